"""HTTP on this machine alone: what comes in becomes Received, an Answer goes out."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from ssl import SSLContext, SSLError
from threading import Event

from bedside.amazon.answers import Answer
from bedside.amazon.behaviour import Behaviour
from bedside.amazon.received import Received

LOOPBACK = "127.0.0.1"
MOST_BYTES = 100_000

Line = socket | tuple[bytes, socket]
Reply = Callable[[Received], tuple[Behaviour, Answer]]


class Server(ThreadingHTTPServer):
    """Listens on a free port. closing: set when nobody is to be kept waiting any longer."""

    def __init__(self, reply: Reply, certificate: SSLContext | None) -> None:
        """Reply: how to behave to a request, and what to answer. certificate: None for http."""
        self.reply = reply
        self.closing = Event()
        self.certificate = certificate
        super().__init__((LOOPBACK, 0), Handler)

    def finish_request(self, request: Line, client_address: object) -> None:
        """Answer on a line that has just been opened; one that is broken off is nobody's fault."""
        with suppress(ConnectionError, SSLError), self._secured(request) as line:
            super().finish_request(line, client_address)

    def _secured(self, line: Line) -> AbstractContextManager[Line]:
        if self.certificate is None or not isinstance(line, socket):
            return nullcontext(line)
        return self.certificate.wrap_socket(line, server_side=True)


class Handler(BaseHTTPRequestHandler):
    """One request, and the line closed after it."""

    server: Server
    protocol_version = "HTTP/1.1"

    def answer_it(self) -> None:
        """Read the request, and answer it as the server says."""
        behaviour, answer = self.server.reply(self._received())
        self.close_connection = True
        if self.server.closing.wait(behaviour.wait):
            return
        sent = self._written(answer) if behaviour.raw is None else behaviour.raw
        self._send(sent, behaviour.drip)

    do_GET = do_POST = do_PUT = do_DELETE = answer_it
    do_PATCH = do_HEAD = do_OPTIONS = answer_it

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a path holds ids."""

    def _received(self) -> Received:
        length = min(int(self.headers.get("Content-Length", 0)), MOST_BYTES)
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Received(self.command, self.path, headers, self.rfile.read(length))

    def _written(self, answer: Answer) -> bytes:
        length = str(len(answer.content))
        headers = {"Content-Type": "application/json", "Content-Length": length, **answer.headers}
        lines = [f"HTTP/1.1 {answer.status} -", *(f"{name}: {headers[name]}" for name in headers)]
        return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + answer.content

    def _send(self, sent: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(sent)
            return
        for place in range(len(sent)):
            if self.server.closing.wait(drip):
                return
            self.wfile.write(sent[place : place + 1])
