"""What the person has told so far, and how to read it without guessing."""

from collections.abc import Mapping

Fact = bool | int | str
Facts = Mapping[str, Fact]
"""Finding id → true, false, "unknown", a number, or a word such as a kind of feel."""

UNKNOWN = "unknown"
UNSURE = "unsure"
"""What somebody says who cannot tell how it feels: known, but no ground for anything."""
NIGHTS = "nights_in_last_two_weeks"
FORTNIGHT = 14
"""Days that the question about nights looks back."""


def is_known(facts: Facts, finding: str) -> bool:
    """Tell whether the finding was answered at all; "unknown" is no answer."""
    return facts.get(finding, UNKNOWN) != UNKNOWN


def is_true(facts: Facts, finding: str) -> bool:
    """Tell whether the finding was answered yes."""
    return facts.get(finding) is True


def is_false(facts: Facts, finding: str) -> bool:
    """Tell whether the finding was answered no."""
    return facts.get(finding) is False


def is_possible(facts: Facts, finding: str) -> bool:
    """Tell whether the finding was answered yes, or asked about and left open."""
    return facts.get(finding) in (True, UNKNOWN)


def number(facts: Facts, finding: str) -> int | None:
    """Give the number that was told (nights, minutes or weeks), or None without one."""
    value = facts.get(finding)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def word(facts: Facts, finding: str) -> str | None:
    """Give the word that was told, such as "ache" for feel, or None without one."""
    value = facts.get(finding)
    return value if isinstance(value, str) and value != UNKNOWN else None
