"""Records in a DynamoDB table whose key is the string `id` and whose time to live is `ttl`.

Importing this module imports boto3. Region, credentials and endpoint come from the environment.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from .dynamodb_items import (
    KEY,
    DynamoClient,
    DynamoItem,
    ItemUpdate,
    Parameters,
    has_ended,
    is_newer,
    record_in,
)
from .store import Changes, Record, StoreError

CONFIG = Config(
    connect_timeout=1,
    read_timeout=1,
    # Legacy always retries after 0.05 s; standard waits for seconds if the service asks for it.
    retries={"mode": "legacy", "total_max_attempts": 2},
)
ROUNDS = 5
"""Attempts of an update that other writers interfere with; it rarely needs more than two."""
REFUSED = "ConditionalCheckFailedException"


class DynamoStore:
    """A store in a table, through the client passed in or else boto3's."""

    def __init__(self, table: str, client: DynamoClient | None = None) -> None:
        """Build the client now, during the start; an error shows at the first use."""
        self._table, self._given = table, client
        with suppress(StoreError):
            _ = self._client

    @cached_property
    def _client(self) -> DynamoClient:
        with _as_store_error():
            client: DynamoClient = self._given or boto3.client("dynamodb", config=CONFIG)
            return client

    def read(self, key: str, now: int) -> Record | None:
        """See Store."""
        item = self._item(key)
        return None if item is None or has_ended(item, now) else record_in(item)

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        """See Store."""
        update = ItemUpdate(changes, now, expires)
        there: DynamoItem = {}
        for _ in range(ROUNDS):
            if self._is_written(key, update, there):
                return
            there = self._item(key) or {}
            if is_newer(there):
                return
        raise StoreError("too many writers at once")

    def delete(self, key: str) -> None:
        """See Store."""
        client = self._client
        with _as_store_error():
            client.delete_item(**self._place(key))

    def _item(self, key: str) -> DynamoItem | None:
        client = self._client
        with _as_store_error():
            item: DynamoItem | None = client.get_item(**self._place(key), ConsistentRead=True).get(
                "Item"
            )
            return item

    def _is_written(self, key: str, update: ItemUpdate, there: DynamoItem) -> bool:
        """Update the item that is believed to be there; False if it has changed."""
        client = self._client
        with _as_store_error():
            try:
                if has_ended(there, update.now):
                    client.put_item(TableName=self._table, **update.replacing(key))
                else:
                    client.update_item(**self._place(key), **update.changing(there))
            except ClientError as error:
                if error.response["Error"].get("Code") != REFUSED:
                    raise
                return False
        return True

    def _place(self, key: str) -> Parameters:
        return {"TableName": self._table, "Key": {KEY: {"S": key}}}


@contextmanager
def _as_store_error() -> Iterator[None]:
    # ValueError: the environment names an invalid endpoint.
    try:
        yield
    except (BotoCoreError, ClientError, ResponseParserError, ValueError) as error:
        raise StoreError(f"DynamoDB: {type(error).__name__}") from error
