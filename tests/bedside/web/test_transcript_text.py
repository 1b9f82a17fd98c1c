"""A conversation of the page is written as a transcript that goes as it is written."""

from collections.abc import Callable

import pytest

from bedside.console import InputError
from bedside.evaluation.transcripts.transcript import parse_transcript
from bedside.nlu import nlu_for
from bedside.simulator.echo import Echo
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.simulator.surroundings import skill_in
from bedside.web.played import play
from bedside.web.transcript_text import Setting, transcript_of, written
from leg_comfort.alexa import Deployment

SKILL = skill_in(Deployment())
Do = Callable[[Echo], Exchange]
LAUNCH: Do = Echo.launch
REMINDED: tuple[Do, ...] = (
    *(LAUNCH, lambda echo: echo.say("an ache"), lambda echo: echo.say("no")),
    *(lambda echo: echo.say("remind me tomorrow at ten"), lambda echo: echo.say("yes")),
)


def saying(*sentences: str) -> tuple[Do, ...]:
    return tuple(lambda echo, each=sentence: echo.say(each) for sentence in sentences)


CONVERSATIONS: dict[str, tuple[Do, ...]] = {
    "words": (LAUNCH, *saying("an ache", "no", "my calf is red and warm", "thanks")),
    "a one-shot": saying("my calf is cramping", "yes", "stop"),
    "silence": (LAUNCH, Echo.silence, Echo.silence),
    "leaving": (LAUNCH, Echo.end),
    "opening twice": (LAUNCH, *saying("an ache", "stop"), LAUNCH, *saying("a cramp")),
    "a one-shot after the end": (LAUNCH, *saying("stop", "my calf is cramping")),
    "an intent": (LAUNCH, lambda echo: echo.intend("FeelIntent", {"feel": "ache"})),
    "several words in a slot": (
        *(LAUNCH, lambda echo: echo.intend("SayIntent", {"words": "my leg is hot"})),
    ),
    "a touch": (LAUNCH, lambda echo: echo.touch(["feel", "ache"])),
    "a permission given": (*REMINDED, lambda echo: echo.consent("ACCEPTED")),
    "a permission refused": (*REMINDED, lambda echo: echo.consent("DENIED")),
    "no answer": (*REMINDED, lambda echo: echo.consent("NOT_ANSWERED")),
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_it_is_played_again_as_it_went(name: str) -> None:
    echo = Echo(SKILL, night=True, screen=True, nlu=nlu_for("en-US"))
    zone = echo.bedside.zone.key
    day = f"{echo.now:%Y-%m-%d}"
    with FakeAlexaApi(permitted=False, time_zone=zone) as amazon:
        echo.amazon = amazon
        turns = [written(do(echo), open_after=echo.open) for do in CONVERSATIONS[name]]

    text = transcript_of(Setting("en-US", True, True, day), turns)

    assert play(text, SKILL)["problems"] == []


def test_the_head_says_what_kind_of_device_it_was() -> None:
    text = transcript_of(
        Setting("en-GB", True, False, "2026-11-29"), [["you: (open)"], ["you: no"]]
    )

    headers = parse_transcript("saved", text.splitlines()).headers
    assert headers["locale"] == "en-GB"
    assert headers["night"] == "yes"
    assert headers["today"] == "2026-11-29"
    assert "screen" not in headers


@pytest.mark.parametrize(
    "turns", [[], [["you: (open)"]], [["you: a\nalexa: b"]], [["hello"]], [["you: (sing)"]]]
)
def test_what_is_no_conversation_is_refused(turns: list[list[str]]) -> None:
    with pytest.raises(InputError):
        transcript_of(Setting("en-US", False, False, "2026-11-29"), turns)


def test_a_difference_is_told_with_its_line() -> None:
    found = play("behaviour: happy path\nyou: an ache\nasking: day\n", SKILL)

    assert found["problems"] == ["line 3: asking: day but: rf1"]
    assert [turn["did"] for turn in found["turns"]] == ["launch", "say"]
