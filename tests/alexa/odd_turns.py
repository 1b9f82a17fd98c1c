"""Requests that are well-formed and odd inside, made at random, quickly and from a seed."""

import random
from collections.abc import Callable, Mapping
from typing import Any

from leg_comfort.clinic import Triage, load_clinic
from leg_comfort.conversation import Offer, Session, Stage
from leg_comfort.speech import load_words
from tests.alexa.envelopes import MATCH, NO_MATCH, envelope, sessionless
from tests.walks import INTENTS, VALUES

Json = dict[str, Any]

CLINIC = load_clinic()
FRESH = Session().to_attributes()
KEYS = [*FRESH, "faults", "of_tomorrow", "schema"]
MD5 = "9e107d9d372bb6826bd81d3542a419d6"
IDS = sorted(
    {
        *("", "of_tomorrow", "which_of_tomorrow", "unknown", "none", "yes", "no", MD5, "reminder"),
        *CLINIC.questions,
        *CLINIC.findings,
        *CLINIC.denials,
        *CLINIC.causes,
        *CLINIC.red_flags,
        *CLINIC.steps,
        *CLINIC.methods,
        *CLINIC.medicines,
        *Offer,
        *Stage,
        *(id for values in VALUES.values() for _, id in values),
    }
)
LINES = sorted(load_words("en-US").ids())
SLOTS = sorted({slot["name"] for slots in INTENTS.values() for slot in slots})
WORDS = [
    *("no", "yes", "say that again", "my calf is swollen", "no that's wrong", "why", "not sure"),
    *("it aches", "i can't breathe", "no swelling at all", "", " ", "?", "3", "-3", "P3W", "PT2M"),
    *("2026-W48", "2026-W48-WE", "2026-WI", "2026-12", "202X", "PRESENT_REF", "2026-11-26", "MO"),
    *(
        "10:00",
        "24:00",
        "heat pad",
        "better",
        "😀",
        "<speak>",
        "{{ 7 }}",
        "x" * 300,
        "\0",
        "\ud800",
    ),
]
SCALARS = [
    *(None, True, False, 0, 1, -1, 7, 10**30, 0.5, 1e308, "", "x", "ER_SUCCESS_MATCH", "ACCEPTED"),
    *("2026-11-26T10:00:00", "9999-12-31T23:59:59", "0001-01-01T00:00:00", "Europe/London"),
    *("DENIED", "slow", "alexa::alerts:reminders:skill:readwrite", "2026-11-26"),
]
UNKNOWN_TYPES = [
    *("SomethingNew.Happened", "Alexa.SomethingNew", "Tasks.Begun", "x", "IntentRequest2"),
    *("AlexaSkillEvent.SomethingNew", "Reminders.SomethingNew", "Alexa.Presentation.NEW.Thing"),
    *("AudioPlayer.SomethingNew", "Connections.SomethingNew", "Dialog.SomethingNew"),
]
SILENT_TYPES = [
    *("SessionEndedRequest", "System.ExceptionEncountered", "AlexaSkillEvent.SkillEnabled"),
    *("AlexaSkillEvent.SkillDisabled", "Reminders.ReminderDeleted", "AudioPlayer.PlaybackStarted"),
    *("Reminders.ReminderStatusChanged", "Alexa.Presentation.APL.RuntimeError"),
    *("Dialog.InputRequest", "Dialog.API.Invoked", "Connections.Request"),
]
TOUCHES = ["yes", "no", "next", "previous", "feel", "ache", "stop", "repeat", "launch", "unsure"]
LOCALES = ["en-US", "en-GB", "en_au", "EN-ca", "fr-FR", "xx", "", None, 7, "en-IN"]
TIMES = [
    *("2026-11-22T03:00:00Z", "2026-11-22T13:00:00Z", 1795316400, 1795316400000, None, "soon"),
    *("2999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2000-01-01T00:00:00+14:00", [], 1e300),
]


