"""The desk promises no more than a device: what it guesses, a device could have sent."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.interaction_model import load_model
from bedside.nlu import Understood, nlu_for
from bedside.nlu.conflicts import conflicts_of
from bedside.nlu.examples import AMAZON, REFUSED, corpus_of, filled
from bedside.nlu.normalizer import plain
from bedside.nlu.samples import Sample, samples_in
from bedside.nlu.tuning import REPORT, REPORTED, SAY, WITH_WORDS
from leg_comfort.clinic import load_clinic

DATA = Path(__file__).parents[2] / "data"
NOISE: list[str] = json.loads((DATA / "noise.json").read_text(encoding="utf-8"))
MODEL = load_model("en-US")
SAMPLES = list(samples_in(MODEL["interactionModel"]["languageModel"]["intents"]))
CARRIED = frozenset({SAY, *WITH_WORDS})
CONTEXTS = ["open", "advice", "emergency", *load_clinic().questions]
MONDAY = date(2026, 11, 23)
AMAZONS_VALUES = {
    "AMAZON.NUMBER": "four",
    "AMAZON.DURATION": "three weeks",
    "AMAZON.DATE": "thursday",
    "AMAZON.TIME": "half past nine",
}


def values() -> dict[str, str]:
    """Return a value of each type: the last wording of its last id."""
    types = MODEL["interactionModel"]["languageModel"]["types"]
    own = {kind["name"]: kind["values"][-1]["name"] for kind in types}
    return AMAZONS_VALUES | {kind: [n["value"], *n["synonyms"]][-1] for kind, n in own.items()}


def spoken(sample: Sample) -> str:
    """Return a sample with values in its slots."""
    kinds = values() | {"AMAZON.SearchQuery": "it is what it is"}
    return filled(sample.text, {name: kinds[kind] for name, kind in sample.slots.items()})


CORPUS = sorted({each.text for each in corpus_of("en")})
SPOKEN = sorted({spoken(each) for each in SAMPLES})
WORDS = sorted({word for text in (*CORPUS, *SPOKEN, *NOISE) for word in plain(text).split()})
SENTENCES = st.sampled_from(CORPUS) | st.sampled_from(SPOKEN) | st.sampled_from(NOISE)
LOOSE_WORDS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
SAID = st.one_of(
    SENTENCES,
    LOOSE_WORDS,
    st.builds(lambda one, other: f"{one} {other}", SENTENCES, LOOSE_WORDS),
    st.builds(lambda one, other: f"{one} {other}", LOOSE_WORDS, SENTENCES),
    st.builds(lambda sentence, end: sentence[:end], SENTENCES, st.integers(0, 40)),
)
ANY_CONTEXT = st.sampled_from(CONTEXTS)
enough = settings(max_examples=150, deadline=None)
LOADED = nlu_for("en-US")


def understood(said: str, context: str) -> Understood:
    return LOADED.understand(said, context, MONDAY)


@given(SAID, ANY_CONTEXT)
@enough
def test_a_built_in_intent_is_a_sample_of_it_and_never_guessed(said: str, context: str) -> None:
    found, nlu = understood(said, context), LOADED.load()
    if found.intent.startswith(AMAZON) and found.intent != REFUSED:
        own = nlu.slot_filler.samples.amazons.get(found.intent, ())
        listed = {*own, *(each.text for each in SAMPLES if each.intent == found.intent)}
        assert {plain(said), nlu.heard(said)} & listed
        assert found.slots == {}


@given(SAID, ANY_CONTEXT)
@enough
def test_slots_arrive_only_as_some_sample_has_them_together(said: str, context: str) -> None:
    found = understood(said, context)
    together = {frozenset(each.slots) for each in SAMPLES if each.intent == found.intent}
    assert found.intent == REFUSED or frozenset(found.slots) in together | amazons(found.intent)


def amazons(intent: str) -> set[frozenset[str]]:
    """Return no slots for what Amazon matches without a sample."""
    own = LOADED.load().slot_filler.samples.amazons
    return {frozenset[str]()} if intent in own else set()


@given(SAID, ANY_CONTEXT)
@enough
def test_a_value_with_an_id_is_a_wording_of_that_id(said: str, context: str) -> None:
    found, filler = understood(said, context), LOADED.load().slot_filler
    for name, slot in found.slots.items():
        wordings = filler.vocabulary.ids.get(filler.slots[found.intent][name], {})
        assert slot.id is None or wordings[slot.value] == slot.id


@pytest.mark.parametrize(
    "said",
    ["does a wander around the room help", "how about warm soak in the tub"],
)
def test_words_that_only_resemble_a_wording_have_no_id(said: str) -> None:
    found = understood(said, "advice")
    assert found.intent == "AskReliefIntent"
    assert [slot.id for slot in found.slots.values()] == [None]
    assert all(slot.value in said for slot in found.slots.values())


@given(SAID, ANY_CONTEXT)
@enough
def test_a_value_without_an_id_is_none_that_its_type_knows(said: str, context: str) -> None:
    found, filler = understood(said, context), LOADED.load().slot_filler
    for name, slot in found.slots.items():
        wordings = filler.vocabulary.ids.get(filler.slots[found.intent][name], {})
        assert slot.id is not None or slot.value not in wordings


@given(SAID, ANY_CONTEXT)
@enough
def test_free_words_are_what_stands_behind_a_carrier(said: str, context: str) -> None:
    found, heard = understood(said, context), LOADED.load().heard(said)
    if found.intent in CARRIED:
        (words,) = (slot.value for slot in found.slots.values())
        carriers = {each.carrier for each in SAMPLES if each.intent == found.intent}
        assert heard.removesuffix(f" {words}") in carriers
        assert words


@given(SAID, ANY_CONTEXT)
@enough
def test_what_arrives_in_raw_words_is_the_sentence_or_a_value_in_it(
    said: str, context: str
) -> None:
    found, heard = understood(said, context), LOADED.load().heard(said)
    raw = found.slots.get(REPORTED)
    if found.intent == REPORT and raw is not None and raw.id is None:
        assert raw.value in (heard, plain(said))


@given(SAID | st.text(max_size=80), ANY_CONTEXT)
@enough
def test_any_text_is_understood_in_the_same_way_each_time(said: str, context: str) -> None:
    assert understood(said, context) == understood(said, context)


@pytest.mark.parametrize("context", ["open", "rf1", "nights", "reminder"])
def test_sentences_of_the_open_world_are_understood_as_something(context: str) -> None:
    intents = {each.intent for each in SAMPLES}
    assert {understood(said, context).intent for said in NOISE} <= intents


def test_every_sample_with_its_slots_filled_reaches_its_intent() -> None:
    assert conflicts_of(MODEL, "en") == []
    whole = [each for each in SAMPLES if not each.free]
    reached = {spoken(each): understood(spoken(each), "open").intent for each in whole}
    meant = {spoken(each): each.intent for each in whole}
    assert reached == meant


@pytest.mark.parametrize("context", ["rf1", "nights", "advice", "reminder"])
def test_what_is_a_sample_is_so_in_every_context(context: str) -> None:
    whole = [each for each in SAMPLES[::7] if not each.free]
    assert [s for s in whole if understood(spoken(s), context).intent != s.intent] == []
