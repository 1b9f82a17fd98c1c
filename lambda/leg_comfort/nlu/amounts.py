"""Read how many nights, weeks and minutes a sentence tells."""

from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.patterns import Sentence
from leg_comfort.nlu.quantities import Quantity
from leg_comfort.nlu.sentence_reader import nothing_but

TWO_WEEKS = 14
LEAD = 3
"""How many words before a span of weeks may show that it is a duration ("for", "been")."""


def read_amounts(lexicon: Lexicon, sentence: Sentence) -> dict[str, bool | int | str]:
    """Return the counts told: nights_in_last_two_weeks, weeks_ongoing, duration_minutes."""
    told = {
        "nights_in_last_two_weeks": _nights(lexicon, sentence),
        "weeks_ongoing": _weeks(lexicon, sentence),
        "duration_minutes": _minutes(lexicon, sentence),
    }
    return {name: amount for name, amount in told.items() if amount is not None}


def _nights(lexicon: Lexicon, sentence: Sentence) -> int | None:
    amounts = lexicon.amounts
    if amounts.nights_unless.found_in(sentence):
        return None
    counted = _counted_nights(lexicon, sentence)
    if counted is None:
        said = (nights for nights, how in amounts.nights_said if how.found_in(sentence))
        counted = next(said, None)
    if counted is None:
        counted = _bare_number(lexicon, sentence)
    return None if counted is None else min(round(counted), TWO_WEEKS)


def _counted_nights(lexicon: Lexicon, sentence: Sentence) -> float | None:
    if lexicon.amounts.whole_weeks.found_in(sentence):
        weeks = [q.amount for q in _of_unit(sentence, "week") + _of_unit(sentence, "day", 1 / 7)]
        return 7 * weeks[0] if weeks else None
    per_week = 2 if lexicon.amounts.weekly.found_in(sentence) else 1
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
    """Return the number of a sentence of nothing else, or of a phrase that counts nights."""
    bare = [q for q in sentence.quantities if q.unit is None]
    if bare and _only(lexicon, sentence, bare):
        return bare[-1].amount
    counting = {at for m in lexicon.amounts.nights_count.matches(sentence) for at in m.used}
    return next((q.amount for q in bare if q.start in counting), None)


def _only(lexicon: Lexicon, sentence: Sentence, amounts: list[Quantity]) -> bool:
    covered = {at for amount in amounts for at in range(amount.start, amount.end)}
    return nothing_but(lexicon, sentence, covered)


def _weeks(lexicon: Lexicon, sentence: Sentence) -> int | None:
    if lexicon.amounts.weeks_unless.found_in(sentence):
        return None
    for quantity in _of_unit(sentence, "week") + _of_unit(sentence, "day", 1 / 7):
        led = sentence.tokens[max(0, quantity.start - LEAD) : quantity.start]
        told = any(token in lexicon.amounts.weeks_leads for token in led)
        if quantity.amount >= 1 and (told or _only(lexicon, sentence, [quantity])):
            return int(quantity.amount)
    return None


def _minutes(lexicon: Lexicon, sentence: Sentence) -> int | None:
    if lexicon.amounts.minutes_unless.found_in(sentence):
        return None
    minutes = _of_unit(sentence, "minute")
    return max(1, round(minutes[0].amount)) if minutes else None
