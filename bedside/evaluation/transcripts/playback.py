"""Play a transcript through the skill, and report each difference with the whole conversation."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from bedside.evaluation.transcripts.actions import action_in, speaks
from bedside.evaluation.transcripts.expectations import EXPECTATIONS, Scene
from bedside.evaluation.transcripts.lines import ENDS, YOU, intent_in
from bedside.evaluation.transcripts.proofs import reached
from bedside.evaluation.transcripts.transcript import Transcript, TranscriptStep
from bedside.simulator.echo import Echo, Nlu, SkillHandler
from bedside.simulator.exchange import Exchange, NotNowError, faults_of, words_of
from bedside.simulator.surroundings import Surroundings, skill_in, surroundings
from leg_comfort.alexa import Deployment
from leg_comfort.clinic import Clinic, load_clinic
from leg_comfort.locales import usual_time_zone

A_DAY = datetime(2026, 1, 15, tzinfo=UTC)
NOON = time(12)
MakeSkill = Callable[[Deployment], SkillHandler]
"""Makes a skill with a deployment of its own."""
MakeEcho = Callable[..., Echo]
"""Makes an Echo; called as `Echo` is."""


@dataclass(slots=True)
class Playback:
    """One run of a transcript. problems holds the differences, by line."""

    transcript: Transcript
    echo: Echo
    surroundings: Surroundings = field(default_factory=Surroundings)
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Play every step."""
        if not self.transcript.says_yes("one-shot"):
            self._heard(0, "(launch)", self.echo.launch())
        for step in self.transcript.steps:
            if step.key == YOU:
                self._do(step)
            else:
                self._expect(step)
        self._prove()

    def report(self) -> str:
        """Return the problems, then the whole conversation."""
        problems = "\n".join(self.problems)
        return f"{self.transcript.name}\n{problems}\n\n" + "\n".join(self.told)

    def _do(self, step: TranscriptStep) -> None:
        """Do a step. Words and intents after the end of the session are a problem."""
        if self._is_spoken(step.text) and not self.echo.open and self.echo.exchanges:
            self._wrong(step.line, "the session had ended already")
            return
        try:
            exchange = self._done(step.text)
        except NotNowError as problem:
            self._wrong(step.line, str(problem))
            return
        self._heard(step.line, step.text, exchange)

    def _is_spoken(self, text: str) -> bool:
        return action_in(text) is None or speaks(text)

    def _done(self, text: str) -> Exchange | None:
        action, intent = action_in(text), intent_in(text)
        if action is not None:
            return action(self.echo)
        return self.echo.say(text) if intent is None else self.echo.intend(*intent)

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

    def _expect(self, step: TranscriptStep) -> None:
        if step.key == ENDS:
            if self.echo.open:
                self._wrong(step.line, "the session is still open")
            return
        if not self.echo.exchanges:
            self._wrong(step.line, "nobody has said anything yet")
            return
        missing = EXPECTATIONS[step.key](self._scene(), step.text)
        if missing is not None:
            self._wrong(step.line, f"{step.key}: {step.text}\n    but: {missing}")

    def _prove(self) -> None:
        """Hold the transcript to the rules that it says it proves."""
        if self.transcript.proves:
            found = reached(_clinic(), self.echo.exchanges)
            unproved = [rule for rule in self.transcript.proves if rule not in found]
            self.problems += [f"  it does not reach the rule that it proves: {r}" for r in unproved]

    def _scene(self) -> Scene:
        return Scene(self.echo.last, self.surroundings, self.echo.user_id)

    def _wrong(self, line: int, problem: str) -> None:
        self.problems.append(f"  line {line}: {problem}")


@cache
def _clinic() -> Clinic:
    return load_clinic()


def play_transcript(
    transcript: Transcript,
    handler: SkillHandler,
    nlu: Nlu | None = None,
    make_skill: MakeSkill = skill_in,
    make_echo: MakeEcho = Echo,
) -> Playback:
    """Play a transcript; the result has no problems if all is as written.

    handler is the skill. make_skill makes the skill for a transcript with a memory or a diary.
    make_echo makes the Echo.
    """
    echo = _echo(transcript, handler, nlu, make_echo)
    with _around(transcript, echo) as around:
        echo.amazon = around.amazon
        if around.memory is not None or around.diary:
            echo.handler = make_skill(Deployment(around.memory, around.diary))
        playback = Playback(transcript, echo, around)
        playback.run()
    return playback


def _echo(
    transcript: Transcript, handler: SkillHandler, nlu: Nlu | None, make_echo: MakeEcho
) -> Echo:
    echo: Echo = make_echo(
        handler,
        transcript.locale,
        night=transcript.says_yes("night"),
        screen=transcript.says_yes("screen"),
        clock=lambda: _moment(transcript),
        nlu=nlu,
        seed=transcript.seed,
        time_zone=transcript.time_zone,
        hour=transcript.hour,
    )
    return echo


def _moment(transcript: Transcript) -> datetime:
    """Return a moment of the transcript's day in the Echo's zone; the Echo knows the hour."""
    if transcript.today is None:
        return A_DAY
    zone = transcript.time_zone or usual_time_zone(transcript.locale)
    return datetime.combine(transcript.today, NOON, ZoneInfo(zone))


def _around(transcript: Transcript, echo: Echo) -> AbstractContextManager[Surroundings]:
    return surroundings(
        lambda: echo.now,
        echo.bedside.zone.key,
        memory=transcript.says_yes("memory"),
        diary=transcript.says_yes("diary"),
        reminders=transcript.reminders,
    )
