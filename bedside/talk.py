"""Talking with the skill at a desk: a calm terminal for people, JSON lines for programs."""

import sys
from collections.abc import Iterable, Iterator, Mapping

from rich.panel import Panel
from rich.text import Text

from bedside.console import InputError, Json, say_json, typed_lines
from bedside.reminder_panels import panels
from bedside.simulator.alexa_requests import PERMISSION_CARD
from bedside.simulator.alexa_words import DeskWords, desk_words
from bedside.simulator.echo import Device
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import HeldReminder
from bedside.terminal import Terminal
from leg_comfort.speech.ssml import Node, break_seconds, parse

ALEXA = "color(180)"
WHISPER = "dim italic"
SOFT = "dim"
PROMPT = "› "
PAUSE = " … "
HELP = "empty line: silence · ?: what was understood · Ctrl-D: good-bye"


def talk_in_json(device: Device, lines: Iterable[tuple[int, str]] | None = None) -> None:
    """One utterance a line in, one JSON object a turn out, the launch first.

    An empty line is silence: the reprompt comes again, then the session ends. A line after the
    end of a session opens a new one, as a one-shot request does; silence opens none. Where the
    skill has left it to Alexa to ask for a permission, the next line answers her.
    """
    say_json(device.launch().as_json())
    for _, line in typed_lines() if lines is None else lines:
        exchange = _answered(device, line.strip())
        if exchange is not None:
            say_json(exchange.as_json())


def talk_in_terminal(device: Device, terminal: Terminal | None = None) -> None:
    """Talk until the session ends, or the person leaves."""
    shown = terminal or Terminal()
    shown.print(Text(HELP, SOFT))
    show(shown, device.launch(), desk_words(device.locale))
    for line in _typed(shown):
        _turn(shown, device, line.strip())
        if not (device.open or device.permission_asked):
            return
    if device.open:
        device.end()
    shown.print(Text("Good-bye.", SOFT))


def _turn(shown: Terminal, device: Device, line: str) -> None:
    if line == "?":
        shown.print(Text(explained(device.exchanges), SOFT))
        return
    words, before = desk_words(device.locale), _held(device)
    exchange = _answered(device, line)
    if exchange is not None:
        show(shown, exchange, words)
    for panel in panels(before, _held(device), words):
        shown.print(panel)
    if device.permission_asked:
        shown.print(Text(words.permission, ALEXA))


def _answered(device: Device, line: str) -> Exchange | None:
    """What comes of a line; None for silence that nobody hears."""
    if device.permission_asked:
        return device.consent(desk_words(device.locale).consent_in(line), heard=line)
    if line:
        return device.say(line)
    return device.silence() if device.open else None


def _held(device: Device) -> list[HeldReminder]:
    return list(device.amazon.reminders) if device.amazon else []


def _typed(shown: Terminal) -> Iterator[str]:
    """What the person types; what comes through a pipe is shown as if it were typed."""
    if sys.stdin is None or not sys.stdin.isatty():
        for _, line in typed_lines():
            shown.print(Text(f"{PROMPT}{line}", SOFT))
            yield line
        return
    while True:
        try:
            yield shown.input(Text(PROMPT, SOFT))
        except EOFError:
            shown.print()
            return
        except UnicodeDecodeError as problem:
            raise InputError("what was typed is not UTF-8 text") from problem


def show(shown: Terminal, exchange: Exchange, words: DeskWords) -> None:
    """Show what Alexa says, and the card if there is one."""
    if exchange.speech is not None:
        shown.print(spoken(exchange.speech))
    if exchange.card is not None:
        title, body = _texts(exchange.card, words)
        shown.print(Panel(Text(body), title=Text(title), border_style=SOFT, expand=False))


def _texts(card: Json, words: DeskWords) -> tuple[str, str]:
    """Title and body of a card; the one that asks for the permission is Alexa's own."""
    if card.get("type") == PERMISSION_CARD:
        return words.app, words.card
    return card.get("title") or "", card.get("text") or card.get("content") or ""


def spoken(ssml: str) -> Text:
    """Speech as it is heard: pauses shown softly, a whisper in dim italics."""
    text = Text()
    for words, style in _pieces(parse(ssml), ALEXA):
        joined = " ".join(words.split())
        if joined:
            glue = "" if not text or joined[0] in ".,;:?!" else " "
            text.append(f"{glue}{joined}", style)
    return text


def _pieces(node: Node, style: str) -> Iterator[tuple[str, str]]:
    if node.tag == "break":
        yield (PAUSE if break_seconds(node) else " "), SOFT
    elif node.tag == "sub":
        yield node.attributes.get("alias", ""), style
    else:
        whispered = node.tag == "amazon:effect" and node.attributes.get("name") == "whispered"
        for child in node.children:
            if isinstance(child, str):
                yield child, WHISPER if whispered else style
            else:
                yield from _pieces(child, WHISPER if whispered else style)


def explained(exchanges: list[Exchange]) -> str:
    """What was understood in the last turn: the intent, its slots, the findings it added."""
    last = exchanges[-1]
    before = exchanges[-2].attributes.get("findings", {}) if len(exchanges) > 1 else {}
    now = last.attributes.get("findings") or {}
    added = {id_: value for id_, value in now.items() if before.get(id_) != value}
    return "\n".join(
        [
            f"intent    {last.intent or 'silence'}",
            f"slots     {_listed(last.slots)}",
            f"findings  {_listed(added)}",
        ]
    )


def _listed(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in values.items()) or "nothing"
