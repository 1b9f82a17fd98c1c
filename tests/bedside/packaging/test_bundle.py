"""The bundle holds exactly what runs, and answers word for word as a checkout does."""

import hashlib
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import ask_sdk_model.request
import pytest

import lambda_function
from bedside.benchmark.cold_events import first_event, first_events
from bedside.benchmark.cold_functions import TABLE
from bedside.benchmark.cold_report import MEGABYTE, UNZIPPED_AT_MOST, ZIPPED_AT_MOST
from bedside.benchmark.runtime_child import ISOLATED, SNAPSHOT, Function, running
from bedside.console import Json
from bedside.packaging.bundle_build import Bundle, write_bundle
from bedside.packaging.bundle_files import files_of, machines_of
from bedside.simulator.echo import Echo
from leg_comfort.locales import LOCALES

pytestmark = pytest.mark.slow

SEEDS = range(3)
A_NIGHT: tuple[tuple[str, dict[str, str]], ...] = (
    ("FeelIntent", {"feel": "ache"}),
    ("AskWhyQuestionIntent", {}),
    ("AMAZON.NoIntent", {}),
    ("AMAZON.YesIntent", {}),
    ("AMAZON.NoIntent", {}),
    ("SayIntent", {"words": "my calves were cold all evening"}),
    ("AMAZON.NoIntent", {}),
    ("AMAZON.NoIntent", {}),
    ("NightsIntent", {"number": "5"}),
    ("AskWhyYouThinkIntent", {}),
    ("AMAZON.NextIntent", {}),
    ("AskMedicineIntent", {"medicine": "ibuprofen"}),
    ("SpeechIntent", {"manner": "slower"}),
    ("DoctorSummaryIntent", {}),
    ("AMAZON.YesIntent", {}),
    ("SayIntent", {"words": "now my chest hurts and one leg is swollen"}),
    ("AMAZON.RepeatIntent", {}),
)


def noon() -> datetime:
    return datetime(2026, 1, 15, 12, tzinfo=UTC)


def night(skill: Callable[[Json, object], Json], locale: str, seed: int) -> list[Json]:
    """Return every response of one conversation, without the line that names the Python."""
    echo = Echo(skill, locale, clock=noon, hour=3, seed=seed, user_id="")
    echo.launch()
    for intent, slots in A_NIGHT:
        echo.intend(intent, slots)
    answers = [exchange.response for exchange in echo.exchanges]
    return [{key: answer[key] for key in answer if key != "userAgent"} for answer in answers]


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("locale", LOCALES)
def test_under_lambdas_client_alone_it_says_what_the_checkout_says(
    function: Function, locale: str
) -> None:
    with running(function) as child:
        for seed in SEEDS:
            said = night(lambda event, _: child.api.ask(event), locale, seed)
            assert said == night(lambda_function.lambda_handler, locale, seed)
            assert all("outputSpeech" in answer["response"] for answer in said)


def test_two_builds_are_the_same_byte_for_byte(bundle: Bundle, tmp_path: Path) -> None:
    again = write_bundle(tmp_path / "elsewhere" / "deeper", bundle.target.python)
    assert digest(again.archive) == digest(bundle.archive)


def test_it_is_small_enough(bundle: Bundle) -> None:
    assert bundle.zipped <= ZIPPED_AT_MOST * MEGABYTE
    assert bundle.unzipped <= UNZIPPED_AT_MOST * MEGABYTE


def test_every_request_that_the_sdk_knows_still_has_its_class(bundle: Bundle) -> None:
    named = ask_sdk_model.request.Request.discriminator_value_class_map.values()
    modules = {name.rpartition(".")[0].replace(".", "/") for name in named}
    assert len(modules) > 50
    assert [name for name in modules if not (bundle.folder / f"{name}.pyc").is_file()] == []


def test_the_zip_holds_the_folder(bundle: Bundle) -> None:
    with zipfile.ZipFile(bundle.archive) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    written = files_of(bundle.folder)
    assert held == {
        file.relative_to(bundle.folder).as_posix(): file.read_bytes() for file in written
    }


