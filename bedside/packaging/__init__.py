"""Everything that is deployed at Amazon: the bundle and the skill package."""
