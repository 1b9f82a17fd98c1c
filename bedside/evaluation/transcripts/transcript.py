"""The format of transcripts: conversations that can be read, and played against the skill.

A transcript is a text file. Blank lines and lines that begin with # are comments. Before the first
step two kinds of comment are read: `# proves: dark_urine, three_weeks` names the red flags and the
rules of escalation that it reaches, and playing it holds it to that; `# 8 A3 C GB` names the
corrections to the clinical notes that it shows. It begins with headers: its subject, one of
BEHAVIOURS in `.lines`, as in `behaviour: correction`, and optionally
`locale: en-GB`, `night: yes`, `screen: yes`, `seed: 3` (which varies the wordings), `one-shot: yes`
(the person speaks first; otherwise the skill is launched) and `by name: yes` (it sends an intent
that no words may bring, as below). The surroundings:

    hour: 22                    the hour that the clock shows at first, instead of night or day
    today: 2026-11-23           the day at the Echo
    time zone: Europe/London    the Echo's time zone, which Amazon's services know, too
    memory: yes                 preferences are kept from one conversation to the next
    diary: yes                  nights are kept as well, if the person agrees
    reminders: allowed          Amazon's services can be reached, in one of the STATES of
                                `bedside.simulator.surroundings`; by default they cannot

Then, in any order:

    you: yes                                    words, through language understanding
    you: (AMAZON.YesIntent)                     an intent by name, if the head says so
    you: (ReportIntent finding=one_leg_swollen) an intent with slots, by id; words of several in
                                                quotes, as in (SayIntent words="my leg is hot")
    you: (touch: no)                            the arguments of something touched on the screen
    you: (silence)                              the reprompt is played; the second time the session
                                                ends
    you: (allow)                                yes to Alexa's own question for the permission
    you: (refuse)                               no to it
    you: (no answer)                            neither; each also as (allow: version 1), the older
                                                payload, and (allow: session lost)
    you: (open)                                 the skill is opened in a new session
    you: (leave)                                the session is ended from outside
    you: (cut off)                              the session is lost without notifying the skill
    you: (later: 3 days)                        time passes, in seconds, minutes, hours or days
    you: (later: next night)                    time passes until the next hour of night
    you: (disable)                              the skill is disabled
    alexa: One … is it swollen?                 words in this order, … for anything between
    alexa not: rub                              words that must not occur
    asking: rf1                                 the question just asked, `nothing` for none
    stage: safety                               the stage of the conversation
    triage: self_care                           the triage level of the assessment
    cause: overexertion                         the cause of the assessment
    card: Leg Comfort                           words on the card, `nothing` for no card,
                                                `permission` for one that asks for the permission
    permission: asked                           Alexa is to ask for the permission, or `nothing`
    reminder: 2026-11-24 10:00                  the reminder at Amazon's services, or `nothing`
    kept: whisper=true, nights=4, reminder=…    values in memory: preferences, the number of nights
                                                in the diary, and `conversation` for one cut off;
                                                … for any value, `nothing` for none; `nothing` as
                                                the whole text for an empty memory
    whispers: yes                               whether all of it is whispered, or none of it
    ends                                        the session is over
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bedside.console import InputError
from bedside.evaluation.transcripts.lines import (
    BY_NAME,
    CHECKS,
    ENDS,
    HEADERS,
    YOU,
    fits_check,
    fits_header,
    intent_in,
    is_doable,
)
from bedside.evaluation.transcripts.proofs import items_in, proved_in
from leg_comfort.locales import DEFAULT_LOCALE

WELL = "allowed"
"""The state of Amazon's services if only a time zone is given."""


