"""The conversation in a terminal for people, and as JSON lines for programs."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NoReturn

from rich import box
from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from bedside.commands.common import terminal_words
from bedside.console import InputError, Json, say_json, typed_lines, writing
from bedside.simulator.alarm import Alarm, alarm_in
from bedside.simulator.alexa_requests import PERMISSION_CARD
from bedside.simulator.alexa_words import AlexaWords, alexa_words
from bedside.simulator.echo import Echo
from bedside.simulator.exchange import ENDED, Exchange
from bedside.simulator.fake_alexa_api import HeldReminder
from leg_comfort.speech import Node, break_seconds, parse

# Neither the colour of the letters nor that of the paper is ours: only weight, slant and inversion.
ALEXA = "bold"
WHISPER = "dim italic"
SOFT = "dim"
ALARM, NUMBER = "bold red", "bold reverse"
PROMPT = "› "
PAUSE = " … "
NARROWEST, USUAL = 20, 80
"""Columns. A terminal that says it has fewer is taken for one that does not know."""

Change = tuple[str, HeldReminder]


class Terminal(Console):
    """A console that adds nothing to the text, and leaves a broken pipe to the caller."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False)
        if self.width < NARROWEST:
            self.width = USUAL

    def show(self, *parts: Text | Panel) -> None:
        """Print one part a line.

        Raises OutputError if standard output takes no more.
        """
        with writing():
            for part in parts:
                self.print(part)

    def on_broken_pipe(self) -> NoReturn:
        """Raise the error that cli.main() handles."""
        raise BrokenPipeError


def talk_in_json(echo: Echo, lines: Iterable[tuple[int, str]] | None = None) -> None:
    """Read one utterance a line and write one JSON object a turn, the launch first.

    An empty line is silence: the reprompt is repeated, then the session ends. A line after the end
    of a session opens a new one, as a one-shot request does; silence does not. If the skill has
    Alexa ask for a permission, the next line answers her.
    """
    say_json(echo.launch().as_json())
    for _, line in typed_lines() if lines is None else lines:
        exchange = _answered(echo, line.strip())
        if exchange is not None:
            say_json(exchange.as_json())


def talk_in_terminal(echo: Echo, terminal: Terminal | None = None) -> None:
    """Talk until the session ends or the input does."""
    shown, words = terminal or Terminal(), terminal_words(echo.locale)
    shown.show(Text(words["help"], SOFT))
    show(shown, echo.launch(), echo)
    for line in _typed(shown):
        _turn(shown, echo, line.strip())
        if not (echo.open or echo.permission_asked):
            if line.strip() == "" and echo.last.intent == ENDED:
                shown.show(Text(words["nobody"], SOFT))
            return
    if echo.open:
        echo.end()
    shown.show(Text(words["good_bye"], SOFT))


def _turn(shown: Terminal, echo: Echo, line: str) -> None:
    if line == "?":
        shown.show(Text(explained(echo.exchanges), SOFT))
        return
    words, before = alexa_words(echo.locale), _held(echo)
    exchange = _answered(echo, line)
    if exchange is not None:
        show(shown, exchange, echo)
    shown.show(*panels(before, _held(echo), words))
    if echo.permission_asked:
        shown.show(Text(words.permission, ALEXA))


def _answered(echo: Echo, line: str) -> Exchange | None:
    """Return the exchange after a line; None for silence without a session."""
    if echo.permission_asked:
        return echo.consent(alexa_words(echo.locale).consent_in(line), heard=line)
    if line:
        return echo.say(line)
    return echo.silence() if echo.open else None


def _held(echo: Echo) -> list[HeldReminder]:
    return list(echo.amazon.reminders) if echo.amazon else []


def _typed(shown: Terminal) -> Iterator[str]:
    """Yield the typed lines; lines from a pipe are printed as if they were typed."""
    if sys.stdin is None or not sys.stdin.isatty():
        for _, line in typed_lines():
            shown.show(Text(f"{PROMPT}{line}", SOFT))
            yield line
        return
    with suppress(ImportError):
        import readline  # noqa: F401 - Lines are edited, and kept in memory only: they are private.
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            shown.show(Text())
            return
        except UnicodeDecodeError as problem:
            raise InputError("what was typed is not UTF-8 text") from problem


def show(shown: Terminal, exchange: Exchange, echo: Echo) -> None:
    """Print the speech of an exchange, set apart in an emergency, and the card if it has one."""
    if exchange.speech is not None:
        alarm = alarm_in(exchange, echo.locale, echo.bedside.zone.key)
        speech, words = spoken(exchange.speech), terminal_words(echo.locale)["emergency"]
        shown.show(alarm_panel(alarm, speech, words) if alarm else speech)
    if exchange.card is not None:
        title, body = _texts(exchange.card, alexa_words(echo.locale))
        shown.show(Panel(Text(body), title=Text(title), border_style=SOFT, expand=False))


def alarm_panel(alarm: Alarm, speech: Text, words: Json) -> Panel:
    """Return an emergency in a heavy frame: number, what was heard, and what to do."""
    title = words["now"] if alarm.at_once else words["today"]
    heard = [Text(each, ALEXA) for each in alarm.heard if each not in alarm.said]
    said = Text(speech.plain, ALEXA)  # At night it is whispered, and not shown any fainter.
    head = [Text(f"  {alarm.number}  ", NUMBER), Text(alarm.act, ALEXA), Text()]
    return Panel(
        Group(*head, *heard, said),
        title=Text(f" {title} ", NUMBER),
        box=box.HEAVY,
        border_style=ALARM,
        padding=(1, 2),
    )


def _texts(card: Json, words: AlexaWords) -> tuple[str, str]:
    """Return title and body of a card. The card that asks for the permission is Alexa's."""
    if card.get("type") == PERMISSION_CARD:
        return words.app, words.card
    return card.get("title") or "", card.get("text") or card.get("content") or ""


def spoken(ssml: str) -> Text:
    """Return a speech as it sounds: pauses dimmed, whispers in dim italics."""
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
    """Return how the last turn was understood: intent, slots and new findings."""
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


def panels(
    before: Sequence[HeldReminder], after: Sequence[HeldReminder], words: AlexaWords
) -> Iterator[Panel]:
    """Yield a panel for each reminder that a turn has made, moved or cancelled."""
    for title, held in _changes(before, after, words):
        body = f"{held.when:%Y-%m-%d %H:%M}  {held.zone}\n{held.text}"
        yield Panel(Text(body), title=Text(title), border_style=SOFT, expand=False)


def _changes(
    before: Sequence[HeldReminder], after: Sequence[HeldReminder], words: AlexaWords
) -> Iterator[Change]:
    was = {held.token: held for held in before}
    for held in after:
        if held.token not in was:
            yield words.made, held
        elif held != was[held.token]:
            yield words.moved, held
    left = {held.token for held in after}
    yield from ((words.cancelled, held) for held in before if held.token not in left)
