"""The requests that are timed, with the sessions that they occur in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bedside.console import Json
from bedside.simulator.alexa_requests import FilledSlot, RequestOrigin, intent, launch
from bedside.simulator.envelopes import Envelopes
from leg_comfort.locales import DEFAULT_LOCALE, LOCALES, language_of

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
NOBODY = RequestOrigin(user_id="")
"""Without a user id the skill looks nothing up, so no network is used."""
ADVICE = "meds"
"""The question at the end of the advice."""
LAUNCH_TURN, ANSWER_TURN, ADVICE_TURN = "launch", "answer", "advice"
WORDS_TURN = "free words"
"""An answer that resolved to no id, so that the lexicon is searched for its words."""
LENGTHS = (1, 10, 40)
"""The turns of a conversation whose duration is compared."""
MOST_QUESTIONS = 12
WORDS = intent(
    "SayIntent", {"words": FilledSlot("is sore and it started after a long walk in the cold")}
)
ACHE = intent("FeelIntent", {"feel": FilledSlot("an ache", "ache")})
NO = intent("AMAZON.NoIntent", {})
ASIDE = intent("AskDangerIntent", {})
"""A question that may be asked at any turn and does not change the state."""

ON_A_SHOW, ELSEWHERE, NOWHERE = "launch on an Echo Show", "launch in en-GB", "launch in nb-NO"
"""The last locale is listed nowhere."""
WORDS_FIRST, FINDING_FIRST = "free words", "a finding's free words"
FINDING = intent("ReportIntent", {"finding": FilledSlot("my calves are cramping")})

Handle = Callable[[Json], Json]


def first_event() -> Json:
    """Return the launch of a new user."""
    return _event(Envelopes(DEFAULT_LOCALE), launch(), {}, new=True)


def first_events() -> dict[str, Json]:
    """Return the requests that may be the first after a start, each of a new user."""
    show = replace(NOBODY, screen=True)
    return {
        LAUNCH_TURN: first_event(),
        ON_A_SHOW: _first(launch(), DEFAULT_LOCALE, show),
        ELSEWHERE: _first(launch(), "en-GB"),
        NOWHERE: _first(launch(), "nb-NO"),
        **{f"launch in {each}": _first(launch(), each) for each in of_other_languages()},
        WORDS_FIRST: _first(WORDS),
        FINDING_FIRST: _first(FINDING),
    }


def of_other_languages() -> list[str]:
    """Return the first locale of each published language that a start does not rehearse."""
    first = {language_of(each): each for each in reversed([*LOCALES])}
    return [each for name, each in first.items() if name != language_of(DEFAULT_LOCALE)]


def kinds_of_turn(handle: Handle) -> dict[str, Json]:
    """Return a launch, an answer, free words and the turn with the advice, as requests."""
    found = {LAUNCH_TURN: first_event()}
    attributes = _attributes(handle(found[LAUNCH_TURN]))
    found[WORDS_TURN] = _event(Envelopes(DEFAULT_LOCALE), WORDS, attributes)
    for own in _answers():
        event = _event(Envelopes(DEFAULT_LOCALE), own, attributes)
        found.setdefault(ANSWER_TURN, event)
        attributes = _attributes(handle(event))
        if attributes.get("asking") == ADVICE:
            return {**found, ADVICE_TURN: event}
    raise RuntimeError("no advice in a whole conversation")


def same_turn_later(handle: Handle) -> dict[int, Json]:
    """Return the same question as turn 1, 10 and 40 of one conversation."""
    found: dict[int, Json] = {}
    attributes: Json = {}
    for number in range(1, max(LENGTHS) + 1):
        event = _event(Envelopes(DEFAULT_LOCALE), ASIDE, attributes, new=number == 1)
        if number in LENGTHS:
            found[number] = event
        attributes = _attributes(handle(event))
    return found


def _answers() -> Iterator[Json]:
    yield ACHE
    for _ in range(MOST_QUESTIONS):
        yield NO


def _first(own: Json, locale: str = DEFAULT_LOCALE, origin: RequestOrigin = NOBODY) -> Json:
    return Envelopes(locale).of_turn(own, origin, NOON, True, {})


def _event(envelopes: Envelopes, own: Json, attributes: Json, new: bool = False) -> Json:
    return envelopes.of_turn(own, NOBODY, NOON, new, attributes)


def _attributes(answer: Json) -> Json:
    found: Json = answer.get("sessionAttributes") or {}
    return found
