"""The bedside page: an Echo in the browser."""

from bedside.web.echo_pool import EchoPool
from bedside.web.pages import bedside_page

__all__ = ["EchoPool", "bedside_page"]
