"""What a person did in one turn, freed of Alexa: an act, the facts in it, and what it is about."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from leg_comfort.clinic.facts import Facts
from leg_comfort.conversation.errands import Outcome, Wish


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
