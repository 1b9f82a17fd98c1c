"""Read SSML as a small tree, to tell the text that a person hears and how long it takes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

WORDS_A_MINUTE = 150
"""At medium pace, in a language that gives no pace of its own in grammar.toml."""

RATES: Mapping[str, float] = {
    "x-slow": 0.6,
    "slow": 0.8,
    "medium": 1.0,
    "fast": 1.2,
    "x-fast": 1.4,
}
"""Pace by name, as a part of medium. Alexa gives no figures: these are estimates."""

PAUSES: Mapping[str, float] = {
    "none": 0.0,
    "x-weak": 0.0,
    "weak": 0.2,
    "medium": 0.2,
    "strong": 0.4,
    "x-strong": 0.8,
}
"""Seconds of a break that names a strength: a comma's, a sentence's, a paragraph's. Estimates."""

_TIME = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPACE_BEFORE_SIGN = re.compile(r"\s+(?=[.,;:?!])")
_FIGURE_BY_FIGURE = ("characters", "spell-out", "digits", "telephone")


class SsmlError(ValueError):
    """Raised for markup that is not well-formed."""


@dataclass(slots=True)
class Node:
    """One tag with its attributes, and the text and tags in it in order."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    def nodes(self) -> "Iterator[Node]":
        """Iterate over the tags directly in this one."""
        return (child for child in self.children if isinstance(child, Node))


def parse(ssml: str) -> Node:
    """Return the tree of SSML, or of a part of it without <speak>, under a root without a name.

    Raises SsmlError if it is not well-formed. A document type declaration never is.
    """
    root = Node("")
    open_nodes = [root]

    def start(tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes)
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    parser = expat.ParserCreate()
    parser.buffer_text = True  # An entity within a word must not cut it into three.
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _tag: open_nodes.pop()
    parser.CharacterDataHandler = lambda text: open_nodes[-1].children.append(text)
    try:
        parser.Parse(f"<piece>{ssml}</piece>".encode(), True)
    except (expat.ExpatError, UnicodeEncodeError) as problem:
        raise SsmlError(str(problem)) from problem
    (piece,) = root.nodes()
    return piece


def plain_text(ssml: str, pauses: bool = False) -> str:
    """Return the text that a person hears; with pauses, a break is shown as "…"."""
    heard = "".join(_heard(parse(ssml), " … " if pauses else " "))
    return _SPACE_BEFORE_SIGN.sub("", " ".join(heard.split()))


def _heard(node: Node, pause: str) -> Iterator[str]:
    if node.tag == "break":
        yield pause if break_seconds(node) else " "
    elif node.tag == "sub":
        yield node.attributes.get("alias", "")
    else:
        yield from _heard_inside(node, pause)


def _heard_inside(node: Node, pause: str) -> Iterator[str]:
    apart = " " if node.tag in {"p", "s", "audio"} else ""
    yield apart
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _heard(child, pause)
    yield apart


def spoken_seconds(ssml: str, words_a_minute: float = WORDS_A_MINUTE) -> float:
    """Estimate how many seconds SSML takes: its words at medium pace, plus the breaks.

    Whispering is not counted as slower, since nothing published says it is. Audio is not counted.
    """
    return _seconds(parse(ssml), words_a_minute / 60)


def _seconds(node: Node, pace: float) -> float:
    """Return the seconds of a tag; pace: words a second."""
    if node.tag == "break":
        return break_seconds(node)
    if node.tag == "sub":
        return _words(node.attributes.get("alias", "")) / pace
    pace *= _rate(node)
    each_figure = node.attributes.get("interpret-as") in _FIGURE_BY_FIGURE
    text = "".join(child for child in node.children if isinstance(child, str))
    words = sum(map(str.isalnum, text)) if each_figure else _words_of(node)
    return words / pace + sum(_seconds(child, pace) for child in node.nodes())


def _words_of(node: Node) -> int:
    """Count the words of a tag's own text; a tag within it separates them."""
    return _words("".join(c if isinstance(c, str) else " " for c in node.children))


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _rate(node: Node) -> float:
    rate = node.attributes.get("rate", "medium") if node.tag == "prosody" else "medium"
    percent = _PERCENT.fullmatch(rate)
    return float(percent[1]) / 100 if percent else RATES.get(rate, 1.0)


def break_seconds(node: Node) -> float:
    """Return the seconds of a break tag; one without attributes is as long as a comma."""
    time = _TIME.fullmatch(node.attributes.get("time", ""))
    if time:
        return float(time[1]) / (1000 if time[2] == "ms" else 1)
    return PAUSES.get(node.attributes.get("strength", "medium"), 0.0)
