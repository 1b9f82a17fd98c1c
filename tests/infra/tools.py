"""The linters, each in an environment of its own, since their pins contradict the project.

uv makes the environment from a locked file at the first use, and caches it.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.infra.stack import ROOT

LOCKS = ROOT / "infra" / "checks"
OFFLINE = {"AWS_DEFAULT_REGION": "us-east-1", "SAM_CLI_TELEMETRY": "0"}
UV = Path(sys.executable).with_name("uv")


def run(lock: str, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command that infra/checks/LOCK.txt installs, and return the finished process."""
    asked = ("run", "--quiet", "--isolated", "--no-project", "--python", sys.executable)
    return subprocess.run(  # noqa: S603 - our own linters
        [UV, *asked, "--with-requirements", LOCKS / f"{lock}.txt", "--", *command],
        env={**os.environ, **OFFLINE},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
