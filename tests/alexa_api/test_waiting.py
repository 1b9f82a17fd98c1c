"""Calls to Amazon end within their time limits, in whichever way the server is slow."""

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi, HeldReminder
from leg_comfort.alexa_api import TimeLimits, service_clients
from leg_comfort.alexa_api.call_policy import FOR_REMINDERS, FOR_TIME_ZONE, TOO_SLOW
from leg_comfort.alexa_api.http_call import THREAD_NAME, HttpRequest, HttpResponse, send
from leg_comfort.conversation import Result
from tests.alexa_api.conftest import IMPATIENT, NOW, PATIENT, TEXT, TOMORROW, ZONE, Making
from tests.alexa_api.test_failures import EFFECTS

FOR_EVER = 3600


def ask_soon(amazon: FakeAlexaApi) -> HttpResponse:
    question = HttpRequest("GET", f"{amazon.endpoint}/v1/alerts/reminders", {})
    return send(question, IMPATIENT.call)


@pytest.mark.parametrize("effect", EFFECTS)
def test_every_call_that_is_not_answered_in_time_is_too_slow(
    amazon: FakeAlexaApi, making: Making, effect: str
) -> None:
    amazon.slowly(FOR_EVER)
    assert EFFECTS[effect][1](making(limits=IMPATIENT)).result is Result.TOO_SLOW


@dataclass
class SlowTo:
    """Time that passes only in calls of one method, which use up all that they are given."""

    method: str
    now: float = 0
    sent: list[str] = field(default_factory=list)

    def send(self, request: HttpRequest, seconds: float) -> HttpResponse:
        if seconds <= 0:
            return HttpResponse(TOO_SLOW)
        self.sent.append(request.method)
        if request.method != self.method:
            return send(request, PATIENT.call)
        self.now += seconds
        return HttpResponse(TOO_SLOW)


@pytest.fixture
def slow_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], SlowTo]:
    def passing(method: str) -> SlowTo:
        slow = SlowTo(method)
        monkeypatch.setattr(service_clients, "send", slow.send)
        monkeypatch.setattr(service_clients, "monotonic", lambda: slow.now)
        return slow

    return passing


@pytest.mark.parametrize("effect", ["move", "cancel"])
def test_the_second_call_may_be_the_slow_one(
    amazon: FakeAlexaApi, making: Making, slow_to: Callable[[str], SlowTo], effect: str
) -> None:
    method, do = EFFECTS[effect]
    amazon.reminders = [HeldReminder("a", TOMORROW, ZONE, TEXT, "en-US", NOW)]
    slow = slow_to(method)
    assert do(making(limits=TimeLimits(call=1, total=1))).result is Result.TOO_SLOW
    assert slow.sent == ["GET", method]


def test_an_answer_that_drips_byte_by_byte_is_too_slow_as_a_whole(
    amazon: FakeAlexaApi, making: Making
) -> None:
    amazon.dripping(IMPATIENT.call / 5)
    assert making(limits=IMPATIENT).set(TOMORROW).result is Result.TOO_SLOW


def test_a_body_that_drips_is_too_slow_as_a_whole(amazon: FakeAlexaApi, making: Making) -> None:
    amazon.answer_with(200, b" " * 90_000)
    amazon.dripping(0.001)
    assert making(limits=TimeLimits(call=0.5, total=0.5)).set(TOMORROW).result is Result.TOO_SLOW


def test_informational_responses_do_not_extend_the_time(
    amazon: FakeAlexaApi, making: Making
) -> None:
    amazon.say(b"HTTP/1.1 100 Continue\r\n\r\n" * 100_000)
    amazon.dripping(0.001)
    assert making(limits=TimeLimits(call=0.3, total=0.3)).set(TOMORROW).result is Result.TOO_SLOW


def test_a_server_that_takes_the_call_and_never_reads_is_too_slow(making: Making) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        endpoint = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        outcome = making(endpoint=endpoint, limits=IMPATIENT).set(TOMORROW)
    assert outcome.result is Result.TOO_SLOW


def test_all_calls_of_an_effect_share_its_time(
    amazon: FakeAlexaApi, making: Making, slow_to: Callable[[str], SlowTo]
) -> None:
    amazon.reminders = [HeldReminder(f"{n}", TOMORROW, ZONE, TEXT, "en-US", NOW) for n in range(9)]
    slow = slow_to("DELETE")
    spent = making(limits=TimeLimits(call=1, total=1)).cancel()
    assert spent.result is Result.TOO_SLOW
    assert slow.sent == ["GET", "DELETE"]


def test_no_time_left_is_too_slow_without_a_call(amazon: FakeAlexaApi, making: Making) -> None:
    assert making(limits=TimeLimits(call=1, total=0)).set(TOMORROW).result is Result.TOO_SLOW
    assert amazon.received == []


def test_once_time_is_up_nothing_is_sent_any_more(
    amazon: FakeAlexaApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, look_up = threading.Event(), socket.getaddrinfo

    def slow_look_up(*given: object) -> object:
        found.wait()
        return look_up(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", slow_look_up)
    before = _callers()
    assert ask_soon(amazon) == HttpResponse(TOO_SLOW)
    (looking_up,) = _callers() - before
    found.set()
    looking_up.join()
    assert amazon.received == []


def test_a_call_given_up_leaves_no_thread_behind(amazon: FakeAlexaApi) -> None:
    amazon.slowly(FOR_EVER)
    before = _callers()
    assert ask_soon(amazon) == HttpResponse(TOO_SLOW)
    for caller in _callers() - before:
        caller.join()
    assert _callers() <= before


def test_after_a_slow_call_the_next_one_is_answered(amazon: FakeAlexaApi, making: Making) -> None:
    amazon.slowly(FOR_EVER, times=1)
    assert making(limits=IMPATIENT).set(TOMORROW).result is Result.TOO_SLOW
    assert making(limits=PATIENT).set(TOMORROW).result is Result.DONE


def test_a_turn_with_one_effect_and_the_time_zone_stays_far_below_eight_seconds() -> None:
    assert FOR_REMINDERS.total + FOR_TIME_ZONE.total <= 4
    assert TimeLimits(call=1.5, total=2.0) == FOR_REMINDERS
    assert TimeLimits(call=1.0, total=1.0) == FOR_TIME_ZONE


def _callers() -> set[threading.Thread]:
    """Return the threads that make calls, without those of the fake."""
    return {thread for thread in threading.enumerate() if thread.name == THREAD_NAME}
