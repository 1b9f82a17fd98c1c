"""The whole skill: request types, the session between turns, the locale."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lambda_function import lambda_handler
from leg_comfort.alexa import dialog, logs, response
from leg_comfort.alexa.intents import INTENTS
from leg_comfort.conversation import Line, Reply, Session, Turn
from leg_comfort.speech import CardText, Spoken
from tests.alexa.envelopes import envelope, heard, intent, launch, raw, sessionless
from tests.alexa.test_request import ANYTHING
from tests.alexa.validity import plain, problems_in

Json = dict[str, Any]

SLOTS = sorted(frozenset[str]().union(*(meaning.slots for meaning in INTENTS.values())))


def ask(event: Json) -> Json:
    answer = lambda_handler(event, None)
    assert problems_in(answer, event) == [], answer
    return answer


def then(answer: Json, request: Json) -> Json:
    """Take the next turn of the same session."""
    return ask(envelope(request, answer["sessionAttributes"]))


def speech(answer: Json) -> str:
    return plain(answer["response"]["outputSpeech"]["ssml"])


def asking(answer: Json) -> str | None:
    found: str | None = answer["sessionAttributes"]["asking"]
    return found


def replying(monkeypatch: pytest.MonkeyPatch, reply: Reply, **session: object) -> None:
    """Make the conversation give this reply to any turn."""

    def respond(before: Session, turn: Turn, clinic: object) -> tuple[Session, Reply]:
        return Session.from_attributes(session), reply

    monkeypatch.setattr(dialog, "respond", respond)


def test_a_launch_asks_first_of_all_what_it_feels_like() -> None:
    answer = ask(envelope(launch()))
    assert asking(answer) == "feel"
    assert answer["response"]["shouldEndSession"] is False


def test_the_contracts_keys_are_in_the_session_attributes() -> None:
    kept = ask(envelope(launch()))["sessionAttributes"]
    assert set(kept) >= {"stage", "asking", "findings", "assessment"}


def test_facts_are_kept_from_turn_to_turn() -> None:
    told = then(ask(envelope(launch())), intent("FeelIntent", feel=heard("it aches", "ache")))
    later = then(told, intent("AMAZON.HelpIntent"))
    assert later["sessionAttributes"]["findings"]["feel"] == "ache"
    assert asking(later) == asking(told)


def test_a_one_shot_that_opens_the_session_is_answered_in_its_own_context() -> None:
    answer = ask(sessionless(intent("CrampNowIntent")))
    assert asking(answer) == "eased"


@pytest.mark.parametrize("name", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
def test_stop_and_cancel_leave_from_the_middle_of_a_question(name: str) -> None:
    answer = then(ask(envelope(launch())), intent(name))
    assert answer["response"]["shouldEndSession"] is True


@pytest.mark.parametrize("name", sorted(INTENTS))
@pytest.mark.parametrize("opened", [True, False])
def test_every_intent_is_answered_soundly_in_a_session_and_as_a_one_shot(
    name: str, opened: bool
) -> None:
    attributes = ask(envelope(launch()))["sessionAttributes"] if opened else None
    ask(envelope(intent(name), attributes))


def test_a_red_flag_in_free_words_stops_everything_else() -> None:
    answer = then(ask(envelope(launch())), intent("SayIntent", words=raw("i can't breathe")))
    assert answer["sessionAttributes"]["stage"] == "emergency"
    assert answer["sessionAttributes"]["assessment"]["cause"] == "none"


LOCAL = "your local emergency number"


@pytest.mark.parametrize(
    ("locale", "number"),
    [("en-GB", "nine nine nine"), ("en-US", "nine one one"), ("xx", LOCAL), ("nb-NO", LOCAL)],
)
def test_the_emergency_number_is_that_of_the_requests_locale(locale: str, number: str) -> None:
    swollen = intent("ReportIntent", finding=heard("my chest hurts", "chest_pain_or_breathless"))
    assert number in speech(ask(envelope({**swollen, "locale": locale})))


def test_the_session_is_open_with_a_reprompt_exactly_when_something_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    question = Line("ask.eased.full")
    replying(monkeypatch, Reply((), question, Line("ask.eased.short")))
    asked = ask(envelope(launch()))["response"]
    assert asked["shouldEndSession"] is False
    assert asked["reprompt"]["outputSpeech"]["ssml"]
    replying(monkeypatch, Reply((Line("emergency.net.apology"),)))
    ended = ask(envelope(launch()))["response"]
    assert ended["shouldEndSession"] is True
    assert "reprompt" not in ended


def test_the_manner_of_the_session_is_how_it_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    manner = {"whisper": True, "rate": "slow", "volume": "deafening"}
    replying(monkeypatch, Reply((Line("emergency.net.apology"),)), manner=manner)
    ssml = ask(envelope(launch()))["response"]["outputSpeech"]["ssml"]
    assert '<amazon:effect name="whispered">' in ssml
    assert 'rate="slow"' in ssml
    assert "deafening" not in ssml


def test_the_same_session_is_worded_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(envelope(launch())) == ask(envelope(launch()))


def test_the_seed_comes_from_the_session_and_is_then_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = []

    def respond(before: Session, turn: Turn, clinic: object) -> tuple[Session, Reply]:
        seeds.append(before.seed)
        return before, Reply((Line("emergency.net.apology"),))

    monkeypatch.setattr(dialog, "respond", respond)
    first = ask(envelope(launch()))
    another = envelope(launch())
    another["session"]["sessionId"] = "amzn1.echo-api.session.2"
    ask(another)
    then(first, intent("AMAZON.YesIntent"))
    assert seeds[0] != seeds[1]
    assert seeds[2] == seeds[0]


def test_a_card_is_shown_with_its_title_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = Spoken("<speak>Good night.</speak>", None, CardText("Tonight", "Sleep well."), 1.0)
    monkeypatch.setattr(response, "speak", lambda *_: spoken)
    card = ask(envelope(intent("AMAZON.StopIntent")))["response"]["card"]
    assert card == {"type": "Simple", "title": "Tonight", "content": "Sleep well."}


@pytest.mark.parametrize(
    "kind",
    [
        "SessionEndedRequest",
        "System.ExceptionEncountered",
        "AlexaSkillEvent.SkillEnabled",
        "AlexaSkillEvent.SkillDisabled",
        "AlexaSkillEvent.SkillPermissionAccepted",
        "AlexaSkillEvent.SkillPermissionChanged",
        "Reminders.ReminderCreated",
        "Reminders.ReminderStatusChanged",
        "Reminders.ReminderDeleted",
        "AudioPlayer.PlaybackStopped",
        "AudioPlayer.PlaybackFailed",
        "PlaybackController.PauseCommandIssued",
        "Alexa.Presentation.APL.RuntimeError",
    ],
)
def test_an_event_is_answered_with_silence_and_without_a_fault(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    ask(sessionless({"type": kind}))
    ask(envelope({"type": kind}))
    assert caplog.records == []


def test_a_signal_of_a_device_keeps_the_session() -> None:
    begun = ask(envelope(launch()))
    told = then(begun, {"type": "Alexa.Presentation.APL.RuntimeError", "errors": []})
    assert told["sessionAttributes"] == begun["sessionAttributes"]


def fulfilment(request: Json) -> Json:
    asked = sessionless({**request, "type": "CanFulfillIntentRequest"})
    return dict(ask(asked)["response"]["canFulfillIntent"])


def test_whether_the_skill_could_answer_is_told_by_intent_and_slot() -> None:
    known = intent("AskMedicineIntent", medicine=heard("ibuprofen", "ibuprofen"))
    assert fulfilment(known) == {
        "canFulfill": "YES",
        "slots": {"medicine": {"canUnderstand": "YES", "canFulfill": "YES"}},
    }


KNOWN_SLOT = ("medicine", heard("ibuprofen", "ibuprofen"))
ODD_SLOTS = [
    ("medicine", heard("brandnewol")),
    ("medicine", heard("ibuprofen", "of_tomorrow")),
    ("medicine", heard("ibuprofen", "9e107d9d372bb6826bd81d3542a419d6")),
    ("medicine", {"slotValue": {"values": [heard("ibuprofen", "ibuprofen"), heard("x")]}}),
    ("of_tomorrow", heard("ibuprofen", "ibuprofen")),
    ("of_tomorrow", heard("x")),
    ("of_tomorrow", {}),
    ("of_tomorrow", None),
    ("feel", heard("it aches", "ache")),
]


@pytest.mark.parametrize("beside", [{}, dict([KNOWN_SLOT])], ids=["alone", "beside_a_known_one"])
@pytest.mark.parametrize(("slot", "value"), ODD_SLOTS)
def test_a_slot_or_a_value_that_is_not_known_is_never_promised(
    slot: str, value: Json, beside: Json
) -> None:
    asked = intent("AskMedicineIntent", **beside)
    asked["intent"]["slots"][slot] = value
    assert fulfilment(asked)["canFulfill"] == "MAYBE"


@given(
    st.sampled_from([*INTENTS, "OrderPizzaIntent", ""]),
    st.dictionaries(st.sampled_from([*SLOTS, "of_tomorrow"]), ANYTHING, max_size=4),
)
@settings(deadline=None)
def test_any_slots_of_any_intent_are_asked_about_without_a_promise_or_a_fault(
    name: str, slots: Json
) -> None:
    faults = logs.total()
    asked = {"type": "CanFulfillIntentRequest", "intent": {"name": name, "slots": slots}}
    promised = fulfilment(asked)["canFulfill"]
    assert promised != "YES" or (name in INTENTS and slots.keys() <= INTENTS[name].slots)
    assert promised == "NO" or name in INTENTS
    assert logs.total() == faults


@pytest.mark.parametrize("name", ["OrderPizzaIntent", "AMAZON.FallbackIntent", ""])
def test_an_intent_of_another_skill_cannot_be_fulfilled(name: str) -> None:
    assert fulfilment(intent(name))["canFulfill"] == "NO"
