"""What every store promises, held against each of them."""

import pytest

from leg_comfort.memory.store import SCHEMA, StoredValue
from tests.memory.shelves import Shelf

NOW = 1_800_000_000
LATER = NOW + 100
KEY = "a key"


def test_what_was_never_written_is_not_there(shelf: Shelf) -> None:
    assert shelf.store.read(KEY, NOW) is None


def test_words_numbers_and_flags_come_back_as_they_were(shelf: Shelf) -> None:
    values: dict[str, StoredValue] = {
        "word": "słowo “quoted”",
        "count": -3,
        "yes": True,
        "no": False,
        "none": "",
    }
    shelf.store.update(KEY, values, NOW, LATER)
    read = shelf.store.read(KEY, NOW)
    assert read == values
    assert [type(read[name]) for name in values] == [type(value) for value in values.values()]


def test_an_update_touches_only_what_it_names(shelf: Shelf) -> None:
    shelf.store.update(KEY, {"rate": "slow", "volume": "soft"}, NOW, LATER)
    shelf.store.update(KEY, {"rate": "fast", "whisper": True}, NOW, LATER)
    assert shelf.store.read(KEY, NOW) == {"rate": "fast", "volume": "soft", "whisper": True}


def test_none_removes(shelf: Shelf) -> None:
    shelf.store.update(KEY, {"rate": "slow", "volume": "soft"}, NOW, LATER)
    shelf.store.update(KEY, {"rate": None, "never there": None}, NOW, LATER)
    assert shelf.store.read(KEY, NOW) == {"volume": "soft"}


def test_names_may_be_any_words(shelf: Shelf) -> None:
    names = ["2026-01-15.feel", "size", "#v", ":v", "name", "a b"]
    shelf.store.update(KEY, dict.fromkeys(names, 1), NOW, LATER)
    assert shelf.store.read(KEY, NOW) == dict.fromkeys(names, 1)


def test_dozens_of_attributes_go_in_one_update(shelf: Shelf) -> None:
    many = {f"2026-01-{number}.feel": number for number in range(60)}
    shelf.store.update(KEY, many, NOW, LATER)
    assert shelf.store.read(KEY, NOW) == many
    shelf.store.update(KEY, dict.fromkeys(many), NOW, LATER)
    assert shelf.store.read(KEY, NOW) == {}


def test_keys_are_apart(shelf: Shelf) -> None:
    shelf.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    shelf.store.update("another", {"rate": "fast"}, NOW, LATER)
    shelf.store.delete("another")
    assert shelf.store.read(KEY, NOW) == {"rate": "slow"}
    assert shelf.store.read("another", NOW) is None


def test_deleting_twice_is_deleting_once(shelf: Shelf) -> None:
    shelf.store.delete(KEY)
    shelf.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    shelf.store.delete(KEY)
    shelf.store.delete(KEY)
    assert shelf.store.read(KEY, NOW) is None
    assert shelf.books(KEY) == {}


def test_a_record_is_there_until_the_second_it_expires(shelf: Shelf) -> None:
    shelf.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    assert shelf.store.read(KEY, LATER - 1) == {"rate": "slow"}
    assert shelf.store.read(KEY, LATER) is None


def test_an_expired_record_is_replaced_and_not_revived(shelf: Shelf) -> None:
    shelf.store.update(KEY, {"rate": "slow", "volume": "soft"}, NOW, LATER)
    shelf.store.update(KEY, {"rate": "fast", "whisper": None}, LATER, LATER + 5)
    assert shelf.store.read(KEY, LATER) == {"rate": "fast"}
    assert shelf.books(KEY) == {"v": SCHEMA, "ttl": LATER + 5}


def test_each_update_puts_the_end_off(shelf: Shelf) -> None:
    shelf.store.update(KEY, {"rate": "slow"}, NOW, LATER)
    shelf.store.update(KEY, {"volume": "soft"}, NOW, LATER + 7)
    assert shelf.books(KEY) == {"v": SCHEMA, "ttl": LATER + 7}


def test_an_older_update_that_comes_late_does_not_bring_the_end_closer(shelf: Shelf) -> None:
    shelf.store.update(KEY, {"rate": "slow"}, NOW + 7, LATER + 7)
    shelf.store.update(KEY, {"volume": "soft"}, NOW, LATER)
    assert shelf.store.read(KEY, LATER) == {"rate": "slow", "volume": "soft"}
    assert shelf.books(KEY) == {"v": SCHEMA, "ttl": LATER + 7}


def test_an_older_record_becomes_one_of_today(shelf: Shelf) -> None:
    shelf.plant(KEY, {"rate": "slow"}, v=SCHEMA - 1, ttl=LATER)
    shelf.store.update(KEY, {"volume": "soft"}, NOW, LATER)
    assert shelf.store.read(KEY, NOW) == {"rate": "slow", "volume": "soft"}
    assert shelf.books(KEY) == {"v": SCHEMA, "ttl": LATER}


@pytest.mark.parametrize("end", [NOW - 1, LATER, LATER + 9], ids=["over", "same", "later"])
def test_a_record_of_a_newer_schema_is_never_overwritten(shelf: Shelf, end: int) -> None:
    shelf.plant(KEY, {"rate": "slow"}, v=SCHEMA + 1, ttl=end)
    shelf.store.update(KEY, {"rate": "fast", "volume": "soft"}, NOW, LATER)
    assert shelf.store.read(KEY, NOW - 2) == {"rate": "slow"}
    assert shelf.books(KEY) == {"v": SCHEMA + 1, "ttl": end}


def test_a_record_of_a_newer_schema_is_read_and_can_be_forgotten(shelf: Shelf) -> None:
    shelf.plant(KEY, {"rate": "slow", "mood": ["new", "kinds"]}, v=SCHEMA + 1, ttl=LATER)
    assert shelf.store.read(KEY, NOW) == {"rate": "slow"}
    shelf.store.delete(KEY)
    assert shelf.store.read(KEY, NOW) is None


def test_what_cannot_be_read_is_left_out(shelf: Shelf) -> None:
    shelf.plant(KEY, {"rate": "slow", "volume": ["soft"], "half": 0.5}, v=SCHEMA, ttl=LATER)
    assert shelf.store.read(KEY, NOW) == {"rate": "slow"}


def test_a_record_without_books_is_read_and_mended(shelf: Shelf) -> None:
    shelf.plant(KEY, {"rate": "slow"})
    assert shelf.store.read(KEY, NOW) == {"rate": "slow"}
    shelf.store.update(KEY, {"volume": "soft"}, NOW, LATER)
    assert shelf.store.read(KEY, NOW) == {"rate": "slow", "volume": "soft"}
    assert shelf.books(KEY) == {"v": SCHEMA, "ttl": LATER}
