"""Pure packages stay pure, a cold start stays lean, and no spoken word stands in Python."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.architecture.modules import ROOT, Checkout, Module, imported_names
from tests.architecture.package_table import package_of, packages

CHECKOUT = Checkout()
PACKAGES = packages()
LAMBDA = ROOT / "lambda"

PURE = [name for name, package in PACKAGES.items() if package.pure]
FILES = {"pathlib", "tomllib", "io", "importlib", "shutil", "tempfile", "glob", "pickle"}
WORLD = {
    *("time", "zoneinfo", "calendar", "random", "secrets", "uuid"),
    *("os", "subprocess", "socket", "ssl", "http", "urllib", "asyncio", "threading"),
    *("logging", "sqlite3", "signal", "select", "multiprocessing", "concurrent", "ctypes"),
}
"""Beside FILES, the modules of the standard library that reach out of the process or tell time.

datetime holds days and times as values; test_nothing_pure_reads_the_clock is about its clock.
"""
READING_THE_CLOCK = {"now", "today", "utcnow", "monotonic", "localtime", "perf_counter"}
OPENING = {"open", "input", "print", "exec", "eval"}
CONVERSATION_TAKES_FROM_PYTHON = {
    *("collections", "dataclasses", "datetime", "enum", "typing", "__future__")
}


def modules_of(package: str) -> list[Module]:
    return [module for module in CHECKOUT.modules.values() if package_of(module.name) == package]


def from_python(module: Module) -> set[str]:
    """The modules of the standard library that a module imports."""
    return {name.partition(".")[0] for name in imported_names(module)} & sys.stdlib_module_names


def test_the_core_is_pure() -> None:
    assert {name.removeprefix("leg_comfort.") for name in PURE} >= {
        *("clinic", "conversation", "nlu", "speech")
    }


@pytest.mark.parametrize("package", PURE)
def test_nothing_pure_reaches_into_the_world(package: str) -> None:
    found = {module.name: sorted(from_python(module) & WORLD) for module in modules_of(package)}
    assert {name: world for name, world in found.items() if world} == {}


@pytest.mark.parametrize("package", PURE)
def test_only_the_named_modules_of_a_pure_package_handle_files(package: str) -> None:
    handling = {module.name for module in modules_of(package) if from_python(module) & FILES}
    assert handling == {f"{package}.{name}" for name in PACKAGES[package].reads_files}


@pytest.mark.parametrize("package", PURE)
def test_nothing_pure_reads_the_clock(package: str) -> None:
    assert list(calls_of(package, ast.Attribute, READING_THE_CLOCK)) == []


@pytest.mark.parametrize("package", PURE)
def test_nothing_pure_opens_a_file_by_a_builtin(package: str) -> None:
    assert list(calls_of(package, ast.Name, OPENING)) == []


def calls_of(package: str, kind: type[ast.expr], names: set[str]) -> Iterator[str]:
    """The places in a package that call something of these names."""
    for module in modules_of(package):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, kind) and called(node) in names:
                yield f"{module.name}:{node.lineno}"


def called(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "attr", getattr(node.func, "id", None))


def test_the_conversation_takes_shapes_alone_from_python() -> None:
    taken = set().union(*map(from_python, modules_of("leg_comfort.conversation")))
    assert taken <= CONVERSATION_TAKES_FROM_PYTHON


LATE = [
    *("leg_comfort.alexa.fallback.apology", "leg_comfort.alexa.fallback.emergency"),
    *("leg_comfort.alexa.screens.screen", "leg_comfort.alexa_api.http_call", "leg_comfort.nlu"),
    *("leg_comfort.memory.dynamodb", "leg_comfort.memory.sqlite"),
]
"""Modules of ours that are loaded when they are needed."""
HEAVY = [
    *("bedside", "boto3", "botocore", "flask", "hassil", "http", "numpy", "requests", "rich"),
    *("sklearn", "sqlite3", "urllib.request"),
]


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    return loaded_at_a_start()


def loaded_at_a_start() -> set[str]:
    """The modules of a process in which Lambda's entry point has just been imported."""
    code = "import lambda_function, sys; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=LAMBDA,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def test_a_cold_start_loads_the_skill(loaded: set[str]) -> None:
    assert {"ask_sdk_core", "leg_comfort.conversation"} <= loaded


@pytest.mark.parametrize("module", HEAVY)
def test_a_cold_start_loads_nothing_heavy(module: str, loaded: set[str]) -> None:
    assert module not in loaded


@pytest.mark.parametrize("module", LATE)
def test_a_cold_start_leaves_for_later_whatever_can_wait(module: str, loaded: set[str]) -> None:
    assert module in CHECKOUT.modules
    assert module not in loaded


def test_apology_and_emergency_speak_without_one_another() -> None:
    last = {name for name in CHECKOUT.modules if name.startswith("leg_comfort.alexa.fallback.")}
    assert len(last) >= 2
    for name in last:
        assert CHECKOUT.imports(CHECKOUT.modules[name]) & last == set()


SENTENCE = re.compile(r"[A-Za-z]['’\w-]*,?(\s+['’\w-]+[,.?!]?){3,}")
"""Four words or more in a row."""
COMPLAINING = {"leg_comfort.clinic.validation", "leg_comfort.speech.ssml_check"}
"""Modules that name the mistakes in a file; they speak to developers alone."""
NO_SPEECH_IN = (ast.Raise, ast.Assert)
NO_SPEECH_THROUGH = {"add_argument", "debug", "info", "warning", "error", "exception", "compile"}


def spoken_strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string that could be said: no docstring, and none that is raised, logged or matched."""
    for node in ast.iter_child_nodes(tree):
        if _is_silent(node):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        yield from spoken_strings(node)


def _is_silent(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, NO_SPEECH_IN) or called(node) in NO_SPEECH_THROUGH or _fails(node)


def _fails(node: ast.AST) -> bool:
    return str(called(node)).endswith(("Error", "Exception"))


IN_THE_LAMBDA = [name for name in CHECKOUT.modules if not name.startswith("bedside")]


def test_those_that_complain_are_there() -> None:
    assert set(IN_THE_LAMBDA) >= COMPLAINING


@pytest.mark.parametrize("name", [name for name in IN_THE_LAMBDA if name not in COMPLAINING])
def test_no_spoken_word_stands_in_python(name: str) -> None:
    sentences = [
        f"{name}:{string.lineno} {string.value!r}"
        for string in spoken_strings(CHECKOUT.modules[name].tree)
        if SENTENCE.search(str(string.value))
    ]
    assert sentences == []


def test_a_spoken_sentence_in_python_would_be_found() -> None:
    tree = ast.parse('"""A docstring says what it does."""\nsay(f"Now pull your toes up {far}")')
    assert next(string.value for string in spoken_strings(tree)) == "Now pull your toes up "
    assert SENTENCE.search("Now pull your toes up ")
