"""A pretend Echo: it turns what a person does into Alexa's requests and keeps the session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bedside import alexa_requests as requests
from bedside.alexa_requests import FilledSlot, Json, SlotLike, as_sent
from bedside.exchange import ENDED, LAUNCH, Exchange
from leg_comfort.speech import load_words

Handler = Callable[[Json, Any], Json]
Clock = Callable[[], datetime]

NIGHT_HOUR = 3
DAY_HOUR = 14


class Heard(Protocol):
    """What language understanding made of an utterance."""

    @property
    def intent(self) -> str:
        """The name of the intent."""

    @property
    def slots(self) -> Mapping[str, SlotLike]:
        """The slots that were filled."""


class Hearing(Protocol):
    """Language understanding: text and the question it answers → an intent with slots."""

    def understand(self, text: str, context: str) -> Heard:
        """Text: what was said. context: a question id, "advice" or "open"."""


def context_of(attributes: Json) -> str:
    """Language understanding's context: the question just asked, else advice, else open."""
    if attributes.get("asking") is not None:
        return str(attributes["asking"])
    return "advice" if attributes.get("stage") == "advice" else "open"


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Device:
    """An Echo beside the bed.

    handler: the skill, as AWS Lambda calls it. locale: the device's language. night: whether it
    is night where the device stands, by the locale's usual time zone. screen: whether it is an
    Echo Show. clock: the time, in UTC. hearing: language understanding; the locale's own is loaded
    when first needed. seed: part of the session's id, by which the skill varies its wordings.
    """

    handler: Handler
    locale: str = "en-US"
    night: bool = False
    screen: bool = False
    clock: Clock = system_clock
    hearing: Hearing | None = None
    application_id: str = requests.APPLICATION_ID
    access_token: str | None = None
    seed: int = 0
    exchanges: list[Exchange] = field(default_factory=list)
    attributes: Json = field(default_factory=dict)
    open: bool = False
    reprompted: bool = False
    _sessions: int = 0
    _requests: int = 0

    @property
    def last(self) -> Exchange:
        """The last exchange; IndexError before the first."""
        return self.exchanges[-1]

    @property
    def asking(self) -> str | None:
        """The id of the question just asked, or None."""
        found: str | None = self.attributes.get("asking")
        return found

    @property
    def stage(self) -> str | None:
        """The stage of the conversation, or None before one began."""
        found: str | None = self.attributes.get("stage")
        return found

    def launch(self) -> Exchange:
        """Open the skill in a new session, as "open leg comfort" does."""
        self.open, self.attributes = False, {}
        return self._ask(None, LAUNCH, {}, requests.launch())

    def intend(self, intent: str, slots: Mapping[str, str | SlotLike] | None = None) -> Exchange:
        """Send an intent. A slot given as a string is an id (or the value of a built-in slot)."""
        return self._intend(None, intent, {n: FilledSlot.of(s) for n, s in (slots or {}).items()})

    def say(self, text: str) -> Exchange:
        """Say something. With no session open it starts one, as a one-shot does."""
        heard = self.ear().understand(text, context_of(self.attributes))
        return self._intend(text, heard.intent, heard.slots)

    def silence(self) -> Exchange:
        """Say nothing: at first the Echo plays the reprompt, the second time it ends the session.

        RuntimeError where no session is open.
        """
        self._must_be_open()
        again = self.exchanges[-1].response.get("response", {}).get("reprompt")
        if self.reprompted or not again:
            return self.end("EXCEEDED_MAX_REPROMPTS")
        self.reprompted = True
        return self._keep(Exchange("", None, {}, self._replayed(again)))

    def end(self, reason: str = "USER_INITIATED") -> Exchange:
        """End the session from outside; the skill is told and may say nothing.

        RuntimeError where no session is open.
        """
        self._must_be_open()
        return self._ask(None, ENDED, {}, requests.ended(reason))

    def ear(self) -> Hearing:
        """Language understanding for this locale, loaded when first needed."""
        if self.hearing is None:
            from bedside.hearing import hearing_for

            self.hearing = hearing_for(self.locale)
        return self.hearing

    def _must_be_open(self) -> None:
        if not self.open:
            raise RuntimeError("no session is open: nobody is listening")

    def _intend(self, text: str | None, intent: str, slots: Mapping[str, SlotLike]) -> Exchange:
        named = {name: slot.id or slot.value for name, slot in slots.items()}
        return self._ask(text, intent, named, requests.intent(intent, slots))

    def _ask(self, text: str | None, name: str, slots: Mapping[str, str], own: Json) -> Exchange:
        response = as_sent(self.handler(as_sent(self._request(own)), None))
        exchange = self._keep(Exchange(text, name, slots, response))
        self.open, self.reprompted = name != ENDED and exchange.keeps_open, False
        self.attributes = exchange.attributes if self.open else {}
        return exchange

    def _keep(self, exchange: Exchange) -> Exchange:
        self.exchanges.append(exchange)
        return exchange

    def _replayed(self, again: Json) -> Json:
        answer = {**again, "reprompt": again, "shouldEndSession": False}
        return {"version": "1.0", "sessionAttributes": self.attributes, "response": answer}

    def _request(self, own: Json) -> Json:
        new = not self.open
        setting = requests.Setting(self.application_id, self.screen, self.access_token)
        self._sessions += new
        self._requests += 1
        return {
            "version": "1.0",
            "session": setting.session(self._session_id(), new, self.attributes),
            "context": setting.context(),
            "request": {
                "requestId": f"amzn1.echo-api.request.{self._requests}",
                "timestamp": self._timestamp(),
                "locale": self.locale,
                **own,
            },
        }

    def _session_id(self) -> str:
        return f"amzn1.echo-api.session.{self.seed}.{self._sessions}"

    def _timestamp(self) -> str:
        """The clock's day at an hour of night or day, as the locale's clocks show it; in UTC."""
        zone = ZoneInfo(load_words(self.locale).region["time_zone"])
        hour = NIGHT_HOUR if self.night else DAY_HOUR
        local = self.clock().astimezone(zone).replace(hour=hour)
        return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
