"""The document is dark and calm, readable in the dark, and self-contained."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from leg_comfort.alexa.screens.apl import directive_of, document
from leg_comfort.alexa.screens.screen import Screen
from tests.alexa.screens.show import values

CONTRAST = 7.0
BRIGHTEST = 0.5
"""Relative luminance of lines and text; white is 1."""
BRIGHTEST_GROUND = 0.012
"""Relative luminance of areas: the background, and touch targets, pressed or not."""
MOST_BYTES = 8_000
SLOWEST_FLASH = 500
"""Shortest time in milliseconds in which anything may appear or vanish."""

COLOURS: dict[str, str] = document()["resources"][0]["colors"]
GROUNDS = ("ground", "touch", "pressed")
INKS = sorted(COLOURS.keys() - {*GROUNDS})
HEX = re.compile(r"#[0-9A-F]{6}")


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def named(value: object) -> Iterator[str]:
    """Yield the colours that a property names, as hex values."""
    if isinstance(value, str) and value.startswith("@"):
        yield COLOURS[value.removeprefix("@")]
    elif isinstance(value, str):
        yield value


def properties(*names: str) -> list[Any]:
    return [tree[name] for tree in values(document()) for name in names if name in tree]


def test_white_on_black_is_measured_as_the_standard_says() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert luminance("#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground_it_may_lie_on(ink: str, ground: str) -> None:
    assert contrast(COLOURS[ink], COLOURS[ground]) >= CONTRAST


def test_nothing_is_bright() -> None:
    written = HEX.findall(json.dumps(document()))
    assert {*COLOURS.values()} <= {*written}
    assert {colour for colour in written if luminance(colour) > BRIGHTEST} == set()


@pytest.mark.parametrize("ground", GROUNDS)
def test_areas_are_almost_black(ground: str) -> None:
    assert luminance(COLOURS[ground]) <= BRIGHTEST_GROUND


def test_areas_take_the_grounds_and_one_thin_line_alone_is_lighter() -> None:
    grounds = {COLOURS[name] for name in GROUNDS}
    areas = [
        (colour, tree.get("height"))
        for tree in values(document())
        for colour in named(tree.get("backgroundColor"))
    ]
    assert [height for colour, height in areas if colour not in grounds] == [3]
    assert areas != []


def test_all_that_is_written_or_drawn_takes_the_inks() -> None:
    inks = {COLOURS[name] for name in INKS}
    used = {colour for value in properties("color", "stroke") for colour in named(value)}
    assert used == inks
    assert properties("fill") == [], "a filled shape would be a bright spot"


def test_nothing_flashes() -> None:
    seen = [tree for tree in values(document()) if tree.get("type") == "AnimateItem"]
    fixed = [tree["duration"] for tree in seen if isinstance(tree["duration"], int)]
    assert len(seen) == 4
    assert all(duration >= SLOWEST_FLASH for duration in fixed)
    assert document()["mainTemplate"]["item"]["item"]["opacity"] == 0, "it comes out of the dark"


def test_the_document_is_self_contained() -> None:
    assert document()["version"] == "1.4"
    assert "import" not in document()
    assert "http" not in json.dumps(document())


def test_the_document_contains_no_words() -> None:
    read = properties("text", "label", "accessibilityLabel")
    assert read != []
    assert [text for text in read if not re.fullmatch(r"\$\{[\w.]+\}", text)] == []


def test_the_document_leaves_room_for_the_speech() -> None:
    assert len(json.dumps(directive_of(Screen()))) < MOST_BYTES
