"""Amazon's events make the skill forget, in silence, and a second delivery does no harm."""

from typing import Any

import pytest

from leg_comfort.memory import Preferences
from tests.beds import USER, Bed

DISABLED = "AlexaSkillEvent.SkillDisabled"
PERMISSION = "AlexaSkillEvent.SkillPermissionChanged"
DELETED, CHANGED = "Reminders.ReminderDeleted", "Reminders.ReminderStatusChanged"
SCOPE = "alexa::alerts:reminders:skill:readwrite"
OURS, ANOTHER = "reminder-ours", "reminder-anothers"
KNOWN = Preferences(informed=True, reminder=OURS)

Json = dict[str, Any]


@pytest.fixture
def reminded(bed: Bed) -> Bed:
    """A user whose reminder is stored."""
    assert bed.deployment.memory is not None
    bed.deployment.memory.keep(USER, Preferences(), KNOWN)
    return bed


def known(bed: Bed) -> Preferences:
    assert bed.deployment.memory is not None
    return bed.deployment.memory.preferences(USER)


def tell(bed: Bed, kind: str, body: Json | None = None) -> None:
    response = bed.device.event(kind, body).response
    assert response["response"] == {"shouldEndSession": True}


@pytest.mark.parametrize("times", [1, 2])
def test_a_skill_that_is_disabled_forgets_everything(reminded: Bed, times: int) -> None:
    for _ in range(times):
        tell(reminded, DISABLED)
    assert reminded.shelf.records == {}


def test_a_diary_goes_with_it(diarist: Bed) -> None:
    diarist.reach_the_advice("3")
    assert len(diarist.shelf.records) == 3
    tell(diarist, DISABLED)
    assert diarist.shelf.records == {}


@pytest.mark.parametrize(
    ("kind", "body", "forgotten"),
    [
        (DELETED, {"alertTokens": [OURS]}, True),
        (DELETED, {"alertTokens": [ANOTHER, OURS]}, True),
        (DELETED, {"alertTokens": [ANOTHER]}, False),
        (DELETED, {"alertTokens": []}, False),
        (DELETED, None, False),
        (CHANGED, {"alertToken": OURS, "status": "COMPLETED"}, True),
        (CHANGED, {"alertToken": OURS, "status": "ON"}, False),
        (CHANGED, {"alertToken": ANOTHER, "status": "COMPLETED"}, False),
        (CHANGED, {"status": "COMPLETED"}, False),
        (PERMISSION, {"acceptedPermissions": []}, True),
        (PERMISSION, None, True),
        (PERMISSION, {"acceptedPermissions": [{"scope": "alexa::another"}]}, True),
        (PERMISSION, {"acceptedPermissions": [{"scope": SCOPE}]}, False),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_reminder_is_forgotten_exactly_when_it_is_over(
    reminded: Bed, kind: str, body: Json | None, forgotten: bool, times: int
) -> None:
    for _ in range(times):
        tell(reminded, kind, body)
    assert known(reminded) == (Preferences(informed=True) if forgotten else KNOWN)


def test_an_unknown_status_changes_nothing(reminded: Bed) -> None:
    tell(reminded, CHANGED, {"alertToken": OURS, "status": "SNOOZED"})
    assert known(reminded) == KNOWN


def test_nothing_is_written_for_an_unknown_user(bed: Bed) -> None:
    for kind in (DELETED, CHANGED, PERMISSION):
        tell(bed, kind, {"alertTokens": [OURS], "alertToken": OURS, "status": "COMPLETED"})
    assert bed.shelf.written == []


@pytest.mark.parametrize("kind", [DISABLED, PERMISSION, DELETED, CHANGED])
def test_a_memory_that_fails_is_no_reason_to_speak(reminded: Bed, kind: str) -> None:
    reminded.shelf.failing = 10
    tell(reminded, kind, {"alertTokens": [OURS]})
