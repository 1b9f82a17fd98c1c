"""The reminder to see a doctor: offered, asked for, set after a yes, moved, cancelled."""

from datetime import date, datetime, time, timedelta

import pytest

from leg_comfort.clinic import Triage
from leg_comfort.conversation import Act, Effect, EffectKind, Result, Turn
from leg_comfort.speech import load_words

from .nights import FRIDAY_AT_TEN, THURSDAY, TOKEN, Sleeper, asleep, on_a_bad_night

WORDS = load_words("en-US")
MOVING = {"reminder": TOKEN}
FAILURES = sorted(
    set(Result) - {Result.DONE, Result.NONE_SET, Result.NOT_PERMITTED, Result.STORE_DOWN}
)
DOCTOR = "reminder.doctor_anyway"


def test_many_bad_nights_bring_the_offer_of_a_reminder_with_day_and_time() -> None:
    person = on_a_bad_night(5)
    assert person.asking == "reminder"
    assert person.session.wish == FRIDAY_AT_TEN
    assert person.reply.question is not None
    assert person.reply.question.values == {"day": "2026-01-16", "time": "10:00", "ahead": 1}


def test_a_night_or_two_bring_none() -> None:
    assert on_a_bad_night(2).asking is None


def test_without_a_clock_none_is_offered() -> None:
    assert on_a_bad_night(5, now=None).asking is None


def test_after_a_no_none_is_offered_for_a_week() -> None:
    refused = on_a_bad_night(5).says("no")
    assert refused.session.profile.refused_on == THURSDAY.date()
    assert "reminder.declined" in refused.heard

    for days, offered in [(0, False), (6, False), (7, True), (30, True)]:
        later = THURSDAY + timedelta(days=days)
        person = on_a_bad_night(5, now=later, refused_on=THURSDAY.date())
        assert (person.asking == "reminder") is offered, days


def test_it_is_offered_once_a_night_and_no_more() -> None:
    person = on_a_bad_night(5).says("unsure")
    assert person.session.profile.refused_on is None
    assert person.does(Act.REPORT, weeks_ongoing=4).asking is None


def test_a_reminder_that_is_set_is_mentioned_and_none_is_offered() -> None:
    person = on_a_bad_night(5, **MOVING)
    assert person.effect is EffectKind.LOOK_UP
    person.learns(Result.DONE, when=FRIDAY_AT_TEN, token=TOKEN)
    assert "reminder.look_up.done" in person.heard
    assert person.asking is None
    assert person.session.offer is not None


def test_if_the_known_reminder_is_over_a_new_one_is_offered() -> None:
    person = on_a_bad_night(5, **MOVING).learns(Result.NONE_SET)
    assert person.session.profile.reminder is None
    assert person.asking == "reminder"


def test_a_request_while_the_known_reminder_is_over_brings_the_offer_of_a_new_one() -> None:
    person = asleep(**MOVING).wishes().learns(Result.NONE_SET)
    assert person.asking == "reminder"
    assert person.says("yes").effect is EffectKind.SET


def test_in_an_emergency_none_is_offered() -> None:
    person = on_a_bad_night(9, now=THURSDAY).does(Act.REPORT, one_leg_swollen=True)
    assert person.asking != "reminder"
    assert person.session.assessment is not None
    assert person.session.assessment.triage == Triage.URGENT_TODAY


@pytest.mark.parametrize("act", [Act.YES, Act.NO, Act.REMIND, Act.CONSENT])
def test_a_red_flag_in_the_middle_of_it_wins(act: Act) -> None:
    person = on_a_bad_night(5).does(act, chest_pain_or_breathless=True)
    assert person.session.stage == "emergency"
    assert person.reply.effect is None
    assert not person.reply.ask_permission


def test_nothing_is_done_before_a_yes_and_then_exactly_as_announced() -> None:
    person = on_a_bad_night(5)
    assert person.reply.effect is None
    assert person.says("yes").reply.effect == Effect(EffectKind.SET, FRIDAY_AT_TEN)


def test_once_made_its_day_and_time_are_said_again_and_the_steps_go_on() -> None:
    person = on_a_bad_night(5).says("yes").learns(Result.DONE, when=FRIDAY_AT_TEN, token=TOKEN)
    assert person.heard[0] == "reminder.set.done"
    assert person.reply.lines[0].values["day"] == "2026-01-16"
    assert person.session.profile.reminder == TOKEN
    assert person.asking is None
    assert person.session.stage == "advice"


def test_another_day_and_hour_are_asked_about_again_before_they_are_set() -> None:
    person = on_a_bad_night(5).wishes(date(2026, 1, 22)).wishes(hour=time(12))
    assert person.asking == "reminder"
    assert person.session.wish == datetime(2026, 1, 22, 12)
    assert person.says("yes").reply.effect == Effect(EffectKind.SET, datetime(2026, 1, 22, 12))


