"""What is said behind a no or a yes: Alexa keeps the answer, and hands over the words alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.console import Json
from bedside.simulator.alexa_requests import FilledSlot
from bedside.simulator.echo import Echo
from lambda_function import lambda_handler
from leg_comfort.alexa.free_text import FreeTextReader, IdReader
from leg_comfort.alexa.intents import INTENTS
from leg_comfort.alexa.request import parse
from leg_comfort.alexa.turn_parser import turn_of
from leg_comfort.clinic import CHECKS, load_clinic
from leg_comfort.conversation import Act, Turn
from leg_comfort.nlu import AnswerKind, load_lexicon, read_answer, read_text
from tests.alexa.envelopes import envelope, intent, raw
from tests.alexa.pending_checks import ATTRIBUTES

CLINIC = load_clinic()
LEXICON = load_lexicon("en", CLINIC.findings)
READER = FreeTextReader(CLINIC, lambda: LEXICON)
DATA = Path(__file__).parents[1] / "data"
NO, YES = "NoWithWordsIntent", "YesWithWordsIntent"
SIGNS = {
    "chest_pain_or_breathless": "my chest hurts",
    "cold_pale_foot": "my foot is cold and white",
    "sudden_numb_leg": "my leg suddenly went numb",
    "one_leg_swollen": "my left calf is swollen",
    "red_warm": "my calf is red and hot",
    "bladder_bowel_change": "i can't pee",
    "saddle_numbness": "i'm numb between my legs",
    "dark_urine": "my pee looks like cola",
    "both_legs_weak": "both legs are weak",
    "leg_weakness_new": "my left leg gave way",
}
CASES = [(check, sign) for check in CHECKS for sign in CLINIC.questions[check].findings]
HARMLESS = [
    "just the usual ache",
    "it's just an ache",
    "only the ache",
    "it's just sore",
    "just a cramp",
    "just tired legs",
    "just my usual cramp",
    "it's only aching a bit",
    "nothing else just sore",
]


def replied(check: str, name: str, words: str) -> Echo:
    echo = Echo(lambda_handler)
    echo.attributes, echo.open = dict(ATTRIBUTES[check]), True
    echo.intend(name, {"words": FilledSlot(words)})
    return echo


def facts_of(echo: Echo) -> Json:
    found: Json = echo.attributes.get("findings") or {}
    return found


def denied(echo: Echo, check: str) -> set[str]:
    """Return the signs of a check that are denied."""
    return {sign for sign in CLINIC.questions[check].findings if facts_of(echo).get(sign) is False}


def sentences() -> list[str]:
    """Return replies that people gave to the checks, and noise."""
    told = json.loads((DATA / "check_answers.json").read_text(encoding="utf-8"))
    noise: list[str] = json.loads((DATA / "noise.json").read_text(encoding="utf-8"))
    return [*(record["text"] for record in told), *noise, *SIGNS.values(), *HARMLESS]


REPLIES = sentences()
WORDS = st.sampled_from(sorted({word for reply in REPLIES for word in reply.lower().split()}))
SAID = st.one_of(
    st.sampled_from(REPLIES),
    st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
    st.builds(lambda word, reply: f"{word} {reply}", WORDS, st.sampled_from(REPLIES)),
    st.text(min_size=1, max_size=40),
)
ANY_CHECK = st.sampled_from(CHECKS)
enough = settings(max_examples=150, deadline=None)


def test_every_sign_of_a_check_has_a_sentence_here() -> None:
    assert {sign for _, sign in CASES} == set(SIGNS)


@pytest.mark.parametrize(("check", "sign"), CASES)
@pytest.mark.parametrize("lead", ["", "but ", "well ", "it's just that ", "not really though "])
def test_a_no_with_a_sign_behind_it_never_clears_the_sign(check: str, sign: str, lead: str) -> None:
    echo = replied(check, NO, lead + SIGNS[sign])
    assert sign not in denied(echo, check)


@pytest.mark.parametrize(("check", "sign"), CASES)
def test_a_no_with_a_sign_behind_it_is_heard_as_the_sign(check: str, sign: str) -> None:
    echo = replied(check, NO, f"but {SIGNS[sign]}")
    assert facts_of(echo).get(sign) is True
    assert echo.stage == "emergency"


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("words", HARMLESS)
def test_a_no_with_a_harmless_word_is_a_no_or_asked_again_and_never_an_alarm(
    check: str, words: str
) -> None:
    echo = replied(check, NO, words)
    signs = CLINIC.questions[check].findings
    assert echo.stage != "emergency"
    asked_again = (echo.asking or "").removeprefix("which_") in signs
    assert asked_again or denied(echo, check) == set(signs)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("words", ["thanks", "nothing like that", "not that i know of", "love"])
def test_a_no_with_words_that_only_confirm_it_is_a_plain_no(check: str, words: str) -> None:
    assert denied(replied(check, NO, words), check) == set(CLINIC.questions[check].findings)


@given(ANY_CHECK, SAID)
@enough
def test_words_behind_a_no_clear_only_what_a_plain_no_or_its_name_denies(
    check: str, words: str
) -> None:
    asked = CLINIC.questions[check].findings
    cleared = denied(replied(check, NO, words), check)
    if read_answer(LEXICON, f"no {words}", asked) is not AnswerKind.NO:
        named = read_text(LEXICON, f"no {words}", asked).facts
        assert {sign for sign in cleared if named.get(sign) is not False} == set()


@given(ANY_CHECK, SAID)
@enough
def test_nothing_behind_a_yes_clears_a_sign_that_was_asked_for(check: str, words: str) -> None:
    assert denied(replied(check, YES, words), check) == set()


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "words",
    [
        "no",
        "nah",
        "nah it's just an ache",
        "both the same",
        "it's clear",
        "it's fine",
        "not really",
    ],
)
def test_a_yes_with_words_is_never_a_no(check: str, words: str) -> None:
    assert denied(replied(check, YES, words), check) == set()
    assert READER.read_behind(Act.YES, words, check).answer.act is not Act.NO


@pytest.mark.parametrize(
    "words", ["the left one since sunday", "unfortunately", "a bit", "oh dear"]
)
def test_a_yes_with_words_is_a_yes(words: str) -> None:
    assert READER.read_behind(Act.YES, words, "rf1_leg").answer.act is Act.YES
    assert replied("rf1", YES, words).stage == "emergency"


@pytest.mark.parametrize(
    ("words", "answer"),
    [("nah it's just an ache", Act.NO), ("no not really", Act.NO), ("quite a lot", Act.YES)],
)
def test_a_no_behind_a_yes_takes_it_back_where_no_sign_was_asked_for(
    words: str, answer: Act
) -> None:
    assert READER.read_behind(Act.YES, words, "day").answer.act is answer


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("words", ["thanks", "just the usual ache", "my chest hurts"])
def test_with_a_broken_lexicon_a_no_with_words_is_unclear_and_a_yes_stands(
    check: str, words: str
) -> None:
    reader = IdReader(CLINIC)
    assert turn_with(reader, NO, words, check).act is Act.UNCLEAR
    assert turn_with(reader, YES, words, check).act is Act.YES
    assert dict(turn_with(reader, NO, words, check).facts) == {}


@pytest.mark.parametrize("check", CHECKS)
def test_a_no_with_words_that_got_lost_is_no_plain_no(check: str) -> None:
    assert turn_with(READER, NO, "", check).act is not Act.NO
    assert denied(replied(check, NO, ""), check) == set()


@pytest.mark.parametrize("lead", ["my", "my left", "the", "one", "this"])
@pytest.mark.parametrize("verb", ["gives way", "buckled", "crumpled", "drags", "collapsed"])
def test_no_my_leg_gives_way_is_no_denial_of_the_weakness(lead: str, verb: str) -> None:
    assert "leg_weakness_new" not in denied(replied("rf2_leg", NO, f"{lead} leg {verb}"), "rf2_leg")


def turn_with(reader: IdReader, name: str, words: str, check: str) -> Turn:
    request = parse(envelope(intent(name, words=raw(words)), {"asking": check}))
    return turn_of(request, reader)


@pytest.mark.parametrize(("name", "answer"), [(NO, Act.NO), (YES, Act.YES)])
def test_both_intents_say_which_answer_alexa_kept(name: str, answer: Act) -> None:
    assert INTENTS[name].behind is answer
    assert INTENTS[name].slots == {"words"}
    assert [each for each, meaning in INTENTS.items() if meaning.behind is answer] == [name]


@given(ANY_CHECK, st.sampled_from([NO, YES]), SAID)
@enough
def test_any_words_behind_an_answer_are_answered(check: str, name: str, words: str) -> None:
    echo = replied(check, name, words)
    assert echo.last.speech
    assert echo.asking or echo.stage == "emergency" or not echo.open or echo.stage == "advice"
