"""A DynamoDB in a separate process: `python -m tests.memory.server PORT`, 0 for any port.

It is moto's server, but handles one request after the other: DynamoDB's requests on an item are
atomic, and those of moto's threads are not.
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
    """Print the port, then serve until the process is killed."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = one_at_a_time(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", int(sys.argv[1]), app, threaded=True)
    print(server.server_port, flush=True)  # noqa: T201 - read by the parent process
    server.serve_forever()


if __name__ == "__main__":
    main()
