"""Screens are shown on devices that have one, and never affect the speech or other devices."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from leg_comfort.alexa import response, screens
from leg_comfort.alexa.screens import Screen
from tests.alexa.screens.show import Show, rendered, speech
from tests.architecture.test_purity import loaded_at_a_start

APL = "Alexa.Presentation.APL"
LAMBDA = Path(__file__).parents[2] / "lambda"


def test_a_device_without_a_screen_is_shown_nothing() -> None:
    assert "directives" not in Show(screen=False).launch()["response"]


@pytest.mark.parametrize(
    ("interfaces", "shows"),
    [
        ({APL: {"runtime": {"maxVersion": "1.3"}}}, False),
        ({APL: {"runtime": {"maxVersion": "1.4"}}}, True),
        ({APL: {"runtime": {"maxVersion": "2024.3"}}}, True),
        ({APL: {"runtime": {"maxVersion": "latest"}}}, True),
        ({APL: {}}, True),
        ({APL: "yes"}, True),
        ({"Display": {}}, False),
        ([], False),
    ],
    ids=str,
)
def test_only_a_device_that_knows_the_version_of_the_document_is_sent_it(
    interfaces: Any,  # noqa: ANN401 - whatever a device may say
    shows: bool,
) -> None:
    shown = rendered(Show(interfaces=interfaces).launch())
    assert bool(shown) is shows


def test_the_speech_is_the_same_with_and_without_a_screen() -> None:
    seeing, hearing = Show(), Show(screen=False)
    for show in (seeing, hearing):
        show.reaches_the_advice()
    assert speech(seeing.response) == speech(hearing.response)
    assert seeing.attributes == hearing.attributes


def test_a_screen_that_fails_costs_the_speech_nothing_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*_: object) -> Screen:
        raise RuntimeError("the chest pain of somebody")

    whole = Show(screen=False).launch()
    monkeypatch.setattr(screens, "screen_of", break_down)
    with caplog.at_level(logging.ERROR):
        broken = Show().launch()
    assert broken == whole
    (line,) = (json.loads(record.getMessage()) for record in caplog.records)
    assert (line["event"], line["type"]) == ("fault", "RuntimeError")
    assert "chest" not in caplog.text


def test_a_screen_that_has_no_room_beside_the_speech_is_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(response, "RESPONSE_LIMIT", 12_000)
    with caplog.at_level(logging.ERROR):
        cramped = Show().launch()
    assert cramped == Show(screen=False).launch()
    assert "TooLargeError" in caplog.text


def test_a_start_loads_nothing_of_the_screens() -> None:
    loaded = loaded_at_a_start()
    assert "leg_comfort.alexa.response" in loaded
    assert [module for module in loaded if module.startswith("leg_comfort.alexa.screens")] == []
