"""What is answered before anybody speaks: a launch and an answer, as Alexa sends them.

Whatever a first answer imports and loads is then there. Nobody is named and nobody is heard.
"""

from collections.abc import Callable, Mapping
from typing import Any

from leg_comfort.alexa.envelope import Envelope, tidy
from leg_comfort.alexa.kinds import INTENT, LAUNCH

# Midday, for whispering is not what costs.
_AT = {"timestamp": "2026-01-15T12:00:00Z"}
_FELT = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"id": "ache"}}]}
_FEEL = {
    "name": "feel",
    "value": "ache",
    "resolutions": {"resolutionsPerAuthority": [_FELT]},
}
_LAUNCH = {"type": LAUNCH, **_AT}
_ANSWER = {"type": INTENT, "intent": {"name": "FeelIntent", "slots": {"feel": _FEEL}}, **_AT}


def rehearse(locale: str, invoke: Callable[[Envelope], Mapping[str, Any]]) -> None:
    """Have both answered in a locale. Raises whatever the skill raises."""
    begun = invoke(tidy({"request": {**_LAUNCH, "locale": locale}}))
    session = {"attributes": begun.get("sessionAttributes")}
    invoke(tidy({"request": {**_ANSWER, "locale": locale}, "session": session}))
