"""The Python modules of a checkout and the imports between them.

An import counts in a function and under TYPE_CHECKING too, and so does the name that is handed to
importlib.import_module.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = {"leg_comfort": "lambda", "bedside": "."}
"""Each top-level package, and the folder that it is imported from."""

Graph = Mapping[str, frozenset[str]]
"""Each node, and the nodes that it imports."""


@dataclass(frozen=True)
class Module:
    """A Python file under the name that it is imported by."""

    name: str
    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def lines(self) -> int:
        return len(self.path.read_text(encoding="utf-8").splitlines())

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def package(self) -> str:
        return self.name if self.is_package else self.name.rpartition(".")[0]


class Checkout:
    """The modules of leg_comfort and bedside below a folder, and lambda_function."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root.resolve()
        self.modules = {module.name: module for module in self._modules()}

    def _modules(self) -> Iterator[Module]:
        yield Module("lambda_function", self.root / "lambda" / "lambda_function.py")
        for package, folder in SOURCES.items():
            base = self.root / folder
            for path in sorted((base / package).rglob("*.py")):
                yield Module(_dotted(path.relative_to(base)), path)

    def imports(self, module: Module) -> frozenset[str]:
        """Return every module that a module imports, as far down as a module's name goes."""
        return frozenset(self._module_of(name) for name in imported_names(module))

    def _module_of(self, name: str) -> str:
        """Drop the last part of `package.function`; keep names that are no module of ours."""
        package, _, _ = name.rpartition(".")
        return package if name not in self.modules and package in self.modules else name

    def graph(self, node_of: Callable[[str], str | None]) -> Graph:
        """Return the imports between nodes; modules whose node is None are left out."""
        graph: dict[str, set[str]] = {}
        for module in self.modules.values():
            importer = node_of(module.name)
            if importer is None:
                continue
            nodes = (node_of(name) for name in self.imports(module) if name in self.modules)
            graph.setdefault(importer, set()).update(node for node in nodes if node)
            graph[importer].discard(importer)
        return {node: frozenset(imported) for node, imported in graph.items()}


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_names(module: Module) -> Iterator[str]:
    """Yield `module` and `module.name` of every import, dotted, relative ones resolved."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=name, names=names, level=level):
                source = ".".join(filter(None, [_parent(module.package, level), name]))
                yield from (f"{source}.{alias.name}" for alias in names)
            case ast.Call(args=[argument, *_]) if _is_import_module(node):
                yield from _written_name(argument)


def _parent(package: str, level: int) -> str:
    """Return the package that a relative import starts from; "" for an absolute one."""
    parts = package.split(".")
    return ".".join(parts[: len(parts) - level + 1]) if level else ""


def _is_import_module(call: ast.Call) -> bool:
    called = getattr(call.func, "attr", getattr(call.func, "id", None))
    return called == "import_module"


def _written_name(argument: ast.expr) -> Iterator[str]:
    """Yield the module that a string names; of an f-string, the package it begins with."""
    match argument:
        case ast.Constant(value=str(name)):
            yield name
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if "." in start:
            yield start.rpartition(".")[0]
