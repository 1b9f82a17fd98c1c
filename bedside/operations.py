"""The commands that serve, build and measure; see bedside.commands for the others."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from bedside.console import InputError, say, say_json
from bedside.simulator import alexa_requests
from bedside.simulator.echo import Handler

if TYPE_CHECKING:
    from flask import Blueprint


def serve(chosen: Namespace) -> None:
    """Serve the skill, and on this machine the bedside page, until told to stop."""
    from bedside.server import run
    from bedside.server.access import is_loopback

    port = run.PORT if chosen.port is None else chosen.port
    page = _page if is_loopback(chosen.host) or chosen.page_for else None
    run.serve(
        port, chosen.host, not chosen.no_verify, chosen.memory, page and partial(page, chosen)
    )


@contextmanager
def _page(chosen: Namespace, skill: Handler) -> "Iterator[Blueprint]":
    from bedside.web import Desks, bedside_page

    names = (chosen.page_for,) if chosen.page_for else ()
    with Desks(skill, application_id()) as desks:
        yield bedside_page(desks, names)


def build(chosen: Namespace) -> None:
    """Write what is deployed. What a deployer still has to say is told, and no error."""
    from bedside.packaging.deployable import write_deployable

    deployable = write_deployable(chosen.target, chosen.python, os.environ)
    if chosen.json:
        say_json(deployable.as_json(), indent=1)
    else:
        say(deployable.as_text())


def benchmark(chosen: Namespace) -> bool:
    """Measure starts and turns. True where a promise is not kept."""
    if chosen.endpoint:
        return _endpoint(chosen)
    return _outages(chosen) if chosen.memory else _cold_starts(chosen)


def _endpoint(chosen: Namespace) -> bool:
    from bedside.benchmark import endpoint_load

    figures = endpoint_load.measured()
    if chosen.json:
        say_json(figures.as_json(), indent=1)
    else:
        say(figures.as_text())
    return not figures.holds


def _cold_starts(chosen: Namespace) -> bool:
    from bedside.benchmark.cold_starts import benchmark
    from bedside.benchmark.runtime_api import FunctionError

    try:
        report = benchmark()
    except FunctionError as problem:
        raise InputError(str(problem)) from problem
    if chosen.json:
        say_json(report.as_json(), indent=1)
    else:
        say(report.as_text())
    return not report.kept


def _outages(chosen: Namespace) -> bool:
    from bedside.benchmark import outages

    figures = outages.measured()
    if chosen.json:
        say_json(outages.as_json(figures), indent=1)
    else:
        say(outages.as_text(figures))
    return not all(each.holds for each in figures)


def application_id() -> str:
    """The skill's own id where the environment has the skill check it."""
    return os.environ.get("LEG_COMFORT_SKILL_ID") or alexa_requests.APPLICATION_ID
