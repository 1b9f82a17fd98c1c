"""Records in a DynamoDB table with the string `id` as its key and `ttl` as its time to live.

Importing this module imports boto3. Region, credentials and endpoint come from the environment.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import Any, Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from .dynamodb_items import KEY, Item, Request, Write, has_ended, is_newer, values
from .store import Changes, Record, StoreError

CONFIG = Config(
    connect_timeout=1,
    read_timeout=1,
    # Legacy asks again after 0.05 s, always; standard waits for seconds where it is told to.
    retries={"mode": "legacy", "total_max_attempts": 2},
)
ROUNDS = 5
"""How often a write adapts to what another writer has just done; one or two is what happens."""
REFUSED = "ConditionalCheckFailedException"


class Client(Protocol):
    """What is used of boto3's client."""

    def get_item(self, **request: object) -> Mapping[str, Any]: ...  # noqa: D102 - boto3's own
    def put_item(self, **request: object) -> object: ...  # noqa: D102
    def update_item(self, **request: object) -> object: ...  # noqa: D102
    def delete_item(self, **request: object) -> object: ...  # noqa: D102


class DynamoStore:
    """A store in a table, through boto3's client or the one that is passed in."""

    def __init__(self, table: str, client: Client | None = None) -> None:
        """Build the client at once, while there is time; what is wrong shows at the first use."""
        self._table, self._given = table, client
        with suppress(StoreError):
            _ = self._client

    @cached_property
    def _client(self) -> Client:
        with _as_store_error():
            client: Client = self._given or boto3.client("dynamodb", config=CONFIG)
            return client

    def read(self, key: str, now: int) -> Record | None:
        """See Store."""
        item = self._item(key)
        return None if item is None or has_ended(item, now) else values(item)

    def update(self, key: str, changes: Changes, now: int, expires: int) -> None:
        """See Store."""
        write = Write(changes, now, expires)
        there: Item = {}
        for _ in range(ROUNDS):
            if self._is_written(key, write, there):
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

    def _item(self, key: str) -> Item | None:
        client = self._client
        with _as_store_error():
            item: Item | None = client.get_item(**self._place(key), ConsistentRead=True).get("Item")
            return item

    def _is_written(self, key: str, write: Write, there: Item) -> bool:
        """Write over what is believed to be there; False where something else is."""
        client = self._client
        with _as_store_error():
            try:
                if has_ended(there, write.now):
                    client.put_item(TableName=self._table, **write.anew(key))
                else:
                    client.update_item(**self._place(key), **write.over(there))
            except ClientError as error:
                if error.response["Error"].get("Code") != REFUSED:
                    raise
                return False
        return True

    def _place(self, key: str) -> Request:
        return {"TableName": self._table, "Key": {KEY: {"S": key}}}


@contextmanager
def _as_store_error() -> Iterator[None]:
    # ValueError: an address in the environment that is none.
    try:
        yield
    except (BotoCoreError, ClientError, ResponseParserError, ValueError) as error:
        raise StoreError(f"DynamoDB: {type(error).__name__}") from error
