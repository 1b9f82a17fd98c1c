"""A digression is answered or left, and then the question set aside comes back."""

import pytest

from leg_comfort.conversation import Act, Offer, Result

from .nights import FRIDAY_AT_TEN, TOKEN, Sleeper, asleep

BEGINNINGS = {
    "reminder": (Act.REMIND, None),
    "forget": (Act.FORGET, None),
    "diary": (Act.KEEP_TRACK, "on"),
}
digression = pytest.mark.parametrize("digression", BEGINNINGS)
another = pytest.mark.parametrize("another", BEGINNINGS)


def asked(person: Sleeper, digression: str) -> Sleeper:
    return person.does(*BEGINNINGS[digression])


def at_the_safety_check() -> Sleeper:
    return asleep(diary_days=60).does(Act.REPORT, feel="ache")


def open_in(person: Sleeper) -> str | None:
    return person.asking or person.session.offer


@digression
def test_it_is_asked_while_the_question_waits(digression: str) -> None:
    person = asked(at_the_safety_check(), digression)
    assert open_in(person) == digression
    assert person.session.set_aside == ("rf1",)


@digression
@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_after_a_no_the_question_that_waited_is_put_again(digression: str, answer: str) -> None:
    person = asked(at_the_safety_check(), digression).says(answer)
    assert person.asking == "rf1"
    assert person.session.set_aside == ()


@digression
def test_its_no_is_no_answer_to_the_question_that_waited(digression: str) -> None:
    person = asked(at_the_safety_check(), digression)
    before = person.session.facts
    assert person.says("no").session.facts == before


@digression
@another
def test_one_on_top_of_another_both_come_back_in_turn(digression: str, another: str) -> None:
    person = asked(asked(at_the_safety_check(), digression), another)
    assert open_in(person) == another
    person.says("no")
    if another != digression:
        assert open_in(person) == digression
        person.says("no")
    assert person.asking == "rf1"


@digression
def test_asked_for_twice_it_waits_for_itself_no_more_than_once(digression: str) -> None:
    person = asked(asked(at_the_safety_check(), digression), digression)
    assert open_in(person) == digression
    assert person.session.set_aside == ("rf1",)


@digression
@pytest.mark.parametrize("act", [Act.YES, Act.NO, Act.UNSURE, Act.REPORT, Act.REPEAT, Act.CORRECT])
def test_a_red_flag_in_the_middle_of_it_wins(digression: str, act: Act) -> None:
    person = asked(at_the_safety_check(), digression).does(act, chest_pain_or_breathless=True)
    assert person.session.stage == "emergency"
    assert person.reply.effect is None
    assert person.heard[0].startswith("emergency.")


@digression
def test_a_cramp_in_the_middle_of_it_is_stretched_at_once(digression: str) -> None:
    person = asked(at_the_safety_check(), digression).does(Act.CRAMP_NOW)
    assert person.asking == "eased"


@digression
def test_stop_in_the_middle_of_it_leaves(digression: str) -> None:
    person = asked(at_the_safety_check(), digression).says("stop")
    assert person.reply.question is None


@digression
def test_a_question_back_in_the_middle_of_it_leads_back_to_it(digression: str) -> None:
    person = asked(at_the_safety_check(), digression).does(Act.ASK_PRIVACY)
    assert open_in(person) == digression


def test_stored_data_can_be_asked_for_amid_a_reminder() -> None:
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
