"""A function in a process of its own, run by Lambda's own client and nothing else on the path."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from resource import struct_rusage
from time import perf_counter

from bedside.benchmark.runtime_api import RuntimeApi, runtime_api

KILOBYTE = 1024
HANDLER = "lambda_function.lambda_handler"
# -I and -S: no environment, no user's packages, no site-packages; only the folders named here.
ISOLATED = ("-I", "-S", "-B")
NAMED = {"AWS_LAMBDA_FUNCTION_NAME": "leg-comfort-on-the-desk"}
_RUN = """
import sys
handler, *sys.path[:0] = sys.argv[1:]
from awslambdaric.__main__ import main
main(["", handler])
"""


@dataclass(frozen=True, slots=True)
class Function:
    """What is run: folders on the path (the first is its home), handler and environment."""

    python: Path
    folders: tuple[Path, ...]
    handler: str = HANDLER
    environ: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Running:
    """A function that runs. started: when it was spawned, in perf_counter's seconds."""

    api: RuntimeApi
    process: subprocess.Popen[bytes]
    started: float
    most_bytes: int = 0
    """The most memory it held, once it has ended."""
    busy: float = 0
    """Seconds of processor that it took, once it has ended."""


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
    """What Lambda sets for everyone; by its name a function knows that it runs there."""
    return {"PATH": os.environ.get("PATH", ""), "LANG": "en_US.UTF-8", "TZ": ":UTC", **NAMED}


def _most_bytes(pid: int) -> int:
    """Return the most memory a process has held, where Linux tells it; elsewhere 0.

    What wait4 tells would not do: it counts what the parent held at the moment of the fork.
    """
    status = Path(f"/proc/{pid}/status")
    told = status.read_text(encoding="ascii").splitlines() if status.is_file() else []
    peak = next((line.split()[1] for line in told if line.startswith("VmHWM:")), "0")
    return int(peak) * KILOBYTE


def _ended(process: subprocess.Popen[bytes]) -> struct_rusage:
    """End this one process; what it used."""
    process.send_signal(signal.SIGTERM)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage
