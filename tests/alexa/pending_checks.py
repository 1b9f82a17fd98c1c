"""Conversations in which a safety check is pending."""

from collections.abc import Mapping

from bedside.console import Json
from bedside.simulator.echo import Echo
from lambda_function import lambda_handler
from leg_comfort.clinic import CHECKS

BOTH_LEGS = "ReportIntent", {"finding": "both_legs"}
MOST_ANSWERS = 20


def echo_at(check: str) -> Echo:
    """Return an Echo at which this check is pending and those before it are passed."""
    echo = Echo(lambda_handler)
    echo.launch()
    echo.intend("FeelIntent", {"feel": "ache"})
    for _ in range(MOST_ANSWERS):
        if echo.asking == check:
            return echo
        echo.intend(*BOTH_LEGS if echo.asking == "one_leg" else ("AMAZON.NoIntent",))
    raise AssertionError(f"{check} was not asked")


ATTRIBUTES: Mapping[str, Json] = {check: dict(echo_at(check).attributes) for check in CHECKS}
