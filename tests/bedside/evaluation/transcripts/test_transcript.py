from pathlib import Path

import pytest

from bedside.console import InputError
from bedside.evaluation.transcripts.expectations import occurs
from bedside.evaluation.transcripts.playback import Playback, play_transcript
from bedside.evaluation.transcripts.transcript import parse_transcript, read_transcript
from bedside.simulator.exchange import Exchange, faults_of
from tests.bedside.stub_skill import StubNlu, StubSkill, ends


def played(*lines: str) -> Playback:
    return play_transcript(parse_transcript("a talk", lines), StubSkill(), StubNlu())


def test_a_conversation_that_goes_as_written_has_no_problems() -> None:
    playback = played(
        "# a reader's remark",
        "locale: en-GB",
        "night: yes",
        "by name: yes",
        "alexa: about … feel?",
        "asking: feel",
        "you: cramp",
        "asking: rf1",
        "you: (AMAZON.NoIntent)",
        "you: no",
        "stage: advice",
        "cause: overexertion",
        "triage: self_care",
        "alexa not: rub",
        "card: nothing",
        "you: (silence)",
        "alexa: About meds?",
        "you: stop",
        "alexa: sleep well",
        "card: tonight … calf",
        "whispers: yes",
        "ends",
    )

    assert playback.problems == []


@pytest.mark.parametrize(
    "line",
    [
        "alexa: nights",
        "alexa: feel … about",
        "alexa not: feel",
        "asking: rf1",
        "stage: advice",
        "cause: chill",
        "triage: self_care",
        "card: Tonight",
        "whispers: yes",
        "ends",
    ],
)
def test_whatever_is_not_as_written_is_a_problem_of_its_line(line: str) -> None:
    playback = played("asking: feel", line)

    assert len(playback.problems) == 1
    assert "line 2" in playback.problems[0]


def test_a_failing_transcript_shows_the_whole_conversation() -> None:
    report = played("you: no", "asking: day", "you: stop").report()

    assert "asking: day" in report
    assert "but: rf1" in report
    assert "alexa: About feel?" in report
    assert "you: stop   [AMAZON.StopIntent]" in report
    assert "alexa: Sleep well." in report


def test_talking_on_after_the_end_is_a_problem() -> None:
    assert played("you: stop", "you: yes").problems == ["  line 2: the session had ended already"]


def test_exact_intents_carry_their_slots() -> None:
    playback = played(
        "by name: yes", "you: (ReportIntent finding=red_warm other_finding=dark_urine)"
    )

    assert playback.echo.attributes["findings"] == {"red_warm": True, "dark_urine": True}


def test_a_transcript_says_at_its_head_that_it_sends_an_intent_by_name() -> None:
    with pytest.raises(InputError, match=r"line 1: sends an intent, so by name: yes"):
        parse_transcript("a talk", ["you: (AMAZON.NoIntent)"])
    with pytest.raises(InputError, match="sends no intent by name"):
        parse_transcript("a talk", ["by name: yes", "you: no"])


def test_a_one_shot_launches_nothing() -> None:
    playback = played("one-shot: yes", "you: no", "asking: feel")

    assert playback.problems == []
    assert [exchange.intent for exchange in playback.echo.exchanges] == ["AMAZON.NoIntent"]


def test_a_session_kept_open_without_a_question_is_a_fault() -> None:
    answer = ends()
    answer["response"]["shouldEndSession"] = False

    assert "open: True" in faults_of(Exchange(None, "LaunchRequest", {}, answer))[0]


def test_markup_that_alexa_refuses_is_a_fault() -> None:
    answer = ends()
    answer["response"]["outputSpeech"]["ssml"] = "<speak><mark name='x'/>Hello.</speak>"

    assert "mark" in faults_of(Exchange(None, "LaunchRequest", {}, answer))[0]


@pytest.mark.parametrize(
    ("written", "spoken", "there"),
    [
        ("hold it", "Now HOLD  it there.", True),
        ("one … three", "one two three", True),
        ("three … one", "one two three", False),
        ("it's", "It’s a cramp.", True),
        ("… two …", "one two three", True),
        ("one … one", "one", False),
    ],
)
def test_written_words_must_occur_in_their_order(written: str, spoken: str, there: bool) -> None:
    assert occurs(written, spoken) is there


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([], "nothing is said"),
        (["night: yes"], "nothing is said"),
        (["alexia: hello"], "line 1: not a line of a transcript: alexia"),
        (["you:"], "not a line of a transcript: you"),
        (["you: no", "locale: en-GB"], "line 2: not a line of a transcript: locale"),
        (["night: perhaps", "you: no"], "night cannot be 'perhaps'"),
        (["behaviour: juggling", "you: no"], "behaviour cannot be 'juggling'"),
        (["seed: three", "you: no"], "seed cannot be 'three'"),
        (["hour: 24", "you: no"], "hour cannot be '24'"),
        (["today: tomorrow", "you: no"], "today cannot be 'tomorrow'"),
        (["time zone: Europe/Atlantis", "you: no"], "time zone cannot be 'Europe/Atlantis'"),
        (["reminders: tired", "you: no"], "reminders cannot be 'tired'"),
        (["memory: perhaps", "you: no"], "memory cannot be 'perhaps'"),
        (["you: no", "permission: given"], "permission cannot be 'given'"),
        (["you: no", "reminder: tomorrow"], "reminder cannot be 'tomorrow'"),
        (["you: no", "kept: everything"], "kept cannot be 'everything'"),
        (["you: (alow)"], "not an intent with slots, nor an action"),
        (["you: (allow: twice)"], "not an intent with slots, nor an action"),
        (["you: (later: soon)"], "not an intent with slots, nor an action"),
        (["you: (open: quickly)"], "not an intent with slots, nor an action"),
        (["you: no", "whispers: softly"], "line 2: whispers cannot be 'softly'"),
        (["you: (ReportIntent finding)"], "not an intent with slots"),
    ],
)
def test_a_line_that_does_not_belong_is_named(lines: list[str], complaint: str) -> None:
    with pytest.raises(InputError, match=complaint.replace("(", r"\(")):
        parse_transcript("a talk", lines)


def test_a_transcript_is_named_after_its_file(tmp_path: Path) -> None:
    file = tmp_path / "it lets go.txt"
    file.write_text("behaviour: silence\nyou: no\n", encoding="utf-8")

    assert read_transcript(file).name == "it lets go"


def test_a_transcript_says_what_it_is_about(tmp_path: Path) -> None:
    file = tmp_path / "aimless.txt"
    file.write_text("you: no\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"aimless\.txt: .* behaviour"):
        read_transcript(file)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "noise.txt"
    file.write_bytes(b"you: \xff\n")

    with pytest.raises(InputError, match=r"noise\.txt"):
        read_transcript(file)


def test_a_card_that_asks_for_the_permission_is_told_from_others() -> None:
    card = {"type": "AskForPermissionsConsent", "permissions": []}
    answer = ends()
    answer["response"]["card"] = card
    asking, plain = (
        play_transcript(parse_transcript("a talk", ["card: permission"]), lambda *_, a=each: a)
        for each in (answer, ends())
    )

    assert asking.problems == []
    assert len(plain.problems) == 1
