"""What is asked in between is answered or left, and what waited comes back."""

import pytest

from leg_comfort.conversation import Act, Offer, Result

from .nights import FRIDAY_AT_TEN, TOKEN, Sleeper, asleep

BEGINNINGS = {
    "reminder": (Act.REMIND, None),
    "forget": (Act.FORGET, None),
    "diary": (Act.KEEP_TRACK, "on"),
}
aside = pytest.mark.parametrize("aside", BEGINNINGS)
another = pytest.mark.parametrize("another", BEGINNINGS)


def asked(person: Sleeper, aside: str) -> Sleeper:
    return person.does(*BEGINNINGS[aside])


def at_the_safety_check() -> Sleeper:
    return asleep(diary_days=60).does(Act.REPORT, feel="ache")


def open_in(person: Sleeper) -> str | None:
    return person.asking or person.session.offer


@aside
def test_it_is_asked_while_the_question_waits(aside: str) -> None:
    person = asked(at_the_safety_check(), aside)
    assert open_in(person) == aside
    assert person.session.set_aside == ("rf1",)


@aside
@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_after_a_no_the_question_that_waited_is_put_again(aside: str, answer: str) -> None:
    person = asked(at_the_safety_check(), aside).says(answer)
    assert person.asking == "rf1"
    assert person.session.set_aside == ()


@aside
def test_its_no_is_no_answer_to_the_question_that_waited(aside: str) -> None:
    person = asked(at_the_safety_check(), aside)
    before = person.session.facts
    assert person.says("no").session.facts == before


@aside
@another
def test_one_on_top_of_another_both_come_back_in_turn(aside: str, another: str) -> None:
    person = asked(asked(at_the_safety_check(), aside), another)
    assert open_in(person) == another
    person.says("no")
    if another != aside:
        assert open_in(person) == aside
        person.says("no")
    assert person.asking == "rf1"


@aside
def test_asked_for_twice_it_waits_for_itself_no_more_than_once(aside: str) -> None:
    person = asked(asked(at_the_safety_check(), aside), aside)
    assert open_in(person) == aside
    assert person.session.set_aside == ("rf1",)


@aside
@pytest.mark.parametrize("act", [Act.YES, Act.NO, Act.UNSURE, Act.REPORT, Act.REPEAT, Act.CORRECT])
def test_a_red_flag_in_the_middle_of_it_wins(aside: str, act: Act) -> None:
    person = asked(at_the_safety_check(), aside).does(act, chest_pain_or_breathless=True)
    assert person.session.stage == "emergency"
    assert person.reply.effect is None
    assert person.heard[0].startswith("emergency.")


@aside
def test_a_cramp_in_the_middle_of_it_is_stretched_at_once(aside: str) -> None:
    person = asked(at_the_safety_check(), aside).does(Act.CRAMP_NOW)
    assert person.asking == "eased"


@aside
def test_stop_in_the_middle_of_it_leaves(aside: str) -> None:
    person = asked(at_the_safety_check(), aside).says("stop")
    assert person.reply.question is None


@aside
def test_a_question_back_in_the_middle_of_it_leads_back_to_it(aside: str) -> None:
    person = asked(at_the_safety_check(), aside).does(Act.ASK_PRIVACY)
    assert open_in(person) == aside


def test_what_is_kept_can_be_asked_amid_a_reminder() -> None:
    person = asked(at_the_safety_check(), "reminder").does(Act.RECALL)
    assert person.learns(Result.DONE).asking == "reminder"


def test_a_reminder_that_waited_beneath_a_forgetting_can_still_be_made() -> None:
    person = asked(asked(at_the_safety_check(), "reminder"), "forget").says("no")
    assert person.asking == "reminder"
    person.says("yes").learns(Result.DONE, when=FRIDAY_AT_TEN, token=TOKEN)
    assert person.asking == "rf1"


def test_nothing_comes_back_once_all_is_forgotten() -> None:
    person = asked(asked(at_the_safety_check(), "reminder"), "forget").says("yes")
    person.learns(Result.DONE, reminders=Result.NONE_SET)
    assert person.session.set_aside == ()
    assert person.session.offer is Offer.MORE
    assert person.session.wish is None
