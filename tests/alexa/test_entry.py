"""For any event and any failure, Alexa gets a valid response, and no log quotes a person."""

import copy
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lambda_function import lambda_handler
from leg_comfort.alexa import dialog, entry, resources, response, sdk_handlers
from leg_comfort.alexa.fallback import apology, emergency
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.locales import LOCALES, language_of
from leg_comfort.speech import check_ssml
from tests.alexa.envelopes import (
    REQUEST_ID,
    SKILL,
    USER,
    envelope,
    heard,
    intent,
    launch,
    raw,
    sessionless,
)
from tests.alexa.validity import plain, problems_in

WORDS = "marmalade"
ATTRIBUTES = {"stage": "questions", "asking": "day", "findings": {"back_pain": True}, "seed": 7}
PERSONS = [
    launch(),
    intent("AMAZON.YesIntent"),
    intent("SayIntent", words=raw(f"my {WORDS} leg is swollen")),
    intent("ReportIntent", finding=heard(WORDS), other_finding=heard("red", "red_warm")),
    intent("NightsIntent", number=raw("3")),
    intent("AMAZON.StopIntent"),
    {"type": "Connections.Response", "name": "AskFor", "payload": {"status": "ACCEPTED"}},
    {"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["next", WORDS]},
    {"type": "SomethingNew.Happened", "words": WORDS},
]
SILENT = [
    {"type": "SessionEndedRequest", "reason": "ERROR", "error": {"message": WORDS}},
    {"type": "System.ExceptionEncountered", "error": {"type": "NEW", "message": WORDS}},
    {"type": "AlexaSkillEvent.SkillDisabled"},
    {"type": "AlexaSkillEvent.SomethingNew", "body": {"words": WORDS}},
    {"type": "Reminders.ReminderDeleted", "body": {"alertTokens": []}},
    {"type": "AudioPlayer.PlaybackStarted"},
    {"type": "PlaybackController.NextCommandIssued"},
    {"type": "Alexa.Presentation.APL.RuntimeError", "errors": [{"type": "NEW"}]},
    {"type": "CanFulfillIntentRequest", "intent": {"name": "StartIntent", "slots": {}}},
]
REQUESTS = PERSONS + SILENT

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
TYPED = st.sampled_from([request["type"] for request in REQUESTS])

many = settings(max_examples=250, deadline=None)
many_in_fixture = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
named = pytest.mark.parametrize("request_", REQUESTS, ids=lambda r: f"{r['type']}")


def ask(event: object) -> dict[str, Any]:
    """Return the response to an event; fail if Alexa would refuse it."""
    answer = lambda_handler(event, None)
    assert problems_in(answer, event) == [], answer
    return answer


def speech(answer: dict[str, Any]) -> str:
    return plain(answer["response"]["outputSpeech"]["ssml"])


def paths_of(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to every part of a JSON value."""
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, part in inner:
        yield (*path, key)
        yield from paths_of(part, (*path, key))


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A valid envelope with some parts dropped or replaced by any value."""
    event = envelope(draw(st.sampled_from(REQUESTS)), draw(st.sampled_from([{}, ATTRIBUTES])))
    event = copy.deepcopy(event)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(sorted(paths_of(event), key=str)))
        holder = event
        for key in way:
            holder = holder[key]
        if draw(st.booleans()) and isinstance(holder, dict):
            del holder[last]
        else:
            holder[last] = draw(ANYTHING)
    return event


def break_with(error: Exception) -> Callable[..., Any]:
    def broken(*_: object, **__: object) -> None:
        raise error

    return broken


BREAKS = {
    "conversation": (dialog, "respond"),
    "templates": (response, "speak"),
    "knowledge": (resources, "clinic"),
    "phrases": (resources, "lexicon"),
    "sdk": (entry, "_invoke"),
    "turn parser": (dialog, "turn_of"),
}


@pytest.fixture(params=BREAKS)
def something_breaks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One part of the skill raises an error whose text quotes the person."""
    place, name = BREAKS[request.param]
    monkeypatch.setattr(place, name, break_with(ValueError(f"{WORDS} said by {USER}")))
    return str(request.param)


@pytest.fixture
def templates_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every template fail."""
    for place in (response, emergency, apology):
        monkeypatch.setattr(place, "speak", break_with(LookupError(WORDS)))


@given(ANYTHING)
@many
def test_any_json_is_answered(event: object) -> None:
    ask(event)


@given(st.fixed_dictionaries({"type": TYPED}, optional={"intent": ANYTHING}), ANYTHING, ANYTHING)
@many
def test_any_surroundings_of_any_request_type_are_answered(
    request: dict[str, Any], session: object, context: object
) -> None:
    ask({"request": request, "session": session, "context": context})


@given(damaged())
@many
def test_a_damaged_envelope_is_answered(event: dict[str, Any]) -> None:
    ask(event)


@given(ANYTHING.filter(lambda value: value is not None))
@many
def test_any_session_attributes_are_answered(attributes: object) -> None:
    event = envelope(intent("AMAZON.YesIntent"))
    event["session"]["attributes"] = attributes
    ask(event)


@named
def test_every_request_is_answered(request_: dict[str, Any]) -> None:
    ask(envelope(request_))
    ask(sessionless(request_))
    ask({"request": request_})


@named
def test_every_request_is_answered_if_something_breaks(
    request_: dict[str, Any], something_breaks: str
) -> None:
    ask(envelope(request_, ATTRIBUTES))


@named
def test_every_request_is_answered_without_a_template(
    request_: dict[str, Any], templates_fail: None
) -> None:
    ask(envelope(request_, ATTRIBUTES))


@pytest.mark.parametrize("request_", PERSONS, ids=lambda r: str(r["type"]))
def test_a_person_hears_the_emergency_line_when_the_skill_breaks(
    request_: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "_invoke", break_with(RuntimeError()))
    assert "call" in speech(ask(envelope(request_)))


def test_a_person_hears_the_emergency_line_even_without_templates(templates_fail: None) -> None:
    said = speech(
        ask(envelope(intent("ReportIntent", finding=heard("swollen", "one_leg_swollen"))))
    )
    assert "call your emergency number" in said


def test_a_missing_file_of_last_words_leaves_a_valid_silence(
    templates_fail: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(entry, "_LANGUAGES", tmp_path)
    answer = lambda_handler(envelope(launch()), None)
    assert answer["response"] == {"shouldEndSession": True}


@pytest.mark.parametrize("name", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "GoodNightIntent"])
def test_an_intent_to_leave_ends_the_session_even_when_the_skill_breaks(
    name: str, something_breaks: str
) -> None:
    assert ask(envelope(intent(name), ATTRIBUTES))["response"]["shouldEndSession"] is True


def test_after_a_fault_the_pending_question_is_put_again_and_the_session_lives_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dialog, "respond", break_with(KeyError()))
    broken = ask(envelope(intent("AMAZON.YesIntent"), ATTRIBUTES))
    assert broken["response"]["shouldEndSession"] is False
    monkeypatch.undo()
    mended = ask(envelope(intent("AMAZON.YesIntent"), broken["sessionAttributes"]))
    assert mended["sessionAttributes"]["findings"].items() >= ATTRIBUTES["findings"].items()
    assert apology.FAULTS not in mended["sessionAttributes"]


