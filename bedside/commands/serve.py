"""Serve the skill's endpoint, and on this machine the bedside page."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from bedside.commands.common import (
    add_locale,
    application_id,
    path_named,
    require_content,
    require_locale,
)

if TYPE_CHECKING:
    from flask import Blueprint

    from bedside.simulator.echo import SkillHandler

HELP = "the skill's endpoint, and a bedside page"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.description = (
        "POST /alexa is the skill's endpoint and refuses whatever Amazon did not sign; GET / is a "
        "page with an Echo in it, for this machine alone; GET /health says whether it runs."
    )
    parser.add_argument("--port", type=int, metavar="N", help="0 takes a free one (default: 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1)")
    parser.add_argument("--no-verify", action="store_true", help="take any request; loopback only")
    parser.add_argument("--page-for", metavar="NAME", help="another host name for the page")
    parser.add_argument(
        "--memory", type=path_named, metavar="FILE", help="file that keeps preferences"
    )
    add_locale(parser, "of the page at first,")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> None:
    """Serve until told to stop."""
    from bedside.server.access import is_loopback
    from bedside.server.run import PORT, serve

    require_locale(arguments.locale)
    require_content(arguments.locale, fully=True)
    port = PORT if arguments.port is None else arguments.port
    has_page = is_loopback(arguments.host) or arguments.page_for
    page = partial(_page, arguments) if has_page else None
    serve(port, arguments.host, not arguments.no_verify, arguments.memory, page)


@contextmanager
def _page(arguments: Namespace, skill: "SkillHandler") -> "Iterator[Blueprint]":
    from bedside.nlu import nlu_for
    from bedside.web import EchoPool, bedside_page

    nlu = nlu_for(arguments.locale)
    if nlu.kept:
        nlu.load()
    else:
        nlu.begin()  # The page may be opened before that is done.
    names = (arguments.page_for,) if arguments.page_for else ()
    with EchoPool(skill, application_id(), arguments.memory) as pool:
        yield bedside_page(pool, names, arguments.locale)
