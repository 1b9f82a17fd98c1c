"""Everything that is known in the middle of a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from leg_comfort.clinic.facts import UNKNOWN, Fact, Facts, is_known
from leg_comfort.conversation.messages import Line, Reply
from leg_comfort.conversation.profile import Profile
from leg_comfort.conversation.session_json import (
    COUNT,
    COUNTS,
    FACTS,
    FLAG,
    LINES,
    MANNER,
    MOMENT,
    TEXT,
    TEXTS,
    Codec,
    Codecs,
    mapping,
    member_of,
    read_fields,
    text,
    texts,
    write_fields,
)


class Stage(StrEnum):
    """The part of the conversation that the session is in."""

    RELIEF = "relief"
    SAFETY = "safety"
    QUESTIONS = "questions"
    ADVICE = "advice"
    REMINDER = "reminder"
    EMERGENCY = "emergency"


class Offer(StrEnum):
    """A yes-or-no question that is not a clinical one, named after the result of a yes."""

    STEP = "step"
    AGAIN = "again"
    CALL = "call"
    MORE = "more"
    CARD = "card"
    SUMMARY = "summary"
    FORGET = "forget"
    DIARY = "diary"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The assessment spoken: the cause, other causes, and how soon to be seen (a triage level)."""

    cause: str
    triage: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """The state of a conversation. The facts are kept here and nowhere else.

    asking, offer: the pending question, or else the pending offer.
    asked: the questions put so far, in order. put: how many of them count towards the most.
    times: how often each question was put, by its id.
    unsure: warning signs of which the user said that they are not sure.
    resume: the question that was pending before a red flag.
    bare: questions answered with a yes that did not say which of their findings it meant.
    flags: red flags spoken already.
    set_aside: the questions and offers that wait while a digression is open.
    stretches: how many were counted. let_go: whether the cramp did. helped: the stretch or step
    that brought relief tonight.
    misses: how many times in a row the pending question was not understood.
    step: how many comfort steps were spoken.
    concluded: whether it was said how soon to see a doctor.
    informed: whether it was said that this is general information.
    about: "child" or "other" if the leg is somebody else's.
    seed: picks among wordings, and grows by one each turn. manner: how the speech is to sound.
    last: the lines said last, for "say that again".
    recalled: whether the memory was read. memory_down: whether that failed.
    wish: the local time proposed for a reminder. day_open: whether its day was asked for instead.
    permission_asked: whether Alexa asked for the permission to remind.
    now: the local time of this turn; not stored.
    cut_off: whether the turn resumes a conversation that was cut off; not stored.
    """

    stage: Stage = Stage.RELIEF
    asking: str | None = None
    facts: Facts = field(default_factory=dict)
    assessment: Assessment | None = None
    asked: tuple[str, ...] = ()
    put: int = 0
    times: Mapping[str, int] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    resume: str | None = None
    bare: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    offer: Offer | None = None
    set_aside: tuple[str, ...] = ()
    stretches: int = 0
    helped: str | None = None
    let_go: bool = False
    misses: int = 0
    step: int = 0
    concluded: bool = False
    informed: bool = False
    paused: bool = False
    about: str | None = None
    seed: int = 0
    manner: Mapping[str, Any] = field(default_factory=dict)
    last: tuple[Line, ...] = ()
    recalled: bool = False
    memory_down: bool = False
    profile: Profile = field(default_factory=Profile)
    wish: datetime | None = None
    day_open: bool = False
    permission_asked: bool = False
    now: datetime | None = None
    cut_off: bool = False

    @property
    def pending(self) -> str | None:
        """The id of the pending question or offer."""
        return self.asking or (self.offer and self.offer.value)

    def known(self, finding: str) -> bool:
        """Return whether the user said anything definite about a finding."""
        return is_known(self.facts, finding)

    def with_facts(self, facts: Mapping[str, Fact]) -> Session:
        """Return the session with these facts added; they replace earlier ones."""
        return replace(self, facts={**self.facts, **facts})

    def denying(self, findings: Iterable[str]) -> Session:
        """Return the session with each of the findings denied that was not affirmed."""
        return self.with_facts({f: False for f in findings if self.facts.get(f) is not True})

    def leaving_open(self, findings: Iterable[str]) -> Session:
        """Return the session with each of the findings unknown of which nothing was said."""
        return self.with_facts({f: UNKNOWN for f in findings if not self.known(f)})

    def with_profile(self, **changes: Any) -> Session:  # noqa: ANN401 - Profile has the types
        """Return the session with these fields of the profile changed."""
        return replace(self, profile=replace(self.profile, **changes))

    def afresh(self) -> Session:
        """Return the session of a new conversation with the same user: no facts, same profile."""
        return Session(
            seed=self.seed,
            manner=self.manner,
            informed=self.informed,
            recalled=self.recalled,
            memory_down=self.memory_down,
            profile=self.profile,
            now=self.now,
        )

    def to_attributes(self) -> dict[str, Any]:
        """Return the session as Alexa's session attributes: plain JSON, the contract's keys."""
        return write_fields(self, STORED)

    @classmethod
    def from_attributes(cls, attributes: object) -> Session:
        """Read a session; a field that is missing or of the wrong shape takes its default."""
        return cls(**read_fields(attributes, STORED))


Replied = tuple[Session, Reply]
"""The session to keep and the reply to speak."""


def _write_assessment(told: Assessment | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {"cause": told.cause, "also": list(told.also), "triage": told.triage}


def _read_assessment(value: object) -> Assessment | None:
    found = mapping(value)
    cause, triage = text(found.get("cause")), text(found.get("triage"))
    if cause is None or triage is None:
        return None
    return Assessment(cause, triage, texts(found.get("also")))


STORED: Codecs = {
    "stage": member_of(Stage),
    "asking": TEXT,
    "facts": FACTS.under("findings"),
    "assessment": Codec(_read_assessment, _write_assessment),
    "asked": TEXTS,
    "put": COUNT,
    "times": COUNTS,
    "unsure": TEXTS,
    "resume": TEXT,
    "bare": TEXTS,
    "flags": TEXTS,
    "offer": member_of(Offer),
    "set_aside": TEXTS,
    "stretches": COUNT,
    "helped": TEXT,
    "let_go": FLAG,
    "misses": COUNT,
    "step": COUNT,
    "concluded": FLAG,
    "informed": FLAG,
    "paused": FLAG,
    "about": TEXT,
    "seed": COUNT,
    "manner": MANNER,
    "last": LINES,
    "recalled": FLAG,
    "memory_down": FLAG,
    "profile": Codec(Profile.from_attributes, Profile.to_attributes).under("remembered"),
    "wish": MOMENT,
    "day_open": FLAG,
    "permission_asked": FLAG,
}
"""The stored fields, and how each is written and read."""
