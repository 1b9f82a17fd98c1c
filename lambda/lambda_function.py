"""The entry point of AWS Lambda."""

import os
import sys
from pathlib import Path
from typing import Any

from leg_comfort.alexa import cold_start, logs
from leg_comfort.alexa.entry import answer, make_ready, warm_up

IN_LAMBDA = "AWS_LAMBDA_FUNCTION_NAME"
# The bundle brings the world's time zones: they are read as files, and no other place is tried.
ZONES = Path(__file__).with_name("tzdata") / "zoneinfo"
if ZONES.is_dir():
    os.environ.setdefault("PYTHONTZPATH", str(ZONES))
# Only Lambda reads what is counted; at a desk nothing is.
_answer = logs.observed(answer, sys.stdout) if IN_LAMBDA in os.environ else answer
warm_up()
cold_start.prepare(make_ready)


def lambda_handler(event: object, context: object) -> dict[str, Any]:
    """Answer one of Alexa's requests.

    event: Alexa's request envelope as JSON. context: Lambda's own, not looked at. Returns the
    response envelope as JSON, valid whatever came in; raises nothing.
    """
    return _answer(event, context)
