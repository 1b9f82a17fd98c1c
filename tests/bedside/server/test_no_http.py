"""Invalid HTTP gets an empty 4xx, and one line in the log."""

import pytest

from tests.bedside.server.bodies import CALF, LAUNCH
from tests.bedside.server.places import Endpoint, signed, spoken_to
from tests.bedside.server.signing import Signer

NO_HTTP = {
    "nothing known": b"hello\r\n\r\n",
    "an address that is none": b"GET http://[ HTTP/1.1\r\n\r\n",
    "a small method": b"post /alexa HTTP/1.1\r\n\r\n",
    "a header that is none": b"POST /alexa HTTP/1.1\r\nmy left calf\r\n\r\n",
    "a length that is none": b"POST /alexa HTTP/1.1\r\nContent-Length: calf\r\n\r\n",
    "a length below nothing": b"POST /alexa HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "a length without end": b"POST /alexa HTTP/1.1\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "another coding": b"POST /alexa HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
    "a piece that is none": b"POST /alexa HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    "too many headers": b"POST /alexa HTTP/1.1\r\nX: " + b"x" * 17_000 + b"\r\n\r\n",
    "two hosts": b"POST /alexa HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n",
    "no host": b"POST /alexa HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
    "an old version": b"POST /alexa HTTP/0.9\r\nContent-Length: 0\r\n\r\n",
    "a version to come": b"POST /alexa HTTP/9.9\r\nContent-Length: 0\r\n\r\n",
}


@pytest.mark.parametrize("raw", NO_HTTP.values(), ids=NO_HTTP)
def test_what_is_no_http_gets_a_four_hundred_with_nothing_in_it(
    endpoint: Endpoint, lines: pytest.LogCaptureFixture, raw: bytes
) -> None:
    head, _, body = spoken_to(endpoint, raw).partition(b"\r\n\r\n")
    assert head.split(b" ")[1][:1] == b"4"
    assert body == b""
    assert len(lines.messages) == 1
    assert CALF not in lines.text


def test_after_what_is_no_http_the_next_one_is_answered(endpoint: Endpoint, amazon: Signer) -> None:
    for raw in NO_HTTP.values():
        spoken_to(endpoint, raw)
    assert endpoint.send(LAUNCH, signed(amazon, LAUNCH)).status == 200
