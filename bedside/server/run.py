"""What `leg-comfort serve` does."""

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
from bedside.server.listener import Listener
from bedside.server.verification import RequestVerifier
from bedside.simulator.echo import Handler
from bedside.simulator.surroundings import skill_in, world_from_environment
from leg_comfort.alexa import SKILL_ID, warm_up

OpenPage = Callable[[Handler], AbstractContextManager[Blueprint]]
"""What sets up a page around the skill, and puts it away in the end."""

HOST, PORT = "127.0.0.1", 8000


def serve(
    port: int = PORT,
    host: str = HOST,
    verify: bool = True,
    memory: Path | None = None,
    page: OpenPage | None = None,
) -> None:
    """Serve the skill until SIGINT or SIGTERM; then answer what was asked already, and return.

    port: 0 takes a free one; the address is the first line on standard output. verify: refuse what
    Amazon did not sign. memory: a file for preferences, else what the environment says. page: the
    page at /, if any. Raises InputError where nothing may be served like that, OSError where the
    port is taken.
    """
    if not verify and not is_loopback(host):
        raise InputError(f"--no-verify: only on a loopback address, and {host!r} is none")
    skill = _skill(memory)
    with ExitStack() as stack:
        pages = [stack.enter_context(page(skill))] if page else []
        listener = Listener(create_app(skill, _gate() if verify else None, pages), host, port)
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda *_: listener.stop())
        say(f"http://{_written(host)}:{listener.port}{ENDPOINT}")
        listener.run()


def _gate() -> RequestVerifier:
    well_known_roots()
    return RequestVerifier(skill_id=os.environ.get(SKILL_ID))


def _skill(memory: Path | None) -> Handler:
    """The skill, warmed up, with a log that holds lines and nothing of waitress's queue."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("waitress").setLevel(logging.ERROR)
    skill = skill_in(world_from_environment(memory))
    warm_up()
    return skill


def _written(host: str) -> str:
    """A host as an address writes it."""
    return f"[{host}]" if ":" in host else host
