"""The command `leg-comfort`."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bedside.commands import (
    benchmark,
    build,
    evaluate,
    knowledge,
    language,
    model,
    serve,
    talk,
    understand,
)
from bedside.console import InputError, complain, prepare

COMMANDS = {
    "talk": talk,
    "understand": understand,
    "evaluate": evaluate,
    "knowledge": knowledge,
    "language": language,
    "model": model,
    "serve": serve,
    "build": build,
    "benchmark": benchmark,
}
"""Name → module; `bedside.commands` says what a module has to offer."""

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """A parser that reports an error in one line."""

    def error(self, message: str) -> NoReturn:
        """Write what is wrong and where to find help; exit with code 2."""
        complain(f"{message} (see {self.prog} --help)")
        raise SystemExit(BAD_INPUT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 for success, 1 if something failed, 2 for bad input, 130 after Ctrl-C.
    """
    chosen = parser().parse_args(arguments)
    failed = False
    try:
        prepare()
        failed = chosen.run(chosen)
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
    """Return the parser of all commands."""
    whole = Parser(prog="leg-comfort", description="Leg Comfort, the Alexa skill, on your desk.")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        command.configure(commands.add_parser(name, help=command.HELP))
    return whole


def _discard_output() -> None:
    """Keep the interpreter from complaining at exit that nobody reads its output."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
