"""The alarm of the page: the number, what was heard, what to do."""

import pytest

from bedside.console import Json
from bedside.simulator.echo import Echo
from bedside.simulator.surroundings import skill_in
from bedside.web.alarm_view import alarm_of
from leg_comfort.alexa import Deployment
from leg_comfort.clinic import Fact, FindingKind, load_clinic
from leg_comfort.locales import LOCALES

CLINIC = load_clinic()


def told(sign: str, locale: str = "en-US") -> Echo:
    """Return an Echo whose person has told one sign."""
    echo = Echo(skill_in(Deployment()), locale)
    echo.launch()
    echo.intend("ReportIntent", {"finding": sign})
    return echo


def alarm(sign: str, locale: str = "en-US") -> Json:
    found = alarm_of(told(sign, locale), CLINIC)
    assert found is not None
    return found


def so(sign: str) -> Fact:
    """Return the value with which a sign is there; a count is a large one."""
    return 60 if CLINIC.findings[sign].kind is FindingKind.NUMBER else True


def test_before_anything_was_said_there_is_none() -> None:
    assert alarm_of(Echo(skill_in(Deployment())), CLINIC) is None


def test_an_ordinary_answer_raises_none() -> None:
    echo = Echo(skill_in(Deployment()))
    echo.launch()
    echo.intend("FeelIntent", {"feel": "ache"})

    assert alarm_of(echo, CLINIC) is None


@pytest.mark.parametrize(
    ("locale", "digits"),
    [("en-US", "911"), ("en-GB", "999"), ("en-AU", "000"), ("en-CA", "911"), ("en-IN", "112")],
)
def test_the_number_is_that_of_the_country(locale: str, digits: str) -> None:
    found = alarm("chest_pain_or_breathless", locale)

    assert (found["number"], found["tel"], found["emergency"]) == (digits, digits, digits)
    assert digits in found["todo"]
    assert found["heard"].startswith("I heard that your chest hurts")
    assert found["worse"] == ""


def test_what_is_for_today_has_its_own_line_and_says_what_would_be_worse() -> None:
    found = alarm("one_leg_swollen", "en-AU")

    assert (found["number"], found["tel"]) == ("1800 633 422", "1800633422")
    assert found["level"] == "urgent_today"
    assert "call 000" in found["worse"]


def test_where_no_line_can_be_dialled_the_emergency_number_stands_alone() -> None:
    found = alarm("one_leg_swollen", "en-US")

    assert (found["number"], found["tel"], found["emergency"]) == ("", "", "911")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("flag", CLINIC.red_flags)
def test_every_warning_sign_has_something_to_do(flag: str, locale: str) -> None:
    echo = Echo(skill_in(Deployment()), locale)
    facts = {sign: so(sign) for sign in CLINIC.red_flags[flag].findings}
    assessment = {"cause": "none", "triage": CLINIC.red_flags[flag].triage.value, "also": []}
    known = {"stage": "emergency", "flags": [flag], "findings": facts}
    attributes = {**known, "assessment": assessment}
    echo.resume({"sessionAttributes": attributes, "response": {"shouldEndSession": False}})

    found = alarm_of(echo, CLINIC)

    assert found is not None
    assert found["heard"]
    assert found["todo"]
    assert found["emergency"].isdecimal()


def test_signs_that_stay_open_are_named() -> None:
    attributes = {
        "stage": "emergency",
        "findings": {"chest_pain_or_breathless": "unknown"},
        "flags": ["unresolved"],
        "assessment": {"cause": "none", "triage": "urgent_today", "also": []},
    }
    echo = Echo(skill_in(Deployment()))
    echo.resume({"sessionAttributes": attributes, "response": {"shouldEndSession": False}})

    found = alarm_of(echo, CLINIC)

    assert found is not None
    assert "about your chest or breathing" in found["heard"]
