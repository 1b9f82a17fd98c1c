"""The second safety check is asked of everybody after anything but a brief, plain cramp."""

import pytest

from leg_comfort.clinic import Clinic, Fact, second_bundle_due

LET_GO: dict[str, Fact] = {"feel": "cramp", "cramping_now": False, "strenuous_day": False}
"""A brief cramp of one leg that has let go, after a quiet day."""


def test_a_brief_cramp_that_has_let_go_needs_none(clinic: Clinic) -> None:
    assert not second_bundle_due(clinic, LET_GO)


@pytest.mark.parametrize(
    "more",
    [
        {"cramping_now": True},
        {"both_legs": True},
        {"back_pain": True},
        {"pain_shoots_down_leg": True},
        {"numbness": True},
        {"recent_injury_or_tight_cast": True},
        {"strenuous_day": True},
        {"prolonged_standing": True},
        {"strenuous_day": "unknown"},
        {"duration_minutes": 15},
        {"feel": "ache"},
        {"feel": "unknown"},
    ],
    ids=str,
)
def test_anything_more_makes_it_due(clinic: Clinic, more: dict[str, Fact]) -> None:
    assert second_bundle_due(clinic, {**LET_GO, **more})


def test_it_is_due_while_nothing_is_known(clinic: Clinic) -> None:
    assert second_bundle_due(clinic, {})


def test_it_is_not_due_when_all_of_it_is_known(clinic: Clinic) -> None:
    known: dict[str, Fact] = dict.fromkeys(clinic.questions["rf2"].findings, False)
    assert not second_bundle_due(clinic, {"feel": "ache", **known})
    assert second_bundle_due(clinic, {"feel": "ache", **known, "dark_urine": "unknown"})
