"""Measure the skill: written cases, labelled sentences and whole conversations."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from bedside.commands.common import add_json, add_locale, path_named, require_locale, skill
from bedside.console import Json, complain, read_records, say, say_json
from leg_comfort.locales import language_of

Judged = TypeVar("Judged")
HELP = "measure the skill with cases of your own"


def configure(parser: ArgumentParser) -> None:
    """Add a subcommand for each kind of evaluation."""
    kinds = parser.add_subparsers(title="what to measure", metavar="KIND", required=True)
    help_text = "whole conversations: cause, triage, questions"
    vignettes = kinds.add_parser("vignettes", help=help_text)
    _records(vignettes, help_text, run_vignettes)
    vignettes.add_argument(
        "--noise",
        type=path_named,
        metavar="FILE",
        help="a JSON list of replies that answer nothing",
    )
    help_text = "single sentences: intents and red flags"
    _records(kinds.add_parser("utterances", help=help_text), help_text, run_utterances)
    help_text = "replies to the safety checks: passed, alarmed, or asked again"
    _records(kinds.add_parser("answers", help=help_text), help_text, run_answers)
    help_text = "answers to the other questions: heard, missed, or heard as something else"
    _records(kinds.add_parser("questions", help=help_text), help_text, run_questions)
    help_text = "warning signs, and what only sounds like one: alarmed, asked or passed over"
    _records(kinds.add_parser("signs", help=help_text), help_text, run_signs)
    played = kinds.add_parser("transcripts", help="conversations as they were written")
    played.description = "Play conversations; exit code 1 if one does not go as written."
    played.add_argument("folder", type=path_named, metavar="FOLDER", help="transcripts, as *.txt")
    add_json(played)
    played.set_defaults(run=run_transcripts)


def _records(kind: ArgumentParser, help_text: str, run: Callable[[Namespace], object]) -> None:
    kind.description = f"{help_text.capitalize()}."
    kind.add_argument("file", type=path_named, metavar="FILE", help="a JSON list of records")
    add_locale(kind, "of records that name none")
    add_json(kind)
    kind.set_defaults(run=run)


def run_vignettes(arguments: Namespace) -> None:
    """Play written cases, once answering in intents and once in words."""
    from bedside.evaluation.records import by_locale
    from bedside.evaluation.vignettes import scores
    from bedside.evaluation.vignettes.cases import Guide, read_cases, read_noise
    from bedside.evaluation.vignettes.playing import MODES, NOISE, CaseOutcome, play
    from bedside.nlu import nlu_for
    from leg_comfort.clinic import load_clinic

    cases, guide = read_cases(arguments.file), Guide.of(load_clinic())
    noise = [] if arguments.noise is None else read_noise(arguments.noise)
    modes = (*MODES, *[NOISE] * bool(noise))
    results: dict[str, list[CaseOutcome]] = {mode: [] for mode in modes}
    for locale, own in by_locale(cases, lambda case: case.locale, arguments.locale).items():
        for mode, outcomes in results.items():
            said = noise if mode == NOISE else ()
            nlu = nlu_for(locale)
            outcomes.extend(play(own, skill(locale), guide, mode, nlu, locale, said))
    _say_unknown_ids(arguments)
    if arguments.json:
        say_json(scores.as_json(results), indent=1)
    else:
        say(scores.as_text(results))


def run_answers(arguments: Namespace) -> bool:
    """Score replies to the safety checks; return whether one of them passed or alarmed wrongly."""
    from bedside.evaluation.answers import as_json, as_text, judge, read_replies

    judged = _judged(read_replies(arguments.file), judge, arguments)
    _report(judged, as_json, as_text, arguments)
    return any(each.cleared or each.alarmed for each in judged)


def run_questions(arguments: Namespace) -> None:
    """Score how answers to the questions that look for the cause are heard."""
    from bedside.evaluation.questions import as_json, as_text, judge, read_answers

    _report(_judged(read_answers(arguments.file), judge, arguments), as_json, as_text, arguments)


def run_signs(arguments: Namespace) -> None:
    """Score what the skill does at sentences that tell of a warning sign, or sound like one."""
    from bedside.evaluation.signs import as_json, as_text, judge, read_signs

    _report(_judged(read_signs(arguments.file), judge, arguments), as_json, as_text, arguments)


def _judged(
    records: list[dict[str, Any]], judge: Callable[..., list[Judged]], arguments: Namespace
) -> list[Judged]:
    """Say each record at a device of its locale, and return what came of each."""
    from bedside.nlu import nlu_for

    return [
        each
        for locale, own in _by_locale(records, arguments).items()
        for each in judge(own, skill(locale), nlu_for(locale), locale)
    ]


def _report(
    judged: list[Judged],
    as_json: Callable[[list[Judged]], Json],
    as_text: Callable[[list[Judged]], str],
    arguments: Namespace,
) -> None:
    if arguments.json:
        say_json(as_json(judged), indent=1)
    else:
        say(as_text(judged))


def run_utterances(arguments: Namespace) -> None:
    """Score how single sentences are understood."""
    from bedside.evaluation.utterances.asking_skill import read_sentences
    from bedside.evaluation.utterances.scoring import UtteranceReport, evaluate, interpreter_for

    report = UtteranceReport(())
    for locale, records in _by_locale(read_sentences(arguments.file), arguments).items():
        report += evaluate(records, interpreter_for(locale), language_of(locale))
    if arguments.json:
        say_json(report.as_json(), indent=1)
    else:
        say(report.as_text())


def _by_locale(
    records: "list[dict[str, Any]]", arguments: Namespace
) -> "dict[str, list[dict[str, Any]]]":
    """Return the records of each locale, and say which of their ids do not exist."""
    from bedside.evaluation.records import by_locale

    _say_unknown_ids(arguments)
    return by_locale(records, lambda record: record.get("locale"), arguments.locale)


def _say_unknown_ids(arguments: Namespace) -> None:
    from bedside.evaluation.records import told_of_unknown_ids
    from leg_comfort.clinic import load_clinic

    if told := told_of_unknown_ids(read_records(arguments.file), load_clinic()):
        complain(f"{arguments.file}: {told}")


def run_transcripts(arguments: Namespace) -> bool:
    """Play conversations; return whether one failed or takes too long to say."""
    from bedside.evaluation.transcripts.playback import play_transcript
    from bedside.evaluation.transcripts.report import TranscriptReport, read_folder
    from bedside.nlu import nlu_for

    transcripts, nlu = read_folder(arguments.folder), cache(nlu_for)
    for each in transcripts:
        require_locale(each.locale)
    report = TranscriptReport(
        [play_transcript(each, skill(), nlu(each.locale)) for each in transcripts]
    )
    if arguments.json:
        say_json(report.as_json(), indent=1)
    else:
        say(report.as_text())
    return bool(report.failed or report.over_budget)
