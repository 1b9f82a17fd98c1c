"""Spanish as it is said in bed: each warning sign heard, denied, and not mistaken for another."""

from collections import Counter
from pathlib import Path

import pytest

from leg_comfort.alexa.free_text import FreeTextReader
from leg_comfort.clinic import load_clinic, warns_alone
from leg_comfort.conversation import Act
from leg_comfort.nlu import load_lexicon, read_text

DATA = Path(__file__).parents[1] / "data" / "es"
CLINIC = load_clinic()
ALARMING = sorted(finding for finding in CLINIC.findings if warns_alone(CLINIC, finding))
LEXICON = load_lexicon("es", CLINIC.findings)
READER = FreeTextReader(CLINIC, lambda: LEXICON)
ACTS = {"no": Act.NO, "yes": Act.YES, "unsure": Act.UNSURE, "repeat": Act.EXPLAIN}


def lines(name: str) -> list[list[str]]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if not line.startswith("#")]


WORDINGS, REPLIES = lines("wordings.txt"), lines("replies.txt")


@pytest.mark.parametrize("finding", ALARMING)
def test_each_sign_that_alarms_has_many_wordings(finding: str) -> None:
    marks = Counter(mark for each, mark, _ in WORDINGS if each == finding)
    plain = [CLINIC.questions[asked].findings for asked, verdict, _ in REPLIES if verdict == "no"]
    marks["-"] += sum(finding in findings for findings in plain)
    assert marks["+"] >= 4
    assert marks["-"] >= 2
    assert marks["~"] >= 2


@pytest.mark.parametrize("finding", sorted({finding for finding, _, _ in WORDINGS}))
def test_wordings_are_taken_for_what_they_are(finding: str) -> None:
    told = [(mark, words) for each, mark, words in WORDINGS if each == finding]
    assert [f"{mark} {words}" for mark, words in told if not is_right(finding, mark, words)] == []


def is_right(finding: str, mark: str, words: str) -> bool:
    reading = read_text(LEXICON, words)
    told = reading.possible.get(finding)
    return {"+": told is True, "-": told is False, "~": told is not True}[mark]


@pytest.mark.parametrize(("asked", "verdict", "words"), REPLIES)
def test_only_a_plain_no_passes_a_check(asked: str, verdict: str, words: str) -> None:
    read = READER.read(words, asked)
    findings = CLINIC.questions[asked].findings
    passed = read.answer is Act.NO or all(read.facts.get(f) is False for f in findings)
    if verdict in ("no", "not_no"):
        assert passed is (verdict == "no")
    else:
        assert read.answer is ACTS[verdict]


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("no me duele nada el pecho", {}),
        ("no, mi pierna está hinchada", {"one_leg_swollen": True}),
        ("no pues me duele el pecho", {"chest_pain_or_breathless": True}),
        ("está hinchada, no", {"one_leg_swollen": True}),
        ("hinchada no está", {"one_leg_swollen": False}),
        ("llevo treinta y cuatro noches", {"nights_in_last_two_weeks": 14}),
        ("desde hace tres semanas", {"weeks_ongoing": 3}),
        ("un cuarto de hora", {"duration_minutes": 15}),
        ("una hora y media", {"duration_minutes": 90}),
    ],
)
def test_a_no_in_its_place_and_amounts(words: str, facts: dict[str, bool | int]) -> None:
    read = read_text(LEXICON, words).facts
    assert {name: read.get(name) for name in facts} == facts
