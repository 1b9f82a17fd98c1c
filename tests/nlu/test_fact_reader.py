"""How free words are read: negation, doubts, other times, other people, and a wrong file."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import load_clinic
from leg_comfort.locales import LANGUAGES_FOLDER
from leg_comfort.nlu import LexiconError, guess_answer, load_lexicon, read_facts, read_text
from leg_comfort.nlu.lexicon import ANSWERS, LEXICON

FINDINGS = load_clinic().findings
ENGLISH = load_lexicon("en", FINDINGS)
SWOLLEN = "one_leg_swollen"
BREATH = "chest_pain_or_breathless"


def _facts(words: str) -> dict[str, bool | int | str]:
    return read_facts(ENGLISH, words)


def _changed(folder: Path, old: str, new: str) -> Path:
    """A copy of the phrases in which one place of one file reads otherwise."""
    return _changed_in(f"{LEXICON}/findings_swelling_and_skin.toml", folder, old, new)


def _changed_in(name: str, folder: Path, old: str, new: str) -> Path:
    shutil.copytree(LANGUAGES_FOLDER, folder, dirs_exist_ok=True)
    file = folder / "en" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "words", ["no swelling", "my leg isn't swollen", "i don't think it's swollen", "never swollen"]
)
def test_a_negation_denies_what_follows_it(words: str) -> None:
    assert _facts(words)[SWOLLEN] is False


def test_a_negation_carries_over_or() -> None:
    facts = _facts("no chest pain or swelling or redness")
    assert [facts[f] for f in (BREATH, SWOLLEN, "red_warm")] == [False, False, False]


def test_a_negation_ends_at_but() -> None:
    facts = _facts("no chest pain but my calf is swollen")
    assert (facts[BREATH], facts[SWOLLEN]) == (False, True)


def test_a_negation_ends_where_a_new_statement_begins() -> None:
    facts = _facts("i haven't got chest pain and my calf is swollen")
    assert (facts[BREATH], facts[SWOLLEN]) == (False, True)


@pytest.mark.parametrize(
    "words", ["no i can't breathe", "no my chest hurts", "no but i feel faint"]
)
def test_an_answering_no_denies_nothing_of_what_follows(words: str) -> None:
    assert _facts(words)[BREATH] is True


@pytest.mark.parametrize("spelling", ["can't", "cant", "cannot", "can not", "CAN’T"])
def test_a_phrase_with_its_own_negator_affirms_in_every_spelling(spelling: str) -> None:
    assert _facts(f"i {spelling} breathe")[BREATH] is True


def test_a_denial_under_a_negation_affirms() -> None:
    assert _facts("both look the same")[SWOLLEN] is False
    assert _facts("they don't look the same")[SWOLLEN] is True


@pytest.mark.parametrize(
    "words", ["what if it swells", "could it be swollen", "i can't tell if it's swollen"]
)
def test_doubts_and_questions_state_nothing(words: str) -> None:
    assert SWOLLEN not in _facts(words)


def test_a_question_about_what_is_there_still_states_it() -> None:
    assert _facts("is it bad that my leg is blue")["cold_pale_foot"] is True


def test_a_time_long_past_states_nothing_but_history() -> None:
    facts = _facts("i had a clot years ago and my leg was swollen last year")
    assert SWOLLEN not in facts
    assert facts["clot_risk"] is True


def test_both_ankles_as_always_are_not_one_swollen_leg() -> None:
    facts = _facts("both ankles are puffy but they always are")
    assert facts["both_legs"] is True
    assert facts[SWOLLEN] is False


def test_of_another_person_only_warning_signs_count() -> None:
    assert _facts("my husband has a sore calf from a long walk") == {}
    assert read_text(ENGLISH, "my husband has a swollen ankle").possible == {SWOLLEN: True}
    assert _facts("my husband can't breathe") == {BREATH: True}


def test_every_sign_that_warns_by_itself_counts_for_another_person() -> None:
    flags = load_clinic().red_flags.values()
    alone = {flag.findings[0] for flag in flags if len(flag.findings) == 1}
    assert alone <= {each.finding for each in ENGLISH.findings if "anybody" in each.marks}


def test_a_crying_baby_is_no_pain_that_does_not_end() -> None:
    assert _facts("the baby won't stop crying") == {}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("yeah", "yes"),
        ("uh huh", "yes"),
        ("not really", "no"),
        ("nope all good", "no"),
        ("i don't think so", "no"),
        ("hard to tell", "unsure"),
        ("no idea", "unsure"),
        ("play some jazz", None),
    ],
)
def test_free_words_have_a_polarity_or_none(words: str, answer: str | None) -> None:
    assert guess_answer(ENGLISH, words).answer == answer


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(words: str) -> None:
    assert isinstance(_facts(words), dict)


@given(st.sampled_from(["um", "er", "please", "oh"]), st.sampled_from(["my leg is swollen"]))
def test_hesitations_change_nothing(noise: str, words: str) -> None:
    assert _facts(f"{noise} {words} {noise}") == _facts(words)


def test_an_unknown_finding_is_refused_with_file_and_entry(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "[findings.red_warm]", "[findings.red_worm]")
    with pytest.raises(LexiconError, match=r"skin\.toml: findings\.red_worm: no such finding"):
        load_lexicon("en", FINDINGS, folder)


def test_an_unknown_group_is_refused_with_file_and_entry(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "\n<swollen> .. <legs>", "\n<swolen> .. <legs>")
    with pytest.raises(LexiconError, match=r"findings\.one_leg_swollen\.yes: no group <swolen>"):
        load_lexicon("en", FINDINGS, folder)


def test_a_denial_of_an_unknown_finding_is_refused(tmp_path: Path) -> None:
    folder = _changed_in(ANSWERS, tmp_path, 'findings = "dark_urine"', 'findings = "dark_yurine"')
    with pytest.raises(LexiconError, match=r"answers\.toml: denials\.pee_colour: no such findings"):
        load_lexicon("en", FINDINGS, folder)


def test_an_unknown_kind_of_answer_is_refused(tmp_path: Path) -> None:
    folder = _changed_in(ANSWERS, tmp_path, "\nunsure = ", "\nunshure = ")
    with pytest.raises(LexiconError, match=r"answers\.toml: answers: unknown keys"):
        load_lexicon("en", FINDINGS, folder)


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "[findings.red_warm]", "[findings.red_warm]\nyess = ''")
    with pytest.raises(LexiconError, match="unknown keys"):
        load_lexicon("en", FINDINGS, folder)


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en" / LEXICON).mkdir(parents=True)
    (tmp_path / "en" / LEXICON / "words.toml").write_text("[", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.toml"):
        load_lexicon("en", FINDINGS, tmp_path)


def test_a_table_that_stands_twice_is_refused(tmp_path: Path) -> None:
    folder = _changed(tmp_path, "[findings.red_warm]", "[feel]")
    with pytest.raises(LexiconError, match=r"feel: is in .*feel\.toml too"):
        load_lexicon("en", FINDINGS, folder)
