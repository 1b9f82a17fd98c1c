"""The command `leg-comfort`."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn, Protocol

from bedside.console import InputError, OutputError, complain, prepare, writing

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130


class TextOutput(Protocol):
    """Something that text is written to."""

    def write(self, text: str, /) -> object:
        """Write a text."""


class Parser(argparse.ArgumentParser):
    """A parser that reports an error in one line."""

    def error(self, message: str) -> NoReturn:
        """Write what is wrong and where to find help; exit with code 2."""
        complain(f"{message} (see {self.prog} --help)")
        raise SystemExit(BAD_INPUT)

    def print_help(self, file: TextOutput | None = None) -> None:
        """Write the help. argparse itself would pass over an output that takes no more."""
        with writing():
            (file or sys.stdout).write(self.format_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 for success, 1 if something failed, 2 for bad input, 130 after Ctrl-C.
    """
    try:
        prepare()
        return FAILED if _run(arguments) else 0
    except InputError as problem:
        if isinstance(problem, OutputError):
            _discard_output()
        complain(str(problem))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return 0
    except OSError as problem:
        complain(_told(problem))
    except Exception as problem:
        from bedside.commands.common import broken_file

        told = broken_file(problem)
        if told is None:
            raise
        complain(told)
    return BAD_INPUT


def _run(arguments: Sequence[str] | None) -> bool:
    chosen = parser().parse_args(arguments)
    failed = bool(chosen.run(chosen))
    with writing():
        return failed


def _told(problem: OSError) -> str:
    reason = problem.strerror or str(problem)
    return reason if problem.filename is None else f"{problem.filename}: {reason}"


def commands() -> dict[str, ModuleType]:
    """Return the module of each command; `bedside.commands` says what a module has to offer.

    They are imported here, and not when this module is, so that Ctrl-C is quiet meanwhile.
    """
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

    found = (talk, understand, evaluate, knowledge, language, model, serve, build, benchmark)
    return {module.__name__.rpartition(".")[2]: module for module in found}


def parser() -> Parser:
    """Return the parser of all commands."""
    whole = Parser(prog="leg-comfort", description="Leg Comfort, the Alexa skill, on your desk.")
    added = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in commands().items():
        command.configure(added.add_parser(name, help=command.HELP))
    return whole


def _discard_output() -> None:
    """Keep the interpreter from complaining at exit that its output cannot be written."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
