"""What German free words and replies come to. No native speaker has read the sentences."""

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import CHECKS, load_clinic
from leg_comfort.nlu import (
    AnswerKind,
    Certainty,
    FactValue,
    load_lexicon,
    read_answer,
    read_change,
    read_person,
    read_remark,
    read_signs,
    read_text,
    read_wish,
)

DATA = Path(__file__).parents[1] / "data" / "de"
CLINIC = load_clinic()
GERMAN = load_lexicon("de", CLINIC.findings)
SIGNS = {phrases.finding for phrases in GERMAN.findings if phrases.is_sign}
SPOKEN = tomllib.loads((DATA / "signs.toml").read_text(encoding="utf-8"))
CHECKED = {check: CLINIC.questions[check].findings for check in CHECKS}
CHEST, LEGS, SEAT, STRENGTH = CHECKED.values()


def plain_lines(file: str) -> list[str]:
    every = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [line for line in every if not line.startswith("#")]


def lines(file: str) -> list[tuple[str, str, str]]:
    """Return the lines of a file, each in its three parts."""
    parts = (line.split("|") for line in plain_lines(file))
    return [(kind, meaning, words) for kind, meaning, words in parts]


def spoken(how: str) -> list[tuple[str, str]]:
    return [(sign, words) for sign, said in SPOKEN.items() for words in said[how]]


def alarms(words: str, asked: Collection[str] = ()) -> list[str]:
    told = read_signs(GERMAN, words, asked)
    return [sign for sign, certainty in told.items() if certainty is not Certainty.NOT]


@pytest.mark.parametrize(("sign", "words"), spoken("told"))
def test_a_warning_sign_is_heard(sign: str, words: str) -> None:
    assert read_text(GERMAN, words).possible.get(sign) is True


@pytest.mark.parametrize(("sign", "words"), spoken("denied"))
def test_a_warning_sign_is_denied_when_it_is_asked_for(sign: str, words: str) -> None:
    assert read_text(GERMAN, words, (sign,)).facts.get(sign) is False


@pytest.mark.parametrize("words", [words for _, words in spoken("alike")])
def test_what_only_sounds_like_a_sign_is_none(words: str) -> None:
    assert alarms(words) == []


@pytest.mark.parametrize("line", plain_lines("more_signs.txt"))
def test_a_finding_is_heard_in_many_words(line: str) -> None:
    finding, words = line.split("|")
    assert read_text(GERMAN, words).possible.get(finding) is True


@pytest.mark.parametrize("words", plain_lines("harmless.txt"))
def test_harmless_words_alarm_nobody(words: str) -> None:
    assert alarms(words) == []


def test_every_sign_is_told_in_four_ways() -> None:
    told = Counter(sign for sign, _ in spoken("told"))
    assert [sign for sign in SIGNS if told[sign] < 4] == []


@pytest.mark.parametrize(
    ("check", "words"), [(c, w) for c, meaning, w in lines("check_replies.txt") if meaning == "no"]
)
def test_a_plain_no_passes_a_check_and_alarms_nobody(check: str, words: str) -> None:
    assert read_answer(GERMAN, words, CHECKED[check]) is AnswerKind.NO
    assert alarms(words, CHECKED[check]) == []


@pytest.mark.parametrize(
    ("check", "words"), [(c, w) for c, meaning, w in lines("check_replies.txt") if meaning != "no"]
)
def test_nothing_else_passes_a_check(check: str, words: str) -> None:
    assert read_answer(GERMAN, words, CHECKED[check]) is not AnswerKind.NO


@pytest.mark.parametrize(
    ("check", "meaning", "words"),
    [each for each in lines("check_replies.txt") if each[1] in ("unsure", "again")],
)
def test_who_is_not_sure_or_did_not_hear_is_understood(
    check: str, meaning: str, words: str
) -> None:
    assert read_answer(GERMAN, words, CHECKED[check]) is AnswerKind(meaning)


