"""Bodies as Alexa sends them."""

import json
from datetime import datetime, timedelta

from bedside.console import Json
from bedside.simulator.alexa_requests import RequestOrigin, event, launch
from bedside.simulator.envelopes import Envelopes
from tests.bedside.server.signing import NOW

SETTING = RequestOrigin()
CALF = "my left calf"
"""Words that must never be logged."""


def launched(at: datetime = NOW) -> Json:
    return Envelopes("en-US").of_turn(launch(), SETTING, at, new=True, attributes={})


def happened(kind: str, ago: timedelta) -> Json:
    return Envelopes("en-US").of_event(event(kind, None), SETTING, NOW - ago)


def as_body(sent: object) -> bytes:
    return json.dumps(sent).encode()


LAUNCH = as_body(launched())
EVENING = as_body(launched(NOW + timedelta(hours=9)))
EVENT = as_body(happened("AlexaSkillEvent.SkillDisabled", timedelta(minutes=50)))
OLD_EVENT = as_body(happened("AlexaSkillEvent.SkillDisabled", timedelta(minutes=61)))
