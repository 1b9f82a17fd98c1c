"""What kind of turn a response is, and how many seconds it may take to say."""

import re

from bedside.simulator.alexa_requests import PERMISSION_ANSWERED
from bedside.simulator.exchange import LAUNCH, Exchange
from leg_comfort.speech import spoken_seconds

BUDGETS = {
    "launch": 10.0,
    "stretch": 45.0,
    "safety check": 12.0,
    "question": 8.0,
    "advice": 25.0,
    "how soon a doctor": 25.0,
    "step": 20.0,
    "answer to a follow-up": 23.0,
    "repair": 23.0,
    "emergency": 25.0,
    "after silence": 12.0,
    "ending": 12.0,
    "outcome and ending": 18.0,
}
"""Seconds at an ordinary pace. An answer comes with the question that waits: 15 and 8 seconds;
what came of a reminder, where nothing waits, with the ending: 6 and 12.
"""

_BY_LINE = (
    (re.compile(r"advice\.(?!no_more_steps)"), "advice"),
    (re.compile(r"relief\.(?!good|keep_on|how)"), "stretch"),
    (re.compile(r"steps\.\w+\.do|advice\.no_more_steps"), "step"),
    (re.compile(r"doctor\.(levels|reasons|mention)"), "how soon a doctor"),
    (re.compile(r"repair\.(?!noted)|safety\.(check_again|warning)"), "repair"),
    (
        re.compile(r"relief\.how|(?!relief\.|repair\.|safety\.|system\.information)"),
        "answer to a follow-up",
    ),
)
"""The first that fits any line spoken before the question; courtesies fit none."""
_CONSENTING = frozenset({"AMAZON.YesIntent", PERMISSION_ANSWERED})
"""What brings about something that has to be told, whatever comes after it."""
_CHECK = re.compile(r"ask\.(which_)?rf\d")
_RATE = re.compile(r' rate="[^"]*"')


def kind_of(exchange: Exchange) -> str:
    """The kind of a response: a key of BUDGETS."""
    if exchange.intent is None:
        return "after silence"
    if exchange.intent == LAUNCH:
        return "launch"
    if not exchange.keeps_open:
        return "outcome and ending" if exchange.intent in _CONSENTING else "ending"
    if exchange.attributes.get("stage") == "emergency":
        return "emergency"
    said = [template for template, _ in exchange.attributes.get("last") or ()]
    if not said:
        return "repair"  # The safety net spoke, which knows no lines.
    *lines, question = said
    return _kind_of_lines(lines) or ("safety check" if _CHECK.match(question) else "question")


def _kind_of_lines(lines: list[str]) -> str | None:
    kinds = (kind for fits, kind in _BY_LINE if any(map(fits.match, lines)))
    return next(kinds, None)


def ordinary_seconds(exchange: Exchange) -> float:
    """How long a response takes to say at an ordinary pace, whoever asked for a slower one."""
    return spoken_seconds(_RATE.sub("", exchange.speech)) if exchange.speech else 0.0
