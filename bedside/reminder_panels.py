"""Reminders as they are shown at a desk, when one is made, moved or cancelled."""

from collections.abc import Iterator, Sequence

from rich.panel import Panel
from rich.text import Text

from bedside.simulator.alexa_words import DeskWords
from bedside.simulator.fake_alexa_api import HeldReminder

BORDER = "color(108)"

Change = tuple[str, HeldReminder]


def panels(
    before: Sequence[HeldReminder], after: Sequence[HeldReminder], words: DeskWords
) -> Iterator[Panel]:
    """A panel for each reminder that a turn has made, moved or cancelled."""
    for title, held in _changes(before, after, words):
        body = f"{held.when:%Y-%m-%d %H:%M}  {held.zone}\n{held.text}"
        yield Panel(Text(body), title=Text(title), border_style=BORDER, expand=False)


def _changes(
    before: Sequence[HeldReminder], after: Sequence[HeldReminder], words: DeskWords
) -> Iterator[Change]:
    was = {held.token: held for held in before}
    for held in after:
        if held.token not in was:
            yield words.made, held
        elif held != was[held.token]:
            yield words.moved, held
    left = {held.token for held in after}
    yield from ((words.cancelled, held) for held in before if held.token not in left)
