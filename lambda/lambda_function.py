"""The entry point of AWS Lambda."""

from typing import Any

from leg_comfort.alexa.net import answer, warm_up

warm_up()


def lambda_handler(event: object, context: object) -> dict[str, Any]:
    """Answer one of Alexa's requests.

    event: Alexa's request envelope as JSON. context: Lambda's own, not looked at. Returns the
    response envelope as JSON, valid whatever came in; raises nothing.
    """
    return answer(event, context)
