"""Read text as a sentence that patterns can be matched against."""

from collections.abc import Collection
from functools import cached_property

from leg_comfort.nlu.lexicon import Lexicon
from leg_comfort.nlu.patterns import Sentence, places_of
from leg_comfort.nlu.quantities import read_quantities
from leg_comfort.nlu.replies import told_apart
from leg_comfort.nlu.scopes import Clauses, read_clauses
from leg_comfort.nlu.tokens import Tokens

LONGEST = 120
"""The most tokens that are read; nobody says more in one turn."""


def read_sentence(lexicon: Lexicon, words: str) -> Sentence:
    """Return the sentence for these words."""
    return _sentence(lexicon, _tokens(lexicon, words))


class Utterance:
    """What was said in one turn, read only once however much is to be found in it."""

    def __init__(self, lexicon: Lexicon, words: str) -> None:
        """Take the words, and the phrases of their language."""
        self.lexicon, self.words = lexicon, words

    @cached_property
    def sentence(self) -> Sentence:
        """The sentence for these words."""
        return read_sentence(self.lexicon, self.words)

    @cached_property
    def clauses(self) -> Clauses:
        """The scopes of the sentence."""
        return read_clauses(self.lexicon.scopes, self.sentence)

    @cached_property
    def statement(self) -> Clauses:
        """The scopes of the sentence with the subject that was left out at its beginning.

        Of "my leg is red" only "is red" may have come through. In a question ("is it red") the
        subject follows the verb.
        """
        tokens, scopes = self.sentence.tokens, self.lexicon.scopes
        first, second, *_ = (*tokens, "", "")
        asks = second in scopes.subjects or second in scopes.possessives
        if first not in self.lexicon.unsaid or asks:
            return self.clauses
        completed = (self.lexicon.unsaid[first], *tokens)
        return read_clauses(scopes, _sentence(self.lexicon, completed))


Words = str | Utterance
"""What was said: text, or an utterance that more than one thing is read from."""


def read_utterance(lexicon: Lexicon, words: Words) -> Utterance:
    """Return the utterance of these words, or the same one if it is one already."""
    return words if isinstance(words, Utterance) else Utterance(lexicon, words)


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
