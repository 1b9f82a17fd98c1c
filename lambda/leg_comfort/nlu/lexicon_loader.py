"""Load the lexicon of a language: prebuilt, else from its TOML files."""

from collections.abc import Collection
from pathlib import Path

from leg_comfort.locales import LANGUAGES_FOLDER
from leg_comfort.nlu.lexicon import LEXICON, Lexicon
from leg_comfort.prebuilt import read_ready


def load_lexicon(
    language: str, findings: Collection[str], folder: Path = LANGUAGES_FOLDER
) -> Lexicon:
    """Load the phrases of folder/LANGUAGE/lexicon/, or the prebuilt lexicon beside it.

    findings: the finding ids that exist. Raises LexiconError, naming file and entry, if a file is
    wrong or names another finding, and FileNotFoundError if the language has no phrases.
    """
    place = folder / language
    lexicon = read_ready(place, LEXICON, Lexicon)
    if lexicon is None:
        # Imported here because a bundle holds a prebuilt lexicon and never needs it.
        from leg_comfort.nlu.lexicon_compiler import compile_lexicon

        return compile_lexicon(language, place / LEXICON, findings)
    return lexicon
