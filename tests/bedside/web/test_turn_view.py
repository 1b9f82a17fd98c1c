import pytest

from bedside.web.turn_view import weighed
from leg_comfort.clinic import Fact, load_clinic, posterior

CLINIC = load_clinic()


def test_with_no_answer_nothing_has_moved_anything() -> None:
    found = weighed(CLINIC, {})

    assert all(cause["moved"] == [] for cause in found["causes"])
    assert found["warnings"] == []


def test_the_likeliest_cause_comes_first_with_the_share_that_the_skill_gives_it() -> None:
    facts: dict[str, Fact] = {"feel": "ache", "strenuous_day": True}
    odds = posterior(CLINIC, facts)

    first = weighed(CLINIC, facts)["causes"][0]

    assert first["cause"] == max(odds, key=lambda id_: odds[id_])
    assert first["share"] == pytest.approx(max(odds.values()), abs=1e-4)


def test_a_factor_is_what_the_answer_does_to_the_odds() -> None:
    facts: dict[str, Fact] = {"feel": "ache", "strenuous_day": True}
    with_it = posterior(CLINIC, facts)["overexertion"]
    without = posterior(CLINIC, {"feel": "ache"})["overexertion"]

    cause = weighed(CLINIC, facts)["causes"][0]
    (factor,) = [by["factor"] for by in cause["moved"] if by["finding"] == "strenuous_day"]

    assert cause["cause"] == "overexertion"
    assert factor == pytest.approx(with_it / (1 - with_it) * (1 - without) / without, abs=0.01)


def test_an_answer_that_tells_against_a_cause_has_a_factor_below_one() -> None:
    found = weighed(CLINIC, {"strenuous_day": True})

    others = [cause for cause in found["causes"] if cause["cause"] != "overexertion"]
    assert all(by["factor"] < 1 for cause in others for by in cause["moved"])
    assert any(cause["moved"] for cause in others)


def test_what_is_unknown_moves_nothing() -> None:
    found = weighed(CLINIC, {"strenuous_day": "unknown"})

    assert all(cause["moved"] == [] for cause in found["causes"])


def test_a_warning_sign_is_named() -> None:
    flag = next(iter(CLINIC.red_flags.values()))
    facts: dict[str, Fact] = dict.fromkeys(flag.findings, True)

    assert flag.label in weighed(CLINIC, facts)["warnings"]
