"""What stands on a screen, freed of its looks: texts, what can be touched, what moves, how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Target:
    """Something to touch. sent: what comes back as the arguments of the touch."""

    label: str
    sent: tuple[str, ...]

    def to_datasource(self, place: int) -> dict[str, Any]:
        """The target as the document reads it. place: from 0 on."""
        return {"label": self.label, "sent": list(self.sent), "place": place}


@dataclass(frozen=True, slots=True)
class Count:
    """When the count of a stretch begins after the speech does, and how long it takes; seconds."""

    begins: float
    lasts: float


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen; what is empty is not there.

    caption: small, at the top. number: very large. text: large. note: small, above the targets.
    count: the stretch is drawn, and moves with it. dark: seconds after which it fades to black;
    None while it may stay.
    """

    caption: str = ""
    number: str = ""
    text: str = ""
    note: str = ""
    targets: Sequence[Target] = ()
    count: Count | None = None
    dark: float | None = None

    def to_datasource(self) -> dict[str, Any]:
        """The screen as the document reads it: plain JSON, times in milliseconds."""
        count = self.count or Count(0, 0)
        return {
            "caption": self.caption,
            "number": self.number,
            "text": self.text,
            "note": self.note,
            "letters": self._letters(),
            "targets": [each.to_datasource(place) for place, each in enumerate(self.targets)],
            "stretch": self.count is not None,
            "lead": _milliseconds(count.begins),
            "count": _milliseconds(count.lasts),
            "dark": _milliseconds(self.dark or 0),
        }

    def _letters(self) -> dict[str, int]:
        """How long the texts are, by which they are sized; of the labels, how long the longest."""
        longest = max((len(each.label) for each in self.targets), default=0)
        texts = {"number": self.number, "text": self.text, "note": self.note}
        return {**{name: len(text) for name, text in texts.items()}, "label": longest}


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
