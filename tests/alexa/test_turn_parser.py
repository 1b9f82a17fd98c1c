"""Turns are read from slot ids, free text, numbers and durations."""

from datetime import date, datetime, time

import pytest

from leg_comfort.alexa import resources
from leg_comfort.alexa.free_text import FreeTextReader, IdReader
from leg_comfort.alexa.intents import INTENTS
from leg_comfort.alexa.request import parse
from leg_comfort.alexa.turn_parser import turn_of
from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import Act, Turn, Wish
from leg_comfort.nlu import Lexicon
from tests.alexa.envelopes import MATCH, heard, intent, launch, raw

READER = resources.reader("en-US")
CLINIC = load_clinic()
ALONE = {
    finding
    for flag in CLINIC.red_flags.values()
    for finding in flag.findings
    if flag.when.holds({finding: True})
}
"""The warning signs that need no other beside them."""


def turn(name: str, **slots: dict[str, object]) -> Turn:
    return read(intent(name, **slots))


def read(request: dict[str, object], now: datetime | None = None) -> Turn:
    return turn_of(parse({"request": request}), READER, now)


def no_lexicon() -> Lexicon:
    raise AssertionError("the lexicon is loaded for free text only")


def test_a_launch_is_a_launch() -> None:
    assert read(launch()) == Turn(Act.LAUNCH)


@pytest.mark.parametrize("name", [n for n, m in INTENTS.items() if m.act is not Act.REPORT])
def test_an_intent_without_slots_is_its_act_or_not_understood(name: str) -> None:
    meaning = INTENTS[name]
    expected = Act.NOT_UNDERSTOOD if meaning.needs_topic else meaning.act
    assert turn(name) == Turn(expected)


def test_every_act_can_be_reached_by_voice() -> None:
    spoken = {meaning.act for meaning in INTENTS.values()}
    without_intent = {Act.LAUNCH, Act.COME_BACK, Act.CONSENT, Act.OUTCOME}
    asked = {"attributes": {"asking": "rf1"}}
    replies = (intent("SayIntent", words=raw(words)) for words in ("what do you mean", "not yet"))
    parsed = (parse({"request": reply, "session": asked}) for reply in replies)
    said = {turn_of(each, READER).act for each in parsed}
    assert said == {Act.EXPLAIN, Act.UNCLEAR}
    assert spoken | said == set(Act) - without_intent


def test_an_unknown_intent_is_not_understood() -> None:
    assert turn("OrderPizzaIntent") == Turn(Act.NOT_UNDERSTOOD)


def test_a_resolved_finding_is_true() -> None:
    assert turn("ReportIntent", finding=heard("my back hurts", "back_pain")) == Turn(
        Act.REPORT, {"back_pain": True}
    )


def test_two_findings_in_one_utterance_are_both_true() -> None:
    said = turn(
        "ReportIntent",
        finding=heard("swollen", "one_leg_swollen"),
        other_finding=heard("red", "red_warm"),
    )
    assert said.facts == {"one_leg_swollen": True, "red_warm": True}


@pytest.mark.parametrize("denial", sorted(CLINIC.denials))
def test_each_finding_of_a_denial_is_false(denial: str) -> None:
    said = parse({"request": intent("ReportIntent", finding=heard("as usual", denial))})
    facts = dict.fromkeys(CLINIC.denials[denial].findings, False)
    assert turn_of(said, IdReader(CLINIC)) == Turn(Act.REPORT, facts)


@pytest.mark.parametrize("denial", sorted(CLINIC.denials))
def test_a_denial_that_the_words_do_not_speak_of_denies_no_warning_sign(denial: str) -> None:
    said = turn("ReportIntent", finding=heard("as usual", denial))
    denied = {f for f in CLINIC.denials[denial].findings if f not in ALONE}
    assert said.facts == dict.fromkeys(denied, False)
    assert said.act is (Act.REPORT if denied else Act.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("words", "id", "facts"),
    [
        ("it's not swollen", "one_leg_swollen", {"one_leg_swollen": False}),
        ("my leg is swollen", "not_swollen", {"one_leg_swollen": True}),
        ("my back doesn't hurt", "back_pain", {"back_pain": False}),
        ("no chest pain", "breathing_fine", {"chest_pain_or_breathless": False}),
    ],
)
def test_the_words_decide_against_the_id(words: str, id: str, facts: dict[str, bool]) -> None:
    assert turn("ReportIntent", finding=heard(words, id)) == Turn(Act.REPORT, facts)


