"""Which words are a value of one of Amazon's own types as a whole, and which only hold one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.nlu.built_in_types import DATE, DURATION, NUMBER, TIME, BuiltInTypes
from bedside.nlu.vocabulary import SlotMatch

MONDAY = date(2026, 11, 23)
READ = BuiltInTypes.of("en")
KINDS = (NUMBER, DURATION, DATE, TIME)


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        (NUMBER, "zero", "0"),
        (NUMBER, "four", "4"),
        (NUMBER, "nineteen", "19"),
        (NUMBER, "twenty", "20"),
        (NUMBER, "twenty one", "21"),
        (NUMBER, "ninety nine", "99"),
        (NUMBER, "7", "7"),
        (NUMBER, "007", "7"),
        (NUMBER, "12", "12"),
        (DURATION, "three weeks", "P3W"),
        (DURATION, "a fortnight", "P2W"),
        (DURATION, "half a minute", "PT1M"),
        (DURATION, "thirty seconds", "PT30S"),
        (DURATION, "a couple of months", "P2M"),
        (DURATION, "a good hour", "PT1H"),
        (DURATION, "10 minutes", "PT10M"),
        (DURATION, "five years", "P5Y"),
        (DATE, "thursday", "2026-11-26"),
        (DATE, "on saturday", "2026-11-28"),
        (DATE, "next monday", "2026-11-30"),
        (DATE, "tomorrow", "2026-11-24"),
        (DATE, "tomorrow morning", "2026-11-24"),
        (DATE, "the day after tomorrow", "2026-11-25"),
        (DATE, "in two weeks", "2026-12-07"),
        (DATE, "next week", "2026-W49"),
        (TIME, "ten o'clock", "10:00"),
        (TIME, "nine in the morning", "09:00"),
        (TIME, "half past nine", "09:30"),
        (TIME, "quarter to three in the afternoon", "14:45"),
        (TIME, "five p m", "17:00"),
        (TIME, "noon", "12:00"),
        (TIME, "midnight", "00:00"),
        (TIME, "in the evening", "EV"),
    ],
)
def test_words_that_are_a_value_have_it(kind: str, said: str, value: str) -> None:
    assert READ.value(kind, said, MONDAY) == value


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        *(
            (kind, said)
            for kind in KINDS
            for said in ("", "a cramp", "my calf", "no", "yes please")
        ),
        (NUMBER, "about four"),
        (NUMBER, "four nights"),
        (NUMBER, "four or five"),
        (NUMBER, "twenty twenty"),
        (NUMBER, "two one"),
        (NUMBER, "ten two"),
        (NUMBER, "twenty zero"),
        (NUMBER, "-3"),
        (NUMBER, "3.5"),
        (NUMBER, "²"),
        (NUMBER, "٣"),
        (NUMBER, "once"),
        (NUMBER, "a few"),
        (DURATION, "three"),
        (DURATION, "weeks"),
        (DURATION, "for three weeks"),
        (DURATION, "three weeks now"),
        (DURATION, "not three weeks"),
        (DURATION, "three weeks of cramps"),
        (DATE, "not tuesday"),
        (DATE, "remind me on thursday"),
        (DATE, "thursday at ten"),
        (DATE, "the calf tomorrow"),
        (DATE, "four"),
        (TIME, "my calf at nine"),
        (TIME, "nine nights"),
        (TIME, "make it nine"),
        (TIME, "thursday at nine"),
        (TIME, "two weeks"),
    ],
)
def test_words_that_are_no_value_have_none(kind: str, said: str) -> None:
    assert READ.value(kind, said, MONDAY) is None


@pytest.mark.parametrize("kind", ["AMAZON.SearchQuery", "AMAZON.City", "FINDING", ""])
def test_no_other_type_is_read(kind: str) -> None:
    assert READ.value(kind, "nine in the morning", MONDAY) is None


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("four", "4"),
        ("about four nights", "4"),
        ("three or four", "4"),
        ("maybe twenty one nights", "21"),
        ("10 nights i think", "10"),
        ("five nights in two weeks", "5"),
        ("for two weeks", "2"),
    ],
)
def test_the_last_number_that_is_no_duration_counts(said: str, number: str) -> None:
    assert READ.number_in(said) == SlotMatch(number)


@pytest.mark.parametrize("said", ["", "a few nights", "every night", "once", "someone"])
def test_a_sentence_without_a_number_names_none(said: str) -> None:
    assert READ.number_in(said) is None


def test_a_language_without_words_for_them_has_no_values() -> None:
    read = BuiltInTypes.of("xx")
    said = {NUMBER: "four", DURATION: "three weeks", DATE: "thursday", TIME: "noon"}
    assert [read.value(kind, words, MONDAY) for kind, words in said.items()] == [None] * len(KINDS)
    assert read.value(NUMBER, "4", MONDAY) == "4"


@given(st.integers(min_value=0, max_value=10**9))
def test_every_number_in_figures_is_itself(number: int) -> None:
    assert READ.value(NUMBER, str(number), MONDAY) == str(number)


SAID = st.lists(
    st.sampled_from([*READ.cardinals, *READ.amounts.units, "a", "on", "the", "monday", "o'clock"])
)


@given(st.sampled_from(KINDS), st.text(max_size=40) | SAID.map(" ".join))
def test_any_text_is_read_without_an_error(kind: str, said: str) -> None:
    value = READ.value(kind, said, MONDAY)
    assert value is None or value.isascii()


def test_a_language_may_join_tens_and_ones_by_a_word() -> None:
    spanish = BuiltInTypes.of("es")
    assert spanish.value(NUMBER, "treinta y cuatro", MONDAY) == "34"
    assert spanish.number_in("van treinta y cuatro") == SlotMatch("34")
    assert READ.value(NUMBER, "thirty and four", MONDAY) is None
    assert READ.number_in("thirty and four") == SlotMatch("4")
