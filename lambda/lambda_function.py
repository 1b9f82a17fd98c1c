"""The entry point of AWS Lambda."""

import os
import sys
from pathlib import Path
from typing import Any

from leg_comfort.alexa import cold_start, logs
from leg_comfort.alexa.entry import handle_request, make_ready, warm_up
from leg_comfort.alexa.request import parse

IN_LAMBDA = "AWS_LAMBDA_FUNCTION_NAME"
# The bundle contains the time zone database; zoneinfo must find it before its first import.
ZONES = Path(__file__).with_name("tzdata") / "zoneinfo"
if ZONES.is_dir():
    os.environ.setdefault("PYTHONTZPATH", str(ZONES))
# Metrics are read from the log by Lambda alone.
_handle = logs.observed(handle_request, sys.stdout) if IN_LAMBDA in os.environ else handle_request
warm_up()
cold_start.prepare(make_ready)


def lambda_handler(event: object, context: object) -> dict[str, Any]:
    """Return the response to one of Alexa's requests, both as JSON. Never raises.

    The response is valid for any event. context: Lambda's, not used.
    """
    return _handle(parse(event))
