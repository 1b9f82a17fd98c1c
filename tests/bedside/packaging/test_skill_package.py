"""The skill package: complete, as Amazon's classes read it, and the same bytes every time."""

import json
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope

from bedside.interaction_model import model_text
from bedside.packaging.skill_deployment import Deployment, DeploymentError, deployment_in
from bedside.packaging.skill_package import manifest, write_skill_package
from leg_comfort.locales import LOCALES

ARN = "arn:aws:lambda:us-east-1:123456789012:function:leg-comfort:live"
IN_EUROPE = "arn:aws:lambda:eu-west-1:123456789012:function:leg-comfort:live"
NOTHING = Deployment()
EVERYTHING = Deployment(
    endpoint=ARN,
    regional={"EU": IN_EUROPE},
    privacy_url="https://legs.test/privacy",
    terms_url="https://legs.test/terms",
    operator="The operator",
    contact="post@legs.test",
)

every_deployment = pytest.mark.parametrize("deployment", [NOTHING, EVERYTHING], ids=["bare", "all"])


def manifest_of(deployment: Deployment) -> dict[str, Any]:
    content: dict[str, Any] = manifest(deployment)["manifest"]
    return content


def all_files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def without_nothing(tree: object) -> object:
    if isinstance(tree, dict):
        return {name: without_nothing(each) for name, each in tree.items() if each is not None}
    return [without_nothing(each) for each in tree] if isinstance(tree, list) else tree


@every_deployment
def test_amazons_own_classes_read_the_manifest_and_write_it_back_unchanged(
    deployment: Deployment,
) -> None:
    serializer, written = DefaultSerializer(), manifest(deployment)
    read = serializer.deserialize(json.dumps(written), SkillManifestEnvelope)
    assert json.loads(json.dumps(without_nothing(serializer.serialize(read)))) == written


@every_deployment
def test_two_builds_are_the_same_byte_for_byte(tmp_path: Path, deployment: Deployment) -> None:
    for name in ("one", "other"):
        write_skill_package(tmp_path / name, deployment)

    assert all_files(tmp_path / "one") == all_files(tmp_path / "other") != {}


def test_a_build_over_an_older_one_leaves_nothing_of_it_but_what_ask_cli_knows(
    tmp_path: Path,
) -> None:
    known = tmp_path / ".ask" / "ask-states.json"
    stale = tmp_path / "skill-package" / "interactionModels" / "custom" / "en-NZ.json"
    for path in (known, stale):
        path.parent.mkdir(parents=True)
        path.write_text("{}")

    write_skill_package(tmp_path, NOTHING)

    assert known.exists()
    assert not stale.exists()


def test_a_skill_that_is_there_already_is_named_so_that_no_other_is_made(tmp_path: Path) -> None:
    write_skill_package(tmp_path, Deployment(skill_id="amzn1.ask.skill.one"))

    states = json.loads((tmp_path / ".ask" / "ask-states.json").read_text())
    assert states["profiles"]["default"]["skillId"] == "amzn1.ask.skill.one"


def test_ask_cli_finds_the_package_and_the_package_its_own_files(tmp_path: Path) -> None:
    written = write_skill_package(tmp_path, EVERYTHING).files

    resources = json.loads((tmp_path / "ask-resources.json").read_text())
    package = tmp_path / resources["profiles"]["default"]["skillMetadata"]["src"]
    page = json.loads((package / "skill.json").read_text())["manifest"]["publishingInformation"]
    for locale, texts in page["locales"].items():
        assert (package / f"interactionModels/custom/{locale}.json").is_file()
        for icon in (texts["smallIconUri"], texts["largeIconUri"]):
            assert (package / icon.removeprefix("file://")).is_file()
    assert {str(path.relative_to(tmp_path)) for path in written} == all_files(tmp_path).keys()


def test_the_models_are_those_that_are_checked_elsewhere(tmp_path: Path) -> None:
    write_skill_package(tmp_path, NOTHING)

    for locale in LOCALES:
        model = tmp_path / "skill-package/interactionModels/custom" / f"{locale}.json"
        assert model.read_text(encoding="utf-8") == model_text(locale)


