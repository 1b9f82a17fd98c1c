"""Where a language's phrases come from: what a build made ready, else its TOML file."""

from collections.abc import Collection
from pathlib import Path

from leg_comfort.clinic.phrases.lexicon import Lexicon
from leg_comfort.clinic.ready import read_ready

WORDS_FOLDER = Path(__file__).parents[1] / "words"


def load_lexicon(
    language: str = "en",
    folder: Path | None = None,
    findings: Collection[str] | None = None,
) -> Lexicon:
    """Load the phrases of folder/LANGUAGE.toml (the project's own words by default).

    findings: the finding ids that exist (the clinic's own by default); any other is refused.
    Raises LexiconError, naming file and entry, and FileNotFoundError.
    """
    place = folder or WORDS_FOLDER
    lexicon = read_ready(place, language, Lexicon)
    if lexicon is None:
        from leg_comfort.clinic.phrases import from_toml  # A build left nothing to be read.

        known = findings or from_toml.known_findings()
        return from_toml.read_lexicon(place / f"{language}.toml", known)
    return lexicon