class OddTurns:
    """Makes events one after the other; attributes that the skill answered with come back in."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._last: Json = {}
        self._reached: dict[tuple[str, ...], Json] = {("",): {}, ("feel",): dict(FRESH)}
        self._makers: list[tuple[Callable[[], Json], int]] = [
            (self._known_intent, 55),
            (self._odd_intent, 15),
            (self._consent, 8),
            (self._touch, 6),
            (self._launch, 4),
            (self._can_fulfil, 4),
            (self._silent, 4),
            (self._unknown, 4),
        ]
        self._forms: Mapping[str, Callable[[], object]] = {
            **{key: self._ids for key, value in FRESH.items() if isinstance(value, list)},
            "findings": self._findings,
            "assessment": self._assessment,
            "times": self._times,
            "last": self._lines,
            "asking": self._question,
            "resume": self._question,
            "stage": self._stage,
            "offer": self._offer,
            "manner": self._wishes,
            "remembered": self._wishes,
        }

    def event(self) -> Json:
        """Return the next event."""
        makers, weights = zip(*self._makers, strict=True)
        (make,) = self._random.choices(makers, weights)
        request = {**make(), "locale": self._one(LOCALES), "timestamp": self._one(TIMES)}
        if self._chance(0.1):
            request[self._one(["intent", "payload", "cause", "arguments", "x"])] = self.anything()
        if self._chance(0.05):
            return sessionless(request)
        event = envelope(request, self._attributes())
        if self._chance(0.1):
            event["context"]["System"]["device"]["supportedInterfaces"] = self._screen()
        if self._chance(0.1):
            event["context"][self._one(["System", "Viewport", "x"])] = self._place()
        if self._chance(0.05):
            event["session"][self._one(["sessionId", "user", "new", "x"])] = self.anything()
        return event

    def answered(self, attributes: Mapping[str, Any]) -> None:
        """Take in the attributes of an answer; of each place in the conversation, the latest."""
        self._last = dict(attributes)
        if attributes:
            place = (str(attributes.get(key)) for key in ("stage", "asking", "offer"))
            self._reached[tuple(place)] = self._last

    def anything(self, depth: int = 3) -> Any:  # noqa: ANN401 - any JSON
        """Return any JSON value."""
        kind = self._random.randrange(6 if depth else 3)
        if kind < 2:
            return self._one(SCALARS)
        if kind == 2:
            return self._one(IDS)
        size = self._random.randrange(4)
        if kind == 3:
            return [self.anything(depth - 1) for _ in range(size)]
        return {self._one(IDS): self.anything(depth - 1) for _ in range(size)}

    def _screen(self) -> Json:
        versions = ["2024.2", "1.4", "1.1", "new", None, 7]
        return {"Alexa.Presentation.APL": {"runtime": {"maxVersion": self._one(versions)}}}

    def _place(self) -> Json:
        """Return a context that leads nowhere: no access token, so that nobody is called."""
        return {self._one(["device", "user", "x"]): self.anything()}

    def _one(self, of: Any) -> Any:  # noqa: ANN401 - one of any list
        return self._random.choice(of)

    def _chance(self, odds: float) -> bool:
        return self._random.random() < odds

    def _attributes(self) -> Json:
        reached = [*self._reached.values()]
        attributes = dict(self._one(reached) if self._chance(0.6) else self._last)
        if self._chance(0.15):
            other = self._one(reached)
            mixed = {key: other[key] for key in other if self._chance(0.5)}
            attributes.update(mixed)
        for _ in range(self._one([0, 0, 0, 1, 1, 2, 4])):
            key = self._one(KEYS)
            attributes[key] = self._value_of(key)
        return self.anything() if self._chance(0.01) else attributes

    def _value_of(self, key: str) -> Any:  # noqa: ANN401 - any JSON
        """Return a value in the form that an attribute has, or any at all."""
        form = self._forms.get(key)
        if form is None or self._chance(0.2):
            return self.anything() if self._chance(0.5) else self._one([*IDS, *SCALARS])
        return form()

    def _findings(self) -> Json:
        return {self._one(IDS): self._one([True, False, "unknown", *SCALARS]) for _ in range(3)}

    def _assessment(self) -> Json:
        cause, triage = self._one([*CLINIC.causes, "x"]), self._one([*Triage, "x"])
        return {"cause": cause, "triage": triage, "also": self._ids()}

    def _times(self) -> Json:
        return {self._one(IDS): self._random.randrange(4) for _ in range(3)}

    def _lines(self) -> list[Any]:
        return [[self._one(LINES), {self._one(["day", "time", "first"]): self.anything(1)}]]

    def _question(self) -> object:
        return self._one([*CLINIC.questions, "which_of_tomorrow", None, 7])

    def _stage(self) -> object:
        return self._one([*Stage, "of_tomorrow", None])

    def _offer(self) -> object:
        return self._one([*Offer, "of_tomorrow", None])

    def _wishes(self) -> Json:
        return {self._one(["rate", "volume", "whisper", *KEPT]): self._one(SCALARS)}

    def _ids(self) -> list[str]:
        return [self._one(IDS) for _ in range(self._random.randrange(5))]

    def _launch(self) -> Json:
        return {"type": "LaunchRequest"}

    def _known_intent(self) -> Json:
        name = self._one(sorted(INTENTS))
        slots = [s for s in INTENTS[name] if self._chance(0.8)]
        return self._intent(name, {s["name"]: self._slot(VALUES.get(s["type"])) for s in slots})

    def _odd_intent(self) -> Json:
        name = self._one([*sorted(INTENTS), "OfTomorrowIntent", "AMAZON.MoreIntent", "", "x"])
        count = self._random.randrange(4)
        filled = {self._one([*SLOTS, "of_tomorrow"]): self._slot() for _ in range(count)}
        return self._intent(name, filled)

    def _intent(self, name: str, slots: Json) -> Json:
        return {"type": "IntentRequest", "intent": {"name": name, "slots": slots}}

    def _can_fulfil(self) -> Json:
        return {**self._odd_intent(), "type": "CanFulfillIntentRequest"}

    def _slot(self, values: list[tuple[str, str]] | None = None) -> Any:  # noqa: ANN401
        if self._chance(0.05):
            return self.anything()
        if self._chance(0.1):
            some = [self._simple(values) for _ in range(self._random.randrange(4))]
            return {"name": "x", "slotValue": {"type": "List", "values": some}}
        return self._simple(values)

    def _simple(self, values: list[tuple[str, str]] | None) -> Json:
        word, id = self._one(values or [("x", "x")])
        if not values or self._chance(0.3):
            word, id = self._one(WORDS), self._one(IDS)
        count = self._one([0, 1, 1, 1, 2, 3])
        authorities = [self._authority(id if n == 0 else self._one(IDS)) for n in range(count)]
        slot: Json = {"name": "x", "value": self._one([word, word, word, None, 7])}
        if count or self._chance(0.5):
            slot["resolutions"] = {"resolutionsPerAuthority": authorities}
        return slot

    def _authority(self, id: object) -> Json:
        code = self._one([MATCH, MATCH, MATCH, NO_MATCH, "ER_ERROR_TIMEOUT", None])
        values = [{"value": {"name": "x", "id": each}} for each in (id, self._one(IDS))]
        some = values[: self._random.randrange(3)]
        return {"authority": "x", "status": {"code": code}, "values": some}

    def _touch(self) -> Json:
        sent = [self._one([*TOUCHES, *SCALARS]) for _ in range(self._random.randrange(4))]
        return {"type": "Alexa.Presentation.APL.UserEvent", "arguments": sent}

    def _consent(self) -> Json:
        status = self._one(["ACCEPTED", "DENIED", "NOT_ANSWERED", "REDIRECT_TO_APP", "NEW", None])
        scope = self._one(["alexa::alerts:reminders:skill:readwrite", "another", None])
        scopes = [{"permissionScope": scope, "status": status}]
        told: Json = self._one([{"status": status}, {"permissionScopes": scopes}, {}])
        code = {"code": self._one(["200", "400", "500", 204, 404, None, {}])}
        token = self._one(["2026-11-26T10:00:00", "9999-12-31T23:59:59", "x", None, 7])
        if self._chance(0.4):
            cause = {"type": "ConnectionCompleted", "result": told, "status": code, "token": token}
            return {"type": "SessionResumedRequest", "cause": cause}
        type = self._one(["Connections.Response", "Connections.Request", "Dialog.InputRequest"])
        name = self._one(["AskFor", "AskFor", "Buy", None])
        return {"type": type, "name": name, "payload": told, "status": code, "token": token}

    def _silent(self) -> Json:
        return {"type": self._one(SILENT_TYPES), "body": self.anything(), "input": self.anything()}

    def _unknown(self) -> Json:
        own = self._one(["payload", "body", "intent", "x"])
        return {"type": self._one(UNKNOWN_TYPES), own: self.anything()}


KEPT = [
    *("time_zone", "reminder", "refused_on", "diary_days", "diary_since", "diary_refused_on"),
    *("nights_before", "helped_before", "of_tomorrow"),
]