@pytest.mark.parametrize(
    ("words", "sign", "certainty"),
    [
        ("Fieber habe ich nicht", "fever_or_very_unwell", Certainty.NOT),
        ("Fieber hab ich nicht mehr", "fever_or_very_unwell", Certainty.PERHAPS),
        ("Fieber hab ich noch nicht", "fever_or_very_unwell", Certainty.PERHAPS),
        ("die Wade ist noch nicht dick", "one_leg_swollen", Certainty.PERHAPS),
        ("Fieber habe ich nicht gemessen", "fever_or_very_unwell", Certainty.SO),
        ("ich kann nicht schlafen hab Fieber", "fever_or_very_unwell", Certainty.SO),
        ("das geht nicht hab Fieber", "fever_or_very_unwell", Certainty.SO),
        ("geschwollen ist die Wade nicht", "one_leg_swollen", Certainty.NOT),
        ("die Wade ist geschwollen schlafen kann ich nicht", "one_leg_swollen", Certainty.SO),
        ("das linke Bein ist dick das rechte nicht", "one_leg_swollen", Certainty.SO),
        ("der Knöchel ist dick die Wade nicht", "one_leg_swollen", Certainty.SO),
        ("die Wade ist dick oder nicht", "one_leg_swollen", Certainty.SO),
        ("die Wade ist dick das ist nicht normal", "one_leg_swollen", Certainty.SO),
        ("die Wade ist nicht so dick", "one_leg_swollen", Certainty.PERHAPS),
        ("dick nicht aber der rechte Fuß ist eiskalt", "one_leg_swollen", Certainty.NOT),
        ("dick nicht aber der rechte Fuß ist eiskalt", "cold_pale_foot", Certainty.SO),
        ("rot ist sie nicht dick schon", "one_leg_swollen", Certainty.SO),
        ("rot ist sie nicht dick schon", "red_warm", Certainty.NOT),
        ("nein Schmerzen hab ich in der Brust", "chest_pain_or_breathless", Certainty.SO),
        ("nein die rechte Wade ist geschwollen", "one_leg_swollen", Certainty.SO),
        ("ich hab Fieber nein", "fever_or_very_unwell", Certainty.SO),
        ("Schmerzen hab ich nicht in der Brust", "chest_pain_or_breathless", None),
        ("mir tut nicht die Brust weh", "chest_pain_or_breathless", None),
    ],
)
def test_a_negative_denies_only_what_it_is_about(
    words: str, sign: str, certainty: Certainty | None
) -> None:
    assert read_signs(GERMAN, words).get(sign) is certainty


@pytest.mark.parametrize(
    "words",
    [
        "die Füße sind heiß",
        "die Fuesse sind heiss",
        "Die Füße sind HEISS",
    ],
)
def test_umlauts_and_case_are_folded(words: str) -> None:
    assert read_text(GERMAN, words).facts == read_text(GERMAN, "die füße sind heiß").facts


def test_a_compound_is_read_by_its_parts() -> None:
    assert read_text(GERMAN, "Wadenkrämpfe").facts == read_text(GERMAN, "Waden Krämpfe").facts
    assert read_text(GERMAN, "ich hab Rückenschmerzen").facts["back_pain"] is True


READERS: Mapping[str, Callable[[str], FactValue | None]] = {
    "remark": lambda words: read_remark(GERMAN, words),
    "change": lambda words: read_change(GERMAN, words),
    "wish": lambda words: read_wish(GERMAN, words),
    "person": lambda words: read_person(GERMAN, words) or "none",
    "feel": lambda words: _facts(words).get("feel"),
    "nights": lambda words: str(_facts(words).get("nights_in_last_two_weeks")),
    "weeks": lambda words: str(_facts(words).get("weeks_ongoing")),
    "minutes": lambda words: str(_facts(words).get("duration_minutes")),
    "fact": lambda words: " ".join(fact for fact, so in _facts(words).items() if so is True),
    "not": lambda words: " ".join(fact for fact, so in _facts(words).items() if so is False),
    "nothing": lambda words: " ".join(f for f, so in _facts(words).items() if so is True),
}


