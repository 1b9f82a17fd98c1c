"""The safety net: any JSON in, a valid Alexa response out, even if the skill fails.

Only the request is parsed here. The skill, its knowledge and its words are imported inside the
net, so that a person is answered even if one of them cannot be imported.
"""

import gc
import os
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from leg_comfort.alexa.alexa_json import (
    ResponseJson,
    bare_response,
    spoken_response,
    within_limits,
)
from leg_comfort.alexa.cold_start import defer_service_clients, import_late, rehearse
from leg_comfort.alexa.logs import log_fault, log_refusal
from leg_comfort.alexa.request import AlexaRequest, parse
from leg_comfort.alexa.request_kinds import RequestKind
from leg_comfort.locales import DEFAULT_LOCALE, LANGUAGES_FOLDER, LOCALES, language_of

if TYPE_CHECKING:
    from leg_comfort.alexa.profile import Deployment

SKILL_ID = "LEG_COMFORT_SKILL_ID"
"""Environment variable: the only skill whose requests are answered, if set."""

_LANGUAGES = LANGUAGES_FOLDER
_SILENT = {
    RequestKind.CAN_FULFILL: bare_response({"canFulfillIntent": {"canFulfill": "NO", "slots": {}}}),
    RequestKind.NOTICE: bare_response({"shouldEndSession": True}),
    RequestKind.SIGNAL: bare_response({}),
    RequestKind.FOREIGN: bare_response({"shouldEndSession": True}),
}


def handle_event(
    event: object, context: object, deployment: "Deployment | None" = None
) -> ResponseJson:
    """Return Alexa's response to an event of any shape. Never raises.

    context: Lambda's, not used. deployment: the one that the environment describes if None.
    """
    return handle_request(parse(event), deployment)


def handle_request(request: AlexaRequest, deployment: "Deployment | None" = None) -> ResponseJson:
    """Return the response to a parsed request. Never raises; logs type and place of an error."""
    if request.kind is RequestKind.FOREIGN:
        return fallback(request)
    if not _is_for_us(request):
        log_refusal(request)
        return fallback(AlexaRequest(type=request.type, kind=request.kind, locale=request.locale))
    try:
        return within_limits(_invoke(request, deployment))
    except Exception as error:
        log_fault(error, request)
        return fallback(request)


def warm_up(locale: str = DEFAULT_LOCALE) -> None:
    """Answer a launch and one more turn, so that their imports and data are loaded."""
    _at_start(partial(rehearse, locale, _invoke))


def make_ready() -> None:
    """Load everything that any request needs: before a snapshot, when time does not matter."""
    _at_start(import_late)
    for locale in LOCALES:
        _at_start(partial(_load_all, locale))


def _load_all(locale: str) -> None:
    from leg_comfort.alexa import resources

    resources.load_all(locale)
    rehearse(locale, _invoke, fully=True)


def _at_start(step: Callable[[], None]) -> None:
    """Run a step of the start. If it fails, that is logged, and the skill starts all the same."""
    # A start makes no garbage: not collecting any saves a tenth of its time, then and later.
    gc.disable()
    try:
        step()
    except Exception as error:
        log_fault(error, AlexaRequest())
    gc.freeze()
    gc.enable()


def fallback(request: AlexaRequest) -> ResponseJson:
    """Return the response of a skill that failed: ever simpler words to a person, else silence."""
    if request.kind in _SILENT:
        return _SILENT[request.kind]
    for attempt in (_alarm, _apology, _last_words):
        if found := _tried(attempt, request):
            return found
    return bare_response({"shouldEndSession": True})


def _tried(
    attempt: Callable[[AlexaRequest], ResponseJson | None], request: AlexaRequest
) -> ResponseJson | None:
    try:
        found = attempt(request)
        return within_limits(found) if found else None
    except Exception as error:
        log_fault(error, request)
        return None


def _invoke(request: AlexaRequest, deployment: "Deployment | None" = None) -> ResponseJson:
    return _skill()(request, deployment)


@cache
def _skill() -> "Callable[[AlexaRequest, Deployment | None], ResponseJson]":
    defer_service_clients()
    from leg_comfort.alexa.sdk_handlers import invoke

    return invoke


def _alarm(request: AlexaRequest) -> ResponseJson | None:
    from leg_comfort.alexa.fallback.emergency import alarm

    return alarm(request)


def _apology(request: AlexaRequest) -> ResponseJson:
    from leg_comfort.alexa.fallback.apology import apology

    return apology(request)


def _last_words(request: AlexaRequest) -> ResponseJson:
    """Read the apology that needs neither templates nor knowledge.

    Raises StopIteration if no language has a file of it.
    """
    ssml = next(file.read_text(encoding="utf-8") for file in _files_of(request.locale))
    return spoken_response(ssml.strip(), attributes=request.attributes)


def _files_of(locale: str) -> Iterator[Path]:
    languages = map(language_of, (locale, DEFAULT_LOCALE))
    files = (_LANGUAGES / language / "last_words.ssml" for language in languages)
    return (file for file in files if file.is_file())


def _is_for_us(request: AlexaRequest) -> bool:
    ours = os.environ.get(SKILL_ID)
    return not ours or request.application == ours
