"""An Echo Show: the screen that the skill rendered last, and touching it."""

from collections.abc import Sequence

from bedside.console import Json
from bedside.simulator.alexa_requests import APL
from bedside.simulator.echo import Echo
from bedside.simulator.exchange import Exchange, NotNowError

RENDER = f"{APL}.RenderDocument"


def shown(exchange: Exchange) -> Json | None:
    """Return the document, its data and its token; None if a response has no screen."""
    directives = (exchange.response.get("response") or {}).get("directives") or ()
    drawn = (each for each in directives if each.get("type") == RENDER)
    found = next(drawn, None)
    if found is None:
        return None
    parts = {"document": found["document"], "datasources": found.get("datasources") or {}}
    return {**parts, "token": found.get("token", "")}


TOUCHED = f"{APL}.UserEvent"


class TouchEcho(Echo):
    """An Echo whose screen can be touched."""

    def touch(self, arguments: Sequence[str]) -> Exchange:
        """Touch something that sends these arguments.

        Raises NotNowError if no screen is shown.
        """
        seen = (shown(each) for each in reversed(self.exchanges))
        drawn = next((screen for screen in seen if screen), None)
        if not self.screen or drawn is None:
            raise NotNowError("nothing is shown that could be touched")
        return self._ask(None, TOUCHED, {}, _touch(drawn, arguments))


def _touch(drawn: Json, arguments: Sequence[str]) -> Json:
    """Return the `request` of a UserEvent."""
    return {
        "type": TOUCHED,
        "token": drawn["token"],
        "arguments": list(arguments),
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }
