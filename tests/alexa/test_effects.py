"""Effects carried out: with the fake Alexa API, and a memory that works, is absent or is down."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa import Deployment
from leg_comfort.memory import memory_in_file
from leg_comfort.speech import load_words
from tests.alexa.validity import plain, problems_of
from tests.beds import USER, Bed

WORDS = load_words("en-US")
ALERT = WORDS.text("reminder.alert", {})
FRIDAY_AT_TEN = datetime(2026, 1, 16, 10)
DOCTOR = "see your doctor"
ALWAYS = 1_000_000


def heard(bed: Bed) -> str:
    exchange = bed.device.last
    assert problems_of(exchange.response, "IntentRequest") == []
    return plain(exchange.speech or "")


def reminded(bed: Bed) -> Bed:
    """Have a reminder set on Friday at ten."""
    bed.reach_the_advice("5")
    bed.says("AMAZON.YesIntent")
    return bed


def forget(bed: Bed) -> str:
    bed.says("ForgetMeIntent")
    bed.says("AMAZON.YesIntent")
    return heard(bed)


def test_a_yes_makes_exactly_the_reminder_that_was_said(bed: Bed, amazon: FakeAlexaApi) -> None:
    bed.reach_the_advice("5")
    assert "Friday at ten in the morning" in heard(bed)
    bed.says("AMAZON.YesIntent")
    (held,) = amazon.reminders
    assert (held.when, held.zone, held.text) == (FRIDAY_AT_TEN, "America/Chicago", ALERT)
    assert "I will remind you on Friday at ten in the morning" in heard(bed)


def test_without_a_yes_none_is_made(bed: Bed, amazon: FakeAlexaApi) -> None:
    bed.reach_the_advice("5")
    bed.says("AMAZON.NoIntent")
    assert amazon.reminders == []
    assert [each.method for each in amazon.received] == ["GET"]


@pytest.mark.parametrize(
    ("status", "body", "result"),
    [
        (403, b'{"code": "DEVICE_NOT_SUPPORTED"}', "device_cannot"),
        (403, b'{"code": "MAX_REMINDERS_EXCEEDED"}', "too_many"),
        (404, b"{}", "gone"),
        (429, b"{}", "busy"),
        (500, b"{}", "broken"),
        (503, b"", "broken"),
        (200, b"garbage", "garbled"),
        (200, b"{}", "garbled"),
    ],
)
def test_each_refusal_is_said_as_it_is_and_the_doctor_named_all_the_same(
    bed: Bed, amazon: FakeAlexaApi, status: int, body: bytes, result: str
) -> None:
    bed.reach_the_advice("5")
    amazon.answer_with(status, body)
    bed.says("AMAZON.YesIntent")
    assert WORDS.text(f"reminder.set.{result}", {}) in heard(bed)
    assert DOCTOR in heard(bed)
    assert bed.device.open


def test_a_service_that_hangs_up_is_no_end_of_the_conversation(
    bed: Bed, amazon: FakeAlexaApi
) -> None:
    bed.reach_the_advice("5")
    amazon.say(b"no HTTP at all")
    bed.says("AMAZON.YesIntent")
    assert WORDS.text("reminder.set.garbled", {}) in heard(bed)


def test_without_access_the_person_is_told_that_no_reminder_is_set(amazon: FakeAlexaApi) -> None:
    bed = Bed(amazon)
    bed.device.amazon = None
    bed.reach_the_advice("5")
    bed.says("AMAZON.YesIntent")
    assert WORDS.text("reminder.set.no_access", {}) in heard(bed)


def test_an_existing_reminder_is_moved_and_there_is_still_one(
    bed: Bed, amazon: FakeAlexaApi
) -> None:
    reminded(bed)
    bed.says("RemindMeIntent", {"day": "2026-01-22", "time": "12:00"})
    bed.says("AMAZON.YesIntent")
    (held,) = amazon.reminders
    assert held.when == datetime(2026, 1, 22, 12)


def test_it_is_moved_on_another_night_too(bed: Bed, amazon: FakeAlexaApi) -> None:
    reminded(bed)
    bed.device.cut_off()
    bed.says("RemindMeIntent", {"day": "2026-01-22"})
    bed.says("AMAZON.YesIntent")
    (held,) = amazon.reminders
    assert held.when == datetime(2026, 1, 22, 10)


def test_when_do_you_remind_me_tells_the_day_and_the_hour(bed: Bed) -> None:
    reminded(bed).says("RemindMeIntent", {"wish": "list"})
    assert "Friday at ten in the morning" in heard(bed)


def test_cancel_that_reminder_leaves_none(bed: Bed, amazon: FakeAlexaApi) -> None:
    reminded(bed).says("RemindMeIntent", {"wish": "cancel"})
    assert amazon.reminders == []
    assert WORDS.text("reminder.cancel.done", {}) in heard(bed)


def test_a_reminder_that_has_rung_is_offered_anew_on_a_later_bad_night(
    bed: Bed, amazon: FakeAlexaApi
) -> None:
    reminded(bed)
    bed.device.later(timedelta(days=4))
    bed.reach_the_advice("6")
    assert bed.device.asking == "reminder"


@pytest.mark.parametrize(
    ("store", "line"), [("ok", "done"), ("none", "nothing_but_reminder"), ("down", "store_down")]
)
def test_forget_me_deletes_the_reminder_and_all_that_is_kept(
    bed: Bed, amazon: FakeAlexaApi, store: str, line: str
) -> None:
    bed.deployment = Deployment() if store == "none" else bed.deployment
    reminded(bed)
    bed.shelf.failing = ALWAYS if store == "down" else 0
    assert WORDS.text(f"memory.forget.{line}", {}) in forget(bed)
    assert amazon.reminders == []
    assert (bed.shelf.records == {}) is (store != "down")


@pytest.mark.parametrize("store", ["ok", "none", "down"])
def test_forget_me_says_if_the_reminder_could_not_be_deleted(
    bed: Bed, amazon: FakeAlexaApi, store: str
) -> None:
    lines = {"ok": "done_but_reminder", "none": "nothing_but_reminder_stuck", "down": "store_down"}
    bed.deployment = Deployment() if store == "none" else bed.deployment
    reminded(bed)
    bed.shelf.failing = ALWAYS if store == "down" else 0
    amazon.answer_with(503)
    assert WORDS.text(f"memory.forget.{lines[store]}", {}) in forget(bed)
    assert len(amazon.reminders) == 1


def test_after_a_forgetting_nothing_is_written_again_by_itself(bed: Bed) -> None:
    bed.launch()
    bed.says("SpeechIntent", {"manner": "slower"})
    forget(bed)
    for name in ("AMAZON.HelpIntent", "AskPrivacyIntent", "AMAZON.StopIntent"):
        bed.says(name)
    assert bed.shelf.records == {}


def test_forget_me_as_the_first_words_of_an_unknown_user_stores_nothing(bed: Bed) -> None:
    forget(bed)
    assert bed.shelf.records == {}


def test_a_forgotten_diary_is_gone_with_its_nights_and_the_conversation(diarist: Bed) -> None:
    diarist.reach_the_advice("2")
    assert len(diarist.shelf.records) == 3
    forget(diarist)
    assert diarist.shelf.records == {}
    diarist.says("FeelIntent", {"feel": "ache"})
    assert "ache" not in str(diarist.shelf.records)


def test_what_do_you_know_tells_exactly_the_stored_data(bed: Bed) -> None:
    bed.launch()
    bed.says("FeelIntent", {"feel": "ache"})
    bed.launch()
    bed.says("SpeechIntent", {"manner": "slower"})
    bed.says("RecallIntent")
    told = {"rate": "slow", "informed": "", "zone": "America/Chicago"}
    lines = [WORDS.text(f"memory.recall.{n}", told) for n in ("informed", "rate", "time_zone")]
    assert all(line in heard(bed) for line in lines)
    assert heard(bed).count(".") == 1 + len(lines)


def test_what_do_you_know_tells_of_nights_and_of_the_conversation(diarist: Bed) -> None:
    diarist.reach_the_advice("2")
    diarist.says("RecallIntent")
    for part in ("One bad night", "A diary, begun", "For some minutes, this talk"):
        assert part in heard(diarist)


def test_a_memory_in_a_file_is_known_to_the_next_process(
    tmp_path: Path, amazon: FakeAlexaApi
) -> None:
    for _ in range(2):
        bed = Bed(amazon)
        bed.deployment = Deployment(memory_in_file(tmp_path / "memory.db"))
        bed.launch()
        bed.says("FeelIntent", {"feel": "ache"})
        bed.says("RecallIntent")
    assert "You heard" in heard(bed)
    forget(bed)
    assert memory_in_file(tmp_path / "memory.db").preferences(USER).informed is False
