import contextlib
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bedside import cli
from bedside.simulator.alexa_requests import USER_ID
from bedside.simulator.clock import system_clock
from bedside.simulator.echo import Echo
from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment
from leg_comfort.memory import memory_in_file
from tests.bedside.stub_skill import StubNlu


def fails_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str], complaint: str
) -> None:
    try:
        code: object = cli.main(arguments)
    except SystemExit as exit_:
        code = exit_.code
    printed = capsys.readouterr()
    assert code == 2
    assert printed.err.startswith("leg-comfort: ")
    assert printed.err.count("\n") == 1
    assert complaint in printed.err
    assert printed.out == ""


def feed(monkeypatch: pytest.MonkeyPatch, lines: bytes) -> None:
    """Put lines on standard input, with a stub for the nlu."""
    monkeypatch.setattr("bedside.nlu.nlu_for", lambda locale: StubNlu())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "COMMAND"),
        (["dance"], "dance"),
        (["evaluate"], "KIND"),
        (["evaluate", "vignettes"], "FILE"),
        (["talk", "--loud"], "--loud"),
        (["talk", "--locale"], "--locale"),
        (["talk", "--locale", "xx-XX"], "xx-XX"),
        (["understand", "--locale", "english"], "english"),
        (["knowledge", "--locale", "../en"], "../en"),
        (["knowledge", "--json", "--html", "page.html"], "--json and --html"),
        (["knowledge", "--json", "--country", "GB"], "--json and --country"),
        (["knowledge", "--since", "HEAD"], "--html"),
        (["benchmark", "--memory", "--endpoint"], "not allowed with"),
        (["model", "explain", "no", "--context", "nonsense"], "nonsense"),
        (["build", "--target", ""], "empty"),
        (["talk", "--memory", ""], "empty"),
        (["serve", "--port", "70000"], "70000"),
        (["serve", "--host", "192.0.2.1", "--port", "8123"], "192.0.2.1, port 8123: Cannot"),
    ],
)
def test_a_wrong_command_line_is_refused_in_one_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fails_in_one_line(arguments, capsys, complaint)


