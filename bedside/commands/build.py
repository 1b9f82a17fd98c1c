"""Build what is deployed: the function's bundle and the skill package."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bedside.commands.common import add_json, path_named, require_content, require_folder
from bedside.console import say, say_json
from leg_comfort.locales import LOCALES, language_of

HELP = "what is deployed: the bundle and the skill package"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = (
        "Write build/bundle.zip, which the function runs, and beside it the skill package and the "
        "sentences that Amazon's evaluation of the model reads. "
        "The environment says where they will be reached: see infra/README.md."
    )
    parser.add_argument("--target", type=path_named, default=Path("build"), metavar="FOLDER")
    parser.add_argument(
        "--python", type=path_named, metavar="FILE", help="the Python to compile for"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> None:
    """Build; settings that are still missing for publishing are listed, and are no failure."""
    from bedside.evaluation.utterances import annotations
    from bedside.packaging.deployable import write_deployable

    require_folder(arguments.target)
    for locale in {language_of(each): each for each in LOCALES}.values():
        require_content(locale)
    deployable = write_deployable(arguments.target, arguments.python, os.environ)
    written = annotations.write_annotations(arguments.target, annotations.SENTENCES)
    if arguments.json:
        told = {**deployable.as_json(), "annotations": [*map(str, written)]}
        say_json(told, indent=1)
    else:
        say(deployable.as_text())
        files = ", ".join(map(str, written)) or "none, for tests/data/ is not here"
        say(f"annotations: {files}")