def test_a_yes_with_another_time_is_no_yes_yet() -> None:
    person = on_a_bad_night(5).wishes(hour=time(12), act=Act.YES)
    assert person.reply.effect is None
    assert person.session.wish == datetime(2026, 1, 16, 12)


def test_a_wish_at_night_is_put_right_aloud() -> None:
    person = asleep().wishes(hour=time(3))
    assert person.heard[0] == "reminder.by_day_only"
    assert person.session.wish == FRIDAY_AT_TEN


@pytest.mark.parametrize("answer", ["accepted", "denied", "not_answered", "not_asked"])
@pytest.mark.parametrize("when", [FRIDAY_AT_TEN, None])
def test_a_question_put_while_alexa_asked_comes_back_after_her_answer(
    answer: str, when: datetime | None
) -> None:
    person = on_a_bad_night(5)
    person.turns(Turn(Act.REPORT, perhaps=frozenset({"saddle_numbness"}), now=THURSDAY))
    assert person.asking == "which_saddle_numbness"
    person.consents(answer, when)
    if person.reply.effect is not None:
        person.learns(Result.DONE, when=when, token=TOKEN)
    assert person.asking == "which_saddle_numbness"


DAY_ASKED = {"ask.reminder_day.full", "ask.reminder_day.short"}


@pytest.mark.parametrize("act", [Act.REMIND, Act.YES])
@pytest.mark.parametrize("known", [{}, MOVING], ids=["set", "move"])
def test_a_day_left_vague_is_asked_back_and_set_only_once_it_is_named_and_confirmed(
    known: dict[str, str], act: Act
) -> None:
    person = on_a_bad_night(5, refused_on=THURSDAY.date(), **known).wishes(date(2026, 1, 22))
    person.wishes_vaguely(hour=time(9), act=act)
    assert person.heard[-1] in DAY_ASKED
    assert person.reply.effect is None
    person.wishes(date(2026, 1, 27))
    assert person.reply.effect is None
    assert person.says("yes").reply.effect is not None
    assert person.reply.effect.when == datetime(2026, 1, 27, 9)


@pytest.mark.parametrize("act", [Act.YES, Act.UNSURE, Act.NEXT, Act.NOT_UNDERSTOOD, Act.REPEAT])
def test_no_answer_but_a_day_sets_a_reminder_while_its_day_is_asked_for(act: Act) -> None:
    person = on_a_bad_night(5).wishes_vaguely().does(act)
    assert person.reply.effect is None
    assert not person.reply.ask_permission


def test_a_yes_to_the_question_for_a_day_is_answered_with_one_day() -> None:
    person = on_a_bad_night(5).wishes_vaguely().says("yes")
    assert person.heard == ["ask.reminder.full"]
    assert person.says("yes").reply.effect == Effect(EffectKind.SET, FRIDAY_AT_TEN)


def test_a_no_to_the_question_for_a_day_is_a_no_to_the_reminder() -> None:
    person = on_a_bad_night(5).wishes_vaguely().says("no")
    assert person.session.profile.refused_on == THURSDAY.date()
    assert not person.session.day_open


def test_an_hour_in_answer_to_the_question_for_a_day_brings_one_day_to_agree_to() -> None:
    person = on_a_bad_night(5).wishes_vaguely().wishes(hour=time(15))
    assert person.heard == ["ask.reminder.full"]
    assert person.session.wish == datetime(2026, 1, 16, 15)


def test_a_vague_day_is_asked_back_as_often_as_it_is_named_in_other_words_each_time() -> None:
    person = on_a_bad_night(5).wishes_vaguely()
    asked = [person.heard[-1], person.wishes_vaguely().heard[-1], person.wishes().heard[-1]]
    assert set(asked) == DAY_ASKED
    assert asked[0] != asked[1] != asked[2]


@pytest.mark.parametrize("result", FAILURES)
@pytest.mark.parametrize("known", [{}, MOVING], ids=["set", "move"])
def test_if_it_fails_the_reply_says_how_and_names_the_doctor_all_the_same(
    known: dict[str, str], result: Result
) -> None:
    person = on_a_bad_night(5, refused_on=THURSDAY.date(), **known)
    person.wishes(date(2026, 1, 22)).says("yes")
    kind = person.effect
    person.learns(result)
    assert person.heard[:2] == [f"reminder.{kind}.{result}", DOCTOR]
    assert person.reply.question is not None
    assert all(WORDS.text(line.template, line.values) for line in person.reply.lines)


@pytest.mark.parametrize("result", sorted({*FAILURES, Result.NONE_SET, Result.NOT_PERMITTED}))
@pytest.mark.parametrize(
    ("topic", "kind"), [("cancel", EffectKind.CANCEL), ("list", EffectKind.LOOK_UP)]
)
def test_if_looking_or_cancelling_fails_the_reply_says_how_and_the_talk_goes_on(
    topic: str, kind: EffectKind, result: Result
) -> None:
    person = asleep().does(Act.REMIND, topic)
    assert person.effect is kind
    person.learns(result)
    assert person.heard[0] == f"reminder.{kind}.{result}"
    assert person.asking == "feel"


