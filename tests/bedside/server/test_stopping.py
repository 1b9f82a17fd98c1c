"""The server ends when told to, after it has answered pending requests."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from socket import create_connection
from threading import Event, Thread

import pytest

from bedside.console import InputError, Json
from bedside.server.app import create_app
from bedside.server.listener import SETTINGS, Listener
from tests.bedside.server.bodies import LAUNCH
from tests.bedside.server.conftest import hush
from tests.bedside.server.places import LOOPBACK, sent


@dataclass
class Slow:
    """A skill that begins, and continues when told to."""

    begun: Event = field(default_factory=Event)
    may_go_on: Event = field(default_factory=Event)

    def __call__(self, event: Json, context: object) -> Json:
        self.begun.set()
        assert self.may_go_on.wait(60)
        return hush(event, context)


@dataclass
class Caller:
    """A client that waits for its response in a thread."""

    port: int
    status: int = 0

    def call(self) -> None:
        with closing(HTTPConnection(LOOPBACK, self.port, timeout=60)) as connection:
            self.status = sent(connection, LAUNCH, {}).status

    def call_in_vain(self) -> None:
        """Call a server that hangs up."""
        with suppress(OSError, HTTPException):
            self.call()


@contextmanager
def running(listener: Listener) -> Iterator[Thread]:
    thread = Thread(target=listener.run)
    thread.start()
    try:
        yield thread
    finally:
        listener.stop()
        thread.join()


def test_what_was_asked_before_the_end_is_answered() -> None:
    skill = Slow()
    listener = Listener(create_app(skill, None), LOOPBACK, 0)
    callers = [Caller(listener.port) for _ in range(int(str(SETTINGS["threads"])) + 2)]
    with running(listener) as server:
        asking = [Thread(target=each.call) for each in callers]
        for each in asking:
            each.start()
        _wait_until_all_are_heard(listener, len(callers))
        listener.stop()
        skill.may_go_on.set()
        for each in [*asking, server]:
            each.join()
    assert [each.status for each in callers] == [200] * len(callers)


def _wait_until_all_are_heard(listener: Listener, number: int) -> None:
    while listener.waiting < number:
        pass


def test_a_connection_on_which_nobody_asks_does_not_keep_it() -> None:
    listener = Listener(create_app(hush, None), LOOPBACK, 0)
    with create_connection((LOOPBACK, listener.port)), running(listener) as server:
        listener.stop()
        server.join()
    assert not server.is_alive()


def test_after_the_end_nobody_listens() -> None:
    listener = Listener(create_app(hush, None), LOOPBACK, 0)
    with running(listener):
        listener.stop()
    with pytest.raises(ConnectionRefusedError):
        create_connection((LOOPBACK, listener.port))


def test_being_told_to_stop_twice_is_being_told_once() -> None:
    listener = Listener(create_app(hush, None), LOOPBACK, 0)
    with running(listener) as server:
        listener.stop()
        server.join()
        listener.stop()


def test_a_port_that_is_taken_is_named_with_the_reason() -> None:
    first = Listener(create_app(hush, None), LOOPBACK, 0)
    with running(first), pytest.raises(InputError, match=f"port {first.port}: .*in use"):
        Listener(create_app(hush, None), LOOPBACK, first.port)


def test_an_address_of_another_machine_is_named_with_the_reason() -> None:
    with pytest.raises(InputError, match=r"192\.0\.2\.1, port \d+: Cannot assign"):
        Listener(create_app(hush, None), "192.0.2.1", 8123)


def test_whoever_hurries_does_not_wait_for_a_pending_request() -> None:
    skill = Slow()
    listener = Listener(create_app(skill, None), LOOPBACK, 0)
    caller = Caller(listener.port)
    asking = Thread(target=caller.call_in_vain)
    with running(listener) as server:
        asking.start()
        assert skill.begun.wait(60)
        listener.stop(patience=0)
        server.join()
    skill.may_go_on.set()
    asking.join()
    assert caller.status == 0


@pytest.mark.parametrize(("host", "port"), [(LOOPBACK, -1), (LOOPBACK, 65536), ("no such host", 0)])
def test_where_nothing_can_be_is_an_error_of_the_caller(host: str, port: int) -> None:
    with pytest.raises(InputError):
        Listener(create_app(hush, None), host, port)
