"""The SDK's service clients, with a time limit and a tolerant reading of responses.

Importing this module imports the SDK's clients, so it is imported by the first call.
"""

import json
from collections.abc import Callable
from time import monotonic

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.api_client import ApiClient
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.api_client_response import ApiClientResponse
from ask_sdk_model.services.api_configuration import ApiConfiguration
from ask_sdk_model.services.service_exception import ServiceException
from ask_sdk_model.services.ups.ups_service_client import UpsServiceClient

from leg_comfort.alexa_api.call_policy import CallFailedError, TimeLimits, result_of
from leg_comfort.alexa_api.http_call import HttpRequest, send


class DeadlineClient(ApiClient):
    """Sends requests to Amazon within the time limits of one effect."""

    def __init__(self, limits: TimeLimits) -> None:
        """Start the time of the effect."""
        self._call = limits.call
        self._ends = monotonic() + limits.total

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Return the response. Never raises, since the SDK would hide the reason.

        Without a response, the status is one of ours.
        """
        body = None if request.body is None else json.dumps(request.body).encode()
        sent = HttpRequest(request.method, request.url, dict(request.headers), body)
        response = send(sent, min(self._call, self._ends - monotonic()))
        return ApiClientResponse(headers=[], status_code=response.status, body=response.body)


class PlainSerializer(DefaultSerializer):
    """Writes as the SDK does, and reads plain data.

    The SDK cannot read a list of reminders, since its AlertInfo names a module that does not exist;
    and a single value that it does not know makes it reject a whole response.
    """

    def deserialize(  # type: ignore[override]  # Any type may come.
        self, payload: str | None, obj_type: object
    ) -> object:
        """Return a payload as plain data, ignoring the expected type; None if it is not JSON."""
        return plain(payload)


def plain(text: str | None) -> object:
    """Return JSON as plain data; None if it is not JSON. Never raises."""
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None


def configuration(endpoint: str, token: str, limits: TimeLimits) -> ApiConfiguration:
    """Return the configuration of a service client for one effect."""
    return ApiConfiguration(
        serializer=PlainSerializer(),
        api_client=DeadlineClient(limits),
        authorization_value=token,
        api_endpoint=endpoint,
    )


def called(call: Callable[..., object], *arguments: object) -> object:
    """Return the response of a client's method as plain data. Raises CallFailedError."""
    try:
        return call(*arguments)
    except ServiceException as failure:
        raise CallFailedError(result_of(failure.status_code, _code_in(failure.body))) from None


def fetch_time_zone(endpoint: str, token: str, device_id: str, limits: TimeLimits) -> object:
    """Return Amazon's response about the device's time zone, unchecked; None if the call failed."""
    service = UpsServiceClient(configuration(endpoint, token, limits))
    try:
        return called(service.get_system_time_zone, device_id)
    except CallFailedError:
        return None


def _code_in(body: object) -> str:
    """Return Amazon's code for an error, "" without one.

    The SDK has parsed the body of statuses that it knows, and of no others.
    """
    read = plain(body) if isinstance(body, str) else body
    return str(read.get("code")) if isinstance(read, dict) else ""
