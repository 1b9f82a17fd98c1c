"""Forget me: one more yes, then everything is deleted; and reading out what is stored."""

import pytest

from leg_comfort.conversation import Act, EffectKind, Kept, Offer, Result
from leg_comfort.speech import load_words

from .nights import THURSDAY, TOKEN, Sleeper, asleep, on_a_bad_night

WORDS = load_words("en-US")
STORES = {"ok": Result.DONE, "none": Result.NONE_SET, "down": Result.STORE_DOWN}
KEPT: dict[str, Kept] = {
    "informed": True,
    "whisper": False,
    "rate": "slow",
    "volume": "x-soft",
    "time_zone": "Europe/London",
    "reminder": TOKEN,
    "refused_on": "2026-01-02",
    "diary_since": "2026-01-03",
    "diary_refused_on": "2026-01-04",
    "nights": 3,
    "conversation": True,
}


def forgotten(store: str, reminders: Result | None, **known: object) -> Sleeper:
    person = on_a_bad_night(2, **known).does(Act.FORGET).says("yes")
    return person.learns(STORES[store], reminders=reminders)


def test_it_is_asked_once_more_before_anything_goes() -> None:
    person = asleep().does(Act.FORGET)
    assert person.reply.effect is None
    assert person.session.offer is Offer.FORGET
    assert person.says("yes").effect is EffectKind.FORGET


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_without_a_yes_everything_stays(answer: str) -> None:
    person = asleep(reminder=TOKEN).does(Act.REPORT, feel="ache").does(Act.FORGET).says(answer)
    assert person.heard[0] == "memory.kept"
    assert person.session.facts["feel"] == "ache"
    assert person.session.profile.reminder == TOKEN
    assert person.asking == "rf1"


@pytest.mark.parametrize(
    ("store", "reminders", "known", "line"),
    [
        ("ok", Result.DONE, TOKEN, "done"),
        ("ok", Result.NONE_SET, TOKEN, "done_without_reminder"),
        ("ok", Result.NOT_PERMITTED, None, "done_without_reminder"),
        ("ok", Result.NO_ACCESS, None, "done_without_reminder"),
        ("ok", Result.NO_ACCESS, TOKEN, "done_but_reminder"),
        ("ok", Result.TOO_SLOW, TOKEN, "done_but_reminder"),
        ("ok", Result.BROKEN, TOKEN, "done_but_reminder"),
        ("none", Result.DONE, None, "nothing_but_reminder"),
        ("none", Result.NONE_SET, None, "nothing"),
        ("none", Result.NO_ACCESS, None, "nothing"),
        ("none", Result.BUSY, TOKEN, "nothing_but_reminder_stuck"),
        ("down", Result.DONE, TOKEN, "store_down"),
        ("down", Result.NONE_SET, None, "store_down"),
        ("down", Result.BROKEN, TOKEN, "store_down"),
    ],
)
def test_the_reply_says_which_data_is_gone_and_which_is_not(
    store: str, reminders: Result, known: str | None, line: str
) -> None:
    assert forgotten(store, reminders, reminder=known).heard[0] == f"memory.forget.{line}"


@pytest.mark.parametrize("store", ["ok", "none"])
def test_the_facts_of_tonight_are_gone_with_it(store: str) -> None:
    told = forgotten(store, Result.DONE, reminder=TOKEN, refused_on=THURSDAY.date()).session
    assert not told.facts
    assert told.assessment is None
    assert told.profile.reminder is None
    assert told.profile.refused_on is None
    assert told.offer is Offer.MORE


def test_if_the_store_is_down_nothing_is_assumed_gone_and_the_talk_goes_on() -> None:
    person = forgotten("down", Result.BROKEN, reminder=TOKEN)
    assert person.session.facts["feel"] == "ache"
    assert person.session.profile.reminder == TOKEN
    assert person.session.offer is Offer.STEP


def test_a_turn_after_it_begins_a_new_conversation() -> None:
    person = forgotten("ok", Result.DONE).does(Act.REPORT, feel="cramp")
    assert person.session.facts == {"feel": "cramp", "cramping_now": True}


def test_a_red_flag_with_the_yes_goes_before_forgetting() -> None:
    person = asleep().does(Act.FORGET).does(Act.YES, one_leg_swollen=True)
    assert person.reply.effect is None
    assert person.session.stage == "emergency"


def recalled(result: Result = Result.DONE, **kept: Kept) -> Sleeper:
    return asleep().does(Act.RECALL).learns(result, kept=kept)


def test_each_stored_value_is_said_and_then_the_talk_goes_on() -> None:
    person = recalled(**KEPT)
    said = [WORDS.text(line.template, line.values) for line in person.reply.lines]
    assert len(set(said)) == 1 + len(KEPT)
    heard = " ".join(said)
    for part in ("slowly", "very soft", "London", "January second", "January third", "Three bad"):
        assert part in heard
    assert person.asking == "feel"


@pytest.mark.parametrize("name", sorted(KEPT))
def test_each_thing_alone_has_its_sentence_and_no_other_is_said(name: str) -> None:
    person = recalled(**{name: KEPT[name]})
    assert len(person.reply.lines) == 2
    assert WORDS.text(person.reply.lines[1].template, person.reply.lines[1].values)


def test_the_token_of_a_reminder_is_never_spoken() -> None:
    person = recalled(**KEPT)
    said = [WORDS.text(line.template, line.values) for line in person.reply.lines]
    assert TOKEN not in " ".join(said)


def test_a_wish_to_be_whispered_to_and_one_against_it_are_told_apart() -> None:
    wanted, unwanted = (recalled(whisper=wish).heard[1] for wish in (True, False))
    assert wanted != unwanted


def test_if_nothing_is_stored_the_reply_says_so() -> None:
    assert recalled().heard[0] == "memory.recall.none"


def test_if_the_store_is_down_it_is_not_said_that_there_is_nothing() -> None:
    assert recalled(Result.STORE_DOWN).heard[0] == "memory.recall.store_down"


def test_an_outcome_belongs_to_the_turn_that_asked_for_the_effect() -> None:
    """So the wordings of a question take turns, with or without an effect in between."""
    before = asleep()
    seed = before.session.seed
    after = before.does(Act.RECALL).learns(Result.DONE)
    assert after.session.seed == seed + 1
