"""Processes to race with, to cut off and to miss; each is ended by whoever started it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(module: str, *arguments: object) -> subprocess.Popen[str]:
    """Run a module of this folder."""
    command = [sys.executable, "-m", f"tests.memory.{module}", *map(str, arguments)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and modules
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str]) -> Iterator[str]:
    """The lines it says, as they come."""
    assert process.stdout is not None
    for line in process.stdout:
        yield line.strip()


@contextmanager
def running(module: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run a module until the end of the block at most; then it is killed."""
    with start(module, *arguments) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def dynamodb_server(port: int = 0) -> Iterator[int]:
    """A DynamoDB without tables, and the port it listens on."""
    with running("server", port) as process:
        yield int(next(said(process)))
