"""Play conversations written as transcripts, and report on them."""
