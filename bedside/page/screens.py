"""What the skill has put on a screen."""

from bedside.console import Json
from bedside.simulator.alexa_requests import APL
from bedside.simulator.exchange import Exchange

RENDER = f"{APL}.RenderDocument"


def shown(exchange: Exchange) -> Json | None:
    """The document, its data and its token; None where the screen was left alone."""
    directives = (exchange.response.get("response") or {}).get("directives") or ()
    drawn = (each for each in directives if each.get("type") == RENDER)
    found = next(drawn, None)
    if found is None:
        return None
    parts = {"document": found["document"], "datasources": found.get("datasources") or {}}
    return {**parts, "token": found.get("token", "")}
