"""The folders that a language and a locale live in, and the files in git that a command wrote."""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
LANGUAGE = re.compile(r"[a-z]{2}")
OF_A_LANGUAGE_IN_TESTS = "tests/conversations"
"""The one folder below tests/ that a language must have; others hold pretend languages."""
LANGUAGES = "speech_templates"
"""The folder that tells which languages and locales there are: each has a folder there."""
SUMMARIES = "interaction_models/phrases/*/summary.txt"
"""Written by `make models` too, and kept in git so that a review can read them."""
GENERATED = ("interaction_models/*.json", SUMMARIES)
"""The text files that a command of the project writes. Lock files are none of its own."""


def tracked(root: Path) -> list[PurePosixPath]:
    """Return the files that git keeps, those that are new and not ignored too.

    Of a folder without git, such as an unpacked archive, every file is returned.
    """
    if not (root / ".git").exists():
        return [PurePosixPath(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    files = map(PurePosixPath, filter(None, listed.split("\0")))
    return [file for file in files if (root / file).is_file()]


def homes(files: Iterable[PurePosixPath], name: str) -> list[str]:
    """Return the folders that hold a folder or a file of that name, whatever its suffix."""
    found = {
        str(entry.parent)
        for file in files
        for entry in (file, *file.parents)
        if entry.name.partition(".")[0] == name and _counts(entry)
    }
    return sorted(found)


def _counts(entry: PurePosixPath) -> bool:
    return entry.parts[0] != "tests" or str(entry.parent) == OF_A_LANGUAGE_IN_TESTS


def most_homes(files: list[PurePosixPath], name: re.Pattern[str]) -> list[str]:
    """Return the homes of the language or locale that has the most, of those there are."""
    names = {file.parts[1] for file in files if file.parts[0] == LANGUAGES and len(file.parts) > 2}
    return max(
        (homes(files, each) for each in sorted(names) if name.fullmatch(each)),
        key=len,
        default=[],
    )


def generated_lines(
    root: Path, files: Iterable[PurePosixPath], patterns: Sequence[str] = GENERATED
) -> dict[str, int]:
    """Return the lines of each file in git that a command writes."""
    lines: dict[str, int] = defaultdict(int)
    for file in files:
        if any(file.match(pattern) for pattern in patterns):
            lines[str(file)] = len((root / file).read_text(encoding="utf-8").splitlines())
    return lines
