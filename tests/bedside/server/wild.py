"""Requests that are wild, and some that are nearly right."""

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from bedside.console import Json
from bedside.simulator.alexa_requests import FilledSlot, consent, ended, intent, launch
from bedside.simulator.envelopes import Envelopes
from tests.bedside.server.bodies import SETTING, as_body, happened
from tests.bedside.server.signing import NOW

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)
ASKED = {"payload": {"@version": "2", "permissionScopes": [{}]}, "token": "reminder"}
OWN = (
    launch(),
    intent("FeelIntent", {"feel": FilledSlot("an ache", "ache")}),
    intent("SayIntent", {"words": FilledSlot("my chest hurts")}),
    intent("NightsIntent", {"number": FilledSlot("five")}),
    intent("AMAZON.NoIntent", {}),
    ended("USER_INITIATED"),
    consent(ASKED, "DENIED", "2"),
    {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["yes"]},
)
REQUESTS = [
    *(Envelopes("en-US").of_turn(own, SETTING, NOW, new=True, attributes={}) for own in OWN),
    happened("AlexaSkillEvent.SkillDisabled", timedelta(0)),
]
METHODS = st.sampled_from(["POST"] * 8 + ["GET", "PUT", "OPTIONS", "BREW", "post"])
PATHS = st.sampled_from(["/alexa"] * 8 + ["/", "/health", "/alexa/", "//alexa", "/alexa?a=b", "*"])
NAMES = st.sampled_from(
    ["Signature-256", "SignatureCertChainUrl", "Content-Type", "Host", "Expect"]
)
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60)
FRAGMENTS = st.sampled_from(
    [
        *(b"POST /alexa HTTP/1.1", b"GET / HTTP/1.0", b"POST http://[ HTTP/1.1", b"\r\n", b"\r\n"),
        *(b"Content-Length: 5", b"Content-Length: x", b"Transfer-Encoding: chunked", b"hello"),
        *(
            b"Host: localhost",
            b"Connection: close",
            b"Expect: 100-continue",
            b"5\r\nhello\r\n0\r\n",
        ),
        *(b"Content-Type: application/json", b" ", b"\r", b"\n", b"\0", b"{}"),
    ]
)


@dataclass(frozen=True)
class Wild:
    """A request. signed: whether Amazon signed the body, before the headers were laid over."""

    body: bytes
    signed: bool = True
    method: str = "POST"
    path: str = "/alexa"
    headers: Mapping[str, str] = field(default_factory=dict)


def places_in(tree: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Return the path of every place in a JSON tree."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if tree else ()
    for key, value in inner if not isinstance(tree, str) else ():
        yield (*before, key)
        if isinstance(value, dict | list):
            yield from places_in(value, (*before, key))


@st.composite
def nearly_right(draw: st.DrawFn) -> bytes:
    """Return one of Alexa's requests with one or two values changed or missing."""
    request: Json = copy.deepcopy(draw(st.sampled_from(REQUESTS)))
    for _ in range(draw(st.integers(1, 2))):
        *way, last = draw(st.sampled_from(sorted(places_in(request), key=str)))
        holder: Any = request
        for step in way:
            holder = holder[step]
        if draw(st.booleans()):
            holder[last] = draw(ANYTHING)
        else:
            del holder[last]
    return as_body(request)


@st.composite
def nested(draw: st.DrawFn) -> bytes:
    """Return a request with deep nesting in its attributes or as a whole."""
    depth = draw(st.integers(1, 3000) | st.integers(1, 30_000))
    deep = "[" * depth + "]" * depth
    empty, filled = '"attributes": {}', f'"attributes": {{"a": {deep}}}'
    request = json.dumps(REQUESTS[1]).replace(empty, filled)
    return draw(st.sampled_from([deep, request])).encode()


BODIES = st.one_of(
    nearly_right(),
    nearly_right(),
    ANYTHING.map(as_body),
    nested(),
    st.binary(max_size=200),
    st.sampled_from([as_body(request) for request in REQUESTS]),
)
REQUESTED = st.builds(Wild, BODIES, st.just(True)) | st.builds(
    Wild, BODIES, st.booleans(), METHODS, PATHS, st.dictionaries(NAMES, VALUES, max_size=3)
)
PIECES = FRAGMENTS | st.binary(max_size=12)
RAW = st.builds(
    lambda lines, rest: b"\r\n".join([*lines, b"", b""]) + rest,
    st.lists(PIECES, max_size=6),
    st.lists(PIECES, max_size=3).map(b"".join),
)
