"""The load test counts errors, and measures a server of its own."""

from collections import Counter
from dataclasses import replace

import pytest

from bedside.benchmark.endpoint_client import (
    FEELINGS,
    EndpointConnection,
    TurnError,
    converse,
    must_be_as_alone,
)
from bedside.benchmark.endpoint_load import BOUND_SECONDS, GROWTH_AT_MOST, LoadFigures, measured
from bedside.console import Json
from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment
from tests.bedside.server.places import LOOPBACK, open_endpoint, open_shelf

MEMORY = (100, 104, 108)
FIGURES = LoadFigures(2, 1, Counter(), (0.1, 0.2, 0.3, 0.4), 4.0, MEMORY)


def test_a_small_load_is_borne() -> None:
    figures = measured(clients=4, conversations=12)
    assert (figures.conversations, figures.errors) == (12, {})
    assert len(figures.memory) == 3
    assert len(figures.seconds) > 12 * len(FEELINGS)
    assert all(f"{figures.as_json()[key]}" in figures.as_text() for key in ("turns", "clients"))


@pytest.mark.slow
def test_two_thousand_conversations_of_sixty_four_at_once_are_borne() -> None:
    figures = measured()
    whatever_the_machine = replace(figures, seconds=FIGURES.seconds)
    assert whatever_the_machine.holds, figures.as_text()


@pytest.mark.parametrize("number", range(len(FEELINGS)))
def test_a_conversation_goes_from_the_launch_to_the_good_night(number: int) -> None:
    course = converse(skill_in(Deployment()), number)
    assert course[0] == "feel"
    assert "meds" in course
    assert course[-1] is None


def test_a_conversation_that_was_mixed_up_with_another_is_an_error() -> None:
    must_be_as_alone(0, ["feel", None], {"ache": ["feel", None]})
    with pytest.raises(TurnError):
        must_be_as_alone(0, ["feel", "eased"], {"ache": ["feel", None]})


def test_a_turn_that_is_refused_is_an_error() -> None:
    def hush(event: Json, context: object) -> Json:
        return {}

    with open_shelf() as shelf, open_endpoint(shelf, hush) as endpoint:
        line = EndpointConnection(f"{LOOPBACK}:{endpoint.port}")
        with pytest.raises(TurnError, match="400"):
            converse(line, 0)
        line.hang_up()
    with pytest.raises(TurnError, match="ConnectionRefusedError"):
        converse(line, 0)


def test_the_bounds_are_looked_at() -> None:
    assert FIGURES.holds
    assert not replace(FIGURES, errors=Counter({"400": 1})).holds
    assert not replace(FIGURES, seconds=(0.1, BOUND_SECONDS)).holds
    assert not replace(FIGURES, memory=(100, 100, 100 * GROWTH_AT_MOST + 1)).holds


def test_what_is_told_is_what_was_measured() -> None:
    told = FIGURES.as_json()
    assert (told["p50_seconds"], told["p99_seconds"], told["max_seconds"]) == (0.25, 0.4, 0.4)
    assert told["conversations_per_second"] == 0.5
    assert "250     400     400" in FIGURES.as_text()
