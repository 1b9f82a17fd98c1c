"""The directive that shows a screen: the one document, and what stands in it this time."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from leg_comfort.alexa.screens.screen import Screen

RENDER = "Alexa.Presentation.APL.RenderDocument"
TOKEN = "leg-comfort"  # noqa: S105 - a name, no secret

_DOCUMENT = Path(__file__).with_name("document.json")


def directive_of(screen: Screen) -> dict[str, Any]:
    """The directive as plain JSON: the SDK's own class would cost a start a hundred modules."""
    return {
        "type": RENDER,
        "token": TOKEN,
        "document": document(),
        "datasources": {"screen": screen.to_datasource()},
    }


@cache
def document() -> dict[str, Any]:
    """The document, read when the first device with a screen asks."""
    found: dict[str, Any] = json.loads(_DOCUMENT.read_text(encoding="utf-8"))
    return found
