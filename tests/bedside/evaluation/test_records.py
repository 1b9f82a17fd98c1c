"""Records are judged in their own locale, and ids that do not exist are told."""

import json
from pathlib import Path

import pytest

from bedside import cli
from bedside.console import InputError
from bedside.evaluation.records import by_locale, told_of_unknown_ids
from leg_comfort.clinic import load_clinic

CLINIC = load_clinic()


def test_a_record_without_a_locale_is_in_the_one_that_is_asked_for() -> None:
    records = [{"text": "a"}, {"text": "b", "locale": "en-GB"}, {"text": "c"}]
    found = by_locale(records, lambda record: record.get("locale"), "en-AU")
    assert {name: [each["text"] for each in own] for name, own in found.items()} == {
        "en-AU": ["a", "c"],
        "en-GB": ["b"],
    }


def test_a_locale_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="xx-YY"):
        by_locale([{"locale": "xx-YY"}], lambda record: record["locale"], "en-US")


def test_every_kind_of_record_tells_of_the_ids_that_do_not_exist() -> None:
    records = [
        {"slots": {"one_leg_swollen": True, "swollen_ear": True, "side": "left"}},
        {"slots": {"medicine": "moon_dust"}},
        {"so": ["red_warm"], "not": ["swollen_ear"]},
        {"findings": ["fever_or_very_unwell"]},
        {"answers": {"feel": "ache"}, "cause": "none", "acceptable_causes": ["idiopathic"]},
        {"answers": {}, "cause": "witchcraft"},
    ]
    told = told_of_unknown_ids(records, CLINIC)
    assert told.startswith("4 of 6 records name an id that does not exist: swollen_ear (2), ")
    assert "moon_dust (1)" in told
    assert "witchcraft (1)" in told


def test_nothing_is_told_if_every_id_exists() -> None:
    assert told_of_unknown_ids([{"slots": {"red_warm": True}}], CLINIC) == ""


def test_a_slot_that_only_describes_the_sentence_names_no_id() -> None:
    records = [{"slots": {"medicine": "ibuprofen", "dose_asked": True}}]
    assert told_of_unknown_ids(records, CLINIC) == ""


def test_the_command_judges_each_sentence_in_its_locale_and_complains_of_a_guessed_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = {"text": "stop", "context": "open", "meaning": "stop", "slots": {"moon": True}}
    file = tmp_path / "sentences.json"
    file.write_text(json.dumps([record, {**record, "locale": "en-GB"}]))

    assert cli.main(["evaluate", "utterances", str(file), "--locale", "en-US", "--json"]) == 0

    told = capsys.readouterr()
    assert json.loads(told.out)["groups"]["other"] == {"right": 2, "all": 2, "share": 1.0}
    assert "2 of 2 records name an id that does not exist: moon (2)" in told.err
    assert told.err.count("\n") == 1
