"""What is remembered, for how long, and that it can all be forgotten."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from leg_comfort.memory import Memory, Night, Preferences, StoreError
from leg_comfort.memory.store import Changes, Record
from tests.memory.shelves import Shelf

USER, OTHER = "amzn1.ask.account.ONE", "amzn1.ask.account.TWO"
START = datetime(2026, 1, 15, 3, 30, tzinfo=UTC)
TODAY = START.date()
NOTHING = Preferences()
EVERYTHING = Preferences(
    informed=True,
    whisper=False,
    rate="slow",
    volume="soft",
    time_zone="Europe/London",
    reminder="token",
    refused_on=date(2026, 1, 2),
    diary_since=date(2026, 1, 3),
)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


class Drawer:
    """A store that notes what is asked of it, and fails where it is told to."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.asked: list[str] = []
        self.ends: list[int] = []
        self.fails: Callable[[str, str], bool] = lambda verb, key: False

    def read(self, key: str, now: int) -> Record | None:
        self._ask("read", key)
        return self.records.get(key)

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        self._ask("update", key)
        self.ends.append(expires)
        laid = {**self.records.get(key, {}), **changes}
        self.records[key] = {name: value for name, value in laid.items() if value is not None}

    def delete(self, key: str) -> None:
        self._ask("delete", key)
        self.records.pop(key, None)

    def _ask(self, verb: str, key: str) -> None:
        self.asked.append(verb)
        if self.fails(verb, key):
            raise StoreError("out of order")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(shelf: Shelf, clock: Clock) -> Memory:
    return Memory(shelf.store, "salt", clock)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def noted(drawer: Drawer, clock: Clock) -> Memory:
    """A memory in the drawer."""
    return Memory(drawer, "salt", clock)


def fill(memory: Memory, user: str = USER) -> None:
    memory.keep(user, NOTHING, EVERYTHING)
    memory.keep_night(user, Night(TODAY, "cramp"))
    memory.keep_conversation(user, {"stage": "relief"})


def content(memory: Memory, user: str = USER) -> tuple[object, ...]:
    return memory.preferences(user), memory.nights(user), memory.conversation(user)


EMPTY = (NOTHING, (), None)


def test_somebody_unknown_prefers_nothing(memory: Memory) -> None:
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


def test_what_changed_is_written_in_one_call_and_nothing_in_none(
    noted: Memory, drawer: Drawer
) -> None:
    noted.keep(USER, EVERYTHING, EVERYTHING)
    assert drawer.asked == []
    noted.keep(USER, NOTHING, EVERYTHING)
    assert drawer.asked == ["update"]


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


def test_nights_come_by_day_and_know_what_was_told(memory: Memory) -> None:
    late = Night(TODAY, "cramp", "see_doctor_soon", 4, "stretch")
    early = Night(TODAY - timedelta(days=2), told=0)
    memory.keep_night(USER, late)
    memory.keep_night(USER, early)
    assert memory.nights(USER) == (early, late)


def test_a_night_of_which_nothing_is_known_counts_as_a_night(memory: Memory) -> None:
    memory.keep_night(USER, Night(TODAY))
    assert memory.nights(USER) == (Night(TODAY),)


def test_what_is_told_later_is_laid_over_the_same_night(memory: Memory) -> None:
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
    noted: Memory, drawer: Drawer, clock: Clock
) -> None:
    noted.keep_night(USER, Night(TODAY, "cramp", told=3))
    clock.pass_by(days=60)
    noted.keep_night(USER, Night(TODAY, helped="stretch"))
    noted.keep_night(USER, Night(clock.now.date()))
    assert [set(record) for record in drawer.records.values()] == [{str(clock.now.date())}]


def test_the_whole_diary_goes_sixty_days_after_its_last_night(
    noted: Memory, drawer: Drawer
) -> None:
    noted.keep_night(USER, Night(TODAY, "cramp"))
    assert drawer.ends == [datetime(2026, 3, 16, tzinfo=UTC).timestamp()]


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


SPOILT = {
    "informed": "yes",
    "whisper": 1,
    "rate": True,
    "volume": 3,
    "time_zone": "Moon/Copernicus",
    "reminder": "",
    "refused_on": "2026-02-30",
    "diary_since": 20260103,
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_preference_is_dropped_and_the_others_kept(
    noted: Memory, drawer: Drawer, name: str
) -> None:
    noted.keep(USER, NOTHING, EVERYTHING)
    spoil(drawer, {name: SPOILT[name]})
    default = getattr(NOTHING, name)
    assert noted.preferences(USER) == replace(EVERYTHING, **{name: default})


@pytest.mark.parametrize("zone", ["", "../../etc/passwd", "Europe", "/etc/hosts", "Europe/Lon\0"])
def test_what_is_no_zone_is_no_zone(noted: Memory, drawer: Drawer, zone: str) -> None:
    noted.keep(USER, NOTHING, EVERYTHING)
    spoil(drawer, {"time_zone": zone})
    assert noted.preferences(USER).time_zone is None


def test_preferences_of_a_newer_program_are_read_as_far_as_they_are_known(
    noted: Memory, drawer: Drawer
) -> None:
    noted.keep(USER, NOTHING, EVERYTHING)
    spoil(drawer, {"pitch": "low"})
    assert noted.preferences(USER) == EVERYTHING


def test_what_is_spoilt_in_the_diary_is_left_out(noted: Memory, drawer: Drawer) -> None:
    noted.keep_night(USER, Night(TODAY, "cramp", "self_care", 3, "stretch"))
    spoil(drawer, {"2026-01-15.told": True, "2026-01-15.feel": 7, "2026-02-30": True, "x.feel": ""})
    assert noted.nights(USER) == (Night(TODAY, None, "self_care", None, "stretch"),)


@pytest.mark.parametrize("kept", ["{", "[]", "null", 7, ""])
def test_a_spoilt_conversation_is_none(noted: Memory, drawer: Drawer, kept: str | int) -> None:
    noted.keep_conversation(USER, {"stage": "relief"})
    spoil(drawer, {"attributes": kept})
    assert noted.conversation(USER) is None


def spoil(drawer: Drawer, values: Mapping[str, str | int]) -> None:
    """Lay values over the only record there is."""
    ((key, record),) = drawer.records.items()
    drawer.records[key] = {**record, **values}
