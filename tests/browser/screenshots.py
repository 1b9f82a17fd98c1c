"""Pictures of the page's main states, to be looked at: python -m tests.browser.screenshots."""

from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment
from tests.browser.beside import (
    DESKTOP,
    PHONE,
    ROOT,
    SMALL,
    Bedside,
    open_page,
    start_browser,
)

FOLDER = ROOT / "build" / "pictures"


def welcome(bedside: Bedside) -> None:
    """The page before the first turn."""


def advice(bedside: Bedside) -> None:
    """The assessment, and the weight of each answer."""
    bedside.ache_until_advised()


def stretch(bedside: Bedside) -> None:
    """The stretch with its count."""
    bedside.open()
    bedside.say("my calf is cramping")


def reminder(bedside: Bedside) -> None:
    """Alexa's own question, and the reminder."""
    bedside.ache_until_advised()
    bedside.say("remind me tomorrow at ten", "yes")
    with bedside.one_turn_more():
        bedside.page.locator(".asks [value=ACCEPTED]").click()


def emergency(bedside: Bedside) -> None:
    """A red flag: one action, and the number."""
    bedside.open()
    bedside.say("one leg is swollen and hot")


def chest_pain(bedside: Bedside) -> None:
    """An emergency amid the conversation."""
    bedside.open()
    bedside.say("an ache", "i have chest pain")


def inspector(bedside: Bedside) -> None:
    """A rule that holds with its source, and a request as it was sent."""
    chest_pain(bedside)
    bedside.page.locator("#sent summary").first.click()


def echo_show(bedside: Bedside) -> None:
    """An Echo Show beside the conversation."""
    bedside.set("screen", "hub")
    bedside.open()
    bedside.say("my calf is cramping")
    bedside.wait_until_lit("Has it let go?")


def night_in_german(bedside: Bedside) -> None:
    """A cramp, and the opinion after it, in German."""
    bedside.open()
    bedside.say("Krampf", "ja", "nein", "nein, nichts dergleichen")
    bedside.say("ich bin stundenlang an der Spüle gestanden", "nein", "nein")


def night_in_spanish(bedside: Bedside) -> None:
    """A cramp, and the opinion after it, in Spanish."""
    bedside.open()
    bedside.say("calambre", "sí", "no", "no, nada de eso")
    bedside.say("estuve horas parada en el fregadero", "no", "no")


PICTURES: Mapping[str, tuple[Callable[[Bedside], None], tuple[int, int], str]] = {
    "welcome": (welcome, DESKTOP, "en-US"),
    "advice": (advice, DESKTOP, "en-US"),
    "echo-show": (echo_show, DESKTOP, "en-US"),
    "reminder": (reminder, DESKTOP, "en-US"),
    "stretch-on-a-phone": (stretch, PHONE, "en-US"),
    "emergency-small": (chest_pain, SMALL, "en-US"),
    "emergency-phone": (chest_pain, PHONE, "en-US"),
    "emergency-desktop": (chest_pain, DESKTOP, "en-US"),
    "inspector": (inspector, DESKTOP, "en-US"),
    "night-in-german": (night_in_german, DESKTOP, "de-DE"),
    "night-in-spanish": (night_in_spanish, PHONE, "es-MX"),
    "emergency-in-australia": (emergency, PHONE, "en-AU"),
}


def take(browser: Browser, address: str, folder: Path) -> None:
    """Take every picture, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (come_to, (width, height), locale) in PICTURES.items():
        context = browser.new_context(viewport={"width": width, "height": height})
        bedside = Bedside(context.new_page())
        bedside.page.goto(f"{address}?locale={locale}")
        bedside.page.emulate_media(reduced_motion="reduce")
        come_to(bedside)
        bedside.page.screenshot(path=folder / f"{name}.png")
        context.close()


def main() -> None:
    """Serve the page, and take its pictures."""
    with open_page(skill_in(Deployment())) as address, sync_playwright() as playwright:
        browser = start_browser(playwright)
        take(browser, address, FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
