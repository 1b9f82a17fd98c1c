"""The pages for people, and the commands that they show."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = "import sys; from bedside.cli import main; raise SystemExit(main(sys.argv[1:]))"


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path) -> list[list[str]]:
    """The indented blocks of a page, each as its lines; an empty line in a block stays."""
    found: list[list[str]] = [[]]
    for line in text_of(page).splitlines():
        if line.startswith("    "):
            found[-1].append(line[4:])
        elif line or not found[-1]:
            found.append([])
        else:
            found[-1].append("")
    return ["\n".join(block).strip("\n").split("\n") for block in found if any(block)]


def leg_comfort(*arguments: str, typed: str = "", code: int = 0) -> str:
    """What `leg-comfort` prints for these arguments, with this on its standard input.

    code: the exit code that it ends with; an evaluation that finds a fault ends with 1.
    """
    ran = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", COMMAND, *arguments],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr
    return ran.stdout
