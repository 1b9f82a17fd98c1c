"""What each command of `leg-comfort` does."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bedside.device import Device, Handler, Hearing
from bedside.inputs import InputError, parse_json, typed_lines
from bedside.operations import application_id, benchmark, build, serve
from bedside.output import say, say_json

if TYPE_CHECKING:
    from leg_comfort.speech import Words

__all__ = ["benchmark", "build", "serve"]

LOCALE = "en-US"
"""Cases are written in this English."""
A_NIGHT = datetime(2026, 1, 15, 3)


def talk(chosen: Namespace) -> None:
    """Talk with the skill, in the terminal or line by line in JSON."""
    from bedside.amazon import PretendAmazon
    from bedside.household import furnished
    from bedside.remembering import world_on_the_desk
    from bedside.talk import talk_in_json, talk_in_terminal

    _must_be_supported(chosen.locale)
    skill = furnished(world_on_the_desk(chosen.memory))
    device = Device(skill, chosen.locale, chosen.night, application_id=application_id())
    with PretendAmazon(permitted=False, time_zone=device.bedside.zone.key) as amazon:
        device.amazon = amazon
        (talk_in_json if chosen.json else talk_in_terminal)(device)


def understand(chosen: Namespace) -> None:
    """JSON lines in, what is understood of each out."""
    from bedside.taking import as_json, taken

    _must_be_supported(chosen.locale)
    hearing, skill = _hearing(chosen.locale), _skill()
    for number, line in typed_lines():
        if line.strip():
            text, context = _sentence(line, number)
            say_json(as_json(taken(skill, hearing, text, context, chosen.locale)))


def evaluate_vignettes(chosen: Namespace) -> None:
    """Play written cases, in intents and in words."""
    from bedside import scores
    from bedside.cases import Guide, read_cases
    from bedside.vignettes import MODES, play
    from leg_comfort.clinic import load_clinic

    cases = read_cases(chosen.file)
    guide, hearing = Guide.of(load_clinic()), _hearing(LOCALE)
    results = {mode: play(cases, _skill(), guide, mode, hearing) for mode in MODES}
    if chosen.json:
        say_json(scores.as_json(results), indent=1)
    else:
        say(scores.as_text(results))


def evaluate_utterances(chosen: Namespace) -> None:
    """Measure the understanding of single sentences."""
    from functools import partial

    from bedside.taking import read_sentences, taken
    from bedside.utterances import evaluate

    sentences = read_sentences(chosen.file)
    report = evaluate(sentences, partial(taken, _skill(), _hearing(LOCALE)))
    if chosen.json:
        say_json(report.as_json(), indent=1)
    else:
        say(report.as_text())


def evaluate_transcripts(chosen: Namespace) -> bool:
    """Play conversations. True where one did not go as written, or takes too long to say."""
    from functools import cache

    from bedside.conversations import Report, read_folder
    from bedside.rehearsal import rehearse

    transcripts, hearing = read_folder(chosen.folder), cache(_hearing)
    for each in transcripts:
        _must_be_supported(each.locale)
    report = Report([rehearse(each, _skill(), hearing(each.locale)) for each in transcripts])
    if chosen.json:
        say_json(report.as_json(), indent=1)
    else:
        say(report.as_text())
    return bool(report.failed or report.over_budget)


def knowledge(chosen: Namespace) -> None:
    """The medical content with its sources."""
    from bedside import knowledge_sheet
    from leg_comfort.clinic import load_clinic
    from leg_comfort.speech import load_words

    _must_be_supported(chosen.locale)
    clinic = load_clinic()
    if chosen.json:
        say_json(knowledge_sheet.as_json(clinic), indent=1)
    else:
        words = load_words(chosen.locale)
        acts = _texts(words, {flag: f"emergency.{flag}.act" for flag in clinic.red_flags})
        questions = _texts(words, {id_: f"ask.{id_}.full" for id_ in clinic.questions})
        say(knowledge_sheet.as_text(clinic, acts, questions))


def _texts(words: "Words", lines: Mapping[str, str]) -> dict[str, str]:
    """What is said for each id, by the id of its line; an id without a line is left out.

    Where a line names a day and a time, they are those that would be offered on a certain night.
    """
    from leg_comfort.conversation import proposed_time, reminder_values

    values = reminder_values(proposed_time(A_NIGHT), A_NIGHT.date())
    return {id_: words.text(line, values) for id_, line in lines.items() if words.has(line)}


def _skill() -> Handler:
    from lambda_function import lambda_handler

    handler: Handler = lambda_handler
    return handler


def _hearing(locale: str) -> Hearing:
    from bedside.hearing import hearing_for

    return hearing_for(locale)


def _must_be_supported(locale: str) -> None:
    from leg_comfort.speech import supported_locales
    from leg_comfort.speech.sources import DEFAULT_LOCALE

    known = sorted({DEFAULT_LOCALE, *supported_locales()})
    if locale not in known:
        raise InputError(f"unknown locale {locale!r}: choose from {', '.join(known)}")


def _sentence(line: str, number: int) -> tuple[str, str]:
    try:
        record = parse_json(line)
    except InputError as problem:
        raise InputError(f"line {number}: {problem}") from problem
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f'line {number}: expected an object with "text" and "context"')
    context = record.get("context") or "open"
    if not isinstance(context, str):
        raise InputError(f'line {number}: "context" must be text')
    return record["text"], context
