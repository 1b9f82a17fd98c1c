"""Which comfort steps are offered, in which order, and which are left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import Clinic, Fact, comfort_steps, load_clinic

CLINIC = load_clinic()
TIMES = ("now", "tonight", "days")
FORBIDDING = sorted({finding for step in CLINIC.steps.values() for finding in step.not_if})


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
        assert finding not in CLINIC.steps[step].not_if
