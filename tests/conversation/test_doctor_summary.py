"""The summary for a doctor: short, honest, without a cause and without private findings."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.clinic import Fact, FindingKind, forbidden
from leg_comfort.conversation import Act, Line, Offer, Session, Stage
from leg_comfort.conversation.flows.doctor_summary import ALOUD, aloud, card, summarise
from leg_comfort.speech import load_words, plain_text, speak

from .conftest import CLINIC, Person

WORDS = load_words("en-US")
SECONDS = 20
SECONDS_WITH_THE_QUESTION = 23
BARE = [question.id for question in CLINIC.questions.values() if question.adaptive]
PRIVATE = [finding.id for finding in CLINIC.findings.values() if finding.private]
OFFERED = "offer.card.full"


def value_of(finding: str) -> st.SearchStrategy[Fact]:
    known = CLINIC.findings[finding]
    if known.kind is FindingKind.NUMBER:
        return st.integers(0, 99)
    if known.kind is FindingKind.CHOICE:
        return st.sampled_from(known.words)
    return st.sampled_from([True, False, "unknown"])


FACTS = st.fixed_dictionaries({}, optional={f: value_of(f) for f in CLINIC.findings})
SESSIONS = st.builds(
    Session, facts=FACTS, bare=st.lists(st.sampled_from(BARE), unique=True).map(tuple)
)


def all_of(value: Fact) -> Session:
    """The session of a user who gave the same answer to everything, and every number."""
    yes_no = [f for f, known in CLINIC.findings.items() if known.kind is FindingKind.YES_NO]
    numbers = {"weeks_ongoing": 99, "nights_in_last_two_weeks": 13}
    return Session(facts={**dict.fromkeys(yes_no, value), "feel": "unsure", **numbers})


def heard(session: Session) -> str:
    return plain_text(speak(WORDS, aloud(summarise(session, CLINIC))).ssml)


def shown(session: Session) -> str:
    return WORDS.text("cards.summary.text", card(summarise(session, CLINIC)).values)


def ids_in(lines: tuple[Line, ...]) -> list[str]:
    said = [value for line in lines for value in line.values.values()]
    return [id for value in said for id in (value if isinstance(value, list) else [str(value)])]


@settings(max_examples=300)
@given(SESSIONS)
def test_it_never_takes_longer_than_twenty_seconds(session: Session) -> None:
    lines = aloud(summarise(session, CLINIC))
    assert speak(WORDS, lines).seconds <= SECONDS
    assert speak(WORDS, lines, Line(OFFERED)).seconds <= SECONDS_WITH_THE_QUESTION


def test_no_name_of_a_finding_is_so_long_that_the_worst_night_takes_longer() -> None:
    names = [id for id in WORDS.ids() if id.startswith("summary.") and id.endswith(".name")]
    long = {id: said for id in names if len((said := str(WORDS.line(id, {}))).split()) > 4}
    assert names
    assert long == {}


@given(SESSIONS)
def test_at_most_three_findings_of_a_kind_are_said(session: Session) -> None:
    lines = aloud(summarise(session, CLINIC))
    lists = [v for line in lines for v in line.values.values() if isinstance(v, list)]
    assert all(0 < len(each) <= ALOUD for each in lists)


@given(SESSIONS)
def test_nothing_private_is_said_or_shown(session: Session) -> None:
    summary = summarise(session, CLINIC)
    told = {*ids_in(aloud(summary)), *ids_in((card(summary),))}
    assert not told & set(PRIVATE)
    assert "pregnan" not in shown(session)


@given(SESSIONS)
def test_neither_cause_nor_diagnosis_is_said_or_shown(session: Session) -> None:
    text = f"{heard(session)} {shown(session)}"
    names = [plain_text(WORDS.line(f"causes.{cause}.name", {})) for cause in CLINIC.causes]
    assert [name for name in names if name in text] == []
    assert forbidden(CLINIC, text, "en") == ()


@given(SESSIONS)
def test_the_card_holds_every_answer_that_is_not_private(session: Session) -> None:
    summary = summarise(session, CLINIC)
    listed = {*summary.told, *summary.denied}
    standing_in = {f for id in session.bare for f in CLINIC.questions[id].findings}
    answered = {f for f, value in session.facts.items() if isinstance(value, bool)}
    assert answered - set(PRIVATE) - standing_in <= listed
    assert set(summary.unasked).isdisjoint(answered)


def test_red_flags_come_first_among_the_findings_denied_and_left_open() -> None:
    assert summarise(all_of(False), CLINIC).denied[0] == "chest_pain_or_breathless"
    assert summarise(Session(), CLINIC).unasked[0] == "chest_pain_or_breathless"


def test_the_most_telling_finding_comes_first() -> None:
    facts = {"feel": "ache", "both_legs": True, "over_50": True, "strenuous_day": True}
    assert summarise(Session(facts=facts), CLINIC).told[0] == "strenuous_day"


def test_a_bare_yes_is_told_as_the_question_was_put() -> None:
    session = Session(facts={"strenuous_day": True}, bare=("day",))
    assert summarise(session, CLINIC).told == ["day"]


def test_a_card_without_a_single_answer_says_so() -> None:
    assert "Told:\n- nothing" in shown(Session())


def test_the_card_has_the_numbers_in_figures() -> None:
    facts = {"weeks_ongoing": 3, "nights_in_last_two_weeks": 0, "duration_minutes": 5}
    text = shown(Session(facts=facts))
    assert "Weeks so far: 3\nNights in the last two weeks: 0\nMinutes" in text


def test_before_anything_is_known_there_is_no_card_to_offer(person: Person) -> None:
    person.does(Act.DOCTOR_SUMMARY)
    assert person.heard[0] == "summary.nothing_yet"
    assert person.asking == "feel"


def in_the_questions() -> Person:
    return Person().does(Act.LAUNCH).does(Act.REPORT, feel="ache").says("no", "no")


def in_the_advice() -> Person:
    person = in_the_questions()
    while person.session.offer is None:
        person.says("no")
    return person


@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_after_the_card_the_question_is_pending_again(answer: str) -> None:
    person = in_the_questions()
    asking, put = person.asking, person.session.put
    person.does(Act.DOCTOR_SUMMARY)
    assert person.session.offer is Offer.CARD
    person.says(answer)
    assert (person.asking, person.session.put) == (asking, put)
    assert person.session.set_aside == ()
    assert (person.reply.card is not None) is (answer == "yes")


@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_after_the_card_the_offer_of_a_step_is_pending_again(answer: str) -> None:
    person = in_the_advice()
    person.does(Act.DOCTOR_SUMMARY).says(answer)
    assert person.session.offer is Offer.STEP
    assert person.session.stage is Stage.ADVICE


@pytest.mark.parametrize("meanwhile", ["repeat", "not_understood", "pause", "help"])
def test_a_turn_that_is_not_an_answer_leaves_the_card_offered(meanwhile: str) -> None:
    person = in_the_questions()
    asking = person.asking
    person.says("doctor_summary", meanwhile)
    assert person.session.offer is Offer.CARD
    assert person.says("resume").session.offer is Offer.CARD
    assert person.says("no").asking == asking


def test_an_answer_to_the_waiting_question_is_taken_for_one() -> None:
    person = in_the_questions()
    assert person.asking == "one_leg"
    person.does(Act.DOCTOR_SUMMARY).does(Act.REPORT, both_legs=True)
    assert person.asking not in {"one_leg", None}


def test_no_comfort_slips_through_while_the_safety_check_waits() -> None:
    person = Person().does(Act.LAUNCH).does(Act.REPORT, feel="ache")
    assert person.asking == "rf1"
    person.does(Act.DOCTOR_SUMMARY).does(Act.ASK_RELIEF, "massage")
    assert "followup.not_before_the_check" in person.heard
    assert person.session.offer is Offer.CARD
    assert person.says("no").asking == "rf1"


def test_a_red_flag_told_instead_of_an_answer_wins() -> None:
    person = in_the_advice().does(Act.DOCTOR_SUMMARY)
    person.does(Act.YES, one_leg_swollen=True)
    assert person.session.stage is Stage.EMERGENCY
    assert person.reply.card is None


def test_after_an_emergency_the_summary_is_the_one_action() -> None:
    person = in_the_questions().does(Act.REPORT, one_leg_swollen=True)
    while person.asking:
        person.says("no")
    person.says("doctor_summary")
    assert person.heard[0] == "emergency.levels.urgent_today"
    assert person.reply.card is None


@pytest.mark.parametrize("waiting", ["nonsense", "card", 7, None])
def test_an_unknown_id_among_those_set_aside_is_passed_over(waiting: object) -> None:
    attributes = {"offer": "card", "set_aside": [waiting], "findings": {"feel": "ache"}}
    person = Person(session=Session.from_attributes(attributes)).says("no")
    assert person.asking == "feel"


def test_the_question_set_aside_survives_the_session_attributes() -> None:
    session = in_the_questions().does(Act.DOCTOR_SUMMARY).session
    sent = json.loads(json.dumps(session.to_attributes()))
    assert session.set_aside == ("one_leg",)
    assert Session.from_attributes(sent) == session