@pytest.mark.parametrize("sign", sorted(ALONE))
def test_a_warning_sign_that_the_words_do_not_speak_of_is_only_possible(sign: str) -> None:
    said = turn("ReportIntent", finding=heard("rhubarb", sign))
    assert said == Turn(Act.REPORT, perhaps=frozenset({sign}))


def test_a_finding_wins_over_a_denial_in_the_same_utterance() -> None:
    normal = heard("they both look normal", "legs_look_normal")
    swollen = heard("swollen", "one_leg_swollen")
    for said in (
        turn("ReportIntent", finding=normal, other_finding=swollen),
        turn("ReportIntent", finding=swollen, other_finding=normal),
    ):
        assert said.facts["one_leg_swollen"] is True
        assert said.facts["red_warm"] is False


def test_an_id_that_the_knowledge_does_not_hold_is_no_fact() -> None:
    assert turn("ReportIntent", finding=heard("gibberish", "purple_knees")) == Turn(
        Act.NOT_UNDERSTOOD
    )


def test_a_number_of_nights_is_no_finding_that_could_be_true() -> None:
    said = turn("ReportIntent", finding=heard("gibberish", "nights_in_last_two_weeks"))
    assert said == Turn(Act.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    "status", ["ER_SUCCESS_NO_MATCH", "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION", "SOMETHING_NEW"]
)
def test_an_id_under_any_status_but_a_match_is_not_taken(status: str) -> None:
    said = turn("ReportIntent", finding=heard("gibberish", "back_pain", status))
    assert said == Turn(Act.NOT_UNDERSTOOD)


def test_the_first_authority_that_matched_gives_the_id() -> None:
    slot = heard("sore back", "back_pain")
    slot["resolutions"]["resolutionsPerAuthority"].insert(
        0, {"status": {"code": "ER_SUCCESS_NO_MATCH"}}
    )
    assert turn("ReportIntent", finding=slot).facts == {"back_pain": True}


@pytest.mark.parametrize("slot", [heard("my chest hurts"), raw("my chest hurts")])
@pytest.mark.parametrize(
    ("name", "slot_name"),
    [
        ("ReportIntent", "finding"),
        ("SayIntent", "words"),
        ("FeelIntent", "feel"),
        ("NightsIntent", "number"),
        ("NightsIntent", "frequency"),
        ("DurationIntent", "duration"),
        ("CorrectAnswerIntent", "finding"),
        ("AskMedicineIntent", "medicine"),
        ("AskReliefIntent", "method"),
        ("ProgressIntent", "change"),
        ("RemindMeIntent", "day"),
        ("SpeechIntent", "manner"),
        ("OrderPizzaIntent", "topping"),
        ("AMAZON.FallbackIntent", "anything"),
    ],
)
def test_a_red_flag_in_free_text_is_found_in_any_slot_of_any_intent(
    name: str, slot_name: str, slot: dict[str, object]
) -> None:
    said = turn(name, **{slot_name: slot})
    assert said.facts["chest_pain_or_breathless"] is True
    assert said.act is not Act.NOT_UNDERSTOOD


def test_a_question_that_names_a_red_flag_stays_the_question() -> None:
    said = turn("AskReliefIntent", method=heard("a bath my leg is swollen"))
    assert said.act is Act.ASK_RELIEF
    assert said.facts["one_leg_swollen"] is True


def test_raw_words_of_a_question_are_read_for_red_flags_only() -> None:
    assert turn("AskMedicineIntent", medicine=heard("my back hurts")) == Turn(Act.ASK_MEDICINE)


def test_a_denied_red_flag_in_a_question_is_not_taken_for_an_answer() -> None:
    assert turn("AskReliefIntent", method=heard("no chest pain")).facts == {}


@pytest.mark.parametrize("asking", [None, "day", "cold", "eased", "rf1_leg"])
def test_a_denial_of_something_else_is_no_answer_to_what_was_asked(asking: str | None) -> None:
    request = intent("SayIntent", words=raw("no chest pain"))
    said = turn_of(
        parse({"request": request, "session": {"attributes": {"asking": asking}}}), READER
    )
    assert said == Turn(Act.REPORT, {"chest_pain_or_breathless": False})


