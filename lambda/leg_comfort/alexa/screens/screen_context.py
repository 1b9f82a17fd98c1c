"""What a screen is seen with: the words, the knowledge, and what was spoken beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from leg_comfort.alexa.screens.screen import Count
from leg_comfort.clinic import Clinic
from leg_comfort.conversation import Line
from leg_comfort.speech import Words, spoken_seconds

COUNT = "relief.count.ten"
"""The count of every stretch: how long it takes stands there and nowhere else."""


@dataclass(frozen=True, slots=True)
class Sight:
    """words, clinic: of the turn. seed: picks among wordings, as it did for the speech.

    rate: the pace of the speech. spoken, again: how many seconds the speech and the reprompt take.
    """

    words: Words
    clinic: Clinic
    seed: int = 0
    rate: str = "medium"
    spoken: float = 0
    again: float = 0

    def text(self, line: Line) -> str:
        """The line as plain text, its emergency number in figures. Raises TemplateError."""
        region, text = self.words.region, self.words.text(line.template, line.values, self.seed)
        return text.replace(region["emergency_number"], region["emergency_digits"])

    def shown(self, name: str) -> str:
        """A text of the screen's own. Raises TemplateError."""
        return self.text(Line(f"screen.{name}"))

    def has(self, name: str) -> bool:
        """Whether the screen has a text of its own of this name."""
        return self.words.has(f"screen.{name}")

    def is_private(self, line: Line) -> bool:
        """Whether a line names a matter that is never said again, and so is not left to be read."""
        named = {*line.template.split("."), *map(str, line.values.values())}
        asked = [self.clinic.questions[id] for id in named if id in self.clinic.questions]
        spoken_of = named.union(*(question.findings for question in asked))
        return any(
            finding.private and id in spoken_of for id, finding in self.clinic.findings.items()
        )

    def count_after(self, lines: Iterable[Line]) -> Count:
        """When the count at the end of these lines begins, and how long it takes."""
        lasts = self._seconds([Line(COUNT)])
        return Count(max(0.0, self._seconds(lines) - lasts), lasts)

    def _seconds(self, lines: Iterable[Line]) -> float:
        said = (self.words.line(line.template, line.values, self.seed) for line in lines)
        paced = Markup('<prosody rate="{}">{}</prosody>').format(self.rate, Markup(" ").join(said))
        return spoken_seconds(paced)
