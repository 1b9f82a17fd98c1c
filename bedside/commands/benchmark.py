"""Measure how long starts and turns take."""

from argparse import ArgumentParser, Namespace

from bedside.commands.common import add_json
from bedside.console import InputError, say, say_json

HELP = "how long starts and turns take"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = (
        "Cold starts, first requests and warm turns of the bundle, beside hello worlds on the same "
        "Python in the same run; exit code 1 if a promise is not kept."
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--memory",
        action="store_true",
        help="instead: whole conversations while memory or Amazon's services fail",
    )
    instead.add_argument(
        "--endpoint", action="store_true", help="instead: the endpoint of `serve` under load"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> bool:
    """Measure; return whether a promise is not kept."""
    if arguments.endpoint:
        return _endpoint(arguments)
    return _outages(arguments) if arguments.memory else _cold_starts(arguments)


def _endpoint(arguments: Namespace) -> bool:
    from bedside.benchmark import endpoint_load

    figures = endpoint_load.measured()
    if arguments.json:
        say_json(figures.as_json(), indent=1)
    else:
        say(figures.as_text())
    return not figures.holds


def _cold_starts(arguments: Namespace) -> bool:
    from bedside.benchmark.cold_starts import benchmark
    from bedside.benchmark.runtime_api import FunctionError

    try:
        report = benchmark()
    except FunctionError as problem:
        raise InputError(str(problem)) from problem
    if arguments.json:
        say_json(report.as_json(), indent=1)
    else:
        say(report.as_text())
    return not report.kept


def _outages(arguments: Namespace) -> bool:
    from bedside.benchmark import outages

    figures = outages.measured()
    if arguments.json:
        say_json(outages.as_json(figures), indent=1)
    else:
        say(outages.as_text(figures))
    return not all(each.holds for each in figures)
