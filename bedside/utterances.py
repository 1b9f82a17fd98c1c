"""Measure the understanding of single sentences, each labelled with what it means.

A record is {"text", "context", "meaning", "slots"}. Three groups are scored: sentences that hold a
warning sign (right when the skill itself finds that sign in them), everything else that is the
skill's business (right when the intent, and the id where the record names one, is what was meant),
and sentences that are none of its business (right when refused).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bedside import alexa_requests as requests
from bedside.understanding import Understanding
from leg_comfort.alexa.hearing import Ear
from leg_comfort.alexa.requests import turn_of
from leg_comfort.clinic import Fact, load_clinic
from leg_comfort.clinic.phrases import load_lexicon
from leg_comfort.conversation.turns import Act

# How the ways of understanding compared on the development sentences (260 other, 26 with a warning
# sign, 71 none of the skill's business), all learnt from the first interaction model, by intent:
#   rapidfuzz 3.14, nearest sample, ratio            219 other   24 warning   56 refused
#   rapidfuzz 3.14, token_set_ratio                  170         20           37
#   scikit-learn 1.9, nearest sample by TF-IDF       228         25           64
#   wordllama 0.4, nearest sample by word vectors    233         26           59
#   wordllama 0.4, logistic regression               222         26           51
#   scikit-learn 1.9, linear SVM over TF-IDF         248         26           64   (3 s to learn)
#   the same with wordllama's vectors added          248         26           66   (9 s to learn)
#   linear SVM plus nearest sample by TF-IDF         249         26           66   kept
# Word vectors gained a few points on sentences with unseen words, too little for a dependency whose
# wheel needs its files pointed out by hand.

WARNINGS = frozenset(
    {
        "chest_pain_or_breathless",
        "one_leg_swollen",
        "red_warm",
        "cold_pale_foot",
        "saddle_numbness",
        "bladder_bowel_change",
        "leg_weakness_new",
        "both_legs_weak",
        "face_or_speech_change",
        "dark_urine",
        "cramp_over_10_min_not_easing",
        "tingling_mouth_or_fingers",
        "hand_spasm_throat_tight_or_seizure",
        "wound_and_stiff_jaw",
        "severe_unrelenting_pain",
    }
)
REFUSED = "AMAZON.FallbackIntent"
NEARNESS = 2
"""How far a number of nights may be from what was meant."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was understood: the intent, the id (or else the value) of each slot, the facts in it.

    act: what the skill takes it for, where that is known.
    """

    intent: str
    slots: Mapping[str, str]
    facts: Mapping[str, Fact]
    act: Act | None = None


Understand = Callable[[str, str], Taken]
"""Text and context → what was understood."""


def understanding_in(locale: str) -> Understand:
    """Join the desk's understanding of a locale to what the skill itself takes from a request.

    Raises ValueError for a locale without an interaction model.
    """
    hearing = Understanding.load(locale)
    lexicon = load_lexicon(locale.partition("-")[0])
    ear = Ear(load_clinic(), lambda: lexicon)

    def understand(text: str, context: str) -> Taken:
        heard = hearing.understand(text, context)
        turn = turn_of(requests.intent(heard.intent, heard.slots), ear)
        slots = {name: slot.id or slot.value for name, slot in heard.slots.items()}
        return Taken(heard.intent, slots, turn.facts, turn.act)

    return understand


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

NAMED = ("method", "step", "cause", "medicine", "supplement")
"""Slots whose id has to be right where a record names one."""

ACTS = {"answer_yes": Act.YES, "answer_no": Act.NO, "answer_unsure": Act.UNSURE}
"""Label → the answer that the skill may find in raw words."""

CHANGES = {"better": "change", "worse": "change", "no_change": "change"}
MANNERS = {"slower": "manner", "louder": "manner", "quieter": "manner"}
NUMBERS = {"nights": "nights_in_last_two_weeks", "weeks": "weeks_ongoing"}
MINUTES = "duration_minutes"


@dataclass(frozen=True, slots=True)
class Judged:
    """A record, what was understood, and whether that is right."""

    record: Record
    taken: Taken
    right: bool

    @property
    def group(self) -> str:
        """Give `warning`, `refused` (none of the skill's business) or `other`."""
        if self.record["meaning"] == "out_of_domain":
            return "refused"
        return "warning" if meant_warnings(self.record) else "other"


@dataclass(frozen=True)
class Report:
    """Everything that was judged."""

    judged: Sequence[Judged]

    @cached_property
    def groups(self) -> Mapping[str, tuple[int, int]]:
        """Give (right, all) for each of the three groups."""
        return _counted((judged.group, judged.right) for judged in self.judged)

    @cached_property
    def meanings(self) -> Mapping[str, tuple[int, int]]:
        """Give (right, all) for each label."""
        return _counted((judged.record["meaning"], judged.right) for judged in self.judged)

    def as_json(self) -> dict[str, Any]:
        """Give the scores, and whatever went wrong, as JSON's own types."""
        return {
            "groups": {name: _score(*counts) for name, counts in self.groups.items()},
            "meanings": {name: _score(*counts) for name, counts in sorted(self.meanings.items())},
            "wrong": [_told(judged) for judged in self.judged if not judged.right],
        }

    def as_text(self) -> str:
        """Give the same as a table for people."""
        lines = [_row("", "right", "all", "share"), *_rows(self.groups), ""]
        lines += _rows(dict(sorted(self.meanings.items())))
        wrong = [judged for judged in self.judged if not judged.right]
        lines += ["", f"not understood as meant: {len(wrong)}"]
        return "\n".join(lines + [_line(judged) for judged in wrong])


def evaluate(records: Iterable[Record], understand: Understand) -> Report:
    """Judge what is understood of each record's text in its context.

    Raises KeyError where a record lacks text, context or meaning, or has an unknown meaning.
    """
    judged = []
    for record in records:
        taken = understand(record["text"], record["context"])
        judged.append(Judged(record, taken, is_right(record, taken)))
    return Report(judged)


def is_right(record: Record, taken: Taken) -> bool:
    """Say whether what was understood is what the record means."""
    meaning, facts = record["meaning"], taken.facts
    if warnings := meant_warnings(record):
        return any(facts.get(warning) is True for warning in warnings)
    special = _SPECIAL.get(meaning)
    return (special is not None and special(record, taken)) or _as_mapped(record, taken)


def meant_warnings(record: Record) -> set[str]:
    """Give the warning signs that a record's slots hold."""
    return {name for name in _features(record) if name in WARNINGS}


def _as_mapped(record: Record, taken: Taken) -> bool:
    meaning = record["meaning"]
    if taken.act is not None and taken.act is ACTS.get(meaning):
        return True
    if taken.intent not in INTENTS.get(meaning, ()):
        return False
    if slot := (CHANGES | MANNERS).get(meaning):
        return bool(taken.slots.get(slot) == meaning)
    slots = record.get("slots") or {}
    return all(taken.slots.get(name) == slots[name] for name in NAMED if name in slots)


def _features(record: Record) -> set[str]:
    return {name for name, value in (record.get("slots") or {}).items() if value is True}


def _holds(record: Record, taken: Taken) -> bool:
    """Whether a fact is there that the record names; with none named, whether any is true."""
    features = _features(record)
    told = {name for name, fact in taken.facts.items() if fact is True}
    return bool(features & told) if features else bool(told)


def _denies(record: Record, taken: Taken) -> bool:
    plain = [f for n, f in taken.facts.items() if n not in _features(record) and f is not True]
    surplus = any(f is True for n, f in taken.facts.items() if n not in _features(record))
    return bool(plain) and not surplus


def _feels(record: Record, taken: Taken) -> bool:
    feel = (record.get("slots") or {}).get("feel")
    return feel is not None and taken.facts.get("feel") == feel


def _counts(record: Record, taken: Taken) -> bool:
    meant = (record.get("slots") or {}).get("nights")
    nights = taken.facts.get("nights_in_last_two_weeks")
    return meant is not None and nights is not None and bool(abs(int(nights) - meant) <= NEARNESS)


def _lasts(record: Record, taken: Taken) -> bool:
    return any(name in taken.facts for name in (*NUMBERS.values(), MINUTES))


def _cramps(record: Record, taken: Taken) -> bool:
    return taken.facts.get("cramping_now") is True


_SPECIAL: Mapping[str, Callable[[Record, Taken], bool]] = {
    "answer_yes": _holds,
    "volunteer_fact": _holds,
    "emergency": _holds,
    "answer_no": _denies,
    "answer_choice": _feels,
    "start_session": _feels,
    "start_acute": _cramps,
    "answer_number": _counts,
    "duration_report": _lasts,
}


def _counted(pairs: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    everything = list(pairs)
    right, total = Counter(n for n, ok in everything if ok), Counter(n for n, _ in everything)
    return {name: (right[name], total[name]) for name in total}


def _score(right: int, total: int) -> dict[str, float]:
    return {"right": right, "all": total, "share": round(right / total, 4)}


def _told(judged: Judged) -> dict[str, Any]:
    taken = judged.taken
    return {
        **{name: judged.record.get(name) for name in ("text", "context", "meaning", "slots")},
        "understood": {"intent": taken.intent, "slots": dict(taken.slots)},
        "facts": dict(taken.facts),
    }


def _rows(counts: Mapping[str, tuple[int, int]]) -> list[str]:
    return [
        _row(name, str(right), str(total), f"{right / total:.1%}")
        for name, (right, total) in counts.items()
    ]


def _row(name: str, right: str, total: str, share: str) -> str:
    return f"{name:18}{right:>6}{total:>6}{share:>8}"


def _line(judged: Judged) -> str:
    record, taken = judged.record, judged.taken
    slots = ", ".join(f"{name} = {value}" for name, value in taken.slots.items())
    return f"  {record['text']} ({record['meaning']}): {taken.intent} {slots}".rstrip()
