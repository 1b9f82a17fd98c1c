"""Other files are left alone, and deleted records are gone from the SQLite file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from leg_comfort.memory import StoreError
from leg_comfort.memory.sqlite import SqliteStore
from leg_comfort.memory.store import SCHEMA
from tests.memory.raw_stores import RawSqliteStore, RawStore
from tests.memory.uses import END, KEY, NOW, WORD, Use, in_every_use


def a_text(path: Path) -> None:
    path.write_text("What somebody wrote about something else, at some length. " * 99)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_database_of_somebody_else(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute('CREATE TABLE "kept" ("id", "v", "ttl", "record")')


def a_marked_database_of_somebody_else(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA application_id = 7")


@in_every_use
@pytest.mark.parametrize(
    "make",
    [a_text, a_folder, a_database_of_somebody_else, a_marked_database_of_somebody_else],
)
def test_another_file_is_named_in_one_line_and_left_alone(
    tmp_path: Path, use: Use, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "memory.db"
    make(path)
    before = path.is_file() and path.read_bytes()
    with pytest.raises(StoreError, match=f"^{path}: [^\n]+$"):
        use(SqliteStore(path))
    assert before == (path.is_file() and path.read_bytes())


@in_every_use
@pytest.mark.parametrize("place", ["missing/memory.db", "file/memory.db"])
def test_an_impossible_path_is_a_store_error(tmp_path: Path, use: Use, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=place):
        use(SqliteStore(tmp_path / place))


def test_an_empty_file_becomes_a_memory(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    path.touch()
    store = SqliteStore(path)
    assert store.read(KEY, NOW) is None
    store.update(KEY, {"word": WORD}, NOW, END)
    assert store.read(KEY, NOW) == {"word": WORD}


def test_deleted_data_is_not_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    store = SqliteStore(path)
    store.update(KEY, {"word": WORD}, NOW, END)
    assert WORD.encode() in path.read_bytes()
    store.delete(KEY)
    assert WORD.encode() not in path.read_bytes()


@pytest.mark.parametrize("book", ["never", 0.5])
def test_a_row_with_spoilt_books_is_read_and_mended(
    raw_sqlite_store: RawStore, book: object
) -> None:
    raw_sqlite_store.put(KEY, {"word": WORD}, v=book, ttl=book)
    assert raw_sqlite_store.store.read(KEY, NOW) == {"word": WORD}
    raw_sqlite_store.store.update(KEY, {"more": 1}, NOW, END)
    assert raw_sqlite_store.store.read(KEY, NOW) == {"word": WORD, "more": 1}
    assert raw_sqlite_store.books(KEY) == {"v": SCHEMA, "ttl": END}


@pytest.mark.parametrize("content", ["{", "[1]", "null", "", None, 7, b"\xff"])
def test_a_row_whose_record_is_spoilt_is_empty_and_can_be_written(
    raw_sqlite_store: RawSqliteStore, content: object
) -> None:
    raw_sqlite_store.spoil(KEY, content)
    assert raw_sqlite_store.store.read(KEY, NOW) == {}
    raw_sqlite_store.store.update(KEY, {"word": WORD}, NOW, END)
    assert raw_sqlite_store.store.read(KEY, NOW) == {"word": WORD}