def test_free_words_are_read_for_findings_with_their_negation() -> None:
    said = turn("SayIntent", words=raw("no chest pain but my calf is swollen"))
    assert said == Turn(Act.REPORT, {"chest_pain_or_breathless": False, "one_leg_swollen": True})


@pytest.mark.parametrize(
    ("words", "act"),
    [("yes please", Act.YES), ("not really", Act.NO), ("i'm not sure", Act.UNSURE)],
)
@pytest.mark.parametrize(("name", "slot"), [("SayIntent", "words"), ("ReportIntent", "finding")])
def test_free_words_without_a_finding_may_be_an_answer(
    name: str, slot: str, words: str, act: Act
) -> None:
    assert turn(name, **{slot: heard(words)}) == Turn(act)


@pytest.mark.parametrize("words", ["purple monkey dishwasher", "?", "..."])
def test_free_words_that_say_nothing_are_not_understood(words: str) -> None:
    assert turn("SayIntent", words=raw(words)) == Turn(Act.NOT_UNDERSTOOD)


@pytest.mark.parametrize("feel", ["cramp", "ache", "shooting", "restless", "burning"])
def test_a_feel_is_a_fact(feel: str) -> None:
    assert turn("FeelIntent", feel=heard("like that", feel)) == Turn(Act.REPORT, {"feel": feel})


@pytest.mark.parametrize(
    ("number", "nights"), [("0", 0), ("3", 3), ("14", 14), ("15", 14), ("9" * 30, 14), ("007", 7)]
)
def test_a_number_of_nights_is_at_most_a_fortnight(number: str, nights: int) -> None:
    assert turn("NightsIntent", number=raw(number)) == Turn(
        Act.REPORT, {"nights_in_last_two_weeks": nights}
    )


@pytest.mark.parametrize(("number", "nights"), [("three", 3), ("Nine", 9), ("twenty", 14)])
def test_a_client_may_leave_a_number_in_words(number: str, nights: int) -> None:
    assert turn("NightsIntent", number=raw(number)) == Turn(
        Act.REPORT, {"nights_in_last_two_weeks": nights}
    )


@pytest.mark.parametrize("number", ["?", "-3", "1.5", "²", "", "nan"])
def test_a_number_that_is_none_is_not_understood(number: str) -> None:
    assert turn("NightsIntent", number=raw(number)) == Turn(Act.NOT_UNDERSTOOD)


def test_a_frequency_is_its_number_of_nights() -> None:
    said = turn("NightsIntent", frequency=heard("most nights", "most_nights"))
    assert said == Turn(Act.REPORT, {"nights_in_last_two_weeks": 10})


@pytest.mark.parametrize(
    ("span", "facts"),
    [
        ("P3W", {"weeks_ongoing": 3}),
        ("P1M", {"weeks_ongoing": 4}),
        ("P1Y", {"weeks_ongoing": 52}),
        ("P2D", {"nights_in_last_two_weeks": 2}),
        ("P10D", {"nights_in_last_two_weeks": 10, "weeks_ongoing": 1}),
        ("P20D", {"weeks_ongoing": 2}),
        ("PT25M", {"duration_minutes": 25}),
        ("PT1H30M", {"duration_minutes": 90}),
        ("PT30S", {"duration_minutes": 1}),
        ("PT90.5S", {"duration_minutes": 2}),
    ],
)
def test_a_duration_is_how_long_or_how_often(span: str, facts: dict[str, int]) -> None:
    assert turn("DurationIntent", duration=raw(span)) == Turn(Act.REPORT, facts)


@pytest.mark.parametrize("span", ["P", "PT", "P0D", "PT0S", "?", "3 weeks", "P-3W", "P" + "9" * 50])
def test_an_invalid_duration_states_no_nights(span: str) -> None:
    assert "nights_in_last_two_weeks" not in turn("DurationIntent", duration=raw(span)).facts


def test_how_it_goes_is_the_topic_of_progress() -> None:
    assert turn("ProgressIntent", change=heard("easing", "better")) == Turn(
        Act.PROGRESS, topic="better"
    )


def test_how_to_speak_is_the_topic_of_manner() -> None:
    assert turn("SpeechIntent", manner=heard("slower", "slower")) == Turn(
        Act.MANNER, topic="slower"
    )


