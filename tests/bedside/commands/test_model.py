"""`leg-comfort model`: conflicts and explanations, for people and for programs."""

import json

import pytest

from bedside import cli
from bedside.console import Json
from bedside.nlu import locale_nlu
from bedside.nlu.conflicts import TWO_INTENTS, Conflict
from leg_comfort.locales import KNOWN_LOCALES
from tests.bedside.test_cli import fails_in_one_line

CONFLICT = Conflict(TWO_INTENTS, "my calf", ("OneIntent: {place}", "OtherIntent: my calf"))


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert cli.main(["model", *arguments]) == code
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> Json:
    found: Json = json.loads(printed(capsys, "explain", *arguments, "--json"))
    return found


@pytest.fixture
def contradicting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every model has one conflict."""
    monkeypatch.setattr("bedside.nlu.conflicts_in", lambda locale: [CONFLICT])


def test_a_model_without_a_conflict_is_a_success(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "conflicts", "--locale", "en-GB")
    assert shown.endswith("\n0 conflicts in 1 locales\n")
    assert "belongs to" in shown


def test_the_conflicts_of_a_locale_are_a_list_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capsys, "conflicts", "--locale", "en-GB", "--json")) == {"en-GB": []}


@pytest.mark.usefixtures("contradicting")
def test_conflicts_are_shown_in_a_table_and_are_a_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = printed(capsys, "conflicts", "--locale", "en-US", code=1)
    (row,) = (line for line in shown.splitlines() if "my calf" in line)
    assert ["en-US" in row, TWO_INTENTS in row, "OneIntent: {place}" in row] == [True] * 3
    assert shown.endswith("\n1 conflicts in 1 locales\n")


@pytest.mark.usefixtures("contradicting")
def test_without_a_locale_every_one_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(printed(capsys, "conflicts", "--json", code=1))
    assert list(told) == sorted(KNOWN_LOCALES)
    assert told["en-AU"] == [
        {
            "kind": TWO_INTENTS,
            "utterance": "my calf",
            "owners": ["OneIntent: {place}", "OtherIntent: my calf"],
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["model"], "KIND"),
        (["model", "dance"], "dance"),
        (["model", "conflicts", "--locale", "xx-XX"], "unknown locale 'xx-XX'"),
        (["model", "conflicts", "--locale", "en"], "unknown locale 'en'"),
        (["model", "conflicts", "--locale"], "--locale"),
        (["model", "explain"], "SENTENCE"),
        (["model", "explain", ""], "the sentence is empty"),
        (["model", "explain", "  \t "], "the sentence is empty"),
        (["model", "explain", "my calf", "--locale", "xx-XX"], "unknown locale 'xx-XX'"),
        (["model", "explain", "my", "calf"], "calf"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_one_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fails_in_one_line(arguments, capsys, complaint)


def test_a_sample_is_explained_in_text(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "explain", "Hang on a second!").splitlines()
    assert shown[:3] == [
        "heard    hang on a second",
        "arrives  AMAZON.PauseIntent",
        "because  it is a sample: 'hang on a second'",
    ]
    assert any("can reach" in line for line in shown[3:])
    assert any("AMAZON.PauseIntent" in line for line in shown[4:])


def test_a_sample_with_its_slot_is_explained_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(capsys, "can I take ibuprofen?", "--locale", "en-GB") == {
        "heard": "can i take ibuprofen",
        "intent": "AskMedicineIntent",
        "slots": {"medicine": "ibuprofen"},
        "reason": "it is a sample: 'can i take {medicine}'",
        "reaches": [
            {
                "intent": "AskMedicineIntent",
                "sample": "can i take {medicine}",
                "slots": {"medicine": "ibuprofen"},
            }
        ],
    }


def test_words_behind_a_no_are_explained_with_what_they_begin_with(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = explained(capsys, "no, just the usual ache", "--context", "rf1_leg")
    words = {"words": "just the usual ache"}
    assert (found["intent"], found["slots"]) == ("NoWithWordsIntent", words)
    assert {"intent": "NoWithWordsIntent", "sample": "no {words}", "slots": words} in found[
        "reaches"
    ]


def test_raw_words_are_explained_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    said = "the duvet slid off my shin in the small hours"
    found = explained(capsys, said, "--context", "day")
    assert (found["heard"], found["intent"], found["slots"]) == (
        said,
        "ReportIntent",
        {"finding": said},
    )
    assert found["reaches"] == []
    shown = printed(capsys, "explain", said, "--context", "day")
    assert f"arrives  ReportIntent  finding = {said}" in shown
    assert "can reach" not in shown


def test_what_is_none_of_its_business_is_explained_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = explained(capsys, "what is the capital of france")
    assert (found["intent"], found["slots"], found["reaches"]) == (
        "AMAZON.FallbackIntent",
        {},
        [],
    )


def test_a_sentence_of_marks_alone_is_heard_as_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    found = explained(capsys, "?!")
    assert (found["heard"], found["reason"]) == ("", "nothing was said")


def test_an_explanation_is_what_the_desk_understands(capsys: pytest.CaptureFixture[str]) -> None:
    said = "no it's the left one"
    understood = locale_nlu.nlu_for("en-US").understand(said, "rf1")
    assert explained(capsys, said, "--context", "rf1")["intent"] == understood.intent
