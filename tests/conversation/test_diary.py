"""The diary: agreed to, counted with, resumed, ended."""

from datetime import timedelta

import pytest

from leg_comfort.conversation import Act, EffectKind, Offer, Result

from .nights import THURSDAY, Sleeper, asleep, on_a_bad_night

KEPT = {"diary_days": 60}
KEPT_SINCE = {**KEPT, "diary_since": THURSDAY.date()}


def test_a_deployment_that_keeps_one_offers_it_after_the_advice() -> None:
    person = on_a_bad_night(2, **KEPT)
    assert person.session.offer is Offer.DIARY
    assert "diary.consent" not in person.heard


def test_what_it_keeps_is_said_before_the_yes_that_begins_it() -> None:
    person = on_a_bad_night(2, **KEPT).says("yes")
    assert person.effect is None
    consent = person.reply.lines[-1]
    assert (consent.template, consent.values) == ("diary.consent", {"days": 60})


@pytest.mark.parametrize("known", [{}, KEPT_SINCE], ids=["none_is_kept", "agreed_already"])
def test_else_it_is_not_offered(known: dict[str, object]) -> None:
    assert on_a_bad_night(2, **known).session.offer is not Offer.DIARY


def test_after_a_no_it_is_not_offered_for_a_week() -> None:
    refused = on_a_bad_night(2, **KEPT).says("no")
    assert "diary.declined" in refused.heard
    assert refused.session.profile.diary_refused_on == THURSDAY.date()

    for days, offered in [(0, False), (6, False), (7, True)]:
        later = THURSDAY + timedelta(days=days)
        person = on_a_bad_night(2, now=later, diary_refused_on=THURSDAY.date(), **KEPT)
        assert (person.session.offer is Offer.DIARY) is offered, days


def test_it_is_not_offered_on_top_of_a_reminder() -> None:
    person = on_a_bad_night(5, **KEPT)
    assert person.asking == "reminder"
    assert "diary.consent" not in person.heard


def test_a_yes_begins_it_and_only_once_that_was_done_is_it_said() -> None:
    person = on_a_bad_night(2, **KEPT).says("yes").says("yes")
    assert person.effect is EffectKind.START_DIARY
    assert person.session.profile.diary_since is None
    person.learns(Result.DONE)
    assert person.heard[0] == "diary.on"
    assert person.session.profile.diary_since == THURSDAY.date()


def test_if_it_cannot_be_begun_the_reply_says_so_and_no_diary_is_assumed() -> None:
    person = on_a_bad_night(2, **KEPT).says("yes").says("yes").learns(Result.STORE_DOWN)
    assert person.heard[0] == "diary.store_down_on"
    assert person.session.profile.diary_since is None
    assert person.session.offer is Offer.STEP


def test_asked_for_it_is_explained_before_a_yes() -> None:
    person = asleep(**KEPT).does(Act.KEEP_TRACK, "on")
    assert person.reply.effect is None
    assert person.heard[0] == "diary.consent"


def test_a_deployment_that_keeps_none_says_so() -> None:
    person = asleep().does(Act.KEEP_TRACK, "on")
    assert person.heard[0] == "diary.unavailable"
    assert person.asking == "feel"


def test_asked_for_twice_it_is_kept_already() -> None:
    assert asleep(**KEPT_SINCE).does(Act.KEEP_TRACK, "on").heard[0] == "diary.already_on"


def ended(result: Result) -> Sleeper:
    known = {**KEPT_SINCE, "nights_before": 3, "helped_before": "heel"}
    person = asleep(**known).does(Act.KEEP_TRACK, "off")
    assert person.effect is EffectKind.STOP_DIARY
    return person.learns(result)


def test_stop_keeping_track_forgets_the_counts_of_the_diary() -> None:
    person = ended(Result.DONE)
    known = person.session.profile
    assert person.heard[0] == "diary.off"
    assert (known.diary_since, known.nights_before, known.helped_before) == (None, None, None)


def test_if_it_cannot_be_ended_it_is_not_said_to_be() -> None:
    person = ended(Result.STORE_DOWN)
    assert person.heard[0] == "diary.store_down_off"
    assert person.session.profile.diary_since == THURSDAY.date()
    assert person.session.profile.nights_before == 3


def after_the_last_question(**known: object) -> Sleeper:
    """A user with a diary, who has just answered the question that comes before the nights."""
    person = asleep(**KEPT_SINCE, **known).does(Act.REPORT, feel="ache", male=True)
    while person.asking != "walk":
        person.says("no")
    return person.says("no")


def test_it_counts_the_nights_instead_of_asking() -> None:
    person = after_the_last_question(nights_before=1)
    assert person.session.facts["nights_in_last_two_weeks"] == 2
    assert person.heard[0] == "diary.counted"
    assert "nights" not in person.session.asked


def test_the_fourth_night_leads_to_the_doctor_and_the_reminder() -> None:
    person = after_the_last_question(nights_before=3)
    assert person.reply.lines[0].values == {"nights": 4}
    assert "doctor.levels.see_doctor_soon" in person.heard
    assert person.asking == "reminder"


def test_it_never_counts_beyond_two_weeks() -> None:
    assert after_the_last_question(nights_before=14).session.facts["nights_in_last_two_weeks"] == 14


def test_a_diary_that_cannot_tell_leaves_the_question() -> None:
    assert after_the_last_question().asking == "nights"


def test_the_number_told_goes_before_the_count() -> None:
    known = {**KEPT_SINCE, "nights_before": 1}
    person = asleep(**known).does(Act.REPORT, feel="ache", nights_in_last_two_weeks=6)
    while person.asking not in ("reminder", None):
        person.says("no")
    assert person.session.facts["nights_in_last_two_weeks"] == 6
    assert person.asking == "reminder"


def test_the_relief_of_last_time_is_mentioned_with_the_advice() -> None:
    person = asleep(**KEPT_SINCE, helped_before="heel").does(Act.REPORT, feel="ache")
    while person.session.assessment is None:
        person.says("no")
    remark = next(line for line in person.reply.lines if line.template == "diary.helped")
    assert remark.values == {"what": "heel"}


def test_a_conversation_that_was_cut_off_goes_on_with_the_same_question() -> None:
    person = asleep().does(Act.REPORT, feel="ache").does(Act.COME_BACK)
    assert person.heard[0] == "diary.cut_off"
    assert person.asking == "rf1"


def test_an_emergency_that_was_cut_off_goes_on_as_one() -> None:
    person = asleep().does(Act.REPORT, chest_pain_or_breathless=True).does(Act.COME_BACK)
    assert person.session.stage == "emergency"
    assert person.heard[0].startswith("emergency.")
