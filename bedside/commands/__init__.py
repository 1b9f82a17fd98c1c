"""The commands of `leg-comfort`, one module each.

A command module has HELP, its line in `leg-comfort --help`; configure(parser), which adds its
arguments and sets `run`; and run(arguments), which returns True if something failed. Its imports at
the top are light, so that `--help` answers at once: run() imports what it needs.
"""
