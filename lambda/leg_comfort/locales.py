"""Which languages there are, and where each one's own files stand."""

from pathlib import Path

LANGUAGES_FOLDER = Path(__file__).with_name("languages")
"""A folder a language: grammar.toml, lexicon.toml, last_words.ssml."""
