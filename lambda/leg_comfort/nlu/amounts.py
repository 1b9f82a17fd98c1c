"""Read how many nights, weeks and minutes a sentence tells."""

from collections.abc import Callable, Collection, Sequence

from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.patterns import Sentence
from leg_comfort.nlu.quantities import Quantity
from leg_comfort.nlu.sentence_reader import nothing_but
from leg_comfort.nlu.tokens import Tokens

NIGHTS = "nights_in_last_two_weeks"
BOTH_LEGS = "both_legs"
TWO_WEEKS = 14
LEAD = 3
"""How many words before a span of weeks may show that it is a duration ("for", "been")."""


def read_amounts(
    lexicon: Lexicon, sentence: Sentence, asked: Collection[str] = ()
) -> dict[str, bool | int | str]:
    """Return the counts told: nights_in_last_two_weeks, weeks_ongoing, duration_minutes.

    asked: what the question is about. Asked for the nights, any number may be their count.
    """
    told = {
        NIGHTS: _nights(lexicon, sentence, asked),
        "weeks_ongoing": _weeks(lexicon, sentence),
        "duration_minutes": _minutes(lexicon, sentence),
    }
    return {name: amount for name, amount in told.items() if amount is not None}


def _nights(lexicon: Lexicon, sentence: Sentence, asked: Collection[str]) -> int | None:
    if lexicon.amounts.nights_unless.found_in(sentence):
        return None
    ways = _ASKED if NIGHTS in asked else _TOLD if _may_count(asked) else _TOLD_BESIDES
    counted = next((n for n in (way(lexicon, sentence) for way in ways) if n is not None), None)
    return None if counted is None else max(0, min(round(counted), TWO_WEEKS))


def _may_count(asked: Collection[str]) -> bool:
    """Return whether a bare number may count nights: it may if nothing else was asked for.

    Asked for one leg or both, it counts legs, and the caller takes it for that.
    """
    return not asked or BOTH_LEGS in asked


def _put_right(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the number of nights that stands against another: "six nights, not three"."""
    numbers = [q for q in sentence.quantities if q.unit in (None, "night") and not q.ago]
    if len(numbers) < 2 or all(q.unit is None for q in numbers):
        return None
    negators = lexicon.scopes.negators
    denied = [q for q in numbers if not negators.isdisjoint(_before(sentence, q))]
    cuts = [match.start for match in lexicon.scopes.cuts.matches(sentence)]
    last = numbers[-1]
    if any(numbers[-2].end <= cut < last.start for cut in cuts) and last not in denied:
        return last.amount
    kept = [q for q in numbers if q not in denied]
    return kept[0].amount if denied and kept else None


def _all_but(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the nights that are left of two weeks: "all but two"; an article leaves out one."""
    match = next(iter(lexicon.amounts.nights_all_but.matches(sentence)), None)
    if match is None:
        return None
    return TWO_WEEKS - next((q.amount for q in sentence.quantities if q.start in match.used), 1)


def _sum_of_nights(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the number that a count comes to: "three last week, two this week, so five"."""
    sums = lexicon.amounts.nights_sums
    summed = (q for q in sentence.quantities if not sums.isdisjoint(_before(sentence, q)))
    return next((q.amount for q in summed if q.unit is None and q.amount <= TWO_WEEKS), None)


def _number_apart(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the first number that can be a count, if no phrase that tells nights holds it."""
    amounts = lexicon.amounts
    told = {at for _, how in amounts.nights_said for m in how.matches(sentence) for at in m.used}
    counts = (
        q
        for q in sentence.quantities
        if q.unit is None
        and q.amount <= TWO_WEEKS
        and amounts.nights_others.isdisjoint(_before(sentence, q))
    )
    first = next(counts, None)
    return None if first is None or first.start in told else first.amount


def _nights_said(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the nights of the first phrase that tells them."""
    said = lexicon.amounts.nights_said
    return next((nights for nights, how in said if how.found_in(sentence)), None)


def _nights_named(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the nights of a phrase in a sentence that names the night: "a lot" alone is none."""
    named = not lexicon.amounts.nights_words.isdisjoint(sentence.tokens)
    return _nights_said(lexicon, sentence) if named else None


def _days_named(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return how many nights are named by their days ("last night and tonight"), if several."""
    named = lexicon.amounts.nights_days.intersection(sentence.tokens)
    return len(named) if len(named) > 1 else None


def _before(sentence: Sentence, quantity: Quantity) -> Tokens:
    """Return the two words before an amount."""
    return sentence.tokens[max(0, quantity.start - 2) : quantity.start]


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
    return _number_counted(lexicon, sentence)


def _number_counted(lexicon: Lexicon, sentence: Sentence) -> float | None:
    """Return the number of a phrase that counts nights."""
    bare = [q for q in sentence.quantities if q.unit is None]
    counting = {at for m in lexicon.amounts.nights_count.matches(sentence) for at in m.used}
    return next((q.amount for q in bare if q.start in counting), None)


_Way = Callable[[Lexicon, Sentence], float | None]
_TOLD: Sequence[_Way] = (_put_right, _counted_nights, _nights_named, _bare_number)
_TOLD_BESIDES: Sequence[_Way] = (_put_right, _counted_nights, _nights_named, _number_counted)
"""Ways to count nights in answer to another question: "the two are fine" counts legs."""
_ASKED: Sequence[_Way] = (
    *(_put_right, _all_but, _sum_of_nights, _counted_nights, _number_apart, _nights_said),
    *(_bare_number, _days_named),
)
"""Ways to count nights, told or asked for; the first that finds any counts."""


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
