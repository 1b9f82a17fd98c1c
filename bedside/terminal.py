"""The terminal that people talk in."""

from typing import NoReturn

from rich.console import Console


class Terminal(Console):
    """A console that adds nothing to the words, and leaves a broken pipe to the command."""

    def __init__(self) -> None:
        """Write to standard output."""
        super().__init__(highlight=False, markup=False, emoji=False, soft_wrap=False)

    def on_broken_pipe(self) -> NoReturn:
        """Nobody reads on."""
        raise BrokenPipeError
