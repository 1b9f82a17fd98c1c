"""Score how single sentences are understood."""
