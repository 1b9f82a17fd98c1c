"""One leg or both, the risks of a clot, too many tablets: read in words that nobody listed."""

from collections.abc import Mapping

import pytest

from leg_comfort.clinic import load_clinic
from leg_comfort.nlu import AnswerKind, load_lexicon, read_answer, read_text

CLINIC = load_clinic()
LEXICON = load_lexicon("en", CLINIC.findings)


def facts(question: str, words: str) -> Mapping[str, bool | int | str]:
    return read_text(LEXICON, words, CLINIC.questions[question].findings).facts


def answer(question: str, words: str) -> AnswerKind | None:
    return read_answer(LEXICON, words, CLINIC.questions[question].findings)


ONE = (
    *("just the left", "my right one", "only the one", "the left, the other's fine"),
    *("it's the right calf", "the same one as last time", "the one i broke", "mostly the left"),
    *("nothing in the other one", "the right, higher up", "it's in my left", "right one"),
)
BOTH = (
    *("both the same", "the pair of them", "in both", "they both do it", "left and right"),
    *("first one then the other", "both of them equally", "either side", "they take turns"),
    *("left more than right but both", "it goes from one to the other", "left more than the right"),
)
STILL = (
    *("they replaced my hip ten days ago", "i had my hernia fixed on monday"),
    *("they did my knee a fortnight ago", "they did my bunions three weeks ago"),
    *("i was laid up with a bad chest for a fortnight", "i flew home from sydney on sunday"),
    *("my ankle's been in a boot since august", "we drove down to cornwall, nine hours"),
    *("just out of hospital", "i had a keyhole thing on my shoulder"),
    *("i've hardly been out of bed since the flu", "does a long haul flight count"),
)
CLOT = (
    *("i had a dvt when i was forty", "i'm on the pill if that matters", "i take hrt patches"),
    *("we had our little boy five weeks ago", "i'm having chemo for my breast"),
    *("they gave me blood thinners once for a lung thing", "a clot in my arm years back"),
    *("my prostate, i get hormone jabs for it", "i had a baby in october, six weeks ago"),
    *("years back they had me on the rat poison tablets for it", "they found a clot once before"),
)
OVERDOSE = (
    *("i've had twelve paracetamol since lunch", "ibuprofen, about fifteen today"),
    *("i took too many of my tablets by mistake", "i took my husband's sleeping tablets"),
    "i've had paracetamol, quite a lot, sixteen maybe since teatime",
)
USUAL = (
    *("two paracetamol at ten", "i took my usual tablets at nine", "aspirin for ten years"),
    *("just paracetamol, every four hours like it says", "i take a lot of tablets"),
    *("i've had ibuprofen, one, an hour ago", "metformin five hundred milligrams"),
    *("paracetamol, a couple since teatime", "same tablets for twenty years"),
)
PLAIN = {
    "rf1": (
        *("nope, fine", "no, i feel all right", "none whatever", "no, i can breathe"),
        *("no, chest is clear", "no, my leg isn't swollen"),
    ),
    "rf1_leg": (
        *("they match", "no odds between them", "i've had a feel and they match"),
        *("can't tell them apart", "identical, bit skinny", "no difference yet"),
        *("pitch black in here but i've a torch, they're the same", "they look ordinary"),
    ),
    "rf2": (
        *("all in working order", "no problems in that department", "that's all working"),
        *("nothing amiss below", "that's all as it should be", "all normal in that line"),
    ),
    "rf2_leg": (
        *("no, strong as ever, and it's pale", "no, steady on my feet", "no, they're good legs"),
        *("no, normal colour and not weak", "no, none of those two", "no, it's just numb"),
    ),
    "risk_clot": (
        *("no, never", "no, i've been lucky that way", "no, clean slate", "no to all of it"),
        *("no, no ops, not on anything", "none of that lot"),
    ),
    "risk_still": ("no, none of that", "no to the lot", "nope, none of those things"),
}
NO_PLAIN_NO = {
    "rf1": ("no swelling", "no, it's tight", "no, it's heavy", "no, just sore", "never this bad"),
    "rf1_leg": ("no, it's just numb", "no, it's cold in here", "no chest pain", "i haven't looked"),
    "rf2": ("no, it's just numb", "no, it's numb down there"),
    "risk_clot": ("er, no, not lately", "not on anything", "no, only one years ago"),
}


@pytest.mark.parametrize("words", ONE)
def test_one_leg_is_heard(words: str) -> None:
    assert facts("one_leg", words).get("both_legs") is False


@pytest.mark.parametrize("words", BOTH)
def test_both_legs_are_heard(words: str) -> None:
    assert facts("one_leg", words).get("both_legs") is True


@pytest.mark.parametrize(
    ("words", "both"),
    [
        *((words, True) for words in ("my calves ache", "legs are so stiff", "my legs are tired")),
        *((words, False) for words in ("my calf aches", "calf's sore", "that calf has been sore")),
        *((words, None) for words in ("it aches", "my calf isn't sore", "my calf is swollen")),
    ],
)
def test_who_speaks_of_one_calf_or_of_calves_has_said_how_many(
    words: str, both: bool | None
) -> None:
    assert read_text(LEXICON, words).facts.get("both_legs") is both


@pytest.mark.parametrize("words", STILL)
def test_time_without_moving_is_heard(words: str) -> None:
    told = facts("risk_still", words)
    assert told.get("recent_immobility") is True or told.get("plaster_lately") is True


@pytest.mark.parametrize("words", CLOT)
def test_a_risk_of_a_clot_is_heard(words: str) -> None:
    told = facts("risk_clot", words)
    assert {told.get(f) for f in CLINIC.questions["risk_clot"].findings} >= {True}


@pytest.mark.parametrize("words", OVERDOSE)
def test_too_many_tablets_are_heard(words: str) -> None:
    assert facts("meds", words).get("overdose") is True


@pytest.mark.parametrize("words", USUAL)
def test_the_usual_tablets_are_not_too_many(words: str) -> None:
    told = read_text(LEXICON, words, CLINIC.questions["meds"].findings)
    assert "overdose" not in told.possible


@pytest.mark.parametrize(
    ("question", "words"), [(q, words) for q, each in PLAIN.items() for words in each]
)
def test_a_no_in_words_is_a_plain_no(question: str, words: str) -> None:
    assert answer(question, words) is AnswerKind.NO


@pytest.mark.parametrize(
    ("question", "words"), [(q, words) for q, each in NO_PLAIN_NO.items() for words in each]
)
def test_what_may_mean_the_sign_is_no_plain_no(question: str, words: str) -> None:
    assert answer(question, words) is not AnswerKind.NO


def test_an_ache_said_first_is_an_ache_though_the_foot_tingles() -> None:
    assert read_text(LEXICON, "my calf aches and my foot's tingling").facts["feel"] == "ache"
    assert read_text(LEXICON, "burning, aching feet").facts["feel"] == "burning"
