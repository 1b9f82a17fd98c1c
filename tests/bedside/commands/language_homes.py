"""Homes of languages in a place of their own, for tests."""

import shutil
from pathlib import Path

from bedside.commands.language.homes import HOMES, KNOWLEDGE, PROJECT, REFERENCE


def reference_in(root: Path) -> Path:
    """Copy the homes of the reference into a folder, and the knowledge with its labels."""
    shutil.copytree(PROJECT / KNOWLEDGE, root / KNOWLEDGE)
    for home in HOMES:
        if home.of(REFERENCE, PROJECT).is_dir():
            shutil.copytree(home.of(REFERENCE, PROJECT), home.of(REFERENCE, root))
    return root


def copied(root: Path, language: str) -> None:
    """Lay the reference's files into every home of a language, untranslated."""
    for home in HOMES:
        if home.of(REFERENCE, root).is_dir():
            shutil.copytree(home.of(REFERENCE, root), home.of(language, root), dirs_exist_ok=True)
