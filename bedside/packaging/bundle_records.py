"""Write dataclasses out at compile time, with the methods that they would generate.

Each @dataclass of the standard library generates its methods as source and compiles them at every
start: two thirds of a millisecond a class, and a third of a cold start in all. Here the same
methods are added to the class before it is compiled. The class remains a dataclass for fields(),
replace() and asdict(). This runs under the Python of the bundle, so it imports only the standard
library.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

FROZEN, MISSING = "_FrozenInstanceError", "_MISSING"
FIELDS, FIELDS_MODULE = "_Fields", "leg_comfort.record_fields"
"""The descriptor that collects the fields when asked, and its module in the bundle."""
IMPORTED = f"""
from dataclasses import MISSING as {MISSING}, FrozenInstanceError as {FROZEN}
from {FIELDS_MODULE} import LazyFields as {FIELDS}
"""
SHARED = f"""
def __setattr__(self, name, value):
    raise {FROZEN}(f"cannot assign to field {{name!r}}")
def __delattr__(self, name):
    raise {FROZEN}(f"cannot delete field {{name!r}}")
"""


@dataclass(frozen=True)
class _Field:
    name: str
    default: str | None = None
    factory: str | None = None
    shown: bool = True

    @property
    def parameter(self) -> str:
        if self.factory is not None:
            return f"{self.name}={MISSING}"
        return self.name if self.default is None else f"{self.name}={self.default}"

    @property
    def value(self) -> str:
        if self.factory is None:
            return self.name
        return f"{self.factory}() if {self.name} is {MISSING} else {self.name}"


@dataclass(frozen=True)
class _Record:
    """A dataclass: own holds the fields that it adds, fields all of them."""

    own: tuple[_Field, ...]
    fields: tuple[_Field, ...]
    flags: dict[str, bool]
    prepares: bool


def written_out(tree: ast.Module) -> ast.Module:
    """Return the module with its plain dataclasses written out; unusual ones are unchanged."""
    known: dict[str, _Record] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and (record := _record(node, known)):
            known[node.name] = record
            _write_out(node, record)
    if known:
        _import_what_is_used(tree)
    return ast.fix_missing_locations(tree)


def _record(node: ast.ClassDef, known: dict[str, _Record]) -> _Record | None:
    """Return the record of a class; None unless it is a plain dataclass."""
    flags = _flags(node)
    bases = [known.get(ast.unparse(base)) for base in node.bases]
    own = [_field(each) for each in node.body if isinstance(each, ast.AnnAssign)]
    if flags is None or not flags.get("slots") or len(bases) > 1 or node.keywords:
        return None
    if None in bases or None in own or any(_differ(base, flags) for base in bases):
        return None
    inherited = bases[0].fields if bases and bases[0] else ()
    added = tuple(each for each in own if each is not None)
    if {each.name for each in added} & {each.name for each in inherited}:
        return None
    return _Record(added, inherited + added, flags, "__post_init__" in _methods(node))


def _differ(base: _Record | None, flags: dict[str, bool]) -> bool:
    return base is None or base.flags != flags


def _flags(node: ast.ClassDef) -> dict[str, bool] | None:
    """Return the keywords of @dataclass(…), which must be the only decorator."""
    if len(node.decorator_list) != 1 or not isinstance(node.decorator_list[0], ast.Call):
        return None
    call = node.decorator_list[0]
    constants = {each.arg: each.value for each in call.keywords}
    if ast.unparse(call.func) != "dataclass" or call.args:
        return None
    if not set(constants) <= {"frozen", "slots", "kw_only"}:
        return None
    return {str(name): ast.unparse(value) == "True" for name, value in constants.items()}


def _field(node: ast.AnnAssign) -> _Field | None:
    if not isinstance(node.target, ast.Name) or "ClassVar" in ast.unparse(node.annotation):
        return None
    name = node.target.id
    if node.value is None:
        return _Field(name)
    if not isinstance(node.value, ast.Call) or ast.unparse(node.value.func) != "field":
        return _Field(name, ast.unparse(node.value))
    told = {str(each.arg): ast.unparse(each.value) for each in node.value.keywords}
    if node.value.args or not set(told) <= {"default", "default_factory", "repr"}:
        return None
    return _Field(
        name, told.get("default"), told.get("default_factory"), told.get("repr") != "False"
    )


def _write_out(node: ast.ClassDef, record: _Record) -> None:
    decorator = node.decorator_list[0]
    methods = _methods(node)
    added = [each for each in _generated(node.name, record) if each.name not in methods]
    for each in added:
        _place(each, decorator)
    node.decorator_list = []
    node.body = [*_without_defaults(node), *_noted(record), *added]


def _generated(name: str, record: _Record) -> Iterator[ast.FunctionDef]:
    frozen = record.flags.get("frozen", False)
    always = [_init(record, frozen), _repr(record), _eq(record)]
    source = "\n".join([*always, *([SHARED, _hash(record)] if frozen else [])])
    for each in ast.parse(source).body:
        if isinstance(each, ast.FunctionDef):
            yield each


def _init(record: _Record, frozen: bool) -> str:
    star = ["*"] if record.flags.get("kw_only") and record.fields else []
    takes = ", ".join(["self", *star, *(each.parameter for each in record.fields)])
    gives = "object.__setattr__(self, {0!r}, {1})" if frozen else "self.{0} = {1}"
    lines = [gives.format(each.name, each.value) for each in record.fields]
    lines += ["self.__post_init__()"] * record.prepares
    return f"def __init__({takes}):\n    " + "\n    ".join(lines or ["pass"])


def _repr(record: _Record) -> str:
    shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in record.fields if f.shown)
    return f"def __repr__(self):\n    return self.__class__.__qualname__ + f'({shown})'"


def _eq(record: _Record) -> str:
    same = " and ".join(f"self.{each.name} == other.{each.name}" for each in record.fields)
    return (
        "def __eq__(self, other):\n    if other.__class__ is not self.__class__:\n"
        f"        return NotImplemented\n    return self is other or ({same or True})"
    )


def _hash(record: _Record) -> str:
    values = "".join(f"self.{each.name}, " for each in record.fields)
    return f"def __hash__(self):\n    return hash(({values}))"


def _noted(record: _Record) -> list[ast.stmt]:
    kw_only = record.flags.get("kw_only", False)
    matched = () if kw_only else tuple(each.name for each in record.fields)
    return ast.parse(
        f"__slots__ = {tuple(each.name for each in record.own)!r}\n"
        f"__match_args__ = {matched!r}\n"
        f"__dataclass_fields__ = {FIELDS}({kw_only})"
    ).body


def _without_defaults(node: ast.ClassDef) -> Iterator[ast.stmt]:
    for each in node.body:
        if isinstance(each, ast.AnnAssign):
            each.value = None
        yield each


def _methods(node: ast.ClassDef) -> set[str]:
    return {each.name for each in node.body if isinstance(each, ast.FunctionDef)}


def _place(new: ast.AST, old: ast.AST) -> None:
    """Give new nodes the position of an old one, for tracebacks."""
    for each in ast.walk(new):
        ast.copy_location(each, old)


def _import_what_is_used(tree: ast.Module) -> None:
    after = next(
        (at for at, node in enumerate(tree.body) if isinstance(node, ast.Import | ast.ImportFrom)),
        0,
    )
    tree.body[after + 1 : after + 1] = ast.parse(IMPORTED).body
