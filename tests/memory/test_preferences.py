"""Preferences are stored for 400 days."""

from dataclasses import fields, replace

import pytest

from leg_comfort.memory import Memory, Preferences
from tests.memory.users import EMPTY, EVERYTHING, NOTHING, USER, Clock, RecordingStore, content


def test_an_unknown_user_has_no_preferences(memory: Memory) -> None:
    assert content(memory) == EMPTY


def test_every_preference_comes_back_as_it_was(memory: Memory) -> None:
    assert all(
        getattr(EVERYTHING, each.name) != getattr(NOTHING, each.name)
        for each in fields(Preferences)
    )
    memory.keep(USER, NOTHING, EVERYTHING)
    assert memory.preferences(USER) == EVERYTHING


def test_every_preference_can_be_taken_back(memory: Memory) -> None:
    memory.keep(USER, NOTHING, EVERYTHING)
    memory.keep(USER, EVERYTHING, NOTHING)
    assert memory.preferences(USER) == NOTHING


def test_two_devices_that_change_different_things_lose_nothing(memory: Memory) -> None:
    memory.keep(USER, NOTHING, EVERYTHING)
    both_saw = memory.preferences(USER)
    memory.keep(USER, both_saw, replace(both_saw, rate="fast"))
    memory.keep(USER, both_saw, replace(both_saw, reminder=None))
    assert memory.preferences(USER) == replace(EVERYTHING, rate="fast", reminder=None)


def test_changes_are_written_in_one_call_and_no_changes_in_none(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    recorded_memory.keep(USER, EVERYTHING, EVERYTHING)
    assert recording_store.asked == []
    recorded_memory.keep(USER, NOTHING, EVERYTHING)
    assert recording_store.asked == ["update"]


def test_preferences_last_four_hundred_days_from_their_last_change(
    memory: Memory, clock: Clock
) -> None:
    memory.keep(USER, NOTHING, replace(NOTHING, rate="slow"))
    clock.pass_by(days=399)
    memory.keep(USER, NOTHING, replace(NOTHING, volume="soft"))
    clock.pass_by(days=400, seconds=-1)
    assert memory.preferences(USER) == Preferences(rate="slow", volume="soft")
    clock.pass_by(seconds=1)
    assert memory.preferences(USER) == NOTHING


SPOILT = {
    "informed": "yes",
    "whisper": 1,
    "rate": True,
    "volume": 3,
    "time_zone": "Moon/Copernicus",
    "reminder": "",
    "refused_on": "2026-02-30",
    "diary_since": 20260103,
    "diary_refused_on": "today",
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_preference_is_dropped_and_the_others_kept(
    recorded_memory: Memory, recording_store: RecordingStore, name: str
) -> None:
    recorded_memory.keep(USER, NOTHING, EVERYTHING)
    recording_store.spoil({name: SPOILT[name]})
    default = getattr(NOTHING, name)
    assert recorded_memory.preferences(USER) == replace(EVERYTHING, **{name: default})


@pytest.mark.parametrize("zone", ["", "../../etc/passwd", "Europe", "/etc/hosts", "Europe/Lon\0"])
def test_an_unknown_zone_is_none(
    recorded_memory: Memory, recording_store: RecordingStore, zone: str
) -> None:
    recorded_memory.keep(USER, NOTHING, EVERYTHING)
    recording_store.spoil({"time_zone": zone})
    assert recorded_memory.preferences(USER).time_zone is None


def test_preferences_of_a_newer_program_are_read_as_far_as_they_are_known(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    recorded_memory.keep(USER, NOTHING, EVERYTHING)
    recording_store.spoil({"pitch": "low"})
    assert recorded_memory.preferences(USER) == EVERYTHING
