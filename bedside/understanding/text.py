"""What was typed becomes what a speech recogniser would have written."""

import re
from collections.abc import Collection
from itertools import groupby

STRANGE = re.compile(r"[^\w' ]+")


def plain(text: str) -> str:
    """Give a text in lower case, without punctuation: "What's up?" is "what's up"."""
    straight = text.replace("\u2019", "'").lower()
    return " ".join(STRANGE.sub(" ", straight).split())


def fluent(said: str, hesitations: Collection[str]) -> str:
    """Give a plain text without hesitations and words said twice: "um my my leg" is "my leg".

    Where less than half is left, nobody said anything much: then it stays as it is.
    """
    words = said.split()
    left = [word for word, _ in groupby(word for word in words if word not in hesitations)]
    return " ".join(left) if 2 * len(left) >= len(words) else said
