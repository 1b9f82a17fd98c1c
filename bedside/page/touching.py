"""A device that can be touched: an Echo Show, as the page has it."""

from collections.abc import Sequence

from bedside.console import Json
from bedside.page.screens import shown
from bedside.simulator.alexa_requests import APL
from bedside.simulator.echo import Device
from bedside.simulator.exchange import Exchange, NotNowError

TOUCHED = f"{APL}.UserEvent"


class TouchDevice(Device):
    """A device whose screen sends what is touched on it."""

    def touch(self, arguments: Sequence[str]) -> Exchange:
        """Touch something that sends these. NotNowError where nothing is shown."""
        seen = (shown(each) for each in reversed(self.exchanges))
        drawn = next((screen for screen in seen if screen), None)
        if not self.screen or drawn is None:
            raise NotNowError("nothing is shown that could be touched")
        return self._ask(None, TOUCHED, {}, _touch(drawn, arguments))


def _touch(drawn: Json, arguments: Sequence[str]) -> Json:
    """The part of a UserEvent that is its own."""
    return {
        "type": TOUCHED,
        "token": drawn["token"],
        "arguments": list(arguments),
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }
