"""The contract of Store, tested with each store."""

import pytest

from leg_comfort.memory.store import SCHEMA, StoredValue
from tests.memory.raw_stores import RawStore

NOW = 1_800_000_000
LATER = NOW + 100
KEY = "a key"


def test_an_unknown_record_is_none(raw_store: RawStore) -> None:
    assert raw_store.store.read(KEY, NOW) is None


def test_words_numbers_and_flags_come_back_as_they_were(raw_store: RawStore) -> None:
    values: dict[str, StoredValue] = {
        "word": "słowo “quoted”",
        "count": -3,
        "yes": True,
        "no": False,
        "none": "",
    }
    raw_store.store.update(KEY, values, NOW, LATER)
    read = raw_store.store.read(KEY, NOW)
    assert read == values
    assert [type(read[name]) for name in values] == [type(value) for value in values.values()]


def test_an_update_changes_only_the_attributes_it_names(raw_store: RawStore) -> None:
    raw_store.store.update(KEY, {"rate": "slow", "volume": "soft"}, NOW, LATER)
    raw_store.store.update(KEY, {"rate": "fast", "whisper": True}, NOW, LATER)
    assert raw_store.store.read(KEY, NOW) == {"rate": "fast", "volume": "soft", "whisper": True}


def test_none_removes(raw_store: RawStore) -> None:
    raw_store.store.update(KEY, {"rate": "slow", "volume": "soft"}, NOW, LATER)
    raw_store.store.update(KEY, {"rate": None, "never there": None}, NOW, LATER)
    assert raw_store.store.read(KEY, NOW) == {"volume": "soft"}


def test_names_may_be_any_words(raw_store: RawStore) -> None:
    names = ["2026-01-15.feel", "size", "#v", ":v", "name", "a b"]
    raw_store.store.update(KEY, dict.fromkeys(names, 1), NOW, LATER)
    assert raw_store.store.read(KEY, NOW) == dict.fromkeys(names, 1)


def test_dozens_of_attributes_go_in_one_update(raw_store: RawStore) -> None:
    many = {f"2026-01-{number}.feel": number for number in range(60)}
    raw_store.store.update(KEY, many, NOW, LATER)
    assert raw_store.store.read(KEY, NOW) == many
    raw_store.store.update(KEY, dict.fromkeys(many), NOW, LATER)
    assert raw_store.store.read(KEY, NOW) == {}


def test_keys_are_apart(raw_store: RawStore) -> None:
    raw_store.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    raw_store.store.update("another", {"rate": "fast"}, NOW, LATER)
    raw_store.store.delete("another")
    assert raw_store.store.read(KEY, NOW) == {"rate": "slow"}
    assert raw_store.store.read("another", NOW) is None


def test_deleting_twice_is_deleting_once(raw_store: RawStore) -> None:
    raw_store.store.delete(KEY)
    raw_store.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    raw_store.store.delete(KEY)
    raw_store.store.delete(KEY)
    assert raw_store.store.read(KEY, NOW) is None
    assert raw_store.books(KEY) == {}


def test_a_record_is_there_until_the_second_it_expires(raw_store: RawStore) -> None:
    raw_store.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    assert raw_store.store.read(KEY, LATER - 1) == {"rate": "slow"}
    assert raw_store.store.read(KEY, LATER) is None


def test_an_expired_record_is_replaced_and_not_revived(raw_store: RawStore) -> None:
    raw_store.store.update(KEY, {"rate": "slow", "volume": "soft"}, NOW, LATER)
    raw_store.store.update(KEY, {"rate": "fast", "whisper": None}, LATER, LATER + 5)
    assert raw_store.store.read(KEY, LATER) == {"rate": "fast"}
    assert raw_store.books(KEY) == {"v": SCHEMA, "ttl": LATER + 5}


def test_each_update_puts_the_end_off(raw_store: RawStore) -> None:
    raw_store.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    raw_store.store.update(KEY, {"volume": "soft"}, NOW, LATER + 7)
    assert raw_store.books(KEY) == {"v": SCHEMA, "ttl": LATER + 7}


def test_an_older_update_that_comes_late_does_not_bring_the_end_closer(raw_store: RawStore) -> None:
    raw_store.store.update(KEY, {"rate": "slow"}, NOW + 7, LATER + 7)
    raw_store.store.update(KEY, {"volume": "soft"}, NOW, LATER)
    assert raw_store.store.read(KEY, LATER) == {"rate": "slow", "volume": "soft"}
    assert raw_store.books(KEY) == {"v": SCHEMA, "ttl": LATER + 7}


def test_an_older_record_becomes_one_of_today(raw_store: RawStore) -> None:
    raw_store.put(KEY, {"rate": "slow"}, v=SCHEMA - 1, ttl=LATER)
    raw_store.store.update(KEY, {"volume": "soft"}, NOW, LATER)
    assert raw_store.store.read(KEY, NOW) == {"rate": "slow", "volume": "soft"}
    assert raw_store.books(KEY) == {"v": SCHEMA, "ttl": LATER}


@pytest.mark.parametrize("end", [NOW - 1, LATER, LATER + 9], ids=["over", "same", "later"])
def test_a_record_of_a_newer_schema_is_never_overwritten(raw_store: RawStore, end: int) -> None:
    raw_store.put(KEY, {"rate": "slow"}, v=SCHEMA + 1, ttl=end)
    raw_store.store.update(KEY, {"rate": "fast", "volume": "soft"}, NOW, LATER)
    assert raw_store.store.read(KEY, NOW - 2) == {"rate": "slow"}
    assert raw_store.books(KEY) == {"v": SCHEMA + 1, "ttl": end}


def test_a_record_of_a_newer_schema_is_read_and_can_be_forgotten(raw_store: RawStore) -> None:
    raw_store.put(KEY, {"rate": "slow", "mood": ["new", "kinds"]}, v=SCHEMA + 1, ttl=LATER)
    assert raw_store.store.read(KEY, NOW) == {"rate": "slow"}
    raw_store.store.delete(KEY)
    assert raw_store.store.read(KEY, NOW) is None


def test_unreadable_values_are_left_out(raw_store: RawStore) -> None:
    raw_store.put(KEY, {"rate": "slow", "volume": ["soft"], "half": 0.5}, v=SCHEMA, ttl=LATER)
    assert raw_store.store.read(KEY, NOW) == {"rate": "slow"}


def test_a_record_without_books_is_read_and_mended(raw_store: RawStore) -> None:
    raw_store.put(KEY, {"rate": "slow"})
    assert raw_store.store.read(KEY, NOW) == {"rate": "slow"}
    raw_store.store.update(KEY, {"volume": "soft"}, NOW, LATER)
    assert raw_store.store.read(KEY, NOW) == {"rate": "slow", "volume": "soft"}
    assert raw_store.books(KEY) == {"v": SCHEMA, "ttl": LATER}
