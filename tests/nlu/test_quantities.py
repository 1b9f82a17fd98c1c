"""Numbers and spans of time in words."""

import pytest

from leg_comfort.clinic import load_clinic
from leg_comfort.nlu import load_lexicon
from leg_comfort.nlu.quantities import read_quantities

LEXICON = load_lexicon("en", load_clinic().findings)


@pytest.mark.parametrize(
    ("words", "amount", "unit"),
    [
        ("eighty two", 82, None),
        ("17", 17, None),
        ("nine or ten", 10, None),
        ("two three", 3, None),
        ("half an hour", 30, "minute"),
        ("quarter of an hour", 15, "minute"),
        ("an hour and a half", 90, "minute"),
        ("twenty five minutes", 25, "minute"),
        ("hours", 120, "minute"),
        ("a month", 4, "week"),
        ("years", 52, "week"),
        ("a fortnight", 2, "week"),
        ("fifth night", 5, "night"),
        ("twice", 2, "time"),
        ("a couple of nights", 2, "night"),
    ],
)
def test_an_amount_in_words_has_its_number_and_unit(
    words: str, amount: float, unit: str | None
) -> None:
    (found,) = read_quantities(LEXICON.numbers, LEXICON.spelling.tokens(words))
    assert (found.amount, found.unit, found.ago) == (amount, unit, False)


def test_what_was_a_while_ago_is_marked_as_such() -> None:
    (found,) = read_quantities(LEXICON.numbers, ("two", "weeks", "ago"))
    assert (found.amount, found.unit, found.ago) == (2, "week", True)


def test_an_article_alone_is_no_number() -> None:
    assert read_quantities(LEXICON.numbers, ("a", "cramp")) == ()
