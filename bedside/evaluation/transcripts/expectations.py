"""The checks of a transcript: the value that each looks at, and how it compares."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bedside.evaluation.transcripts.lines import ASKED, NOTHING, kept_in
from bedside.simulator.alexa_requests import PERMISSION_CARD
from bedside.simulator.exchange import Exchange, words_of
from bedside.simulator.surroundings import Surroundings

ANYTHING = "…"
WHISPERED = re.compile(r'<speak><amazon:effect name="whispered">.*</amazon:effect></speak>', re.S)
WHISPERS = {True: "yes", False: "no"}
PERMISSION = "permission"


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that can be checked after a turn."""

    last: Exchange
    surroundings: Surroundings
    user: str


Expectation = Callable[[Scene, str], str | None]
"""Returns the value that was found instead of the written one, or None if they agree."""


def occurs(written: str, spoken: str) -> bool:
    """Return whether the written words occur in this order, with anything in place of "…"."""
    place = 0
    for part in written.split(ANYTHING):
        words = _plain(part)
        found = _plain(spoken).find(words, place)
        if found < 0:
            return False
        place = found + len(words)
    return True


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _speaks(scene: Scene, text: str) -> str | None:
    spoken = words_of(scene.last.speech)
    return None if occurs(text, spoken) else spoken or "nothing was said"


def _leaves_unsaid(scene: Scene, text: str) -> str | None:
    spoken = words_of(scene.last.speech)
    return spoken if occurs(text, spoken) else None


def _shows(scene: Scene, text: str) -> str | None:
    card = scene.last.card or {}
    parts = [PERMISSION] if card.get("type") == PERMISSION_CARD else []
    shown = " ".join([*parts, *(f"{card.get(key, '')}" for key in ("title", "content", "text"))])
    if text == NOTHING:
        return shown.strip() or None
    return None if occurs(text, shown) else shown.strip() or "no card"


def _whispers(scene: Scene, text: str) -> str | None:
    """Check whether the speech and the reprompt are whispered from end to end."""
    said = [ssml for ssml in (scene.last.speech, scene.last.reprompt) if ssml is not None]
    softly = {bool(WHISPERED.fullmatch(ssml)) for ssml in said}
    found = "nothing" if not softly else "partly" if len(softly) > 1 else WHISPERS[softly.pop()]
    return None if found == text else found


def _attribute(key: str) -> Expectation:
    return lambda scene, text: _differs(scene.last.attributes.get(key), text)


def _assessed(key: str) -> Expectation:
    def check(scene: Scene, text: str) -> str | None:
        return _differs((scene.last.attributes.get("assessment") or {}).get(key), text)

    return check


def _permission(scene: Scene, text: str) -> str | None:
    return _differs(ASKED if scene.last.permission_asked else None, text)


def _reminder(scene: Scene, text: str) -> str | None:
    return _differs(", ".join(scene.surroundings.reminders()) or None, text)


def _kept(scene: Scene, text: str) -> str | None:
    """Check the remembered values that are named; `nothing` means that there are none."""
    kept, wanted = scene.surroundings.kept(scene.user), kept_in(text)
    as_written = all(_is_kept(kept.get(name), value) for name, value in wanted.items())
    if as_written and (wanted or not kept):
        return None
    return ", ".join(f"{name}={value}" for name, value in kept.items()) or NOTHING


def _is_kept(found: str | None, written: str) -> bool:
    if written == ANYTHING:
        return found is not None
    return (found or NOTHING) == written


def _differs(value: object, text: str) -> str | None:
    found = NOTHING if value is None else str(value)
    return None if found == text else found


EXPECTATIONS: dict[str, Expectation] = {
    "alexa": _speaks,
    "alexa not": _leaves_unsaid,
    "card": _shows,
    "whispers": _whispers,
    "asking": _attribute("asking"),
    "stage": _attribute("stage"),
    "triage": _assessed("triage"),
    "cause": _assessed("cause"),
    "permission": _permission,
    "reminder": _reminder,
    "kept": _kept,
}
