"""The surroundings of an Echo: the skill's memory and Amazon's services."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from bedside.console import InputError
from bedside.simulator.alexa_requests import USER_ID
from bedside.simulator.echo import SkillHandler
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa import Deployment, deployment_of, handle_event
from leg_comfort.memory import TABLE, Memory, Preferences, StoreError, memory_in_file

UNSAID = asdict(Preferences())
SLOW_SECONDS = 3.0
NO_ROOM = 0

STATES: Mapping[str, Callable[[FakeAlexaApi], None]] = {
    "allowed": lambda amazon: None,
    "not allowed": lambda amazon: setattr(amazon, "permitted", False),
    "device cannot": lambda amazon: setattr(amazon, "device_can_remind", False),
    "too many": lambda amazon: setattr(amazon, "room_for", NO_ROOM),
    "busy": lambda amazon: amazon.answer_with(HTTPStatus.TOO_MANY_REQUESTS),
    "down": lambda amazon: amazon.answer_with(HTTPStatus.SERVICE_UNAVAILABLE),
    "gone": lambda amazon: amazon.answer_with(HTTPStatus.NOT_FOUND),
    "slow": lambda amazon: amazon.slowly(SLOW_SECONDS),
    "garbled": lambda amazon: amazon.answer_with(HTTPStatus.OK, b"<html>"),
}
"""The states that Amazon's services can be in, by their names in a transcript."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything the skill may use besides the request; None for a part that is absent."""

    memory: Memory | None = None
    amazon: FakeAlexaApi | None = None
    diary: bool = False

    def kept(self, user: str) -> dict[str, str]:
        """Return the values remembered of a user by name, as a transcript writes them."""
        if self.memory is None:
            return {}
        preferences = asdict(self.memory.preferences(user))
        said = {name: value for name, value in preferences.items() if value != UNSAID[name]}
        nights = len(self.memory.nights(user))
        counted = {"nights": nights} if nights else {}
        cut_off = {"conversation": True} if self.memory.conversation(user) is not None else {}
        return {name: written(value) for name, value in {**said, **counted, **cut_off}.items()}

    def reminders(self) -> list[str]:
        """Return the local times of the reminders that Amazon's services hold."""
        held = self.amazon.reminders if self.amazon else ()
        return [f"{each.when:%Y-%m-%d %H:%M}" for each in held if each.on]


def skill_in(deployment: Deployment) -> SkillHandler:
    """Return the skill's handler in a deployment."""
    return partial(handle_event, deployment=deployment)


def written(value: object) -> str:
    """Return a preference as a transcript writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


@contextmanager
def surroundings(
    clock: Callable[[], datetime],
    time_zone: str,
    *,
    memory: bool = False,
    diary: bool = False,
    reminders: str | None = None,
) -> Iterator[Surroundings]:
    """Set up the surroundings, and clear them away at the end.

    clock is the memory's clock, time_zone that of the Echo. reminders is the state of Amazon's
    services, one of STATES, or None if there are none.
    """
    with ExitStack() as opened:
        amazon = None
        if reminders is not None:
            amazon = opened.enter_context(FakeAlexaApi(time_zone=time_zone))
            STATES[reminders](amazon)
        kept = None
        if memory:
            kept = memory_at(Path(opened.enter_context(TemporaryDirectory())), clock)
        yield Surroundings(kept, amazon, diary)


def memory_at(folder: Path, clock: Callable[[], datetime]) -> Memory:
    """Return a memory in a file of a folder."""
    return memory_in_file(folder / "memory.db", clock)


def deployment_from_environment(memory: Path | None) -> Deployment:
    """Return the deployment that the environment describes; a memory file goes before a table.

    Raises InputError if no memory can be kept in the file.
    """
    if memory is None:
        return deployment_of(os.environ)
    others = {name: value for name, value in os.environ.items() if name != TABLE}
    return replace(deployment_of(others), memory=_memory_in(memory))


def _memory_in(file: Path) -> Memory:
    """Return the memory in a file.

    Raises InputError if it holds something else or cannot be written.
    """
    memory = memory_in_file(file)
    try:
        memory.preferences(USER_ID)
    except StoreError as problem:
        raise InputError(f"no memory can be kept in {problem}") from problem
    if not os.access(file, os.W_OK):
        raise InputError(f"no memory can be kept in {file}: it cannot be written")
    return memory
