"""A dataclass that a build wrote out behaves as the standard library's own does."""

import ast
import dataclasses
import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bedside.packaging import bundle_fields
from bedside.packaging.bundle_records import FIELDS_MODULE, written_out

LAMBDA = Path(__file__).parents[3] / "lambda"
MODULES = [
    path
    for path in sorted((LAMBDA / "leg_comfort").rglob("*.py"))
    if "@dataclass" in path.read_text(encoding="utf-8")
]
SOURCE = '''
from dataclasses import dataclass, field
from typing import ClassVar

@dataclass(frozen=True, slots=True)
class Point:
    """A point."""
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list)
    hidden: str = field(default="", repr=False)

    @property
    def sum(self) -> int:
        return self.x + self.y

@dataclass(slots=True)
class Box:
    name: str
    size: int = 0

    def __post_init__(self) -> None:
        self.size += 1

@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    id: str
    note: str = "none"

@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(Entry):
    prior: float
    cap: int = 3

@dataclass
class Ordinary:
    x: int = 1

@dataclass(frozen=True, slots=True)
class Shared:
    x: int = 1
    many: ClassVar[int] = 5

class Plain:
    x: int = 1
'''
WRITTEN_OUT = ("Point", "Box", "Entry", "Cause")
LEFT = ("Ordinary", "Shared")


Run = Callable[..., ModuleType]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the tree of a module, with the modules that the bundle has."""
    monkeypatch.setitem(sys.modules, FIELDS_MODULE, bundle_fields)

    def running(tree: ast.Module, name: str, package: str = "") -> ModuleType:
        module = ModuleType(name)
        module.__dict__["__package__"] = package
        monkeypatch.setitem(sys.modules, name, module)
        exec(compile(tree, name, "exec", dont_inherit=True), module.__dict__)  # noqa: S102
        return module

    return running


@pytest.fixture(params=["as it is", "written out"])
def sample(request: pytest.FixtureRequest, run: Run) -> ModuleType:
    """The classes of SOURCE, made by the standard library and by the build."""
    tree = ast.parse(SOURCE)
    return run(tree if request.param == "as it is" else written_out(tree), "sample")


def test_it_takes_what_the_class_takes(sample: ModuleType) -> None:
    assert sample.Point(1).tags == []
    assert sample.Point(1, y=4, tags=["a"]).sum == 5
    assert sample.Box("a", 1).size == 2
    assert sample.Cause(id="a", prior=0.5).note == "none"
    for wrong in (
        lambda: sample.Point(),
        lambda: sample.Cause("a", 0.5),
        lambda: sample.Box(1, b=2),
    ):
        with pytest.raises(TypeError):
            wrong()


def test_every_object_has_a_default_of_its_own(sample: ModuleType) -> None:
    sample.Point(1).tags.append("a")
    assert sample.Point(1).tags == []


def test_what_is_given_is_taken_even_if_it_is_none(sample: ModuleType) -> None:
    assert sample.Point(1, 2, None).tags is None


def test_equal_fields_make_equal_objects_of_the_same_class(sample: ModuleType) -> None:
    assert sample.Entry(id="a") == sample.Entry(id="a") != sample.Entry(id="b")
    assert len({sample.Entry(id="a"), sample.Entry(id="a")}) == 1
    assert sample.Entry(id="a") != sample.Cause(id="a", prior=1)
    assert sample.Box("a") == sample.Box("a")
    assert sample.Box.__hash__ is None


def test_it_shows_its_fields_but_for_the_hidden(sample: ModuleType) -> None:
    assert repr(sample.Point(1, hidden="s")) == "Point(x=1, y=2, tags=[])"
    assert repr(sample.Cause(id="a", prior=1)) == "Cause(id='a', note='none', prior=1, cap=3)"


def test_what_is_frozen_stays_as_it_is(sample: ModuleType) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="'x'"):
        sample.Point(1).x = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="'x'"):
        del sample.Point(1).x
    box = sample.Box("a")
    box.name = "b"
    assert box.name == "b"


def test_nothing_is_added_to_what_has_slots(sample: ModuleType) -> None:
    assert not hasattr(sample.Point(1), "__dict__")
    assert sample.Cause.__slots__ == ("prior", "cap")
    with pytest.raises(AttributeError):
        sample.Box("a").other = 1


def test_it_is_a_dataclass_to_those_who_ask(sample: ModuleType) -> None:
    assert dataclasses.is_dataclass(sample.Point)
    assert dataclasses.replace(sample.Point(1), y=7).sum == 8
    assert dataclasses.asdict(sample.Cause(id="a", prior=1))["prior"] == 1
    assert [field.name for field in dataclasses.fields(sample.Cause)] == [
        *("id", "note", "prior", "cap")
    ]
    assert sample.Point.__match_args__ == ("x", "y", "tags", "hidden")
    assert sample.Cause.__match_args__ == ()


def test_what_is_plain_is_written_out_and_what_is_not_is_left() -> None:
    tree = written_out(ast.parse(SOURCE))
    decorated = {
        node.name: bool(node.decorator_list) for node in tree.body if isinstance(node, ast.ClassDef)
    }
    assert {name for name, is_left in decorated.items() if is_left} == {*LEFT}
    assert {*WRITTEN_OUT} < {name for name, is_left in decorated.items() if not is_left}


def shape(kind: type[Any]) -> tuple[object, ...]:
    taken = [
        (each.name, each.kind, each.default is not inspect.Parameter.empty)
        for each in inspect.signature(kind).parameters.values()
    ]
    fields = [field.name for field in dataclasses.fields(kind)]
    return taken, fields, kind.__slots__, kind.__match_args__, kind.__hash__ is None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(LAMBDA)))
def test_every_dataclass_of_the_skill_keeps_its_shape(run: Run, path: Path) -> None:
    dotted = ".".join(path.relative_to(LAMBDA).with_suffix("").parts)
    package = dotted.rpartition(".")[0]
    tree, name = ast.parse(path.read_text(encoding="utf-8")), f"{dotted}_tested"
    theirs, ours = run(tree, f"{name}_own", package), run(written_out(tree), name, package)
    classes = [each for each, kind in vars(theirs).items() if _is_own(kind, f"{name}_own")]
    assert classes
    assert not any(node.decorator_list for node in tree.body if _is_dataclass(node))
    for each in classes:
        assert shape(getattr(ours, each)) == shape(getattr(theirs, each))


def _is_own(kind: object, module: str) -> bool:
    own = isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module
    return own and "__slots__" in vars(kind)


def _is_dataclass(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef) and any(
        ast.unparse(each).startswith("dataclass") for each in node.decorator_list
    )
