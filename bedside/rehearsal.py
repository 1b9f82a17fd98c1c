"""A transcript is played through the skill; what is not as written is said with the whole of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bedside.device import Device, Handler, Hearing
from bedside.exchange import Exchange
from bedside.transcripts import ENDS, YOU, Step, Transcript, intent_in
from leg_comfort.speech import check_ssml, plain_text

A_DAY = datetime(2026, 1, 15, tzinfo=UTC)
SILENCE = "(silence)"
NOTHING = "nothing"
ANYTHING = "…"
WHISPERED = re.compile(r'<speak><amazon:effect name="whispered">.*</amazon:effect></speak>', re.S)
WHISPERS = {True: "yes", False: "no"}


@dataclass(slots=True)
class Rehearsal:
    """One run of a transcript. problems: what is not as written, by line."""

    transcript: Transcript
    device: Device
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Play every step; nothing is said any more once the session has ended."""
        if not self.transcript.says_yes("one-shot"):
            self._heard(0, "(launch)", self.device.launch())
        for step in self.transcript.steps:
            if step.key == YOU:
                self._say(step)
            else:
                self._expect(step)

    def report(self) -> str:
        """The problems, then the whole conversation as it went."""
        problems = "\n".join(self.problems)
        return f"{self.transcript.name}\n{problems}\n\n" + "\n".join(self.told)

    def _say(self, step: Step) -> None:
        if not self.device.open and self.device.exchanges:
            self._wrong(step.line, "the session had ended already")
            return
        intent = intent_in(step.text)
        if step.text == SILENCE:
            exchange = self.device.silence()
        elif intent is not None:
            exchange = self.device.intend(*intent)
        else:
            exchange = self.device.say(step.text)
        self._heard(step.line, step.text, exchange)

    def _heard(self, line: int, said: str, exchange: Exchange) -> None:
        slots = " ".join(f"{name}={value}" for name, value in exchange.slots.items())
        understood = f"   [{exchange.intent} {slots}".rstrip() + "]" if exchange.heard else ""
        self.told += [f"you: {said}{understood}", f"alexa: {_words(exchange.speech)}"]
        self.told.append(f"   [asking {exchange.attributes.get('asking')}]")
        for problem in faults_of(exchange):
            self._wrong(line, problem)

    def _expect(self, step: Step) -> None:
        if step.key == ENDS:
            if self.device.open:
                self._wrong(step.line, "the session is still open")
            return
        if not self.device.exchanges:
            self._wrong(step.line, "nobody has said anything yet")
            return
        missing = EXPECTATIONS[step.key](self.device.last, step.text)
        if missing is not None:
            self._wrong(step.line, f"{step.key}: {step.text}\n    but: {missing}")

    def _wrong(self, line: int, problem: str) -> None:
        self.problems.append(f"  line {line}: {problem}")


def rehearse(transcript: Transcript, handler: Handler, hearing: Hearing | None = None) -> Rehearsal:
    """Play a transcript through a handler; its problems are empty where all is as written."""
    device = Device(
        handler,
        transcript.locale,
        night=transcript.says_yes("night"),
        screen=transcript.says_yes("screen"),
        clock=lambda: A_DAY,
        hearing=hearing,
        seed=transcript.seed,
    )
    rehearsal = Rehearsal(transcript, device)
    rehearsal.run()
    return rehearsal


def faults_of(exchange: Exchange) -> list[str]:
    """What is wrong with a response whatever was written: its SSML, or open without asking."""
    said = [ssml for ssml in (exchange.speech, exchange.reprompt) if ssml is not None]
    faults = [problem for ssml in said for problem in check_ssml(ssml)]
    asks = _words(exchange.speech).endswith("?")
    reprompted = exchange.reprompt is not None
    if not asks == reprompted == exchange.keeps_open:
        states = f"asks: {asks}, reprompt: {reprompted}, open: {exchange.keeps_open}"
        faults.append(f"a session is open exactly when it asks and has a reprompt ({states})")
    return faults


def occurs(written: str, spoken: str) -> bool:
    """Whether the written words occur in this order, with anything where … stands."""
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


def _words(ssml: str | None) -> str:
    return plain_text(ssml) if ssml else ""


def _speaks(exchange: Exchange, text: str) -> str | None:
    spoken = _words(exchange.speech)
    return None if occurs(text, spoken) else spoken or "nothing was said"


def _leaves_unsaid(exchange: Exchange, text: str) -> str | None:
    spoken = _words(exchange.speech)
    return spoken if occurs(text, spoken) else None


def _shows(exchange: Exchange, text: str) -> str | None:
    card = exchange.card or {}
    shown = " ".join(f"{card.get(key, '')}" for key in ("title", "content", "text")).strip()
    if text == NOTHING:
        return shown or None
    return None if occurs(text, shown) else shown or "no card"


def _whispers(exchange: Exchange, text: str) -> str | None:
    """Whether what is said, and what is said after silence, is a whisper from end to end."""
    said = [ssml for ssml in (exchange.speech, exchange.reprompt) if ssml is not None]
    softly = {bool(WHISPERED.fullmatch(ssml)) for ssml in said}
    found = "nothing" if not softly else "partly" if len(softly) > 1 else WHISPERS[softly.pop()]
    return None if found == text else found


def _attribute(key: str) -> Callable[[Exchange, str], str | None]:
    return lambda exchange, text: _differs(exchange.attributes.get(key), text)


def _assessed(key: str) -> Callable[[Exchange, str], str | None]:
    def check(exchange: Exchange, text: str) -> str | None:
        return _differs((exchange.attributes.get("assessment") or {}).get(key), text)

    return check


def _differs(value: object, text: str) -> str | None:
    found = NOTHING if value is None else str(value)
    return None if found == text else found


EXPECTATIONS: dict[str, Callable[[Exchange, str], str | None]] = {
    "alexa": _speaks,
    "alexa not": _leaves_unsaid,
    "card": _shows,
    "whispers": _whispers,
    "asking": _attribute("asking"),
    "stage": _attribute("stage"),
    "triage": _assessed("triage"),
    "cause": _assessed("cause"),
}
