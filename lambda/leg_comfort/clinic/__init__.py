"""Knowledge as data, and the rules that read it. Pure."""
