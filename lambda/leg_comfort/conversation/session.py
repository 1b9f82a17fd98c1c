"""What is known in the middle of a conversation, and its passage through Alexa's attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from leg_comfort.clinic.facts import Fact, Facts
from leg_comfort.conversation.replies import Line, Reply


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
    spoken. set_aside: the question or offer that waits while a card is offered. stretches: how
    many were counted. about: "child" or "other" where the leg is somebody else's. misses: how
    often in a row the pending question was not understood. step: comfort steps spoken.
    concluded: whether it was said how soon to see a doctor. last: what was said last, for "say
    that again". seed: picks among wordings and grows with every turn. manner: how the person
    likes it spoken.
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
    set_aside: str | None = None
    stretches: int = 0
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

    def with_facts(self, facts: Mapping[str, Fact]) -> Session:
        """The session with these facts laid over what was known."""
        return replace(self, facts={**self.facts, **facts})

    def known(self, finding: str) -> bool:
        """Whether the person has said anything definite about this finding."""
        return self.facts.get(finding, "unknown") != "unknown"

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
            "set_aside": self.set_aside,
            "stretches": self.stretches,
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
        }

    @classmethod
    def from_attributes(cls, attributes: object) -> Session:
        """Read a session back; whatever is missing or of the wrong shape takes its default."""
        found = attributes if isinstance(attributes, Mapping) else {}
        return cls(
            stage=_stage(found.get("stage")),
            asking=_text(found.get("asking")),
            facts=_facts(found.get("findings")),
            assessment=_assessment(found.get("assessment")),
            asked=_texts(found.get("asked")),
            put=_count(found.get("put")),
            bare=_texts(found.get("bare")),
            flags=_texts(found.get("flags")),
            offer=_offer(found.get("offer")),
            set_aside=_text(found.get("set_aside")),
            stretches=_count(found.get("stretches")),
            let_go=found.get("let_go") is True,
            misses=_count(found.get("misses")),
            step=_count(found.get("step")),
            concluded=found.get("concluded") is True,
            informed=found.get("informed") is True,
            paused=found.get("paused") is True,
            about=_text(found.get("about")),
            seed=_count(found.get("seed")),
            manner=_manner(found.get("manner")),
            last=_lines(found.get("last")),
        )


Move = tuple[Session, Reply]


def _stage(value: object) -> Stage:
    return next((stage for stage in Stage if stage.value == value), Stage.RELIEF)


def _offer(value: object) -> Offer | None:
    return next((offer for offer in Offer if offer.value == value), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str))


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _facts(value: object) -> dict[str, Fact]:
    items = value.items() if isinstance(value, Mapping) else ()
    return {k: v for k, v in items if isinstance(k, str) and isinstance(v, bool | int | str)}


def _assessment(value: object) -> Assessment | None:
    if not isinstance(value, Mapping):
        return None
    cause, triage = _text(value.get("cause")), _text(value.get("triage"))
    if cause is None or triage is None:
        return None
    return Assessment(cause, triage, _texts(value.get("also")))


def _manner(value: object) -> dict[str, Any]:
    items = value.items() if isinstance(value, Mapping) else ()
    return {str(k): v for k, v in items if isinstance(v, bool | str)}


def _lines(value: object) -> tuple[Line, ...]:
    pairs = value if isinstance(value, list) else []
    return tuple(
        Line(pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and isinstance(pair[1], dict)
    )