@dataclass(frozen=True, slots=True)
class TranscriptStep:
    """One line of a conversation. key is "you", "ends" or the name of a check."""

    line: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole conversation: its headers and its steps in order."""

    name: str
    headers: Mapping[str, str]
    steps: Sequence[TranscriptStep]
    proves: tuple[str, ...] = ()
    """The red flags and rules of escalation that it reaches."""
    corrections: tuple[str, ...] = ()
    """The corrections to the clinical notes that it shows."""

    @property
    def behaviour(self) -> str:
        """The behaviour it is about, or ""."""
        return self.headers.get("behaviour", "")

    @property
    def locale(self) -> str:
        return self.headers.get("locale", DEFAULT_LOCALE)

    @property
    def hour(self) -> int | None:
        """The hour that the clock shows at first; None for the usual hour of night or day."""
        return int(self.headers["hour"]) if "hour" in self.headers else None

    @property
    def today(self) -> date | None:
        """The day at the Echo; None for any."""
        return date.fromisoformat(self.headers["today"]) if "today" in self.headers else None

    @property
    def time_zone(self) -> str | None:
        """The Echo's time zone; None for the locale's usual one."""
        return self.headers.get("time zone")

    @property
    def reminders(self) -> str | None:
        """The state of Amazon's services; None if there are none."""
        return self.headers.get("reminders", self.time_zone and WELL)

    def says_yes(self, header: str) -> bool:
        """Return whether a header such as night says yes."""
        return self.headers.get(header) == "yes"

    @property
    def seed(self) -> int:
        """Varies the wordings of the skill."""
        return int(self.headers.get("seed", "0"))


def read_transcript(path: Path) -> Transcript:
    """Read one file.

    Raises InputError with file and line if it is not a transcript.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise InputError(f"{path.name}: {problem.strerror or problem}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{path.name}: not UTF-8 text") from problem
    transcript = parse_transcript(path.stem, lines)
    if not transcript.behaviour:
        raise InputError(f"{path.name}: it does not say which behaviour it is about")
    return transcript


def parse_transcript(name: str, lines: Sequence[str]) -> Transcript:
    """Parse the lines of a transcript.

    Raises InputError with the line that is invalid.
    """
    headers: dict[str, str] = {}
    steps: list[TranscriptStep] = []
    remarks: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("#"):
            remarks += [] if steps else [line]
        elif line.strip():
            key, text = _split(line)
            _place(TranscriptStep(number, key, text), headers, steps, f"{name}, line {number}")
    if not steps:
        raise InputError(f"{name}: nothing is said")
    _check_by_name(name, headers, steps)
    return Transcript(name, headers, steps, proved_in(remarks), items_in(remarks))


def _check_by_name(name: str, headers: Mapping[str, str], steps: Sequence[TranscriptStep]) -> None:
    named = [step for step in steps if step.key == YOU and intent_in(step.text) is not None]
    if named and headers.get(BY_NAME) != "yes":
        raise InputError(f"{name}, line {named[0].line}: sends an intent, so {BY_NAME}: yes")
    if not named and BY_NAME in headers:
        raise InputError(f"{name}: sends no intent {BY_NAME}")


def _split(line: str) -> tuple[str, str]:
    key, _, text = line.partition(":")
    return " ".join(key.split()).lower(), " ".join(text.split())


def _place(
    step: TranscriptStep, headers: dict[str, str], steps: list[TranscriptStep], where: str
) -> None:
    if step.key in HEADERS and not steps:
        _check_header(step, where)
        headers[step.key] = step.text
    elif step.key == ENDS or (step.key in CHECKS | {YOU} and step.text):
        _check_step(step, where)
        steps.append(step)
    else:
        raise InputError(f"{where}: not a line of a transcript: {step.key}")


def _check_header(step: TranscriptStep, where: str) -> None:
    if not fits_header(step.key, step.text):
        raise InputError(f"{where}: {step.key} cannot be {step.text!r}")


def _check_step(step: TranscriptStep, where: str) -> None:
    if not fits_check(step.key, step.text):
        raise InputError(f"{where}: {step.key} cannot be {step.text!r}")
    if step.key == YOU and not is_doable(step.text):
        raise InputError(f"{where}: not an intent with slots, nor an action: {step.text}")
