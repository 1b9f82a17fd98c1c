"""All data of a user can be deleted, and stored keys do not identify users."""

import json
from dataclasses import replace
from threading import Barrier

import pytest

from leg_comfort.memory import Memory, Night, StoreError
from tests.memory.users import (
    EMPTY,
    EVERYTHING,
    OTHER,
    TODAY,
    USER,
    Clock,
    RecordingStore,
    content,
    fill,
)


def test_forgetting_forgets_everything_and_again_changes_nothing(memory: Memory) -> None:
    fill(memory)
    memory.forget(USER)
    memory.forget(USER)
    assert content(memory) == EMPTY


def test_forgetting_the_diary_keeps_how_it_is_spoken(memory: Memory) -> None:
    fill(memory)
    memory.forget_diary(USER)
    assert content(memory) == (replace(EVERYTHING, diary_since=None), (), None)


def test_forgetting_the_diary_of_an_unknown_user_stores_nothing(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    recorded_memory.forget_diary(USER)
    assert recording_store.records == {}


def test_one_is_forgotten_and_the_other_remembered(memory: Memory) -> None:
    fill(memory)
    fill(memory, OTHER)
    memory.forget(USER)
    assert content(memory) == EMPTY
    assert content(memory, OTHER) == (
        EVERYTHING,
        (Night(TODAY, "cramp"),),
        {"stage": "relief"},
    )


@pytest.mark.parametrize("stuck", range(3))
def test_other_records_are_deleted_even_if_one_cannot_be(
    recorded_memory: Memory, recording_store: RecordingStore, stuck: int
) -> None:
    fill(recorded_memory)
    key = list(recording_store.records)[stuck]
    recording_store.fails = lambda verb, asked: asked == key
    with pytest.raises(StoreError):
        recorded_memory.forget(USER)
    assert list(recording_store.records) == [key]


def test_the_nights_are_deleted_even_if_the_agreement_cannot_be(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    fill(recorded_memory)
    preferences, *_ = recording_store.records
    recording_store.fails = lambda verb, key: verb == "update"
    with pytest.raises(StoreError):
        recorded_memory.forget_diary(USER)
    assert list(recording_store.records) == [preferences]


def test_all_kinds_are_forgotten_at_once_so_that_a_dead_store_is_waited_for_once(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    together = Barrier(3, timeout=30)
    recording_store.fails = lambda verb, key: verb == "delete" and together.wait() < 0
    recorded_memory.forget(USER)
    assert recording_store.asked == ["delete"] * 3


def test_a_store_that_is_out_of_order_is_never_taken_for_an_empty_one(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    recording_store.fails = lambda verb, key: True
    for use in (
        recorded_memory.preferences,
        recorded_memory.nights,
        recorded_memory.conversation,
        recorded_memory.forget,
    ):
        with pytest.raises(StoreError):
            use(USER)


def test_no_user_id_reaches_the_store(
    recorded_memory: Memory, recording_store: RecordingStore
) -> None:
    fill(recorded_memory)
    assert USER not in json.dumps(recording_store.records)
    assert all(len(key) == 64 for key in recording_store.records)


def test_kinds_users_and_deployments_share_no_key(
    recording_store: RecordingStore, clock: Clock
) -> None:
    for salt in ("salt", "another"):
        for user in (USER, OTHER):
            fill(Memory(recording_store, salt, clock), user)
    assert len(recording_store.records) == 3 * 2 * 2


def test_a_user_id_may_be_any_text(recorded_memory: Memory) -> None:
    fill(recorded_memory, "\ud800 ‮\0")
    assert recorded_memory.preferences("\ud800 ‮\0") == EVERYTHING
