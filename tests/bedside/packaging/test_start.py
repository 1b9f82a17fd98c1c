"""What a process does before the first request, and what it leaves for later."""

import ast
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
import snapshot_restore_py

from leg_comfort.alexa import cold_start, entry, resources
from leg_comfort.alexa.request import AlexaRequest
from leg_comfort.locales import LOCALES

SERVICES = "ask_sdk_model.services"
LAMBDA = Path(entry.__file__).parents[2]


def told_by(code: str) -> str:
    """Return the output of code that runs in a process with the skill on its path."""
    return subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=LAMBDA,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_clients_of_amazons_services_are_not_loaded() -> None:
    loaded = told_by("import lambda_function, sys; print(*sys.modules, sep='\\n')").split()
    assert f"{SERVICES}.serializer" in loaded
    services = {name.split(".")[2] for name in loaded if name.startswith(f"{SERVICES}.")}
    assert services & {"lwa", "monetization", "list_management", "reminder_management"} == set()


def test_who_wants_the_factory_of_clients_gets_the_sdks_own() -> None:
    told = told_by(
        "import lambda_function\n"
        "from ask_sdk_model.services import ServiceClientFactory\n"
        "made = ServiceClientFactory(api_configuration='one')\n"
        "print(type(made).__module__, made.api_configuration, made.get_ups_service.__name__)\n"
        "print(type(ServiceClientFactory(api_configuration=2)) is type(made))"
    )
    assert told.split() == [
        "ask_sdk_model.services.service_client_factory",
        *("one", "get_ups_service", "True"),
    ]


def test_a_factory_that_is_loaded_already_stays() -> None:
    told = told_by(
        "from ask_sdk_model.services.service_client_factory import ServiceClientFactory as before\n"
        "import lambda_function\n"
        "from ask_sdk_model.services.service_client_factory import ServiceClientFactory as after\n"
        "print(before is after)"
    )
    assert told.strip() == "True"


def test_what_reads_free_words_and_what_reads_toml_waits_until_it_is_needed() -> None:
    loaded = told_by("import lambda_function, sys; print(*sys.modules, sep='\\n')").split()
    assert "leg_comfort.conversation.router" in loaded
    assert "leg_comfort.nlu.fact_reader" not in loaded


def test_a_first_answer_imports_nothing_more() -> None:
    told = told_by(
        "import lambda_function, sys, json\n"
        "sys.path.append('..')\n"
        "from bedside.benchmark.cold_events import kinds_of_turn\n"
        "answer = lambda event: lambda_function.lambda_handler(event, None)\n"
        "before = set(sys.modules)\n"
        "kinds_of_turn(answer)\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    assert told.split() == []


def test_rubbish_is_looked_for_again_after_the_start() -> None:
    assert told_by("import lambda_function, gc; print(gc.isenabled())").strip() == "True"


def test_before_a_snapshot_every_locale_and_language_is_made_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rehearsed: list[tuple[str, bool]] = []
    loaded: list[str] = []
    monkeypatch.setattr(
        entry, "rehearse", lambda locale, _, fully: rehearsed.append((locale, fully))
    )
    monkeypatch.setattr(resources, "load_all", loaded.append)
    entry.make_ready()
    assert rehearsed == [(locale, True) for locale in LOCALES]
    assert loaded == [*LOCALES]


def test_what_cannot_be_made_ready_leaves_the_rest_ready(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    loaded: list[str] = []

    def load(locale: str) -> None:
        if locale == "en-GB":
            raise LookupError
        loaded.append(locale)

    monkeypatch.setattr(resources, "load_all", load)
    entry.make_ready()
    assert loaded == [locale for locale in LOCALES if locale != "en-GB"]
    assert [json.loads(record.getMessage())["type"] for record in caplog.records] == ["LookupError"]


def test_a_full_rehearsal_has_free_words_and_a_screen() -> None:
    heard: list[AlexaRequest] = []

    def answered(request: AlexaRequest) -> dict[str, object]:
        heard.append(request)
        return entry.handle_request(request)

    cold_start.rehearse("en-GB", answered, fully=True)
    assert [request.intent for request in heard] == ["", "FeelIntent", "SayIntent"]
    assert all(request.has_screen and request.locale == "en-GB" for request in heard)
    assert heard[-1].attributes


def test_what_is_imported_late_is_imported_before_a_snapshot() -> None:
    told = told_by(
        "import lambda_function, sys\n"
        "from leg_comfort.alexa import cold_start, entry\n"
        "cold_start.import_late()\n"
        "cold_start.rehearse('en-US', entry.handle_request, fully=True)\n"
        "print(*sys.modules)"
    )
    assert imported_late() - {*told.split()} == NOT_BEFORE_A_SNAPSHOT


NOT_BEFORE_A_SNAPSHOT = {
    *("leg_comfort.memory.dynamodb", "leg_comfort.memory.dynamodb_items"),
    *("leg_comfort.memory.sqlite", "snapshot_restore_py"),
}
"""A deployment imports its own memory, if it has one, and SnapStart's hooks at the start."""


def imported_late() -> set[str]:
    """The modules that functions of the skill import when they are called."""
    found: set[str] = set()
    for file in sorted((LAMBDA / "leg_comfort").rglob("*.py")):
        package = ".".join(file.relative_to(LAMBDA).parts[:-1])
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                found.update(
                    f"{package}.{node.module}" if node.level else str(node.module)
                    for node in ast.walk(function)
                    if isinstance(node, ast.ImportFrom)
                )
    return found


def test_where_no_snapshot_is_taken_nothing_is_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cold_start.KIND, raising=False)
    before = [*snapshot_restore_py.get_before_snapshot()]
    cold_start.prepare(lambda: None)
    assert [*snapshot_restore_py.get_before_snapshot()] == before


def test_a_snapshot_is_prepared_and_each_copy_gets_randomness_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(cold_start.KIND, cold_start.SNAP_START)
    done: list[str] = []
    cold_start.prepare(lambda: done.append("ready"))
    prepare, *_ = snapshot_restore_py.get_before_snapshot().pop()
    restore, *_ = snapshot_restore_py.get_after_restore().pop()
    prepare()
    assert done == ["ready"]
    random.seed(1)
    in_the_snapshot = random.getstate()
    restore()
    assert random.getstate() != in_the_snapshot
