"""The skill's memory in a table at an address of our own, as a deployment opens it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from leg_comfort.memory import Memory, open_memory
from leg_comfort.memory.opening import TABLE

NAME = "leg-comfort-benchmark"
KEY = "id"
ACCOUNT = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nothing",
    "AWS_DEFAULT_REGION": "eu-west-1",
}
ENDPOINT = "AWS_ENDPOINT_URL_DYNAMODB"


@contextmanager
def memory_at(endpoint: str, *, new: bool) -> Iterator[Memory | None]:
    """The memory in a table behind this address; new: the table has to be made first."""
    with _environment({**ACCOUNT, ENDPOINT: endpoint}):
        if new:
            _make_table()
        yield open_memory({TABLE: NAME})


@contextmanager
def _environment(named: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in named}
    os.environ.update(named)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _make_table() -> None:
    import boto3

    boto3.client("dynamodb").create_table(
        TableName=NAME,
        KeySchema=[{"AttributeName": KEY, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": KEY, "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
