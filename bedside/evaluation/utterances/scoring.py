"""Score how labelled sentences are understood.

A record is {"text", "context", "meaning", "slots"}. Three groups are scored: sentences with a red
flag (right if the skill finds it), all others in the skill's domain (right if the intent, and the
id that the record names, are right), and sentences out of domain (right if refused).

Every sentence is judged twice: as written, and as a noisy recognition might return it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bedside.evaluation.utterances.contexts import attributes_in
from bedside.evaluation.utterances.judging import (
    Interpretation,
    LabelledSentence,
    is_right,
    meant_warnings,
)
from bedside.evaluation.utterances.noise import with_noise
from bedside.nlu import nlu_for
from bedside.simulator import alexa_requests as requests
from leg_comfort.alexa import FreeTextReader, parse, turn_of
from leg_comfort.clinic import load_clinic
from leg_comfort.locales import DEFAULT_LANGUAGE, language_of
from leg_comfort.nlu import load_lexicon

# How methods compared on the development sentences (260 other, 26 red flags, 71 out of domain),
# all trained on the first interaction model, by intent:
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

Counts = Mapping[str, tuple[int, int]]
"""Name → how many are right, how many there are."""
Interpret = Callable[[str, str], Interpretation]
"""Text and context → how it was understood."""


def interpreter_for(locale: str) -> Interpret:
    """Return how a locale understands sentences, with the facts that the skill reads."""
    nlu = nlu_for(locale)
    lexicon = load_lexicon(language_of(locale), load_clinic().findings)
    reader = FreeTextReader(load_clinic(), lambda: lexicon)

    def interpret(text: str, context: str) -> Interpretation:
        understood = nlu.understand(text, context)
        request = parse(
            {
                "session": {"attributes": attributes_in(context)},
                "request": {
                    **requests.intent(understood.intent, understood.slots),
                    "locale": locale,
                },
            }
        )
        turn = turn_of(request, reader)
        slots = {name: slot.id or slot.value for name, slot in understood.slots.items()}
        return Interpretation(understood.intent, slots, turn.facts, turn.act, turn.topic)

    return interpret


@dataclass(frozen=True, slots=True)
class Judged:
    """A record, how it was understood, and whether that is right."""

    record: LabelledSentence
    understood: Interpretation
    right: bool

    @property
    def group(self) -> str:
        """`warning`, `refused` (out of domain) or `other`."""
        if self.record["meaning"] == "out_of_domain":
            return "refused"
        return "warning" if meant_warnings(self.record) else "other"


@dataclass(frozen=True)
class UtteranceReport:
    """Everything that was judged, as written and with noise, in the same order."""

    judged: Sequence[Judged]
    noisy: Sequence[Judged] = ()

    def __add__(self, other: "UtteranceReport") -> "UtteranceReport":
        return UtteranceReport([*self.judged, *other.judged], [*self.noisy, *other.noisy])

    @cached_property
    def groups(self) -> Counts:
        """(right, all) for each of the three groups."""
        return _by_group(self.judged)

    @cached_property
    def noisy_groups(self) -> Counts:
        """(right, all) for each group with noise."""
        return _by_group(self.noisy)

    @cached_property
    def meanings(self) -> Counts:
        """(right, all) for each label."""
        return _counted((judged.record["meaning"], judged.right) for judged in self.judged)

    @property
    def lost(self) -> list[Judged]:
        """The sentences that only noise made wrong."""
        pairs = zip(self.judged, self.noisy, strict=False)
        return [noisy for clean, noisy in pairs if clean.right and not noisy.right]

    def as_json(self) -> dict[str, Any]:
        """Return the scores and all errors as JSON."""
        return {
            "groups": _scores(self.groups),
            "meanings": _scores(dict(sorted(self.meanings.items()))),
            "wrong": [_told(judged) for judged in self.judged if not judged.right],
            "with_noise": {
                "groups": _scores(self.noisy_groups),
                "lost": [_told(judged) for judged in self.lost],
            },
        }

    def as_text(self) -> str:
        """Return the same as a table."""
        wrong = [judged for judged in self.judged if not judged.right]
        parts = [
            [_row("", "right", "all", "share"), *_rows(self.groups)],
            ["with noise", *_rows(self.noisy_groups)],
            _rows(dict(sorted(self.meanings.items()))),
            [f"not understood as meant: {len(wrong)}", *map(_line, wrong)],
            [f"lost in noise: {len(self.lost)}", *map(_line, self.lost)],
        ]
        return "\n\n".join("\n".join(lines) for lines in parts)


def evaluate(
    records: Iterable[LabelledSentence], interpret: Interpret, language: str = DEFAULT_LANGUAGE
) -> UtteranceReport:
    """Judge each record's text in its context, without and with the noise of a language.

    Raises KeyError if a record lacks text, context or meaning, or has an unknown meaning.
    """
    written = list(records)
    understood = [
        {**record, "text": with_noise(record["text"], language=language)} for record in written
    ]
    return UtteranceReport(_judged(written, interpret), _judged(understood, interpret))


def _judged(records: Iterable[LabelledSentence], interpret: Interpret) -> list[Judged]:
    pairs = ((record, interpret(record["text"], record["context"])) for record in records)
    return [
        Judged(record, understood, is_right(record, understood)) for record, understood in pairs
    ]


def _by_group(judged: Iterable[Judged]) -> Counts:
    return _counted((each.group, each.right) for each in judged)


def _counted(pairs: Iterable[tuple[str, bool]]) -> Counts:
    everything = list(pairs)
    right, total = Counter(n for n, ok in everything if ok), Counter(n for n, _ in everything)
    return {name: (right[name], total[name]) for name in total}


def _scores(counts: Counts) -> dict[str, dict[str, float]]:
    return {name: _score(*each) for name, each in counts.items()}


def _score(right: int, total: int) -> dict[str, float]:
    return {"right": right, "all": total, "share": round(right / total, 4)}


def _told(judged: Judged) -> dict[str, Any]:
    understood = judged.understood
    return {
        **{name: judged.record.get(name) for name in ("text", "context", "meaning", "slots")},
        "understood": {"intent": understood.intent, "slots": dict(understood.slots)},
        "facts": dict(understood.facts),
    }


def _rows(counts: Counts) -> list[str]:
    return [
        _row(name, str(right), str(total), f"{right / total:.1%}")
        for name, (right, total) in counts.items()
    ]


def _row(name: str, right: str, total: str, share: str) -> str:
    return f"{name:18}{right:>6}{total:>6}{share:>8}"


def _line(judged: Judged) -> str:
    record, understood = judged.record, judged.understood
    slots = ", ".join(f"{name} = {value}" for name, value in understood.slots.items())
    return f"  {record['text']} ({record['meaning']}): {understood.intent} {slots}".rstrip()
