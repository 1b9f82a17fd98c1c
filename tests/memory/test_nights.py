"""Nights and conversations that were cut off are stored, and expire."""

from datetime import UTC, datetime, timedelta

import pytest

from leg_comfort.memory import Memory, Night
from tests.memory.users import EVERYTHING, TODAY, USER, Clock, RecordingStore, content, fill


def test_nights_come_by_day_with_their_values(memory: Memory) -> None:
    late = Night(TODAY, "cramp", "see_doctor_soon", 4, "stretch")
    early = Night(TODAY - timedelta(days=2), told=0)
    memory.keep_night(USER, late)
    memory.keep_night(USER, early)
    assert memory.nights(USER) == (early, late)


def test_a_night_of_which_nothing_is_known_counts_as_a_night(memory: Memory) -> None:
    memory.keep_night(USER, Night(TODAY))
    assert memory.nights(USER) == (Night(TODAY),)


def test_later_values_are_added_to_the_same_night(memory: Memory) -> None:
    memory.keep_night(USER, Night(TODAY, "cramp", "self_care"))
    memory.keep_night(USER, Night(TODAY, level="see_doctor_soon", helped="stretch"))
    assert memory.nights(USER) == (Night(TODAY, "cramp", "see_doctor_soon", None, "stretch"),)


def test_a_night_lasts_sixty_days(memory: Memory, clock: Clock) -> None:
    first, second = Night(TODAY, "cramp"), Night(TODAY + timedelta(days=1), "ache")
    memory.keep_night(USER, first)
    clock.pass_by(days=1)
    memory.keep_night(USER, second)
    clock.pass_by(days=58)
    assert memory.nights(USER) == (first, second)
    clock.pass_by(days=1)
    assert memory.nights(USER) == (second,)
    clock.pass_by(days=1)
    assert memory.nights(USER) == ()


def test_a_night_that_is_over_is_removed_with_the_next_and_never_comes_back(
    recorded_memory: Memory, recording_store: RecordingStore, clock: Clock
) -> None:
    recorded_memory.keep_night(USER, Night(TODAY, "cramp", told=3))
    clock.pass_by(days=60)
    recorded_memory.keep_night(USER, Night(TODAY, helped="stretch"))
    recorded_memory.keep_night(USER, Night(clock.now.date()))
    assert [set(record) for record in recording_store.records.values()] == [{str(clock.now.date())}]


def test_the_diary_expires_sixty_days_after_its_last_night(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    recorded_memory.keep_night(USER, Night(TODAY, "cramp"))
    assert recording_store.ends == [datetime(2026, 3, 16, tzinfo=UTC).timestamp()]


def test_a_conversation_is_resumed_within_ten_minutes_of_its_last_turn(
    memory: Memory, clock: Clock
) -> None:
    attributes = {"stage": "advice", "asking": None, "findings": {"day": True, "nights": 3}}
    memory.keep_conversation(USER, {"stage": "relief"})
    clock.pass_by(minutes=5)
    memory.keep_conversation(USER, attributes)
    clock.pass_by(minutes=10, seconds=-1)
    assert memory.conversation(USER) == attributes
    clock.pass_by(seconds=1)
    assert memory.conversation(USER) is None


def test_a_conversation_that_ended_is_dropped_and_nothing_else(memory: Memory) -> None:
    fill(memory)
    memory.drop_conversation(USER)
    assert content(memory) == (EVERYTHING, (Night(TODAY, "cramp"),), None)


def test_unreadable_values_of_the_diary_are_left_out(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    recorded_memory.keep_night(USER, Night(TODAY, "cramp", "self_care", 3, "stretch"))
    recording_store.spoil(
        {"2026-01-15.told": True, "2026-01-15.feel": 7, "2026-02-30": True, "x.feel": ""}
    )
    assert recorded_memory.nights(USER) == (Night(TODAY, None, "self_care", None, "stretch"),)


@pytest.mark.parametrize("kept", ["{", "[]", "null", 7, ""])
def test_a_spoilt_conversation_is_none(
    recorded_memory: Memory, recording_store: RecordingStore, kept: str | int
) -> None:
    recorded_memory.keep_conversation(USER, {"stage": "relief"})
    recording_store.spoil({"attributes": kept})
    assert recorded_memory.conversation(USER) is None
