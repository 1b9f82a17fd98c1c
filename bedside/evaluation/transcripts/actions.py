"""The actions of a transcript beside words and intents, by a person, the Echo or time.

They are in brackets, as in "(allow)" or "(later: 3 days)".
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from bedside.simulator.echo import Echo
from bedside.simulator.exchange import Exchange

Action = Callable[[Echo], Exchange | None]

DISABLED = "AlexaSkillEvent.SkillDisabled"
NOTHING_KEPT = {"userInformationPersistenceStatus": "NOT_PERSISTED"}
ANSWERS = {"allow": "ACCEPTED", "refuse": "DENIED", "no answer": "NOT_ANSWERED"}
"""A person's answer to Alexa's own question → Amazon's word for it."""
SPEAKING = frozenset({"silence", "leave"})
"""Actions that need an open session."""
_UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
_ACTION = re.compile(r"\((?P<name>[a-z]+(?: [a-z]+)?)(?:: (?P<how>[^()]+))?\)")
_SPAN = re.compile(rf"(?P<count>\d{{1,4}}) (?P<unit>{'|'.join(_UNITS)})")
_NEXT_NIGHT = "next night"


def action_in(text: str) -> Action | None:
    """Return the effect of "(later: 3 days)" and the like on an Echo; None for any other text."""
    found = _ACTION.fullmatch(text)
    if found is None:
        return None
    name, how = found["name"], found["how"]
    if name in ANSWERS:
        return _consent(ANSWERS[name], how)
    if name == "later":
        return _later(how or "")
    if name == "touch":
        return _touch((how or "").split())
    return _PLAIN.get(name) if how is None else None


def speaks(text: str) -> bool:
    """Return whether an action such as "(silence)" needs an open session."""
    return text.strip("()") in SPEAKING


def _consent(answer: str, how: str | None) -> Action | None:
    ways: Mapping[str | None, Action] = {
        None: lambda echo: echo.consent(answer),
        "version 1": lambda echo: echo.consent(answer, "1"),
        "session lost": lambda echo: echo.consent(answer, keeps_session=False),
    }
    return ways.get(how)


def _later(how: str) -> Action | None:
    if how == _NEXT_NIGHT:
        return lambda echo: echo.bedside.next_night()
    span = _SPAN.fullmatch(how)
    if span is None:
        return None
    by = timedelta(seconds=int(span["count"]) * _UNITS[span["unit"]])
    return lambda echo: echo.later(by)


def _touch(arguments: list[str]) -> Action | None:
    return (lambda echo: echo.touch(arguments)) if arguments else None


def _disable(echo: Echo) -> Exchange:
    echo.cut_off()
    return echo.event(DISABLED, NOTHING_KEPT)


_PLAIN: Mapping[str, Action] = {
    "silence": Echo.silence,
    "open": Echo.launch,
    "leave": Echo.end,
    "disable": _disable,
    "cut off": lambda echo: echo.cut_off(),
}
