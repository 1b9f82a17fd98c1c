import pytest

from bedside.console import Json
from bedside.simulator.echo import Echo
from bedside.simulator.surroundings import skill_in
from bedside.web.turn_view import ShownTurn, as_json, weighed
from leg_comfort.alexa import Deployment
from leg_comfort.clinic import Fact, load_clinic, posterior

CLINIC = load_clinic()


def shown(locale: str, *findings: str) -> Json:
    """Return the last turn of somebody who told findings, as the page shows it."""
    echo = Echo(skill_in(Deployment()), locale)
    echo.launch()
    for finding in findings:
        exchange = echo.intend("ReportIntent", {"finding": finding})
    return as_json(echo, ShownTurn(exchange, {}, (), 0.1))


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


@pytest.mark.parametrize(
    ("locale", "finding", "cause", "flag", "rule", "choice"),
    [
        (
            "de-DE",
            "Ein Bein ist geschwollen",
            "Die Wirkung eines Medikaments",
            "Ein Bein geschwollen: eine Thrombose im Bein",
            "Dialyse, und Krämpfe",
            "Eine Entscheidung für diesen Skill",
        ),
        (
            "es-US",
            "Una pierna está hinchada",
            "El efecto de un medicamento",
            "Una pierna hinchada: un coágulo en la pierna",
            "Diálisis, y calambres",
            "Una decisión para esta skill",
        ),
        (
            "en-GB",
            "One leg is swollen",
            "A medicine's effect",
            "One leg swollen: a clot in the leg",
            "Dialysis, and cramps",
            "A choice made for this skill",
        ),
    ],
)
def test_the_page_names_a_finding_a_cause_a_flag_and_a_rule_in_its_language(
    locale: str, finding: str, cause: str, flag: str, rule: str, choice: str
) -> None:
    turn = shown(locale, "new_medicine", "one_leg_swollen")
    assert finding in [noted["label"] for noted in turn["noted"]]
    assert cause in [each["label"] for each in turn["weighed"]["causes"]]
    assert turn["weighed"]["warnings"] == [flag]
    assert [each["label"] for each in turn["triage"]["rules"]] == [flag]

    (first, *_) = shown(locale, "dialysis")["triage"]["rules"]
    assert first["label"] == rule
    assert first["sources"][0]["title"].startswith(choice)


def test_a_reason_of_a_rule_is_in_the_language_of_the_page() -> None:
    rules = shown("de-DE", "one_leg_swollen")["triage"]["rules"]

    (note,) = [each["note"] for each in rules if each["rule"] == "one_leg_swollen"]
    assert note.startswith("Auch in der Schwangerschaft")
