"""The interaction models: Amazon reads them, they keep its rules and agree with the skill."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData

from bedside.interaction_model import load_model, model_text
from bedside.interaction_model.generator import expand, interaction_model
from bedside.interaction_model.phrases import PhraseError
from leg_comfort.alexa.intents import INTENTS
from leg_comfort.alexa.slot_ids import ids_of
from leg_comfort.alexa.slot_values import NIGHTS_BY_FREQUENCY
from leg_comfort.clinic import FindingKind, load_clinic
from leg_comfort.conversation import MANNERS
from leg_comfort.locales import LOCALES, language_of

CLINIC = load_clinic()
EVERY_LOCALE = pytest.mark.parametrize("locale", LOCALES)

SLOT = re.compile(r"\{(\w+)\}")
SPEAKABLE = re.compile(r"(?:[^\W\d_]|[ '.-]|\{\w+\})+")
CARRIED = frozenset({"SayIntent", "NoWithWordsIntent", "YesWithWordsIntent"})
FILLER = frozenset(["please", "just", "well", "um", "oh"])
PLAINEST_BY_LANGUAGE = {
    "en": [
        ("CrampNowIntent", "my calf is cramping"),
        ("AskMedicineIntent", "can i take {medicine}"),
        ("AskSupplementIntent", "does {supplement} help"),
        ("AskFoodOrDrinkIntent", "can i eat {item}"),
        ("AskWhenDoctorIntent", "when should i see a doctor"),
        ("AskPreventIntent", "how do i prevent this"),
        ("RemindMeIntent", "remind me {day}"),
    ],
    "de": [
        ("CrampNowIntent", "meine wade krampft"),
        ("AskMedicineIntent", "kann ich {medicine} nehmen"),
        ("AskSupplementIntent", "hilft {supplement}"),
        ("AskFoodOrDrinkIntent", "kann ich {item} essen"),
        ("AskWhenDoctorIntent", "wann soll ich zum arzt"),
        ("AskPreventIntent", "wie kann ich dem vorbeugen"),
        ("RemindMeIntent", "erinner mich {day}"),
    ],
    "es": [
        ("CrampNowIntent", "se me acalambró la pantorrilla"),
        ("AskMedicineIntent", "puedo tomar {medicine}"),
        ("AskSupplementIntent", "sirve {supplement}"),
        ("AskFoodOrDrinkIntent", "puedo comer {item}"),
        ("AskWhenDoctorIntent", "cuándo debo ir al médico"),
        ("AskPreventIntent", "cómo evito esto"),
        ("RemindMeIntent", "recuérdame el {day}"),
    ],
}
PLAINEST = [
    (locale, *each) for locale in LOCALES for each in PLAINEST_BY_LANGUAGE[language_of(locale)]
]


def spoken(locale: str) -> dict[str, Any]:
    language: dict[str, Any] = load_model(locale)["interactionModel"]["languageModel"]
    return language


def samples(locale: str) -> Iterator[tuple[str, str]]:
    for intent in spoken(locale)["intents"]:
        yield from ((intent["name"], sample) for sample in intent["samples"])


def wordings(locale: str) -> Iterator[tuple[str, str, str]]:
    for kind in spoken(locale)["types"]:
        for value in kind["values"]:
            for words in (value["name"]["value"], *value["name"]["synonyms"]):
                yield kind["name"], value["id"], words


def ids(locale: str, kind: str) -> set[str]:
    return {name for each, name, _ in wordings(locale) if each == kind}


def repeated(things: list[Any]) -> list[Any]:
    return [thing for thing, times in Counter(things).items() if times > 1]


def without_filler(sample: str) -> str:
    return " ".join(word for word in sample.split() if word not in FILLER)


@EVERY_LOCALE
def test_amazons_own_classes_read_it_and_write_it_back_unchanged(locale: str) -> None:
    serializer, model = DefaultSerializer(), load_model(locale)
    read = serializer.deserialize(json.dumps(model), InteractionModelData)
    assert json.loads(json.dumps(without_nothing(serializer.serialize(read)))) == model


def without_nothing(tree: object) -> object:
    if isinstance(tree, dict):
        return {name: without_nothing(each) for name, each in tree.items() if each is not None}
    return [without_nothing(each) for each in tree] if isinstance(tree, list) else tree


@EVERY_LOCALE
def test_no_sample_stands_twice(locale: str) -> None:
    assert repeated([sample for _, sample in samples(locale)]) == []


@EVERY_LOCALE
def test_no_two_intents_differ_only_by_filler_words(locale: str) -> None:
    owners: dict[str, set[str]] = {}
    for intent, sample in samples(locale):
        owners.setdefault(without_filler(sample), set()).add(intent)
    assert {sample: both for sample, both in owners.items() if sample and len(both) > 1} == {}


@EVERY_LOCALE
def test_no_wording_belongs_to_two_values_of_a_type(locale: str) -> None:
    assert repeated([(kind, words) for kind, _, words in wordings(locale)]) == []


@EVERY_LOCALE
def test_every_slot_in_a_sample_is_one_of_its_intent(locale: str) -> None:
    slots = {i["name"]: {slot["name"] for slot in i["slots"]} for i in spoken(locale)["intents"]}
    used = [(intent, name) for intent, sample in samples(locale) for name in SLOT.findall(sample)]
    assert [(intent, name) for intent, name in used if name not in slots[intent]] == []


@EVERY_LOCALE
def test_every_slot_of_an_intent_is_used(locale: str) -> None:
    used = {(intent, name) for intent, sample in samples(locale) for name in SLOT.findall(sample)}
    known = {(i["name"], slot["name"]) for i in spoken(locale)["intents"] for slot in i["slots"]}
    assert known - used == set()


@EVERY_LOCALE
def test_every_type_is_defined_or_amazons(locale: str) -> None:
    defined = {kind["name"] for kind in spoken(locale)["types"]}
    named = {slot["type"] for intent in spoken(locale)["intents"] for slot in intent["slots"]}
    assert {kind for kind in named - defined if not kind.startswith("AMAZON.")} == set()
    assert defined - named == set()


@EVERY_LOCALE
def test_samples_hold_only_what_amazon_allows(locale: str) -> None:
    texts = [sample for _, sample in samples(locale)]
    assert [text for text in texts if not SPEAKABLE.fullmatch(text) or len(text) > 200] == []


@EVERY_LOCALE
def test_values_are_short_and_hold_no_figures_or_marks(locale: str) -> None:
    texts = [words for _, _, words in wordings(locale)]
    assert [text for text in texts if not SPEAKABLE.fullmatch(text) or len(text) > 140] == []


@EVERY_LOCALE
def test_free_words_stand_alone_behind_words_that_carry_them(locale: str) -> None:
    free = [sample for intent, sample in samples(locale) if intent in CARRIED]
    assert [s for s in free if SLOT.findall(s) != ["words"] or s == "{words}"] == []


@EVERY_LOCALE
def test_the_model_keeps_within_amazons_sizes(locale: str) -> None:
    assert len(model_text(locale).encode()) < 1_500_000
    assert len(list(wordings(locale))) < 50_000


@EVERY_LOCALE
def test_intents_are_those_that_the_skill_answers(locale: str) -> None:
    assert {intent["name"] for intent in spoken(locale)["intents"]} == set(INTENTS)


@EVERY_LOCALE
def test_every_finding_said_is_a_finding_or_a_denial(locale: str) -> None:
    yes_no = {f.id for f in CLINIC.findings.values() if f.kind is FindingKind.YES_NO}
    assert ids(locale, "FINDING") - yes_no - set(CLINIC.denials) == set()


@EVERY_LOCALE
def test_every_finding_and_every_denial_can_be_said(locale: str) -> None:
    yes_no = {f.id for f in CLINIC.findings.values() if f.kind is FindingKind.YES_NO}
    assert yes_no | set(CLINIC.denials) == ids(locale, "FINDING")


@EVERY_LOCALE
@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("CAUSE", set(CLINIC.causes)),
        ("METHOD", set(CLINIC.methods)),
        ("STEP", set(CLINIC.steps)),
        ("MEDICINE", set(CLINIC.medicines)),
        ("SUPPLEMENT", set(CLINIC.supplements)),
        ("ITEM", set(CLINIC.foods)),
        ("FEEL", set(CLINIC.findings["feel"].words)),
        ("COMPLAINT", set(CLINIC.findings["feel"].words)),
        ("FREQUENCY", set(NIGHTS_BY_FREQUENCY)),
        ("CHANGE", {"better", "worse", "no_change"}),
        ("REMARK", set(ids_of("remark", CLINIC))),
        ("MANNER", set(MANNERS)),
    ],
)
def test_every_id_said_is_known_to_the_skill(locale: str, kind: str, known: set[str]) -> None:
    assert ids(locale, kind) - known == set()
    assert ids(locale, kind)


def test_a_pattern_gives_all_its_wordings() -> None:
    assert expand(["[my] (leg|calf) {x}", "my leg {x}"]) == [
        "my leg {x}",
        "my calf {x}",
        "leg {x}",
        "calf {x}",
    ]


def test_a_pattern_for_an_unknown_intent_is_refused(tmp_path: Path) -> None:
    phrases(tmp_path, "xx/intents/Other.toml", 'samples = ["words"]')
    with pytest.raises(PhraseError, match="Other"):
        interaction_model("xx-XX", tmp_path)


def test_a_file_of_an_intent_holds_samples_and_nothing_else(tmp_path: Path) -> None:
    phrases(tmp_path, "xx/intents/One.toml", 'words = ["words"]')
    with pytest.raises(PhraseError, match="samples"):
        interaction_model("xx-XX", tmp_path)


def test_a_locale_adds_to_its_language(tmp_path: Path) -> None:
    phrases(tmp_path, "xx/intents/One.toml", 'samples = ["here"]')
    phrases(tmp_path, "xx-YY/intents/One.toml", 'samples = ["there"]')
    phrases(tmp_path, "xx/types/KIND.toml", 'first = ["a"]')
    phrases(tmp_path, "xx-YY/types/KIND.toml", 'first = ["b"]\nsecond = ["c"]')

    model = interaction_model("xx-YY", tmp_path)["interactionModel"]["languageModel"]

    assert model["intents"][0]["samples"] == ["here", "there"]
    assert model["types"][0]["values"] == [
        {"id": "first", "name": {"value": "a", "synonyms": ["b"]}},
        {"id": "second", "name": {"value": "c", "synonyms": []}},
    ]


def phrases(folder: Path, name: str, text: str) -> None:
    """Write a file of phrases into a folder whose only intent is One."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n", encoding="utf-8")
    (folder / "xx" / "invocation.toml").write_text('name = "x"\n')
    (folder / "model.toml").write_text("[intents]\nOne = {}\n")


@EVERY_LOCALE
def test_a_bare_yes_and_no_come_before_what_may_follow_them(locale: str) -> None:
    names = [intent["name"] for intent in spoken(locale)["intents"]]

    assert names[:2] == ["AMAZON.YesIntent", "AMAZON.NoIntent"]


@pytest.mark.parametrize(("locale", "intent", "sample"), PLAINEST)
def test_the_plainest_wording_is_a_sample(locale: str, intent: str, sample: str) -> None:
    assert (intent, sample) in set(samples(locale))