def test_a_reminder_that_is_set_is_moved() -> None:
    person = asleep(**MOVING).wishes(date(2026, 1, 22))
    assert person.heard == ["ask.reminder_move.full"]
    assert person.says("yes").effect is EffectKind.MOVE
    person.learns(Result.DONE, when=datetime(2026, 1, 22, 10), token="another")  # noqa: S106
    assert person.heard[0] == "reminder.move.done"
    assert person.session.profile.reminder == "another"


def test_a_reminder_that_is_gone_when_it_is_to_be_moved_is_made_anew() -> None:
    person = asleep(**MOVING).wishes(date(2026, 1, 22)).says("yes").learns(Result.NONE_SET)
    assert person.reply.effect == Effect(EffectKind.SET, datetime(2026, 1, 22, 10))


def test_a_reminder_is_cancelled_without_asking_twice() -> None:
    person = asleep(**MOVING).does(Act.REMIND, "cancel")
    assert person.effect is EffectKind.CANCEL
    assert person.learns(Result.DONE).session.profile.reminder is None
    assert person.heard[0] == "reminder.cancel.done"


def test_cancel_that_while_it_is_only_offered_is_a_no() -> None:
    person = on_a_bad_night(5).does(Act.REMIND, "cancel")
    assert person.reply.effect is None
    assert person.session.profile.refused_on == THURSDAY.date()


def permission_needed() -> Sleeper:
    return on_a_bad_night(5).says("yes").learns(Result.NOT_PERMITTED)


def test_without_the_permission_alexa_is_asked_to_ask_and_nothing_is_asked_beside_it() -> None:
    person = permission_needed()
    assert person.heard == ["reminder.hand_over"]
    assert person.reply.ask_permission
    assert person.reply.question is None
    assert not person.reply.show_permission


@pytest.mark.parametrize("kept", [True, False], ids=["with_session", "without"])
def test_once_accepted_the_same_wish_is_set(kept: bool) -> None:
    person = permission_needed() if kept else Sleeper()
    person.consents("accepted", FRIDAY_AT_TEN)
    assert person.reply.effect == Effect(EffectKind.SET, FRIDAY_AT_TEN)
    person.learns(Result.DONE, when=FRIDAY_AT_TEN, token=TOKEN)
    assert person.heard[0] == "reminder.set.done"
    assert (person.reply.question is not None) is kept


def test_once_accepted_the_wish_is_taken_from_the_session_if_alexa_brought_none_back() -> None:
    person = permission_needed().consents("accepted")
    assert person.reply.effect == Effect(EffectKind.SET, FRIDAY_AT_TEN)


def test_accepted_with_no_wish_left_at_all_goes_on_without_a_reminder() -> None:
    person = Sleeper().consents("accepted")
    assert person.reply.effect is None
    assert person.reply.question is not None


def test_a_permission_denied_is_a_no_for_a_week_and_names_the_doctor() -> None:
    person = permission_needed().consents("denied", FRIDAY_AT_TEN)
    assert person.heard[:2] == ["reminder.permission_denied", DOCTOR]
    assert person.session.profile.refused_on == THURSDAY.date()
    assert not person.reply.show_permission


def test_a_permission_not_answered_leaves_a_card_and_is_no_refusal() -> None:
    person = permission_needed().consents("not_answered", FRIDAY_AT_TEN)
    assert person.heard[:2] == ["reminder.permission_unanswered", DOCTOR]
    assert person.reply.show_permission
    assert person.session.profile.refused_on is None


def test_refused_again_after_an_acceptance_a_card_is_shown_and_alexa_not_asked_twice() -> None:
    person = permission_needed().consents("accepted", FRIDAY_AT_TEN).learns(Result.NOT_PERMITTED)
    assert person.heard[:2] == ["reminder.permission_card", DOCTOR]
    assert person.reply.show_permission
    assert not person.reply.ask_permission


def test_a_red_flag_while_alexa_asked_keeps_to_its_one_action() -> None:
    person = permission_needed().does(Act.REPORT, chest_pain_or_breathless=True)
    person.consents("accepted", FRIDAY_AT_TEN)
    assert person.session.stage == "emergency"
    assert person.reply.effect is None


def test_a_question_that_waited_comes_back_after_the_reminder() -> None:
    person = asleep().does(Act.REPORT, feel="ache")
    before = person.asking
    person.wishes().says("yes").learns(Result.DONE, when=FRIDAY_AT_TEN, token=TOKEN)
    assert person.asking == before


def test_a_day_that_was_declined_is_not_proposed_again() -> None:
    person = asleep().wishes(date(2026, 1, 22)).says("no").wishes()
    assert person.session.wish == FRIDAY_AT_TEN
