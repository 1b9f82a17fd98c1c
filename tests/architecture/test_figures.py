"""Every figure counts what its name says."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.figures import Figure, as_table
from tests.architecture.graph import arrows, circles, file_of, floors, room_below
from tests.architecture.homes import LOCALE, generated_lines, homes, most_homes, tracked
from tests.architecture.modules import ROOT, Checkout, Graph
from tests.architecture.plain_no import changes_of_file
from tests.architecture.sizes import (
    Length,
    longest_file,
    longest_function,
    repeated_modules,
    repeated_types,
    short_files,
)


def checkout_of(root: Path, files: Mapping[str, str]) -> Checkout:
    for name, text in {"lambda/lambda_function.py": "", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Checkout(root)


def graph_of(**imports: str) -> Graph:
    return {node: frozenset(names.split()) for node, names in imports.items()}


@pytest.mark.parametrize(
    "statement",
    [
        "import bedside.web.page",
        "from bedside.web import page",
        "from bedside.web.page import draw",
        "from .web import page",
        "from .web.page import draw",
        "def late():\n    from bedside.web import page",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bedside.web import page",
        "import importlib\nimportlib.import_module('bedside.web.page')",
    ],
)
def test_an_import_counts_however_it_is_written(tmp_path: Path, statement: str) -> None:
    checkout = checkout_of(tmp_path, {"bedside/cli.py": statement, "bedside/web/page.py": ""})
    assert "bedside.web.page" in checkout.imports(checkout.modules["bedside.cli"])


def test_a_module_that_is_named_in_part_counts_as_its_package(tmp_path: Path) -> None:
    text = "from importlib import import_module\nimport_module(f'bedside.commands.{name}')"
    checkout = checkout_of(tmp_path, {"bedside/cli.py": text})
    assert checkout.imports(checkout.modules["bedside.cli"]) >= {"bedside.commands"}


def test_a_folder_is_one_room_and_arrows_within_it_do_not_count(tmp_path: Path) -> None:
    checkout = checkout_of(
        tmp_path,
        {
            "bedside/cli.py": "from bedside.web import page, server",
            "bedside/web/page.py": "from bedside.web import server\nfrom leg_comfort import clinic",
            "bedside/web/server.py": "",
            "lambda/leg_comfort/clinic.py": "",
        },
    )
    assert checkout.graph(room_below("bedside")) == graph_of(cli="web", web="")


def test_floors_of_a_package_count_its_files_and_those_of_its_folders(tmp_path: Path) -> None:
    checkout = checkout_of(
        tmp_path,
        {
            "lambda/leg_comfort/alexa/__init__.py": "",
            "lambda/leg_comfort/alexa/entry.py": "from leg_comfort.alexa.screens import view",
            "lambda/leg_comfort/alexa/screens/view.py": "from leg_comfort.alexa import request",
            "lambda/leg_comfort/alexa/request.py": "",
            "lambda/leg_comfort/alexa_api.py": "",
        },
    )
    graph = checkout.graph(file_of("leg_comfort.alexa"))
    assert set(graph) == {
        f"leg_comfort.alexa{end}" for end in ("", ".entry", ".screens.view", ".request")
    }
    assert floors(graph) == 3


def test_floors_are_the_longest_chain() -> None:
    assert floors(graph_of(a="b c", b="c", c="")) == 3


def test_a_circle_counts_in_whole() -> None:
    graph = graph_of(a="b", b="c", c="b d", d="")
    assert circles(graph) == [{"b", "c"}]
    assert floors(graph) == 4


def test_an_arrow_counts_once() -> None:
    assert arrows(graph_of(a="b c", b="c", c="b")) == 4


def test_lengths_count_from_the_signature_to_the_end(tmp_path: Path) -> None:
    text = 'def short():\n    pass\n\n\ndef long(\n    a,\n):\n    """Say."""\n\n    return a\n'
    modules = checkout_of(tmp_path, {"bedside/cli.py": text}).modules.values()
    assert longest_function(modules) == Length(6, "bedside.cli.long")
    assert longest_file(modules) == Length(10, "bedside.cli")


def test_a_short_file_has_fewer_than_35_lines_and_more_than_one(tmp_path: Path) -> None:
    lines = {
        "lambda/lambda_function.py": 35,
        "bedside/a.py": 34,
        "bedside/__init__.py": 1,
        "bedside/b/__init__.py": 2,
    }
    checkout = checkout_of(tmp_path, {name: "x = 1\n" * count for name, count in lines.items()})
    assert short_files(checkout.modules.values()) == ["bedside.a", "bedside.b"]


def test_names_are_used_twice_by_modules_classes_and_aliases(tmp_path: Path) -> None:
    checkout = checkout_of(
        tmp_path,
        {
            "bedside/web/page.py": "class Answer: ...\nLIMIT = 1\n_Kind = int",
            "bedside/server/page.py": "Answer = dict[str, int]\nLIMIT = 2\nclass _Kind: ...",
            "bedside/web/__init__.py": "",
            "bedside/server/__init__.py": "class Page: ...",
        },
    )
    modules = checkout.modules.values()
    places = ["bedside.server.page", "bedside.web.page"]
    assert repeated_modules(modules) == {"page": places}
    assert repeated_types(modules) == {"Answer": places, "_Kind": places}


FILES = [
    *("speech_templates/en/ask.toml", "speech_templates/en-GB/calendar.toml"),
    *("interaction_models/en-GB.json", "infra/skill/en.toml", "infra/skill/entry.toml"),
    *("tests/speech/templates/en/ask.toml", "tests/conversations/en/relief/a.txt"),
]


def test_a_home_is_a_folder_that_holds_something_of_that_name() -> None:
    files = list(map(PurePosixPath, FILES))
    assert homes(files, "en") == ["infra/skill", "speech_templates", "tests/conversations"]
    assert most_homes(files, LOCALE) == ["interaction_models", "speech_templates"]


def test_generated_lines_are_those_of_files_that_a_command_writes(tmp_path: Path) -> None:
    for name in ("interaction_models/en-GB.json", "interaction_models/phrases/en/talk.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{\n}\n")
    assert generated_lines(tmp_path, tracked(tmp_path)) == {"interaction_models/en-GB.json": 2}


def test_git_keeps_this_file_and_nothing_that_it_ignores() -> None:
    files = tracked(ROOT)
    assert PurePosixPath(__file__).relative_to(ROOT) in files
    assert not [file for file in files if file.suffix == ".pyc"]


def test_a_plain_no_is_followed_from_file_to_file() -> None:
    from lambda_function import lambda_handler

    below = ROOT / "lambda"
    changes = [
        str(Path(file).relative_to(below)) for file in changes_of_file(lambda_handler, below)
    ]
    assert changes[0] == "lambda_function.py"
    assert {"leg_comfort/conversation/router.py", "leg_comfort/speech/words.py"} <= set(changes)
    assert not [one for one, next_one in pairwise(changes) if one == next_one]


def test_the_table_names_the_aims_that_are_missed() -> None:
    now = [
        Figure("rooms", 12, 11),
        Figure("lines", 1000, 2000),
        Figure("files", 55, 50, about=True),
    ]
    then = [Figure("rooms", 44, 11), Figure("lines", 3000, 2000), Figure("files", 60, 50)]
    assert as_table(now, then).splitlines() == [
        "        then    now  aim, at most",
        "rooms     44     12  11  missed",
        "lines  3,000  1,000  2,000",
        "files     60     55  about 50",
    ]
