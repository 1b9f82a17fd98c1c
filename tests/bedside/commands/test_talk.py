import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bedside.commands.common import terminal_words
from bedside.commands.terminal import (
    Terminal,
    explained,
    panels,
    show,
    spoken,
    talk_in_json,
    talk_in_terminal,
)
from bedside.simulator.alexa_words import alexa_words
from bedside.simulator.echo import Echo
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import HeldReminder
from tests.bedside.stub_skill import StubNlu, StubSkill

WORDS = terminal_words("en-US")


@pytest.fixture
def echo() -> Echo:
    moment = datetime(2026, 1, 15, tzinfo=UTC)
    return Echo(StubSkill(), clock=lambda: moment, nlu=StubNlu())


def typing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def turns_of(printed: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_in_json_the_launch_comes_first_and_then_a_line_for_each_utterance(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "cramp\nno\n")

    talk_in_json(echo)

    turns = turns_of(capsys.readouterr().out)
    assert [turn["heard"] for turn in turns] == [None, "cramp", "no"]
    assert [turn["intent"] for turn in turns] == ["LaunchRequest", "FeelIntent", "AMAZON.NoIntent"]
    assert turns[0]["slots"] == {}
    assert turns[1]["slots"] == {"feel": "cramp"}
    assert set(turns[0]) == {"heard", "intent", "slots", "response"}


def test_in_json_a_line_after_the_end_opens_a_new_session(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "stop\n\nno\n")

    talk_in_json(echo)

    turns = turns_of(capsys.readouterr().out)
    assert [turn["heard"] for turn in turns] == [None, "stop", "no"]
    assert echo.asking == "feel"


def test_in_json_an_empty_line_is_silence(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "\n\n")

    talk_in_json(echo)

    turns = turns_of(capsys.readouterr().out)
    assert [turn["intent"] for turn in turns] == ["LaunchRequest", None, "SessionEndedRequest"]


def test_each_turn_is_out_before_the_next_line_is_read(
    echo: Echo, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[int] = []

    def lines() -> object:
        for number, text in enumerate(("cramp", "no"), 1):
            seen.append(len(capsys.readouterr().out.splitlines()))
            yield number, text

    talk_in_json(echo, lines())  # type: ignore[arg-type]

    assert seen == [1, 1]


def test_a_talk_through_a_pipe_shows_both_sides_and_ends_with_the_session(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "cramp\n?\n\nstop\nnever heard\n")

    talk_in_terminal(echo)

    shown = capsys.readouterr().out
    assert "About … feel?" in shown
    assert "› cramp" in shown
    assert "intent    FeelIntent" in shown
    assert shown.count("About … rf1?") == 2
    assert "Sleep well." in shown
    assert "Tonight" in shown
    assert "Stretch your calf." in shown
    assert "never heard" not in shown


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("yes", "ACCEPTED"),
        ("Yes, please", "ACCEPTED"),
        ("I approve", "ACCEPTED"),
        ("no", "DENIED"),
        ("I don’t", "DENIED"),
        ("", "NOT_ANSWERED"),
        ("nobody knows", "NOT_ANSWERED"),
        ("not sure", "NOT_ANSWERED"),
    ],
)
def test_in_json_the_line_after_a_hand_over_answers_alexas_question(
    echo: Echo,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    status: str,
) -> None:
    typing(monkeypatch, f"remind me\n{line}\nno\n")

    talk_in_json(echo)

    turns = turns_of(capsys.readouterr().out)
    assert [turn["heard"] for turn in turns] == [None, "remind me", line, "no"]
    assert turns[2]["intent"] == "Connections.Response"
    assert consent_in(echo) == status


def consent_in(echo: Echo) -> str:
    """Return the person's answer as the skill received it."""
    requests = [event["request"] for event in echo.handler.events]  # type: ignore[attr-defined]
    (answer,) = (each for each in requests if each["type"] == "Connections.Response")
    (scope,) = answer["payload"]["permissionScopes"]
    return str(scope["status"])


def test_alexas_question_is_shown_and_the_talk_goes_on_after_it(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "remind me\nyes\nstop\n")

    talk_in_terminal(echo)

    shown = capsys.readouterr().out
    assert shown.count("Alexa asks:") == 1
    assert shown.index("› remind me") < shown.index("Alexa asks:") < shown.index("› yes")
    assert shown.index("› yes") < shown.index("Sleep well.")
    assert consent_in(echo) == "ACCEPTED"


