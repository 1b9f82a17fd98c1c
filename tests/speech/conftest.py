"""A small folder of templates, so that these tests know every word."""

from pathlib import Path

import pytest

from leg_comfort.speech import Words, load_words

TEMPLATES = Path(__file__).with_name("templates")


@pytest.fixture(scope="session")
def folder() -> Path:
    return TEMPLATES


@pytest.fixture(scope="session")
def words(folder: Path) -> Words:
    return load_words("en", folder)
