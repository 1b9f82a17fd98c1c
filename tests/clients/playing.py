"""An Echo that virtual-alexa plays, in a process."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from bedside.console import Json
from bedside.interaction_model import model_file
from bedside.simulator.alexa_requests import DEVICE_ID, SlotLike
from bedside.simulator.echo import Echo
from bedside.simulator.exchange import Exchange, NotNowError

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
PACKAGES = ROOT / "build" / "virtual-alexa" / "node_modules"
SCRIPT = HERE / "drive.js"


def is_there() -> bool:
    """Return whether virtual-alexa is installed."""
    return bool(which("node")) and (PACKAGES / "virtual-alexa").is_dir()


@dataclass(frozen=True, slots=True)
class Line:
    """A line to virtual-alexa, which has a session with the skill and no more than one."""

    process: subprocess.Popen[str]

    def tell(self, step: Json) -> Json:
        """Run a step and return its result. Raises NotNowError if virtual-alexa refuses it."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(step) + "\n")
        self.process.stdin.flush()
        told: Json = json.loads(self.process.stdout.readline() or '{"refused": "it has ended"}')
        if "refused" in told:
            raise NotNowError(f"virtual-alexa: {told['refused']}")
        return told


@contextmanager
def virtual_alexa(endpoint: str, locale: str) -> Iterator[Line]:
    """Run virtual-alexa with the interaction model of a locale, for an endpoint."""
    with subprocess.Popen(  # noqa: S603 - our own script
        [which("node") or "node", SCRIPT, endpoint, model_file(locale), locale],
        env=os.environ | {"NODE_PATH": str(PACKAGES)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Line(process)


def out_of_reach(event: Json, context: object) -> Json:
    """Raise NotNowError, because virtual-alexa sends all requests itself."""
    raise NotNowError("virtual-alexa does not play that")


@dataclass(slots=True, kw_only=True)
class PlayedEcho(Echo):
    """An Echo of which virtual-alexa makes the requests, matches the words and holds the session.

    The clock, the session's id and Amazon's services are laid over its requests, so that a
    transcript goes one day as it goes the other.
    """

    line: Line

    def launch(self) -> Exchange:
        return self._played(None, {"launch": True})

    def say(self, text: str) -> Exchange:
        return self._played(text, {"utter": text})

    def intend(self, intent: str, slots: Mapping[str, str | SlotLike] | None = None) -> Exchange:
        return self._played(None, {"intend": [intent, dict(slots or {})]})

    def end(self, reason: str = "USER_INITIATED") -> Exchange:
        return self._played(None, {"end": reason})

    def _played(self, heard: str | None, step: Json) -> Exchange:
        told = self.line.tell({**step, "over": self._over()})
        request = told["request"]["request"]
        exchange = Exchange(heard, *understood(request), told["response"])
        self.exchanges.append(exchange)
        self.open, self.reprompted = told["open"], False
        self.attributes = exchange.attributes if self.open else {}
        return exchange

    def _over(self) -> Json:
        over: Json = {
            "request": {"timestamp": self.now.isoformat(timespec="seconds")},
            "session": {"sessionId": f"SessionID.{self.seed}"},
        }
        return over if self.amazon is None else {**over, "context": {"System": self._reached()}}

    def _reached(self) -> Json:
        assert self.amazon
        return {
            "device": {"deviceId": DEVICE_ID},
            "apiEndpoint": self.amazon.endpoint,
            "apiAccessToken": self.amazon.token,
        }


def understood(request: Json) -> tuple[str, dict[str, str]]:
    """Return the intent and its slots' words, or the type of another request."""
    if "intent" not in request:
        return request["type"], {}
    slots = request["intent"]["slots"].values()
    heard = {slot["name"]: slot["value"] for slot in slots if "value" in slot}
    return request["intent"]["name"], heard
