"""Lengths of files and functions, and names that are used twice."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.architecture.modules import Module

SHORT = 35
"""Lines below which a file is short."""
TYPE_NAME = re.compile(r"_?[A-Z][a-zA-Z]*[a-z][a-zA-Z]*")


@dataclass(frozen=True)
class Length:
    """The lines of a file or function, and its dotted name."""

    lines: int
    name: str


def longest_function(modules: Iterable[Module]) -> Length:
    """Return the longest function: its lines from `def` to the end, docstring included."""
    return max(
        (
            Length((node.end_lineno or node.lineno) - node.lineno + 1, f"{module.name}.{node.name}")
            for module in modules
            for node in ast.walk(module.tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ),
        key=lambda length: length.lines,
    )


def longest_file(modules: Iterable[Module]) -> Length:
    """Return the longest file, empty lines included."""
    return max(
        (Length(module.lines, module.name) for module in modules),
        key=lambda length: length.lines,
    )


def short_files(modules: Iterable[Module]) -> list[str]:
    """Return the files below SHORT lines; an __init__ of one line is not counted."""
    return sorted(
        module.name
        for module in modules
        if module.lines < SHORT and not (module.is_package and module.lines <= 1)
    )


def repeated_modules(modules: Iterable[Module]) -> dict[str, list[str]]:
    """Return each base name that several modules have, with those modules; __init__ aside."""
    return _repeated(
        (module.name.rpartition(".")[2], module.name) for module in modules if not module.is_package
    )


def repeated_types(modules: Iterable[Module]) -> dict[str, list[str]]:
    """Return each type name that several modules give, with those modules."""
    return _repeated((name, module.name) for module in modules for name in _type_names(module.tree))


def _repeated(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, place in named:
        places[name].append(place)
    return {name: found for name, found in sorted(places.items()) if len(found) > 1}


def _type_names(tree: ast.Module) -> Iterator[str]:
    """Yield the classes of a module and its aliases: names LikeThis that a value is given to."""
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) if TYPE_NAME.fullmatch(name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) if TYPE_NAME.fullmatch(name):
                yield name
