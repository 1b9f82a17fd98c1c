"""A touch has the same effect as speech; any other arguments do no harm."""

import pytest

from leg_comfort.alexa.turn_parser import TOUCHABLE
from tests.alexa.screens.show import VOICE, Show, speech

PLACES = {
    "at the launch": ("launch",),
    "in a cramp": ("launch", "CrampNowIntent"),
    "at the safety check": ("launch", "CrampNowIntent", "AMAZON.YesIntent"),
    "at the first step": ("advice",),
    "at a step": ("advice", "AMAZON.NoIntent", "NotSureIntent", "AMAZON.NextIntent"),
    "while it waits": ("launch", "CrampNowIntent", "AMAZON.PauseIntent"),
}


def show_at(place: str) -> Show:
    show = Show()
    for action in PLACES[place]:
        match action:
            case "launch":
                show.launch()
            case "advice":
                show.reaches_the_advice()
            case name:
                show.says(name)
    return show


@pytest.mark.parametrize("place", PLACES)
def test_every_target_has_the_same_effect_as_speech(place: str) -> None:
    for target in show_at(place).targets():
        touched, said = show_at(place), show_at(place)
        touched.touches(*target)
        said.says(*VOICE[target])
        assert touched.response == said.response, target


@pytest.mark.parametrize("sent", VOICE)
def test_every_touch_has_the_same_effect_as_speech_amid_the_advice(sent: tuple[str, ...]) -> None:
    touched, said = show_at("at a step"), show_at("at a step")
    touched.touches(*sent)
    said.says(*VOICE[sent])
    assert speech(touched.response) == speech(said.response)


def test_every_act_that_may_be_touched_has_its_intent() -> None:
    assert {sent[0] for sent in VOICE if len(sent) == 1} == {act.value for act in TOUCHABLE}


@pytest.mark.parametrize(
    "arguments",
    [(), ("feel",), ("feel", "gout"), ("feel", 3), ("feel", None), (["feel"], "ache"), ("forget",)],
)
def test_a_touch_that_names_nothing_known_says_it_again(arguments: tuple[object, ...]) -> None:
    touched, said = show_at("at the safety check"), show_at("at the safety check")
    touched.touches(*arguments)
    said.says("AMAZON.RepeatIntent")
    assert speech(touched.response) == speech(said.response)


def test_a_touch_after_the_end_begins_anew() -> None:
    show = show_at("at a step")
    show.says("AMAZON.StopIntent")
    show.touches("next")
    assert show.attributes["asking"] == "feel"
