"""A screen without its looks: texts, touch targets, movement and how long it stays."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Something to touch. sent: the arguments of the touch's request."""

    label: str
    sent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StretchCount:
    """The count of a stretch: when it begins after the speech does, and how long it takes.

    Both in seconds.
    """

    begins: float
    lasts: float


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen; an empty part is not shown.

    caption: small, at the top. number: very large. text: large. note: small, above the targets.
    count: the stretch is drawn, and moves with the count. dark: seconds after which the screen
    fades to black; None if it may stay.
    """

    caption: str = ""
    number: str = ""
    text: str = ""
    note: str = ""
    targets: Sequence[Target] = ()
    count: StretchCount | None = None
    dark: float | None = None
