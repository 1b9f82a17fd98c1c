"""The linters, each in an environment of its own: they pin what the project needs otherwise.

uv makes the environment from a locked file at the first use, and has it at hand from then on.
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
    """Run a command of what infra/checks/LOCK.txt installs. Returns how it ended, and its words."""
    asked = ("run", "--quiet", "--isolated", "--no-project", "--python", sys.executable)
    return subprocess.run(  # noqa: S603 - our own linters
        [UV, *asked, "--with-requirements", LOCKS / f"{lock}.txt", "--", *command],
        env={**os.environ, **OFFLINE},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
