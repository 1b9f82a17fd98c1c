"""Ids are defined once: knowledge, words, conversation and interaction model agree everywhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from leg_comfort.clinic import FindingKind, Triage, load_clinic
from leg_comfort.conversation import MANNERS, STRETCHES, Offer
from leg_comfort.conversation.flows.doctor_summary import NOT_TOLD, questions_of_many, sayable
from leg_comfort.speech import load_words, supported_locales

CLINIC = load_clinic()
CONVERSATION = Path(__file__).parents[1] / "lambda" / "leg_comfort" / "conversation"

EVERY_LOCALE = pytest.mark.parametrize("locale", supported_locales())


def needed_lines() -> Iterator[str]:
    """Every line that the conversation may ask for, by the ids of the knowledge."""
    for question in CLINIC.questions:
        yield from (f"ask.{question}.{form}" for form in ("full", "short", "why"))
    for cause in CLINIC.causes:
        yield from (f"causes.{cause}.{form}" for form in ("name", "why", "short", "source"))
    yield from (f"steps.{step}.{form}" for step in CLINIC.steps for form in ("do", "how"))
    yield from (f"steps.{step.id}.avoid" for step in CLINIC.steps.values() if step.warns)
    yield from (f"emergency.{flag}.act" for flag in CLINIC.red_flags)
    yield from (f"emergency.{flag}.act" for flag in ("unresolved", "worse"))
    yield from (f"emergency.levels.{t}" for t in (Triage.URGENT_TODAY, Triage.EMERGENCY_NOW))
    yield from (f"doctor.levels.{t}" for t in (Triage.SELF_CARE, Triage.SEE_DOCTOR_SOON))
    yield from (f"doctor.reasons.{rule}" for rule in CLINIC.escalations)
    yield from (f"methods.{method}.answer" for method in CLINIC.methods)
    yield from (f"methods.{m.id}.excluded" for m in CLINIC.methods.values() if m.not_if)
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


def grounds() -> Iterator[str]:
    """Whatever may be read back as a reason: findings and bare questions that weigh, and feels."""
    for question in CLINIC.questions.values():
        if question.adaptive:
            yield from (question.id, *question.findings)
    yield "new_medicine"
    yield "numbness"
    yield from (f"feel_{word}" for word in CLINIC.findings["feel"].words)


def lines_in_code() -> Iterator[str]:
    """The templates that stand in the conversation's code letter by letter."""
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
