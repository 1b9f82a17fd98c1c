"""What is known in the middle of a conversation, and its passage through Alexa's attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from leg_comfort.clinic.facts import Fact, Facts
from leg_comfort.conversation import session_json as read
from leg_comfort.conversation.messages import Line, Reply
from leg_comfort.conversation.profile import Remembered


class Stage(StrEnum):
    """Where the conversation stands."""

    RELIEF = "relief"
    SAFETY = "safety"
    QUESTIONS = "questions"
    ADVICE = "advice"
    REMINDER = "reminder"
    EMERGENCY = "emergency"


class Offer(StrEnum):
    """A yes-or-no that is no clinical question: what a yes would bring."""

    STEP = "step"
    AGAIN = "again"
    MORE = "more"
    CARD = "card"
    SUMMARY = "summary"
    FORGET = "forget"
    DIARY = "diary"


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was said of the cause and of how soon a doctor should see it."""

    cause: str
    triage: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the next turn needs. Values of people's answers live here and nowhere else.

    asked: question ids put so far, in order. put: how often any was put, relief left out.
    bare: those answered yes without saying which of their findings. flags: red flags already
    spoken. set_aside: the questions or offers that wait while something else is asked. stretches:
    how many were counted. helped: what brought relief tonight. about: "child" or "other" where
    the leg is somebody else's. misses: how often in a row the pending question was not
    understood. step: comfort steps spoken. concluded: whether it was said how soon to see a
    doctor. last: what was said last, for "say that again". seed: picks among wordings and grows
    with every turn. manner: how the person likes it spoken. recalled: whether the memory was
    asked, and memory_down whether it failed. wish: the local time proposed for a reminder.
    permission_asked: whether Alexa asked for the permission to remind. Not kept are now, the
    local time of this turn, and cut_off: whether this turn goes on with an earlier conversation.
    """

    stage: Stage = Stage.RELIEF
    asking: str | None = None
    facts: Facts = field(default_factory=dict)
    assessment: Assessment | None = None
    asked: tuple[str, ...] = ()
    put: int = 0
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
    remembered: Remembered = field(default_factory=Remembered)
    wish: datetime | None = None
    permission_asked: bool = False
    now: datetime | None = None
    cut_off: bool = False

    def with_facts(self, facts: Mapping[str, Fact]) -> Session:
        """The session with these facts laid over what was known."""
        return replace(self, facts={**self.facts, **facts})

    def known(self, finding: str) -> bool:
        """Whether the person has said anything definite about this finding."""
        return self.facts.get(finding, "unknown") != "unknown"

    def remembering(self, **changes: Any) -> Session:  # noqa: ANN401 - Remembered has the types
        """The session with other things remembered, by the names of Remembered."""
        return replace(self, remembered=replace(self.remembered, **changes))

    def afresh(self) -> Session:
        """A new conversation with the same person: nothing of what they told, all they like."""
        return Session(
            seed=self.seed,
            manner=self.manner,
            informed=self.informed,
            recalled=self.recalled,
            memory_down=self.memory_down,
            remembered=self.remembered,
            now=self.now,
        )

    def to_attributes(self) -> dict[str, Any]:
        """The session as Alexa's session attributes: plain JSON, the contract's keys and more."""
        told = self.assessment
        return {
            "stage": self.stage.value,
            "asking": self.asking,
            "findings": dict(self.facts),
            "assessment": told
            and {"cause": told.cause, "also": list(told.also), "triage": told.triage},
            "asked": list(self.asked),
            "put": self.put,
            "bare": list(self.bare),
            "flags": list(self.flags),
            "offer": self.offer and self.offer.value,
            "set_aside": list(self.set_aside),
            "stretches": self.stretches,
            "helped": self.helped,
            "let_go": self.let_go,
            "misses": self.misses,
            "step": self.step,
            "concluded": self.concluded,
            "informed": self.informed,
            "paused": self.paused,
            "about": self.about,
            "seed": self.seed,
            "manner": dict(self.manner),
            "last": [[line.template, dict(line.values)] for line in self.last],
            "recalled": self.recalled,
            "memory_down": self.memory_down,
            "remembered": self.remembered.to_attributes(),
            "wish": self.wish and self.wish.isoformat(),
            "permission_asked": self.permission_asked,
        }

    @classmethod
    def from_attributes(cls, attributes: object) -> Session:
        """Read a session back; whatever is missing or of the wrong shape takes its default."""
        found = read.mapping(attributes)
        return cls(
            stage=read.word(Stage, found.get("stage")) or Stage.RELIEF,
            asking=read.text(found.get("asking")),
            facts=read.facts(found.get("findings")),
            assessment=_assessment(found.get("assessment")),
            asked=read.texts(found.get("asked")),
            put=read.count(found.get("put")),
            bare=read.texts(found.get("bare")),
            flags=read.texts(found.get("flags")),
            offer=read.word(Offer, found.get("offer")),
            set_aside=read.texts(found.get("set_aside")),
            stretches=read.count(found.get("stretches")),
            helped=read.text(found.get("helped")),
            let_go=found.get("let_go") is True,
            misses=read.count(found.get("misses")),
            step=read.count(found.get("step")),
            concluded=found.get("concluded") is True,
            informed=found.get("informed") is True,
            paused=found.get("paused") is True,
            about=read.text(found.get("about")),
            seed=read.count(found.get("seed")),
            manner=read.manner(found.get("manner")),
            last=read.lines(found.get("last")),
            recalled=found.get("recalled") is True,
            memory_down=found.get("memory_down") is True,
            remembered=Remembered.from_attributes(found.get("remembered")),
            wish=read.moment(found.get("wish")),
            permission_asked=found.get("permission_asked") is True,
        )


Move = tuple[Session, Reply]


def _assessment(value: object) -> Assessment | None:
    found = read.mapping(value)
    cause, triage = read.text(found.get("cause")), read.text(found.get("triage"))
    if cause is None or triage is None:
        return None
    return Assessment(cause, triage, read.texts(found.get("also")))
