"""A mistake in a knowledge file is one clear error that names file and entry."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from leg_comfort.clinic import KNOWLEDGE, KnowledgeError, load_clinic

Edit = Callable[[str, str, str], str]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """Replace the first occurrence of a text in a copy of a file; return the error that follows."""
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)

    def edited(file: str, old: str, new: str) -> str:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(KnowledgeError) as caught:
            load_clinic(folder)
        return str(caught.value)

    return edited


def test_the_skills_own_knowledge_is_sound() -> None:
    assert load_clinic().causes


@pytest.mark.parametrize("file", sorted(path.name for path in KNOWLEDGE.glob("*.toml")))
def test_a_missing_file(file: str, tmp_path: Path) -> None:
    shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    (tmp_path / "knowledge" / file).unlink()
    with pytest.raises(KnowledgeError, match=f"^{file}: is missing$"):
        load_clinic(tmp_path / "knowledge")


def test_no_toml(edit: Edit) -> None:
    assert edit("causes.toml", "[overexertion]", "[overexertion").startswith("causes.toml: is not")


def test_an_unknown_finding_in_a_question(edit: Edit) -> None:
    error = edit("questions.toml", '"strenuous_day"', '"strenous_day"')
    assert error == "questions.toml: [day] unknown finding strenous_day"


def test_an_unknown_finding_in_a_warning_sign(edit: Edit) -> None:
    error = edit("red_flags.toml", '"dark_urine"', '"dark_pee"')
    assert error == "red_flags.toml: [dark_urine] unknown finding dark_pee"


def test_an_unknown_finding_in_an_escalation(edit: Edit) -> None:
    error = edit("escalation.toml", '"worse_over_time"', '"worse"')
    assert error == "escalation.toml: [getting_worse] unknown finding worse"


def test_an_unknown_cause_in_an_escalation(edit: Edit) -> None:
    error = edit("escalation.toml", 'causes = ["overexertion"]', 'causes = ["overwork"]')
    assert error == "escalation.toml: [overwork_beyond_a_week] unknown cause overwork"


def test_an_unknown_source(edit: Edit) -> None:
    error = edit("findings.toml", 'source = "hallegraeff-2017"', 'source = "hallegraeff"')
    assert error == "findings.toml: [cramping_now] unknown source hallegraeff"


def test_a_missing_source(edit: Edit) -> None:
    error = edit("findings.toml", 'source = "hallegraeff-2017"\n', "")
    assert error == "findings.toml: [cramping_now] has no source"


def test_an_empty_source(edit: Edit) -> None:
    error = edit("findings.toml", 'source = "hallegraeff-2017"\n', "source = []\n")
    assert error == "findings.toml: [cramping_now] has no source"


def test_a_missing_date(edit: Edit) -> None:
    error = edit("findings.toml", "checked = 2026-11-22\n", "")
    assert error == "findings.toml: [cramping_now] has no date (checked)"


@pytest.mark.parametrize("value", ["1.2", "-0.1", "true", '"often"'])
def test_what_is_no_probability(edit: Edit, value: str) -> None:
    error = edit("causes.toml", "day = 0.93", f"day = {value}")
    assert error.startswith("causes.toml: [overexertion] day = ")
    assert error.endswith("is no probability between 0 and 1")


def test_a_feel_that_does_not_sum_to_one(edit: Edit) -> None:
    error = edit("causes.toml", "ache = 0.5\n", "ache = 0.1\n")
    assert error == "causes.toml: [overexertion] feel sums to 0.600, not to 1"


def test_priors_that_do_not_sum_to_one(edit: Edit) -> None:
    assert "the priors sum to 1.260" in edit("causes.toml", "prior = 0.24", "prior = 0.50")


def test_a_cause_without_likelihood_for_a_question(edit: Edit) -> None:
    error = edit("causes.toml", "day = 0.93\n", "")
    assert error == "causes.toml: [overexertion] has no likelihood for day"


def test_a_likelihood_for_an_unknown_question(edit: Edit) -> None:
    error = edit("causes.toml", "day = 0.93\n", "day = 0.93\nweather = 0.5\n")
    assert error == "causes.toml: [overexertion] unknown question weather"


def test_an_unknown_feel(edit: Edit) -> None:
    error = edit("causes.toml", "ache = 0.5\n", "pain = 0.5\n")
    assert error == "causes.toml: [overexertion] has no likelihood for feel ache"


def test_an_unknown_triage(edit: Edit) -> None:
    error = edit("red_flags.toml", '"emergency_now"', '"emergency"')
    assert error == "red_flags.toml: [child_very_unwell] unknown triage emergency"


def test_a_term_that_cannot_be_read(edit: Edit) -> None:
    error = edit("escalation.toml", "weeks_ongoing >= 3", "weeks_ongoing >= three")
    assert error.startswith("escalation.toml: [")
    assert "compares with no number" in error


def test_a_rule_without_condition(edit: Edit) -> None:
    error = edit("red_flags.toml", 'when.all = ["chest_pain_or_breathless"]\n', "")
    assert error == "red_flags.toml: [chest_or_breathing] has no condition (when)"


def test_a_field_nobody_knows(edit: Edit) -> None:
    error = edit("questions.toml", "adaptive = true", "adaptiv = true")
    assert error == "questions.toml: [day] has unknown fields: adaptiv"


def test_a_choice_without_a_reason(edit: Edit) -> None:
    old = 'note = "What fits into one breath."\n'
    assert edit("engine.toml", old, "").startswith("engine.toml: [most_reasons] is a choice")


def test_a_warning_sign_that_no_question_asks_about_alone(edit: Edit) -> None:
    error = edit(
        "questions.toml",
        'findings = ["leg_weakness_new"]',
        'findings = ["leg_weakness_new", "over_50"]',
    )
    assert error == "red_flags.toml: [new_weakness] no question asks about leg_weakness_new alone"


def test_a_missing_number_of_the_engine(edit: Edit) -> None:
    assert edit("engine.toml", "[stop_at]", "[stop]") == "engine.toml: [stop_at] is missing"


def test_a_step_at_an_unknown_time(edit: Edit) -> None:
    assert "unknown time soon" in edit("steps.toml", 'when = "now"', 'when = "soon"')


def test_a_step_for_an_unknown_cause(edit: Edit) -> None:
    error = edit("steps.toml", 'causes = ["overexertion"', 'causes = ["overwork"')
    assert error.endswith("unknown cause overwork")


def test_a_pattern_that_is_none(edit: Edit) -> None:
    assert "is no pattern" in edit(
        "never_say.toml", "patterns.en = [\n", "patterns.en = [\n    '(',\n"
    )


def test_a_sign_of_worse_that_no_question_asks_for(edit: Edit) -> None:
    error = edit("red_flags.toml", 'worse = ["cold_pale_foot"', 'worse = ["over_50"')
    assert error == "red_flags.toml: [foot_pain_at_rest] no question asks about over_50 alone"


def test_a_sign_of_worse_of_a_pair_that_no_question_asks_for(edit: Edit) -> None:
    error = edit("partners.toml", 'worse = ["chest_pain_or_breathless"]', 'worse = ["over_50"]')
    assert error == "partners.toml: [clot_risk_and_sore_calf] no question asks about over_50 alone"


def test_an_unknown_way_to_act(edit: Edit) -> None:
    error = edit("red_flags.toml", 'act = "go"', 'act = "drive"')
    assert error == "red_flags.toml: [saddle_numbness] unknown way to act drive"


def test_a_pair_that_has_the_name_of_a_red_flag(edit: Edit) -> None:
    error = edit("partners.toml", "[fall_and_no_weight]", "[stiff_jaw]")
    assert error == "partners.toml: [stiff_jaw] is in red_flags.toml too"


def test_a_sign_of_a_check_without_a_level_if_it_stays_open(edit: Edit) -> None:
    assert edit("open_signs.toml", "[red_warm]", "[numbness]") == (
        "open_signs.toml: [red_warm] is missing"
    )
