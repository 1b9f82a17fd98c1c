"""Which comfort steps are offered, in which order, and which are left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import Clinic, Fact, comfort_steps, load_clinic

CLINIC = load_clinic()
TIMES = ("now", "tonight", "days")
FORBIDDING = sorted(
    {finding for step in CLINIC.steps.values() for finding in step.not_if if " " not in finding}
)


@pytest.mark.parametrize("cause", CLINIC.causes)
def test_every_cause_has_a_step_for_now_and_they_come_in_order(clinic: Clinic, cause: str) -> None:
    times = [clinic.steps[step].when for step in comfort_steps(clinic, {}, cause)]
    assert times[0] == "now"
    assert times == sorted(times, key=TIMES.index)


def test_steps_of_another_cause_are_left_out(clinic: Clinic) -> None:
    for step in comfort_steps(clinic, {}, "chill"):
        assert {"all", "chill"} & set(clinic.steps[step].causes)


@given(st.sets(st.sampled_from(FORBIDDING)), st.sampled_from(sorted(CLINIC.causes)))
def test_no_step_is_offered_that_a_finding_forbids(so: set[str], cause: str) -> None:
    told: dict[str, Fact] = dict.fromkeys(so, True)
    for step in comfort_steps(CLINIC, told, cause):
        assert not so & set(CLINIC.steps[step].not_if)


@given(st.sampled_from(FORBIDDING), st.sampled_from(sorted(CLINIC.causes)))
def test_a_finding_that_was_denied_forbids_nothing(finding: str, cause: str) -> None:
    everything = comfort_steps(CLINIC, {}, cause)
    assert comfort_steps(CLINIC, {finding: False}, cause) == everything


@given(st.sampled_from(FORBIDDING), st.sampled_from(sorted(CLINIC.causes)))
def test_a_finding_that_was_left_open_forbids_as_a_yes_does(finding: str, cause: str) -> None:
    for step in comfort_steps(CLINIC, {finding: "unknown"}, cause):
        assert not {finding, f"open {finding}"} & set(CLINIC.steps[step].not_if)


@pytest.mark.parametrize("risk", ["clot_risk", "recent_immobility", "plaster_lately"])
def test_a_risk_of_a_clot_forbids_rubbing_and_while_it_is_open_the_stretch_too(
    clinic: Clinic, risk: str
) -> None:
    told = comfort_steps(clinic, {risk: True}, "idiopathic")
    left_open = comfort_steps(clinic, {risk: "unknown"}, "idiopathic")
    assert "massage" not in {*told, *left_open}
    assert "stretch" in told
    assert "stretch" not in left_open


@pytest.mark.parametrize("cause", sorted(CLINIC.causes))
def test_rubbing_is_never_the_first_step_so_a_pregnancy_is_asked_before_it(cause: str) -> None:
    assert comfort_steps(CLINIC, {}, cause)[0] not in {"massage", "soft_circles"}


@pytest.mark.parametrize("finding", ["is_child", "pregnant", "cramping_now", "calf_pop"])
def test_rubbing_is_left_out_for_a_child_a_pregnancy_a_hard_muscle_and_a_tear(finding: str) -> None:
    for cause in CLINIC.causes:
        assert not {"massage", "soft_circles"} & {*comfort_steps(CLINIC, {finding: True}, cause)}


@pytest.mark.parametrize("finding", ["dialysis", "kidney_disease"])
def test_kidneys_forbid_calcium_and_drinking_more(finding: str) -> None:
    steps = comfort_steps(CLINIC, {finding: True}, "calcium_deficiency")
    assert not {"calcium_foods", "drinks"} & {*steps}
