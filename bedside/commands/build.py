"""Build what is deployed: the function's bundle and the skill package."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bedside.commands.common import add_json
from bedside.console import say, say_json

HELP = "what is deployed: the bundle and the skill package"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = (
        "Write build/bundle.zip, which the function runs, and the skill package beside it. "
        "The environment says where they will be reached: see infra/README.md."
    )
    parser.add_argument("--target", type=Path, default=Path("build"), metavar="FOLDER")
    parser.add_argument("--python", type=Path, metavar="FILE", help="the Python to compile for")
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> None:
    """Build; settings that are still missing for publishing are listed, and are no failure."""
    from bedside.packaging.deployable import write_deployable

    deployable = write_deployable(arguments.target, arguments.python, os.environ)
    if arguments.json:
        say_json(deployable.as_json(), indent=1)
    else:
        say(deployable.as_text())
