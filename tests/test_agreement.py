"""Knowledge, spoken lines, conversation and interaction models name the same ids."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedside.interaction_model.generator import interaction_model
from leg_comfort.clinic import CHECKS, FindingKind, RedFlag, Triage, Way, ground_of, load_clinic
from leg_comfort.conversation import MANNERS, STRETCHES, Offer
from leg_comfort.conversation.flows.doctor_summary import NOT_TOLD, questions_of_many, sayable
from leg_comfort.locales import LOCALES, TIME_ZONES, UNKNOWN_COUNTRY
from leg_comfort.nlu import load_lexicon
from leg_comfort.speech import load_words, read_sources
from tests.languages import LANGUAGES, language

CLINIC = load_clinic()
FINDINGS = CLINIC.findings
CONVERSATION = Path(__file__).parents[1] / "lambda" / "leg_comfort" / "conversation"

NAMED = {
    "FINDING": {*CLINIC.denials}
    | {f.id for f in FINDINGS.values() if f.kind is FindingKind.YES_NO},
    "CAUSE": set(CLINIC.causes),
    "STEP": {step.group for step in CLINIC.steps.values() if step.group}
    | {method.step for method in CLINIC.methods.values() if method.step},
    "METHOD": set(CLINIC.methods),
    "MEDICINE": set(CLINIC.medicines),
    "SUPPLEMENT": set(CLINIC.supplements),
    "ITEM": set(CLINIC.foods),
}
"""Slot type → the ids of the knowledge that people can name in it."""

UNANSWERED_REMARKS = {"wrong", "said_before", "just_asking"}
"""Remarks that the conversation acts on instead of answering them."""

EVERY_LOCALE = pytest.mark.parametrize("locale", LOCALES)


def needed_lines() -> Iterator[str]:
    """Yield every line that the conversation needs for the ids of the knowledge."""
    for question in CLINIC.questions:
        yield from (f"ask.{question}.{form}" for form in ("full", "short", "why"))
    for cause in CLINIC.causes:
        yield from (f"causes.{cause}.{form}" for form in ("name", "why", "short", "source"))
    yield from (f"steps.{step}.{form}" for step in CLINIC.steps for form in ("do", "how"))
    yield from (f"steps.{step.id}.avoid" for step in CLINIC.steps.values() if step.warns)
    yield from (f"emergency.{flag}.act" for flag in CLINIC.red_flags)
    yield from (f"emergency.{f.id}.net" for f in CLINIC.red_flags.values() if _is_for_today(f))
    yield from (f"emergency.ways.{way}" for way in Way if way is not Way.CALL)
    told = {sign for flag in CLINIC.red_flags.values() for sign in flag.findings}
    yield from (f"safety.{sign}.heard" for sign in told)
    yield from (f"safety.{sign}.sign" for sign in CLINIC.open_signs)
    yield from (f"ask.{check}.explain" for check in CHECKS)
    for group in ("open", "leaving"):
        yield from (f"emergency.{group}.{sign.triage}" for sign in CLINIC.open_signs.values())
    remarks = {
        remark for each in LANGUAGES for remark, _ in load_lexicon(each, CLINIC.findings).remarks
    }
    yield from (f"emergency.answers.{remark}" for remark in remarks - UNANSWERED_REMARKS)
    yield from (f"emergency.levels.{t}" for t in (Triage.URGENT_TODAY, Triage.EMERGENCY_NOW))
    yield from (f"doctor.levels.{t}" for t in Triage if t.rank < Triage.URGENT_TODAY.rank)
    yield from (f"doctor.reasons.{rule}" for rule in CLINIC.escalations)
    yield from (f"methods.{method}.answer" for method in CLINIC.methods)
    yield from (f"methods.{m.id}.excluded" for m in CLINIC.methods.values() if m.not_if)
    yield from (f"methods.ground.{ground_of(f)}" for m in CLINIC.methods.values() for f in m.not_if)
    yield from ("doctor.course.by_day", "doctor.course.in_days")
    yield from (f"medicines.{medicine.kind}.answer" for medicine in CLINIC.medicines.values())
    yield from (f"supplements.{supplement}.answer" for supplement in CLINIC.supplements)
    yield from (f"foods.{food}.answer" for food in CLINIC.foods)
    yield from (f"offer.{each}.{form}" for each in Offer for form in ("full", "short"))
    yield from (f"relief.{stretch}" for stretch in STRETCHES)
    yield from (f"because.{ground}.said" for ground in grounds())
    yield from (f"summary.{each}.name" for each in (*sayable(CLINIC), *questions_of_many(CLINIC)))
    yield from (f"summary.feel.{word}" for word in (*CLINIC.findings["feel"].words, NOT_TOLD))
    yield from ("summary.weeks", "summary.nights", "summary.weeks_and_nights")
    yield from ("summary.left_open", "summary.left_open_and_more")


def _is_for_today(flag: RedFlag) -> bool:
    return flag.triage is Triage.URGENT_TODAY


def grounds() -> Iterator[str]:
    """Yield the ids that may be read back as a reason: findings, bare questions and feels."""
    for question in CLINIC.questions.values():
        if question.adaptive:
            yield from (question.id, *question.findings)
    yield "new_medicine"
    yield "numbness"
    yield from (f"feel_{word}" for word in CLINIC.findings["feel"].words)


def lines_in_code() -> Iterator[str]:
    """Yield the templates that are named literally in the code of the conversation."""
    for file in CONVERSATION.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Line":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


@EVERY_LOCALE
def test_every_line_that_the_knowledge_calls_for_is_written(locale: str) -> None:
    words = load_words(locale)
    assert [line for line in needed_lines() if not words.has(line)] == []


@EVERY_LOCALE
def test_every_line_that_the_code_names_is_written(locale: str) -> None:
    words = load_words(locale)
    assert [line for line in lines_in_code() if not words.has(line)] == []


def ids_with_words(locale: str) -> dict[str, set[str]]:
    """Return the ids of each slot type for which the phrases give words."""
    language = interaction_model(locale)["interactionModel"]["languageModel"]
    return {
        kind["name"]: {value["id"] for value in kind["values"] if value["name"]["value"]}
        for kind in language["types"]
    }


@EVERY_LOCALE
def test_everything_that_people_can_name_has_words_in_its_slot_type(locale: str) -> None:
    ids = ids_with_words(locale)
    assert [(kind, id) for kind in NAMED for id in sorted(ids[kind] ^ NAMED[kind])] == []


@EVERY_LOCALE
def test_what_is_private_has_no_name_that_could_be_said(locale: str) -> None:
    words = load_words(locale)
    private = [finding.id for finding in CLINIC.findings.values() if finding.private]
    assert private
    assert [finding for finding in private if words.has(f"summary.{finding}.name")] == []


def test_every_finding_that_a_question_can_deny_has_a_name_unless_it_is_private() -> None:
    asked = {finding for question in CLINIC.questions.values() for finding in question.findings}
    unnamed = {finding for finding in asked if finding not in sayable(CLINIC)}
    assert all(
        CLINIC.findings[finding].private
        for finding in unnamed
        if CLINIC.findings[finding].kind is FindingKind.YES_NO
    )


def test_the_code_names_lines_at_all() -> None:
    assert len(set(lines_in_code())) > 20


@pytest.mark.parametrize("wish", ["slower", "louder", "quieter", "whisper", "normal"])
def test_every_wish_for_the_manner_of_speech_is_known(wish: str) -> None:
    assert wish in MANNERS


PLACES = [(each, country) for each in LANGUAGES for country in read_sources(each).countries]
EVERYWHERE = pytest.mark.parametrize(("name", "country"), PLACES)
ASKED_FOR = ("emergency_number", "ambulance", "nurse_line", "poison_line", "crisis_line")
"""What every country is sent to: each a key of its words, with the digits beside it."""


def test_every_number_of_every_country_has_a_source_and_a_date() -> None:
    named = {*TIME_ZONES, UNKNOWN_COUNTRY}
    assert set(CLINIC.countries) == {f"{country}.{key}" for country in named for key in ASKED_FOR}
    assert all(line.source and line.checked for line in CLINIC.countries.values())


@EVERYWHERE
def test_every_country_has_the_same_keys(name: str, country: str) -> None:
    countries = read_sources(name).countries
    assert countries[country].keys() == countries[UNKNOWN_COUNTRY].keys()


@EVERYWHERE
@pytest.mark.parametrize("key", ASKED_FOR)
def test_a_number_is_said_as_it_is_shown(name: str, country: str, key: str) -> None:
    """A line without a number of its own may say the emergency number, which is shown then."""
    sources = read_sources(name)
    region, numbers = sources.countries[country], enumerate(sources.grammar.numbers[:10])
    said = {**{word: str(digit) for digit, word in numbers}, **language(name).figures}
    stem = key.removesuffix("_line").removesuffix("_number")
    shown, emergency = (
        "".join(sign for sign in region[f"{each}_digits"] if sign.isdigit())
        for each in (stem, "emergency")
    )
    heard = re.findall(rf"\b(?:{'|'.join(sorted(said, reverse=True))})\b", region[key])
    number = "".join(said[word] for word in heard)
    assert number in ({shown} if shown else {"", emergency})
