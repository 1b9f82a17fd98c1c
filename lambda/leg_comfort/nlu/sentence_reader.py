"""Read text as a sentence that patterns can be matched against."""

from collections.abc import Collection

from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.patterns import Sentence, places_of
from leg_comfort.nlu.quantities import read_quantities
from leg_comfort.nlu.replies import told_apart
from leg_comfort.nlu.tokens import Tokens

LONGEST = 120
"""The most tokens that are read; nobody says more in one turn."""


def read_sentence(lexicon: Lexicon, words: str) -> Sentence:
    """Return the sentence for these words."""
    return _sentence(lexicon, _tokens(lexicon, words))


def read_statement(lexicon: Lexicon, words: str) -> Sentence:
    """Return the sentence for these words, with the subject that was left out at its beginning.

    Of "my leg is red" only "is red" may have come through. In a question ("is it red") the subject
    follows the verb.
    """
    tokens = _tokens(lexicon, words)
    first, second, *_ = (*tokens, "", "")
    asks = second in lexicon.scopes.subjects or second in lexicon.scopes.possessives
    if first in lexicon.unsaid and not asks:
        tokens = (lexicon.unsaid[first], *tokens)
    return _sentence(lexicon, tokens)


def nothing_but(lexicon: Lexicon, sentence: Sentence, covered: Collection[int]) -> bool:
    """Return whether all tokens outside the covered positions are small or soft words."""
    rest = (token for at, token in enumerate(sentence.tokens) if at not in covered)
    return all(token in lexicon.small or token in lexicon.soft for token in rest)


def _tokens(lexicon: Lexicon, words: str) -> Tokens:
    return told_apart(lexicon.replies, lexicon.spelling.tokens(words)[:LONGEST])


def _sentence(lexicon: Lexicon, tokens: Tokens) -> Sentence:
    places = places_of(tokens)
    openings = frozenset(places)
    return Sentence(
        tokens,
        frozenset(at for at, token in enumerate(tokens) if token in lexicon.soft),
        frozenset(at for at, token in enumerate(tokens) if token in lexicon.breaks),
        read_quantities(lexicon.numbers, tokens),
        openings,
        places,
        lexicon.index.likely(openings),
    )
