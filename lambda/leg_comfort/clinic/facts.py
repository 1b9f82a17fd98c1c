"""The facts that the user told, and how to read them without guessing."""

from collections.abc import Mapping

Fact = bool | int | str
Facts = Mapping[str, Fact]
"""Finding id → true, false, "unknown", a number, or a word such as a kind of feel."""

UNKNOWN = "unknown"
UNSURE = "unsure"
"""The feel of a user who cannot tell: it is known, but evidence for nothing."""
OPEN = "open "
"""Before a finding: it was asked about and left open."""
LEFT_OPEN = "left_open"
"""What any finding left open is called when it is said."""
NIGHTS = "nights_in_last_two_weeks"
FORTNIGHT = 14
"""The number of days that the question about nights looks back."""


def is_known(facts: Facts, finding: str) -> bool:
    """Return whether the finding was answered at all; "unknown" is not an answer."""
    return facts.get(finding, UNKNOWN) != UNKNOWN


def is_true(facts: Facts, finding: str) -> bool:
    """Return whether the finding was answered yes."""
    return facts.get(finding) is True


def is_possible(facts: Facts, finding: str) -> bool:
    """Return whether the finding was answered yes, or asked about and left open."""
    return facts.get(finding) in (True, UNKNOWN)


def is_open(facts: Facts, finding: str) -> bool:
    """Return whether the finding was asked about and left open."""
    return facts.get(finding) == UNKNOWN


def forbids(facts: Facts, written: str) -> bool:
    """Return whether an entry of `not_if` holds: a finding, or "open" and a finding."""
    finding = written.removeprefix(OPEN)
    return is_possible(facts, finding) if finding == written else is_open(facts, finding)


def ground_of(written: str) -> str:
    """Return what an entry of `not_if` is called when it is said; no open finding is named."""
    return LEFT_OPEN if written.startswith(OPEN) else written


def number(facts: Facts, finding: str) -> int | None:
    """Return the number that was told (nights, minutes or weeks), or None."""
    value = facts.get(finding)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def word(facts: Facts, finding: str) -> str | None:
    """Return the word that was told, such as "ache" for feel, or None."""
    value = facts.get(finding)
    return value if isinstance(value, str) and value != UNKNOWN else None
