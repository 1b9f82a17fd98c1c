"""The skill's manifest: what Amazon must know of it, its store page included."""

from typing import Any

from bedside.interaction_model.generator import LOCALES
from bedside.packaging.skill_deployment import REGIONS, Deployment, settings
from bedside.packaging.skill_texts import store_texts

Json = dict[str, Any]

IMAGES = "assets/images"
"""Where the icons stand in the package."""


def manifest(deployment: Deployment) -> Json:
    """Give the content of skill.json.

    Until there is an endpoint the skill has no events either: Amazon would have nowhere to send
    them. Such a package makes the skill, whose id the function must know.
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
        "distributionCountries": [locale.split("-")[1] for locale in LOCALES],
        "testingInstructions": store_texts(LOCALES[0])["testing"].strip(),
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
    addresses = {
        "privacyPolicyUrl": deployment.said("privacy_url"),
        "termsOfUseUrl": deployment.said("terms_url"),
    }
    return {**chosen["compliance"], "locales": dict.fromkeys(LOCALES, addresses)}


def _custom(chosen: Json, deployment: Deployment) -> Json:
    return {**_reached_at(deployment), "interfaces": chosen["skill"]["interfaces"]}


def _events(chosen: Json, deployment: Deployment) -> Json:
    if not deployment.endpoint:
        return {}
    wanted = [{"eventName": name} for name in chosen["skill"]["events"]]
    return {"events": {**_reached_at(deployment), "subscriptions": wanted}}


def _reached_at(deployment: Deployment) -> Json:
    """The endpoint, and for each of Alexa's regions its own, else the same."""
    if not deployment.endpoint:
        return {}
    own = {region: deployment.regional.get(region, deployment.endpoint) for region in REGIONS}
    regions = {region: _endpoint(arn) for region, arn in own.items()}
    return {**_endpoint(deployment.endpoint), "regions": regions}


def _endpoint(arn: str) -> Json:
    return {"endpoint": {"uri": arn}}
