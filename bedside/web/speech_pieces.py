"""Cut SSML into pieces that a browser's voice can speak one after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bedside.console import Json
from leg_comfort.speech import RATES, Node, break_seconds, parse

LOUDNESS: Mapping[str, float] = {
    "silent": 0.0,
    "x-soft": 0.35,
    "soft": 0.6,
    "medium": 1.0,
    "loud": 1.0,
    "x-loud": 1.0,
}
"""Volume by name, from 0 to 1."""
FIGURE_BY_FIGURE = frozenset({"characters", "spell-out", "digits", "telephone"})


@dataclass(frozen=True, slots=True)
class PieceManner:
    """How a piece is spoken. An ordinary pace or volume is 1."""

    whisper: bool = False
    pace: float = 1.0
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and how they are spoken, or a pause in milliseconds."""

    text: str = ""
    manner: PieceManner = PieceManner()
    pause: int = 0

    def as_json(self) -> Json:
        """Return the pause, or the text with its manner."""
        if not self.text:
            return {"pause": self.pause}
        how = self.manner
        told = {"text": self.text, "whisper": how.whisper}
        return {**told, "pace": how.pace, "volume": how.volume}


def pieces_of(ssml: str) -> list[Piece]:
    """Return the pieces of a speech, in order.

    Raises SsmlError if it cannot be read.
    """
    found: list[Piece] = []
    for piece in _pieces(parse(ssml), PieceManner()):
        if found and found[-1].text and piece.text and found[-1].manner == piece.manner:
            found[-1] = replace(piece, text=f"{found[-1].text}{piece.text}")
        else:
            found.append(piece)
    tidied = (replace(each, text=" ".join(each.text.split())) for each in found)
    return [each for each in tidied if each.text or each.pause]


def _pieces(node: Node, manner: PieceManner) -> Iterator[Piece]:
    if node.tag == "break":
        yield Piece(pause=round(break_seconds(node) * 1000))
    elif node.tag == "sub":
        yield Piece(node.attributes.get("alias", ""), manner)
    else:
        within = _manner_in(node, manner)
        for child in node.children:
            if isinstance(child, str):
                yield Piece(_spelt(child, node), within)
            else:
                yield from _pieces(child, within)


def _manner_in(node: Node, manner: PieceManner) -> PieceManner:
    if node.tag == "amazon:effect" and node.attributes.get("name") == "whispered":
        return replace(manner, whisper=True)
    if node.tag != "prosody":
        return manner
    pace = _pace(node.attributes.get("rate", "medium"))
    volume = LOUDNESS.get(node.attributes.get("volume", "medium"), 1.0)
    return replace(manner, pace=manner.pace * pace, volume=manner.volume * volume)


def _pace(rate: str) -> float:
    percent = rate.removesuffix("%")
    return float(percent) / 100 if percent != rate else RATES.get(rate, 1.0)


def _spelt(text: str, node: Node) -> str:
    """Return the text for a voice; digits that are spoken one by one are separated."""
    apart = node.attributes.get("interpret-as") in FIGURE_BY_FIGURE
    return " ".join("".join(text.split())) if apart else text
