"""One of many clients that talk with an endpoint at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from time import perf_counter

from bedside.console import Json
from bedside.server.app import ENDPOINT, JSON
from bedside.simulator.echo import Echo, SkillHandler

SECONDS = 30.0
FEELINGS = ("ache", "cramp", "shooting", "restless")
YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
AFTERWARDS = ("AskWhyYouThinkIntent", "AMAZON.NextIntent", "AskDangerIntent", "GoodNightIntent")
QUESTIONS_AT_MOST = 12

QuestionsAsked = Sequence[str | None]
"""The ids of the questions, turn by turn."""


class TurnError(ConnectionError):
    """A turn that was not answered, or answered wrongly."""


@dataclass(slots=True)
class EndpointConnection:
    """A connection that stays open. seconds holds the duration of each turn."""

    at: str
    seconds: list[float] = field(default_factory=list)
    _connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._connection = HTTPConnection(self.at, timeout=SECONDS)

    def __call__(self, event: Json, context: object) -> Json:
        """Send a request and return the response. Raises TurnError."""
        begun = perf_counter()
        found = self._asked(json.dumps(event))
        self.seconds.append(perf_counter() - begun)
        return found

    def hang_up(self) -> None:
        """Close the connection; the next turn opens it again."""
        self._connection.close()

    def _asked(self, body: str) -> Json:
        try:
            self._connection.request("POST", ENDPOINT, body, {"Content-Type": JSON})
            response = self._connection.getresponse()
            told = response.read()
        except (OSError, HTTPException) as problem:
            self.hang_up()
            raise TurnError(type(problem).__name__) from problem
        if response.status != HTTPStatus.OK:
            raise TurnError(f"{response.status}")
        found: Json = json.loads(told)
        return found


def converse(line: SkillHandler, number: int) -> QuestionsAsked:
    """Hold one conversation, from the launch to the good night.

    Raises TurnError.
    """
    echo = Echo(line, user_id=f"amzn1.ask.account.{number}", seed=number)
    echo.launch()
    echo.intend("FeelIntent", {"feel": feeling(number)})
    while echo.stage != "advice" and len(echo.exchanges) < QUESTIONS_AT_MOST:
        echo.intend(YES if echo.asking == "eased" else NO)
    for intent in AFTERWARDS:
        echo.intend(intent)
    if echo.open or not all(each.speech for each in echo.exchanges):
        raise TurnError("no good night")
    return [each.attributes.get("asking") for each in echo.exchanges]


def feeling(number: int) -> str:
    """Return the feeling in a conversation; the same feeling leads to the same questions."""
    return FEELINGS[number % len(FEELINGS)]


def must_be_as_alone(
    number: int, course: QuestionsAsked, alone: Mapping[str, QuestionsAsked]
) -> None:
    """Raise TurnError if the questions differ from those of a conversation without load."""
    if course != alone[feeling(number)]:
        raise TurnError("another course")
