"""How many nights, how many weeks, how many minutes a sentence tells."""

from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.pattern_index import Patterns
from leg_comfort.nlu.patterns import Sentence
from leg_comfort.nlu.quantities import Quantity

TWO_WEEKS = 14
LEAD = 3
"""So many words before a span of weeks may hold what makes it a duration ("for", "been")."""


def read_amounts(lexicon: Lexicon, sentence: Sentence) -> dict[str, bool | int | str]:
    """Return nights_in_last_two_weeks, weeks_ongoing and duration_minutes where they are told."""
    told = {
        "nights_in_last_two_weeks": _nights(lexicon, sentence),
        "weeks_ongoing": _weeks(lexicon, sentence),
        "duration_minutes": _minutes(lexicon, sentence),
    }
    return {name: amount for name, amount in told.items() if amount is not None}


def _found(patterns: Patterns, sentence: Sentence) -> bool:
    return any(True for _ in patterns.matches(sentence))


def _nights(lexicon: Lexicon, sentence: Sentence) -> int | None:
    amounts = lexicon.amounts
    if _found(amounts.nights_unless, sentence):
        return None
    counted = _counted_nights(lexicon, sentence)
    if counted is None:
        said = (nights for nights, how in amounts.nights_said if _found(how, sentence))
        counted = next(said, None)
    if counted is None:
        counted = _bare_number(lexicon, sentence)
    return None if counted is None else min(round(counted), TWO_WEEKS)


def _counted_nights(lexicon: Lexicon, sentence: Sentence) -> float | None:
    if _found(lexicon.amounts.whole_weeks, sentence):
        weeks = [q.amount for q in _of_unit(sentence, "week") + _of_unit(sentence, "day", 1 / 7)]
        return 7 * weeks[0] if weeks else None
    per_week = 2 if _found(lexicon.amounts.weekly, sentence) else 1
    nights = _of_unit(sentence, "night") + _of_unit(sentence, "time")
    if nights:
        return per_week * nights[0].amount
    return None


def _of_unit(sentence: Sentence, unit: str, size: float = 1) -> list[Quantity]:
    return [
        Quantity(q.start, q.end, q.amount * size, q.unit)
        for q in sentence.quantities
        if q.unit == unit and not q.ago
    ]


def _bare_number(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the number of a sentence that is nothing but a number ("three or four")."""
    bare = [q for q in sentence.quantities if q.unit is None]
    return bare[-1].amount if bare and _nothing_but(lexicon, sentence, bare) else None


def _nothing_but(lexicon: Lexicon, sentence: Sentence, amounts: list[Quantity]) -> bool:
    """Say whether small words are all that stands around these amounts."""
    covered = {at for amount in amounts for at in range(amount.start, amount.end)}
    rest = (token for at, token in enumerate(sentence.tokens) if at not in covered)
    return all(token in lexicon.small or token in lexicon.soft for token in rest)


def _weeks(lexicon: Lexicon, sentence: Sentence) -> int | None:
    if _found(lexicon.amounts.weeks_unless, sentence):
        return None
    for quantity in _of_unit(sentence, "week") + _of_unit(sentence, "day", 1 / 7):
        led = sentence.tokens[max(0, quantity.start - LEAD) : quantity.start]
        told = any(token in lexicon.amounts.weeks_leads for token in led)
        if quantity.amount >= 1 and (told or _nothing_but(lexicon, sentence, [quantity])):
            return int(quantity.amount)
    return None


def _minutes(lexicon: Lexicon, sentence: Sentence) -> int | None:
    if _found(lexicon.amounts.minutes_unless, sentence):
        return None
    minutes = _of_unit(sentence, "minute")
    return max(1, round(minutes[0].amount)) if minutes else None
