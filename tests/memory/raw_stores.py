"""Both stores behind one interface that also writes data which the skill would not write."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import boto3

from leg_comfort.memory.dynamodb import DynamoClient, DynamoStore
from leg_comfort.memory.sqlite import SqliteStore
from leg_comfort.memory.store import Store

TABLE = "leg-comfort"


class TableClient(DynamoClient, Protocol):
    def create_table(self, **request: object) -> object: ...


class RawStore(Protocol):
    """A store with access to its raw data."""

    @property
    def store(self) -> Store: ...

    def put(self, key: str, values: Mapping[str, object], **books: object) -> None:
        """Write a record as it is; books are its v and ttl."""

    def books(self, key: str) -> dict[str, object]:
        """Return the v and ttl of a record; empty if there is none."""


@dataclass
class RawDynamoStore:
    client: TableClient

    def __post_init__(self) -> None:
        self.store = DynamoStore(TABLE, self.client)

    def put(self, key: str, values: Mapping[str, object], **books: object) -> None:
        item = {name: _raw(value) for name, value in {**values, **books, "id": key}.items()}
        self.client.put_item(TableName=TABLE, Item=item)

    def books(self, key: str) -> dict[str, object]:
        item = self.client.get_item(TableName=TABLE, Key={"id": {"S": key}}).get("Item", {})
        return {name: int(item[name]["N"]) for name in ("v", "ttl") if name in item}


@dataclass
class RawSqliteStore:
    path: Path

    def __post_init__(self) -> None:
        self.store = SqliteStore(self.path)

    def put(self, key: str, values: Mapping[str, object], **books: object) -> None:
        self.spoil(key, json.dumps(values), **books)

    def spoil(self, key: str, content: object, **books: object) -> None:
        """Write a row whose record may be of any type."""
        self.store.update(key, {}, now=0, expires=1)
        row = (books.get("v"), books.get("ttl"), content, key)
        self._run('UPDATE "kept" SET "v" = ?, "ttl" = ?, "record" = ? WHERE "id" = ?', *row)

    def books(self, key: str) -> dict[str, object]:
        rows = self._run('SELECT "v", "ttl" FROM "kept" WHERE "id" = ?', key)
        return {name: value for row in rows for name, value in zip(("v", "ttl"), row, strict=True)}

    def _run(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.path)) as file, file:
            return file.execute(statement, values).fetchall()


def make_table(client: TableClient) -> None:
    """Create the table as a deployment does."""
    client.create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def dynamodb() -> TableClient:
    """Return a client of the in-process DynamoDB, or of the one that the environment names."""
    client: TableClient = boto3.client("dynamodb")
    return client


def _raw(value: object) -> object:
    if isinstance(value, list):
        return {"L": [_raw(each) for each in value]}
    if isinstance(value, bool):
        return {"BOOL": value}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}
