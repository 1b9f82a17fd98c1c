"""Find the contradictions of an interaction model, by Amazon's written rules.

See "Find utterance conflicts in your model" and "Tips for using built-in intents" in Amazon's
documentation. Samples that take any words (AMAZON.SearchQuery) are left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, cycle, islice
from typing import Any

from bedside.console import Json, read_language
from bedside.interaction_model.phrases import AMAZON
from bedside.nlu.examples import filled
from bedside.nlu.normalizer import kinds_of, without_fillers
from bedside.nlu.samples import Sample, Samples, samples_in
from bedside.nlu.vocabulary import Vocabulary, fillers_of

TWO_INTENTS = "two intents"
STATIC_TWIN = "sample without the slot that another one has"
BUILT_INS = "custom intent takes what belongs to a built-in one"
WAKE_WORD = "wake word"
LAUNCHING = "opens the skill"
FILLER = "same sample with a filler"
TWO_IDS = "wording of two ids"
ANY_DAY = date(2026, 1, 15)
PAIRED = 60
"""How many values are filled into each slot of a sample that has several."""


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """An utterance that a model contradicts itself about. owners: intents and samples, or ids."""

    kind: str
    utterance: str
    owners: tuple[str, ...]


def conflicts_of(model: Mapping[str, Any], language: str) -> list[Conflict]:
    """Return every conflict of a model, the JSON of a locale, in order."""
    spoken = model["interactionModel"]["languageModel"]
    samples = list(samples_in(spoken["intents"]))
    vocabulary = Vocabulary.of(model, kinds_of(language))
    known = Samples.of(model, language, vocabulary)
    words = read_language(language, "builtin_intents")
    values = _values(vocabulary, language)
    return sorted(
        {
            *_shared(samples, known, values),
            *_taken(known, words),
            *_never(samples, words.get("never", {}), spoken["invocationName"]),
            *_filled_up(samples, fillers_of(language)),
            *_of_two_ids(spoken["types"]),
        }
    )


def _values(vocabulary: Vocabulary, language: str) -> Mapping[str, Sequence[str]]:
    built_in = read_language(language, "builtin_slots").get("examples", {})
    return {**{kind: list(ids) for kind, ids in vocabulary.ids.items()}, **built_in}


def _shared(
    samples: Iterable[Sample], known: Samples, values: Mapping[str, Sequence[str]]
) -> Iterator[Conflict]:
    """Yield the utterances of several intents, and the static twins of slotted samples."""
    owners: dict[str, set[Sample]] = {}
    for sample in samples:
        for text in _expanded(sample, values):
            owners.setdefault(text, set()).add(sample)
    for text in [text for text, found in owners.items() if any(not each.slots for each in found)]:
        owners[text].update(match.sample for match in known.matches(text, ANY_DAY))
    for text, found in owners.items():
        if len({sample.intent for sample in found}) > 1:
            yield Conflict(TWO_INTENTS, text, _named(found))
        elif any(each.slots for each in found) and not all(each.slots for each in found):
            yield Conflict(STATIC_TWIN, text, _named(found))


def _expanded(sample: Sample, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a sample with values filled in: all of them if it has one slot, else some of each."""
    if sample.free:
        return
    lists = [values.get(kind, ()) for kind in sample.slots.values()]
    most = max(map(len, lists), default=1) if len(lists) == 1 else PAIRED
    turned = (islice(cycle(each), place, place + most) for place, each in enumerate(lists) if each)
    rows = zip(*turned, strict=False) if lists else iter([()])
    for row in rows:
        yield filled(sample.text, dict(zip(sample.slots, row, strict=True)))


def _taken(known: Samples, words: Json) -> Iterator[Conflict]:
    """Yield what belongs to a built-in intent and reaches a custom one."""
    around = words.get("around", {})
    for intent, texts in known.amazons.items():
        for text in _wrapped(texts, around):
            found = [m.sample for m in known.matches(text, ANY_DAY)]
            others = [sample for sample in found if not sample.intent.startswith(AMAZON)]
            if others:
                yield Conflict(BUILT_INS, text, (intent, *_named(others)))


def _wrapped(texts: Iterable[str], around: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for text in texts:
        for before in ("", *around.get("before", ())):
            for after in ("", *around.get("after", ())):
                yield " ".join(f"{before} {text} {after}".split())


def _never(
    samples: Iterable[Sample], never: Mapping[str, Sequence[str]], name: str
) -> Iterator[Conflict]:
    """Yield the samples with a wake word, and those that open the skill."""
    opening = {f"{verb} {name}" for verb in never.get("launching", ())}
    for sample in samples:
        text = f" {sample.text} "
        if any(f" {word} " in text for word in never.get("wake_words", ())):
            yield Conflict(WAKE_WORD, sample.text, (sample.intent,))
        if any(f" {each} " in text for each in opening) or sample.text == name:
            yield Conflict(LAUNCHING, sample.text, (sample.intent,))


def _filled_up(samples: Iterable[Sample], fillers: Collection[str]) -> Iterator[Conflict]:
    """Yield the samples of custom intents that are others with a filler at an end.

    Built-in intents match exactly, so that they need such samples.
    """
    listed = [each for each in samples if not each.intent.startswith(AMAZON) and not each.free]
    texts = {(sample.intent, sample.text) for sample in listed}
    for sample in listed:
        bare = without_fillers(sample.text, fillers)
        if bare != sample.text and (sample.intent, bare) in texts:
            yield Conflict(FILLER, sample.text, (sample.intent, bare))


def _of_two_ids(types: Iterable[Mapping[str, Any]]) -> Iterator[Conflict]:
    for kind in types:
        owners: dict[str, list[str]] = {}
        for value in kind["values"]:
            for words in chain([value["name"]["value"]], value["name"]["synonyms"]):
                owners.setdefault(words, []).append(value["id"])
        for words, ids in owners.items():
            if len(ids) > 1:
                yield Conflict(TWO_IDS, words, (kind["name"], *ids))


def _named(samples: Iterable[Sample]) -> tuple[str, ...]:
    return tuple(sorted(f"{sample.intent}: {sample.text}" for sample in samples))