@pytest.mark.parametrize("kind", ["vignettes", "utterances"])
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "No such file"),
        (b"", "not JSON"),
        (b"[", "not JSON"),
        (b"[NaN]", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"{}", "expected a list"),
        (b"[]", "empty"),
        (b"[3]", "record 1"),
        (b"[{}]", "record 1"),
    ],
)
def test_a_file_that_holds_no_cases_is_refused_in_one_line(
    kind: str,
    content: bytes | None,
    complaint: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "cases.json"
    if content is not None:
        file.write_bytes(content)

    fails_in_one_line(["evaluate", kind, str(file)], capsys, complaint)


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fails_in_one_line(["evaluate", "vignettes", str(tmp_path)], capsys, "directory")


def test_what_is_no_memory_is_refused_in_one_line_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "memory.db"
    file.write_bytes(b"not a database at all")

    fails_in_one_line(["talk", "--memory", str(file)], capsys, "memory.db")
    assert file.read_bytes() == b"not a database at all"


def test_the_database_of_somebody_else_is_refused_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "songs.db"
    with contextlib.closing(sqlite3.connect(file)) as songs:
        songs.execute("CREATE TABLE song (name TEXT)")
        songs.commit()
    before = file.read_bytes()

    fails_in_one_line(["talk", "--memory", str(file)], capsys, "songs.db")
    assert file.read_bytes() == before


def test_a_memory_in_no_folder_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "no folder" / "memory.db"

    fails_in_one_line(["talk", "--memory", str(file)], capsys, "memory.db")


def talked(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    file: Path,
    *lines: str,
) -> list[dict[str, Any]]:
    """Return the turns of `talk --json` with a memory in a file."""
    said = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(said)))
    assert cli.main(["talk", "--json", "--memory", str(file)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_talk_is_remembered_by_the_next_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "memory.db"

    talked(capsys, monkeypatch, file, "whisper please", "stop")
    (launch,) = talked(capsys, monkeypatch, file)

    assert memory_in_file(file).preferences(USER_ID).whisper is True
    assert "whispered" in launch["response"]["response"]["outputSpeech"]["ssml"]


def test_two_talks_with_one_memory_lose_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "memory.db"
    one, other = (
        Echo(skill_in(Deployment(memory_in_file(file))), "en-US", clock=system_clock) for _ in "ab"
    )
    one.launch()
    other.launch()

    one.intend("SpeechIntent", {"manner": "whisper"})
    other.intend("SpeechIntent", {"manner": "slower"})

    kept = memory_in_file(file).preferences(USER_ID)
    assert kept.whisper is True
    assert kept.rate is not None


def test_on_a_desk_a_reminder_wants_the_permission_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = talked(
        capsys, monkeypatch, tmp_path / "memory.db", "remind me", "yes", "yes", "no", "stop"
    )

    assert [turn["intent"] for turn in turns[:4]] == [
        "LaunchRequest",
        "RemindMeIntent",
        "AMAZON.YesIntent",
        "Connections.Response",
    ]
    assert memory_in_file(tmp_path / "memory.db").preferences(USER_ID).reminder is not None


def test_a_memory_in_a_file_goes_before_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEG_COMFORT_TABLE", "a table that nobody has")
    monkeypatch.setenv("LEG_COMFORT_DIARY", "on")

    talked(capsys, monkeypatch, tmp_path / "memory.db", "an ache", "stop")

    assert memory_in_file(tmp_path / "memory.db").preferences(USER_ID).informed


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"{", "line 1: not JSON"),
        (b"[]", "line 1: expected an object"),
        (b'{"context": "rf1"}', "line 1: expected an object"),
        (b'{"text": 3}', "line 1: expected an object"),
        (b'{"text": "no", "context": 3}', 'line 1: "context" must be text'),
        (b'{"text": "no", "context": "nonsense"}', "line 1: unknown context 'nonsense'"),
        (b'{"text": "\xff"}', "line 1 of the input is not UTF-8"),
    ],
)
def test_a_broken_line_to_understand_is_named(
    line: bytes,
    complaint: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feed(monkeypatch, line + b"\n")

    fails_in_one_line(["understand"], capsys, complaint)


def test_what_was_understood_before_a_broken_line_is_not_lost(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b'{"text": "no", "context": "rf1"}\n\n{\n'
    feed(monkeypatch, lines)

    assert cli.main(["understand"]) == 2

    printed = capsys.readouterr()
    (said,) = map(json.loads, printed.out.splitlines())
    assert said["intent"] == "AMAZON.NoIntent"
    assert said["findings"]["chest_pain_or_breathless"] is False
    assert "line 3" in printed.err


def test_sentences_are_measured_with_the_skill_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, b"")
    file = tmp_path / "sentences.json"
    right = {"text": "no", "context": "rf1", "meaning": "answer_no", "slots": {}}
    file.write_text(json.dumps([right, {**right, "meaning": "close"}]), encoding="utf-8")

    assert cli.main(["evaluate", "utterances", str(file), "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert measured["groups"]["other"]["right"] == 1
    assert measured["groups"]["other"]["all"] == 2

    assert cli.main(["evaluate", "utterances", str(file)]) == 0
    assert "answer_no" in capsys.readouterr().out


def test_cases_are_played_both_in_intents_and_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, b"")
    file = tmp_path / "cases.json"
    case = {"id": "A", "cause": "none", "triage": "urgent_today", "red_flag": "dvt"}
    answers = {"one_leg_swollen": True, "feel": "ache"}
    file.write_text(json.dumps([{**case, "answers": answers}]), encoding="utf-8")

    assert cli.main(["evaluate", "vignettes", str(file), "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert set(measured) == {"summary", "cases"}
    assert measured["summary"]["coded"]["red_flags_found"] == {"count": 1, "of": 1}
    assert measured["summary"]["spoken"]["red_flags_found"] == {"count": 1, "of": 1}

    assert cli.main(["evaluate", "vignettes", str(file)]) == 0
    assert "found" in capsys.readouterr().out


def test_all_that_is_known_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["knowledge", "--json"]) == 0

    known = json.loads(capsys.readouterr().out)
    kinds = {question["id"]: question["kind"] for question in known["questions"]}
    assert kinds["rf1"] == "yes_no"
    assert kinds["feel"] == "choice"
    assert kinds["nights"] == "number"
    assert all(isinstance(question["findings"], list) for question in known["questions"])


def test_the_review_sheet_shows_the_words_of_the_locale(capsys: pytest.CaptureFixture[str]) -> None:
    sheets = []
    for locale in ("en-US", "en-GB"):
        assert cli.main(["knowledge", "--locale", locale]) == 0
        sheets.append(capsys.readouterr().out)

    assert "Please call nine one one now." in " ".join(sheets[0].split())
    assert "Please call nine one one now." not in " ".join(sheets[1].split())


@pytest.mark.parametrize(
    ("problem", "code"),
    [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0), (OSError(28, "full"), 2)],
)
def test_ctrl_c_and_a_closed_pipe_are_quiet_and_a_full_disk_is_one_line(
    problem: BaseException,
    code: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(chosen: object) -> None:
        raise problem

    monkeypatch.setattr("bedside.commands.knowledge.run", interrupted)
    monkeypatch.setattr("bedside.cli._discard_output", lambda: None)

    assert cli.main(["knowledge"]) == code
    assert capsys.readouterr().err == ("leg-comfort: full\n" if code == 2 else "")
