"""Read from a template's source which values, embedded lines and region keys it needs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from leg_comfort.speech import Sources
from leg_comfort.speech.filters import filters_of

COUNTING = {"number", "plural", "counted", "digits"}
AWKWARD = 'salt & <water> "x"'
SAMPLES: Mapping[str, Sequence[object]] = {
    "day": ("2026-11-26", "2027-01-01"),
    "time": ("10:00", "00:05"),
    "ahead": (3, 0, 30, -1),
}
"""Values of these names are never just any text."""


@dataclass(frozen=True)
class Embedded:
    """A `say` in a template. Its id may be put together: names stand between the parts."""

    parts: tuple[str | None, ...]
    names: tuple[str | None, ...]
    """For each part that is not written out: the name that fills it, or None if a filter does."""
    listed: bool = False
    """Whether the name means a list of such parts, each said by itself."""

    def pattern(self) -> re.Pattern[str]:
        return re.compile(
            "".join("([^.]+)" if part is None else re.escape(part) for part in self.parts)
        )

    def matches(self, ids: Sequence[str]) -> list[re.Match[str]]:
        return [found for line in ids if (found := self.pattern().fullmatch(line))]


class Reader:
    """Reads the templates of one locale."""

    def __init__(self, sources: Sources) -> None:
        self.ids = sorted(sources.lines)
        self._environment = Environment(autoescape=True)
        self._environment.filters.update(filters_of(sources.grammar))

    def tree(self, source: str) -> nodes.Template:
        return self._environment.parse(source)

    def embedded(self, source: str) -> Iterator[Embedded]:
        for call in self.tree(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                yield _embedded(call.args[0])
            if isinstance(call.node, nodes.Name) and call.node.name == "say_each":
                yield _each_embedded(*call.args)

    def region_keys(self, source: str) -> set[str]:
        return {
            found.attr
            for found in self.tree(source).find_all(nodes.Getattr)
            if isinstance(found.node, nodes.Name) and found.node.name == "region"
        }

    def fillings(self, source: str) -> Iterator[dict[str, object]]:
        """Yield values that fill a template; each line that it may embed is tried once."""
        plain = {name: _sample(self.tree(source), name) for name in self.names(source)}
        turns = [*self._turns(source), *_samples_in_turn(plain)]
        first = {name: each for turn in reversed(turns) for name, each in turn.items()}
        yield {**plain, **first}
        for turn in turns:
            yield {**plain, **first, **turn}

    def names(self, source: str) -> set[str]:
        return find_undeclared_variables(self.tree(source)) - {"say", "say_each", "region"}

    def _turns(self, source: str) -> list[Mapping[str, object]]:
        return [
            {name: [id] if line.listed else id for name, id in _named(line, found)}
            for line in self.embedded(source)
            for found in line.matches(self.ids)
        ]


def _samples_in_turn(names: Iterable[str]) -> list[Mapping[str, object]]:
    return [{name: value} for name in names if name in SAMPLES for value in SAMPLES[name]]


def _embedded(written: nodes.Expr) -> Embedded:
    pieces = written.nodes if isinstance(written, nodes.Concat) else [written]
    parts = tuple(piece.value if isinstance(piece, nodes.Const) else None for piece in pieces)
    open_parts = (piece for piece in pieces if not isinstance(piece, nodes.Const))
    names = (piece.name if isinstance(piece, nodes.Name) else None for piece in open_parts)
    return Embedded(parts, tuple(names))


def _each_embedded(group: nodes.Expr, ids: nodes.Expr, form: nodes.Expr) -> Embedded:
    assert isinstance(group, nodes.Const)
    assert isinstance(ids, nodes.Name)
    assert isinstance(form, nodes.Const)
    return Embedded((f"{group.value}.", None, f".{form.value}"), (ids.name,), listed=True)


def _named(line: Embedded, found: re.Match[str]) -> Iterator[tuple[str, str]]:
    parts = zip(line.names, found.groups(), strict=True)
    return ((name, part) for name, part in parts if name is not None)


def _sample(tree: nodes.Template, name: str) -> object:
    if name in SAMPLES:
        return SAMPLES[name][0]
    if any(
        _is(found.node, name) and found.name in COUNTING for found in tree.find_all(nodes.Filter)
    ):
        return 3
    lists = [found.node for found in tree.find_all(nodes.Filter) if found.name == "listed"]
    loops = [found.iter for found in tree.find_all(nodes.For)]
    if any(_is(found, name) for found in [*lists, *loops]):
        return [AWKWARD, "b", "c"]
    return AWKWARD


def _is(node: nodes.Node | None, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name
