"""The nlu understands people in bed by training on the interaction model."""

import json
from pathlib import Path

import pytest

from bedside.evaluation.utterances.scoring import evaluate, interpreter_for
from bedside.nlu import SlotMatch, TrainedNlu, Understood, nlu_for
from bedside.nlu.examples import examples_of
from bedside.nlu.normalizer import plain
from bedside.nlu.similarity_cache import learnt

WRITTEN = Path(__file__).parents[2] / "data" / "utterances.json"


@pytest.fixture(scope="module")
def nlu() -> TrainedNlu:
    return nlu_for("en-US").load()


SMALL = {
    "interactionModel": {
        "languageModel": {
            "intents": [
                {"name": "AMAZON.YesIntent", "slots": [], "samples": ["yes", "yes it is"]},
                {
                    "name": "FeelIntent",
                    "slots": [{"name": "feel", "type": "FEEL"}],
                    "samples": ["{feel}", "more of {feel}"],
                },
                {
                    "name": "SayIntent",
                    "slots": [{"name": "words", "type": "AMAZON.SearchQuery"}],
                    "samples": ["my leg {words}"],
                },
                {"name": "CrampNowIntent", "slots": [], "samples": ["it is cramping"]},
                {"name": "AMAZON.FallbackIntent", "slots": [], "samples": ["play music"]},
            ],
            "types": [
                {
                    "name": "FEEL",
                    "values": [
                        {"id": "ache", "name": {"value": "an ache", "synonyms": ["a throb"]}},
                        {"id": "cramp", "name": {"value": "a cramp", "synonyms": []}},
                    ],
                }
            ],
        }
    }
}


def test_samples_are_learnt_with_their_slots_filled() -> None:
    examples = {(each.text, each.intent) for each in examples_of(SMALL, "en")}
    assert ("a throb", "FeelIntent") in examples
    assert ("more of a cramp", "FeelIntent") in examples
    assert {intent for _, intent in examples} == {
        "FeelIntent",
        "CrampNowIntent",
        "AMAZON.FallbackIntent",
    }


def test_a_sentence_that_stands_in_the_model_is_understood_as_it_stands_there() -> None:
    understood = TrainedNlu.of(SMALL, "en").understand("a throb", "feel")
    assert understood == Understood("FeelIntent", {"feel": SlotMatch("a throb", "ache")})


def test_what_was_learnt_is_kept_and_used_again(tmp_path: Path) -> None:
    first = learnt(SMALL, "en", tmp_path)
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    again = learnt(SMALL, "en", tmp_path)
    assert kept.stat().st_mtime_ns == written
    assert again.look("an ache").clearness == first.look("an ache").clearness


def test_a_broken_file_of_what_was_learnt_is_learnt_anew(tmp_path: Path) -> None:
    learnt(SMALL, "en", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"nonsense")
    assert learnt(SMALL, "en", tmp_path).look("an ache").nearest("FeelIntent")[0].text == "an ache"


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert learnt(SMALL, "en", tmp_path / "file" / "folder").look("an ache").clearness


def test_typing_makes_no_difference_to_speech() -> None:
    assert plain("  What’s UP, then?! ") == "what's up then"


@pytest.mark.parametrize("nothing", ["", "   ", "...", "?!"])
def test_nothing_said_is_nothing_understood(nlu: TrainedNlu, nothing: str) -> None:
    assert nlu.understand(nothing) == Understood("AMAZON.FallbackIntent", {})


def test_the_same_words_are_always_understood_the_same(nlu: TrainedNlu) -> None:
    assert nlu.understand("my leg aches a lot") == nlu.understand("my leg aches a lot")


@pytest.mark.parametrize(
    ("text", "context", "intent", "slot", "id_"),
    [
        ("could I have an ibuprofen", "advice", "AskMedicineIntent", "medicine", "ibuprofen"),
        ("does magnesium do any good", "advice", "AskSupplementIntent", "supplement", "magnesium"),
        ("would a hot bath help me", "advice", "AskReliefIntent", "method", "bath"),
        ("most nights really", "nights", "NightsIntent", "frequency", "most_nights"),
        ("please talk more slowly", "advice", "SpeechIntent", "manner", "slower"),
        ("oh it's easing off now", "eased", "ProgressIntent", "change", "better"),
        ("more of a dull ache", "feel", "FeelIntent", "feel", "ache"),
    ],
)
def test_what_is_named_is_resolved(
    nlu: TrainedNlu, text: str, context: str, intent: str, slot: str, id_: str
) -> None:
    understood = nlu.understand(text, context)
    assert (understood.intent, understood.slots[slot].id) == (intent, id_)


def test_a_number_of_nights_comes_in_figures(nlu: TrainedNlu) -> None:
    assert nlu.understand("about nine", "nights").slots["number"] == SlotMatch("9")


def test_a_span_of_time_comes_as_alexa_gives_it(nlu: TrainedNlu) -> None:
    understood = nlu.understand("it's been going on for three weeks", "advice")
    assert (understood.intent, understood.slots["duration"]) == ("DurationIntent", SlotMatch("P3W"))


def test_a_report_that_is_only_guessed_hands_over_the_words_too(nlu: TrainedNlu) -> None:
    understood = nlu.understand("my chest is so very tight and my calf is swollen up", "open")
    assert understood.intent in ("ReportIntent", "SayIntent")
    assert any(slot.id is None and "chest" in slot.value for slot in understood.slots.values())


def test_the_written_sentences_are_understood() -> None:
    records = json.loads(WRITTEN.read_text(encoding="utf-8"))
    report = evaluate(records, interpreter_for("en-US"))
    shares = {group: right / total for group, (right, total) in report.groups.items()}
    assert shares["warning"] >= 0.97
    assert shares["other"] >= 0.93
    assert shares["refused"] >= 0.92


@pytest.mark.parametrize(("text", "figure"), [("5", "5"), ("10 nights", "10"), ("four", "4")])
def test_figures_and_words_are_the_same_number(nlu: TrainedNlu, text: str, figure: str) -> None:
    assert nlu.understand(text, "nights") == Understood(
        "NightsIntent", {"number": SlotMatch(figure)}
    )


@pytest.mark.parametrize("context", ["open", "day", "advice"])
@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("I can't get my breath lying down", "chest_pain_or_breathless"),
        ("I'm bringing up blood", "chest_pain_or_breathless"),
        ("there's a red streak creeping up my shin", "red_warm"),
        ("my foot's dead white and I can't feel it", "cold_pale_foot"),
        ("my privates have gone numb", "saddle_numbness"),
        ("nothing comes out when I try to pee", "bladder_bowel_change"),
        ("my foot just hangs there", "leg_weakness_new"),
        ("neither leg will move", "both_legs_weak"),
        ("wee's the colour of coke", "dark_urine"),
        ("my jaw's locked solid", "wound_and_stiff_jaw"),
    ],
)
def test_a_warning_sign_reaches_the_skill_whatever_was_asked(
    words: str, finding: str, context: str
) -> None:
    assert interpreter_for("en-US")(words, context).facts.get(finding) is True


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_a_plain_answer_stays_plain(nlu: TrainedNlu, answer: str) -> None:
    assert nlu.understand(answer, "rf1").intent == f"AMAZON.{answer.title()}Intent"
