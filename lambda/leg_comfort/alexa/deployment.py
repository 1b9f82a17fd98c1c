"""What the skill may use besides the request: the memory, where there is one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from leg_comfort.memory import VARIABLES, Memory, open_memory

DIARY = "LEG_COMFORT_DIARY"
"""Environment variable: a deployment that may keep a diary of nights says "on"."""


@dataclass(frozen=True, slots=True)
class World:
    """memory: where preferences are kept; None keeps nothing. diary: whether it may be offered."""

    memory: Memory | None = None
    diary: bool = False


def world_of(environ: Mapping[str, str] = os.environ) -> World:
    """The world of a deployment, by its environment; opened once for each environment."""
    return _opened(tuple((name, environ.get(name, "")) for name in (*VARIABLES, DIARY)))


@lru_cache(maxsize=4)
def _opened(named: tuple[tuple[str, str], ...]) -> World:
    environ = dict(named)
    return World(open_memory(environ), environ.get(DIARY) == "on")
