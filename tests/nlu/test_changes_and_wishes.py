"""How it is now, and what is wished of the voice, in words that are no sample of the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.alexa.free_text import WISHES, FreeTextReader
from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import Act
from leg_comfort.nlu import load_lexicon, read_change, read_wish

LEXICON = load_lexicon("en", load_clinic().findings)
READER = FreeTextReader(load_clinic(), lambda: LEXICON)


@pytest.mark.parametrize(
    "words",
    [
        "better",
        "it's a bit better",
        "that's better than it was",
        "it's easing off",
        "the pain is easing",
        "it let go",
        "it's gone",
        "the cramp's passed",
        "the stretch worked",
        "that did the trick",
        "it's less tight",
        "not as bad",
        "it's not so tight now",
        "almost gone",
        "nearly there",
        "it loosened up",
        "it doesn't hurt any more",
    ],
)
def test_better_is_heard(words: str) -> None:
    assert read_change(LEXICON, words) == "better"


@pytest.mark.parametrize(
    "words",
    [
        "worse",
        "it's worse now",
        "it's even tighter",
        "it hurts more",
        "it's hurting more now",
        "it's come back",
        "more painful than before",
        "the pain is stronger",
        "it got a lot sorer",
    ],
)
def test_worse_is_heard(words: str) -> None:
    assert read_change(LEXICON, words) == "worse"


@pytest.mark.parametrize(
    "words",
    [
        "no change",
        "no better",
        "no different",
        "it's just the same",
        "exactly the same",
        "still hurts",
        "still cramping",
        "it's still there",
        "nothing changed",
        "it hasn't helped",
        "it didn't work",
        "it won't let go",
        "it hasn't moved",
    ],
)
def test_no_change_is_heard(words: str) -> None:
    assert read_change(LEXICON, words) == "no_change"


@pytest.mark.parametrize(
    "words",
    [
        "it's not easing",
        "it isn't easing off",
        "it's not getting better",
        "it isn't getting any better",
        "it's not much better",
        "it's hardly better",
        "it isn't any easier",
        "it's no looser",
        "it's no less tight",
        "it's not loosening up",
        "it's not improving",
        "it's not softer",
        "it's not going off",
        "it isn't letting go",
        "it isn't really helping",
        "i don't think it worked",
        "it never let go",
        "nothing helped",
    ],
)
def test_an_improvement_that_is_denied_is_none(words: str) -> None:
    assert read_change(LEXICON, words) == "no_change"


@pytest.mark.parametrize(
    "words", ["it's not worse", "it's no worse than before", "not any worse", "it's not tighter"]
)
def test_a_turn_for_the_worse_that_is_denied_is_none(words: str) -> None:
    assert read_change(LEXICON, words) == "no_change"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "no",
        "yes",
        "my calf",
        "it hurts",
        "i rubbed it",
        "it comes back again",
        "it comes back every night",
        "next to my shin bone",
        "i want to go back to sleep",
        "i can't hold on when i need to pee",
    ],
)
def test_what_tells_of_no_change_is_none(words: str) -> None:
    assert read_change(LEXICON, words) is None


@pytest.mark.parametrize("question", [None, "eased"])
def test_a_change_is_read_where_nothing_else_is_asked(question: str | None) -> None:
    assert READER.read("it's easing off", question).change == "better"


@pytest.mark.parametrize("question", ["rf1", "rf1_leg", "rf2", "rf2_leg", "day"])
def test_a_change_is_no_answer_to_another_question(question: str) -> None:
    assert READER.read("it's easing off", question).change is None


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("pause", "hold on"),
        ("pause", "just hold on a second"),
        ("pause", "hang on love"),
        ("pause", "wait a minute will you"),
        ("pause", "give me a sec to sit up"),
        ("pause", "bear with me"),
        ("pause", "let me find my glasses"),
        ("pause", "half a tick"),
        ("repeat", "run that by me again"),
        ("repeat", "can you tell me that again please"),
        ("repeat", "i didn't catch that"),
        ("repeat", "what did you say then"),
        ("repeat", "i missed that"),
        ("repeat", "pardon"),
        ("next", "the next one"),
        ("next", "okay what now"),
        ("next", "what comes next then"),
        ("next", "what's the next thing"),
        ("next", "done that now"),
        ("previous", "go back"),
        ("previous", "the one before"),
        ("previous", "back to the step before"),
        ("previous", "the previous step"),
        ("resume", "carry on"),
        ("resume", "carry on from there"),
        ("resume", "you can carry on"),
        ("resume", "let's carry on"),
        ("resume", "i want to go on"),
        ("resume", "where were we"),
        ("resume", "i'm back"),
        ("resume", "okay i'm ready now"),
        ("resume", "pick up where we left off"),
        ("stop", "shut up"),
        ("stop", "oh be quiet"),
        ("stop", "stop talking"),
        ("stop", "that's enough now"),
        ("stop", "enough"),
    ],
)
def test_a_wish_of_the_voice_is_heard(wish: str, words: str) -> None:
    assert read_wish(LEXICON, words) == wish
    assert READER.read(words).wish is WISHES[wish]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "no",
        "i can't hold on when i need to pee",
        "i hold on to the rail",
        "i waited an hour",
        "it comes back again",
        "it hurts again",
        "it happened again last night",
        "next to my shin bone",
        "the next morning it was sore",
        "i had the next one an hour later",
        "the last one was worse",
        "i want to go back to sleep",
        "i go back to the doctor on monday",
        "my back hurts",
        "i can't carry on like this",
        "i can't go on",
        "i couldn't carry on",
        "how long will this go on",
        "it goes on and on",
        "i'm ready to sleep",
        "i stopped smoking",
        "enough is enough of this pain",
        "it was quiet all day",
    ],
)
def test_harmless_words_are_no_wish(words: str) -> None:
    assert read_wish(LEXICON, words) is None
    assert READER.read(words).wish is None


def test_every_wish_is_an_act() -> None:
    assert {id for id, _ in LEXICON.wishes} == set(WISHES)
    assert set(WISHES.values()) == {
        *(Act.PAUSE, Act.REPEAT, Act.PREVIOUS),
        *(Act.NEXT, Act.RESUME, Act.STOP),
    }


def test_every_change_is_one_of_three() -> None:
    assert {id for id, _ in LEXICON.changes} == {"better", "worse", "no_change"}


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(words: str) -> None:
    assert read_change(LEXICON, words) in {"better", "worse", "no_change", None}
    assert read_wish(LEXICON, words) in {*WISHES, None}
