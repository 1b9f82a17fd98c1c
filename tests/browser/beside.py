"""The page as a person has it before them: served on loopback, and opened in a real browser."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Frame,
    Locator,
    Page,
    Playwright,
    Route,
    expect,
)

from bedside.console import Json
from bedside.server.app import create_app
from bedside.server.listener import Listener
from bedside.simulator.echo import SkillHandler
from bedside.web import EchoPool, bedside_page

LOOPBACK = "127.0.0.1"
ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SMALL, PHONE, DESKTOP = (320, 568), (390, 844), (1280, 860)
PATIENCE = 20_000
"""Milliseconds that a turn may take on a machine that is busy with other tests."""

LIT = """(it) => {
  const opacity = (each) => Number(getComputedStyle(each).opacity);
  for (let each = it; each; each = each.parentElement) if (opacity(each) < 1) return false;
  return true;
}"""
"""Whether nothing around an element dims it."""


@contextmanager
def open_page(skill: SkillHandler) -> Iterator[str]:
    """Serve the page, and yield its address."""
    with EchoPool(skill) as echo_pool:
        listener = Listener(create_app(skill, None, [bedside_page(echo_pool)]), LOOPBACK, 0)
        serving = Thread(target=listener.run)
        serving.start()
        try:
            yield f"http://{LOOPBACK}:{listener.port}/"
        finally:
            listener.stop()
            serving.join()


def start_browser(playwright: Playwright) -> Browser:
    """Start this machine's Chromium. Its sandbox needs rights that a container seldom has."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium: run tests/browser/set_up.sh"
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])


@dataclass
class Bedside:
    """The page in a browser.

    fetched: addresses that it loaded. faults: errors in its scripts. complaints: what its console
    warns of, the frame of the screen included.
    """

    page: Page
    fetched: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("response", lambda response: self.fetched.append(response.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    @property
    def said(self) -> Locator:
        """Alexa's speech, turn by turn."""
        return self.page.locator("#conversation .spoken p")

    @property
    def last(self) -> str:
        """Her last speech."""
        return self.said.last.inner_text()

    @property
    def field(self) -> Locator:
        return self.page.locator("#words")

    @property
    def screen(self) -> Locator:
        """The screen of the Echo Show."""
        return self.page.frame_locator("#show iframe").locator("body")

    @property
    def frame(self) -> Frame:
        """The frame in which it is drawn."""
        return self.page.frames[-1]

    @property
    def alarm(self) -> Locator:
        """The card with the number to call."""
        return self.page.locator("#alarm")

    def holding(self, path: str) -> list[Route]:
        """Hold the requests to a path back; return the list of those that wait."""
        held: list[Route] = []
        self.page.route(f"**/bedside/{path}", lambda route: held.append(route))
        return held

    def touch(self, label: str) -> None:
        """Touch a label on the Echo Show's screen, after it has faded in."""
        target = self.wait_until_lit(label)
        frame = self.page.locator("#show iframe")
        frame.scroll_into_view_if_needed()
        with self.one_turn_more():
            self.page.mouse.click(*_seen_at(target, frame))

    def wait_until_lit(self, words: str) -> Locator:
        """Return the element with these words on the screen, after nothing dims it any more."""
        found = self.screen.get_by_text(words, exact=True)
        self.frame.wait_for_function(LIT, arg=found.element_handle(), timeout=PATIENCE)
        return found

    def open(self) -> None:
        """Open the skill with the button."""
        with self.one_turn_more():
            self.page.locator("#open").click()

    def say(self, *sentences: str) -> None:
        """Type sentences, one for each turn."""
        for sentence in sentences:
            with self.one_turn_more():
                self.field.fill(sentence)
                self.field.press("Enter")

    def ache_until_advised(self) -> None:
        """Play from the launch to the advice: an ache in both legs after a hard day, else no."""
        self.open()
        self.say("it's a dull ache")
        while not self.session["assessment"]:
            self.say({"day": "yes", "one_leg": "both"}.get(self.session["asking"], "no"))

    @property
    def session(self) -> Json:
        """The session attributes, as the page shows them."""
        shown: Json = json.loads(self.page.locator("[data-of=session]").text_content() or "{}")
        return shown

    def set(self, what: str, value: str) -> None:
        """Choose language, time or screen."""
        self.page.locator(f"select[name={what}]").select_option(value)

    @contextmanager
    def one_turn_more(self) -> Iterator[None]:
        """Wait until the action in the block is answered."""
        before = self.said.count()
        yield
        expect(self.said).to_have_count(before + 1, timeout=PATIENCE)
        expect(self.page.locator("body")).not_to_have_attribute("data-state", "thinking")


def _seen_at(target: Locator, frame: Locator) -> tuple[float, float]:
    """Return where the middle of an element in the scaled frame is on the page."""
    x, y, width = target.evaluate(
        "it => { const { x, y, width, height } = it.getBoundingClientRect();"
        " return [x + width / 2, y + height / 2, innerWidth]; }"
    )
    shown = frame.bounding_box()
    assert shown
    scale = shown["width"] / width
    return shown["x"] + x * scale, shown["y"] + y * scale
