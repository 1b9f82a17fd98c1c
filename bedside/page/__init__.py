"""The bedside page: a device in the browser, for whoever has no Echo at hand."""

from bedside.page.blueprint import bedside_page
from bedside.page.desks import Desks

__all__ = ["Desks", "bedside_page"]
