"""Waitress, as it is wanted here: whatever is no HTTP gets a 4xx with nothing in it."""

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask

from bedside.serving.refusals import at_the_client, log_why


class StrictParser(HTTPRequestParser):  # type: ignore[misc]
    """A parser that also refuses what the library's stumbles over."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request; ParsingError where it is none.

        An address such as http://[ and a length of five thousand digits raise ValueError.
        """
        try:
            super().parse_header(header_plus)
        except ValueError as problem:
            raise ParsingError("no HTTP") from problem


class Silence(ErrorTask):  # type: ignore[misc]
    """The answer to what is no HTTP. The library's own would repeat what was sent."""

    def execute(self) -> None:
        """Answer with a status, and close the connection."""
        status = at_the_client(self.request.error.code)
        log_why(status.phrase)
        self.status = f"{status.value} {status.phrase}"
        self.set_close_on_finish()
        self.content_length = 0
        self.write(b"")


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    parser_class = StrictParser
    error_task_class = Silence

    @property
    def busy(self) -> bool:
        """Whether somebody has asked, or begun to ask, and has not been answered."""
        return bool(self.requests or self.request is not None or self.total_outbufs_len)
