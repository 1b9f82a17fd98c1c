"""An emergency is told with the number in digits, what was heard and what to do."""

import pytest

from bedside.simulator.alarm import Alarm, alarm_in
from bedside.simulator.echo import Echo
from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment


def alarm_after(locale: str, *findings: str, time_zone: str | None = None) -> Alarm | None:
    echo = Echo(skill_in(Deployment()), locale, time_zone=time_zone)
    echo.launch()
    for finding in findings:
        echo.intend("ReportIntent", {"finding": finding})
    return alarm_in(echo.last, locale, echo.bedside.zone.key)


@pytest.mark.parametrize(
    ("locale", "time_zone", "number"),
    [
        ("en-US", None, "911"),
        ("en-GB", None, "999"),
        ("en-AU", None, "000"),
        ("en-AU", "Pacific/Auckland", "111"),
    ],
)
def test_the_number_is_the_countrys_in_digits(
    locale: str, time_zone: str | None, number: str
) -> None:
    alarm = alarm_after(locale, "chest_pain_or_breathless", time_zone=time_zone)
    assert alarm is not None
    assert (alarm.number, alarm.at_once, alarm.act) == (number, True, "Call now")


def test_what_can_wait_until_day_has_the_number_of_the_nurses() -> None:
    alarm = alarm_after("en-GB", "one_leg_swollen")
    assert alarm is not None
    assert (alarm.number, alarm.at_once) == ("111", False)


def test_a_country_without_such_a_number_says_whom_to_call() -> None:
    alarm = alarm_after("en-US", "one_leg_swollen")
    assert alarm is not None
    assert "nurse line" in alarm.number


def test_the_sign_that_was_heard_is_named_and_no_other_answer() -> None:
    alarm = alarm_after("en-US", "on_feet_or_exercise", "one_leg_swollen")
    assert alarm is not None
    assert alarm.heard == ("I heard that one leg is swollen.",)


def test_without_an_emergency_there_is_none() -> None:
    assert alarm_after("en-US") is None
    assert alarm_after("en-US", "on_feet_or_exercise") is None


@pytest.mark.parametrize(("sign", "digits"), [("overdose", "1-800-222-1222"), ("suicidal", "988")])
def test_a_line_of_its_own_comes_before_the_number_of_the_level(sign: str, digits: str) -> None:
    alarm = alarm_after("en-US", sign)
    assert alarm is not None
    assert alarm.number == alarm.digits == digits


def test_the_number_stands_while_something_else_is_spoken_of() -> None:
    echo = Echo(skill_in(Deployment()), "en-US")
    echo.launch()
    echo.intend("ReportIntent", {"finding": "overdose"})
    echo.intend("AskPrivacyIntent", {})
    alarm = alarm_in(echo.last, "en-US", echo.bedside.zone.key)
    assert alarm is not None
    assert alarm.digits == "1-800-222-1222"
