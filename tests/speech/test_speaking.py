"""The lines of a reply become one speech in a manner."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.speech import Manner, TemplateError, Words, check_ssml, load_words, speak

from .conftest import TEMPLATES


@dataclass(frozen=True)
class Line:
    template: str
    values: Mapping[str, object] = field(default_factory=dict)


HELLO = Line("greeting.bare")
NAMED = Line("greeting.door.named", {"name": "Leg"})
WHISPERED = Line("greeting.door.whispered")


def test_the_question_comes_last_and_the_reprompt_stands_apart(words: Words) -> None:
    spoken = speak(words, [HELLO, HELLO], NAMED, reprompt=HELLO)
    assert spoken.ssml == "<speak>Hello. Hello. Hello, Leg.</speak>"
    assert spoken.reprompt == "<speak>Hello.</speak>"
    assert spoken.card is None
    assert spoken.seconds == pytest.approx(4 * 0.4)


def test_without_a_question_there_is_no_reprompt(words: Words) -> None:
    assert speak(words, [HELLO]).reprompt is None


def test_a_card_comes_along(words: Words) -> None:
    card = Line("cards.visit", {"name": "you", "names": ["a"]})
    spoken = speak(words, [HELLO], card=card)
    assert spoken.card is not None
    assert spoken.card.title == "Salt & water"


@pytest.mark.parametrize(
    ("manner", "body"),
    [
        (Manner(), "Hello."),
        (Manner(rate="slow"), '<prosody rate="slow">Hello.</prosody>'),
        (
            Manner(rate="x-slow", volume="soft"),
            '<prosody rate="x-slow" volume="soft">Hello.</prosody>',
        ),
        (Manner(whisper=True), '<amazon:effect name="whispered">Hello.</amazon:effect>'),
        (
            Manner(whisper=True, volume="loud"),
            '<amazon:effect name="whispered"><prosody volume="loud">Hello.</prosody>'
            "</amazon:effect>",
        ),
    ],
)
def test_the_manner_wraps_speech_and_reprompt(manner: Manner, body: str, words: Words) -> None:
    spoken = speak(words, [HELLO], reprompt=HELLO, manner=manner)
    assert spoken.ssml == spoken.reprompt == f"<speak>{body}</speak>"


def test_a_whisper_within_a_whisper_falls_away(words: Words) -> None:
    spoken = speak(words, [WHISPERED], manner=Manner(whisper=True))
    assert (
        spoken.ssml == '<speak><amazon:effect name="whispered">Softly now.</amazon:effect></speak>'
    )


def test_the_whisper_of_a_single_line_stays_by_day(words: Words) -> None:
    spoken = speak(words, [WHISPERED])
    assert '<amazon:effect name="whispered">Softly</amazon:effect> now.' in spoken.ssml


def test_slower_speech_takes_longer(words: Words) -> None:
    slow, medium = (speak(words, [HELLO], manner=Manner(rate=rate)) for rate in ("slow", "medium"))
    assert slow.seconds == pytest.approx(medium.seconds / 0.8)


def test_the_seed_reaches_every_line(words: Words) -> None:
    many = Line("greeting.door.many")
    for seed in range(10):
        said = words.line(many.template, {}, seed)
        spoken = speak(words, [many], many, reprompt=many, seed=seed)
        assert spoken.ssml == f"<speak>{said} {said}</speak>"
        assert spoken.reprompt == f"<speak>{said}</speak>"


def test_a_line_that_does_not_exist_is_an_error_not_silence(words: Words) -> None:
    with pytest.raises(TemplateError, match="nowhere"):
        speak(words, [HELLO, Line("greeting.nowhere")])


manners = st.builds(
    Manner,
    whisper=st.booleans(),
    rate=st.sampled_from(["x-slow", "slow", "medium", "fast"]),
    volume=st.sampled_from(["x-soft", "soft", "medium", "loud", "x-loud"]),
)


@settings(deadline=None)
@given(manner=manners, lines=st.lists(st.sampled_from([HELLO, NAMED, WHISPERED]), min_size=1))
def test_every_manner_is_markup_that_alexa_takes(manner: Manner, lines: list[Line]) -> None:
    assert check_ssml(speak(load_words("en", TEMPLATES), lines, manner=manner).ssml) == []
