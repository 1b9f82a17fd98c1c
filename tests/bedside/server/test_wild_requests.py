"""Every request gets 200 or 4xx, and every refusal one line in the log."""

import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings

from bedside.server.app import JSON
from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment
from tests.bedside.server.places import Endpoint, open_endpoint, open_shelf, signed, spoken_to
from tests.bedside.server.signing import Signer
from tests.bedside.server.wild import RAW, REQUESTED, Wild

FEW, MANY = 150, 8_000
FEW_RAW, MANY_RAW = 50, 2_000
GO_ON, OK = 100, 200
LENGTH = re.compile(rb"Content-Length: ([0-9]+)")


@dataclass
class Log(logging.Handler):
    """The log of the endpoint."""

    lines: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    __hash__ = object.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(record.getMessage()))


@pytest.fixture
def log() -> Iterator[Log]:
    found, logger = Log(), logging.getLogger("leg_comfort.serving")
    logger.addHandler(found)
    yield found
    logger.removeHandler(found)


@pytest.fixture(params=[True, False], ids=["verified", "unverified"])
def opened(request: pytest.FixtureRequest, amazon: Signer) -> Iterator[Endpoint]:
    with open_shelf() as shelf:
        shelf.lay(amazon.pem)
        with open_endpoint(shelf, skill_in(Deployment()), verify=request.param) as endpoint:
            yield endpoint


def as_http(wild: Wild, amazon: Signer) -> bytes:
    headers = {
        "Host": "localhost",
        "Content-Type": JSON,
        "Content-Length": str(len(wild.body)),
        "Connection": "close",
        **(signed(amazon, wild.body) if wild.signed else {}),
        **wild.headers,
    }
    lines = [f"{wild.method} {wild.path} HTTP/1.1", *(f"{n}: {v}" for n, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + wild.body


def statuses_of(answers: bytes) -> list[int]:
    """Return the status of every response; none if no request was complete."""
    found = []
    while answers:
        head, _, rest = answers.partition(b"\r\n\r\n")
        status, told = int(head.split(b" ")[1]), LENGTH.search(head)
        length = int(told[1]) if told else 0
        assert status in (GO_ON, OK) or (400 <= status < 500 and length == 0)
        found += [status] if status != GO_ON else []
        answers = rest[length:]
    return found


def played(examples: int, strategy: object, send: Callable[[object], bytes]) -> Counter[int]:
    """Return how often each status was received."""
    counted: Counter[int] = Counter()
    quietly = [HealthCheck.too_slow, HealthCheck.data_too_large]

    @settings(max_examples=examples, deadline=None, suppress_health_check=quietly)
    @given(strategy)  # type: ignore[arg-type]
    def play(sent: object) -> None:
        counted.update(statuses_of(send(sent)))

    play()
    return counted


@pytest.mark.parametrize("examples", [FEW, pytest.param(MANY // 2, marks=pytest.mark.slow)])
def test_whatever_is_sent_gets_two_hundred_or_four_hundred_and_something(
    opened: Endpoint, amazon: Signer, log: Log, examples: int
) -> None:
    counted = played(examples, REQUESTED, lambda wild: spoken_to(opened, as_http(wild, amazon)))
    assert counted[OK]
    assert counted[400]
    assert len(log.lines) == counted.total() - counted[OK]
    assert {each["event"] for each in log.lines} == {"refused"}


@pytest.mark.parametrize("examples", [FEW_RAW, pytest.param(MANY_RAW // 2, marks=pytest.mark.slow)])
def test_whatever_bytes_are_sent_the_server_goes_on(
    opened: Endpoint, log: Log, examples: int
) -> None:
    counted = played(examples, RAW, lambda raw: spoken_to(opened, raw))
    assert counted[400]
    assert {each["event"] for each in log.lines} == {"refused"}
    assert opened.send(method="GET", path="/health").status == OK
