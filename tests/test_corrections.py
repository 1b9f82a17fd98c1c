"""Every correction to the medicine is in a conversation or a written case that names it.

A conversation names it in a comment at its head, `# 8 A3, B10`; a written case in its field
`corrections`, as ["A3", "B10"].
"""

import json
from pathlib import Path

from bedside.evaluation.transcripts.report import read_folder

TESTS = Path(__file__).parent
ITEMS = (
    *(f"A{number}" for number in range(1, 19)),
    *(f"B{number}" for number in range(1, 12)),
)
"""The items of section 8 of the list of corrections: levels and missing flags, too much."""

NAMED_BY_NOTHING_YET = frozenset(ITEMS)
"""Only ever fewer: the conversations and cases for them are still to be written. Whoever writes
one takes its items out."""


def named_in_conversations() -> set[str]:
    return {item for each in read_folder(TESTS / "conversations") for item in each.corrections}


def named_in_cases(folder: Path = TESTS / "data") -> set[str]:
    cases = (
        case
        for file in folder.glob("vignettes*.json")
        for case in json.loads(file.read_text(encoding="utf-8"))
    )
    return {item for case in cases for item in case.get("corrections", ())}


def test_every_correction_is_named_but_for_those_listed() -> None:
    named = named_in_conversations() | named_in_cases()
    assert sorted(set(ITEMS) - named) == sorted(NAMED_BY_NOTHING_YET)


def test_every_correction_that_is_named_is_on_the_list() -> None:
    named = named_in_conversations() | named_in_cases()
    assert sorted(named - set(ITEMS)) == []


def test_a_case_names_them_in_a_field(tmp_path: Path) -> None:
    case = {"id": "C1", "corrections": ["A3", "B10"]}
    (tmp_path / "vignettes_more.json").write_text(json.dumps([case, {"id": "C2"}]))
    assert named_in_cases(tmp_path) == {"A3", "B10"}
