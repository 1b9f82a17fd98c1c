"""Every HTTP request gets 200 or an empty 4xx with one line in the log."""

import json
from contextlib import closing
from http.client import HTTPConnection

import pytest
from flask import Blueprint

from bedside.console import Json
from bedside.server.app import MOST_BYTES, create_app
from bedside.server.listener import SETTINGS
from bedside.server.verification import ADDRESS
from tests.bedside.server.bodies import CALF, LAUNCH
from tests.bedside.server.conftest import hush
from tests.bedside.server.places import (
    HOST,
    LOOPBACK,
    PATH,
    Endpoint,
    Shelf,
    open_endpoint,
    sent,
    signed,
    spoken_to,
)
from tests.bedside.server.signing import Signer


def is_told(lines: pytest.LogCaptureFixture, why: str) -> bool:
    """Return whether the log holds exactly one line, with nothing but the reason."""
    return [json.loads(each) for each in lines.messages] == [{"event": "refused", "why": why}]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (f"{CALF}".encode(), "not JSON"),
        (b'{"request": NaN}', "not JSON"),
        (b"1" * 5000, "not JSON"),
        (b"[" * 60_000, "not JSON"),
        (b"[" * 30_000 + b"]" * 30_000, "not JSON"),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b'{"request": "\xed\xa0\x80"}', "not UTF-8"),
        (b"[]", "not an object"),
        (b"null", "not an object"),
        (b"{}", "time stamp"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_body_that_is_no_request_is_refused(
    endpoint: Endpoint,
    amazon: Signer,
    lines: pytest.LogCaptureFixture,
    body: bytes,
    why: str,
) -> None:
    answer = endpoint.send(body, signed(amazon, body))
    assert (answer.status, answer.body) == (400, b"")
    assert is_told(lines, why)
    assert CALF not in lines.text


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "text/html", "application/x-www-form-urlencoded", "multipart/form-data"],
)
def test_what_does_not_say_that_it_is_json_is_refused(
    endpoint: Endpoint, amazon: Signer, lines: pytest.LogCaptureFixture, kind: str
) -> None:
    answer = endpoint.send(LAUNCH, signed(amazon, LAUNCH) | {"Content-Type": kind})
    assert (answer.status, answer.body) == (400, b"")
    assert is_told(lines, "content type")


def test_json_with_its_coding_is_taken(endpoint: Endpoint, amazon: Signer) -> None:
    kind = {"Content-Type": "application/json;charset=utf-8"}
    assert endpoint.send(LAUNCH, signed(amazon, LAUNCH) | kind).status == 200


def test_a_body_may_be_as_large_as_the_limit_and_no_larger(
    endpoint: Endpoint, amazon: Signer, lines: pytest.LogCaptureFixture
) -> None:
    full = LAUNCH.ljust(MOST_BYTES)
    assert endpoint.send(full, signed(amazon, full)).status == 200
    too_long = b"POST /alexa HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (MOST_BYTES + 1)
    assert is_too_large(spoken_to(endpoint, too_long))
    assert is_told(lines, "Request Entity Too Large")


def test_a_body_that_comes_in_pieces_is_bounded_as_well(endpoint: Endpoint) -> None:
    piece = b"%x\r\n" % MOST_BYTES + b"x" * MOST_BYTES + b"\r\n"
    head = b"POST /alexa HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert is_too_large(spoken_to(endpoint, head + piece * 2))


def is_too_large(answer: bytes) -> bool:
    return answer.startswith(b"HTTP/1.1 413 ") and answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_only_posting_reaches_the_skill(endpoint: Endpoint, method: str) -> None:
    answer = endpoint.send(method=method)
    assert (answer.status, answer.body, answer.headers["Allow"]) == (405, b"", "POST")