def test_a_medicine_that_is_not_known_leaves_the_question_without_a_topic() -> None:
    assert turn("AskMedicineIntent", medicine=heard("brandnewol")) == Turn(Act.ASK_MEDICINE)


def test_a_correction_brings_the_fact_that_was_meant() -> None:
    said = turn("CorrectAnswerIntent", finding=heard("my back", "back_pain"))
    assert said == Turn(Act.CORRECT, {"back_pain": True})


def test_resolved_slots_that_are_no_finding_are_understood_without_the_lexicon() -> None:
    said = parse({"request": intent("FeelIntent", feel=heard("sore", "ache", MATCH))})
    assert turn_of(said, FreeTextReader(CLINIC, no_lexicon)).facts == {"feel": "ache"}


def test_without_a_lexicon_a_resolved_finding_is_true() -> None:
    said = parse({"request": intent("ReportIntent", finding=heard("sore", "back_pain"))})
    assert turn_of(said, IdReader(CLINIC)).facts == {"back_pain": True}


@pytest.mark.parametrize(
    ("arguments", "act"),
    [
        (["next"], Act.NEXT),
        (["yes", "please"], Act.YES),
        (["launch"], Act.REPEAT),
        ([], Act.REPEAT),
    ],
)
def test_a_touch_is_the_act_that_its_first_argument_names(arguments: list[str], act: Act) -> None:
    touched = {"type": "Alexa.Presentation.APL.UserEvent", "arguments": arguments}
    assert read(touched) == Turn(act)


SCOPE = "alexa::alerts:reminders:skill:readwrite"
AT_TEN = Wish(date(2026, 11, 24), time(10))


def consented(payload: object, wish: str = "2026-11-24T10:00:00") -> dict[str, object]:
    """Return Alexa's request after asking for the permission to set reminders."""
    return {"type": "Connections.Response", "name": "AskFor", "payload": payload, "token": wish}


@pytest.mark.parametrize("status", ["ACCEPTED", "DENIED", "NOT_ANSWERED"])
@pytest.mark.parametrize("version", [1, 2])
def test_a_permission_is_read_in_both_versions_with_the_wish_that_went_along(
    status: str, version: int
) -> None:
    scopes = [{"permissionScope": "another"}, {"permissionScope": SCOPE, "status": status}]
    payload = {"status": status} if version == 1 else {"permissionScopes": scopes}
    assert read(consented(payload)) == Turn(Act.CONSENT, topic=status.lower(), wish=AT_TEN)


@pytest.mark.parametrize("payload", [{}, {"status": "NEW"}, {"permissionScopes": ["x"]}, "x"])
def test_an_unreadable_permission_was_not_given(payload: object) -> None:
    assert read(consented(payload)).topic == "not_answered"


def test_an_unreadable_wish_does_not_affect_the_permission() -> None:
    assert read(consented({"status": "ACCEPTED"}, "x")) == Turn(Act.CONSENT, topic="accepted")


def test_after_any_other_task_of_alexa_the_conversation_resumes() -> None:
    assert read({"type": "Connections.Response", "name": "Buy"}) == Turn(Act.RESUME)


NOW = datetime(2026, 11, 23, 3)


def test_day_and_time_of_a_reminder_are_read() -> None:
    asked = intent("RemindMeIntent", day=raw("2026-11-30"), time=raw("MO"))
    wish = Wish(date(2026, 11, 30), time(10))
    assert read(asked, NOW) == Turn(Act.REMIND, now=NOW, wish=wish)


@pytest.mark.parametrize("day", ["2026-W48-WE", "2026-W49", "2026-WI", "2026-12", "202X", "x"])
@pytest.mark.parametrize(("hour", "wished"), [("MO", time(10)), ("09:00", time(9)), (None, None)])
def test_a_day_that_is_no_single_day_is_left_open_beside_the_time(
    day: str, hour: str | None, wished: time | None
) -> None:
    slots = {"day": raw(day), **({"time": raw(hour)} if hour else {})}
    assert read(intent("RemindMeIntent", **slots), NOW).wish == Wish(None, wished, vague=True)


def test_of_two_days_in_one_breath_neither_is_taken() -> None:
    days = [{"type": "Simple", **raw(day)} for day in ("2026-11-26", "2026-11-27")]
    asked = intent("RemindMeIntent", day={"slotValue": {"type": "List", "values": days}})
    assert read(asked, NOW).wish == Wish(vague=True)
