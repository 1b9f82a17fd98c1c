"""The diary end to end: what it stores, how it counts, how a conversation is resumed."""

from datetime import date, timedelta

import pytest

from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa.profile import bad_nights
from leg_comfort.memory import Memory, Night
from leg_comfort.speech import load_words
from tests.alexa.validity import plain
from tests.beds import USER, Bed

TODAY = date(2026, 1, 15)
A_DAY = timedelta(days=1)
WORDS = load_words("en-US")
CUT_OFF = WORDS.text("diary.cut_off", {})


def memory_of(bed: Bed) -> Memory:
    assert bed.deployment.memory is not None
    return bed.deployment.memory


def nights_of(bed: Bed) -> tuple[Night, ...]:
    return memory_of(bed).nights(USER)


def heard(bed: Bed) -> str:
    return plain(bed.device.last.speech or "")


def a_bad_night(bed: Bed) -> None:
    """Play a night with an ache up to the answer about medicines, after which a count is due."""
    bed.reach_the_advice()
    bed.reach_the_nights()


def end_and_sleep(bed: Bed, days: int = 1) -> None:
    if bed.device.open:
        bed.says("AMAZON.StopIntent")
    bed.device.later(days * A_DAY)


def test_before_a_yes_nothing_is_kept(amazon: FakeAlexaApi) -> None:
    bed = Bed(amazon, diary=True)
    bed.reach_the_advice("2")
    assert bed.device.attributes["offer"] == "diary"
    assert nights_of(bed) == ()
    assert memory_of(bed).conversation(USER) is None


def test_in_a_deployment_without_a_diary_a_wish_for_one_stores_nothing(bed: Bed) -> None:
    bed.launch()
    bed.says("KeepTrackIntent", {"tracking": "on"})
    bed.says("AMAZON.YesIntent")
    bed.reach_the_advice("2")
    assert WORDS.text("diary.consent", {"days": 60}) not in heard(bed)
    assert nights_of(bed) == ()
    assert memory_of(bed).conversation(USER) is None


def test_with_a_yes_after_the_advice_tonight_is_its_first_night(amazon: FakeAlexaApi) -> None:
    bed = Bed(amazon, diary=True)
    bed.reach_the_advice("2")
    bed.says("AMAZON.YesIntent")
    assert nights_of(bed) == (Night(TODAY, "ache", "self_care", 2),)


def test_a_night_stores_the_feel_the_triage_and_the_number_of_nights(diarist: Bed) -> None:
    diarist.reach_the_advice("5")
    assert nights_of(diarist) == (Night(TODAY, "ache", "see_doctor_soon", 5),)


def test_an_evening_belongs_to_the_morning_after_it(diarist: Bed) -> None:
    end_and_sleep(diarist, 0)
    diarist.device.later(timedelta(hours=20))
    diarist.reach_the_advice()
    assert [night.day for night in nights_of(diarist)] == [TODAY + A_DAY]


def test_talk_of_reminders_alone_is_no_bad_night(diarist: Bed) -> None:
    diarist.launch()
    diarist.says("RemindMeIntent")
    diarist.says("AMAZON.NoIntent")
    assert nights_of(diarist) == ()


def test_on_the_fourth_night_it_counts_and_leads_to_the_doctor_and_a_reminder(
    diarist: Bed,
) -> None:
    diarist.reach_the_advice("1")
    for _ in range(3):
        assert diarist.device.asking != "reminder"
        end_and_sleep(diarist)
        a_bad_night(diarist)
        assert diarist.device.asking != "nights"
    assert "four nights in two weeks" in heard(diarist).lower()
    assert diarist.device.asking == "reminder"
    assert len(nights_of(diarist)) == 4


def test_a_number_of_nights_told_counts_with_the_entries_since(diarist: Bed) -> None:
    diarist.reach_the_advice("2")
    end_and_sleep(diarist)
    a_bad_night(diarist)
    assert "three nights in two weeks" in heard(diarist).lower()


def test_a_count_by_the_diary_is_not_stored_as_told(diarist: Bed) -> None:
    diarist.reach_the_advice("2")
    end_and_sleep(diarist)
    a_bad_night(diarist)
    assert [night.told for night in nights_of(diarist)] == [2, None]


def test_the_same_night_twice_is_one_night(diarist: Bed) -> None:
    a_bad_night(diarist)
    diarist.says("NightsIntent", {"number": "2"})
    end_and_sleep(diarist, 0)
    diarist.reach_the_advice()
    assert len(nights_of(diarist)) == 1


def test_a_night_two_weeks_ago_counts_no_more(diarist: Bed) -> None:
    diarist.reach_the_advice("3")
    end_and_sleep(diarist, 14)
    a_bad_night(diarist)
    assert diarist.device.asking == "nights"


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ((), None),
        ((None,), 1),
        ((None, None, None), 3),
        ((3,), 3),
        ((3, None), 4),
        ((5, None, None), 7),
        ((None, None, 1), 3),
        ((2, None, 6), 6),
        ((9, None, 2), 11),
        ((0, None), 2),
    ],
)
def test_it_counts_the_entries_or_a_number_told_and_the_entries_since(
    told: tuple[int | None, ...], count: int | None
) -> None:
    nights = [Night(TODAY + place * A_DAY, told=each) for place, each in enumerate(told)]
    assert bad_nights(nights) == count


