"""Conversations as the writer of the words reads them, and their check against the skill.

A transcript is a text file. Blank lines and lines that begin with # are for the reader. It opens
with what it is about, one of the list in `bedside.behaviours`, as in `behaviour: correction`, and
may go on with `locale: en-GB`, `night: yes`, `screen: yes`, `seed: 3` (which varies the wordings)
and `one-shot: yes` (the person speaks first). Otherwise the skill is launched. Then, in any order:

    you: yes                                    words, through language understanding
    you: (AMAZON.YesIntent)                     an intent by name
    you: (ReportIntent finding=one_leg_swollen) an intent with slots, by id
    you: (silence)                              the reprompt comes; the second time the session ends
    alexa: One … is it swollen?                 words in this order, … stands for anything between
    alexa not: rub                              words that must not occur
    asking: rf1                                 the question just asked, `nothing` for none
    stage: safety                               the stage of the conversation
    triage: self_care                           how soon a doctor was advised
    cause: overexertion                         the cause that was told
    card: Leg Comfort                           words on the card, `nothing` for no card
    whispers: yes                               whether all of it is whispered, or none of it
    ends                                        the session is over
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bedside.behaviours import BEHAVIOURS
from bedside.inputs import InputError

HEADERS = frozenset({"behaviour", "locale", "night", "screen", "seed", "one-shot"})
CHECKS = frozenset({"alexa", "alexa not", "asking", "stage", "triage", "cause", "card", "whispers"})
YOU, ENDS = "you", "ends"
_INTENT = re.compile(r"\((?P<name>[A-Za-z.]+)(?P<slots>(?:\s+\w+=[^\s()]+)*)\)")


@dataclass(frozen=True, slots=True)
class Step:
    """One line that is said or checked. key: you, ends or the name of a check."""

    line: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole conversation: its headers and its steps in order."""

    name: str
    headers: Mapping[str, str]
    steps: Sequence[Step]

    @property
    def behaviour(self) -> str:
        """What it is about; empty where that was left out."""
        return self.headers.get("behaviour", "")

    @property
    def locale(self) -> str:
        """The device's language."""
        return self.headers.get("locale", "en-US")

    def says_yes(self, header: str) -> bool:
        """Whether a header such as night says yes."""
        return self.headers.get(header) == "yes"

    @property
    def seed(self) -> int:
        """What varies the wordings."""
        return int(self.headers.get("seed", "0"))


def read_transcript(path: Path) -> Transcript:
    """Read one file; InputError naming file and line for anything that is no transcript."""
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
    """Make a transcript of its lines; InputError naming the line that does not fit."""
    headers: dict[str, str] = {}
    steps: list[Step] = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            key, text = _split(line)
            _place(Step(number, key, text), headers, steps, f"{name}, line {number}")
    if not steps:
        raise InputError(f"{name}: nothing is said")
    return Transcript(name, headers, steps)


def _split(line: str) -> tuple[str, str]:
    key, _, text = line.partition(":")
    return " ".join(key.split()).lower(), " ".join(text.split())


def _place(step: Step, headers: dict[str, str], steps: list[Step], where: str) -> None:
    if step.key in HEADERS and not steps:
        _check_header(step, where)
        headers[step.key] = step.text
    elif step.key == ENDS or (step.key in CHECKS | {YOU} and step.text):
        _check_step(step, where)
        steps.append(step)
    else:
        raise InputError(f"{where}: not a line of a transcript: {step.key}")


def _check_header(step: Step, where: str) -> None:
    fits: Callable[[str], bool] = {
        "behaviour": lambda text: text in BEHAVIOURS,
        "locale": lambda text: bool(text),
        "seed": str.isdecimal,
    }.get(step.key, lambda text: text in {"yes", "no"})
    if not fits(step.text):
        raise InputError(f"{where}: {step.key} cannot be {step.text!r}")


def _check_step(step: Step, where: str) -> None:
    if step.key == "whispers" and step.text not in {"yes", "no"}:
        raise InputError(f"{where}: whispers cannot be {step.text!r}")
    if step.key == YOU and step.text.startswith("(") and intent_in(step.text) is None:
        raise InputError(f"{where}: not an intent with slots: {step.text}")


def intent_in(text: str) -> tuple[str, dict[str, str]] | None:
    """The intent and slots of "(ReportIntent finding=red_warm)"; None where it is plain words."""
    found = _INTENT.fullmatch(text)
    if found is None:
        return None
    pairs = (pair.partition("=") for pair in found["slots"].split())
    return found["name"], {name: value for name, _, value in pairs}
