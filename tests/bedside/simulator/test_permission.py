"""Alexa's own question for a permission, and events while no session is open."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bedside.simulator.echo import Echo
from tests.bedside.stub_skill import StubNlu, StubSkill

SCOPE = "alexa::alerts:reminders:skill:readwrite"
A_DAY_IN_JANUARY = datetime(2026, 1, 15, 20, 30, tzinfo=UTC)


@dataclass
class StubAmazon:
    """Services that are never called."""

    endpoint: str = "http://127.0.0.1:9"
    token: str = "a token"  # noqa: S105
    permitted: bool = False


@pytest.fixture
def skill() -> StubSkill:
    return StubSkill()


@pytest.fixture
def echo(skill: StubSkill) -> Echo:
    """An Echo whose skill has Alexa ask for the permission."""
    amazon, nlu = StubAmazon(), StubNlu()
    echo = Echo(skill, clock=lambda: A_DAY_IN_JANUARY, nlu=nlu, amazon=amazon)
    echo.launch()
    echo.intend("RemindMeIntent")
    return echo


def test_the_way_to_amazons_services_is_in_every_request(echo: Echo, skill: StubSkill) -> None:
    echo.event("AlexaSkillEvent.SkillDisabled")

    for event in skill.events:
        system = event["context"]["System"]
        assert system["apiEndpoint"] == "http://127.0.0.1:9"
        assert system["apiAccessToken"] == "a token"


def test_while_alexa_asks_for_a_permission_the_skill_does_not_listen(echo: Echo) -> None:
    assert echo.permission_asked is not None
    assert not echo.open


@pytest.mark.parametrize("answer", ["ACCEPTED", "DENIED", "NOT_ANSWERED"])
@pytest.mark.parametrize(
    ("version", "payload"),
    [
        ("1", {"status": "{}"}),
        (
            "2",
            {
                "permissionScopes": [
                    {"permissionScope": SCOPE, "consentLevel": "ACCOUNT", "status": "{}"}
                ]
            },
        ),
    ],
)
def test_the_answer_comes_in_both_versions_of_the_payload(
    echo: Echo, skill: StubSkill, version: str, payload: dict[str, object], answer: str
) -> None:
    echo.consent(answer, version)

    request = skill.events[-1]["request"]
    assert (request["type"], request["name"]) == ("Connections.Response", "AskFor")
    assert request["status"]["code"] == "200"
    assert request["token"] == "the wish"  # noqa: S105
    assert str(request["payload"]) == str(payload).replace("{}", answer)


def test_the_answer_is_of_the_version_that_was_asked_in(echo: Echo, skill: StubSkill) -> None:
    echo.consent("ACCEPTED")

    assert "permissionScopes" in skill.events[-1]["request"]["payload"]


@pytest.mark.parametrize(
    ("answer", "permitted"), [("ACCEPTED", True), ("DENIED", False), ("NOT_ANSWERED", False)]
)
def test_amazon_permits_what_the_person_has_accepted(
    echo: Echo, answer: str, permitted: bool
) -> None:
    echo.consent(answer)

    assert echo.amazon is not None
    assert echo.amazon.permitted is permitted


def test_the_session_goes_on_after_the_answer(echo: Echo, skill: StubSkill) -> None:
    echo.consent("ACCEPTED")

    before, after = (event["session"] for event in skill.events[-2:])
    assert after == before
    assert (echo.open, echo.asking) == (True, "feel")
    assert echo.permission_asked is None


def test_the_session_may_be_lost_on_the_way(echo: Echo, skill: StubSkill) -> None:
    echo.consent("ACCEPTED", keeps_session=False)

    session = skill.events[-1]["session"]
    assert session["new"] is True
    assert session["attributes"] == {}
    assert session["sessionId"] != skill.events[-2]["session"]["sessionId"]


def test_nobody_can_consent_to_what_was_not_asked(echo: Echo) -> None:
    echo.consent("DENIED")

    with pytest.raises(RuntimeError, match="no permission"):
        echo.consent("ACCEPTED")


def test_an_event_in_the_account_does_not_answer_alexas_question(echo: Echo) -> None:
    echo.event("AlexaSkillEvent.SkillPermissionAccepted")

    assert echo.permission_asked is not None


def test_an_event_has_no_session_and_no_device(echo: Echo, skill: StubSkill) -> None:
    body = {"userInformationPersistenceStatus": "NOT_PERSISTED"}

    echo.event("AlexaSkillEvent.SkillDisabled", body)

    sent = skill.events[-1]
    assert "session" not in sent
    assert "device" not in sent["context"]["System"]
    assert sent["request"]["type"] == "AlexaSkillEvent.SkillDisabled"
    assert sent["request"]["body"] == body
    assert sent["request"]["eventCreationTime"] == sent["request"]["timestamp"]


def test_a_session_that_was_cut_off_is_gone_and_the_skill_never_heard_of_it(
    echo: Echo, skill: StubSkill
) -> None:
    echo.launch()
    heard = len(skill.events)

    echo.cut_off()

    assert (echo.open, echo.attributes, len(skill.events)) == (False, {}, heard)


def test_time_goes_by(echo: Echo, skill: StubSkill) -> None:
    echo.later(timedelta(days=3, minutes=5))

    echo.launch()

    assert skill.events[-1]["request"]["timestamp"] == "2026-01-18T20:35:00Z"


@pytest.mark.parametrize(("at", "day"), [(3, 16), (14, 16), (1, 15)])
def test_the_next_night_is_never_the_same_one(skill: StubSkill, at: int, day: int) -> None:
    echo = Echo(skill, "en-GB", clock=lambda: A_DAY_IN_JANUARY, hour=at)

    echo.bedside.next_night()

    assert (echo.now.day, echo.now.hour) == (day, 3)


def test_the_night_of_a_clock_change_is_at_the_same_hour(skill: StubSkill) -> None:
    evening = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    echo = Echo(skill, "en-GB", clock=lambda: evening, hour=22)

    echo.bedside.next_night()

    assert echo.now.isoformat() == "2026-03-29T03:00:00+01:00"


def test_the_device_stands_where_it_is_put(skill: StubSkill) -> None:
    clock = lambda: A_DAY_IN_JANUARY  # noqa: E731
    echo = Echo(skill, "en-US", clock=clock, time_zone="Australia/Sydney", hour=3)

    echo.launch()

    assert skill.events[-1]["request"]["timestamp"] == "2026-01-15T16:30:00Z"


def test_whose_it_is_stands_in_every_request(skill: StubSkill) -> None:
    echo = Echo(skill, clock=lambda: A_DAY_IN_JANUARY, user_id="amzn1.ask.account.another")

    echo.launch()

    event = skill.events[-1]
    assert event["session"]["user"]["userId"] == "amzn1.ask.account.another"
    assert event["context"]["System"]["user"]["userId"] == "amzn1.ask.account.another"
