"""The safety net: any JSON in, a valid Alexa response out, whatever breaks in between.

Only the shape of the request is looked at here. The skill, its knowledge and its words are
imported inside the net, so that even their absence is answered.
"""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from leg_comfort.alexa.cold_start import rehearse, without_service_clients
from leg_comfort.alexa.logs import log_fault, log_refusal
from leg_comfort.alexa.request import (
    Envelope,
    Kind,
    application_of,
    attributes_of,
    kind_of,
    locale_of,
    tidy,
)
from leg_comfort.alexa.response_json import Answer, answers, says, within_limits
from leg_comfort.locales import DEFAULT_LOCALE, LANGUAGES_FOLDER, LOCALES, language_of

if TYPE_CHECKING:
    from leg_comfort.alexa.deployment import World

SKILL_ID = "LEG_COMFORT_SKILL_ID"
"""Environment variable: the only skill whose requests are answered, where set."""

_LANGUAGES = LANGUAGES_FOLDER
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
        return within_limits(_invoke(envelope, world))
    except Exception as error:
        log_fault(error, envelope)
        return fallback(envelope)


def warm_up(locale: str = DEFAULT_LOCALE) -> None:
    """Answer a launch and an answer nobody hears: what they import and load is then there."""
    # Nothing of a start is rubbish: not looking for any saves a tenth of it, then and later.
    gc.disable()
    try:
        rehearse(locale, _invoke)
    except Exception as error:
        log_fault(error, tidy({}))
    gc.freeze()
    gc.enable()


def make_ready() -> None:
    """Load all that anybody may need, in every locale: for a snapshot, which has the time."""
    from leg_comfort.alexa import resources

    for locale in LOCALES:
        warm_up(locale)
        resources.lexicon(language_of(locale))


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


def _invoke(envelope: Envelope, world: "World | None" = None) -> Answer:
    without_service_clients()
    from leg_comfort.alexa.sdk_handlers import invoke

    return invoke(envelope, world)


def _alarm(envelope: Envelope) -> Answer | None:
    from leg_comfort.alexa.fallback.emergency import alarm

    return alarm(envelope)


def _apology(envelope: Envelope) -> Answer:
    from leg_comfort.alexa.fallback.apology import apology

    return apology(envelope)


def _last_words(envelope: Envelope) -> Answer:
    """Words that need neither template nor knowledge. Raises StopIteration where none are left."""
    ssml = next(file.read_text(encoding="utf-8") for file in _files_of(locale_of(envelope)))
    return says(ssml.strip(), attributes=attributes_of(envelope))


def _files_of(locale: str) -> Iterator[Path]:
    languages = map(language_of, (locale, DEFAULT_LOCALE))
    files = (_LANGUAGES / language / "last_words.ssml" for language in languages)
    return (file for file in files if file.is_file())


def _is_for_us(event: object) -> bool:
    ours = os.environ.get(SKILL_ID)
    return not ours or application_of(event) == ours


def _stranger(envelope: Envelope) -> Envelope:
    """What is left of a request that was meant for another skill: its type and its language."""
    request = envelope["request"]
    return tidy({"request": {key: request[key] for key in ("type", "locale")}})
