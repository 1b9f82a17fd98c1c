"""A store that cannot be used raises StoreError, for any reason."""

import socket
from collections.abc import Iterator

import pytest
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)
from botocore.parsers import ResponseParserError

from leg_comfort.memory import StoreError
from leg_comfort.memory.dynamodb import DynamoStore
from tests.memory.processes import dynamodb_server
from tests.memory.raw_stores import TABLE, RawStore, dynamodb, make_table
from tests.memory.uses import END, KEY, NOW, WORD, Use, in_every_use

ENDPOINT = "AWS_ENDPOINT_URL_DYNAMODB"


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """A port that accepts connections and never responds."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


class Failing:
    """A client whose every call fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def fail(self, **request: object) -> dict[str, object]:
        raise self.error

    get_item = put_item = update_item = delete_item = fail


class Overtaking(Failing):
    """A client whose writes are always refused and whose reads find nothing."""

    def get_item(self, **request: object) -> dict[str, object]:
        return {}


class Noting:
    """A client that records its calls and finds nothing."""

    def __init__(self) -> None:
        self.requests: list[dict[str, object]] = []

    def note(self, **request: object) -> dict[str, object]:
        self.requests.append(request)
        return {}

    get_item = put_item = update_item = delete_item = note


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": f"{KEY} {WORD}"}}, "UpdateItem")


@in_every_use
@pytest.mark.parametrize(
    "error",
    [
        refusal("AccessDeniedException"),
        refusal("ProvisionedThroughputExceededException"),
        ClientError({"Error": {}}, "GetItem"),
        EndpointConnectionError(endpoint_url=f"http://{KEY}"),
        ConnectTimeoutError(endpoint_url=f"http://{KEY}"),
        ReadTimeoutError(endpoint_url=f"http://{KEY}"),
        NoCredentialsError(),
        BotoCoreError(),
        ResponseParserError(f"{KEY} {WORD}"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_failure_of_dynamodb_is_a_store_error_without_content(
    use: Use, error: Exception
) -> None:
    with pytest.raises(StoreError) as raised:
        use(DynamoStore(TABLE, Failing(error)))
    assert raised.value.__cause__ is error
    assert KEY not in str(raised.value)
    assert WORD not in str(raised.value)


@in_every_use
def test_a_table_that_is_not_there_is_a_store_error(raw_dynamo_store: RawStore, use: Use) -> None:
    with pytest.raises(StoreError):
        use(DynamoStore("no such table", dynamodb()))


@in_every_use
@pytest.mark.parametrize(
    ("name", "value"),
    [("AWS_DEFAULT_REGION", ""), (ENDPOINT, "nowhere")],
    ids=["region", "address"],
)
def test_a_wrong_environment_shows_at_the_first_use(
    monkeypatch: pytest.MonkeyPatch,
    use: Use,
    name: str,
    value: str,
) -> None:
    monkeypatch.setenv(name, value)
    store = DynamoStore(TABLE)
    with pytest.raises(StoreError):
        use(store)


def test_a_read_sees_earlier_writes() -> None:
    """Moto always reads consistently, DynamoDB only if it is asked to."""
    client = Noting()
    DynamoStore(TABLE, client).read(KEY, NOW)
    assert [request["ConsistentRead"] for request in client.requests] == [True]


def test_a_writer_that_is_always_overtaken_gives_up() -> None:
    store = DynamoStore(TABLE, Overtaking(refusal("ConditionalCheckFailedException")))
    with pytest.raises(StoreError):
        store.update(KEY, {"word": WORD}, NOW, END)


@in_every_use
def test_a_refused_connection_is_a_store_error(monkeypatch: pytest.MonkeyPatch, use: Use) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        monkeypatch.setenv(ENDPOINT, f"http://127.0.0.1:{listener.getsockname()[1]}")
    with pytest.raises(StoreError):
        use(DynamoStore(TABLE))


@in_every_use
@pytest.mark.slow
def test_a_server_that_never_answers_is_a_store_error(
    monkeypatch: pytest.MonkeyPatch, deaf_port: int, use: Use
) -> None:
    monkeypatch.setenv(ENDPOINT, f"http://127.0.0.1:{deaf_port}")
    with pytest.raises(StoreError):
        use(DynamoStore(TABLE))


@pytest.mark.slow
def test_a_store_works_again_once_its_server_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    with dynamodb_server() as port:
        monkeypatch.setenv(ENDPOINT, f"http://127.0.0.1:{port}")
        make_table(dynamodb())
        store = DynamoStore(TABLE)
        store.update(KEY, {"word": WORD}, NOW, END)
        assert store.read(KEY, NOW) == {"word": WORD}
    with pytest.raises(StoreError):
        store.read(KEY, NOW)
    with dynamodb_server(port):
        make_table(dynamodb())
        store.update(KEY, {"word": "another"}, NOW, END)
        assert store.read(KEY, NOW) == {"word": "another"}