def test_a_card_that_asks_for_the_permission_says_so_in_words(
    echo: Echo, capsys: pytest.CaptureFixture[str]
) -> None:
    card = {"type": "AskForPermissionsConsent", "permissions": []}
    words = alexa_words("en-US")

    show(Terminal(), Exchange(None, None, {}, {"response": {"card": card}}), echo)

    shown = capsys.readouterr().out
    assert words.app in shown
    assert words.card in shown
    assert "AskForPermissionsConsent" not in shown


def test_leaving_alexas_question_alone_is_a_good_bye(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "remind me\n")

    talk_in_terminal(echo)

    assert capsys.readouterr().out.endswith("Good-bye.\n")
    assert echo.last.intent == "RemindMeIntent"


def test_reminders_are_shown_when_they_are_made_moved_and_cancelled() -> None:
    ten = datetime(2026, 11, 24, 10)
    old = HeldReminder("1", ten, "Europe/London", "Book it.", "en-GB", ten)
    moved = replace(old, when=ten.replace(hour=12))
    words = alexa_words("en-GB")

    def titles(before: list[HeldReminder], after: list[HeldReminder]) -> list[str]:
        return [str(panel.title) for panel in panels(before, after, words)]

    assert titles([], [old]) == [words.made]
    assert titles([old], [moved]) == [words.moved]
    assert titles([old], []) == [words.cancelled]
    assert titles([old], [old]) == []
    (panel,) = panels([], [moved], words)
    assert str(panel.renderable) == "2026-11-24 12:00  Europe/London\nBook it."


def test_at_the_end_of_the_input_the_session_is_ended(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "no\n")

    talk_in_terminal(echo)

    assert not echo.open
    assert echo.last.intent == "SessionEndedRequest"
    assert "Good-bye." in capsys.readouterr().out


def test_what_was_understood_names_what_the_turn_added(echo: Echo) -> None:
    echo.launch()
    echo.say("cramp")
    echo.say("no")

    assert explained(echo.exchanges) == "\n".join(
        ("intent    AMAZON.NoIntent", "slots     nothing", "findings  rf1 = False")
    )


def test_a_whisper_is_dim_and_italic_and_a_pause_is_soft() -> None:
    whisper = '<amazon:effect name="whispered">Hold it<break time="2s"/> there.</amazon:effect>'

    text = spoken(f"<speak>Well. {whisper} Now?</speak>")

    assert text.plain == "Well. Hold it … there. Now?"
    styles = {text.plain[span.start : span.end].strip(): span.style for span in text.spans}
    assert styles["Hold it"] == styles["there."] == "dim italic"
    assert styles["…"] == "dim"
    assert styles["Well."] == styles["Now?"] != "dim italic"


def test_an_apostrophe_stays_within_its_word() -> None:
    assert spoken("<speak>your doctor&#39;s line</speak>").plain == "your doctor's line"


def test_a_second_silence_ends_the_talk_with_a_good_bye(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "\n\nnever heard\n")

    talk_in_terminal(echo)

    shown = capsys.readouterr().out
    assert not echo.open
    assert shown.endswith(f"{WORDS['nobody']}\n")
    assert "never heard" not in shown


def test_an_emergency_is_set_apart_with_its_number_in_digits(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, "cramp\nyes\n")

    talk_in_terminal(echo)

    before, _, after = capsys.readouterr().out.partition("› yes")
    assert "┏" not in before
    assert WORDS["emergency"]["now"] in after
    assert "911" in after
    assert after.index("┏") < after.index("911") < after.index("┗")


@pytest.mark.parametrize("columns", ["0", "1", "nonsense"])
def test_a_terminal_that_does_not_know_its_width_is_a_usual_one(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Terminal().width == 80


def test_nothing_is_said_in_a_colour_of_ours_so_that_any_paper_will_do(echo: Echo) -> None:
    terminal = Terminal()
    for text in (spoken("<speak>Hold <break time='2s'/> it.</speak>"),):
        styles = [terminal.get_style(span.style) for span in text.spans]
        assert [style.color for style in styles] == [None] * len(styles)


def test_without_colour_an_emergency_stands_out_as_much(
    echo: Echo, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    typing(monkeypatch, "cramp\nyes\n")

    talk_in_terminal(echo)

    drawn = capsys.readouterr().out
    assert "\x1b[1;7m" in drawn
    assert not re.search(r"\x1b\[[\d;]*(3[0-8]|4[0-8]|9\d)[;m]", drawn)
