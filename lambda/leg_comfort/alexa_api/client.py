"""What the SDK's service clients call through: like its own client, but with an end to waiting."""

import json
from time import monotonic

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.api_client import ApiClient
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.api_client_response import ApiClientResponse
from ask_sdk_model.services.api_configuration import ApiConfiguration

from leg_comfort.alexa_api.exchange import Question, ask
from leg_comfort.alexa_api.patience import Patience


class PatientClient(ApiClient):
    """Asks Amazon, for as long as the patience of one deed lasts."""

    def __init__(self, patience: Patience) -> None:
        """Begin to wait: the time of the deed runs from here."""
        self._call = patience.call
        self._ends = monotonic() + patience.deed

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """The SDK's request → the SDK's response. Never raises: the SDK would hide the reason.

        What is no answer has one of our own statuses.
        """
        body = None if request.body is None else json.dumps(request.body).encode()
        question = Question(request.method, request.url, dict(request.headers), body)
        answer = ask(question, min(self._call, self._ends - monotonic()))
        return ApiClientResponse(headers=[], status_code=answer.status, body=answer.body)


class PlainReader(DefaultSerializer):
    """Writes as the SDK does, and reads plain data.

    The SDK's own reading fails on every list of reminders, for its AlertInfo names a module that
    is not there; and one unknown word in an answer is enough for it to take nothing at all.
    """

    def deserialize(  # type: ignore[override]  # What comes is of no type of theirs.
        self, payload: str | None, obj_type: object
    ) -> object:
        """The payload as plain data, whatever type was foreseen; None where it is no JSON."""
        return plain(payload)


def plain(text: str | None) -> object:
    """JSON as plain data; None where it is none. Never raises."""
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None


def configuration(endpoint: str, token: str, patience: Patience) -> ApiConfiguration:
    """What a service client of the SDK's is made with: one for each deed."""
    return ApiConfiguration(
        serializer=PlainReader(),
        api_client=PatientClient(patience),
        authorization_value=token,
        api_endpoint=endpoint,
    )
