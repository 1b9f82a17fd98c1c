"""Conditions on facts, as the knowledge files write them.

A term is one of
    "strenuous_day"              the finding was answered yes
    "not strenuous_day"          the finding was answered no (no answer is not a no)
    "open strenuous_day"         it was asked about, and the answer left open
    "feel = cramp"               this is the word that was told
    "nights_in_last_two_weeks >= 4"   the number told is at least (>=), above (>) or below (<) this
A condition holds if every term of `all`, at least one of `any` and of `and_any` (if they are
given), and no term of `none` holds.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from leg_comfort.clinic import facts as told
from leg_comfort.clinic.facts import Facts

_TERM = re.compile(r"(?P<how>not |open )?(?P<finding>\w+)(?: (?P<sign>=|>=|>|<) (?P<value>\w+))?")
_SIGNS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One term; `written` is the text in the knowledge file."""

    written: str
    finding: str
    negated: bool
    left_open: bool
    sign: str | None
    value: str

    def holds(self, facts: Facts) -> bool:
        """Return whether the facts meet the term; an unknown fact meets only "open"."""
        if self.left_open:
            return told.is_open(facts, self.finding)
        if self.sign is None:
            return facts.get(self.finding) is (not self.negated)
        if self.sign == "=":
            return told.word(facts, self.finding) == self.value
        number = told.number(facts, self.finding)
        return number is not None and _SIGNS[self.sign](number, int(self.value))


@dataclass(frozen=True, slots=True)
class Condition:
    """The condition of a rule: groups of terms."""

    all: tuple[Term, ...] = ()
    any: tuple[Term, ...] = ()
    and_any: tuple[Term, ...] = ()
    none: tuple[Term, ...] = ()

    def holds(self, facts: Facts) -> bool:
        """Return whether the facts meet the condition; an empty condition is met."""
        return (
            all(term.holds(facts) for term in self.all)
            and all(
                any(term.holds(facts) for term in group)
                for group in (self.any, self.and_any)
                if group
            )
            and not any(term.holds(facts) for term in self.none)
        )

    @property
    def speaks_for(self) -> tuple[Term, ...]:
        """Return the terms that make the condition hold, without those that prevent it."""
        return (*self.all, *self.any, *self.and_any)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return every term, those that prevent it included."""
        return (*self.speaks_for, *self.none)


def read_term(written: str) -> Term:
    """Read one term.

    Raises ValueError for any other text, and for a comparison with something not a number.
    """
    match = _TERM.fullmatch(written)
    if match is None or (match["sign"] and match["how"]):
        raise ValueError(f"cannot read the term {written!r}")
    if match["sign"] in _SIGNS and not match["value"].isdigit():
        raise ValueError(f"{written!r} compares with no number")
    negated, left_open = match["how"] == "not ", match["how"] == told.OPEN
    return Term(written, match["finding"], negated, left_open, match["sign"], match["value"] or "")
