"""An endpoint in a process, to be put under load."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

KILOBYTE = 1024
PATIENCE_SECONDS = 20.0
_RUN = "from bedside.server.run import serve; serve(port=0, verify=False)"


@dataclass(frozen=True, slots=True)
class Apart:
    """A server in a process. at is its host and port."""

    at: str
    pid: int

    def memory(self) -> int:
        """Return its memory in bytes on Linux, elsewhere 0."""
        status = Path(f"/proc/{self.pid}/status")
        told = status.read_text(encoding="ascii").splitlines() if status.is_file() else []
        held = next((line.split()[1] for line in told if line.startswith("VmRSS:")), "0")
        return int(held) * KILOBYTE


@contextmanager
def serving_apart() -> Iterator[Apart]:
    """Serve until the end of the block.

    Raises ChildProcessError if the server does not start or end well.
    """
    with subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", _RUN],
        stdout=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if "LEG_COMFORT" not in name},
    ) as process:
        try:
            yield Apart(_address(process), process.pid)
        finally:
            process.terminate()
            code = process.wait(PATIENCE_SECONDS)
    if code:
        raise ChildProcessError(f"the server ended with {code}")


def _address(process: subprocess.Popen[str]) -> str:
    said = process.stdout.readline() if process.stdout else ""
    if not said:
        raise ChildProcessError("the server did not start")
    return urlsplit(said).netloc
