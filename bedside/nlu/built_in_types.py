"""Values of Amazon's built-in slot types: which words are one as a whole, and its value."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from bedside.console import read_language
from bedside.nlu.clock_times import Hours
from bedside.nlu.date_patterns import DateNames
from bedside.nlu.dates import Days
from bedside.nlu.vocabulary import SlotMatch, SpokenAmounts

NUMBER, DURATION = "AMAZON.NUMBER", "AMAZON.DURATION"
DATE, TIME = "AMAZON.DATE", "AMAZON.TIME"
TENS, ONES = range(20, 100, 10), range(1, 10)


@dataclass(frozen=True, slots=True)
class BuiltInTypes:
    """Reads built-in values in one language.

    within: type → words that may stand in a value beside those that count.
    """

    amounts: SpokenAmounts
    days: Days
    hours: Hours
    cardinals: Mapping[str, int]
    within: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, language: str) -> "BuiltInTypes":
        """Read the words of a language; a language without any has no built-in values."""
        read = read_language(language, "builtin_slots").get("reading", {})
        names = DateNames.of(language)
        return cls(
            SpokenAmounts.of(language),
            Days(names),
            Hours(names),
            read.get("cardinals", {}),
            read.get("within", {}),
        )

    def value(self, kind: str, text: str, today: date) -> str | None:
        """Return the value of a text that is nothing but a value of a type; None for any other."""
        reading: Callable[[str, date], str | None] | None = {
            NUMBER: self._number,
            DURATION: self._duration,
            DATE: self._date,
            TIME: self._time,
        }.get(kind)
        return None if reading is None else reading(text, today)

    def number_in(self, text: str) -> SlotMatch | None:
        """Return the last number that a text names, in digits: one of a duration if no other."""
        words = text.split()
        ends = range(len(words), 0, -1)
        apart = [end for end in ends if not self._is_unit(words[end : end + 1])]
        spans = (
            " ".join(words[max(0, end - size) : end])
            for end in (*apart, *ends)
            for size in (3, 2, 1)
        )
        numbers = (self._number(span, date.min) for span in spans)
        return next((SlotMatch(number) for number in numbers if number is not None), None)

    def _is_unit(self, following: list[str]) -> bool:
        return any(word in self.amounts.units for word in following)

    def _number(self, text: str, today: date) -> str | None:
        if text.isascii() and text.isdecimal():
            return str(int(text))
        words, joins = text.split(), self.within.get(NUMBER, ())
        match [self.cardinals.get(word) for word in words]:
            case [int(one)]:
                return str(one)
            case [int(tens), int(one)] if tens in TENS and one in ONES:
                return str(tens + one)
            case [int(tens), _, int(one)] if tens in TENS and one in ONES and words[1] in joins:
                return str(tens + one)
        return None

    def _duration(self, text: str, today: date) -> str | None:
        amounts = self.amounts
        known = {*amounts.numbers, *amounts.units, *amounts.whole, *self.within.get(DURATION, ())}
        if not all(word in known or word.isdecimal() for word in text.split()):
            return None
        found = amounts.duration(text)
        return found.value if found else None

    def _date(self, text: str, today: date) -> str | None:
        value, rest = self.days.read(text, today)
        allowed = {*self.within.get(DATE, ()), *self.days.names.words.kinds.get("part", ())}
        return value if allowed.issuperset(rest.split()) else None

    def _time(self, text: str, today: date) -> str | None:
        kinds = self.hours.names.words.kinds
        named = (kinds.get(kind, {}) for kind in ("hour", "minute", "part"))
        known = {word for words in named for each in words for word in each.split()}
        known.update(self.within.get(TIME, ()))
        whole = all(word in known or word.isdecimal() for word in text.split())
        return self.hours.read(text) if whole else None