def _facts(words: str) -> Mapping[str, FactValue]:
    return read_text(GERMAN, words).facts


@pytest.mark.parametrize(("kind", "meaning", "words"), lines("other_words.txt"))
def test_other_words_mean(kind: str, meaning: str, words: str) -> None:
    found = str(READERS[kind](words))
    assert meaning in found.split() if kind in ("fact", "not") else found == meaning


FRAMES = ("nein {}", "{} nein", "nee also {}", "nein danke {}", "{} oder nicht", "weiß nicht {}")


@pytest.mark.parametrize("frame", FRAMES)
def test_no_answer_around_a_told_sign_clears_it(frame: str) -> None:
    asking = [question for question in CLINIC.questions.values() if SIGNS & {*question.findings}]
    told = [each for each in spoken("told") if each[0] in SIGNS]
    cleared = [
        frame.format(words)
        for sign, words in told
        for asked in (question.findings for question in asking if sign in question.findings)
        if read_answer(GERMAN, frame.format(words), asked) is AnswerKind.NO
        or read_text(GERMAN, frame.format(words), asked).facts.get(sign) is False
    ]
    assert cleared == []


PLAIN = ("nein", "nee", "naa", "gar nicht", "nichts davon", "danke", "ähm", "zum Glück", "also")
HEDGES = ("vielleicht", "glaub", "nur", "bloß", "manchmal", "meistens", "noch nicht", "momentan")
CONTENT = (
    *("schlimmer", "etwas eng", "wenn ich liege", "seit gestern", "aber", "kaum", "nicht", "nie"),
    *("nicht mehr", "kann nicht", "tief durchatmen", "links", "früher", "im Sitzen"),
)


@given(st.lists(st.sampled_from(PLAIN), max_size=4), st.sampled_from(list(CHECKED.values())))
def test_plain_words_alone_are_a_no_or_nothing(words: list[str], asked: tuple[str, ...]) -> None:
    assert read_answer(GERMAN, " ".join(words), asked) in (AnswerKind.NO, None)


@given(
    st.lists(st.sampled_from(["nein", "nee", "danke"]), max_size=3),
    st.lists(st.sampled_from([*HEDGES, *CONTENT]), min_size=1, max_size=3),
    st.lists(st.sampled_from([*HEDGES, *CONTENT, "danke", "also"]), max_size=3),
    st.sampled_from(list(CHECKED.values())),
)
def test_one_other_word_makes_it_no_plain_no(
    before: list[str], other: list[str], after: list[str], asked: tuple[str, ...]
) -> None:
    words = " ".join([*before, *other, *after])
    assert read_answer(GERMAN, words, asked) is not AnswerKind.NO


@given(st.text(max_size=60), st.sampled_from(list(CHECKED.values())))
def test_any_text_is_read_without_an_error(words: str, asked: tuple[str, ...]) -> None:
    assert read_answer(GERMAN, words, asked) in {*AnswerKind, None}


@pytest.mark.parametrize(
    ("words", "finding", "so"),
    [
        ("ich krieg die Hand nicht auf und der Mund bitzelt", "tingling_mouth_or_fingers", True),
        ("das geht nicht weg und der Fuß ist ganz taub", "numbness", True),
        ("das schwillt nicht an und ist nicht rot", "one_leg_swollen", False),
        ("nicht dick und nicht rot", "red_warm", False),
    ],
)
def test_a_negative_ends_with_its_own_verb(words: str, finding: str, so: bool) -> None:
    assert read_text(GERMAN, words).facts[finding] is so


def test_a_cramp_that_has_gone_is_still_a_cramp() -> None:
    told = read_text(GERMAN, "ein Krampf aber er ist weg").facts
    assert (told["feel"], told["cramping_now"]) == ("cramp", False)


def test_a_cramp_that_will_not_go_has_not_gone() -> None:
    assert read_text(GERMAN, "ein Krampf und der ist nicht weg").facts["cramping_now"] is True
