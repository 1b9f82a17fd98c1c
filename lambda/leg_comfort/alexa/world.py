"""What the skill may use besides the request: the memory, where there is one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from leg_comfort.memory import Memory, open_memory

DIARY = "LEG_COMFORT_DIARY"
"""Environment variable: a deployment that may keep a diary of nights says "on"."""


@dataclass(frozen=True, slots=True)
class World:
    """memory: where preferences are kept; None keeps nothing. diary: whether it may be offered."""

    memory: Memory | None = None
    diary: bool = False


def world_of(environ: Mapping[str, str] = os.environ) -> World:
    """The world of a deployment, by its environment; opened once for each environment."""
    named = {name: value for name, value in environ.items() if name.startswith("LEG_COMFORT_")}
    return _opened(tuple(sorted(named.items())))


@lru_cache(maxsize=4)
def _opened(named: tuple[tuple[str, str], ...]) -> World:
    environ = dict(named)
    return World(open_memory(environ), environ.get(DIARY) == "on")
