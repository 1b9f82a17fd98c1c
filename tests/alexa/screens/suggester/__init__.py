"""Run apl-suggester, Amazon's check of APL documents, with Node.

npm installs the locked version under build/ at the first use; later uses need no network.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT = "suggest.cjs"
LOCKED = ("package.json", "package-lock.json")
BUILD = HERE.parents[2] / "build" / "apl-suggester"


def findings_in(*documents: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return its findings in each document. Raises CalledProcessError if it cannot be run."""
    _install()
    answer = BUILD / "findings.json"
    _run(["node", SCRIPT, str(answer)], json.dumps(documents))
    found: list[list[dict[str, Any]]] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def _install() -> None:
    """Have npm install the locked packages, unless this lock is already installed."""
    BUILD.mkdir(parents=True, exist_ok=True)
    lock, installed = HERE / "package-lock.json", BUILD / "installed-lock.json"
    shutil.copyfile(HERE / SCRIPT, BUILD / SCRIPT)
    if installed.is_file() and installed.read_bytes() == lock.read_bytes():
        return
    for name in LOCKED:
        shutil.copyfile(HERE / name, BUILD / name)
    _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    shutil.copyfile(lock, installed)


def _run(command: list[str], given: str | None = None) -> None:
    subprocess.run(  # noqa: S603 - a command of ours
        command, cwd=BUILD, input=given, capture_output=True, text=True, check=True
    )