def test_the_step_that_helped_last_time_is_mentioned(diarist: Bed) -> None:
    diarist.launch()
    diarist.says("CrampNowIntent")
    diarist.says("AMAZON.YesIntent")
    end_and_sleep(diarist)
    assert nights_of(diarist)[0].helped == "stretch"
    diarist.reach_the_advice()
    assert "stretch" in " ".join(plain(each.speech or "") for each in diarist.device.exchanges[-1:])


def cut_off(bed: Bed, **after: float) -> None:
    bed.device.cut_off()
    bed.device.later(timedelta(**after))
    bed.launch()


def test_a_conversation_that_was_cut_off_is_resumed_within_ten_minutes(diarist: Bed) -> None:
    diarist.reach_the_advice()
    before = diarist.pending()
    cut_off(diarist, minutes=9)
    assert CUT_OFF in heard(diarist)
    assert diarist.pending() == before
    assert diarist.device.attributes["findings"]["feel"] == "ache"


def test_a_resumed_conversation_goes_on_as_before(diarist: Bed) -> None:
    diarist.reach_the_advice()
    cut_off(diarist, minutes=1)
    diarist.reach_the_nights()
    assert diarist.device.asking == "nights"


def test_a_red_flag_that_was_cut_off_is_no_calmer_afterwards(diarist: Bed) -> None:
    diarist.launch()
    diarist.says("ReportIntent", {"finding": "chest_pain_or_breathless"})
    cut_off(diarist, minutes=1)
    assert diarist.device.stage == "emergency"
    assert "nine one one" in heard(diarist)


@pytest.mark.parametrize("minutes", [10, 11, 600])
def test_after_ten_minutes_it_begins_anew(diarist: Bed, minutes: int) -> None:
    diarist.reach_the_advice()
    cut_off(diarist, minutes=minutes)
    assert diarist.device.asking == "feel"
    assert not diarist.device.attributes["findings"]


def test_after_a_proper_end_it_begins_anew(diarist: Bed) -> None:
    diarist.reach_the_advice()
    diarist.says("AMAZON.StopIntent")
    cut_off(diarist, minutes=1)
    assert diarist.device.asking == "feel"


def test_without_a_diary_a_conversation_is_not_resumed(bed: Bed) -> None:
    bed.reach_the_advice()
    cut_off(bed, minutes=1)
    assert bed.device.asking == "feel"
    assert not bed.device.attributes["findings"]


def test_a_red_flag_as_the_first_words_after_a_cut_wins(diarist: Bed) -> None:
    diarist.reach_the_advice()
    diarist.device.cut_off()
    diarist.says("ReportIntent", {"finding": "one_leg_swollen"})
    assert diarist.device.stage == "emergency"


def test_the_wish_for_a_reminder_survives_alexas_question_without_a_session(
    diarist: Bed, amazon: FakeAlexaApi
) -> None:
    amazon.permitted = False
    diarist.reach_the_advice("5")
    diarist.says("AMAZON.YesIntent")
    diarist.device.consent("ACCEPTED", keeps_session=False)
    assert len(amazon.reminders) == 1
    assert diarist.device.stage == "advice"


def test_stop_keeping_track_deletes_nights_conversation_and_agreement(diarist: Bed) -> None:
    diarist.reach_the_advice("2")
    diarist.says("KeepTrackIntent", {"tracking": "off"})
    assert WORDS.text("diary.off", {}) in heard(diarist)
    assert nights_of(diarist) == ()
    assert memory_of(diarist).conversation(USER) is None
    assert memory_of(diarist).preferences(USER).diary_since is None
    diarist.says("FeelIntent", {"feel": "shooting"})
    assert nights_of(diarist) == ()


def test_a_diary_that_cannot_be_deleted_is_not_said_to_be(diarist: Bed) -> None:
    diarist.reach_the_advice("2")
    diarist.shelf.failing = 10
    diarist.says("KeepTrackIntent", {"tracking": "off"})
    assert WORDS.text("diary.store_down_off", {}) in heard(diarist)
    assert len(nights_of_later(diarist)) == 1


def nights_of_later(bed: Bed) -> tuple[Night, ...]:
    bed.shelf.failing = 0
    return nights_of(bed)


def test_the_sixtieth_day_ends_a_night(diarist: Bed) -> None:
    diarist.reach_the_advice("2")
    diarist.device.later(60 * A_DAY)
    assert nights_of(diarist) == ()


STORE_DOWN = ("memory.recall.store_down", "diary.store_down_on", "diary.store_down_off")


def sentences(text: str) -> set[str]:
    return {each.strip() for each in text.split(".")} - {""}


def test_asked_again_while_the_store_is_down_it_does_not_say_the_same_three_times(
    amazon: FakeAlexaApi,
) -> None:
    bed = Bed(amazon, diary=True)
    bed.reach_the_advice()
    bed.shelf.failing = 100
    told = sentences(" ".join(WORDS.text(STORE_DOWN[0], {}, seed) for seed in range(2)))
    said = []
    for _ in range(3):
        bed.says("RecallIntent")
        said.append(sentences(heard(bed)) & told)
    assert all(said)
    assert set.intersection(*said) == set()


def test_no_two_things_that_the_store_being_down_prevents_share_a_sentence() -> None:
    said = [sentences(" ".join(WORDS.text(line, {}, n) for n in range(2))) for line in STORE_DOWN]
    assert len(set.union(*said)) == sum(map(len, said))
