"""A function in a process, run by Lambda's own client with nothing else on the path."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from resource import struct_rusage
from time import perf_counter

from bedside.benchmark.runtime_api import RuntimeApi, runtime_api

KILOBYTE = 1024
HANDLER = "lambda_function.lambda_handler"
# -I and -S: no environment, user's packages or site-packages; only the given folders.
ISOLATED = ("-I", "-S", "-B")
SNAPSHOT = {"AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start"}
"""What Lambda sets where a snapshot will be taken."""
NAMED = {"AWS_LAMBDA_FUNCTION_NAME": "leg-comfort-on-the-desk"}
_RUN = """
import sys
handler, *sys.path[:0] = sys.argv[1:]
from awslambdaric.__main__ import main
main(["", handler])
"""


@dataclass(frozen=True, slots=True)
class Function:
    """A function: folders on the path (it works in the first), handler and environment."""

    python: Path
    folders: tuple[Path, ...]
    handler: str = HANDLER
    environ: Mapping[str, str] = field(default_factory=dict)

    def with_snapshot(self) -> "Function":
        """Return the function as it runs where a snapshot of it is taken."""
        return replace(self, environ={**self.environ, **SNAPSHOT})


@dataclass(slots=True)
class Running:
    """A running function. started is its spawn in perf_counter() seconds."""

    api: RuntimeApi
    process: subprocess.Popen[bytes]
    started: float
    most_bytes: int = 0
    """Its peak memory, after it has ended."""
    busy: float = 0
    """Its processor time in seconds, after it has ended."""


@contextmanager
def running(function: Function) -> Iterator[Running]:
    """Run a function until the end of the block."""
    with runtime_api() as api:
        started = perf_counter()
        child = Running(api, _spawned(function, api.address), started)
        try:
            yield child
        finally:
            child.most_bytes = _most_bytes(child.process.pid)
            usage = _ended(child.process)
            child.busy = usage.ru_utime + usage.ru_stime


def _spawned(function: Function, address: str) -> subprocess.Popen[bytes]:
    folders = map(str, function.folders)
    return subprocess.Popen(  # noqa: S603 - a Python of ours with a fixed program
        [str(function.python), *ISOLATED, "-c", _RUN, function.handler, *folders],
        cwd=function.folders[0],
        env={**_basics(), "AWS_LAMBDA_RUNTIME_API": address, **function.environ},
        stdout=subprocess.DEVNULL,
    )


def _basics() -> dict[str, str]:
    """Return the variables that Lambda always sets. A function knows Lambda by its name there."""
    return {"PATH": os.environ.get("PATH", ""), "LANG": "en_US.UTF-8", "TZ": ":UTC", **NAMED}


def _most_bytes(pid: int) -> int:
    """Return the peak memory of a process in bytes on Linux, elsewhere 0.

    wait4 would also count the memory that the parent held at the fork.
    """
    status = Path(f"/proc/{pid}/status")
    told = status.read_text(encoding="ascii").splitlines() if status.is_file() else []
    peak = next((line.split()[1] for line in told if line.startswith("VmHWM:")), "0")
    return int(peak) * KILOBYTE


def _ended(process: subprocess.Popen[bytes]) -> struct_rusage:
    """End a process and return the resources that it used."""
    process.send_signal(signal.SIGTERM)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage
