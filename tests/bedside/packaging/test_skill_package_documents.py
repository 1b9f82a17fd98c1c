"""The privacy policy and the terms agree with the code."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bedside.packaging.skill_deployment import (
    TEXTS,
    Deployment,
    DeploymentError,
    backup_days,
    default_log_days,
)
from bedside.packaging.skill_texts import DOCUMENTS, document
from leg_comfort.clinic import forbidden, load_clinic
from leg_comfort.locales import LOCALES, language_of
from leg_comfort.memory import (
    CONVERSATION_LIFETIME,
    NIGHT_LIFETIME,
    PREFERENCES_LIFETIME,
    Night,
    Preferences,
)
from leg_comfort.speech import load_words
from tests.languages import LANGUAGES

WITH_A_DIARY = Deployment(diary=True)
TOLD_OF_PREFERENCES = {
    "informed": "this is general information",
    "whisper": "whisper",
    "rate": "pace",
    "volume": "loudness",
    "time_zone": "time zone",
    "reminder": "Amazon's mark of the reminder",
    "refused_on": "day on which you wanted no reminder",
    "diary_since": "since when you keep a diary",
    "diary_refused_on": "day on which you wanted none",
}
TOLD_OF_NIGHTS = {
    "day": "the date",
    "feel": "how it felt",
    "level": "how soon a doctor",
    "told": "how many nights you counted",
    "helped": "what helped",
}


def policy(deployment: Deployment = WITH_A_DIARY) -> str:
    return " ".join(document("privacy.md", deployment, "en").split())


@pytest.mark.parametrize(
    ("kept", "told"), [(Preferences, TOLD_OF_PREFERENCES), (Night, TOLD_OF_NIGHTS)]
)
def test_all_that_is_kept_is_told(kept: type, told: dict[str, str]) -> None:
    assert {field.name for field in fields(kept)} == told.keys()
    assert [words for words in told.values() if words not in policy()] == []


def test_the_days_are_those_that_the_memory_counts_by() -> None:
    assert f"{PREFERENCES_LIFETIME.days} days after its last change" in policy()
    assert f"Each night is kept for {NIGHT_LIFETIME.days} days" in policy()
    minutes = CONVERSATION_LIFETIME.seconds // 60
    assert f"is kept for {minutes} minutes" in policy()


def test_no_document_holds_a_number_of_its_own() -> None:
    folders = [folder for folder in TEXTS.iterdir() if folder.is_dir()]
    sources = [(each / name).read_text(encoding="utf-8") for each in folders for name in DOCUMENTS]
    assert set(re.findall(r"\d[\d.]*", "".join(sources))) == {"2.0"}, "the licence's, and no other"


def test_the_log_is_kept_as_long_as_the_template_says_or_the_deployer() -> None:
    assert f"deleted after {default_log_days()} days" in policy()
    assert "deleted after 7 days" in policy(Deployment(log_days=7))


def test_safety_copies_are_kept_as_long_as_the_template_says(tmp_path: Path) -> None:
    assert f"for up to {backup_days()} days" in policy()
    template = tmp_path / "template.yaml"
    template.write_text("{ RecoveryPeriodInDays: 7 }\n{ RecoveryPeriodInDays: 7 }")
    assert backup_days(template) == 7


@pytest.mark.parametrize("text", ["", "{ RecoveryPeriodInDays: 7 }\n{ RecoveryPeriodInDays: 8 }"])
def test_a_template_that_does_not_say_how_long_or_says_two_things_is_refused(
    tmp_path: Path, text: str
) -> None:
    template = tmp_path / "template.yaml"
    template.write_text(text)
    for read in (default_log_days, backup_days):
        with pytest.raises(DeploymentError, match=r"template\.yaml"):
            read(template)


def test_without_a_diary_the_policy_says_that_none_is_kept() -> None:
    assert "None is kept here" in policy(Deployment())
    assert "None is kept here" not in policy(WITH_A_DIARY)


def test_the_policy_says_in_which_regions_the_records_are() -> None:
    arn = "arn:aws:lambda:eu-west-1:123456789012:function:leg-comfort"
    assert "in eu-west-1, encrypted" in policy(Deployment(endpoint=arn))


def test_the_ways_to_delete_it_are_told() -> None:
    assert '"forget me"' in policy()
    assert "disable the skill" in policy()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_terms_give_the_emergency_number_of_every_country(locale: str) -> None:
    digits = load_words(locale).region["emergency_digits"]
    terms = document("terms.md", Deployment(), language_of(locale))
    assert re.search(rf"^\| [^\W\d_][\w. ]+ \| {digits} \|$", terms, re.M)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_document_says_what_must_never_be_said(name: str, language: str) -> None:
    assert forbidden(load_clinic(), document(name, Deployment(), language), language) == ()
