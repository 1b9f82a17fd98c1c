"""The files that a plain "no" passes: python -m tests.architecture.plain_no CHECKOUT.

They are written as a JSON list, in the order they are entered, one name for each change of file.
It runs in a process of its own, for another checkout's modules would stay loaded.
"""

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

Json = dict[str, Any]
Handler = Callable[[object, object], Json]

APPLICATION = {"applicationId": "amzn1.ask.skill.leg-comfort"}
USER = {"userId": "amzn1.ask.account.somebody"}
DEVICE = {"deviceId": "amzn1.ask.device.bedside", "supportedInterfaces": {}}
ACHE = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": [{"value": {"id": "ache"}}]}
FEEL = {
    "name": "feel",
    "value": "ache",
    "confirmationStatus": "NONE",
    "resolutions": {"resolutionsPerAuthority": [ACHE]},
}
NOON = "2026-01-15T12:00:00Z"


def request(session: object, intent: str | None = None, **slots: object) -> Json:
    """Return Alexa's request: a launch, or an intent in a session that goes on."""
    asked: Json = {"type": "LaunchRequest"}
    if intent:
        named = {"name": intent, "confirmationStatus": "NONE", "slots": slots}
        asked = {"type": "IntentRequest", "intent": named}
    return {
        "version": "1.0",
        "session": {
            "new": intent is None,
            "sessionId": "amzn1.echo-api.session.one",
            "application": APPLICATION,
            "user": USER,
            "attributes": session,
        },
        "context": {"System": {"application": APPLICATION, "user": USER, "device": DEVICE}},
        "request": {"requestId": "one", "timestamp": NOON, "locale": "en-US", **asked},
    }


def changes_of_file(handler: Handler, below: Path) -> list[str]:
    """Return the files below a folder that a warm "no" to the first safety check passes."""
    _answer_no(handler, [], below)
    changes: list[str] = []
    _answer_no(handler, changes, below)
    return changes


def _answer_no(handler: Handler, changes: list[str], below: Path) -> None:
    launched = handler(request({}), None)
    asked = handler(request(launched["sessionAttributes"], "FeelIntent", feel=FEEL), None)
    if asked["sessionAttributes"]["asking"] != "rf1":
        raise AssertionError("no safety check was asked")
    answer = request(asked["sessionAttributes"], "AMAZON.NoIntent")
    with _watched(changes, below):
        answered = handler(answer, None)
    if answered["sessionAttributes"]["findings"].get("chest_pain_or_breathless") is not False:
        raise AssertionError("the no was not taken as one")


@contextmanager
def _watched(changes: list[str], below: Path) -> Iterator[None]:
    start = f"{below}/"

    def called(frame: FrameType, event: str, _: object) -> None:
        file = frame.f_code.co_filename
        if event == "call" and file.startswith(start) and changes[-1:] != [file]:
            changes.append(file)

    sys.setprofile(called)
    try:
        yield
    finally:
        sys.setprofile(None)


def main(checkout: Path) -> None:
    """Write the list for the Lambda of a checkout."""
    below = checkout.resolve() / "lambda"
    sys.path.insert(0, str(below))
    warnings.simplefilter("ignore")
    from lambda_function import lambda_handler

    changes = changes_of_file(lambda_handler, below)
    json.dump([str(Path(file).relative_to(below)) for file in changes], sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
