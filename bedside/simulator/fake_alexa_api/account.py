"""One customer's account at the fake services, and the device in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from itertools import count
from urllib.parse import unquote

from bedside.simulator.fake_alexa_api.held_reminders import (
    HeldReminder,
    details_of,
    list_of,
    receipt_of,
    reminder_in,
)
from bedside.simulator.fake_alexa_api.http_messages import (
    ApiRefusalError,
    FakeResponse,
    ReceivedRequest,
    answer,
    ok,
)

TOKEN = "an-access-token"  # noqa: S105 - a pretend one
MOST_REMINDERS = 250
A_PAGE = 100
REMINDERS = "/v1/alerts/reminders"
DEVICES, TIME_ZONE = "/v2/devices/", "/settings/System.timeZone"

Operation = Callable[[ReceivedRequest], FakeResponse]


@dataclass(slots=True)
class Account:
    """A customer's account; all of it may be changed at any time.

    token: the access token that the skill must send. permitted: whether the customer lets the skill
    make reminders. device_can_remind: whether the device supports reminders. room_for: how many
    reminders there may be. page: how many are listed at once. time_zone: the device's, or None.
    numbers: those of the reminders to come.
    """

    token: str = TOKEN
    permitted: bool = True
    device_can_remind: bool = True
    room_for: int = MOST_REMINDERS
    page: int = A_PAGE
    time_zone: str | None = "America/Chicago"
    reminders: list[HeldReminder] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def answer(self, received: ReceivedRequest) -> FakeResponse:
        """Return the response to a request, right or wrong."""
        try:
            return self._operation_for(received)(received)
        except ApiRefusalError as refusal:
            return refusal.answer

    def _operation_for(self, received: ReceivedRequest) -> Operation:
        path = received.path
        if path == REMINDERS:
            return self._in_all({"GET": self._list, "POST": self._make}, received)
        if path.startswith(f"{REMINDERS}/"):
            one: dict[str, Operation] = {
                "GET": self._show,
                "PUT": self._change,
                "DELETE": self._delete,
            }
            return self._in_all(one, received)
        if path.startswith(DEVICES) and path.endswith(TIME_ZONE) and path.count("/") == 5:
            return _allowed({"GET": self._tell_time_zone}, received)
        raise ApiRefusalError(HTTPStatus.NOT_FOUND, "NOT_FOUND")

    def _in_all(self, operations: dict[str, Operation], received: ReceivedRequest) -> Operation:
        """Return the operation, if reminders are allowed and the token is right.

        Raises ApiRefusalError otherwise.
        """
        operation = _allowed(operations, received)
        if not self.permitted or not self._is_ours(received):
            raise ApiRefusalError(HTTPStatus.UNAUTHORIZED, "UNAUTHORIZED")
        return operation

    def _is_ours(self, received: ReceivedRequest) -> bool:
        return received.headers.get("authorization") == f"Bearer {self.token}"

    def _list(self, _: ReceivedRequest) -> FakeResponse:
        return ok(list_of(self.reminders, self.page))

    def _make(self, received: ReceivedRequest) -> FakeResponse:
        if not self.device_can_remind:
            raise ApiRefusalError(HTTPStatus.FORBIDDEN, "DEVICE_NOT_SUPPORTED")
        made = reminder_in(_json_in(received), f"reminder-{next(self.numbers)}")
        if len(self.reminders) >= self.room_for:
            raise ApiRefusalError(HTTPStatus.FORBIDDEN, "MAX_REMINDERS_EXCEEDED")
        self.reminders.append(made)
        return ok(receipt_of(made))

    def _show(self, received: ReceivedRequest) -> FakeResponse:
        return ok(details_of(self._meant(received)))

    def _change(self, received: ReceivedRequest) -> FakeResponse:
        held = self._meant(received)
        wanted = reminder_in(_json_in(received), held.token)
        self.reminders[self.reminders.index(held)] = replace(wanted, on=True)
        return ok(receipt_of(wanted))

    def _delete(self, received: ReceivedRequest) -> FakeResponse:
        self.reminders.remove(self._meant(received))
        return ok()

    def _meant(self, received: ReceivedRequest) -> HeldReminder:
        token = unquote(received.path.removeprefix(f"{REMINDERS}/"))
        for held in self.reminders:
            if held.token == token:
                return held
        raise ApiRefusalError(HTTPStatus.NOT_FOUND, "ALERT_NOT_FOUND")

    def _tell_time_zone(self, received: ReceivedRequest) -> FakeResponse:
        if not self._is_ours(received):
            raise ApiRefusalError(HTTPStatus.UNAUTHORIZED, "INVALID_TOKEN")
        return answer(HTTPStatus.NO_CONTENT) if self.time_zone is None else ok(self.time_zone)


def _allowed(operations: dict[str, Operation], received: ReceivedRequest) -> Operation:
    if received.method not in operations:
        raise ApiRefusalError(HTTPStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED")
    return operations[received.method]


def _json_in(received: ReceivedRequest) -> object:
    if received.headers.get("content-type") != "application/json":
        raise ApiRefusalError(HTTPStatus.BAD_REQUEST, "INVALID_CONTENT_TYPE")
    return received.body
