"""Play a transcript as a conversation of the page, and tell where it goes otherwise."""

from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import Any

from bedside.console import InputError, Json
from bedside.evaluation.transcripts.playback import play_transcript
from bedside.evaluation.transcripts.transcript import parse_transcript
from bedside.nlu import nlu_for
from bedside.simulator.echo import Echo, SkillHandler
from bedside.simulator.exchange import Exchange
from bedside.web.turn_view import ShownTurn, as_json
from leg_comfort.locales import KNOWN_LOCALES

NAME = "conversation"


class ShownEcho(Echo):
    """An Echo that keeps each turn as the page shows it."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - those of Echo
        super().__init__(*arguments, **settings)
        self.turns: list[Json] = []

    def silence(self) -> Exchange:
        """Stay silent, and keep the reprompt as a turn."""
        before = len(self.turns)
        exchange = super().silence()
        if len(self.turns) == before:
            self._show(exchange, {}, (), 0.0)
        return exchange

    def _ask(self, text: str | None, name: str, slots: Mapping[str, str], own: Json) -> Exchange:
        known = self.attributes.get("findings") or {}
        reminders = list(self.amazon.reminders) if self.amazon else []
        began = perf_counter()
        exchange = super()._ask(text, name, slots, own)
        self._show(exchange, known, reminders, perf_counter() - began)
        return exchange

    def _show(self, exchange: Exchange, known: Json, before: Sequence[Any], seconds: float) -> None:
        self.turns.append(as_json(self, ShownTurn(exchange, known, before, seconds)))


def play(text: str, skill: SkillHandler) -> Json:
    """Return the device of a transcript, its turns, and each difference from what is written.

    Raises InputError if the text is no transcript.
    """
    transcript = parse_transcript(NAME, text.splitlines())
    if transcript.locale not in KNOWN_LOCALES:
        raise InputError(f"{NAME}: no such locale: {transcript.locale}")
    nlu = nlu_for(transcript.locale)
    echoes: list[ShownEcho] = []

    def make_echo(*arguments: Any, **settings: Any) -> ShownEcho:  # noqa: ANN401 - those of Echo
        echoes.append(ShownEcho(*arguments, **settings))
        return echoes[-1]

    playback = play_transcript(transcript, skill, nlu, make_echo=make_echo)
    return {
        "locale": transcript.locale,
        "night": transcript.says_yes("night"),
        "screen": transcript.says_yes("screen"),
        "turns": echoes[0].turns,
        "problems": [" ".join(each.split()) for each in playback.problems],
    }
