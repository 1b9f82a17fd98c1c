"""The stored profile is loaded once a session, and only changes are stored."""

import json

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa import Deployment
from leg_comfort.alexa.entry import handle_event
from leg_comfort.memory import Preferences
from tests.alexa.envelopes import envelope, intent, launch
from tests.alexa.validity import plain
from tests.beds import USER, Bed

FIRST_USE = "General information"
ONCE = 1_000_000
"""More failures than any test has calls."""


def heard(bed: Bed) -> str:
    return plain(bed.device.last.speech or "")


def kept(bed: Bed) -> Preferences:
    assert bed.deployment.memory is not None
    return bed.deployment.memory.preferences(USER)


def at_the_first_check(bed: Bed) -> str:
    """What is heard when the first check is asked, right after the first answer."""
    bed.launch()
    assert FIRST_USE not in heard(bed)
    bed.says("FeelIntent", {"feel": "ache"})
    return heard(bed)


def test_the_line_of_the_first_use_is_not_said_again(bed: Bed) -> None:
    assert FIRST_USE in at_the_first_check(bed)
    assert FIRST_USE not in at_the_first_check(bed)


def test_without_a_memory_it_is_said_each_time(bed: Bed) -> None:
    bed.deployment = Deployment()
    for _ in range(2):
        assert FIRST_USE in at_the_first_check(bed)


def test_the_manner_of_speech_is_the_same_on_the_next_night(bed: Bed) -> None:
    bed.launch()
    bed.says("SpeechIntent", {"manner": "slower"})
    bed.launch()
    assert 'rate="slow"' in (bed.device.last.speech or "")


def test_a_wish_of_tonight_wins_over_a_stored_one(bed: Bed) -> None:
    bed.launch()
    bed.says("SpeechIntent", {"manner": "slower"})
    bed.device.cut_off()
    bed.says("SpeechIntent", {"manner": "normal"})
    assert 'rate="slow"' not in (bed.device.last.speech or "")
    assert kept(bed).rate != "slow"


def test_nothing_is_written_if_nothing_changed(bed: Bed) -> None:
    bed.launch()
    before = len(bed.shelf.written)
    for name in ("AMAZON.HelpIntent", "AMAZON.NoIntent", "AskPrivacyIntent", "AMAZON.StopIntent"):
        bed.says(name)
    bed.launch()
    assert len(bed.shelf.written) == before


def test_only_changes_are_written(bed: Bed) -> None:
    bed.launch()
    bed.says("SpeechIntent", {"manner": "slower"})
    _, changes = bed.shelf.written[-1]
    assert changes == {"rate": "slow"}


def test_the_memory_is_read_once_a_session(bed: Bed) -> None:
    bed.launch()
    before = bed.shelf.asked
    for name in ("AMAZON.HelpIntent", "AMAZON.NoIntent", "AMAZON.RepeatIntent"):
        bed.says(name)
    assert bed.shelf.asked == before
    bed.launch()
    assert bed.shelf.asked == before + 1


def test_a_failing_memory_is_asked_once_a_session_and_the_conversation_is_whole(bed: Bed) -> None:
    bed.shelf.failing = ONCE
    bed.reach_the_advice("2")
    bed.says("SpeechIntent", {"manner": "slower"})
    bed.says("AMAZON.StopIntent")
    assert bed.shelf.asked == 1
    assert not bed.device.open
    assert "something went wrong" not in str([each.speech for each in bed.device.exchanges])


def test_a_memory_that_fails_at_the_first_write_is_left_alone_from_then_on(bed: Bed) -> None:
    bed.launch()
    bed.says("AMAZON.HelpIntent")
    before, bed.shelf.failing = bed.shelf.asked, ONCE
    for manner in ("slower", "louder", "quieter"):
        bed.says("SpeechIntent", {"manner": manner})
        assert bed.device.open
    assert bed.shelf.asked == before + 1


def test_a_memory_that_is_back_is_asked_again_in_the_next_session(bed: Bed) -> None:
    bed.shelf.failing = 1
    bed.launch()
    at_the_first_check(bed)
    assert kept(bed).informed


def test_with_no_user_id_nothing_is_asked_of_the_memory_and_the_person_is_answered(
    bed: Bed,
) -> None:
    for own in (launch(), intent("RecallIntent"), intent("ForgetMeIntent")):
        whole = envelope(own)
        del whole["session"]["user"], whole["context"]["System"]["user"]
        told = handle_event(whole, None, bed.deployment)
        assert told["response"]["shouldEndSession"] is False
    assert bed.shelf.asked == 0


def test_the_devices_time_zone_is_asked_once_and_then_remembered(
    bed: Bed, amazon: FakeAlexaApi
) -> None:
    amazon.time_zone = "Europe/London"
    bed.launch()
    bed.says("AMAZON.HelpIntent")
    bed.launch()
    assert [each.method for each in amazon.received] == ["GET"]
    assert kept(bed).time_zone == "Europe/London"


@pytest.mark.parametrize(
    ("zone", "whispered"),
    [("America/Chicago", True), ("Asia/Tokyo", False), (None, True)],
    ids=["night_there", "day_there", "not_known"],
)
def test_by_the_devices_zone_it_is_night_and_else_by_the_locale(
    bed: Bed, amazon: FakeAlexaApi, zone: str | None, whispered: bool
) -> None:
    amazon.time_zone = zone
    bed.launch()
    assert ("whispered" in (bed.device.last.speech or "")) is whispered


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Australia/Lord_Howe", "America/Chicago"])
def test_a_reminder_is_set_by_the_clock_of_the_devices_zone(
    bed: Bed, amazon: FakeAlexaApi, zone: str
) -> None:
    amazon.time_zone = zone
    bed.launch()
    bed.says("RemindMeIntent")
    bed.says("AMAZON.YesIntent")
    (held,) = amazon.reminders
    assert (held.zone, held.when.hour) == (zone, 10)
    assert held.when.weekday() < 5


def test_if_amazon_knows_no_zone_a_reminder_is_set_by_the_locale(
    bed: Bed, amazon: FakeAlexaApi
) -> None:
    amazon.time_zone = None
    bed.launch()
    bed.says("RemindMeIntent")
    bed.says("AMAZON.YesIntent")
    assert amazon.reminders[0].zone == "America/Chicago"
    assert kept(bed).time_zone is None


def test_no_medical_fact_is_among_the_stored_data(bed: Bed) -> None:
    bed.reach_the_advice("5")
    written = json.dumps(bed.shelf.written)
    assert "ache" not in written
    assert bed.device.attributes["findings"]["feel"] == "ache"
