"""Processes that write or serve at the same time; each is ended by the test that started it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(module: str, *arguments: object) -> subprocess.Popen[str]:
    """Run a module of this folder."""
    command = [sys.executable, "-m", f"tests.memory.{module}", *map(str, arguments)]
    return subprocess.Popen(  # noqa: S603 - our interpreter and modules
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def said(process: subprocess.Popen[str]) -> Iterator[str]:
    """Yield the lines that a process prints, as they come."""
    assert process.stdout is not None
    for line in process.stdout:
        yield line.strip()


@contextmanager
def running(module: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run a module, and kill it at the end of the block."""
    with start(module, *arguments) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def dynamodb_server(port: int = 0) -> Iterator[int]:
    """Run a DynamoDB without tables and return its port."""
    with running("server", port) as process:
        yield int(next(said(process)))
