"""The contradictions of a model are found one by one, and our own models have none."""

import tomllib
from pathlib import Path

import pytest

from bedside.console import Json
from bedside.interaction_model import load_model, model_text
from bedside.interaction_model.phrases import PHRASES
from bedside.nlu import conflicts_in
from bedside.nlu.conflicts import (
    BUILT_INS,
    FILLER,
    LAUNCHING,
    STATIC_TWIN,
    TWO_IDS,
    TWO_INTENTS,
    WAKE_WORD,
    Conflict,
    conflicts_of,
)
from leg_comfort.locales import LOCALES
from tests.bedside.nlu.small_models import Intent, model_of

EVERY_LOCALE = pytest.mark.parametrize("locale", LOCALES)
PLACES = {"calf": ["my calf", "the calf"], "foot": ["my foot"]}
FINDINGS = {"sore_calf": ["my calf"], "cramp": ["a cramp"]}
TYPES = {"PLACE": PLACES, "FINDING": FINDINGS}
PHRASE_FILES = sorted(PHRASES.glob("*/*/*.toml"))
MOST_SAMPLES, MOST_BYTES, MOST_FALLBACK = 2_500, 250_000, 60
LONGEST_LINE = 120


def conflicts(*intents: Intent) -> list[tuple[str, str]]:
    """Return the kind and the utterance of each conflict of a small model."""
    return [
        (each.kind, each.utterance) for each in conflicts_of(model_of(*intents, types=TYPES), "en")
    ]


def where(*samples: str, name: str = "WhereIntent") -> Intent:
    return Intent(name, samples, {"place": "PLACE"})


def told(*samples: str) -> Intent:
    return Intent("ToldIntent", samples, {"finding": "FINDING"})


def said(*samples: str, name: str = "SaidIntent") -> Intent:
    return Intent(name, samples)


def test_a_model_in_order_has_no_conflict() -> None:
    assert (
        conflicts(where("it is {place}", "here"), told("i have {finding}"), said("it hurts")) == []
    )


def test_a_model_without_anything_has_no_conflict() -> None:
    assert conflicts_of(model_of(), "en") == []
    assert conflicts_of(model_of(), "xx") == []


@pytest.mark.parametrize(
    ("one", "other", "utterance"),
    [
        (said("it hurts"), said("it hurts", name="PainIntent"), "it hurts"),
        (where("it is {place}"), told("it is {finding}"), "it is my calf"),
        (where("{place}"), told("{finding}"), "my calf"),
        (where("it is {place}"), said("it is my foot"), "it is my foot"),
        (where("{place} hurts", "here"), said("the calf hurts"), "the calf hurts"),
        (said("it hurts"), said("it hurts", name="AMAZON.YesIntent"), "it hurts"),
    ],
)
def test_an_utterance_of_two_intents_is_found(one: Intent, other: Intent, utterance: str) -> None:
    assert conflicts(one, other) == [(TWO_INTENTS, utterance)]
    assert conflicts(other, one) == [(TWO_INTENTS, utterance)]


def test_its_owners_are_named_with_their_samples() -> None:
    model = model_of(where("it is {place}"), told("it is {finding}"), types=TYPES)
    assert conflicts_of(model, "en") == [
        Conflict(
            TWO_INTENTS,
            "it is my calf",
            ("ToldIntent: it is {finding}", "WhereIntent: it is {place}"),
        )
    ]


def test_a_sample_with_two_slots_is_compared_as_well() -> None:
    both = Intent("BothIntent", ["{finding} in {place}"], {"finding": "FINDING", "place": "PLACE"})
    assert conflicts(both, said("a cramp in my foot")) == [(TWO_INTENTS, "a cramp in my foot")]


def test_a_sample_with_one_of_amazons_own_types_is_compared_as_well() -> None:
    nights = Intent("NightsIntent", ["{number} nights"], {"number": "AMAZON.NUMBER"})
    assert conflicts(nights, said("eighty two nights")) == [(TWO_INTENTS, "eighty two nights")]


def test_a_sample_without_the_slot_that_another_one_of_its_intent_fills_is_found() -> None:
    assert conflicts(where("it is {place}", "it is my calf")) == [(STATIC_TWIN, "it is my calf")]


def test_two_samples_that_fill_the_same_slot_are_no_twins() -> None:
    assert conflicts(where("it is {place}", "{place}", "it hurts in {place}")) == []


@pytest.mark.parametrize(
    "sample",
    ["please stop", "next please", "could you repeat that", "okay yes", "just start over please"],
)
def test_a_custom_intent_that_takes_a_built_in_one_with_courtesies_is_found(sample: str) -> None:
    assert conflicts(said("it hurts", sample)) == [(BUILT_INS, sample)]


@pytest.mark.parametrize("sample", ["stop", "yes please", "never mind", "help me", "go back"])
def test_a_custom_intent_that_takes_what_is_amazons_own_has_two_conflicts(sample: str) -> None:
    found = conflicts(said("it hurts", sample))
    assert {kind for kind, utterance in found if utterance == sample} == {BUILT_INS, TWO_INTENTS}


