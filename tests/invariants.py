"""What holds of every response, whatever was said before it."""

import json
import re
from functools import cache
from typing import Any

from leg_comfort.clinic import Clinic, forbidden, load_clinic
from leg_comfort.locales import language_of
from leg_comfort.speech import check_ssml, load_words, plain_text
from tests.languages import language
from tests.word_budget import LISTENED_TO

SESSION_BYTES = 6_000
RESPONSE_BYTES = 24_000

STRETCH_SECONDS = 45
ADVICE_SECONDS = 25
SAFETY_SECONDS = 12
ANSWER_SECONDS = 15
QUESTION_SECONDS = 8
RECALL_SECONDS = 45
"""They asked for all that is kept, and so all of it is said."""
CONSENT_SECONDS = 33
"""Beside how soon to see a doctor, all that a diary keeps, and how long; heard once."""

RESIDUE = re.compile(r"\{\{|\}\}|\{%|\bNone\b|\bundefined\b|[a-z]_[a-z]")


@cache
def clinic() -> Clinic:
    return load_clinic()


def speech(response: dict[str, Any]) -> str:
    """The SSML of a response's speech, or nothing."""
    return str(response["response"].get("outputSpeech", {}).get("ssml", ""))


def broken(response: dict[str, Any], locale: str = "en-US") -> list[str]:
    """What is wrong with a response to a person, in words; empty when nothing is."""
    ssml = speech(response)
    text = plain_text(ssml)
    attributes = response.get("sessionAttributes") or {}
    return [
        *check_ssml(ssml),
        *_sizes(response, attributes, locale),
        *_openness(response, text),
        *_residue(text),
        *_never_said(text, locale),
        *_after_a_red_flag(text, attributes, locale),
        *_handing_over(response["response"]),
    ]


def broken_by_a_notice(response: dict[str, Any]) -> list[str]:
    """What is wrong with a response to an event that nobody spoke; empty when nothing is."""
    said = {key for key in response["response"] if key != "shouldEndSession"}
    return [f"{part} where nobody listens" for part in sorted(said)]


def seconds_allowed(attributes: dict[str, Any]) -> float:
    """How long this response may take to say."""
    lines = [template for template, _ in attributes.get("last") or ()]
    if any(line.startswith(LISTENED_TO) for line in lines):
        return STRETCH_SECONDS
    if any(line.startswith("memory.recall.") for line in lines):
        return RECALL_SECONDS
    if attributes.get("offer") == "diary":
        return CONSENT_SECONDS
    if attributes.get("stage") == "advice":
        return ADVICE_SECONDS
    if attributes.get("asking") == "reminder":
        return ADVICE_SECONDS + QUESTION_SECONDS
    checking = attributes.get("asking") in {"rf1", "rf2"}
    return ANSWER_SECONDS + (SAFETY_SECONDS if checking else QUESTION_SECONDS)


def _sizes(response: dict[str, Any], attributes: dict[str, Any], locale: str) -> list[str]:
    sizes = {
        "response": (len(json.dumps(response)), RESPONSE_BYTES),
        "session": (len(json.dumps(attributes)), SESSION_BYTES),
    }
    long = [f"{what} of {n} bytes" for what, (n, most) in sizes.items() if n >= most]
    ordinary = speech(response).replace(' rate="slow"', "").replace(' rate="x-slow"', "")
    seconds, allowed = load_words(locale).seconds(ordinary), seconds_allowed(attributes)
    return [*long, *([f"{seconds:.1f} s, more than {allowed}"] if seconds > allowed else [])]


def _openness(response: dict[str, Any], text: str) -> list[str]:
    inner = response["response"]
    is_open = inner["shouldEndSession"] is False
    facts = {"asks": text.rstrip().endswith("?"), "has a reprompt": "reprompt" in inner}
    return [
        f"session {'open' if is_open else 'closed'} although it {'' if fact else 'not '}{what}"
        for what, fact in facts.items()
        if fact is not is_open
    ]


def _handing_over(inner: dict[str, Any]) -> list[str]:
    """To let Alexa ask, the skill must be silent: no session, no question, no card beside it."""
    if not inner.get("directives"):
        return []
    types = [directive.get("type") for directive in inner["directives"]]
    checks = {
        f"hands over with {types}": types == ["Connections.SendRequest"],
        "hands over with the session open": inner["shouldEndSession"] is True,
        "hands over with a reprompt": "reprompt" not in inner,
        "hands over with a card": "card" not in inner,
    }
    return [what for what, holds in checks.items() if not holds]


def _residue(text: str) -> list[str]:
    return [f"residue {found!r}" for found in RESIDUE.findall(text)]


def _never_said(text: str, locale: str) -> list[str]:
    return [f"never say: {rule}" for rule in forbidden(clinic(), text, language_of(locale))]


def _after_a_red_flag(text: str, attributes: dict[str, Any], locale: str) -> list[str]:
    if attributes.get("stage") != "emergency":
        return []
    told = attributes.get("assessment") or {}
    wrong = [] if told.get("cause") == "none" else [f"cause {told.get('cause')} after a red flag"]
    own = language(locale)
    comfort = own.pattern("comfort").search(own.pattern("refused").sub(" ", text))
    return [*wrong, *([f"comfort step after a red flag: {comfort[0]}"] if comfort else [])]