def test_a_second_fault_in_a_row_ends_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog, "respond", break_with(KeyError()))
    first = ask(envelope(intent("AMAZON.YesIntent"), ATTRIBUTES))
    second = ask(envelope(intent("AMAZON.YesIntent"), first["sessionAttributes"]))
    assert second["response"]["shouldEndSession"] is True


@pytest.mark.parametrize(
    "said",
    [
        intent("ReportIntent", finding=heard("chest pain", "chest_pain_or_breathless")),
        intent("SayIntent", words=raw("i can't breathe")),
        intent("AskMedicineIntent", medicine=heard("something for my chest pain")),
    ],
    ids=lambda said: said["intent"]["name"],
)
@pytest.mark.parametrize("broken", ["respond", "take_turn", "turn_of"])
def test_a_red_flag_is_answered_with_its_action_though_the_conversation_broke(
    said: dict[str, Any], broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = sdk_handlers if broken == "take_turn" else dialog
    monkeypatch.setattr(place, broken, break_with(KeyError()))
    answer = ask(envelope(said, ATTRIBUTES))
    assert speech(answer).startswith("Please call nine one one now.")
    assert answer["sessionAttributes"]["stage"] == "emergency"
    assert answer["sessionAttributes"]["assessment"] == {
        "cause": "none",
        "also": [],
        "triage": "emergency_now",
    }


def test_a_resolved_red_flag_is_answered_though_the_words_beside_it_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resources, "lexicon", break_with(KeyError()))
    slots = {
        "finding": heard("and so on"),
        "other_finding": heard("chest pain", "chest_pain_or_breathless"),
    }
    answer = ask(envelope(intent("ReportIntent", **slots)))
    assert speech(answer).startswith("Please call nine one one now.")


