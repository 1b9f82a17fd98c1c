"""The settings of a deployment that only the deployer knows, read from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bedside.console import read_toml
from leg_comfort.memory import SKILL_ID

PROJECT = Path(__file__).resolve().parents[2]
SKILL = PROJECT / "infra" / "skill"
STORE = PROJECT / "infra" / "store"
TEXTS = PROJECT / "infra" / "languages"
"""One folder a language: store.toml, privacy.md and terms.md."""
TEMPLATE = PROJECT / "infra" / "template.yaml"

REGIONS = ("NA", "EU", "FE")
"""Alexa's regions. Each may have a function; the endpoint serves all others."""

_ARN = re.compile(r"arn:aws[\w-]*:lambda:(?P<region>[a-z0-9-]+):\d{12}:function:[\w-]+(:[\w$-]+)?")
_HTTPS = re.compile(r"https://[^\s/]+(/\S*)?")
_LOG_DAYS = re.compile(r"^  LogDays:\n(?:    .*\n)*?    Default: (\d+)$", re.MULTILINE)
_BACKUP_DAYS = re.compile(r"\bRecoveryPeriodInDays: (\d+)\b")


class DeploymentError(ValueError):
    """A setting is invalid, or the template lacks a needed value."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """The settings of a deployment; an empty one is not set.

    endpoint: the function's ARN. regional: ARNs of functions by Alexa's region. skill_id: of an
    existing skill. log_days: None for the template's default. Raises DeploymentError for an invalid
    ARN or address.
    """

    endpoint: str = ""
    regional: Mapping[str, str] = field(default_factory=dict)
    skill_id: str = ""
    privacy_url: str = ""
    terms_url: str = ""
    operator: str = ""
    contact: str = ""
    diary: bool = False
    log_days: int | None = None

    def __post_init__(self) -> None:
        for arn in filter(None, (self.endpoint, *self.regional.values())):
            _must_match(_ARN, arn, "no ARN of a Lambda function")
        for address in filter(None, (self.privacy_url, self.terms_url)):
            _must_match(_HTTPS, address, "no https address")
        if self.regional and not self.endpoint:
            raise DeploymentError("functions in single regions need an endpoint for the rest")

    @property
    def aws_regions(self) -> tuple[str, ...]:
        """The AWS regions of its functions, sorted."""
        arns = filter(None, (self.endpoint, *self.regional.values()))
        found = (_must_match(_ARN, arn, "no ARN").group("region") for arn in arns)
        return tuple(sorted(set(found)))

    def said(self, name: str) -> str:
        """Return a setting of skill.toml, or its placeholder if it is not set."""
        return str(getattr(self, name)) or str(settings()["deployer"][name]["stands_in"])

    def unfinished(self) -> tuple[str, ...]:
        """Return a line for each setting that is missing for publishing."""
        asked = settings()["deployer"].items()
        return tuple(
            f"{setting['variable']} is not set: {setting['what']}"
            for name, setting in asked
            if not getattr(self, name) or "example.com" in getattr(self, name)
        )


def deployment_in(environ: Mapping[str, str]) -> Deployment:
    """Read the settings from the environment.

    They are the variables of skill.toml, LEG_COMFORT_ENDPOINT_EU and the like,
    LEG_COMFORT_SKILL_ID, LEG_COMFORT_DIARY and LEG_COMFORT_LOG_DAYS. Raises DeploymentError.
    """
    asked = settings()["deployer"].items()
    said = {name: environ.get(setting["variable"], "") for name, setting in asked}
    return Deployment(
        **said,
        regional=_regional(environ),
        skill_id=environ.get(SKILL_ID, ""),
        diary=environ.get("LEG_COMFORT_DIARY") == "on",
        log_days=_log_days(environ.get("LEG_COMFORT_LOG_DAYS", "")),
    )


def settings() -> dict[str, Any]:
    """Return the content of skill.toml: the manifest without its texts."""
    return read_toml(SKILL / "skill.toml")


def default_log_days(template: Path = TEMPLATE) -> int:
    """Return how many days the template keeps logs.

    Raises DeploymentError if it does not say.
    """
    return _number_in(template, _LOG_DAYS, "default for LogDays")


def backup_days(template: Path = TEMPLATE) -> int:
    """Return how many days back the template lets the table be restored.

    Raises DeploymentError if it does not say.
    """
    return _number_in(template, _BACKUP_DAYS, "RecoveryPeriodInDays")


def _number_in(template: Path, pattern: re.Pattern[str], what: str) -> int:
    """Return the one number that a pattern finds in the template.

    The template is read as text because its YAML has tags of AWS's own. Raises DeploymentError.
    """
    numbers = set(pattern.findall(template.read_text(encoding="utf-8")))
    if len(numbers) != 1:
        raise DeploymentError(f"{template.name}: one {what} wanted, {len(numbers)} found")
    return int(numbers.pop())


def _regional(environ: Mapping[str, str]) -> dict[str, str]:
    said = {region: environ.get(f"LEG_COMFORT_ENDPOINT_{region}", "") for region in REGIONS}
    return {region: arn for region, arn in said.items() if arn}


def _log_days(said: str) -> int | None:
    if said and not said.isdecimal():
        raise DeploymentError(f"LEG_COMFORT_LOG_DAYS: {said!r} is no number of days")
    return int(said) if said else None


def _must_match(pattern: re.Pattern[str], text: str, problem: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise DeploymentError(f"{text!r} is {problem}")
    return found
