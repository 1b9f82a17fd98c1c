"""The envelope of a request: its number, time, session and origin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from bedside.console import Json
from bedside.simulator.alexa_requests import RequestOrigin
from bedside.simulator.fake_alexa_api import HeldReminder

VERSION = "1.0"


class AlexaApi(Protocol):
    """Amazon's services, as far as an Echo needs them."""

    permitted: bool
    """Whether the customer has allowed reminders."""

    @property
    def reminders(self) -> Sequence[HeldReminder]:
        """The reminders that the customer has."""

    @property
    def endpoint(self) -> str:
        """The address of the services."""

    @property
    def token(self) -> str:
        """The access token of the customer."""


def reaching(amazon: AlexaApi, setting: RequestOrigin) -> RequestOrigin:
    """Return an origin whose requests give access to these services."""
    return replace(setting, access_token=amazon.token, api_endpoint=amazon.endpoint)


@dataclass(slots=True)
class Envelopes:
    """Numbers the requests and sessions of an Echo. seed is part of every session's id."""

    locale: str
    seed: int = 0
    _sessions: int = 0
    _requests: int = 0

    def of_turn(
        self, own: Json, setting: RequestOrigin, moment: datetime, new: bool, attributes: Json
    ) -> Json:
        """Return a request in a session, a new one or that of the last turn."""
        self._sessions += new
        session = setting.session(self._session_id(), new, attributes)
        return {"version": VERSION, "session": session, **self._rest(own, setting, moment)}

    def of_event(self, own: Json, setting: RequestOrigin, moment: datetime) -> Json:
        """Return a request outside any session, sent by no device."""
        rest = self._rest(own, setting, moment)
        rest["context"]["System"].pop("device")
        at = rest["request"]["timestamp"]
        rest["request"] |= {"eventCreationTime": at, "eventPublishingTime": at}
        return {"version": VERSION, **rest}

    def _rest(self, own: Json, setting: RequestOrigin, moment: datetime) -> Json:
        self._requests += 1
        request = {
            "requestId": f"amzn1.echo-api.request.{self._requests}",
            "timestamp": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": self.locale,
            **own,
        }
        return {"context": setting.context(), "request": request}

    def _session_id(self) -> str:
        return f"amzn1.echo-api.session.{self.seed}.{self._sessions}"
