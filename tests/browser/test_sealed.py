"""Whether the page keeps to itself in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.beside import PATIENCE
from tests.browser.conftest import Opening

pytestmark = pytest.mark.slow

ANOTHER_SITE = "http://another-site.test/"


def test_nothing_is_fetched_from_elsewhere(at: Opening, address: str) -> None:
    """Amazon's renderer asks for its fonts, which the policy of its frame blocks."""
    bedside = at()
    bedside.set("screen", "hub")
    bedside.ache_until_advised()

    ours = [each for each in bedside.fetched if each.startswith(address)]
    assert ours
    assert [each for each in bedside.fetched if not each.startswith((address, "data:"))] == []


def test_it_cannot_be_put_into_another_websites_frame(browser: Browser, address: str) -> None:
    page = browser.new_page()
    body = f'<!doctype html><title>another site</title><iframe src="{address}"></iframe>'
    page.route(ANOTHER_SITE, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(ANOTHER_SITE)

    assert page.frame_locator("iframe").locator("#open").count() == 0
    page.close()


def test_the_frame_of_the_screen_reaches_neither_the_page_nor_the_network(at: Opening) -> None:
    bedside = at()
    bedside.set("screen", "hub")
    expect(bedside.page.locator("#show iframe")).to_have_attribute("src", "/bedside/screen")
    frame = bedside.frame
    frame.wait_for_url("**/bedside/screen", timeout=PATIENCE)

    assert frame.evaluate("origin") == "null"
    assert frame.evaluate("fetch('/health').then(() => 'answered', () => 'refused')") == "refused"
