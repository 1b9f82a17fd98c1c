"""Warning signs, and what only sounds like one, each said while a question is pending."""

from pathlib import Path

import pytest

from bedside.console import InputError
from bedside.evaluation.signs import JudgedSign, as_json, as_text, judge, read_signs
from bedside.nlu import nlu_for
from lambda_function import lambda_handler

SIGNS = Path(__file__).parents[2] / "data" / "unseen_signs.json"


def judged(text: str, context: str, sign: bool, *findings: str) -> JudgedSign:
    record = {"text": text, "context": context, "sign": sign, "findings": findings}
    return judge([record], lambda_handler, nlu_for("en-US"))[0]


def test_a_sign_in_plain_words_is_an_alarm() -> None:
    each = judged("my chest hurts", "day", True)
    assert (each.did, each.right) == ("alarm", True)


def test_a_doubtful_sign_is_asked_for() -> None:
    each = judged("i think my calf might be swollen", "day", True)
    assert (each.did, each.right) == ("asked", True)


def test_a_finding_that_is_kept_is_noted() -> None:
    each = judged("i'm diabetic", "day", False, "diabetes")
    assert (each.did, each.right) == ("noted", True)


def test_small_talk_is_nothing_and_wrong_only_for_a_sign() -> None:
    each = judged("what a night", "day", False)
    assert (each.did, each.right) == ("nothing", True)
    assert not judged("what a night", "day", True).right


def test_a_report_counts_them_and_lists_those_taken_otherwise() -> None:
    seen = [JudgedSign("a", "day", True, "nothing"), JudgedSign("b", "day", False, "alarm")]
    told = as_json(seen)
    assert told["signs"]["nothing"] == told["none"]["alarm"] == 1
    assert told["wrong"] == ["a", "b"]
    assert "warning sign" in as_text(seen)


def test_the_written_sentences_can_be_read() -> None:
    signs = [record["sign"] for record in read_signs(SIGNS)]
    assert (signs.count(True), signs.count(False)) == (70, 50)


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ('{"text": "no", "context": "day"}', '"sign" must be true or false'),
        ('{"text": "no", "sign": true}', "context"),
        ('{"context": "day", "sign": true}', "text"),
    ],
)
def test_a_wrong_record_is_named(tmp_path: Path, record: str, problem: str) -> None:
    file = tmp_path / "signs.json"
    file.write_text(f"[{record}]", encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        read_signs(file)
