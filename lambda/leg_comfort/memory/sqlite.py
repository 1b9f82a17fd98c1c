"""Records in a file of SQLite's, for a desk. Safe for several processes and for a sudden end.

Every call opens the file, does its work in one transaction and closes it, so nothing is held that a
fork, a thread or a moved file could spoil. The journal is SQLite's default one, no write-ahead log:
one file holds all there is, and with secure_delete what was forgotten is not left in it.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from .store import SCHEMA, Changes, Record, StoreError, Value

WAIT = 1.0
"""Seconds that a call waits for another process."""
APPLICATION_ID = 0x4C454743
"""Marks the file as ours; "LEGC"."""

Row = tuple[object, object, object]
"""Version, end and record as they stand in the file, whatever they are."""


class SqliteStore:
    """A store in a file, which is made at the first use."""

    def __init__(self, path: Path) -> None:
        """Only name the file: it is opened anew for every call."""
        self._path = path

    def read(self, key: str, now: int) -> Record | None:
        """See Store."""
        with self._transaction("BEGIN") as file:
            row = _row(file, key)
        return None if row is None or _has_ended(row, now) else _record(row)

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        """See Store."""
        with self._transaction("BEGIN IMMEDIATE") as file:
            row = _row(file, key)
            if row is None or not _is_newer(row):
                _found(file)
                end, record = _changed(row, changes, now, expires)
                values = (key, SCHEMA, end, json.dumps(record))
                file.execute('REPLACE INTO "kept" VALUES (?, ?, ?, ?)', values)

    def delete(self, key: str) -> None:
        """See Store."""
        with self._transaction("BEGIN IMMEDIATE") as file:
            if _is_founded(file):
                file.execute('DELETE FROM "kept" WHERE "id" = ?', (key,))

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = sqlite3.connect(self._path, timeout=WAIT, isolation_level=None)
            with closing(connection) as file:
                file.execute("PRAGMA secure_delete = ON")
                file.execute(begin)
                yield file
                file.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error


def _is_founded(file: sqlite3.Connection) -> bool:
    """Whether the file is a memory; False: it is still empty. Raises where it is another's."""
    (mark,) = file.execute("PRAGMA application_id").fetchone()
    (tables,) = file.execute('SELECT count(*) FROM "sqlite_master"').fetchone()
    if mark == APPLICATION_ID:
        return True
    if mark or tables:
        raise sqlite3.DatabaseError("a database, but no memory of Leg Comfort")
    return False


def _found(file: sqlite3.Connection) -> None:
    if not _is_founded(file):
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute('CREATE TABLE "kept" ("id" TEXT PRIMARY KEY, "v", "ttl", "record")')


def _row(file: sqlite3.Connection, key: str) -> Row | None:
    if not _is_founded(file):
        return None
    question = 'SELECT "v", "ttl", "record" FROM "kept" WHERE "id" = ?'
    row: Row | None = file.execute(question, (key,)).fetchone()
    return row


def _changed(
    row: Row | None, changes: Changes, now: int, expires: int
) -> tuple[int, dict[str, Value]]:
    """The new end and the new record."""
    if row is None or _has_ended(row, now):
        end, record = expires, {}
    else:
        end, record = max(_number(row[1]) or 0, expires), dict(_record(row))
    laid = {**record, **changes}
    return end, {name: value for name, value in laid.items() if value is not None}


def _record(row: Row) -> Record:
    try:
        content = json.loads(row[2]) if isinstance(row[2], str) else None
    except ValueError:
        content = None
    entries = content.items() if isinstance(content, Mapping) else ()
    return {name: value for name, value in entries if isinstance(value, Value)}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _has_ended(row: Row, now: int) -> bool:
    end = _number(row[1])
    return end is not None and end <= now


def _is_newer(row: Row) -> bool:
    return (_number(row[0]) or 0) > SCHEMA
