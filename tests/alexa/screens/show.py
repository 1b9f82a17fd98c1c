"""An Echo Show to try the skill on: speech and touches in, screens out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bedside.console import Json
from bedside.simulator.alexa_requests import APL, FilledSlot, RequestOrigin, as_sent, intent, launch
from bedside.simulator.envelopes import Envelopes
from leg_comfort.alexa import Deployment
from leg_comfort.alexa.entry import handle_event
from leg_comfort.alexa.screens.apl import RENDER, TOKEN
from leg_comfort.conversation import Act

AT = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
NO = ("AMAZON.NoIntent",)
BOTH_LEGS = ("ReportIntent", {"finding": "both_legs"})

VOICE: Mapping[tuple[str, ...], tuple[str, dict[str, FilledSlot]]] = {
    (Act.YES.value,): ("AMAZON.YesIntent", {}),
    (Act.NO.value,): ("AMAZON.NoIntent", {}),
    (Act.UNSURE.value,): ("NotSureIntent", {}),
    (Act.NEXT.value,): ("AMAZON.NextIntent", {}),
    (Act.PREVIOUS.value,): ("AMAZON.PreviousIntent", {}),
    (Act.REPEAT.value,): ("AMAZON.RepeatIntent", {}),
    (Act.RESUME.value,): ("AMAZON.ResumeIntent", {}),
    (Act.STOP.value,): ("AMAZON.StopIntent", {}),
    **{
        ("feel", feel): ("FeelIntent", {"feel": FilledSlot(feel, feel)})
        for feel in ("cramp", "ache", "shooting", "restless")
    },
}
"""Arguments of a touch → the intent and slots that mean the same."""


@dataclass
class Show:
    """An Echo Show. interfaces: its supported interfaces, if they are not the usual ones."""

    locale: str = "en-US"
    screen: bool = True
    interfaces: Json | None = None
    open: bool = False
    attributes: Json = field(default_factory=dict)
    response: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._envelopes = Envelopes(self.locale)

    def launch(self) -> Json:
        self.open, self.attributes = False, {}
        return self.send(launch())

    def says(self, name: str, slots: Mapping[str, FilledSlot | str] | None = None) -> Json:
        return self.send(intent(name, {n: FilledSlot.of(s) for n, s in (slots or {}).items()}))

    def touches(self, *arguments: object) -> Json:
        return self.send({"type": f"{APL}.UserEvent", "token": TOKEN, "arguments": [*arguments]})

    def reaches_the_advice(self) -> Json:
        self.launch()
        self.says("FeelIntent", {"feel": "ache"})
        while self.attributes["stage"] != "advice":
            self.denies()
        return self.response

    def denies(self) -> None:
        """Say no, and both legs where one or both is asked."""
        self.says(*BOTH_LEGS if self.attributes["asking"] == "one_leg" else NO)

    def reaches_the_nights(self) -> None:
        """No to all else that is asked after the advice: the nights are next."""
        while self.attributes["asking"] in ("meds", "which_pregnant", "walk"):
            self.says("AMAZON.NoIntent")

    def send(self, own: Json) -> Json:
        """Return the response to a request, and continue or end the session as Alexa does."""
        origin = RequestOrigin(screen=self.screen)
        request = self._envelopes.of_turn(own, origin, AT, not self.open, self.attributes)
        if self.interfaces is not None:
            request["context"]["System"]["device"]["supportedInterfaces"] = self.interfaces
        self.response = as_sent(handle_event(as_sent(request), None, Deployment()))
        self.open = self.response["response"].get("shouldEndSession") is False
        self.attributes = self.response.get("sessionAttributes", {}) if self.open else {}
        return self.response

    @property
    def shown(self) -> Json:
        """The data of the screen. Raises ValueError if nothing new was shown."""
        (directive,) = rendered(self.response)
        screen: Json = directive["datasources"]["screen"]
        return screen

    def targets(self) -> list[tuple[str, ...]]:
        return [tuple(each["sent"]) for each in self.shown["targets"]]


def rendered(response: Json) -> list[Json]:
    """Return the directives of a response that show a screen."""
    return [each for each in response["response"].get("directives", []) if each["type"] == RENDER]


def speech(response: Json) -> str:
    return str(response["response"]["outputSpeech"]["ssml"])


def texts(screen: Json) -> Iterator[str]:
    """Yield all texts of a screen."""
    yield from (screen[part] for part in ("caption", "number", "text", "note") if screen[part])
    yield from (each["label"] for each in screen["targets"])


def values(tree: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON of any shape
    """Yield every object of a JSON tree, the tree first."""
    if isinstance(tree, dict):
        yield tree
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for child in children:
        yield from values(child)
