"""The level of a conversation, with the rules that set it."""

from bedside.web.triage_view import triaged
from leg_comfort.clinic import Fact, load_clinic
from leg_comfort.conversation import Assessment, Session

CLINIC = load_clinic()


def test_without_a_finding_no_rule_holds() -> None:
    assert triaged(CLINIC, Session()) == {"level": "self_care", "said": False, "rules": []}


def test_a_warning_sign_is_named_with_its_source() -> None:
    facts: dict[str, Fact] = {"chest_pain_or_breathless": True}

    found = triaged(CLINIC, Session(facts=facts))

    (rule,) = found["rules"]
    assert found["level"] == "emergency_now"
    assert (rule["rule"], rule["kind"]) == ("chest_or_breathing", "red_flag")
    (source,) = rule["sources"]
    assert source["title"] == CLINIC.sources["pe-page"].title
    assert source["url"].startswith("https://")


def test_once_it_was_said_the_level_is_the_one_that_was_said() -> None:
    session = Session(facts={"feel": "ache"}, assessment=Assessment("overexertion", "self_care"))

    assert triaged(CLINIC, session)["said"]


def test_a_rule_of_escalation_is_named() -> None:
    session = Session(
        facts={"dialysis": True}, assessment=Assessment("overexertion", "see_within_days")
    )

    found = triaged(CLINIC, session)

    assert found["level"] == "see_within_days"
    assert [rule["kind"] for rule in found["rules"] if rule["rule"] == "dialysis"] == ["escalation"]


def test_a_sign_that_stays_open_is_named() -> None:
    found = triaged(CLINIC, Session(facts={"chest_pain_or_breathless": "unknown"}))

    assert [rule["kind"] for rule in found["rules"]] == ["open_sign"]
