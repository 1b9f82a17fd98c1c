"""A DynamoDB in a process of its own: `python -m tests.memory.server PORT`, 0 for any.

It is moto's server, but takes one request after the other: DynamoDB does the whole of a request on
an item or nothing, and moto's threads do not.
"""

import logging
import sys
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server


def one_at_a_time(app: Callable[..., Iterable[bytes]]) -> Callable[..., list[bytes]]:
    lock = Lock()

    def answer(environ: dict[str, Any], start_response: Callable[..., object]) -> list[bytes]:
        with lock:
            return list(app(environ, start_response))

    return answer


def main() -> None:
    """Say which port it is, then serve until the end."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = one_at_a_time(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", int(sys.argv[1]), app, threaded=True)
    print(server.server_port, flush=True)  # noqa: T201 - who started it reads this
    server.serve_forever()


if __name__ == "__main__":
    main()
