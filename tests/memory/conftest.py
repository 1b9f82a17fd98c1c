"""Both stores to test with, and credentials that open nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto import mock_aws

from leg_comfort.memory import Memory
from tests.memory.people import Clock, Drawer
from tests.memory.shelves import DynamoShelf, Shelf, SqliteShelf, dynamodb, make_table


@pytest.fixture(autouse=True)
def nobodys_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "nobody")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")


@pytest.fixture
def dynamo_shelf(nobodys_account: None) -> Iterator[Shelf]:
    with mock_aws():
        client = dynamodb()
        make_table(client)
        yield DynamoShelf(client)


@pytest.fixture
def sqlite_shelf(tmp_path: Path) -> Shelf:
    return SqliteShelf(tmp_path / "memory.db")


@pytest.fixture(params=["dynamo_shelf", "sqlite_shelf"])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    """Each store in turn."""
    found: Shelf = request.getfixturevalue(request.param)
    return found


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
