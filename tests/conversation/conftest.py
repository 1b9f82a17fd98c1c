"""The skill's knowledge, and a user who takes turns."""

from dataclasses import dataclass, field

import pytest

from leg_comfort.clinic import Clinic, Fact, load_clinic
from leg_comfort.conversation import Act, Reply, Session, Turn, respond

CLINIC = load_clinic()


@dataclass
class Person:
    """A user: each call is one turn, and the last reply is kept."""

    clinic: Clinic = field(default_factory=lambda: CLINIC)
    session: Session = field(default_factory=Session)
    reply: Reply = field(default_factory=Reply)

    def does(self, act: Act, topic: str | None = None, **facts: Fact) -> "Person":
        self.session, self.reply = respond(self.session, Turn(act, facts, topic), self.clinic)
        return self

    def says(self, *answers: str) -> "Person":
        for answer in answers:
            self.does(Act(answer))
        return self

    @property
    def asking(self) -> str | None:
        return self.session.asking

    @property
    def heard(self) -> list[str]:
        """The templates of everything just said, the question last."""
        question = [self.reply.question] if self.reply.question else []
        return [line.template for line in (*self.reply.lines, *question)]


@pytest.fixture
def person() -> Person:
    """A user who has just opened the skill."""
    return Person().does(Act.LAUNCH)
