"""Fill the lines of a reply, join them, and wrap them in a manner of speech."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from markupsafe import Markup

from .ssml import RATES
from .words import CardText, Words

NIGHT_BEGINS, NIGHT_ENDS = 22, 7
"""Hours of the local clock: the first of the night, and the first that is no longer night."""
VOLUMES = frozenset({"x-soft", "soft", "medium", "loud", "x-loud"})

_WHISPER = Markup('<amazon:effect name="whispered">')
_WHISPER_END = Markup("</amazon:effect>")


class LineLike(Protocol):
    """The id of a template and the values that fill it."""

    @property
    def template(self) -> str:
        """Return the id of the line."""

    @property
    def values(self) -> Mapping[str, object]:
        """Return the values by name."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A manner of speech. rate: x-slow … x-fast; volume: x-soft … x-loud; medium adds no markup."""

    whisper: bool = False
    rate: str = "medium"
    volume: str = "medium"


def manner_of(wishes: Mapping[str, Any], local: datetime | None) -> Manner:
    """Return the manner for the wished whisper, rate and volume; an unknown word is medium.

    Without a wish for or against it, speech is whispered by night. local: the user's time of day.
    """
    return Manner(
        whisper=wishes.get("whisper", is_night(local)) is True,
        rate=_known(wishes.get("rate"), RATES),
        volume=_known(wishes.get("volume"), VOLUMES),
    )


def is_night(local: datetime | None) -> bool:
    """Return whether a local time is at night; an unknown time is not."""
    return local is not None and (local.hour >= NIGHT_BEGINS or local.hour < NIGHT_ENDS)


def _known(value: object, words: Collection[str]) -> str:
    return value if isinstance(value, str) and value in words else "medium"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A filled reply. ssml, reprompt: each in <speak>. seconds: how long ssml takes to say."""

    ssml: str
    reprompt: str | None
    card: CardText | None
    seconds: float


def speak(
    words: Words,
    lines: Sequence[LineLike],
    question: LineLike | None = None,
    reprompt: LineLike | None = None,
    card: LineLike | None = None,
    manner: Manner = Manner(),
    seed: int = 0,
) -> Spoken:
    """Return a reply as speech; the question comes last.

    seed: chooses among wordings. Raises TemplateError naming the line that cannot be filled.
    """
    said = [*lines, *([question] if question else [])]
    ssml = _in_manner(_join(words, said, seed), manner)
    return Spoken(
        ssml=ssml,
        reprompt=_in_manner(_join(words, [reprompt], seed), manner) if reprompt else None,
        card=words.card(card.template, card.values, seed) if card else None,
        seconds=words.seconds(ssml),
    )


def _join(words: Words, lines: Sequence[LineLike], seed: int) -> Markup:
    return Markup(" ").join(words.line(line.template, line.values, seed) for line in lines)


def _in_manner(body: Markup, manner: Manner) -> str:
    asked = {"rate": manner.rate, "volume": manner.volume}
    kept = {name: value for name, value in asked.items() if value != "medium"}
    if kept:
        attributes = Markup(" ").join(Markup('{}="{}"').format(*each) for each in kept.items())
        body = Markup("<prosody {}>{}</prosody>").format(attributes, body)
    if manner.whisper:
        body = _WHISPER + _without_whispers(body) + _WHISPER_END
    return f"<speak>{body}</speak>"


def _without_whispers(body: Markup) -> Markup:
    """Remove the whispers of single lines: effects must not nest."""
    return Markup(body.replace(_WHISPER, "").replace(_WHISPER_END, ""))  # noqa: S704 - ours
