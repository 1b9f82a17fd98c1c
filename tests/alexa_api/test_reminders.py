"""Reminders are set, moved, found and deleted as Amazon documents it."""

from dataclasses import replace
from datetime import datetime

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi, HeldReminder
from leg_comfort.alexa_api import ReminderApi
from leg_comfort.conversation import EffectKind, Outcome, Result
from tests.alexa_api.conftest import IN_A_WEEK, NOW, TEXT, TOMORROW, ZONE, Making

PATH = "/v1/alerts/reminders"


def held(token: str, when: datetime, zone: str = ZONE, *, on: bool = True) -> HeldReminder:
    return HeldReminder(token, when, zone, TEXT, "en-US", NOW, on)


def asked(amazon: FakeAlexaApi) -> list[tuple[str, str]]:
    return [(received.method, received.path) for received in amazon.received]


def test_a_reminder_is_made_for_its_local_time(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    outcome = reminders.set(TOMORROW)
    (made,) = amazon.reminders
    assert outcome == Outcome(EffectKind.SET, Result.DONE, TOMORROW, made.token)
    assert (made.when, made.zone, made.text, made.locale) == (TOMORROW, ZONE, TEXT, "en-US")


def test_the_request_is_as_amazon_documents_it(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    reminders.set(TOMORROW)
    (received,) = amazon.received
    assert (received.method, received.path) == ("POST", PATH)
    assert received.headers["authorization"] == f"Bearer {amazon.token}"
    assert received.headers["content-type"] == "application/json"
    assert received.body == {
        "requestTime": "2026-01-15T03:00:12",
        "trigger": {
            "type": "SCHEDULED_ABSOLUTE",
            "scheduledTime": "2026-01-16T10:00:00",
            "timeZoneId": "America/Chicago",
        },
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": TEXT}]}},
        "pushNotification": {"status": "ENABLED"},
    }


@pytest.mark.parametrize(
    ("zone", "now", "when", "sent"),
    [
        ("Europe/London", (2026, 3, 28, 3), (2026, 3, 29, 10), "2026-03-29T10:00:00"),
        ("Europe/London", (2026, 10, 24, 3), (2026, 10, 25, 10), "2026-10-25T10:00:00"),
        ("America/New_York", (2026, 10, 31, 3), (2026, 11, 1, 10), "2026-11-01T10:00:00"),
        ("America/New_York", (2026, 3, 7, 3), (2026, 3, 8, 10), "2026-03-08T10:00:00"),
    ],
)
def test_on_the_day_the_clocks_change_the_time_on_the_clock_is_sent(
    amazon: FakeAlexaApi,
    making: Making,
    zone: str,
    now: tuple[int, int, int, int],
    when: tuple[int, int, int, int],
    sent: str,
) -> None:
    outcome = making(zone=zone, now=datetime(*now)).set(datetime(*when))
    body = amazon.received[0].body
    assert isinstance(body, dict)
    assert body["trigger"]["scheduledTime"] == sent
    assert body["trigger"]["timeZoneId"] == zone
    assert outcome.when == amazon.reminders[0].when == datetime(*when)


def test_the_next_reminder_is_the_first_still_to_come(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    rung = held("rung", TOMORROW.replace(hour=9), on=False)
    past = held("past", NOW.replace(hour=2))
    amazon.reminders = [held("later", IN_A_WEEK), rung, past, held("sooner", TOMORROW)]
    assert reminders.next() == Outcome(EffectKind.LOOK_UP, Result.DONE, TOMORROW, "sooner")
    assert asked(amazon) == [("GET", PATH)]


def test_a_reminder_of_another_zone_is_converted_to_local_time(
    amazon: FakeAlexaApi, making: Making
) -> None:
    amazon.reminders = [held("afar", datetime(2026, 10, 30, 10), "America/New_York")]
    there = making(zone="Europe/London", now=datetime(2026, 10, 29, 3))
    assert there.next().when == datetime(2026, 10, 30, 14)
    amazon.reminders = [held("afar", datetime(2026, 11, 2, 10), "America/New_York")]
    assert there.next().when == datetime(2026, 11, 2, 15)


def test_moving_keeps_the_reminder_and_changes_its_time(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.reminders = [held("later", IN_A_WEEK), held("sooner", TOMORROW)]
    moved_to = TOMORROW.replace(hour=12)
    assert reminders.move(moved_to) == Outcome(EffectKind.MOVE, Result.DONE, moved_to, "sooner")
    assert asked(amazon) == [("GET", PATH), ("PUT", f"{PATH}/sooner")]
    assert {each.token: each.when for each in amazon.reminders} == {
        "later": IN_A_WEEK,
        "sooner": moved_to,
    }
    sent = amazon.received[1]
    assert sent.headers["content-type"] == "application/json"
    assert isinstance(sent.body, dict)
    assert sent.body["trigger"]["scheduledTime"] == "2026-01-16T12:00:00"


def test_cancelling_deletes_every_reminder_still_to_come(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    rung = held("rung", TOMORROW, on=False)
    amazon.reminders = [held("a", TOMORROW), rung, held("b", IN_A_WEEK)]
    assert reminders.cancel() == Outcome(EffectKind.CANCEL, Result.DONE)
    assert asked(amazon) == [("GET", PATH), ("DELETE", f"{PATH}/a"), ("DELETE", f"{PATH}/b")]
    assert amazon.reminders == [rung]


def test_cancelling_goes_on_until_there_are_no_more_pages(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.page = 2
    amazon.reminders = [held(f"{n}", TOMORROW) for n in range(5)]
    assert reminders.cancel().result is Result.DONE
    assert amazon.reminders == []


def test_cancelling_goes_on_after_one_that_stays_and_says_so(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.reminders = [held("a", TOMORROW), held("b", IN_A_WEEK)]
    amazon.answer_with(500, times=1, method="DELETE")
    assert reminders.cancel() == Outcome(EffectKind.CANCEL, Result.BROKEN)
    assert [each.token for each in amazon.reminders] == ["a"]


def test_a_reminder_that_is_gone_already_counts_as_deleted(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.reminders = [held("a", TOMORROW)]
    amazon.answer_with(404, method="DELETE")
    assert reminders.cancel().result is Result.DONE


def test_a_token_with_any_characters_stays_one_part_of_the_path(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.reminders = [held("../a?b#c d", TOMORROW)]
    reminders.cancel()
    assert asked(amazon)[1] == ("DELETE", f"{PATH}/..%2Fa%3Fb%23c%20d")


def test_without_a_reminder_there_is_none_to_move_cancel_or_find(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.reminders = [held("rung", TOMORROW, on=False)]
    outcomes = [reminders.move(TOMORROW), reminders.cancel(), reminders.next()]
    assert {outcome.result for outcome in outcomes} == {Result.NONE_SET}
    assert {method for method, _ in asked(amazon)} == {"GET"}


def test_without_permission_nothing_is_done(amazon: FakeAlexaApi, reminders: ReminderApi) -> None:
    amazon.permitted = False
    outcomes = [reminders.set(TOMORROW), reminders.next(), reminders.cancel()]
    assert {outcome.result for outcome in outcomes} == {Result.NOT_PERMITTED}
    assert amazon.reminders == []


def test_a_device_that_cannot_and_an_account_that_is_full_are_told_apart(
    amazon: FakeAlexaApi, reminders: ReminderApi
) -> None:
    amazon.room_for = 0
    assert reminders.set(TOMORROW).result is Result.TOO_MANY
    amazon.device_can_remind = False
    assert reminders.set(TOMORROW).result is Result.DEVICE_CANNOT


def test_the_repr_of_the_reminders_contains_no_token(reminders: ReminderApi) -> None:
    secret = "a-secret"  # noqa: S105 - not a real one
    assert secret not in repr(replace(reminders, token=secret))
