"""The command prints its address, checks signatures unless told otherwise, and ends in order."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bedside.console import InputError
from bedside.server.run import serve
from tests.bedside.server.bodies import LAUNCH
from tests.bedside.server.places import sent

ALL_ADDRESSES = "0.0.0.0"  # noqa: S104 - what must be refused


@pytest.mark.parametrize("host", [ALL_ADDRESSES, "::", "", "192.0.2.1", "skill.example"])
def test_without_checks_it_is_for_this_machine_alone(host: str) -> None:
    with pytest.raises(InputError, match="loopback"):
        serve(0, host, verify=False)


@contextmanager
def serving(
    arguments: str, before: str = ""
) -> Iterator[tuple[subprocess.Popen[str], HTTPConnection]]:
    """Yield a server in a process, and a connection to it."""
    code = f"from bedside.server.run import serve\n{before}\nserve({arguments})"
    environ = {name: value for name, value in os.environ.items() if "LEG_COMFORT" not in name}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environ,
    ) as process:
        try:
            assert process.stdout
            at = urlsplit(process.stdout.readline()).netloc
            with closing(HTTPConnection(at, timeout=60)) as connection:
                yield process, connection
        finally:
            process.terminate()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_a_signal_and_ends_without_a_word(sign: signal.Signals) -> None:
    with serving("0, verify=False") as (process, connection):
        answer = sent(connection, LAUNCH, {})
        process.send_signal(sign)
        _, complaints = process.communicate(timeout=60)
    assert (answer.status, b"Leg Comfort." in answer.body) == (200, True)
    assert (process.returncode, complaints) == (0, "")


def test_it_checks_signatures_where_nothing_else_is_said() -> None:
    with serving("0") as (process, connection):
        answer = sent(connection, LAUNCH, {})
        process.terminate()
        _, complaints = process.communicate(timeout=60)
    assert (answer.status, answer.body) == (400, b"")
    assert complaints.count("\n") == 1
    assert '"refused"' in complaints


def test_what_is_preferred_is_kept_in_the_file_it_is_given(tmp_path: Path) -> None:
    file = tmp_path / "memory.db"
    given = f"0, verify=False, memory=__import__('pathlib').Path({str(file)!r})"
    with serving(given) as (_, connection):
        assert sent(connection, LAUNCH, {}).status == 200
    assert file.exists()


PAGE = """
from contextlib import contextmanager
from flask import Blueprint

@contextmanager
def page(skill):
    found = Blueprint("page", "page")
    found.add_url_rule("/", "page", lambda: skill({"request": {"type": "LaunchRequest"}}, None))
    yield found
    print("put away")
"""


def test_a_page_is_set_up_around_the_skill_and_put_away_in_the_end() -> None:
    with serving("0, verify=False, page=page", PAGE) as (process, connection):
        assert process.stdout
        assert process.stdout.readline() == f"http://{connection.host}:{connection.port}/\n"
        answer = sent(connection, b"", {}, "GET", "/")
        process.terminate()
        said, _ = process.communicate(timeout=60)
    assert (answer.status, b"outputSpeech" in answer.body) == (200, True)
    assert said == "put away\n"
