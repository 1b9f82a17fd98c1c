"""Arrows run one way, cold starts stay lean, and no spoken word stands in Python."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAMBDA = ROOT / "lambda"
PACKAGE = LAMBDA / "leg_comfort"

FRAMEWORKS = {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "ask_sdk", "boto3", "botocore"}
OUTWARD = {
    "leg_comfort.alexa",
    "leg_comfort.memory",
    "leg_comfort.alexa_api",
    "bedside",
    *FRAMEWORKS,
}
WORLD = {
    *("time", "datetime", "zoneinfo", "calendar", "random", "secrets", "uuid"),
    *("os", "io", "pathlib", "shutil", "tempfile", "glob", "subprocess", "importlib"),
    *("socket", "ssl", "http", "urllib", "requests", "asyncio", "threading", "tomllib", "jinja2"),
}
MAY_NOT_IMPORT = {
    "clinic": {*OUTWARD, "leg_comfort.conversation", "leg_comfort.speech"},
    "conversation": {*OUTWARD, *WORLD - {"datetime"}, "leg_comfort.speech"},
    "speech": {*OUTWARD, "leg_comfort.conversation", "leg_comfort.clinic"},
    "memory": {"bedside", "leg_comfort.alexa", "leg_comfort.conversation", "leg_comfort.speech"},
    "amazon": {
        *("bedside", "leg_comfort.alexa", "leg_comfort.speech", "leg_comfort.clinic"),
        *("leg_comfort.memory", "boto3", "botocore", "requests"),
    },
    "alexa": {"bedside", "boto3", "botocore", "flask", "flask_ask_sdk"},
}
CONVERSATION_TAKES_FROM_OUTSIDE = {
    *("collections", "dataclasses", "enum", "typing", "__future__"),
    "datetime",  # Days and times as values: what the clock shows is passed in.
}
READING_THE_CLOCK = {"now", "today", "utcnow", "monotonic", "localtime"}
PURE = ("clinic", "conversation", "speech")


def sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def imports_of(path: Path) -> Iterator[str]:
    """Every module a file imports, dotted; relative imports are resolved."""
    package = path.relative_to(LAMBDA if LAMBDA in path.parents else ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def is_within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("layer", MAY_NOT_IMPORT)
def test_no_layer_reaches_against_the_arrows(layer: str) -> None:
    against = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sources(PACKAGE / layer)
        for module in imports_of(path)
        if is_within(module, MAY_NOT_IMPORT[layer])
    ]
    assert against == []


def test_the_conversation_takes_nothing_from_outside_but_shapes() -> None:
    foreign = {
        module.partition(".")[0]
        for path in sources(PACKAGE / "conversation")
        for module in imports_of(path)
        if not is_within(module, {"leg_comfort"})
    }
    assert foreign <= CONVERSATION_TAKES_FROM_OUTSIDE


@pytest.mark.parametrize("layer", PURE)
def test_what_is_pure_never_reads_the_clock(layer: str) -> None:
    readings = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources(PACKAGE / layer)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READING_THE_CLOCK
    ]
    assert readings == []


def test_the_lambda_never_imports_the_desk() -> None:
    assert [
        path for path in sources(LAMBDA) for m in imports_of(path) if is_within(m, {"bedside"})
    ] == []


def test_the_flask_adapter_is_used_on_the_desk_alone() -> None:
    users = {
        path.relative_to(ROOT).parts[0]
        for folder in (LAMBDA, ROOT / "bedside", ROOT / "infra")
        for path in sources(folder)
        if any(is_within(module, {"flask_ask_sdk"}) for module in imports_of(path))
    }
    assert users <= {"bedside"}


def test_the_desk_reaches_the_skill_through_its_entry_alone() -> None:
    insides = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sources(ROOT / "bedside")
        for module in imports_of(path)
        if is_within(module, {"leg_comfort.alexa.sdk_handlers", "leg_comfort.conversation.router"})
    ]
    assert insides == []


def loaded_at_a_start() -> list[str]:
    """The modules of a process that has just begun, by name."""
    code = "import lambda_function, sys; print(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=LAMBDA,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_a_cold_start_loads_nothing_heavy() -> None:
    heavy = {"bedside", "boto3", "botocore", "flask", "requests", "sklearn", "numpy", "hassil"}
    loaded = {module.partition(".")[0] for module in loaded_at_a_start()}
    assert "ask_sdk_core" in loaded
    assert loaded & heavy == set()


SENTENCE = re.compile(r"[A-Za-z]['’\w-]*,?(\s+['’\w-]+[,.?!]?){3,}")
"""Four words or more in a row."""
COMPLAINING = {"clinic/validation.py", "speech/ssml_check.py"}
"""Modules that name what is wrong with a file; they speak to developers alone."""
NO_SPEECH_IN = (ast.Raise, ast.Assert)
NO_SPEECH_THROUGH = {"add_argument", "debug", "info", "warning", "error", "exception", "compile"}


def spoken_strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string that could be said: not docstrings, not what is raised, logged or matched."""
    for node in ast.iter_child_nodes(tree):
        if _is_silent(node):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        yield from spoken_strings(node)


def _is_silent(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, NO_SPEECH_IN) or _called(node) in NO_SPEECH_THROUGH or _fails(node)


def _called(node: ast.AST) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "attr", getattr(node.func, "id", None))


def _fails(node: ast.AST) -> bool:
    return str(_called(node)).endswith(("Error", "Exception"))


SPEAKING = [p for p in sources(LAMBDA) if not str(p).endswith(tuple(COMPLAINING))]


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(LAMBDA)))
def test_no_spoken_word_stands_in_python(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    sentences = [
        f"{path.name}:{string.lineno} {string.value!r}"
        for string in spoken_strings(tree)
        if SENTENCE.search(str(string.value))
    ]
    assert sentences == []


def test_a_spoken_sentence_in_python_would_be_found() -> None:
    tree = ast.parse('"""A docstring says what it does."""\nsay(f"Now pull your toes up {far}")')
    assert next(string.value for string in spoken_strings(tree)) == "Now pull your toes up "
    assert SENTENCE.search("Now pull your toes up ")
