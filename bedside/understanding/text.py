"""What was typed becomes what a speech recogniser would have written."""

import re

STRANGE = re.compile(r"[^\w' ]+")


def plain(text: str) -> str:
    """Give a text in lower case, without punctuation: "What's up?" is "what's up"."""
    straight = text.replace("\u2019", "'").lower()
    return " ".join(STRANGE.sub(" ", straight).split())
