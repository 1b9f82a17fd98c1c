"""Records in an SQLite file, for trying the skill without AWS.

Safe for several processes, and if one of them is killed: every call opens the file, does its work
in one transaction and closes it. The journal is SQLite's default, not a write-ahead log, so that
one file contains everything, and secure_delete leaves nothing of a deleted record in it.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from .store import SCHEMA, Changes, Record, StoredValue, StoreError

WAIT = 1.0
"""Seconds that a call waits for another process."""
APPLICATION_ID = 0x4C454743
"""Marks a file as ours; "LEGC" in ASCII."""

Row = tuple[object, object, object]
"""Version, end and record as in the file, of any type."""


class SqliteStore:
    """A store in a file, which is created at the first use."""

    def __init__(self, path: Path) -> None:
        """Name the file, which is opened for every call."""
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
                _create_table(file)
                end, record = _changed(row, changes, now, expires)
                values = (key, SCHEMA, end, json.dumps(record))
                file.execute('REPLACE INTO "kept" VALUES (?, ?, ?, ?)', values)

    def delete(self, key: str) -> None:
        """See Store."""
        with self._transaction("BEGIN IMMEDIATE") as file:
            if _has_table(file):
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


def _has_table(file: sqlite3.Connection) -> bool:
    """Return whether the table exists; False for an empty file.

    Raises DatabaseError if the file belongs to another program.
    """
    (mark,) = file.execute("PRAGMA application_id").fetchone()
    (tables,) = file.execute('SELECT count(*) FROM "sqlite_master"').fetchone()
    if mark == APPLICATION_ID:
        return True
    if mark or tables:
        raise sqlite3.DatabaseError("a database, but not of Leg Comfort")
    return False


def _create_table(file: sqlite3.Connection) -> None:
    if not _has_table(file):
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute('CREATE TABLE "kept" ("id" TEXT PRIMARY KEY, "v", "ttl", "record")')


def _row(file: sqlite3.Connection, key: str) -> Row | None:
    if not _has_table(file):
        return None
    question = 'SELECT "v", "ttl", "record" FROM "kept" WHERE "id" = ?'
    row: Row | None = file.execute(question, (key,)).fetchone()
    return row


def _changed(
    row: Row | None, changes: Changes, now: int, expires: int
) -> tuple[int, dict[str, StoredValue]]:
    """Return the new end and the new record."""
    if row is None or _has_ended(row, now):
        end, record = expires, {}
    else:
        end, record = max(_number(row[1]) or 0, expires), dict(_record(row))
    merged = {**record, **changes}
    return end, {name: value for name, value in merged.items() if value is not None}


def _record(row: Row) -> Record:
    try:
        content = json.loads(row[2]) if isinstance(row[2], str) else None
    except ValueError:
        content = None
    entries = content.items() if isinstance(content, Mapping) else ()
    return {name: value for name, value in entries if isinstance(value, StoredValue)}


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _has_ended(row: Row, now: int) -> bool:
    end = _number(row[1])
    return end is not None and end <= now


def _is_newer(row: Row) -> bool:
    return (_number(row[0]) or 0) > SCHEMA