def test_every_locale_has_a_store_page_addresses_and_its_country() -> None:
    content = manifest_of(EVERYTHING)
    assert set(content["publishingInformation"]["locales"]) == set(LOCALES)
    assert set(content["privacyAndCompliance"]["locales"]) == set(LOCALES)
    countries = content["publishingInformation"]["distributionCountries"]
    assert list(dict.fromkeys(locale.partition("-")[2] for locale in LOCALES)) == countries


def test_turns_and_events_go_to_the_function_of_their_region_else_to_the_one_there_is() -> None:
    content = manifest_of(EVERYTHING)
    for reached in (content["apis"]["custom"], content["events"]):
        assert reached["endpoint"] == {"uri": ARN}
        regions = {name: each["endpoint"]["uri"] for name, each in reached["regions"].items()}
        assert regions == {"NA": ARN, "EU": IN_EUROPE, "FE": ARN}


def test_without_a_function_nothing_is_sent_anywhere() -> None:
    content = manifest_of(NOTHING)
    assert "events" not in content
    assert content["apis"]["custom"].keys() == {"interfaces"}


def test_it_uses_no_health_information_and_asks_for_reminders_alone() -> None:
    content = manifest_of(EVERYTHING)
    assert content["privacyAndCompliance"]["usesHealthInfo"] is False
    assert content["permissions"] == [{"name": "alexa::alerts:reminders:skill:readwrite"}]


def test_whatever_the_deployer_has_not_said_is_named(tmp_path: Path) -> None:
    unfinished = write_skill_package(tmp_path, NOTHING).unfinished

    assert [line.split(" is not set: ")[0] for line in unfinished] == [
        "LEG_COMFORT_ENDPOINT",
        "LEG_COMFORT_PRIVACY_URL",
        "LEG_COMFORT_TERMS_URL",
        "LEG_COMFORT_OPERATOR",
        "LEG_COMFORT_CONTACT",
    ]


def test_an_address_that_only_stands_in_counts_as_not_said() -> None:
    standing_in = Deployment(privacy_url="https://example.com/privacy")
    assert any("LEG_COMFORT_PRIVACY_URL" in line for line in standing_in.unfinished())


def test_once_all_is_said_nothing_is_left_and_nothing_stands_in(tmp_path: Path) -> None:
    package = write_skill_package(tmp_path, EVERYTHING)

    assert package.unfinished == ()
    texts = [path.read_bytes() for path in package.files if path.suffix != ".png"]
    assert not [text for text in texts if b"example.com" in text or b"[the " in text]


def test_the_environment_says_it_all() -> None:
    environment = {
        "LEG_COMFORT_ENDPOINT": ARN,
        "LEG_COMFORT_ENDPOINT_EU": IN_EUROPE,
        "LEG_COMFORT_PRIVACY_URL": "https://legs.test/privacy",
        "LEG_COMFORT_TERMS_URL": "https://legs.test/terms",
        "LEG_COMFORT_OPERATOR": "The operator",
        "LEG_COMFORT_CONTACT": "post@legs.test",
    }
    assert deployment_in(environment) == EVERYTHING
    assert deployment_in({}) == NOTHING


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("LEG_COMFORT_ENDPOINT", "leg-comfort"),
        ("LEG_COMFORT_ENDPOINT_EU", IN_EUROPE),
        ("LEG_COMFORT_ENDPOINT_FE", "https://legs.test"),
        ("LEG_COMFORT_PRIVACY_URL", "http://legs.test/privacy"),
        ("LEG_COMFORT_TERMS_URL", "legs.test"),
        ("LEG_COMFORT_LOG_DAYS", "a week"),
    ],
)
def test_what_amazon_would_refuse_is_refused_here(variable: str, value: str) -> None:
    with pytest.raises(DeploymentError):
        deployment_in({variable: value})
