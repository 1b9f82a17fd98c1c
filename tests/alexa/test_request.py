"""Requests are parsed once, from any JSON, into one value with all that the skill needs."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.alexa import entry, request
from leg_comfort.alexa.alexa_json import ATTRIBUTES_LIMIT
from leg_comfort.alexa.consent import Consent
from leg_comfort.alexa.request import AlexaRequest, parse
from leg_comfort.alexa.request_kinds import RequestKind
from leg_comfort.alexa.slots import Slot
from tests.alexa.envelopes import REQUEST_ID, SKILL, USER, envelope, heard, intent, launch, raw

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
TYPES = st.sampled_from(
    [
        *("LaunchRequest", "IntentRequest", "CanFulfillIntentRequest", "Connections.Response"),
        "SessionResumedRequest",
        *("Alexa.Presentation.APL.UserEvent", "Reminders.ReminderStatusChanged", "Unknown"),
    ]
)
FIELDS = st.sampled_from(
    [
        *("intent", "arguments", "payload", "body", "name", "token", "timestamp", "locale"),
        *("cause", "status"),
    ]
)


def test_an_intent_request_has_all_its_fields() -> None:
    told = intent("ReportIntent", finding=heard("swollen", "one_leg_swollen"), words=raw(" it "))
    assert parse(envelope(told, {"asking": "day"})) == AlexaRequest(
        type="IntentRequest",
        kind=RequestKind.TURN,
        locale="en-US",
        request_id=REQUEST_ID,
        timestamp=datetime(2026, 11, 22, 3, tzinfo=UTC),
        application=SKILL,
        user=USER,
        device="amzn1.ask.device.1",
        endpoint="https://api.amazonalexa.com",
        session_id="amzn1.echo-api.session.1",
        attributes={"asking": "day"},
        begins=False,
        intent="ReportIntent",
        slots={"finding": Slot("swollen", "one_leg_swollen"), "words": Slot("it")},
    )


@given(ANYTHING)
def test_any_json_is_parsed(event: object) -> None:
    assert isinstance(parse(event), AlexaRequest)


@given(TYPES, st.dictionaries(FIELDS, ANYTHING), ANYTHING, ANYTHING)
def test_any_fields_of_any_type_are_parsed_and_attributes_are_json(
    type: str, own: dict[str, Any], session: object, context: object
) -> None:
    event = {"request": {**own, "type": type}, "session": session, "context": context}
    parsed = parse(event)
    assert parsed.type == type
    assert json.dumps(parsed.attributes, allow_nan=False)


def test_only_the_fields_of_the_type_are_read() -> None:
    foreign = {**intent("SayIntent", words=raw("x")), "arguments": ["next"], "token": "x"}
    parsed = parse({"request": {**foreign, **launch()}})
    assert (parsed.intent, parsed.slots, parsed.touched) == ("", {}, ())
    assert parsed.consent == Consent()


def test_a_turn_always_has_a_session_and_an_event_only_its_own() -> None:
    assert parse({"request": launch()}).session_id == "local"
    event = {"request": {"type": "Reminders.ReminderDeleted"}}
    assert parse(event).session_id is None
    assert parse({**event, "session": {"sessionId": "one"}}).session_id == "one"


@pytest.mark.parametrize(
    ("attributes", "kept"),
    [
        ({"x": "y" * (ATTRIBUTES_LIMIT - 10)}, True),
        ({"x": "y" * (ATTRIBUTES_LIMIT - 9)}, False),
        ({"x": float("nan")}, False),
        (["x"], False),
    ],
    ids=["largest", "too_large", "no_json", "no_object"],
)
def test_attributes_that_are_too_large_or_no_json_are_dropped(
    attributes: object, kept: bool
) -> None:
    event = envelope(launch())
    event["session"]["attributes"] = attributes
    assert parse(event).attributes == (attributes if kept else {})


def test_the_repr_of_a_request_contains_no_access_token() -> None:
    event = envelope(launch())
    event["context"]["System"]["apiAccessToken"] = "a-secret"
    parsed = parse(event)
    assert parsed.access_token == "a-secret"  # noqa: S105
    assert "a-secret" not in repr(parsed)


def test_a_turn_parses_its_request_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    texts_at = request.texts_at
    monkeypatch.setattr(request, "texts_at", lambda *given: calls.append(given) or texts_at(*given))
    entry.handle_event(envelope(launch()), None)
    assert len(calls) == 1


def test_zoneinfo_is_not_imported_before_its_path_is_set() -> None:
    code = "import leg_comfort.alexa.entry, sys; print('zoneinfo' in sys.modules)"
    run = subprocess.run(  # noqa: S603 - our interpreter and code
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=entry.LANGUAGES_FOLDER.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("told", "locale"),
    [
        ("en-GB", "en-GB"),
        ("en_gb", "en-GB"),
        ("EN-gb", "en-GB"),
        ("english", "en"),
        ("", "en"),
        (7, "en"),
    ],
)
def test_a_locale_is_read_however_it_is_written(told: object, locale: str) -> None:
    assert parse({"request": {"type": "LaunchRequest", "locale": told}}).locale == locale


@pytest.mark.parametrize(
    "told", ["2026-11-22T03:00:00Z", 1795316400, 1795316400000, 1795316400.0, "2026-11-22T03:00:00"]
)
def test_a_time_stamp_is_read_as_text_seconds_or_milliseconds(told: object) -> None:
    found = parse({"request": {"type": "LaunchRequest", "timestamp": told}}).timestamp
    assert found == datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.mark.parametrize("told", [True, None, [], 1e400, float("nan"), 10**400, "soon"])
def test_any_other_time_stamp_is_none(told: object) -> None:
    assert parse({"request": {"type": "LaunchRequest", "timestamp": told}}).timestamp is None
