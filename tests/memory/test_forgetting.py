"""Everything can be forgotten, and nobody else is found by what is kept."""

import json
from dataclasses import replace
from threading import Barrier

import pytest

from leg_comfort.memory import Memory, Night, StoreError
from tests.memory.people import EMPTY, EVERYTHING, OTHER, TODAY, USER, Clock, Drawer, content, fill


def test_forgetting_forgets_everything_and_again_changes_nothing(memory: Memory) -> None:
    fill(memory)
    memory.forget(USER)
    memory.forget(USER)
    assert content(memory) == EMPTY


def test_forgetting_the_diary_keeps_how_it_is_spoken(memory: Memory) -> None:
    fill(memory)
    memory.forget_diary(USER)
    assert content(memory) == (replace(EVERYTHING, diary_since=None), (), None)


def test_forgetting_a_diary_of_somebody_unknown_leaves_nothing(
    noted: Memory, drawer: Drawer
) -> None:
    noted.forget_diary(USER)
    assert drawer.records == {}


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
def test_what_can_be_forgotten_is_even_where_one_kind_cannot(
    noted: Memory, drawer: Drawer, stuck: int
) -> None:
    fill(noted)
    key = list(drawer.records)[stuck]
    drawer.fails = lambda verb, asked: asked == key
    with pytest.raises(StoreError):
        noted.forget(USER)
    assert list(drawer.records) == [key]


def test_the_nights_go_even_where_the_consent_cannot_be_taken_back(
    noted: Memory, drawer: Drawer
) -> None:
    fill(noted)
    preferences, *_ = drawer.records
    drawer.fails = lambda verb, key: verb == "update"
    with pytest.raises(StoreError):
        noted.forget_diary(USER)
    assert list(drawer.records) == [preferences]


def test_all_kinds_are_forgotten_at_once_so_that_a_dead_store_is_waited_for_once(
    noted: Memory, drawer: Drawer
) -> None:
    together = Barrier(3, timeout=30)
    drawer.fails = lambda verb, key: verb == "delete" and together.wait() < 0
    noted.forget(USER)
    assert drawer.asked == ["delete"] * 3


def test_a_store_that_is_out_of_order_is_never_taken_for_an_empty_one(
    noted: Memory, drawer: Drawer
) -> None:
    drawer.fails = lambda verb, key: True
    for use in (noted.preferences, noted.nights, noted.conversation, noted.forget):
        with pytest.raises(StoreError):
            use(USER)


def test_no_user_id_reaches_the_store(noted: Memory, drawer: Drawer) -> None:
    fill(noted)
    assert USER not in json.dumps(drawer.records)
    assert all(len(key) == 64 for key in drawer.records)


def test_kinds_users_and_deployments_share_no_key(drawer: Drawer, clock: Clock) -> None:
    for salt in ("salt", "another"):
        for user in (USER, OTHER):
            fill(Memory(drawer, salt, clock), user)
    assert len(drawer.records) == 3 * 2 * 2


def test_a_user_id_may_be_any_text(noted: Memory) -> None:
    fill(noted, "\ud800 ‮\0")
    assert noted.preferences("\ud800 ‮\0") == EVERYTHING
