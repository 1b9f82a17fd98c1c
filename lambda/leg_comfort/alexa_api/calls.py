"""The calls themselves, through the SDK's service clients. Loaded by whoever makes the first."""

from collections.abc import Callable

from ask_sdk_model.services.reminder_management.reminder_management_service_client import (
    ReminderManagementServiceClient,
)
from ask_sdk_model.services.service_exception import ServiceException
from ask_sdk_model.services.ups.ups_service_client import UpsServiceClient

from leg_comfort.alexa_api.book import Page, Wanted
from leg_comfort.alexa_api.client import configuration, plain
from leg_comfort.alexa_api.models import page_in, request_for, token_in
from leg_comfort.alexa_api.patience import Patience
from leg_comfort.alexa_api.results import RefusedError, result_of


class AmazonsBook:
    """The reminders that Amazon keeps for this skill and account."""

    def __init__(self, endpoint: str, token: str, patience: Patience) -> None:
        """Open it for one deed. endpoint, token: as the request brought them."""
        settings = configuration(endpoint, token, patience)
        self._service = ReminderManagementServiceClient(settings)

    def add(self, wanted: Wanted) -> str:
        """Make a reminder → its token. RefusedError where that was not possible."""
        return token_in(_called(self._service.create_reminder, request_for(wanted)))

    def change(self, token: str, wanted: Wanted) -> str:
        """Make a reminder another one → its token. RefusedError where that was not possible."""
        return token_in(_called(self._service.update_reminder, token, request_for(wanted)))

    def strike(self, token: str) -> None:
        """Delete a reminder. RefusedError where that was not possible."""
        _called(self._service.delete_reminder, token)

    def read(self) -> Page:
        """The reminders that are switched on. RefusedError where that was not possible."""
        return page_in(_called(self._service.get_reminders))


def ask_time_zone(endpoint: str, token: str, device_id: str, patience: Patience) -> object:
    """What Amazon says the device's time zone is, whatever that may be; None where it failed."""
    service = UpsServiceClient(configuration(endpoint, token, patience))
    try:
        return _called(service.get_system_time_zone, device_id)
    except RefusedError:
        return None


def _called(call: Callable[..., object], *given: object) -> object:
    try:
        return call(*given)
    except ServiceException as failure:
        raise RefusedError(result_of(failure.status_code, _code_in(failure.body))) from None


def _code_in(body: object) -> str:
    """Amazon's code for an error; "" where there is none. Only statuses that the SDK foresees come
    read already.
    """
    read = plain(body) if isinstance(body, str) else body
    return str(read.get("code")) if isinstance(read, dict) else ""