def test_machine_code_is_for_the_lambdas_processor_alone(bundle: Bundle) -> None:
    machines = dict(machines_of(bundle.folder))
    assert machines
    assert set(machines.values()) == {"arm64"}


def test_it_holds_nothing_of_the_desk_no_source_no_test_and_no_metadata(bundle: Bundle) -> None:
    held = [file.relative_to(bundle.folder) for file in files_of(bundle.folder)]
    assert {file.suffix for file in held} & {".py", ".toml", ".pyi", ".txt", ".md"} == set()
    folders = {part for file in held for part in file.parts[:-1]}
    assert folders & {"bedside", "tests", "__pycache__"} == set()
    assert not any(folder.endswith(".dist-info") for folder in folders)


def test_a_bundle_for_this_machine_differs_in_machine_code_alone(
    bundle: Bundle, host_bundle: Bundle
) -> None:
    def digests(each: Bundle) -> dict[str, str]:
        files = (file for file in files_of(each.folder) if file.suffix != ".so")
        return {file.relative_to(each.folder).as_posix(): digest(file) for file in files}

    assert digests(bundle) == digests(host_bundle)


WATCHED = """
import json, os, sys
sys.path[:0] = sys.argv[1:]
os.environ.update({snapshot})
import lambda_function
from snapshot_restore_py import get_before_snapshot
events, told = json.loads(sys.stdin.read()), []
WATCHED = ("open", "import", "marshal.loads", "pickle.find_class", "compile")
sys.addaudithook(lambda event, given: event in WATCHED and told.append((event, str(given[:1]))))
ready, *_ = get_before_snapshot().pop()
if {ready}:
    ready()
told.clear()
for event in events:
    lambda_function.lambda_handler(event, None)
print(json.dumps(told))
"""


def loaded_by_first_requests(function: Function, ready: bool) -> list[list[str]]:
    """Return what the first requests of each kind, in every locale, load."""
    kinds = first_events().values()
    requests = [
        {**event, "request": {**event["request"], "locale": locale}}
        for event in kinds
        for locale in (*LOCALES, "nb-NO")
    ]
    code = WATCHED.format(ready=ready, snapshot=SNAPSHOT)
    told = subprocess.run(  # noqa: S603 - the bundle's own Python and code
        [function.python, *ISOLATED, "-c", code, *function.folders],
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    loaded: list[list[str]] = json.loads(told.splitlines()[-1])
    return loaded


def test_a_snapshot_holds_all_that_a_first_request_needs(function: Function) -> None:
    assert loaded_by_first_requests(function, ready=True) == []


def test_without_a_snapshot_it_is_loaded_when_it_is_needed(function: Function) -> None:
    loaded = {event for event, _ in loaded_by_first_requests(function, ready=False)}
    assert {"open", "import", "marshal.loads", "pickle.find_class"} <= loaded


def test_the_pruned_client_reads_and_writes(function: Function) -> None:
    with table_of_nobody() as (address, asked):
        environ = {**TABLE, "AWS_ENDPOINT_URL_DYNAMODB": address}
        known = Function(function.python, function.folders, environ=environ)
        with running(known) as child:
            echo = Echo(lambda event, _: child.api.ask(event), "en-US", clock=noon, hour=3)
            echo.launch()
            echo.intend("SpeechIntent", {"manner": "slower"})
            echo.intend("ForgetMeIntent")
            echo.intend("AMAZON.YesIntent")
    calls = {call.rpartition(".")[2] for call in asked}
    assert calls == {"GetItem", "UpdateItem", "DeleteItem"}


def test_nothing_is_asked_of_the_network_before_somebody_speaks(function: Function) -> None:
    with table_of_nobody() as (address, asked):
        environ = {**TABLE, "AWS_ENDPOINT_URL": address}
        with running(Function(function.python, function.folders, environ=environ)) as child:
            assert "outputSpeech" in child.api.ask(first_event())["response"]
    assert asked == []


class Table(BaseHTTPRequestHandler):
    """A table that holds nothing and takes everything."""

    asked: list[str]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.headers["X-Amz-Target"])
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def table_of_nobody() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a table, and the operations that are requested."""
    asked: list[str] = []
    with HTTPServer(("127.0.0.1", 0), type("Asked", (Table,), {"asked": asked})) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
