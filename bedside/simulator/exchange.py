"""One turn with the simulated Echo: the input, and the skill's whole response."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bedside.console import Json
from bedside.simulator.alexa_requests import ASK_FOR, PERMISSION_ASKED, RENDER
from leg_comfort.speech import check_ssml, load_words, plain_text

LAUNCH = "LaunchRequest"
ENDED = "SessionEndedRequest"


class NotNowError(RuntimeError):
    """The Echo is in no state to do this: no session is open, or Alexa has not asked."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn.

    heard is the text, or None if nothing was said (a launch, an intent by name). intent is the name
    of the intent or the type of another request, or None if the Echo played the reprompt. slots
    hold ids, or the words if they resolved to no id. request is what was sent, {} if nothing was.
    """

    heard: str | None
    intent: str | None
    slots: Mapping[str, str]
    response: Json
    request: Json = field(default_factory=dict)

    @property
    def speech(self) -> str | None:
        return speech_of(self.response.get("response"))

    @property
    def seconds(self) -> float:
        """How long the speech takes to say in its language, 0 without speech."""
        return self.seconds_of(self.speech or "")

    def seconds_of(self, ssml: str) -> float:
        """Return how long SSML takes to say in the language of the turn."""
        return load_words(self.locale).seconds(ssml)

    @property
    def locale(self) -> str:
        """The locale of the request, "" if nothing was sent."""
        return str((self.request.get("request") or {}).get("locale") or "")

    @property
    def reprompt(self) -> str | None:
        return speech_of((self.response.get("response") or {}).get("reprompt"))

    @property
    def card(self) -> Json | None:
        found: Json | None = (self.response.get("response") or {}).get("card")
        return found

    @property
    def permission_asked(self) -> Json | None:
        """The directive that has Alexa itself ask for a permission, or None."""
        asking = self._directives(PERMISSION_ASKED)
        return next((each for each in asking if each.get("name") == ASK_FOR), None)

    @property
    def screen(self) -> Json | None:
        """The document that is drawn, its data and its token; None if nothing is."""
        found = next(self._directives(RENDER), None)
        if found is None:
            return None
        parts = {"document": found["document"], "datasources": found.get("datasources") or {}}
        return {**parts, "token": found.get("token", "")}

    @property
    def keeps_open(self) -> bool:
        return (self.response.get("response") or {}).get("shouldEndSession") is False

    @property
    def attributes(self) -> Json:
        return self.response.get("sessionAttributes") or {}

    def _directives(self, kind: str) -> Iterator[Json]:
        directives = (self.response.get("response") or {}).get("directives") or ()
        return (each for each in directives if each.get("type") == kind)

    def as_json(self) -> Json:
        """Return the JSON object of a turn: heard, intent, slots, response."""
        slots = dict(self.slots)
        return {
            "heard": self.heard,
            "intent": self.intent,
            "slots": slots,
            "response": self.response,
        }


def speech_of(part: Json | None) -> str | None:
    """Return the SSML of a response or of a reprompt; None if it has none."""
    speech = (part or {}).get("outputSpeech") or {}
    found: str | None = speech.get("ssml")
    return found


def replayed(reprompt: Json, attributes: Json) -> Json:
    """Return the response that amounts to the Echo's reprompt after silence."""
    answer = {**reprompt, "reprompt": reprompt, "shouldEndSession": False}
    return {"version": "1.0", "sessionAttributes": attributes, "response": answer}


def words_of(ssml: str | None) -> str:
    """Return the words of a speech; empty for None."""
    return plain_text(ssml) if ssml else ""


def ssml_problems(exchange: Exchange) -> list[str]:
    """Return all that Alexa would refuse in the speech and the reprompt of a response."""
    said = [ssml for ssml in (exchange.speech, exchange.reprompt) if ssml is not None]
    return [problem for ssml in said for problem in check_ssml(ssml)]


def faults_of(exchange: Exchange) -> list[str]:
    """Return the faults that any response may have: bad SSML, or open without a question."""
    faults = ssml_problems(exchange)
    asks = words_of(exchange.speech).endswith("?")
    reprompted = exchange.reprompt is not None
    if not asks == reprompted == exchange.keeps_open:
        states = f"asks: {asks}, reprompt: {reprompted}, open: {exchange.keeps_open}"
        faults.append(f"a session is open exactly when it asks and has a reprompt ({states})")
    if exchange.permission_asked and (exchange.keeps_open or exchange.card):
        faults.append("who leaves a question to Alexa neither stays open nor shows a card")
    return faults
