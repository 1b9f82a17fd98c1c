"""A reply becomes SSML through the templates."""