def test_attributes_too_large_are_not_carried_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog, "respond", break_with(KeyError()))
    answer = ask(envelope(intent("AMAZON.YesIntent"), {"findings": {"x": "y" * 6_000}}))
    assert answer["sessionAttributes"] == {}


def test_an_alarm_too_large_to_be_kept_becomes_an_apology(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog, "respond", break_with(KeyError()))
    nearly_full = {"findings": {"x": "y" * 5_950}}
    said = intent("ReportIntent", finding=heard("chest", "chest_pain_or_breathless"))
    assert "call nine one one" in speech(ask(envelope(said, nearly_full)))


def test_a_response_too_large_becomes_an_apology(monkeypatch: pytest.MonkeyPatch) -> None:
    huge = {"version": "1.0", "response": {"card": "x" * 24_000, "shouldEndSession": True}}
    monkeypatch.setattr(entry, "_invoke", lambda *_: huge)
    assert "call" in speech(ask(envelope(launch())))


@pytest.fixture
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(entry.SKILL_ID, SKILL)


def test_our_own_skill_id_is_answered(only_ours: None) -> None:
    ours = ask(envelope(launch()))
    assert ours["response"]["shouldEndSession"] is False


@pytest.mark.parametrize("id", ["amzn1.ask.skill.two", None, 7, "", {}])
def test_another_skill_id_is_refused_with_the_apology_alone(id: object, only_ours: None) -> None:
    event = envelope(intent("AskCauseIntent"), ATTRIBUTES)
    event["context"]["System"]["application"]["applicationId"] = id
    event["session"] = {**event["session"], "application": {"applicationId": id}}
    answer = ask(event)
    assert answer == entry.fallback(AlexaRequest())


def test_another_skills_words_are_not_even_read_for_red_flags(only_ours: None) -> None:
    event = envelope(intent("SayIntent", words=raw("i have chest pain")))
    event["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.two"
    assert ask(event) == entry.fallback(AlexaRequest())


def test_without_a_skill_id_set_every_id_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(entry.SKILL_ID, raising=False)
    assert ask(sessionless(launch()))["response"]["shouldEndSession"] is False


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda r: str(r["type"]))
def test_no_log_quotes_or_names_a_person(
    request_: dict[str, Any],
    something_breaks: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(envelope(request_, {**ATTRIBUTES, "last": WORDS}))
    written = "".join([caplog.text, *capfd.readouterr(), *map(repr, map(vars, caplog.records))])
    assert WORDS not in written
    assert USER not in written


@given(words=st.from_regex(r"\A[a-z]{12,20}\Z"))
@many_in_fixture
def test_a_request_id_that_is_none_is_not_logged(
    words: str, caplog: pytest.LogCaptureFixture
) -> None:
    event = envelope({"type": "SomethingNew", "requestId": f"amzn1.echo-api.request.{words} said"})
    ask(event)
    assert words not in caplog.text


def test_a_fault_is_logged_by_its_type_its_place_and_the_request(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(dialog, "respond", break_with(KeyError(WORDS)))
    ask(envelope(launch()))
    line = json.loads(caplog.records[0].getMessage())
    assert line["event"] == "fault"
    assert line["type"] == "KeyError"
    assert line["request"] == REQUEST_ID
    assert line["place"].startswith("dialog.py:")


def test_a_warm_up_that_fails_does_not_keep_the_skill_from_starting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(entry, "_invoke", break_with(KeyError(WORDS)))
    entry.warm_up()
    assert [json.loads(record.getMessage())["type"] for record in caplog.records] == ["KeyError"]


@pytest.mark.parametrize("language", sorted({*map(language_of, LOCALES)}))
def test_the_last_words_are_sound_and_ask_nothing(language: str) -> None:
    file = entry._LANGUAGES / language / "last_words.ssml"
    ssml = file.read_text(encoding="utf-8").strip()
    assert list(check_ssml(ssml)) == []
    assert not plain(ssml).endswith("?")


def test_every_language_that_is_spoken_has_last_words() -> None:
    languages = {*map(language_of, LOCALES)}
    assert languages <= {file.parent.name for file in entry._LANGUAGES.rglob("*.ssml")}
