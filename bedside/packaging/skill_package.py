"""The Alexa skill package: everything that `ask deploy` sends to Amazon, manifest included."""

import json
from dataclasses import dataclass
from pathlib import Path

from bedside.console import Json
from bedside.interaction_model import MODELS as INTERACTION_MODELS
from bedside.interaction_model import model_text, write_all
from bedside.packaging.skill_deployment import REGIONS, STORE, Deployment, settings
from bedside.packaging.skill_texts import DOCUMENTS, document, store_texts
from leg_comfort.locales import DEFAULT_LOCALE, LOCALES, language_of

IMAGES = "assets/images"
"""The folder of the icons in the package."""


def manifest(deployment: Deployment) -> Json:
    """Return the content of skill.json.

    Without an endpoint there are no events either, since Amazon could not deliver them. Such a
    package creates the skill, whose id the function must know.
    """
    chosen = settings()
    content = {
        "manifestVersion": chosen["manifestVersion"],
        "publishingInformation": _publishing(chosen),
        "privacyAndCompliance": _compliance(chosen, deployment),
        "permissions": [{"name": name} for name in chosen["skill"]["permissions"]],
        "apis": {"custom": _custom(chosen, deployment)},
    }
    return {"manifest": {**content, **_events(chosen, deployment)}}


def _publishing(chosen: Json) -> Json:
    return {
        **chosen["publishing"],
        "distributionCountries": list(dict.fromkeys(LOCALES.values())),
        "testingInstructions": store_texts(DEFAULT_LOCALE)["testing"].strip(),
        "locales": {locale: _store_page(chosen, locale) for locale in LOCALES},
    }


def _store_page(chosen: Json, locale: str) -> Json:
    texts = store_texts(locale)
    return {
        "name": texts["name"],
        "summary": texts["summary"],
        "description": texts["description"].strip(),
        "examplePhrases": texts["examples"],
        "keywords": texts["keywords"],
        **{name: f"file://{IMAGES}/{icon}" for name, icon in chosen["icons"].items()},
    }


def _compliance(chosen: Json, deployment: Deployment) -> Json:
    return {
        **chosen["compliance"],
        "locales": {locale: _addresses(deployment, language_of(locale)) for locale in LOCALES},
    }


def _addresses(deployment: Deployment, language: str) -> Json:
    """Return where the documents can be read; {language} in an address stands for the language."""
    addresses = {
        "privacyPolicyUrl": deployment.said("privacy_url"),
        "termsOfUseUrl": deployment.said("terms_url"),
    }
    return {name: each.replace("{language}", language) for name, each in addresses.items()}


def _custom(chosen: Json, deployment: Deployment) -> Json:
    return {**_reached_at(deployment), "interfaces": chosen["skill"]["interfaces"]}


def _events(chosen: Json, deployment: Deployment) -> Json:
    if not deployment.endpoint:
        return {}
    wanted = [{"eventName": name} for name in chosen["skill"]["events"]]
    return {"events": {**_reached_at(deployment), "subscriptions": wanted}}


def _reached_at(deployment: Deployment) -> Json:
    """Return the endpoint, and one for each of Alexa's regions."""
    if not deployment.endpoint:
        return {}
    own = {region: deployment.regional.get(region, deployment.endpoint) for region in REGIONS}
    regions = {region: _endpoint(arn) for region, arn in own.items()}
    return {**_endpoint(deployment.endpoint), "regions": regions}


def _endpoint(arn: str) -> Json:
    return {"endpoint": {"uri": arn}}


PACKAGE = "skill-package"
MODELS = "interactionModels/custom"
PROFILE = "default"
"""The default profile of ask-cli."""
ASK_VERSION = "2020-03-31"
"""The version of ask-cli's own files."""


@dataclass(frozen=True, slots=True)
class SkillPackage:
    """The files written, and a line for each setting that is missing for publishing."""

    files: tuple[Path, ...]
    unfinished: tuple[str, ...]


def write_skill_package(target: Path, deployment: Deployment) -> SkillPackage:
    """Write ask-resources.json, skill-package/ and store/ under target.

    The same settings give the same bytes. Other files in those two folders are removed; anything
    else under target is kept, such as ask-cli's .ask/. Raises OSError.
    """
    written = tuple(
        _write(target / name, content) for name, content in sorted(_contents(deployment).items())
    )
    _remove_others(target, written)
    return SkillPackage(written, deployment.unfinished())


def write_models() -> list[str]:
    """Write the models for Amazon's console, and a summary of each for review; return their names.

    Raises InputError if a phrase is none, and OSError.
    """
    return [str(path.relative_to(INTERACTION_MODELS)) for path in write_all()]


def _contents(deployment: Deployment) -> dict[str, bytes]:
    """Return every file of the package, by its path."""
    models = {locale: model_text(locale).encode() for locale in LOCALES}
    icons = {icon: (STORE / icon).read_bytes() for icon in settings()["icons"].values()}
    return {
        "ask-resources.json": _json(_ask_resources()),
        **_ask_states(deployment),
        f"{PACKAGE}/skill.json": _json(manifest(deployment)),
        **{f"{PACKAGE}/{MODELS}/{locale}.json": model for locale, model in models.items()},
        **{f"{PACKAGE}/{IMAGES}/{name}": icon for name, icon in icons.items()},
        **{
            f"store/{language}/{name}": document(name, deployment, language).encode()
            for language in dict.fromkeys(map(language_of, LOCALES))
            for name in DOCUMENTS
        },
    }


def _ask_resources() -> Json:
    metadata = {"skillMetadata": {"src": f"./{PACKAGE}"}}
    return {"askcliResourcesVersion": ASK_VERSION, "profiles": {PROFILE: metadata}}


def _ask_states(deployment: Deployment) -> dict[str, bytes]:
    """Return ask-cli's record of an existing skill, without which it would create another."""
    if not deployment.skill_id:
        return {}
    known = {PROFILE: {"skillId": deployment.skill_id}}
    states = {"askcliStatesVersion": ASK_VERSION, "profiles": known}
    return {".ask/ask-states.json": _json(states)}


def _json(content: Json) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _remove_others(target: Path, written: tuple[Path, ...]) -> None:
    for folder in (target / PACKAGE, target / "store"):
        for path in folder.rglob("*"):
            if path.is_file() and path not in written:
                path.unlink()
