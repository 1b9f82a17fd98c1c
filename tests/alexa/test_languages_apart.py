"""A language is loaded when it is spoken, and no other with it but the safe fallback's words."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bedside.benchmark.cold_events import NOBODY, NOON, WORDS
from bedside.simulator.alexa_requests import launch
from bedside.simulator.envelopes import Envelopes
from leg_comfort.locales import LOCALES, language_of
from tests.languages import LANGUAGES

LAMBDA = Path(__file__).parents[2] / "lambda"
WATCHED = """
import json, sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
import lambda_function
del opened[:]
for event in json.load(sys.stdin):
    lambda_function.lambda_handler(event, None)
print(json.dumps(opened))
"""
HOMES = ("leg_comfort/languages/", "speech_templates/")


def opened_by(locale: str) -> set[str]:
    """The languages and locales of whose folders files are opened after the start."""
    envelopes, origin = Envelopes(locale), replace(NOBODY, screen=True)
    events = [
        envelopes.of_turn(request, origin, NOON, new, {})
        for request, new in ((launch(), True), (WORDS, False))
    ]
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WATCHED],
        cwd=LAMBDA,
        input=json.dumps(events),
        capture_output=True,
        text=True,
        check=True,
    )
    files = json.loads(ran.stdout.splitlines()[-1])
    parts = (file.partition(home)[2].split("/") for file in files for home in HOMES)
    return {names[0] for names in parts if len(names) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_opens_files_of_its_own_language_alone(language: str) -> None:
    locale = next(each for each in LOCALES if language_of(each) == language)
    assert opened_by(locale) <= {language, locale}
