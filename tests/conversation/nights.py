"""A user whose clock is known, and the outcomes of the effects of their turns."""

from dataclasses import dataclass
from datetime import date, datetime, time

from leg_comfort.clinic import Fact
from leg_comfort.conversation import (
    Act,
    EffectKind,
    Outcome,
    Result,
    Turn,
    Wish,
    respond,
    respond_to_outcome,
)

from .conftest import Person

THURSDAY = datetime(2026, 1, 15, 3, 0)
FRIDAY_AT_TEN = datetime(2026, 1, 16, 10, 0)
TOKEN = "a-reminder"  # noqa: S105 - Amazon's id of it


@dataclass
class Sleeper(Person):
    """A user whose clock is known."""

    now: datetime | None = THURSDAY

    def does(self, act: Act, topic: str | None = None, **facts: Fact) -> "Sleeper":
        return self.turns(Turn(act, facts, topic, now=self.now))

    def turns(self, turn: Turn) -> "Sleeper":
        self.session, self.reply = respond(self.session, turn, self.clinic)
        return self

    def wishes(
        self, day: date | None = None, hour: time | None = None, act: Act = Act.REMIND
    ) -> "Sleeper":
        return self.turns(Turn(act, now=self.now, wish=Wish(day, hour)))

    def wishes_vaguely(self, hour: time | None = None, act: Act = Act.REMIND) -> "Sleeper":
        """Wish for a reminder next week, or some time in spring."""
        return self.turns(Turn(act, now=self.now, wish=Wish(hour=hour, vague=True)))

    def consents(self, answer: str, when: datetime | None = None) -> "Sleeper":
        """Bring back the answer to Alexa's question, with the wish that went along."""
        wish = Wish(when.date(), when.time()) if when else Wish()
        return self.turns(Turn(Act.CONSENT, topic=answer, now=self.now, wish=wish))

    def learns(self, result: Result, **told: object) -> "Sleeper":
        """Take the outcome of the effect of the last reply."""
        assert self.reply.effect is not None
        outcome = Outcome(self.reply.effect.kind, result, **told)  # type: ignore[arg-type]
        self.session, self.reply = respond_to_outcome(
            outcome, self.session, self.reply, self.clinic
        )
        return self

    def remembers(self, **known: object) -> "Sleeper":
        self.session = self.session.with_profile(**known)
        return self

    @property
    def effect(self) -> EffectKind | None:
        return self.reply.effect and self.reply.effect.kind


def asleep(now: datetime | None = THURSDAY, **known: object) -> Sleeper:
    """Return a user who has just opened the skill, with a profile."""
    return Sleeper(now=now).does(Act.LAUNCH).remembers(**known)


def on_a_bad_night(nights: int = 5, now: datetime | None = THURSDAY, **known: object) -> Sleeper:
    """Return a user with so many bad nights, who has just heard the advice."""
    person = asleep(now, **known).does(Act.REPORT, feel="ache")
    while person.asking != "nights":
        person.says("no")
    return person.does(Act.REPORT, nights_in_last_two_weeks=nights)
