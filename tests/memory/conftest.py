"""Both stores, and credentials without any access."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto import mock_aws

from leg_comfort.memory import Memory
from tests.memory.raw_stores import RawDynamoStore, RawSqliteStore, RawStore, dynamodb, make_table
from tests.memory.users import Clock, RecordingStore


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "nobody")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")


@pytest.fixture
def raw_dynamo_store(no_credentials: None) -> Iterator[RawStore]:
    with mock_aws():
        client = dynamodb()
        make_table(client)
        yield RawDynamoStore(client)


@pytest.fixture
def raw_sqlite_store(tmp_path: Path) -> RawStore:
    return RawSqliteStore(tmp_path / "memory.db")


@pytest.fixture(params=["raw_dynamo_store", "raw_sqlite_store"])
def raw_store(request: pytest.FixtureRequest) -> RawStore:
    """Each store in turn."""
    found: RawStore = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(raw_store: RawStore, clock: Clock) -> Memory:
    return Memory(raw_store.store, "salt", clock)


@pytest.fixture
def recording_store() -> RecordingStore:
    return RecordingStore()


@pytest.fixture
def recorded_memory(recording_store: RecordingStore, clock: Clock) -> Memory:
    """A memory in the recording store."""
    return Memory(recording_store, "salt", clock)
