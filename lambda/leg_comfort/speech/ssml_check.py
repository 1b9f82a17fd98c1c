"""Alexa's rules for SSML: which tags, attributes and values it takes, and how they may nest."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .ssml import Node, SsmlError, break_seconds, parse, plain_text

LONGEST_SPEECH = 8000
LONGEST_BREAK = 10.0
MOST_AUDIO = 5


@dataclass(frozen=True, slots=True)
class TagRule:
    """The attributes that a tag may have, with a pattern of the whole value; those it must have."""

    attributes: Mapping[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()


_ANY = r"[\s\S]*\S[\s\S]*"
_PITCH = (
    r"x-low|low|medium|high|x-high|\+([0-4]?\d(\.\d+)?|50(\.0+)?)%"
    r"|-(([0-2]?\d|3[0-2])(\.\d+)?|33(\.[0-3]\d*)?)%"
)
_RATE = r"x-slow|slow|medium|fast|x-fast|([2-9]\d|\d{3,})(\.\d+)?%"
_VOLUME = r"silent|x-soft|soft|medium|loud|x-loud|[+-]\d+(\.\d+)?dB"
_SAY_AS = (
    "characters|spell-out|cardinal|number|ordinal|digits|fraction|unit|date|time|telephone"
    "|address|interjection|expletive"
)

RULES: Mapping[str, TagRule] = {
    "speak": TagRule(),
    "p": TagRule(),
    "s": TagRule(),
    "alexa:name": TagRule({"type": "first|last", "personId": _ANY}, ("type", "personId")),
    "amazon:domain": TagRule({"name": "conversational|fun|long-form|music|news"}, ("name",)),
    "amazon:effect": TagRule({"name": "whispered"}, ("name",)),
    "amazon:emotion": TagRule(
        {"name": "excited|disappointed", "intensity": "low|medium|high"}, ("name", "intensity")
    ),
    "audio": TagRule({"src": r"https://\S+|soundbank://soundlibrary/\S+"}, ("src",)),
    "break": TagRule(
        {"time": r"\d+(\.\d+)?(ms|s)", "strength": "none|x-weak|weak|medium|strong|x-strong"}
    ),
    "emphasis": TagRule({"level": "strong|moderate|reduced"}),
    "lang": TagRule({"xml:lang": "[a-z]{2}-[A-Z]{2}"}, ("xml:lang",)),
    "phoneme": TagRule({"alphabet": "ipa|x-sampa", "ph": _ANY}, ("ph",)),
    "prosody": TagRule(
        {"rate": _RATE, "pitch": _PITCH, "volume": _VOLUME}, one_of=("rate", "pitch", "volume")
    ),
    "say-as": TagRule(
        {"interpret-as": _SAY_AS, "format": "m?d?y?|[mdy]{1,3}|[ymd?]{8}"}, ("interpret-as",)
    ),
    "sub": TagRule({"alias": _ANY}, ("alias",)),
    "voice": TagRule({"name": _ANY}, ("name",)),
    "w": TagRule({"role": "amazon:(VB|VBD|NN|SENSE_1)"}, ("role",)),
}

EMPTY = frozenset({"audio", "break"})
TEXT_ONLY = frozenset({"say-as", "sub", "w", "phoneme"})
NEVER_NESTED = frozenset({"amazon:domain", "amazon:effect", "amazon:emotion", "voice"})
_BARRED_INSIDE: Mapping[str, frozenset[str]] = {
    "p": frozenset({"p"}),
    "s": frozenset({"p", "s"}),
    **dict.fromkeys(NEVER_NESTED, NEVER_NESTED),
}


def check_ssml(ssml: str) -> list[str]:
    """Return the problems for which Alexa would refuse a whole speech, one sentence each."""
    try:
        piece = parse(ssml)
    except SsmlError as problem:
        return [f"not well-formed: {problem}"]
    return [*_whole(ssml, piece), *(problem for node in piece.nodes() for problem in _check(node))]


def _whole(ssml: str, piece: Node) -> Iterator[str]:
    outside = [child for child in piece.children if not isinstance(child, str) or child.strip()]
    if not (len(outside) == 1 and isinstance(outside[0], Node) and outside[0].tag == "speak"):
        yield "everything stands in one <speak>"
    if len(ssml) > LONGEST_SPEECH:
        yield f"{len(ssml)} characters are more than {LONGEST_SPEECH}"
    sounds = sum(node.tag == "audio" for node in _all(piece))
    if sounds > MOST_AUDIO:
        yield f"{sounds} audio tags are more than {MOST_AUDIO}"
    if not sounds and not any(map(str.isalnum, plain_text(ssml))):
        yield "nothing is said"


def _all(node: Node) -> Iterator[Node]:
    for child in node.nodes():
        yield child
        yield from _all(child)


def _check(node: Node, around: tuple[str, ...] = ()) -> Iterator[str]:
    rule = RULES.get(node.tag)
    if rule is None:
        yield f"<{node.tag}> is no tag that Alexa takes"
    else:
        yield from _attributes(node, rule)
    yield from _place(node, around)
    yield from _content(node)
    for child in node.nodes():
        yield from _check(child, (*around, node.tag))


def _attributes(node: Node, rule: TagRule) -> Iterator[str]:
    for name, value in node.attributes.items():
        pattern = rule.attributes.get(name)
        if pattern is None:
            yield f"<{node.tag}> takes no {name}"
        elif not re.fullmatch(pattern, value):
            yield f'<{node.tag}> takes no {name}="{value}"'
    for name in rule.required:
        if name not in node.attributes:
            yield f"<{node.tag}> lacks {name}"
    if rule.one_of and not set(rule.one_of) & set(node.attributes):
        yield f"<{node.tag}> lacks {' or '.join(rule.one_of)}"


def _place(node: Node, around: tuple[str, ...]) -> Iterator[str]:
    if node.tag == "speak" and around:
        yield "<speak> stands outermost only"
    for outer in around:
        if node.tag in _BARRED_INSIDE.get(outer, ()):
            yield f"<{node.tag}> never stands inside <{outer}>"


def _content(node: Node) -> Iterator[str]:
    if node.tag in EMPTY and node.children:
        yield f"<{node.tag}> holds nothing"
    if node.tag in TEXT_ONLY and any(node.nodes()):
        yield f"<{node.tag}> holds text only"
    if node.tag == "break" and break_seconds(node) > LONGEST_BREAK:
        yield f"a break lasts {LONGEST_BREAK:g} seconds at most"