def test_a_value_of_a_slot_that_takes_it_is_found_too() -> None:
    wish = Intent("WishIntent", ["please {wish}"], {"wish": "WISH"})
    model = model_of(wish, types={"WISH": {"end": ["stop"]}})
    assert conflicts_of(model, "en") == [
        Conflict(BUILT_INS, "please stop", ("AMAZON.StopIntent", "WishIntent: please {wish}"))
    ]


@pytest.mark.parametrize(
    "sample", ["please stop", "next please", "could you repeat that", "now resume please"]
)
def test_a_built_in_intent_may_take_it(sample: str) -> None:
    assert conflicts(said(sample, name="AMAZON.StopIntent")) == []


def test_to_stop_something_of_ones_own_is_no_conflict() -> None:
    assert conflicts(said("how do i stop the cramp", "what should i do next time")) == []


@pytest.mark.parametrize("word", ["alexa", "echo", "computer", "ziggy", "amazon"])
def test_a_wake_word_in_a_sample_is_found(word: str) -> None:
    sample = f"tell me {word} does it hurt"
    assert conflicts(said(sample)) == [(WAKE_WORD, sample)]
    assert conflicts(said(sample, name="AMAZON.HelpIntent")) == [(WAKE_WORD, sample)]


def test_a_word_that_only_begins_like_a_wake_word_is_none() -> None:
    assert conflicts(said("it echoes in my computers")) == []


@pytest.mark.parametrize(
    "sample",
    ["open leg comfort", "ask leg comfort about my calf", "leg comfort", "please tell leg comfort"],
)
def test_a_sample_that_opens_the_skill_is_found(sample: str) -> None:
    assert conflicts(said(sample)) == [(LAUNCHING, sample)]


def test_the_name_of_the_skill_alone_may_stand_within_a_sample() -> None:
    assert conflicts(said("is leg comfort a doctor")) == []


@pytest.mark.parametrize("sample", ["well it hurts", "it hurts please", "um so it hurts really"])
def test_a_sample_that_is_another_one_with_a_filler_is_found(sample: str) -> None:
    assert conflicts(said("it hurts", sample)) == [(FILLER, sample)]


def test_a_filler_of_its_own_sample_is_none() -> None:
    assert conflicts(said("well it hurts"), said("it aches")) == []


def test_a_built_in_intent_needs_its_samples_with_fillers() -> None:
    assert (
        conflicts(said("exactly", "well exactly", "exactly please", name="AMAZON.YesIntent")) == []
    )


def test_a_carrier_of_free_words_may_begin_with_a_filler() -> None:
    free = Intent("SayIntent", ["{w} it is", "well {w} it is"], {"w": "AMAZON.SearchQuery"})
    assert conflicts(free) == []


def test_a_wording_of_two_ids_is_found() -> None:
    types = {"PLACE": {"calf": ["my calf", "back of it"], "knee": ["my knee", "back of it"]}}
    assert conflicts_of(model_of(types=types), "en") == [
        Conflict(TWO_IDS, "back of it", ("PLACE", "calf", "knee"))
    ]


def test_a_wording_in_two_types_is_no_conflict_by_itself() -> None:
    assert conflicts_of(model_of(types=TYPES), "en") == []


def spoken(locale: str) -> Json:
    language: Json = load_model(locale)["interactionModel"]["languageModel"]
    return language


@EVERY_LOCALE
def test_our_own_model_has_no_conflict(locale: str) -> None:
    assert conflicts_in(locale) == []


@EVERY_LOCALE
def test_a_model_stays_small(locale: str) -> None:
    counts = {each["name"]: len(each["samples"]) for each in spoken(locale)["intents"]}
    assert sum(counts.values()) <= MOST_SAMPLES
    assert counts["AMAZON.FallbackIntent"] <= MOST_FALLBACK
    assert len(model_text(locale).encode()) <= MOST_BYTES


@pytest.mark.parametrize("file", PHRASE_FILES, ids=lambda file: "/".join(file.parts[-3:]))
def test_no_line_of_phrases_is_longer_than_a_screen_is_wide(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > LONGEST_LINE] == []


def test_every_intent_and_every_type_has_one_file_of_its_own_in_the_language() -> None:
    model = tomllib.loads((PHRASES / "model.toml").read_text(encoding="utf-8"))
    intents = {file.stem for file in (PHRASES / "en" / "intents").glob("*.toml")}
    types = {file.stem for file in (PHRASES / "en" / "types").glob("*.toml")}
    used = {kind for slots in model["intents"].values() for kind in slots.values()}
    assert intents == set(model["intents"])
    assert types == {kind for kind in used if not kind.startswith("AMAZON.")}


def test_a_locale_has_no_file_that_its_language_lacks() -> None:
    own = {file.relative_to(PHRASES / "en") for file in (PHRASES / "en").rglob("*.toml")}
    folders = [PHRASES / locale for locale in LOCALES]
    others = {file.relative_to(each) for each in folders for file in each.rglob("*.toml")}
    assert PHRASE_FILES
    assert others - own == set()
