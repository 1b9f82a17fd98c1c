"""The review sheet leaves nothing out."""

import json
import re

import pytest

from bedside.commands.knowledge_content import Content
from bedside.commands.knowledge_sheet import as_json, as_text
from bedside.commands.knowledge_words import SpokenWords
from leg_comfort.clinic import Clinic

NUMBER = re.compile(r"\d+\.\d+")


@pytest.fixture(scope="module")
def sheet(content: Content) -> str:
    return as_text(content)


def test_every_entry_of_every_file_is_on_the_sheet_with_its_source(
    clinic: Clinic, sheet: str
) -> None:
    for name in as_json(clinic):
        for id_, entry in getattr(clinic, name).items():
            assert f"[{id_}]" in sheet, (name, id_)
            assert entry.source[0] in sheet, (name, id_)


def test_every_likelihood_is_on_the_sheet(clinic: Clinic, sheet: str) -> None:
    rows = [line.split() for line in sheet.splitlines()]
    numbered = [row for row in rows if row and all(NUMBER.fullmatch(cell) for cell in row[1:])]
    for cause in clinic.causes.values():
        numbers = [float(cell) for row in numbered if row[0] == cause.id for cell in row[1:]]
        assert numbers == [cause.prior, *cause.feel.values(), *cause.yes.values()]


def test_the_spoken_words_are_on_the_sheet(sheet: str) -> None:
    words = " ".join(sheet.split())
    assert "emergency.chest_or_breathing.act: Please call nine one one now." in words
    assert f"ask.day.full: {SpokenWords('en-US', 'US').lines['ask.day.full'][0]}" in words


def test_questions_in_json_have_id_kind_and_findings(clinic: Clinic) -> None:
    questions = json.loads(json.dumps(as_json(clinic)))["questions"]
    assert {q["id"]: q["findings"] for q in questions}["cold"] == ["cold_room_or_uncovered"]
    assert {q["kind"] for q in questions} == {"yes_no", "choice", "number"}


def test_json_holds_every_likelihood_and_rule(clinic: Clinic) -> None:
    told = json.loads(json.dumps(as_json(clinic)))
    likelihoods = {cause["id"]: cause["yes"] for cause in told["causes"]}
    assert likelihoods["chill"]["cold"] == clinic.causes["chill"].yes["cold"]
    rules = {flag["id"]: flag["when"] for flag in told["red_flags"]}
    assert rules["both_sided_sciatica"] == {"all": ["pain_shoots_down_leg", "both_legs"]}
