"""Play written cases and score what the skill concludes."""
