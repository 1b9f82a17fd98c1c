"""What goes to Amazon: the bundle and the skill package, from one source."""
