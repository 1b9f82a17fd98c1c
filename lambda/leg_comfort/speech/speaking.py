"""Fill the lines of a reply, join them, and wrap them in a manner of speech."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from .ssml import spoken_seconds
from .words import CardText, Words

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
        seconds=spoken_seconds(ssml),
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
