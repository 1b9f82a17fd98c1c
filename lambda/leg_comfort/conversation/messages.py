"""The values that go into the conversation and come out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from leg_comfort.clinic.facts import Facts

Kept = str | int | bool
"""A value that the memory keeps of a user, as it can be put into a sentence."""
Value = str | int | bool | list[str]
"""A value that a template is filled with."""


JUST_ASKING = "just_asking"
"""The remark of a user who only wants to ask something."""
WRONG = "wrong"
"""The remark of a user who was heard wrong, or said something else than was meant."""
SAID_BEFORE = "said_before"
"""The remark of a user who says something once more: "like I said" takes nothing back."""


AFRAID = "afraid"
"""The remark of somebody who is frightened: "am I dying"."""
REFUSED = "refused"
"""The remark of a user who does not want to answer a question."""


class Act(StrEnum):
    """The user's action in a turn; some have a topic, listed with them."""

    LAUNCH = "launch"
    CRAMP_NOW = "cramp_now"
    START = "start"
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    UNCLEAR = "unclear"
    """Words in answer to a question that are neither a plain yes nor a plain no."""
    EXPLAIN = "explain"
    """A wish to hear the pending question again, in other words."""
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
    """topic: cancel | list, or None to set or move one to the time in `wish`."""
    KEEP_TRACK = "keep_track"
    """topic: on | off."""
    CONSENT = "consent"
    """Alexa asked for the permission to remind. topic: accepted | denied | not_answered."""
    OUTCOME = "outcome"
    """Not an act of the user: the outcome of the effect that the last reply asked for."""
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


LEAVING = frozenset({Act.STOP, Act.GOOD_NIGHT})


class EffectKind(StrEnum):
    """The things that a reply can ask to be done."""

    SET = "set"
    """Set a reminder for `when`."""
    MOVE = "move"
    """Move the existing reminder to `when`."""
    CANCEL = "cancel"
    """Delete every reminder of this skill."""
    LOOK_UP = "look_up"
    """Find the next reminder of this skill."""
    FORGET = "forget"
    """Delete everything that is stored of the user, reminders included."""
    RECALL = "recall"
    """Read everything that is stored of the user."""
    START_DIARY = "start_diary"
    """Store that the user agreed to a diary."""
    STOP_DIARY = "stop_diary"
    """Delete the diary."""


class Result(StrEnum):
    """How an effect ended. The values are parts of the names of the lines that say so."""

    DONE = "done"
    NONE_SET = "none_set"
    """There is no reminder of this skill to move, cancel or read."""
    NOT_PERMITTED = "not_permitted"
    """The account has not given its permission."""
    DEVICE_CANNOT = "device_cannot"
    """The device does not support reminders."""
    TOO_MANY = "too_many"
    """The user has as many reminders as are allowed."""
    GONE = "gone"
    """The reminder, or the service for it, was not found."""
    BUSY = "busy"
    """Too many calls just now."""
    BROKEN = "broken"
    """The service failed, or refused in an undocumented way."""
    TOO_SLOW = "too_slow"
    """No answer in time."""
    GARBLED = "garbled"
    """An answer that could not be read: whether it was done is not known."""
    NO_ACCESS = "no_access"
    """The request carried no access to the service."""
    STORE_DOWN = "store_down"
    """The store could not be reached."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something to be done. when: a reminder's local time at the bedside, without an offset."""

    kind: EffectKind
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of an effect.

    when: the reminder's local time, without an offset. token: the reminder's id.
    reminders: the result for the reminders, after FORGET.
    kept: everything that is stored of the user, by name, after RECALL.
    """

    effect: EffectKind
    result: Result
    when: datetime | None = None
    token: str | None = None
    reminders: Result | None = None
    kept: Mapping[str, Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """The day and the time of day that the user named for a reminder; None if left open.

    vague: whether something was named that is no single day, such as next week.
    """

    day: date | None = None
    hour: time | None = None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the user.

    facts: finding id → true or false, "feel" → a feel id, or a number
    (nights_in_last_two_weeks, weeks_ongoing, duration_minutes).
    topic: the id that the act is about (a cause, method, step, medicine, supplement, item, manner
    or change), or None if none was named or understood.
    about: "child" or "other" if the leg is somebody else's, else None.
    perhaps: warning signs that the words only make possible.
    loose: whether the act is an answer that the words only come to, and no plain yes or no.
    remark: what the user says while help is needed (wait, alone, floor …), JUST_ASKING or REFUSED.
    now: the local time at the bedside, without an offset; None if it is not known.
    wish: the day and time named for a reminder. outcome: the outcome, with Act.OUTCOME.
    """

    act: Act
    facts: Facts = field(default_factory=dict)
    topic: str | None = None
    about: str | None = None
    perhaps: frozenset[str] = frozenset()
    loose: bool = False
    remark: str | None = None
    now: datetime | None = None
    wish: Wish = field(default_factory=Wish)
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A template's name and the values it is filled with."""

    template: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """The lines to say, and the question to end with.

    question: ends the speech and keeps the session open; without one the session ends.
    reprompt: said after silence; given exactly when a question is.
    card: the template (title and text) of a card in the Alexa app.
    effect: to be done first; its outcome brings the next reply, spoken after these lines.
    ask_permission: whether Alexa is to ask, by voice, for the permission to remind.
    show_permission: whether a card is to show how that permission is given.
    """

    lines: tuple[Line, ...] = ()
    question: Line | None = None
    reprompt: Line | None = None
    card: Line | None = None
    effect: Effect | None = None
    ask_permission: bool = False
    show_permission: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for a question without a reprompt, or the other way round."""
        if (self.question is None) != (self.reprompt is None):
            raise ValueError("a question and its reprompt come together")
