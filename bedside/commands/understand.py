"""Show how sentences are understood, as JSON lines."""

from argparse import ArgumentParser, Namespace

from bedside.commands.common import add_locale, require_context, require_locale, skill
from bedside.console import InputError, parse_json, say_json, typed_lines

HELP = "show how sentences are understood"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = 'JSON lines {"text", "context"} in, {"intent", "slots", "findings"} out.'
    add_locale(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> None:
    """Answer each line of standard input as soon as it is read."""
    from bedside.evaluation.utterances.asking_skill import as_json, interpret
    from bedside.nlu import nlu_for

    require_locale(arguments.locale)
    nlu, handler = nlu_for(arguments.locale), skill(arguments.locale)
    for number, line in typed_lines():
        if line.strip():
            text, context = _sentence(line, number)
            say_json(as_json(interpret(handler, nlu, text, context, arguments.locale)))


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
    try:
        require_context(context)
    except InputError as problem:
        raise InputError(f"line {number}: {problem}") from problem
    return record["text"], context
