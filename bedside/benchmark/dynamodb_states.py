"""DynamoDB in every state that the skill must bear, and the skill's memory in such a table."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from threading import Event, Thread
from time import monotonic, sleep

from bedside.console import InputError
from leg_comfort.memory import TABLE, Memory, open_memory

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
    """Open the memory in a table at an endpoint; new says that the table must be created."""
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


LOOPBACK = "127.0.0.1"
SLOW_SECONDS = 3.0
START_SECONDS, POLL_SECONDS = 30.0, 0.05
REFUSAL = {"__type": "com.amazonaws.dynamodb.v20120810#AccessDeniedException", "message": "no"}

StoreState = Callable[[], AbstractContextManager[str]]


class _RefusingServer(ThreadingHTTPServer):
    """A server that waits, then refuses."""

    daemon_threads = True

    def __init__(self, seconds: float) -> None:
        super().__init__((LOOPBACK, 0), _Refusal)
        self.seconds, self.closing = seconds, Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore that the client has hung up, which is what is measured."""


class _Refusal(BaseHTTPRequestHandler):
    """One request, refused as DynamoDB refuses."""

    server: _RefusingServer

    def do_POST(self) -> None:
        """Wait, then refuse."""
        self.server.closing.wait(self.server.seconds)
        body = json.dumps(REFUSAL).encode()
        self.send_response(HTTPStatus.BAD_REQUEST)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def refusing(seconds: float = 0.0) -> Iterator[str]:
    """Open a DynamoDB that refuses everything after some seconds."""
    with _RefusingServer(seconds) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}"
        finally:
            server.closing.set()
            server.shutdown()


@contextmanager
def down() -> Iterator[str]:
    """Return the address of a port that is closed."""
    yield f"http://{LOOPBACK}:{_free_port()}"


@contextmanager
def healthy() -> Iterator[str]:
    """Start a working DynamoDB in a process.

    Raises InputError if it does not start.
    """
    port = _free_port()
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", LOOPBACK, "-p", str(port)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(port, process)
            yield f"http://{LOOPBACK}:{port}"
        finally:
            process.terminate()


def can_be_healthy() -> bool:
    """Return whether a working DynamoDB is installed."""
    return find_spec("moto") is not None


STORES: Mapping[str, StoreState] = {
    "healthy": healthy,
    "down": down,
    "slow": partial(refusing, SLOW_SECONDS),
    "refusing": refusing,
}


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = monotonic() + START_SECONDS
    while monotonic() < end and process.poll() is None:
        try:
            socket.create_connection((LOOPBACK, port), POLL_SECONDS).close()
        except OSError:
            sleep(POLL_SECONDS)
        else:
            return
    raise InputError("moto's server, which stands for DynamoDB, does not start")
