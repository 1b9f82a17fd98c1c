"""Where a language's phrases come from: what a build made ready, else its TOML files."""

from collections.abc import Collection
from pathlib import Path

from leg_comfort.locales import LANGUAGES_FOLDER
from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.prebuilt import read_ready

LEXICON = "lexicon"
"""The folder of a language's phrases, and the name under which a build keeps them."""


def load_lexicon(
    language: str, findings: Collection[str], folder: Path = LANGUAGES_FOLDER
) -> Lexicon:
    """Load the phrases of folder/LANGUAGE/lexicon/.

    findings: the finding ids that exist; any other is refused. Raises LexiconError, naming file
    and entry, and FileNotFoundError if the language has no phrases.
    """
    place = folder / language
    lexicon = read_ready(place, LEXICON, Lexicon)
    if lexicon is None:
        from leg_comfort.nlu.lexicon_toml import read_lexicon  # A build left nothing to be read.

        return read_lexicon(language, place / LEXICON, findings)
    return lexicon