@pytest.mark.parametrize(
    "path", ["/", "/alexa/", "/alexa/x", "/Alexa", "/health/", "/%2e", "/a//b"]
)
def test_nothing_else_is_there(
    endpoint: Endpoint, lines: pytest.LogCaptureFixture, path: str
) -> None:
    answer = endpoint.send(method="GET", path=path)
    assert (answer.status, answer.body) == (404, b"")
    assert is_told(lines, "NotFound")


def test_health_is_told_without_a_line_in_the_log(
    endpoint: Endpoint, lines: pytest.LogCaptureFixture
) -> None:
    answer = endpoint.send(method="GET", path="/health")
    assert (answer.status, json.loads(answer.body)) == (200, {"status": "ok"})
    assert lines.messages == []


def test_several_requests_go_over_one_connection(endpoint: Endpoint, amazon: Signer) -> None:
    with closing(HTTPConnection(LOOPBACK, endpoint.port, timeout=60)) as connection:
        good, bad = signed(amazon, LAUNCH), {ADDRESS: HOST + PATH}
        statuses = [sent(connection, LAUNCH, each).status for each in (good, bad, good)]
    assert statuses == [200, 400, 200]


def test_a_skill_that_breaks_is_no_five_hundred(
    shelf: Shelf, amazon: Signer, lines: pytest.LogCaptureFixture
) -> None:
    def broken(event: Json, context: object) -> Json:
        raise KeyError(CALF)

    with open_endpoint(shelf, broken) as endpoint:
        answer = endpoint.send(LAUNCH, signed(amazon, LAUNCH))
    (line,) = lines.messages
    assert (answer.status, answer.body) == (400, b"")
    assert {"event": "fault", "type": "KeyError"}.items() <= json.loads(line).items()
    assert CALF not in lines.text


HERE = ["localhost", "localhost:80", "127.0.0.1", "127.0.0.1:5000", "127.8.9.1", "[::1]:5000"]
ELSEWHERE = [
    "evil.example",
    "evil.example:80",
    "192.0.2.1",
    "localhost.evil.example",
    "[::",
    "",
    "@",
]


@pytest.mark.parametrize(
    ("host", "status"), [*((h, 200) for h in HERE), *((h, 400) for h in ELSEWHERE)]
)
def test_unverified_only_what_was_sent_to_this_machine_by_name_is_taken(
    shelf: Shelf, host: str, status: int
) -> None:
    with open_endpoint(shelf, hush, verify=False) as endpoint:
        assert endpoint.send(LAUNCH, {"Host": host}).status == status
        assert endpoint.send(method="GET", path="/health", headers={"Host": host}).status == status


def test_unverified_nothing_is_fetched_and_the_rest_is_still_refused(shelf: Shelf) -> None:
    with open_endpoint(shelf, hush, verify=False) as endpoint:
        assert endpoint.send(b"{}").status == 200
        assert endpoint.send(b"[" * 60_000).status == 400
        assert endpoint.send(LAUNCH, {"Content-Type": "text/plain"}).status == 400
    assert shelf.asked == []


def test_verified_the_name_in_front_may_be_anything(endpoint: Endpoint, amazon: Signer) -> None:
    headers = signed(amazon, LAUNCH) | {"Host": "skill.example", "X-Forwarded-For": "192.0.2.1"}
    assert endpoint.send(LAUNCH, headers).status == 200


def test_a_page_is_served_where_there_is_one() -> None:
    page = Blueprint("page", "page")
    page.add_url_rule("/", "bedside", lambda: "A quiet page")
    page.add_url_rule("/bedside/words", "words", lambda: "Good night")
    client = create_app(hush, None, [page]).test_client()
    assert client.get("/").text == "A quiet page"
    assert client.post("/").status_code == 405
    assert client.get("/bedside/words").text == "Good night"
    assert client.get("/bedside//words").status_code == 404


def test_the_servers_limit_is_one_above_the_largest_body() -> None:
    """Waitress refuses a body that reaches its limit."""
    assert SETTINGS["max_request_body_size"] == MOST_BYTES + 1
