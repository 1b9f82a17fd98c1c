"""How long whole turns take, through the skill's own entry, while what it leans on fails."""
