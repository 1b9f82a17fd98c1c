"""A reply is spoken: its lines filled, joined, and wrapped in the manner the night asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from .ssml import spoken_seconds
from .words import CardText, Words

_WHISPER = Markup('<amazon:effect name="whispered">')
_WHISPER_END = Markup("</amazon:effect>")


class LineLike(Protocol):
    """A template and what it is filled with."""

    @property
    def template(self) -> str:
        """The id of the line."""

    @property
    def values(self) -> Mapping[str, object]:
        """The values by name."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is said. rate: x-slow … x-fast; volume: x-soft … x-loud; medium is left unsaid."""

    whisper: bool = False
    rate: str = "medium"
    volume: str = "medium"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What goes to the device: ssml and reprompt in <speak>, and how many seconds ssml takes."""

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
    """Fill and wrap all that a reply says; the question comes last.

    The seed chooses among wordings. Raises TemplateError naming the line that cannot be said.
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
    """Effects never nest, so where everything is whispered a line's own whisper falls away."""
    return Markup(body.replace(_WHISPER, "").replace(_WHISPER_END, ""))  # noqa: S704 - ours
