"""Replies to the safety checks: only an unmistakable no passes one, and no plain no alarms."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import CHECKS, load_clinic, raised
from leg_comfort.nlu import (
    AnswerKind,
    Certainty,
    load_lexicon,
    read_answer,
    read_signs,
    read_text,
)
from leg_comfort.nlu.patterns import places_of

DATA = Path(__file__).parents[1] / "data"
LEXICON = load_lexicon("en", load_clinic().findings)
ASKED = {check: load_clinic().questions[check].findings for check in CHECKS}
CHEST, LEGS, SEAT, STRENGTH = ASKED.values()


def told(kind: str) -> list[dict[str, object]]:
    records = json.loads((DATA / "real_utterances.json").read_text(encoding="utf-8"))
    return [record for record in records if (record["kind"] == "warning") == (kind == "warning")]


def test_real_people_s_warning_signs_are_heard() -> None:
    warnings = told("warning")
    heard = [w for w in warnings if any(_facts(w).get(sign) is True for sign in w["slots"])]
    assert len(warnings) == 20
    assert len(heard) >= 19


def test_nothing_else_that_real_people_say_alarms() -> None:
    alarms = [other["text"] for other in told("other") if raised(load_clinic(), _facts(other))]
    assert alarms == []


def _facts(record: dict[str, object]) -> dict[str, bool | int | str]:
    return dict(read_text(LEXICON, str(record["text"])).facts)


@pytest.mark.parametrize(
    ("words", "asked", "kind"),
    [
        ("mm no", CHEST, AnswerKind.NO),
        ("no to all of them", LEGS, AnswerKind.NO),
        ("no, no swelling", LEGS, AnswerKind.NO),
        ("no swelling", LEGS, AnswerKind.UNCLEAR),
        ("no chest pain", LEGS, AnswerKind.UNCLEAR),
        ("no swelling or redness or anything", LEGS, AnswerKind.NO),
        ("not swollen not red not cold", LEGS, AnswerKind.UNCLEAR),
        ("not swollen not red not cold not suddenly numb", LEGS, AnswerKind.NO),
        ("not yet", SEAT, AnswerKind.UNCLEAR),
        ("not any more", CHEST, AnswerKind.UNCLEAR),
        ("i hope not", CHEST, AnswerKind.UNCLEAR),
        ("they hurt the same", LEGS, None),
        ("nah just sore", LEGS, AnswerKind.NO),
        ("just sore", LEGS, None),
        ("breathing's fine till i move", CHEST, None),
        ("yes", CHEST, AnswerKind.YES),
        ("yeah when i breathe in", CHEST, AnswerKind.YES),
        ("yes no", CHEST, AnswerKind.UNCLEAR),
        ("yes my breathing is fine", CHEST, AnswerKind.UNCLEAR),
        ("probably not", CHEST, AnswerKind.UNSURE),
        ("i can't see a difference", LEGS, AnswerKind.NO),
        ("i can't see it's dark", LEGS, AnswerKind.UNSURE),
        ("say the first one again", LEGS, AnswerKind.AGAIN),
        ("mm", CHEST, None),
        ("play some jazz", CHEST, None),
        ("no", (), AnswerKind.NO),
        ("no it's still hard", (), AnswerKind.UNCLEAR),
    ],
)
def test_a_reply_comes_to(words: str, asked: tuple[str, ...], kind: AnswerKind | None) -> None:
    assert read_answer(LEXICON, words, asked) is kind


PLAIN = ("no", "nope", "nah", "none", "not at all", "er", "mm", "thank you", "love", "well")
HEDGES = ("maybe", "i think", "i hope", "only", "sometimes", "mostly", "yet", "at the moment")
CONTENT = (
    *("worse", "bit tight", "when i lie down", "since tea", "coming", "like that one", "warning"),
    *("proper breath", "can't tell", "the other one", "used to be", "right", "make it", "sock on"),
    *("but", "never", "hardly", "not", "doesn't", "can't", "won't", "any more", "feeling"),
)


@given(st.lists(st.sampled_from(PLAIN), max_size=4), st.sampled_from(list(ASKED.values())))
def test_what_is_made_of_plain_words_alone_is_a_no_or_nothing(
    words: list[str], asked: tuple[str, ...]
) -> None:
    assert read_answer(LEXICON, " ".join(words), asked) in (AnswerKind.NO, None)


@given(
    st.lists(st.sampled_from(PLAIN), max_size=3),
    st.lists(st.sampled_from([*HEDGES, *CONTENT]), min_size=1, max_size=3),
    st.lists(st.sampled_from([*PLAIN, *HEDGES, *CONTENT]), max_size=3),
    st.sampled_from(list(ASKED.values())),
)
def test_one_other_word_makes_it_no_plain_no(
    before: list[str], other: list[str], after: list[str], asked: tuple[str, ...]
) -> None:
    words = " ".join([*before, *other, *after])
    assert read_answer(LEXICON, words, asked) is not AnswerKind.NO


@given(st.text(max_size=60), st.sampled_from(list(ASKED.values())))
def test_any_text_is_read_without_an_error(words: str, asked: tuple[str, ...]) -> None:
    assert read_answer(LEXICON, words, asked) in {*AnswerKind, None}


@pytest.mark.parametrize(
    ("words", "sign", "certainty"),
    [
        ("my calf is swollen", "one_leg_swollen", Certainty.SO),
        ("i think it might be a bit bigger", "one_leg_swollen", Certainty.PERHAPS),
        ("maybe my leg is swollen", "one_leg_swollen", Certainty.PERHAPS),
        ("it's not that swollen", "one_leg_swollen", Certainty.PERHAPS),
        ("it's hardly swollen", "one_leg_swollen", Certainty.PERHAPS),
        ("my ankle was swollen yesterday", "one_leg_swollen", Certainty.PERHAPS),
        ("my husband has a swollen ankle", "one_leg_swollen", Certainty.PERHAPS),
        ("my foot's cold", "cold_pale_foot", Certainty.PERHAPS),
        ("my foot's cold and white", "cold_pale_foot", Certainty.SO),
        ("my foot isn't cold", "cold_pale_foot", Certainty.NOT),
        ("maybe i've got chest pain", "chest_pain_or_breathless", Certainty.SO),
        ("my husband can't breathe", "chest_pain_or_breathless", Certainty.SO),
        ("i can't tell any more if i need the loo", "bladder_bowel_change", Certainty.SO),
    ],
)
def test_a_sign_is_so_perhaps_or_not(words: str, sign: str, certainty: Certainty) -> None:
    assert read_signs(LEXICON, words)[sign] is certainty


@pytest.mark.parametrize(
    "words",
    [
        "it's pitch black in here",
        "i got up for the toilet and can't get back to sleep",
        "it's like fizzy water in my legs",
        "it's like a red hot wire down my leg",
        "it's not cold in here",
        "i get up for a wee at night",
    ],
)
def test_a_setting_a_night_trip_and_a_simile_are_no_sign(words: str) -> None:
    assert read_signs(LEXICON, words) == {}


@pytest.mark.parametrize(
    ("words", "asked", "sign"),
    [
        ("it won't hold me", STRENGTH, "leg_weakness_new"),
        ("it was a bit like guinness", STRENGTH, "dark_urine"),
        ("i don't always make it", SEAT, "bladder_bowel_change"),
        ("i've not been since yesterday morning", SEAT, "bladder_bowel_change"),
        ("it never used to be this colour", LEGS, "red_warm"),
    ],
)
def test_a_sign_without_its_noun_is_read_against_what_was_asked(
    words: str, asked: tuple[str, ...], sign: str
) -> None:
    assert read_signs(LEXICON, words, asked)[sign] is Certainty.PERHAPS
    assert sign not in read_signs(LEXICON, words)


def test_a_denial_of_what_was_asked_is_no_sign_of_something_else() -> None:
    assert read_signs(LEXICON, "it's pale", STRENGTH) == {"dark_urine": Certainty.NOT}


@pytest.mark.parametrize("words", ["not swollen", "no nothing like that", "it won't hold me"])
def test_of_all_patterns_few_are_tried_on_an_answer(words: str) -> None:
    index, tokens = LEXICON.index, LEXICON.spelling.tokens(words)
    every = len(index.always) + len(index.numbers)
    tried = sum(map(len, index.likely(frozenset(places_of(tokens))).values()))
    assert 0 < tried < every / 50
