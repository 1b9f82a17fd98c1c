"""A reply to a safety check that begins with a no is an answer, whatever wish it may hold."""

import json
from itertools import product
from pathlib import Path

import pytest

from leg_comfort.alexa.free_text import FreeTextReader
from leg_comfort.clinic import CHECKS, load_clinic
from leg_comfort.conversation import Act
from leg_comfort.nlu import load_lexicon

DATA = Path(__file__).parents[1] / "data"
CLINIC = load_clinic()
WAITING = {
    "de": ("Moment noch", "warte mal"),
    "es": ("un momento", "espere"),
    "en": ("wait a second", "hang on"),
}
NOES = {"de": "nein", "es": "qué va", "en": "no I"}


def reader(language: str) -> FreeTextReader:
    lexicon = load_lexicon(language, CLINIC.findings)
    return FreeTextReader(CLINIC, lambda: lexicon)


@pytest.mark.parametrize("language", WAITING)
def test_a_no_that_leads_goes_before_a_wish_to_wait(language: str) -> None:
    read = reader(language).read
    for check, wish in product(CHECKS, WAITING[language]):
        assert read(wish, check).wish is Act.PAUSE, wish
        assert read(f"{NOES[language]} {wish}", check).wish is None, wish


@pytest.mark.parametrize("language", ["de", "es"])
def test_no_written_no_to_a_check_is_a_wish(language: str) -> None:
    read = reader(language).read
    wished = [
        reply["text"]
        for file in (DATA / language).glob("replies_*.json")
        for reply in json.loads(file.read_text(encoding="utf-8"))
        if reply["verdict"] == "no" and (found := read(reply["text"], reply["asked"])).wish
        if found.answer.act is not Act.NO and not found.facts
    ]
    assert wished == []
