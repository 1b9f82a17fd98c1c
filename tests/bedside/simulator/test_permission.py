"""Alexa's own question for a permission, and what happens while no session is open."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bedside.simulator.echo import Device
from tests.bedside.stub_skill import StubHearing, StubSkill

SCOPE = "alexa::alerts:reminders:skill:readwrite"
A_DAY_IN_JANUARY = datetime(2026, 1, 15, 20, 30, tzinfo=UTC)


@dataclass
class StubAmazon:
    """Services that nobody calls."""

    endpoint: str = "http://127.0.0.1:9"
    token: str = "a token"  # noqa: S105
    permitted: bool = False


@pytest.fixture
def skill() -> StubSkill:
    return StubSkill()


@pytest.fixture
def device(skill: StubSkill) -> Device:
    """An Echo whose skill is just handing over to Alexa's own question."""
    amazon, hearing = StubAmazon(), StubHearing()
    device = Device(skill, clock=lambda: A_DAY_IN_JANUARY, hearing=hearing, amazon=amazon)
    device.launch()
    device.intend("RemindMeIntent")
    return device


def test_the_way_to_amazons_services_is_in_every_request(device: Device, skill: StubSkill) -> None:
    device.event("AlexaSkillEvent.SkillDisabled")

    for event in skill.events:
        system = event["context"]["System"]
        assert system["apiEndpoint"] == "http://127.0.0.1:9"
        assert system["apiAccessToken"] == "a token"


def test_while_alexa_asks_for_a_permission_the_skill_does_not_listen(device: Device) -> None:
    assert device.permission_asked is not None
    assert not device.open


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
    device: Device, skill: StubSkill, version: str, payload: dict[str, object], answer: str
) -> None:
    device.consent(answer, version)

    request = skill.events[-1]["request"]
    assert (request["type"], request["name"]) == ("Connections.Response", "AskFor")
    assert request["status"]["code"] == "200"
    assert request["token"] == "the wish"  # noqa: S105
    assert str(request["payload"]) == str(payload).replace("{}", answer)


def test_the_answer_is_of_the_version_that_was_asked_in(device: Device, skill: StubSkill) -> None:
    device.consent("ACCEPTED")

    assert "permissionScopes" in skill.events[-1]["request"]["payload"]


@pytest.mark.parametrize(
    ("answer", "permitted"), [("ACCEPTED", True), ("DENIED", False), ("NOT_ANSWERED", False)]
)
def test_amazon_permits_what_the_person_has_accepted(
    device: Device, answer: str, permitted: bool
) -> None:
    device.consent(answer)

    assert device.amazon is not None
    assert device.amazon.permitted is permitted


def test_the_session_goes_on_after_the_answer(device: Device, skill: StubSkill) -> None:
    device.consent("ACCEPTED")

    before, after = (event["session"] for event in skill.events[-2:])
    assert after == before
    assert (device.open, device.asking) == (True, "feel")
    assert device.permission_asked is None


def test_the_session_may_be_lost_on_the_way(device: Device, skill: StubSkill) -> None:
    device.consent("ACCEPTED", keeps_session=False)

    session = skill.events[-1]["session"]
    assert session["new"] is True
    assert session["attributes"] == {}
    assert session["sessionId"] != skill.events[-2]["session"]["sessionId"]


def test_nobody_can_consent_to_what_was_not_asked(device: Device) -> None:
    device.consent("DENIED")

    with pytest.raises(RuntimeError, match="no permission"):
        device.consent("ACCEPTED")


def test_an_event_in_the_account_does_not_answer_alexas_question(device: Device) -> None:
    device.event("AlexaSkillEvent.SkillPermissionAccepted")

    assert device.permission_asked is not None


def test_an_event_has_no_session_and_no_device(device: Device, skill: StubSkill) -> None:
    body = {"userInformationPersistenceStatus": "NOT_PERSISTED"}

    device.event("AlexaSkillEvent.SkillDisabled", body)

    sent = skill.events[-1]
    assert "session" not in sent
    assert "device" not in sent["context"]["System"]
    assert sent["request"]["type"] == "AlexaSkillEvent.SkillDisabled"
    assert sent["request"]["body"] == body
    assert sent["request"]["eventCreationTime"] == sent["request"]["timestamp"]


def test_a_session_that_was_cut_off_is_gone_and_the_skill_never_heard_of_it(
    device: Device, skill: StubSkill
) -> None:
    device.launch()
    heard = len(skill.events)

    device.cut_off()

    assert (device.open, device.attributes, len(skill.events)) == (False, {}, heard)


def test_time_goes_by(device: Device, skill: StubSkill) -> None:
    device.later(timedelta(days=3, minutes=5))

    device.launch()

    assert skill.events[-1]["request"]["timestamp"] == "2026-01-18T20:35:00Z"


@pytest.mark.parametrize(("at", "day"), [(3, 16), (14, 16), (1, 15)])
def test_the_next_night_is_never_the_same_one(skill: StubSkill, at: int, day: int) -> None:
    device = Device(skill, "en-GB", clock=lambda: A_DAY_IN_JANUARY, hour=at)

    device.bedside.next_night()

    assert (device.now.day, device.now.hour) == (day, 3)


def test_the_night_of_a_clock_change_is_at_the_same_hour(skill: StubSkill) -> None:
    evening = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    device = Device(skill, "en-GB", clock=lambda: evening, hour=22)

    device.bedside.next_night()

    assert device.now.isoformat() == "2026-03-29T03:00:00+01:00"


def test_the_device_stands_where_it_is_put(skill: StubSkill) -> None:
    clock = lambda: A_DAY_IN_JANUARY  # noqa: E731
    device = Device(skill, "en-US", clock=clock, time_zone="Australia/Sydney", hour=3)

    device.launch()

    assert skill.events[-1]["request"]["timestamp"] == "2026-01-15T16:30:00Z"


def test_whose_it_is_stands_in_every_request(skill: StubSkill) -> None:
    device = Device(skill, clock=lambda: A_DAY_IN_JANUARY, user_id="amzn1.ask.account.another")

    device.launch()

    event = skill.events[-1]
    assert event["session"]["user"]["userId"] == "amzn1.ask.account.another"
    assert event["context"]["System"]["user"]["userId"] == "amzn1.ask.account.another"
