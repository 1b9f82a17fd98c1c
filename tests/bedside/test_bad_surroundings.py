"""Whatever is wrong around a command, it says so in one line, exits with 2 and leaves nothing."""

import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TREES = ("bedside", "interaction_models", "lambda", "speech_templates")
COMMAND = "import sys; from bedside.cli import main; raise SystemExit(main(sys.argv[1:]))"
NOT_TOML = "\nx = = [\n"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which nothing has been learnt yet."""
    folder = tmp_path_factory.mktemp("checkout")
    for tree in TREES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / tree, folder / tree, ignore=ignored)
    return folder


def environ(checkout: Path) -> dict[str, str]:
    path = os.pathsep.join([str(checkout / "lambda"), str(checkout)])
    return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "TERM": "xterm"}


def started(checkout: Path, *arguments: str, **given: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", COMMAND, *arguments],
        cwd=checkout,
        **{
            "env": environ(checkout),
            "stdin": subprocess.DEVNULL,
            "stderr": subprocess.PIPE,
            **given,
        },
    )


def complaint(process: "subprocess.Popen[bytes]") -> str:
    """What a command complains of before it exits with 2, which is one line."""
    _, told = process.communicate(timeout=120)
    assert process.returncode == 2, told.decode()
    assert told.startswith(b"leg-comfort: ")
    assert told.count(b"\n") == 1
    return told.decode()


@pytest.mark.parametrize("arguments", [["talk"], ["--help"]])
def test_an_output_that_is_full_is_named(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        told = complaint(started(ROOT, *arguments, stdout=full))
    assert told == "leg-comfort: standard output: No space left on device\n"


def test_an_output_that_is_closed_is_named() -> None:
    shell = ["sh", "-c", 'exec "$0" -W ignore -c "$@" >&-', sys.executable, COMMAND, "talk"]
    ran = subprocess.run(  # noqa: S603 - our own interpreter and code
        shell, cwd=ROOT, env=environ(ROOT), capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (2, b"leg-comfort: standard output: closed\n")


@pytest.fixture
def broken(checkout: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A file of the copy with more behind its content than it can bear."""
    name, more = request.param
    file = checkout / name
    before = file.read_text(encoding="utf-8")
    file.write_text(before + more, encoding="utf-8")
    yield name
    file.write_text(before, encoding="utf-8")


CLINIC = ("lambda/leg_comfort/clinic/knowledge/causes.toml", NOT_TOML)
LEXICON = ("lambda/leg_comfort/languages/en/lexicon/words.toml", NOT_TOML)
WORDS = ("speech_templates/en/causes.toml", NOT_TOML)
TEMPLATE = ("speech_templates/en/system.toml", '\nodd = "{{ no | such }}"\n')
PHRASES = ("interaction_models/phrases/en/intents/StartIntent.toml", NOT_TOML)
DESK = ("bedside/languages/en/terminal.toml", NOT_TOML)


@pytest.mark.parametrize(
    ("broken", "arguments"),
    [
        (CLINIC, ["talk"]),
        (WORDS, ["knowledge"]),
        (LEXICON, ["serve", "--port", "0"]),
        (DESK, ["understand"]),
        (PHRASES, ["model", "write"]),
        (PHRASES, ["model", "learn"]),
    ],
    indirect=["broken"],
)
def test_a_broken_file_is_named(checkout: Path, broken: str, arguments: list[str]) -> None:
    told = complaint(started(checkout, *arguments, stdout=subprocess.DEVNULL))
    assert str(checkout / broken) in told


@pytest.mark.parametrize("broken", [TEMPLATE], indirect=True)
def test_a_broken_template_is_named(checkout: Path, broken: str) -> None:
    told = complaint(started(checkout, "talk", stdout=subprocess.DEVNULL))
    assert "speech_templates: system.odd/0 (en-US): No filter named 'such'" in told


@pytest.mark.parametrize("target", ["file", "file/build"])
def test_a_file_in_the_place_of_the_target_is_named_and_left(tmp_path: Path, target: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    told = complaint(started(ROOT, "build", "--target", str(tmp_path / target)))
    assert told == f"leg-comfort: {file}: is no folder\n"
    assert [file.read_text(), *tmp_path.iterdir()] == ["mine", file]


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    target, python = tmp_path / "build", tmp_path / "no-python"
    told = complaint(started(ROOT, "build", "--target", str(target), "--python", str(python)))
    assert str(python) in told
    assert not target.exists()


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Heed SIGINT, which a process begun in the background ignores, and so its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_ctrl_c_is_heard_while_it_learns(checkout: Path) -> None:
    learning = started(checkout, "model", "learn")
    assert learning.stderr
    assert learning.stderr.readline().startswith(b"Learning")
    learning.send_signal(signal.SIGINT)
    _, told = learning.communicate(timeout=120)
    assert (learning.returncode, told) == (130, b"")
    assert not (checkout / "build" / "learnt").exists()


def test_a_line_is_edited_and_recalled_and_nothing_said_is_written_down(tmp_path: Path) -> None:
    desk, terminal = pty.openpty()
    home = {**environ(ROOT), "HOME": str(tmp_path)}
    talking = started(ROOT, "talk", stdin=terminal, stdout=terminal, stderr=terminal, env=home)
    os.close(terminal)
    left, delete, to_the_start, up, end = b"\x1b[D", b"\x1b[3~", b"\x01", b"\x1b[A", b"\x04"
    shown = bytearray()
    keys = [b"cramq" + left + b"p" + delete + b"\r", up + to_the_start + b"a \r", b"?\r", end]
    for prompts, typed in enumerate(keys, 1):
        _read_until(desk, shown, prompts)
        os.write(desk, typed)
    assert talking.wait(120) == 0
    os.close(desk)
    assert b"feel = cramp" in shown
    assert list(tmp_path.iterdir()) == []


PROMPT = "› ".encode()


def _read_until(desk: int, shown: bytearray, prompts: int) -> None:
    """Add to what a terminal has shown until it has asked for so many lines."""
    while shown.count(PROMPT) < prompts:
        shown += os.read(desk, 65536)
