"""What passes in and out of the conversation: turns, replies, effects and their outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from leg_comfort.clinic.facts import Facts

Kept = str | int | bool


class Deed(StrEnum):
    """What is to be done."""

    SET = "set"
    """Make a reminder at `when`."""
    MOVE = "move"
    """Move the reminder that is set to `when`."""
    CANCEL = "cancel"
    """Delete every reminder of this skill."""
    LOOK_UP = "look_up"
    """Find the next reminder of this skill."""
    FORGET = "forget"
    """Delete all that is kept of the person, reminders too."""
    RECALL = "recall"
    """Read all that is kept of the person."""
    START_DIARY = "start_diary"
    """Note that a diary was agreed to."""
    STOP_DIARY = "stop_diary"
    """Delete the diary."""


class Result(StrEnum):
    """What came of it. The names are those of the lines that say so."""

    DONE = "done"
    NONE_SET = "none_set"
    """There is no reminder of ours to move, cancel or tell of."""
    NOT_PERMITTED = "not_permitted"
    """The account has not given its permission."""
    DEVICE_CANNOT = "device_cannot"
    """This device does not do reminders."""
    TOO_MANY = "too_many"
    """The person has as many reminders as are allowed."""
    GONE = "gone"
    """The reminder, or the service for it, was not found."""
    BUSY = "busy"
    """Too many calls just now."""
    BROKEN = "broken"
    """The service failed, or refused in a way that nobody told us of."""
    TOO_SLOW = "too_slow"
    """No answer in time."""
    GARBLED = "garbled"
    """An answer that made no sense: whether it was done is not known."""
    NO_ACCESS = "no_access"
    """This request brought no access to the service."""
    STORE_DOWN = "store_down"
    """What is kept could not be reached."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A deed, and the local time by the bedside's clock that it is about, without an offset."""

    deed: Deed
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an errand.

    when: the local time of the reminder, without an offset. token: its id, to find it again.
    reminders: what came of the reminders where the deed was to forget everything.
    kept: what is stored of the person, by name, where the deed was to recall it.
    """

    deed: Deed
    result: Result
    when: datetime | None = None
    token: str | None = None
    reminders: Result | None = None
    kept: Mapping[str, Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """The day and the hour that a person named for a reminder; None for what was left open."""

    day: date | None = None
    hour: time | None = None


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


class Act(StrEnum):
    """What the person wants of this turn."""

    LAUNCH = "launch"
    CRAMP_NOW = "cramp_now"
    START = "start"
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    REPORT = "report"
    """Facts and nothing else: a feel, a number, a finding, a denial."""
    PROGRESS = "progress"
    """topic: better | worse | no_change."""
    CORRECT = "correct"
    ASK_CAUSE = "ask_cause"
    ASK_RELIEF = "ask_relief"
    ASK_HOW_TO = "ask_how_to"
    ASK_PREVENT = "ask_prevent"
    ASK_WHY_CAUSE = "ask_why_cause"
    ASK_MEDICINE = "ask_medicine"
    ASK_SUPPLEMENT = "ask_supplement"
    ASK_FOOD = "ask_food"
    ASK_DANGER = "ask_danger"
    ASK_WHEN_DOCTOR = "ask_when_doctor"
    ASK_HOW_LONG = "ask_how_long"
    ASK_WHY_QUESTION = "ask_why_question"
    ASK_WHY_YOU_THINK = "ask_why_you_think"
    ASK_WHAT_ELSE = "ask_what_else"
    ASK_PRIVACY = "ask_privacy"
    CALL_FOR_HELP = "call_for_help"
    DOCTOR_SUMMARY = "doctor_summary"
    REMIND = "remind"
    """topic: cancel | list, or None to make or change one, for the time in `wish`."""
    KEEP_TRACK = "keep_track"
    """topic: on | off."""
    CONSENT = "consent"
    """Alexa has asked for the permission to remind. topic: accepted | denied | not_answered."""
    OUTCOME = "outcome"
    """No turn of the person: what came of the errand that the last reply carried."""
    COME_BACK = "come_back"
    """The skill is opened again soon after the conversation was cut off."""
    FORGET = "forget"
    RECALL = "recall"
    MANNER = "manner"
    """topic: slower | louder | quieter | whisper | normal."""
    HELP = "help"
    STOP = "stop"
    GOOD_NIGHT = "good_night"
    REPEAT = "repeat"
    NEXT = "next"
    PREVIOUS = "previous"
    PAUSE = "pause"
    RESUME = "resume"
    START_OVER = "start_over"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the person.

    facts: finding id → true or false, "feel" → a feel id, or a number
    (nights_in_last_two_weeks, weeks_ongoing, duration_minutes).
    topic: the id the act is about (a cause, method, step, medicine, supplement, item, manner or
    change), or None where none was named or understood.
    about: "child" or "other" where somebody else's leg is meant, else None.
    now: the local time at the bedside, without an offset; None where it is not known.
    wish: the day and time named for a reminder. outcome: with Act.OUTCOME, what came of it.
    """

    act: Act
    facts: Facts = field(default_factory=dict)
    topic: str | None = None
    about: str | None = None
    now: datetime | None = None
    wish: Wish = field(default_factory=Wish)
    outcome: Outcome | None = None
