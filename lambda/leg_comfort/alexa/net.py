"""The safety net: any JSON in, a valid Alexa response out, whatever breaks in between.

Only the shape of the request is looked at here. The skill, its knowledge and its words are
imported inside the net, so that even their absence is answered.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leg_comfort.alexa.answers import Answer, answers, says
from leg_comfort.alexa.envelope import (
    DEFAULT_LOCALE,
    Envelope,
    application_of,
    attributes_of,
    locale_of,
    tidy,
)
from leg_comfort.alexa.faults import log_fault, log_refusal
from leg_comfort.alexa.kinds import LAUNCH, Kind, kind_of
from leg_comfort.alexa.limits import within_limits

if TYPE_CHECKING:
    from leg_comfort.alexa.world import World

SKILL_ID = "LEG_COMFORT_SKILL_ID"
"""Environment variable: the only skill whose requests are answered, where set."""

_LAST_WORDS = Path(__file__).parent / "last_words"
_TO_NOBODY = {
    Kind.CAN_FULFILL: answers({"canFulfillIntent": {"canFulfill": "NO", "slots": {}}}),
    Kind.NOTICE: answers({"shouldEndSession": True}),
    Kind.SIGNAL: answers({}),
}


def answer(event: object, context: object, world: "World | None" = None) -> Answer:
    """Alexa's response to any event. Never raises; logs type and place of what went wrong.

    world: what the skill may use besides the request; else what the environment says.
    """
    envelope = tidy(event)
    if not _is_for_us(event):
        log_refusal(envelope)
        return fallback(_stranger(envelope))
    try:
        return within_limits(_invoke(envelope, context, world))
    except Exception as error:
        log_fault(error, envelope)
        return fallback(envelope)


def warm_up() -> None:
    """Answer a launch nobody hears: what a first answer imports and loads is then there."""
    envelope = tidy({"request": {"type": LAUNCH}})
    try:
        _invoke(envelope, None)
    except Exception as error:
        log_fault(error, envelope)


def fallback(envelope: Envelope) -> Answer:
    """What is answered when the skill cannot: ever simpler words to a person, else silence."""
    kind = kind_of(envelope["request"]["type"])
    if kind in _TO_NOBODY:
        return _TO_NOBODY[kind]
    for attempt in (_alarm, _apology, _last_words):
        if found := _tried(attempt, envelope):
            return found
    return answers({"shouldEndSession": True})


def _tried(attempt: Callable[[Envelope], Answer | None], envelope: Envelope) -> Answer | None:
    try:
        found = attempt(envelope)
        return within_limits(found) if found else None
    except Exception as error:
        log_fault(error, envelope)
        return None


def _invoke(envelope: Envelope, context: object, world: "World | None" = None) -> Answer:
    from leg_comfort.alexa.skill import invoke

    return invoke(envelope, context, world)


def _alarm(envelope: Envelope) -> Answer | None:
    from leg_comfort.alexa.alarms import alarm

    return alarm(envelope)


def _apology(envelope: Envelope) -> Answer:
    from leg_comfort.alexa.apologies import apology

    return apology(envelope)


def _last_words(envelope: Envelope) -> Answer:
    """Words that need neither template nor knowledge. Raises StopIteration where none are left."""
    ssml = next(file.read_text(encoding="utf-8") for file in _files_of(locale_of(envelope)))
    return says(ssml.strip(), attributes=attributes_of(envelope))


def _files_of(locale: str) -> Iterator[Path]:
    languages = (each.partition("-")[0] for each in (locale, DEFAULT_LOCALE))
    files = (_LAST_WORDS / f"{language}.ssml" for language in languages)
    return (file for file in files if file.is_file())


def _is_for_us(event: object) -> bool:
    ours = os.environ.get(SKILL_ID)
    return not ours or application_of(event) == ours


def _stranger(envelope: Envelope) -> Envelope:
    """What is left of a request that was meant for another skill: its type and its language."""
    request = envelope["request"]
    return tidy({"request": {key: request[key] for key in ("type", "locale")}})
