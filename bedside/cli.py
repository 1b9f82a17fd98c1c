"""The command `leg-comfort`: the skill on your desk.

Every command imports what it needs when it runs, so that `--help` answers at once.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from bedside.console import InputError, complain, prepare

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit code 2."""
        complain(f"{message} (see {self.prog} --help)")
        raise SystemExit(BAD_INPUT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code 0, 1 where something failed, 2 for bad input, 130 for Ctrl-C."""
    chosen = parser().parse_args(arguments)
    failed = False
    try:
        from bedside import commands

        prepare()
        failed = getattr(commands, chosen.command.replace(" ", "_"))(chosen)
        sys.stdout.flush()
    except InputError as problem:
        complain(str(problem))
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
    except OSError as problem:
        complain(problem.strerror or str(problem))
        return FAILED
    return FAILED if failed else 0


def parser() -> Parser:
    """All commands and their options."""
    whole = Parser(prog="leg-comfort", description="Leg Comfort, the Alexa skill, on your desk.")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _talk(commands.add_parser("talk", help="talk with the skill in this terminal"))
    _understand(commands.add_parser("understand", help="what is understood of sentences"))
    _evaluate(commands.add_parser("evaluate", help="measure the skill with cases of your own"))
    _knowledge(commands.add_parser("knowledge", help="the medical content, with its sources"))
    _serve(commands.add_parser("serve", help="the skill's endpoint, and a bedside page"))
    _build(commands.add_parser("build", help="what is deployed: the bundle and the skill package"))
    _benchmark(commands.add_parser("benchmark", help="how long starts and turns take"))
    return whole


def _talk(talk: argparse.ArgumentParser) -> None:
    talk.description = (
        "Talk with the skill. An empty line is silence, ? shows what was understood, "
        "Ctrl-D says good-bye. With --json, a line after the end of a session opens a new one, "
        "as a one-shot request to the skill does; where Alexa herself asks for the permission to "
        "set reminders, it answers her: yes, no, or an empty line."
    )
    _with_locale(talk)
    talk.add_argument("--night", action="store_true", help="it is night where the device stands")
    talk.add_argument("--memory", type=Path, metavar="FILE", help="where preferences are kept")
    talk.add_argument(
        "--json",
        action="store_true",
        help="one utterance a line in, one JSON object a turn out, the launch first",
    )
    talk.set_defaults(command="talk")


def _understand(understand: argparse.ArgumentParser) -> None:
    understand.description = (
        'JSON lines {"text", "context"} in, {"intent", "slots", "findings"} out.'
    )
    _with_locale(understand)
    understand.set_defaults(command="understand")


def _evaluate(evaluate: argparse.ArgumentParser) -> None:
    kinds = evaluate.add_subparsers(title="what to measure", metavar="KIND", required=True)
    for kind, help_text in (
        ("vignettes", "whole conversations: cause, triage, questions"),
        ("utterances", "single sentences: intents and red flags"),
    ):
        measured = kinds.add_parser(kind, help=help_text, description=help_text.capitalize() + ".")
        measured.add_argument("file", type=Path, metavar="FILE", help="a JSON list of records")
        measured.add_argument("--json", action="store_true", help="one JSON object")
        measured.set_defaults(command=f"evaluate {kind}")
    played = kinds.add_parser("transcripts", help="conversations as they were written")
    played.description = "Play conversations; exit code 1 where one does not go as written."
    played.add_argument("folder", type=Path, metavar="FOLDER", help="transcripts, as *.txt")
    played.add_argument("--json", action="store_true", help="one JSON object")
    played.set_defaults(command="evaluate transcripts")


def _serve(serve: argparse.ArgumentParser) -> None:
    serve.description = (
        "POST /alexa is the skill's endpoint and refuses whatever Amazon did not sign; GET / is a "
        "page with a device in it, for this machine alone; GET /health says whether it lives."
    )
    serve.add_argument("--port", type=int, metavar="N", help="0 takes a free one (default: 8000)")
    serve.add_argument("--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1)")
    serve.add_argument("--no-verify", action="store_true", help="take any request; loopback only")
    serve.add_argument("--page-for", metavar="NAME", help="the host that the page answers to too")
    serve.add_argument("--memory", type=Path, metavar="FILE", help="where preferences are kept")
    serve.set_defaults(command="serve")


def _build(build: argparse.ArgumentParser) -> None:
    build.description = (
        "Write build/bundle.zip, which the function runs, and the skill package beside it. "
        "The environment says where they will be reached: see infra/README.md."
    )
    build.add_argument("--target", type=Path, default=Path("build"), metavar="FOLDER")
    build.add_argument("--python", type=Path, metavar="FILE", help="the Python to compile for")
    build.add_argument("--json", action="store_true", help="one JSON object")
    build.set_defaults(command="build")


def _benchmark(benchmark: argparse.ArgumentParser) -> None:
    benchmark.description = (
        "Cold starts and warm turns of the bundle, beside hello worlds on the same Python in the "
        "same run; exit code 1 where a promise is not kept."
    )
    benchmark.add_argument(
        "--memory",
        action="store_true",
        help="instead: whole conversations while memory or Amazon's services fail",
    )
    benchmark.add_argument(
        "--endpoint", action="store_true", help="instead: the endpoint of `serve` under load"
    )
    benchmark.add_argument("--json", action="store_true", help="one JSON object")
    benchmark.set_defaults(command="benchmark")


def _knowledge(knowledge: argparse.ArgumentParser) -> None:
    knowledge.description = "The whole medical content with its sources, for review."
    _with_locale(knowledge)
    knowledge.add_argument("--json", action="store_true", help="one JSON object")
    knowledge.set_defaults(command="knowledge")


def _with_locale(command: argparse.ArgumentParser) -> None:
    command.add_argument("--locale", default="en-US", help="such as en-GB (default: en-US)")


def _discard_output() -> None:
    """Nobody reads on: keep the interpreter from complaining about it at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
