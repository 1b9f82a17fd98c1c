"""Judge whether a sentence was understood as its label says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bedside.nlu import warning_findings
from leg_comfort.clinic import Fact
from leg_comfort.conversation import Act

REFUSED = "AMAZON.FallbackIntent"

INTENTS: Mapping[str, tuple[str, ...]] = {
    "start_acute": ("CrampNowIntent",),
    "start_session": ("StartIntent",),
    "ask_cause": ("AskCauseIntent",),
    "ask_relief": ("AskReliefIntent",),
    "ask_how_to": ("AskHowToIntent",),
    "ask_prevent": ("AskPreventIntent",),
    "ask_why_cause": ("AskWhyCauseIntent",),
    "ask_medicine": ("AskMedicineIntent",),
    "ask_supplement": ("AskSupplementIntent",),
    "ask_food_drink": ("AskFoodOrDrinkIntent",),
    "ask_danger": ("AskDangerIntent",),
    "ask_when_doctor": ("AskWhenDoctorIntent",),
    "ask_duration": ("AskHowLongIntent",),
    "ask_privacy": ("AskPrivacyIntent",),
    "ask_capability": ("AMAZON.HelpIntent",),
    "answer_yes": ("AMAZON.YesIntent",),
    "answer_no": ("AMAZON.NoIntent",),
    "answer_unsure": ("NotSureIntent",),
    "duration_report": ("DurationIntent", "NightsIntent"),
    "call_for_help": ("CallForHelpIntent",),
    "better": ("ProgressIntent",),
    "worse": ("ProgressIntent",),
    "no_change": ("ProgressIntent",),
    "slower": ("SpeechIntent",),
    "louder": ("SpeechIntent",),
    "quieter": ("SpeechIntent",),
    "repeat": ("AMAZON.RepeatIntent",),
    "next": ("AMAZON.NextIntent",),
    "previous": ("AMAZON.PreviousIntent",),
    "wait": ("AMAZON.PauseIntent",),
    "resume": ("AMAZON.ResumeIntent",),
    "stop": ("AMAZON.StopIntent", "AMAZON.CancelIntent"),
    "close": ("GoodNightIntent",),
    "remind_doctor": ("RemindMeIntent",),
    "forget_me": ("ForgetMeIntent",),
    "recall": ("RecallIntent",),
    "correct_answer": ("CorrectAnswerIntent",),
    "unclear": (REFUSED,),
    "out_of_domain": (REFUSED,),
}
"""Label → the intents that are right for it."""

LEANING = frozenset({"answer_unsure", "correct_answer", "unclear"})
"""Labels of sentences that mean something only beside what was said before."""

NAMED = ("method", "step", "cause", "medicine", "supplement")
"""Slots whose id must be right if a record names one."""

BESIDE = frozenset({"dose_asked"})
"""Slots that only describe a sentence: they name no id, and nothing is asked of them."""

ACTS = {
    "answer_yes": Act.YES,
    "answer_no": Act.NO,
    "answer_unsure": Act.UNSURE,
    "correct_answer": Act.CORRECT,
    "ask_danger": Act.ASK_DANGER,
    "wait": Act.PAUSE,
    "repeat": Act.REPEAT,
    "next": Act.NEXT,
    "previous": Act.PREVIOUS,
    "resume": Act.RESUME,
    "stop": Act.STOP,
}
"""Label → what the skill may find in raw words."""

CHANGES = {"better": "change", "worse": "change", "no_change": "change"}
MANNERS = {"slower": "manner", "louder": "manner", "quieter": "manner"}
NUMBERS = {"nights": "nights_in_last_two_weeks", "weeks": "weeks_ongoing"}
MINUTES = "duration_minutes"


NEARNESS = 2
"""The greatest difference between a number of nights and the right one."""

LabelledSentence = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a sentence was understood.

    slots hold the id, or else the value. act and topic are what the skill takes it for, if known.
    """

    intent: str
    slots: Mapping[str, str]
    facts: Mapping[str, Fact]
    act: Act | None = None
    topic: str | None = None


def is_right(record: LabelledSentence, understood: Interpretation) -> bool:
    """Return whether a sentence was understood as the record says."""
    meaning, facts = record["meaning"], understood.facts
    if warnings := meant_warnings(record):
        return any(facts.get(warning) is True for warning in warnings)
    special = _SPECIAL.get(meaning)
    return (special is not None and special(record, understood)) or _as_mapped(record, understood)


def meant_warnings(record: LabelledSentence) -> set[str]:
    """Return the red flags among a record's slots."""
    return {name for name in _features(record) if name in warning_findings()}


def may_come_otherwise(meaning: str) -> bool:
    """Return whether more than one intent is right for a label, or raw words are as good as any."""
    return len(INTENTS.get(meaning, ())) != 1 or meaning in _SPECIAL or meaning in LEANING


def _as_mapped(record: LabelledSentence, understood: Interpretation) -> bool:
    meaning = record["meaning"]
    if understood.act is not None and understood.act is ACTS.get(meaning):
        return True
    if understood.intent not in INTENTS.get(meaning, ()):
        return False
    if slot := (CHANGES | MANNERS).get(meaning):
        return bool(understood.slots.get(slot) == meaning)
    slots = record.get("slots") or {}
    return all(understood.slots.get(name) == slots[name] for name in NAMED if name in slots)


def _features(record: LabelledSentence) -> set[str]:
    slots = record.get("slots") or {}
    return {name for name, value in slots.items() if value is True and name not in BESIDE}


def _holds(record: LabelledSentence, understood: Interpretation) -> bool:
    """Return whether a fact that the record names is true; if it names none, whether any is."""
    features = _features(record)
    told = {name for name, fact in understood.facts.items() if fact is True}
    return bool(features & told) if features else bool(told)


def _denies(record: LabelledSentence, understood: Interpretation) -> bool:
    plain = [f for n, f in understood.facts.items() if n not in _features(record) and f is not True]
    surplus = any(f is True for n, f in understood.facts.items() if n not in _features(record))
    return bool(plain) and not surplus


def _feels(record: LabelledSentence, understood: Interpretation) -> bool:
    feel = (record.get("slots") or {}).get("feel")
    return feel is not None and understood.facts.get("feel") == feel


def _counts(record: LabelledSentence, understood: Interpretation) -> bool:
    meant = (record.get("slots") or {}).get("nights")
    nights = understood.facts.get("nights_in_last_two_weeks")
    return meant is not None and nights is not None and bool(abs(int(nights) - meant) <= NEARNESS)


def _lasts(record: LabelledSentence, understood: Interpretation) -> bool:
    return any(name in understood.facts for name in (*NUMBERS.values(), MINUTES))


def _changes(record: LabelledSentence, understood: Interpretation) -> bool:
    return understood.act is Act.PROGRESS and understood.topic == record["meaning"]


def _cramps(record: LabelledSentence, understood: Interpretation) -> bool:
    return understood.facts.get("cramping_now") is True


_SPECIAL: Mapping[str, Callable[[LabelledSentence, Interpretation], bool]] = {
    "answer_yes": _holds,
    "volunteer_fact": _holds,
    "emergency": _holds,
    "answer_no": _denies,
    "answer_choice": _feels,
    "start_session": _feels,
    "start_acute": _cramps,
    "answer_number": _counts,
    "duration_report": _lasts,
    **dict.fromkeys(CHANGES, _changes),
}
