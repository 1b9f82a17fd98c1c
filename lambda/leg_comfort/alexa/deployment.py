"""The deployment that the skill runs in: its memory, and whether it may keep a diary."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from leg_comfort.memory import VARIABLES, Memory, open_memory

DIARY = "LEG_COMFORT_DIARY"
"""Environment variable: "on" if this deployment may offer to keep a diary of nights."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """memory: None if nothing is stored. diary: whether one may be offered."""

    memory: Memory | None = None
    diary: bool = False


def deployment_of(environ: Mapping[str, str] = os.environ) -> Deployment:
    """Return the deployment that an environment describes; each is opened once."""
    return _opened(tuple((name, environ.get(name, "")) for name in (*VARIABLES, DIARY)))


@lru_cache(maxsize=4)
def _opened(variables: tuple[tuple[str, str], ...]) -> Deployment:
    environ = dict(variables)
    return Deployment(open_memory(environ), environ.get(DIARY) == "on")
