"""What the skill remembers at a desk, and where."""

import os
from dataclasses import replace
from pathlib import Path

from bedside.alexa_requests import USER_ID
from bedside.console import InputError
from leg_comfort.alexa.deployment import World, world_of
from leg_comfort.memory import Memory, StoreError, memory_in_file
from leg_comfort.memory.opening import TABLE


def world_on_the_desk(memory: Path | None) -> World:
    """What the environment says; a file given for the memory goes before a table.

    InputError where no memory can be kept in the file.
    """
    if memory is None:
        return world_of(os.environ)
    others = {name: value for name, value in os.environ.items() if name != TABLE}
    return replace(world_of(others), memory=_memory_in(memory))


def _memory_in(file: Path) -> Memory:
    """The memory in a file; InputError where it holds something else or cannot be written."""
    memory = memory_in_file(file)
    try:
        memory.preferences(USER_ID)
    except StoreError as problem:
        raise InputError(f"no memory can be kept in {problem}") from problem
    if not os.access(file, os.W_OK):
        raise InputError(f"no memory can be kept in {file}: it cannot be written")
    return memory
