"""Spanish as it is said in bed: each warning sign heard, denied, and not mistaken for another."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.alexa.free_text import FreeTextReader
from leg_comfort.clinic import CHECKS, load_clinic, warns_alone
from leg_comfort.conversation import Act
from leg_comfort.nlu import AnswerKind, load_lexicon, read_answer, read_text

DATA = Path(__file__).parents[1] / "data" / "es"
CLINIC = load_clinic()
ALARMING = sorted(finding for finding in CLINIC.findings if warns_alone(CLINIC, finding))
LEXICON = load_lexicon("es", CLINIC.findings)
READER = FreeTextReader(CLINIC, lambda: LEXICON)
ACTS = {"no": Act.NO, "yes": Act.YES, "unsure": Act.UNSURE, "repeat": Act.EXPLAIN}


def lines(name: str) -> list[list[str]]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if not line.startswith("#")]


ASKED = st.sampled_from([CLINIC.questions[check].findings for check in CHECKS])
PLAIN = ("no", "qué va", "nada", "gracias", "señora", "en absoluto", "pues", "mm", "mi amor")
OTHER = (
    *("quizá", "creo", "espero", "a veces", "casi", "todavía", "por ahora", "ya no", "antes"),
    *("peor", "un poco apretado", "al acostarme", "desde la cena", "ya viene", "la mala", "pero"),
    *("apenas", "puedo", "respiro bien", "camino bien", "siento", "cuando me muevo", "como ayer"),
)
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
    passed = read.answer.act is Act.NO or all(read.facts.get(f) is False for f in findings)
    if verdict in ("no", "not_no"):
        assert passed is (verdict == "no")
    else:
        assert read.answer.act is ACTS[verdict]


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


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=4), ASKED)
def test_plain_words_alone_are_a_no_or_nothing(words: list[str], asked: tuple[str, ...]) -> None:
    assert read_answer(LEXICON, " ".join(words), asked) in (AnswerKind.NO, None)


@given(
    st.lists(st.sampled_from(PLAIN), max_size=3),
    st.lists(st.sampled_from(OTHER), min_size=1, max_size=3),
    ASKED,
)
def test_one_other_word_makes_it_no_plain_no(
    before: list[str], other: list[str], asked: tuple[str, ...]
) -> None:
    fitting = [each for each in other if "bien" not in each]
    words = " ".join([*before, *(fitting or ["quizá"])])
    assert read_answer(LEXICON, words, asked) is not AnswerKind.NO


@pytest.mark.parametrize(
    "well",
    [
        *("respiro bien", "camino bien", "voy al baño normal", "siento todo", "se ven iguales"),
        *("están normales", "funciona bien", "va bien", "tengo fuerza", "orino claro"),
        *("me siento bien", "puedo mover las dos", "está todo bien", "controlo todo"),
    ],
)
@pytest.mark.parametrize("check", CHECKS)
def test_a_no_before_a_verb_passes_no_check(well: str, check: str) -> None:
    read = READER.read(f"no {well}", check)
    findings = CLINIC.questions[check].findings
    assert read.answer.act is not Act.NO
    assert not all(read.facts.get(finding) is False for finding in findings)


@pytest.mark.parametrize(
    ("words", "nights"),
    [
        ("tres desde que empezó hace una semana", 3),
        ("como diez, esto lleva ya tres meses", 10),
        ("esta y la del martes, así que dos", 2),
        ("unas cuatro, la última anoche", 4),
        ("dos pastillas", None),
        ("las dos piernas desde ayer", None),
    ],
)
def test_a_bare_number_with_what_is_said_behind_it_counts_nights(
    words: str, nights: int | None
) -> None:
    assert read_text(LEXICON, words).facts.get("nights_in_last_two_weeks") == nights


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        ("respiro perfectamente y el pecho no me duele nada", True),
        ("el aire me entra bien y en el pecho ni una molestia", True),
        ("el pecho bien", False),
        ("respiro bien", False),
        ("el pecho bien y no respiro bien", False),
        ("el pecho no está bien y respiro bien", False),
        ("el pecho casi bien y respiro bien", False),
    ],
)
def test_each_half_of_a_check_has_its_part_in_a_no(words: str, passed: bool) -> None:
    asked = CLINIC.questions["rf1"].findings
    assert (read_answer(LEXICON, words, asked) is AnswerKind.NO) is passed


def test_an_age_in_two_words_is_no_time_of_pain() -> None:
    told = read_text(LEXICON, "tengo setenta y un años y me acaba de dar un calambre").facts
    assert "weeks_ongoing" not in told
    assert "recurring" not in told


def test_two_said_of_legs_counts_no_nights_and_asked_for_nights_it_does() -> None:
    checked, nights = ("cold_pale_foot", "red_warm"), "nights_in_last_two_weeks"
    assert nights not in read_text(LEXICON, "las dos bien", checked).facts
    assert read_text(LEXICON, "dos", (nights,)).facts[nights] == 2
