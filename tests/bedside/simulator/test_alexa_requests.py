import json
from pathlib import Path
from typing import Any

import pytest

from bedside.simulator.alexa_requests import BUILT_IN_SLOTS, DECLARED_SLOTS, FilledSlot, intent

MODELS = sorted((Path(__file__).parents[2] / "interaction_models").glob("*.json"))


def intents_of(file: Path) -> list[dict[str, Any]]:
    model = json.loads(file.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
    intents: list[dict[str, Any]] = model["intents"]
    return intents


@pytest.mark.parametrize("file", MODELS, ids=lambda file: file.stem)
def test_the_slots_without_resolutions_are_those_of_amazons_own_types(file: Path) -> None:
    slots = [slot for intent in intents_of(file) for slot in intent.get("slots", [])]

    built_in = {slot["name"] for slot in slots if slot["type"].startswith("AMAZON.")}

    assert built_in == BUILT_IN_SLOTS


@pytest.mark.parametrize("file", MODELS, ids=lambda file: file.stem)
def test_the_device_knows_the_slots_of_every_intent(file: Path) -> None:
    declared = {
        intent["name"]: tuple(slot["name"] for slot in intent["slots"])
        for intent in intents_of(file)
        if intent.get("slots")
    }

    assert declared == DECLARED_SLOTS


def test_slots_that_were_not_filled_are_sent_without_a_value() -> None:
    sent = intent("ReportIntent", {"finding": FilledSlot("red_warm", "red_warm")})

    slots = sent["intent"]["slots"]
    assert set(slots) == {"finding", "other_finding"}
    assert "value" not in slots["other_finding"]
