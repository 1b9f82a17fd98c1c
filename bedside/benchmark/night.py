"""One whole conversation, and how long its turns took."""

from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from bedside.console import Json
from bedside.evaluation.transcripts.expectations import faults_of
from bedside.simulator.echo import Device, Handler
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import PretendAmazon

YES, NO, STOP = "AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.StopIntent"
QUESTIONS_AT_MOST = 12
FAULTS = "faults"
"""The session attribute of the skill's safety net: that a turn went wrong."""


@dataclass(slots=True)
class Timed:
    """A skill whose turns are timed. seconds: one number a turn."""

    handler: Handler
    seconds: list[float] = field(default_factory=list)

    def __call__(self, event: Json, context: Any) -> Json:  # noqa: ANN401 - as AWS hands it over
        """Answer, and note how long it took."""
        begun = perf_counter()
        answer = self.handler(event, context)
        self.seconds.append(perf_counter() - begun)
        return answer


def play(skill: Handler, amazon: PretendAmazon, user: str) -> bool:
    """From the launch to the good night, with a reminder; whether all of it was said.

    The person wants it slower, hears the advice, sets a reminder and has everything forgotten.
    """
    device = Device(skill, amazon=amazon, user_id=user)
    device.launch()
    device.intend("SpeechIntent", {"manner": "slower"})
    device.intend("FeelIntent", {"feel": "ache"})
    while device.stage != "advice" and len(device.exchanges) < QUESTIONS_AT_MOST:
        device.intend(NO)
    advised = device.stage == "advice"
    for intent in ("RemindMeIntent", YES, "ForgetMeIntent", YES, STOP):
        device.intend(intent)
    return advised and not device.open and all(map(_is_sound, device.exchanges))


def _is_sound(exchange: Exchange) -> bool:
    return exchange.speech is not None and not (
        faults_of(exchange) or FAULTS in exchange.attributes
    )
