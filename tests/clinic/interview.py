"""A user who says what no question asks about, and answers every question truly."""

from dataclasses import dataclass, field

from leg_comfort.clinic import (
    FIRST_CHECKS,
    Clinic,
    Fact,
    Facts,
    checks_due,
    evidence,
    foot_question_due,
    next_question,
    walk_due,
)

MOST_QUESTIONS = 9


@dataclass
class Interview:
    """The safety checks, the feel and the cause questions, in coded answers."""

    clinic: Clinic
    truth: Facts
    told: dict[str, Fact] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    spoken: int = 0

    def until_the_advice(self) -> "Interview":
        """Ask the questions before the advice."""
        self._open()
        for check in FIRST_CHECKS:
            self._ask(check)
        self._ask("feel")
        while (foot := foot_question_due(self.clinic, self.told)) and foot not in self.asked:
            self._ask(foot)
        while question := next_question(self.clinic, self.told, self.asked, self._room()):
            self._ask(question)
        for check in self._checks_left():
            self._ask(check)
        return self

    def to_the_end(self) -> "Interview":
        """Ask the questions after the first comfort step as well."""
        self.until_the_advice()
        for question in ("meds", "which_pregnant"):
            self._hear(question)
        if walk_due(self.clinic, self.told):
            self._hear("walk")
        self._hear("nights")
        return self

    def _open(self) -> None:
        asked = {each for question in self.clinic.questions.values() for each in question.findings}
        self.told |= {id: fact for id, fact in self.truth.items() if id not in asked}

    def _room(self) -> int:
        return MOST_QUESTIONS - self.spoken - len(self._checks_left())

    def _checks_left(self) -> list[str]:
        return [each for each in checks_due(self.clinic, self.told) if each not in self.asked]

    def _ask(self, question: str) -> None:
        self._hear(question)
        self.asked.append(question)
        yes = evidence(self.clinic, question, self.told)
        self.spoken += self.clinic.questions[question].cost if yes else 1

    def _hear(self, question: str) -> None:
        about = self.clinic.questions[question]
        others = about.also_yes.terms if about.also_yes else ()
        for finding in (*about.findings, *(term.finding for term in others)):
            self.told[finding] = self.truth.get(finding, False)
