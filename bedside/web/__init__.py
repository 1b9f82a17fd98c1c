"""The bedside page: a device in the browser, for whoever has no Echo at hand."""

from bedside.web.echo_pool import EchoPool
from bedside.web.pages import bedside_page

__all__ = ["EchoPool", "bedside_page"]
