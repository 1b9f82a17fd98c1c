import json
from pathlib import Path

import pytest

from bedside import cli
from bedside.evaluation.transcripts.lines import BEHAVIOURS, HAPPY
from bedside.evaluation.transcripts.playback import play_transcript
from bedside.evaluation.transcripts.report import (
    TranscriptReport,
    behaviour_table,
    counted,
    kind_of,
    ordinary_seconds,
    read_folder,
)
from bedside.evaluation.transcripts.transcript import parse_transcript
from bedside.simulator.exchange import LAUNCH, Exchange
from tests.bedside.stub_skill import StubNlu, StubSkill
from tests.bedside.test_cli import fails_in_one_line

ROOT = Path(__file__).parents[4]
TRANSCRIPTS = read_folder(ROOT / "tests" / "conversations")


def put(folder: Path, name: str, *lines: str) -> None:
    (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


def exchange(ssml: str, *templates: str, stage: str = "advice", intent: str = "X") -> Exchange:
    """Return a turn with this speech, which waits for an answer."""
    answer = {
        "sessionAttributes": {"stage": stage, "last": [[each, {}] for each in templates]},
        "response": {"outputSpeech": {"ssml": ssml}, "shouldEndSession": False},
    }
    return Exchange(None, intent, {}, answer)


def test_there_are_many_conversations_and_most_leave_the_happy_path() -> None:
    off = [each for each in TRANSCRIPTS if each.behaviour not in HAPPY]

    assert len(TRANSCRIPTS) >= 85
    assert len(off) * 2 >= len(TRANSCRIPTS)


def test_every_behaviour_stands_in_the_list_once() -> None:
    assert len(set(BEHAVIOURS)) == len(BEHAVIOURS)
    assert set(BEHAVIOURS) >= HAPPY


def test_behaviours_are_counted_in_the_order_of_the_list() -> None:
    about = ("silence", "happy path", "silence")
    transcripts = [parse_transcript("a talk", [f"behaviour: {each}", "you: no"]) for each in about]

    assert list(counted(transcripts).items()) == [("happy path", 1), ("silence", 2)]
    assert behaviour_table(transcripts).split()[-6:] == ["3", "off", "the", "happy", "path", "2"]


@pytest.mark.parametrize(
    ("templates", "kind"),
    [
        (["ask.day.full"], "question"),
        (["repair.noted", "ask.day.full"], "question"),
        (["relief.good", "ask.rf1.full"], "safety check"),
        (["system.information", "ask.rf1.full"], "safety check"),
        (["ask.which_rf1.full"], "safety check"),
        (["relief.stretch", "ask.eased.full"], "stretch"),
        (["relief.how", "ask.eased.short"], "answer to a follow-up"),
        (["advice.most_like", "steps.cover.do", "ask.meds.full"], "advice"),
        (["steps.cover.do", "offer.step.full"], "step"),
        (["steps.cover.how", "offer.step.short"], "answer to a follow-up"),
        (["advice.no_more_steps", "doctor.ending.line", "offer.more.full"], "step"),
        (["doctor.reasons.many_nights", "offer.step.full"], "how soon a doctor"),
        (["foods.milk.answer", "ask.cold.short"], "answer to a follow-up"),
        (["repair.sorry", "ask.cold.short"], "repair"),
    ],
)
def test_the_kind_of_a_turn_follows_from_its_lines(templates: list[str], kind: str) -> None:
    assert kind_of(exchange("<speak>Hello?</speak>", *templates)) == kind


def test_a_launch_an_emergency_an_apology_silence_and_an_ending_are_kinds_of_their_own() -> None:
    ending = Exchange(None, "AMAZON.StopIntent", {}, {"response": {"shouldEndSession": True}})
    told = Exchange(None, "Connections.Response", {}, ending.response)
    silence = Exchange(None, None, {}, {})

    assert kind_of(exchange("", "ask.feel.full", intent=LAUNCH)) == "launch"
    assert kind_of(exchange("", "ask.rf1.full", stage="emergency")) == "emergency"
    assert kind_of(exchange("")) == "repair"
    assert kind_of(silence) == "after silence"
    assert kind_of(ending) == "ending"
    assert kind_of(told) == "outcome and ending"


def test_seconds_are_those_of_an_ordinary_pace() -> None:
    slow = exchange('<speak><prosody rate="slow">One two three four five.</prosody></speak>')

    assert ordinary_seconds(slow) == pytest.approx(2.0)


def test_a_failure_and_a_lengthy_answer_are_named() -> None:
    playback = play_transcript(
        parse_transcript("a talk", ["behaviour: silence", "you: no", "asking: nights"]),
        StubSkill(),
        StubNlu(),
    )
    lengthy = exchange(f"<speak>{'word ' * 30}?</speak>", "ask.day.full")
    playback.echo.exchanges[1:] = [lengthy]

    report = TranscriptReport([playback])

    assert report.failed == [playback]
    assert report.over_budget == ["a talk: question of 12.0 s, more than 8"]
    assert report.as_json()["failed"]["a talk"] == playback.problems
    assert "asking: nights" in report.as_text()


def test_a_folder_that_goes_as_written_is_a_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "good night at once", "behaviour: interruption and stop", "you: stop", "ends")

    assert cli.main(["evaluate", "transcripts", str(tmp_path), "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert report["behaviours"] == {"interruption and stop": 1}
    assert (report["conversations"], report["off_the_happy_path"]) == (1, 1)
    assert report["seconds"]["launch"]["count"] == 1


def test_folders_within_the_folder_are_played_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    within = tmp_path / "en" / "silence"
    within.mkdir(parents=True)
    put(tmp_path, "good night at once", "behaviour: silence", "you: stop", "ends")
    put(within, "good night later", "behaviour: silence", "you: stop", "ends")

    assert cli.main(["evaluate", "transcripts", str(tmp_path), "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["conversations"] == 2


def test_a_folder_that_does_not_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "it sings", "behaviour: silence", "alexa: la la la")

    assert cli.main(["evaluate", "transcripts", str(tmp_path)]) == 1

    assert "la la la" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (None, "no transcripts"),
        (["you: no"], "behaviour"),
        (["behaviour: juggling", "you: no"], "juggling"),
        (["behaviour: silence"], "nothing is said"),
        (["behaviour: silence", "locale: xx-XX", "you: no"], "xx-XX"),
    ],
)
def test_a_folder_without_sound_transcripts_is_refused_in_one_line(
    lines: list[str] | None, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if lines is not None:
        put(tmp_path, "a talk", *lines)

    fails_in_one_line(["evaluate", "transcripts", str(tmp_path)], capsys, complaint)


def test_what_is_no_folder_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "a talk", "you: no")

    fails_in_one_line(
        ["evaluate", "transcripts", str(tmp_path / "nowhere")], capsys, "no such folder"
    )
    fails_in_one_line(
        ["evaluate", "transcripts", str(tmp_path / "a talk.txt")], capsys, "not a folder"
    )
