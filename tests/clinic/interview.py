"""A user who answers every question truly, and says nothing else."""

from dataclasses import dataclass, field

from leg_comfort.clinic import Clinic, Fact, Facts, evidence, next_question, second_bundle_due

MOST_QUESTIONS = 7


@dataclass
class Interview:
    """The safety check, the feel, the cause questions and the second check, in coded answers."""

    clinic: Clinic
    truth: Facts
    told: dict[str, Fact] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    spoken: int = 0

    def until_the_advice(self) -> "Interview":
        """Ask the questions before the advice."""
        self._ask("rf1")
        self._ask("feel")
        while question := next_question(self.clinic, self.told, self.asked, self._room()):
            self._ask(question)
        if second_bundle_due(self.clinic, self.told):
            self._ask("rf2")
        return self

    def to_the_end(self) -> "Interview":
        """Ask the questions after the first comfort step as well."""
        self.until_the_advice()
        for question in ("meds", "nights"):
            self._hear(question)
        return self

    def _room(self) -> int:
        return MOST_QUESTIONS - self.spoken - second_bundle_due(self.clinic, self.told)

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
