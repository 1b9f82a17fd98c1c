"""The answer to Alexa's question for a permission, in every place where a request may carry it.

https://developer.amazon.com/docs/smapi/voice-permissions-for-reminders.html
https://developer.amazon.com/docs/custom-skills/voice-forward-consent-api-reference.html
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leg_comfort.alexa.alexa_json import list_at, mapping_at, text_at
from leg_comfort.alexa.request_kinds import CONSENT, RESUMED

REMINDERS_SCOPE = "alexa::alerts:reminders:skill:readwrite"
"""The permission to set reminders."""
ASK_FOR_PERMISSION = "AskFor"
"""Name of the task in which Alexa asks the person for a permission."""
NOT_ANSWERED = "not_answered"
NOT_ASKED = "not_asked"
"""Alexa could not ask: an error, which is no silence of the person's."""

_ANSWERS = {
    "ACCEPTED": "accepted",
    "GRANTED": "accepted",
    "DENIED": "denied",
    "NOT_ANSWERED": NOT_ANSWERED,
    "REDIRECT_TO_APP": NOT_ASKED,
}
_PLACES = (
    *(("payload",), ("payload", "result"), ("body",), ("result",), ("arguments",), ("input",)),
    *(("cause", "result"), ("cause", "payload"), ("apiRequest", "arguments")),
)
"""Where an answer may stand in a request."""
_ERROR = re.compile(r"[45]\d\d")


@dataclass(frozen=True, slots=True)
class Consent:
    """A task that Alexa took over, and its result.

    task: None if nothing was asked. token: went along with the task. answer: accepted, denied,
    not_answered or not_asked. card_shown: whether Alexa has sent a card for the permission herself.
    """

    task: str | None = None
    token: str | None = None
    answer: str = NOT_ANSWERED
    card_shown: bool = False

    @property
    def is_ours(self) -> bool:
        """Return whether Alexa asked for a permission."""
        return self.task == ASK_FOR_PERMISSION


def consent_in(request: Mapping[str, Any], type: str) -> Consent:
    """Return the consent in the specific part of a request of this type. Never raises."""
    holders = [found for place in _PLACES if (found := mapping_at(request, *place))]
    answer = next(_answers(holders), None)
    failed = _is_error(request) or _is_error(mapping_at(request, "cause"))
    return Consent(
        task=_task(request, type, holders, answer, failed),
        token=text_at(request, "token") or text_at(request, "cause", "token"),
        answer=NOT_ASKED if failed else answer or NOT_ANSWERED,
        card_shown=any(holder.get("isCardThrown") is True for holder in holders),
    )


def _task(
    request: Mapping[str, Any],
    type: str,
    holders: list[Mapping[str, Any]],
    answer: str | None,
    failed: bool,
) -> str | None:
    """Return the task that was asked for; nothing else than a permission is asked by this skill."""
    name = text_at(request, "name")
    if type == CONSENT:
        return name or (ASK_FOR_PERMISSION if answer else None)
    if type == RESUMED:
        asked = failed or any({"permissionScopes", "status"} & holder.keys() for holder in holders)
        return ASK_FOR_PERMISSION if asked else None
    ours = name == ASK_FOR_PERMISSION or any(_scopes(holder) for holder in holders)
    return ASK_FOR_PERMISSION if answer and ours else None


def _answers(holders: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the answers that can be read: those to our permission before all others."""
    ours = [scope for holder in holders for scope in _scopes(holder)]
    for told in (*ours, *holders):
        status = (text_at(told, "status") or "").upper()
        if status in _ANSWERS:
            yield _ANSWERS[status]


def _scopes(holder: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return what is said of our permission, in a list or by itself."""
    scopes = [*list_at(holder, "permissionScopes"), mapping_at(holder, "permissionScopes"), holder]
    return [each for each in scopes if text_at(each, "permissionScope") == REMINDERS_SCOPE]


def _is_error(told: Mapping[str, Any]) -> bool:
    """Return whether the status of a task is an error: 400 to 599."""
    code = mapping_at(told, "status").get("code")
    return isinstance(code, str | int) and _ERROR.fullmatch(str(code)) is not None
