"""A transcript is played through the skill; what is not as written is said with the whole of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bedside.evaluation.transcripts.actions import deed_in, speaks
from bedside.evaluation.transcripts.expectations import (
    EXPECTATIONS,
    Scene,
    faults_of,
    occurs,
    words_of,
)
from bedside.evaluation.transcripts.lines import ENDS, YOU, intent_in
from bedside.evaluation.transcripts.transcript import Step, Transcript
from bedside.simulator.echo import Device, Handler, Hearing, NotNowError
from bedside.simulator.exchange import Exchange
from bedside.simulator.surroundings import Household, furnished, household
from leg_comfort.alexa.deployment import World
from leg_comfort.speech import load_words

__all__ = ["Rehearsal", "faults_of", "occurs", "rehearse"]

A_DAY = datetime(2026, 1, 15, tzinfo=UTC)
NOON = time(12)
Furnished = Callable[[World], Handler]
"""What makes a skill that has a world of its own."""
Echo = Callable[..., Device]
"""What makes a device, called as `Device` is."""


@dataclass(slots=True)
class Rehearsal:
    """One run of a transcript. problems: what is not as written, by line."""

    transcript: Transcript
    device: Device
    household: Household = field(default_factory=Household)
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Play every step; nothing is said any more once the session has ended."""
        if not self.transcript.says_yes("one-shot"):
            self._heard(0, "(launch)", self.device.launch())
        for step in self.transcript.steps:
            if step.key == YOU:
                self._do(step)
            else:
                self._expect(step)

    def report(self) -> str:
        """The problems, then the whole conversation as it went."""
        problems = "\n".join(self.problems)
        return f"{self.transcript.name}\n{problems}\n\n" + "\n".join(self.told)

    def _do(self, step: Step) -> None:
        """What the person does; with nobody listening, words and intents are a problem."""
        if self._is_spoken(step.text) and not self.device.open and self.device.exchanges:
            self._wrong(step.line, "the session had ended already")
            return
        try:
            exchange = self._done(step.text)
        except NotNowError as problem:
            self._wrong(step.line, str(problem))
            return
        self._heard(step.line, step.text, exchange)

    def _is_spoken(self, text: str) -> bool:
        return deed_in(text) is None or speaks(text)

    def _done(self, text: str) -> Exchange | None:
        deed, intent = deed_in(text), intent_in(text)
        if deed is not None:
            return deed(self.device)
        return self.device.say(text) if intent is None else self.device.intend(*intent)

    def _heard(self, line: int, said: str, exchange: Exchange | None) -> None:
        if exchange is None:
            self.told.append(f"you: {said}")
            return
        slots = " ".join(f"{name}={value}" for name, value in exchange.slots.items())
        understood = f"   [{exchange.intent} {slots}".rstrip() + "]" if exchange.heard else ""
        self.told += [f"you: {said}{understood}", f"alexa: {words_of(exchange.speech)}"]
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
        missing = EXPECTATIONS[step.key](self._scene(), step.text)
        if missing is not None:
            self._wrong(step.line, f"{step.key}: {step.text}\n    but: {missing}")

    def _scene(self) -> Scene:
        return Scene(self.device.last, self.household, self.device.user_id)

    def _wrong(self, line: int, problem: str) -> None:
        self.problems.append(f"  line {line}: {problem}")


def rehearse(
    transcript: Transcript,
    handler: Handler,
    hearing: Hearing | None = None,
    furnish: Furnished = furnished,
    echo: Echo = Device,
) -> Rehearsal:
    """Play a transcript; its problems are empty where all is as written.

    handler: the skill. furnish: makes the skill for a transcript that wants a memory or a diary.
    echo: makes the device that the person speaks with.
    """
    device = _device(transcript, handler, hearing, echo)
    with _around(transcript, device) as around:
        device.amazon = around.amazon
        if around.memory is not None or around.diary:
            device.handler = furnish(World(around.memory, around.diary))
        rehearsal = Rehearsal(transcript, device, around)
        rehearsal.run()
    return rehearsal


def _device(
    transcript: Transcript, handler: Handler, hearing: Hearing | None, echo: Echo
) -> Device:
    return echo(
        handler,
        transcript.locale,
        night=transcript.says_yes("night"),
        screen=transcript.says_yes("screen"),
        clock=lambda: _moment(transcript),
        hearing=hearing,
        seed=transcript.seed,
        time_zone=transcript.time_zone,
        hour=transcript.hour,
    )


def _moment(transcript: Transcript) -> datetime:
    """A moment of the transcript's day where the device stands; the device knows the hour."""
    if transcript.today is None:
        return A_DAY
    zone = transcript.time_zone or load_words(transcript.locale).region["time_zone"]
    return datetime.combine(transcript.today, NOON, ZoneInfo(zone))


def _around(transcript: Transcript, device: Device) -> AbstractContextManager[Household]:
    return household(
        lambda: device.now,
        device.bedside.zone.key,
        memory=transcript.says_yes("memory"),
        diary=transcript.says_yes("diary"),
        reminders=transcript.reminders,
    )
