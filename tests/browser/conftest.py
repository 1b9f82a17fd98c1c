from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bedside.nlu import nlu_for
from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment
from tests.browser.beside import DESKTOP, Bedside, open_page, start_browser

HERE = Path(__file__).parent
Opening = Callable[..., Bedside]
SPOKEN = ("en-US", "en-GB", "en-AU")
"""The locales in which these tests hold conversations."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests in this folder as browser tests."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = start_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    for locale in SPOKEN:
        nlu_for(locale).load()  # What is not kept from an earlier run is learnt, for long.
    with open_page(skill_in(Deployment())) as address:
        yield address


@pytest.fixture
def at(browser: Browser, address: str) -> Iterator[Opening]:
    """Return a function that opens the page: at(locale="en-GB", size=PHONE, script="…")."""
    opened = []

    def opening(
        locale: str = "en-US", size: tuple[int, int] = DESKTOP, script: str | None = None
    ) -> Bedside:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height})
        opened.append(context)
        if script is not None:
            context.add_init_script(script)
        bedside = Bedside(context.new_page())
        bedside.page.goto(f"{address}?locale={locale}")
        return bedside

    yield opening
    for context in opened:
        context.close()
