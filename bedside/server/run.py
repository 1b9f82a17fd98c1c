"""Run the endpoint until it is stopped."""

import logging
import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from flask import Blueprint

from bedside.console import InputError, say
from bedside.server.access import is_loopback
from bedside.server.app import ENDPOINT, create_app
from bedside.server.certificates import well_known_roots
from bedside.server.listener import HURRY_SECONDS, Listener
from bedside.server.verification import RequestVerifier
from bedside.simulator.echo import SkillHandler
from bedside.simulator.surroundings import deployment_from_environment, skill_in
from leg_comfort.alexa import SKILL_ID, warm_up

OpenPage = Callable[[SkillHandler], AbstractContextManager[Blueprint]]
"""Opens a page for the skill, and closes it at the end."""

HOST, PORT = "127.0.0.1", 8000


def serve(
    port: int = PORT,
    host: str = HOST,
    verify: bool = True,
    memory: Path | None = None,
    page: OpenPage | None = None,
) -> None:
    """Serve the skill until SIGINT or SIGTERM, then finish pending requests.

    port 0 takes a free one. The endpoint's address is the first line on standard output, and the
    page's, if there is one, the second. verify refuses requests that Amazon did not sign. memory is
    a file for preferences, by default the store that the environment names. page opens the page at
    /. Raises InputError if nothing may be served like that, or nobody can listen there.
    """
    if not verify and not is_loopback(host):
        raise InputError(f"--no-verify: only on a loopback address, and {host!r} is none")
    skill = _skill(memory)
    with ExitStack() as stack:
        pages = [stack.enter_context(page(skill))] if page else []
        listener = Listener(create_app(skill, _verifier() if verify else None, pages), host, port)
        signal.signal(signal.SIGTERM, lambda *_: listener.stop())
        signal.signal(signal.SIGINT, lambda *_: listener.stop(HURRY_SECONDS))
        address = f"http://{_written(host)}:{listener.port}"
        say(f"{address}{ENDPOINT}")
        if pages:
            say(f"{address}/")
        listener.run()


def _verifier() -> RequestVerifier:
    well_known_roots()
    return RequestVerifier(skill_id=os.environ.get(SKILL_ID))


def _skill(memory: Path | None) -> SkillHandler:
    """Return the skill, warmed up, and configure the log without waitress's queue warnings."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("waitress").setLevel(logging.ERROR)
    skill = skill_in(deployment_from_environment(memory))
    warm_up()
    return skill


def _written(host: str) -> str:
    """Return a host as it is written in an address."""
    return f"[{host}]" if ":" in host else host
