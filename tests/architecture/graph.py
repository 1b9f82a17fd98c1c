"""Measures of a graph of imports: arrows, floors, circles."""

from collections.abc import Callable
from functools import cache

from tests.architecture.modules import Graph


def room_below(package: str) -> Callable[[str], str | None]:
    """Return a function from a module to its room: the file or folder directly below a package."""
    start = f"{package}."

    def room(module: str) -> str | None:
        return module.removeprefix(start).partition(".")[0] if module.startswith(start) else None

    return room


def file_of(package: str) -> Callable[[str], str | None]:
    """Return a function that keeps a package's files, those of its sub-folders and __init__ too."""

    def file(module: str) -> str | None:
        return module if f"{module}.".startswith(f"{package}.") else None

    return file


def arrows(graph: Graph) -> int:
    """Return the number of pairs of nodes of which one imports the other."""
    return sum(map(len, graph.values()))


def circles(graph: Graph) -> list[frozenset[str]]:
    """Return each largest set of nodes that all reach one another, in no order."""
    return [circle for circle in set(_circle_of(graph).values()) if len(circle) > 1]


def floors(graph: Graph) -> int:
    """Return the number of nodes on the longest chain of imports; a circle counts in whole."""
    circle_of = _circle_of(graph)

    @cache
    def height(circle: frozenset[str]) -> int:
        below = {circle_of[imported] for node in circle for imported in graph[node]}
        return len(circle) + max(map(height, below - {circle}), default=0)

    return max(map(height, circle_of.values()), default=0)


def _circle_of(graph: Graph) -> dict[str, frozenset[str]]:
    """Return each node's circle: itself and the nodes that it reaches and that reach it."""
    reached = {node: _reached(graph, node) for node in graph}
    return {
        node: frozenset({node, *(other for other in below if node in reached[other])})
        for node, below in reached.items()
    }


def _reached(graph: Graph, start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        node = waiting.pop()
        if node not in reached:
            reached.add(node)
            waiting.extend(graph[node])
    return reached
