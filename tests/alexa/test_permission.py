"""The permission to set reminders is asked for by voice or by card, never by both."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from lambda_function import lambda_handler
from leg_comfort.alexa import resources
from leg_comfort.alexa.consent import ASK_FOR_PERMISSION, NOT_ASKED
from leg_comfort.alexa.request import parse
from leg_comfort.alexa.request_kinds import CONSENT, RESUMED, RequestKind
from leg_comfort.alexa.response import permission_question
from leg_comfort.alexa.turn_parser import turn_of
from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import Act, Session, Turn, Wish, respond
from tests.alexa.envelopes import envelope
from tests.alexa.validity import plain, problems_in
from tests.beds import Bed

SCOPE = "alexa::alerts:reminders:skill:readwrite"
FRIDAY_AT_TEN = datetime(2026, 1, 16, 10)
CARD = {"type": "AskForPermissionsConsent", "permissions": [SCOPE]}

Json = dict[str, Any]
versions = pytest.mark.parametrize("version", ["1", "2"])
sessions = pytest.mark.parametrize("kept", [True, False], ids=["with_session", "without"])


@pytest.fixture
def asked(bed: Bed, amazon: FakeAlexaApi) -> Bed:
    """A user who wants a reminder on Friday at ten and is being asked for the permission."""
    amazon.permitted = False
    bed.reach_the_advice("5")
    bed.says("AMAZON.YesIntent")
    return bed


def response(bed: Bed) -> Json:
    found: Json = bed.device.last.response["response"]
    return found


def test_alexa_is_asked_to_ask_as_documented(asked: Bed) -> None:
    (directive,) = response(asked)["directives"]
    assert directive == {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "2",
            "permissionScopes": [{"permissionScope": SCOPE, "consentLevel": "ACCOUNT"}],
        },
        "token": FRIDAY_AT_TEN.isoformat(),
    }
    assert response(asked)["shouldEndSession"] is True
    assert "card" not in response(asked)
    assert "reprompt" not in response(asked)


@versions
@sessions
def test_once_accepted_the_wished_reminder_is_set(
    asked: Bed, amazon: FakeAlexaApi, version: str, kept: bool
) -> None:
    asked.device.consent("ACCEPTED", version, keeps_session=kept)
    (held,) = amazon.reminders
    assert held.when == FRIDAY_AT_TEN
    assert asked.device.open is kept


@versions
@sessions
def test_once_denied_none_is_set_and_the_doctor_is_named(
    asked: Bed, amazon: FakeAlexaApi, version: str, kept: bool
) -> None:
    asked.device.consent("DENIED", version, keeps_session=kept)
    assert amazon.reminders == []
    assert "doctor" in (asked.device.last.speech or "")
    assert "card" not in response(asked)
    asked.reach_the_advice("5")
    assert asked.device.asking != "reminder"


@versions
@sessions
def test_without_an_answer_a_card_shows_where_to_give_the_permission(
    asked: Bed, version: str, kept: bool
) -> None:
    asked.device.consent("NOT_ANSWERED", version, keeps_session=kept)
    assert response(asked)["card"] == CARD
    assert "directives" not in response(asked)
    asked.reach_the_advice("5")
    assert asked.device.asking == "reminder"


def test_if_amazon_refuses_after_consent_a_card_is_shown_and_alexa_does_not_ask_again(
    asked: Bed, amazon: FakeAlexaApi
) -> None:
    amazon.answer_with(401)
    asked.device.consent("ACCEPTED")
    assert response(asked)["card"] == CARD
    assert "directives" not in response(asked)
    assert asked.device.open


def test_in_one_session_alexa_asks_only_once(asked: Bed, amazon: FakeAlexaApi) -> None:
    asked.device.consent("DENIED")
    asked.says("RemindMeIntent")
    asked.says("AMAZON.YesIntent")
    assert response(asked)["card"] == CARD
    assert "directives" not in response(asked)


def test_an_answer_to_some_other_question_brings_back_the_pending_one(bed: Bed) -> None:
    bed.launch()
    before = bed.pending()
    own = {"type": "Connections.Response", "name": "Buy", "payload": {}, "token": "x"}
    bed.device._ask(None, "Connections.Response", {}, own)
    assert bed.pending() == before


def of_version_1(status: object) -> Json:
    return {"payload": {"status": status}}


def of_version_2(*scopes: Json) -> Json:
    return {"payload": {"permissionScopes": list(scopes)}}


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        (of_version_1("ACCEPTED"), "accepted"),
        (of_version_1("DENIED"), "denied"),
        (of_version_1("NOT_ANSWERED"), "not_answered"),
        (of_version_2({"permissionScope": SCOPE, "status": "ACCEPTED"}), "accepted"),
        (of_version_2({"permissionScope": "another", "status": "ACCEPTED"}), "not_answered"),
        (
            of_version_2(
                {"permissionScope": "another", "status": "ACCEPTED"},
                {"permissionScope": SCOPE, "status": "DENIED"},
            ),
            "denied",
        ),
        ({"status": {"code": "400", "message": "bad"}, "payload": {}}, "not_asked"),
        ({"status": {"code": 500}}, "not_asked"),
        ({"status": {"code": "200"}, **of_version_1("DENIED")}, "denied"),
        (of_version_1("SOMETHING_NEW"), "not_answered"),
        (of_version_1(None), "not_answered"),
        ({}, "not_answered"),
    ],
)
def test_the_answer_is_read_in_both_versions_and_anything_unclear_is_no_consent(
    request_: Json, answer: str
) -> None:
    assert parse({"request": {"type": CONSENT, **request_}}).consent.answer == answer


STATUSES = {
    "ACCEPTED": "accepted",
    "DENIED": "denied",
    "NOT_ANSWERED": "not_answered",
    "REDIRECT_TO_APP": "not_asked",
}
OURS: Json = {"permissionScope": SCOPE, "consentLevel": "ACCOUNT"}
ANOTHERS: Json = {"permissionScope": "alexa::alerts:timers:skill:readwrite", "status": "DENIED"}
FORMS: dict[str, Callable[[str], Json]] = {
    "plain": lambda status: {"permissionScope": SCOPE, "status": status, "isCardThrown": False},
    "one scope": lambda status: {"permissionScopes": [{**OURS, "status": status}]},
    "among others": lambda status: {"permissionScopes": [ANOTHERS, {**OURS, "status": status}]},
    "no list": lambda status: {"permissionScopes": {**OURS, "status": status}},
    "lower case": lambda status: {"permissionScopes": [{**OURS, "status": status.lower()}]},
    "scope before all": lambda status: {
        "status": "NEW",
        "permissionScopes": [{**OURS, "status": status}],
    },
}
PLACES: dict[str, Callable[[Json], Json]] = {
    "payload": lambda told: {"name": "AskFor", "payload": told},
    "without a name": lambda told: {"payload": told},
    "result in payload": lambda told: {"name": "AskFor", "payload": {"result": told}},
    "result": lambda told: {"name": "AskFor", "result": told},
    "body": lambda told: {"name": "AskFor", "body": told},
    "arguments": lambda told: {"name": "AskFor", "arguments": told},
    "input": lambda told: {"input": told},
    "api": lambda told: {"apiRequest": {"name": "AskFor", "arguments": told}},
    "cause": lambda told: {"cause": {"type": "ConnectionCompleted", "result": told}},
    "payload of a cause": lambda told: {"cause": {"payload": told}},
}
CARRIERS = [
    *(CONSENT, RESUMED, "Connections.Request", "Connections.SomethingNew"),
    *("Dialog.InputRequest", "Dialog.API.Invoked", "SomethingNew.Happened"),
]


@pytest.mark.parametrize("type", CARRIERS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS)
def test_the_answer_is_read_in_every_form_and_place_and_from_every_request(
    type: str, place: str, form: str
) -> None:
    for status, answer in STATUSES.items():
        own = {"type": type, "token": "2026-11-26T10:00:00", **PLACES[place](FORMS[form](status))}
        found = parse({"request": own})
        assert found.kind is RequestKind.TURN
        turn = turn_of(found, resources.reader("en-US"))
        assert (turn.act, turn.topic) == (Act.CONSENT, answer)
        assert turn.wish == Wish(date(2026, 11, 26), time(10))


@pytest.mark.parametrize("code", ["400", "500", 400, 503])
@pytest.mark.parametrize("place", ["status", "cause"])
def test_an_error_of_alexas_question_goes_before_any_answer(code: object, place: str) -> None:
    status = {"status": {"code": code, "message": "x"}}
    own: Json = {"name": "AskFor", "payload": {"status": "NOT_ANSWERED"}}
    told = own | status if place == "status" else own | {"cause": status}
    for type in (CONSENT, RESUMED):
        assert parse({"request": {"type": type, **told}}).consent.answer == NOT_ASKED


QUIET = ["Connections.Request", "Connections.SomethingNew", "Dialog.InputRequest", "Dialog.New"]
NO_ANSWERS: list[Json] = [
    *({}, {"payload": None}, {"name": "Buy", "payload": {"status": "ACCEPTED"}}),
    {"name": "AskFor", "payload": {"permissionScopes": [OURS]}},
    {"payload": {"permissionScopes": [ANOTHERS]}},
    {"input": {"name": "SayIntent", "slots": {"words": {"value": "i can't breathe"}}}},
]


@pytest.mark.parametrize("type", QUIET)
@pytest.mark.parametrize("own", NO_ANSWERS)
@pytest.mark.parametrize("attributes", [{}, {"stage": "questions", "asking": "day"}])
def test_a_task_or_a_dialog_of_others_is_answered_in_silence_and_is_no_fault(
    type: str, own: Json, attributes: Json, caplog: pytest.LogCaptureFixture
) -> None:
    event = envelope({"type": type, **own}, attributes)
    answer = lambda_handler(event, None)
    assert problems_in(answer, event) == []
    assert answer["response"] in ({}, {"shouldEndSession": True})
    assert caplog.records == []


@pytest.mark.parametrize("status", ["NOT_ANSWERED", "REDIRECT_TO_APP"])
@pytest.mark.parametrize(("thrown", "shown"), [(True, False), (False, True), (None, True)])
def test_a_card_that_alexa_has_shown_is_not_shown_again(
    status: str, thrown: bool | None, shown: bool
) -> None:
    payload = {"status": status, "isCardThrown": thrown}
    answered = {"type": CONSENT, "name": "AskFor", "payload": payload, "token": "x"}
    answer = lambda_handler(envelope(answered), None)
    assert ("card" in answer["response"]) is shown
    assert "card" in plain(answer["response"]["outputSpeech"]["ssml"])


def wish_in(token: object) -> Wish:
    answered = {"type": CONSENT, "name": ASK_FOR_PERMISSION, "token": token}
    return turn_of(parse({"request": answered}), resources.reader("en-US")).wish


def test_the_wish_comes_back_as_it_went() -> None:
    token = permission_question(FRIDAY_AT_TEN).token
    assert wish_in(token) == Wish(FRIDAY_AT_TEN.date(), FRIDAY_AT_TEN.time())


@pytest.mark.parametrize("token", ["", "rubbish", None, 7])
def test_a_token_that_is_no_wish_is_none(token: object) -> None:
    assert wish_in(token) == Wish()


def resumed(cause: Json) -> Json:
    return {"request": {"type": RESUMED, "cause": {"type": "ConnectionCompleted", **cause}}}


@pytest.mark.parametrize(
    ("cause", "answer", "task"),
    [
        ({"result": {"status": "ACCEPTED"}}, "accepted", ASK_FOR_PERMISSION),
        (
            {"result": {"permissionScopes": [{"permissionScope": SCOPE, "status": "DENIED"}]}},
            "denied",
            ASK_FOR_PERMISSION,
        ),
        ({"status": {"code": "500"}, "result": {}}, "not_asked", ASK_FOR_PERMISSION),
        ({"status": {"code": "200"}}, "not_answered", None),
        ({}, "not_answered", None),
    ],
)
def test_a_resumed_session_carries_the_answer_too(
    cause: Json, answer: str, task: str | None
) -> None:
    wish = FRIDAY_AT_TEN.isoformat()
    found = parse(resumed({"token": wish, **cause})).consent
    assert (found.answer, found.task) == (answer, task)
    assert found.token == wish


@versions
def test_after_a_resumed_session_the_wished_reminder_is_set(
    asked: Bed, amazon: FakeAlexaApi, version: str
) -> None:
    asked.device.consent("ACCEPTED", version, resumes=True)
    assert [held.when for held in amazon.reminders] == [FRIDAY_AT_TEN]
    assert asked.device.open


def test_if_alexa_could_not_ask_nobody_is_told_that_they_did_not_answer() -> None:
    turn = Turn(Act.CONSENT, topic=NOT_ASKED, wish=Wish(FRIDAY_AT_TEN.date(), FRIDAY_AT_TEN.time()))
    _, reply = respond(Session(), turn, load_clinic())
    told = {line.template for line in reply.lines}
    assert "reminder.permission_card" in told
    assert "reminder.permission_unanswered" not in told
