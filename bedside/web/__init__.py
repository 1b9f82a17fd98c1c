"""The bedside page: a device in the browser, for whoever has no Echo at hand."""

from bedside.web.echo_pool import Desks
from bedside.web.pages import bedside_page

__all__ = ["Desks", "bedside_page"]
