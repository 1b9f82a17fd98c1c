"""A simulated Echo: it sends what a person says as Alexa's requests and keeps the session."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bedside.console import Json
from bedside.simulator import alexa_requests as requests
from bedside.simulator.alexa_requests import FilledSlot, SlotLike, as_sent
from bedside.simulator.clock import BedsideClock, Clock, system_clock
from bedside.simulator.envelopes import AlexaApi, Envelopes, reaching
from bedside.simulator.exchange import ENDED, LAUNCH, Exchange, NotNowError, replayed
from leg_comfort.locales import DEFAULT_LOCALE, usual_time_zone


class UnderstoodLike(Protocol):
    """The intent and slots that an utterance was understood as."""

    @property
    def intent(self) -> str:
        """The name of the intent."""

    @property
    def slots(self) -> Mapping[str, SlotLike]:
        """The slots that were filled."""


class Nlu(Protocol):
    """Language understanding, as far as an Echo needs it."""

    def understand(self, text: str, context: str, today: date) -> UnderstoodLike:
        """Return the intent of a text.

        context is the id of the pending question, "advice" or "open". today is the day from which
        "Thursday" counts.
        """


def context_of(attributes: Json) -> str:
    """Return the context of an answer: the question just asked, or the stage, or "open"."""
    if attributes.get("asking") is not None:
        return str(attributes["asking"])
    stage = attributes.get("stage")
    return stage if stage in ("advice", "emergency") else "open"


SkillHandler = Callable[[Json, Any], Json]
ACCEPTED = "ACCEPTED"


@dataclass(slots=True)
class Echo:
    """A simulated Echo.

    handler: the skill, as AWS Lambda calls it. night: whether its clock begins at night, in the
    locale's usual time zone. screen: whether it is an Echo Show. clock: returns the time in UTC.
    nlu: understands speech; without it, only intents can be sent. seed: part of the session's id,
    by which the skill varies its wordings. amazon: the services that the skill may call, if any.
    time_zone: the Echo's zone, if not the locale's usual one. hour: what its clock shows at first,
    if not the usual hour of night or day.
    """

    handler: SkillHandler
    locale: str = DEFAULT_LOCALE
    night: bool = False
    screen: bool = False
    clock: Clock = system_clock
    nlu: Nlu | None = None
    application_id: str = requests.APPLICATION_ID
    seed: int = 0
    amazon: AlexaApi | None = None
    user_id: str = requests.USER_ID
    time_zone: str | None = None
    hour: int | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    attributes: Json = field(default_factory=dict)
    open: bool = False
    reprompted: bool = False
    bedside: BedsideClock = field(init=False)
    _envelopes: Envelopes = field(init=False)
    _handed_over: Exchange | None = None

    def __post_init__(self) -> None:
        zone = ZoneInfo(self.time_zone or usual_time_zone(self.locale))
        self.bedside = BedsideClock.set_to(self.hour, self.clock, zone, night=self.night)
        self._envelopes = Envelopes(self.locale, self.seed)

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
        """Send an intent. A slot given as a string is an id, or the value of a built-in slot."""
        return self._intend(None, intent, {n: FilledSlot.of(s) for n, s in (slots or {}).items()})

    def say(self, text: str) -> Exchange:
        """Say something. Without an open session it starts one, as a one-shot request does."""
        if self.nlu is None:
            raise RuntimeError("this Echo has no language understanding")
        understood = self.nlu.understand(text, context_of(self.attributes), self.now.date())
        return self._intend(text, understood.intent, understood.slots)

    def silence(self) -> Exchange:
        """Stay silent: first the Echo plays the reprompt, the second time the session ends.

        Raises NotNowError if no session is open.
        """
        self._must_be_open()
        again = self.exchanges[-1].response.get("response", {}).get("reprompt")
        if self.reprompted or not again:
            return self.end("EXCEEDED_MAX_REPROMPTS")
        self.reprompted = True
        return self._keep(Exchange("", None, {}, replayed(again, self.attributes)))

    def end(self, reason: str = "USER_INITIATED") -> Exchange:
        """End the session from outside; the skill is notified and cannot speak.

        Raises NotNowError if no session is open.
        """
        self._must_be_open()
        return self._ask(None, ENDED, {}, requests.ended(reason))

    def consent(
        self,
        answer: str,
        version: str | None = None,
        *,
        keeps_session: bool = True,
        resumes: bool = False,
        heard: str | None = None,
    ) -> Exchange:
        """Answer Alexa's own question for a permission: ACCEPTED, DENIED or NOT_ANSWERED.

        version is that of the answer's payload, "1" or "2", by default that of the question.
        keeps_session says whether the skill's session survives, and resumes whether it is told so
        in a request of its own kind. heard is the text of the answer.
        Raises NotNowError if Alexa has not asked.
        """
        asked, before = self.permission_asked, self._handed_over
        if asked is None or before is None:
            raise NotNowError("no permission is asked for")
        if answer == ACCEPTED and self.amazon is not None:
            self.amazon.permitted = True
        self.open, self.attributes = keeps_session, before.attributes if keeps_session else {}
        own = requests.consent(asked, answer, version or asked["payload"]["@version"])
        told = requests.resumed(own) if resumes else own
        return self._ask(heard, requests.PERMISSION_ANSWERED, {}, told)

    def touch(self, arguments: Sequence[str]) -> Exchange:
        """Touch something on the screen that sends these arguments.

        Raises NotNowError if no screen is shown.
        """
        seen = (each.screen for each in reversed(self.exchanges))
        drawn = next((screen for screen in seen if screen), None)
        if not self.screen or drawn is None:
            raise NotNowError("nothing is shown that could be touched")
        own = requests.touch(drawn["token"], arguments)
        return self._ask(None, requests.TOUCHED, {}, own)

    def resume(self, response: Json) -> None:
        """Go on after a response that another Echo had, as if this one had had it."""
        self._stand_after(self._keep(Exchange(None, None, {}, response)))

    def event(self, kind: str, body: Json | None = None) -> Exchange:
        """Send an event that happened outside any session."""
        request = self._envelopes.of_event(requests.event(kind, body), self._setting(), self.now)
        return self._keep(Exchange(None, kind, {}, self._answer(request), request))

    def cut_off(self) -> None:
        """Lose the session without notifying the skill."""
        self.open, self.attributes, self._handed_over = False, {}, None

    def later(self, by: timedelta) -> None:
        """Move the clock on."""
        self.bedside.later(by)

    @property
    def now(self) -> datetime:
        """The time in the Echo's zone."""
        return self.bedside.now()

    @property
    def permission_asked(self) -> Json | None:
        """Alexa's pending question for a permission, as a directive, or None."""
        return self._handed_over.permission_asked if self._handed_over is not None else None

    def _must_be_open(self) -> None:
        if not self.open:
            raise NotNowError("no session is open: nobody is listening")

    def _intend(self, text: str | None, intent: str, slots: Mapping[str, SlotLike]) -> Exchange:
        named = {name: slot.id or slot.value for name, slot in slots.items()}
        return self._ask(text, intent, named, requests.intent(intent, slots))

    def _ask(self, text: str | None, name: str, slots: Mapping[str, str], own: Json) -> Exchange:
        request = self._envelopes.of_turn(
            own, self._setting(), self.now, not self.open, self.attributes
        )
        exchange = self._keep(Exchange(text, name, slots, self._answer(request), request))
        self._stand_after(exchange)
        return exchange

    def _stand_after(self, exchange: Exchange) -> None:
        self.open, self.reprompted = exchange.intent != ENDED and exchange.keeps_open, False
        self.attributes = exchange.attributes if self.open else {}
        self._handed_over = exchange if exchange.permission_asked and not self.open else None

    def _answer(self, request: Json) -> Json:
        return as_sent(self.handler(as_sent(request), None))

    def _keep(self, exchange: Exchange) -> Exchange:
        self.exchanges.append(exchange)
        return exchange

    def _setting(self) -> requests.RequestOrigin:
        known = requests.RequestOrigin(self.application_id, self.screen, user_id=self.user_id)
        return known if self.amazon is None else reaching(self.amazon, known)
