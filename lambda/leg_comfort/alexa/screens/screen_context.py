"""The context of a screen: words, knowledge, and how long the speech beside it takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from leg_comfort.alexa.screens.screen import StretchCount
from leg_comfort.clinic import Clinic
from leg_comfort.conversation import Line
from leg_comfort.speech import Words

COUNT = "relief.count.ten"
"""The count of every stretch; its speech determines how long it takes."""


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """words, clinic: of the turn. seed: picks among wordings, as it did for the speech.

    rate: of the speech. spoken, again: how many seconds the speech and the reprompt take.
    """

    words: Words
    clinic: Clinic
    seed: int = 0
    rate: str = "medium"
    spoken: float = 0
    again: float = 0

    def text(self, line: Line) -> str:
        """Return a line as plain text, the emergency number in figures. Raises TemplateError."""
        region, text = self.words.region, self.words.text(line.template, line.values, self.seed)
        digits = region["emergency_digits"] or region["emergency_number"]
        return text.replace(region["emergency_number"], digits)

    def shown(self, name: str) -> str:
        """Return a text written for the screen. Raises TemplateError."""
        return self.text(Line(f"screen.{name}"))

    def has(self, name: str) -> bool:
        """Return whether there is a text of this name written for the screen."""
        return self.words.has(f"screen.{name}")

    def is_private(self, line: Line) -> bool:
        """Return whether a line names a private finding, which must not stay readable."""
        named = {*line.template.split("."), *map(str, line.values.values())}
        asked = [self.clinic.questions[id] for id in named if id in self.clinic.questions]
        mentioned = named.union(*(question.findings for question in asked))
        return any(
            finding.private and id in mentioned for id, finding in self.clinic.findings.items()
        )

    def count_after(self, lines: Iterable[Line]) -> StretchCount:
        """Return when the count at the end of these lines begins, and how long it takes."""
        lasts = self._seconds([Line(COUNT)])
        return StretchCount(max(0.0, self._seconds(lines) - lasts), lasts)

    def _seconds(self, lines: Iterable[Line]) -> float:
        said = (self.words.line(line.template, line.values, self.seed) for line in lines)
        paced = Markup('<prosody rate="{}">{}</prosody>').format(self.rate, Markup(" ").join(said))
        return self.words.seconds(paced)
