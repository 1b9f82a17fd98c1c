"""The directive that shows a screen: one document, and the data of this screen."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from leg_comfort.alexa.screens.screen import Screen, StretchCount

RENDER = "Alexa.Presentation.APL.RenderDocument"
TOKEN = "leg-comfort"  # noqa: S105 - a name, not a secret

_DOCUMENT = Path(__file__).with_name("document.json")


def directive_of(screen: Screen) -> dict[str, Any]:
    """Return the directive as plain JSON: the SDK's class would import a hundred modules."""
    return {
        "type": RENDER,
        "token": TOKEN,
        "document": document(),
        "datasources": {"screen": _datasource(screen)},
    }


@cache
def document() -> dict[str, Any]:
    """Return the document, read for the first device with a screen."""
    found: dict[str, Any] = json.loads(_DOCUMENT.read_text(encoding="utf-8"))
    return found


def _datasource(screen: Screen) -> dict[str, Any]:
    """Return a screen as the document reads it; times in milliseconds."""
    count = screen.count or StretchCount(0, 0)
    targets = [
        {"label": target.label, "sent": list(target.sent), "place": place}
        for place, target in enumerate(screen.targets)
    ]
    return {
        "caption": screen.caption,
        "number": screen.number,
        "text": screen.text,
        "note": screen.note,
        "letters": _letters(screen),
        "targets": targets,
        "stretch": screen.count is not None,
        "lead": _milliseconds(count.begins),
        "count": _milliseconds(count.lasts),
        "dark": _milliseconds(screen.dark or 0),
    }


def _letters(screen: Screen) -> dict[str, int]:
    """Return the lengths of the texts, and of the longest label, by which they are sized."""
    longest = max((len(target.label) for target in screen.targets), default=0)
    texts = {"number": screen.number, "text": screen.text, "note": screen.note}
    return {**{name: len(text) for name, text in texts.items()}, "label": longest}


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
