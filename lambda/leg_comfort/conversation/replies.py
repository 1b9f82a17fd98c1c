"""What the skill answers, freed of words: ids of templates and the values they need."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from leg_comfort.conversation.errands import Errand

Value = str | int | bool | list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One template and the values it is filled with."""

    template: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said, and then asked.

    question ends the speech and keeps the session open; without one the session ends.
    reprompt is said after silence and is there exactly when a question is.
    card is the template (title and text) of a card in the Alexa app.
    errand is to be done first; its outcome brings the next reply, spoken after these lines.
    ask_permission: whether Alexa is to ask, by voice, for the permission to remind.
    show_permission: whether a card is to show where that permission is given.
    """

    lines: tuple[Line, ...] = ()
    question: Line | None = None
    reprompt: Line | None = None
    card: Line | None = None
    errand: Errand | None = None
    ask_permission: bool = False
    show_permission: bool = False

    def __post_init__(self) -> None:
        """Hold the pair together: an open session always has something to say after silence."""
        if (self.question is None) != (self.reprompt is None):
            raise ValueError("a question and its reprompt come together")
