"""The icons have the sizes that Amazon asks for, and are what the script draws."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from bedside.packaging.skill_deployment import STORE
from bedside.packaging.skill_icons import SIZES, Pixels, drawn, png, write_icons

every_size = pytest.mark.parametrize("size", SIZES)


def pixels_of(file: bytes) -> Pixels:
    """Read what `png` writes: one chunk of rows that hold differences from the row above."""
    width, height = struct.unpack(">II", file[16:24])
    length = int.from_bytes(file[33:37])
    rows = np.frombuffer(zlib.decompress(file[41 : 41 + length]), np.uint8)
    differences = rows.reshape(height, 1 + width * 3)[:, 1:]
    whole = np.cumsum(differences, axis=0, dtype=np.uint8)
    return whole.reshape(height, width, 3)


@every_size
def test_the_icon_in_the_store_is_what_the_script_draws(size: int) -> None:
    kept = pixels_of((STORE / f"icon_{size}.png").read_bytes())
    assert np.array_equal(kept, drawn(size))


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_icons(tmp_path)]
    assert [path.read_bytes() for path in write_icons(tmp_path)] == first


@every_size
def test_a_file_is_a_png_of_its_size_without_transparency(size: int) -> None:
    file = png(drawn(size))
    assert file.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">IIBB", file[16:26]) == (size, size, 8, 2)


@every_size
def test_leg_and_moon_stand_out_from_a_dark_ground(size: int) -> None:
    brightness = drawn(size).mean(axis=2)
    corners = brightness[[0, 0, -1, -1], [0, -1, 0, -1]]
    leg, moon = (
        brightness[int(size * 0.57), size // 4],
        brightness[int(size * 0.4), int(size * 0.6)],
    )
    assert corners.max() < 70
    assert min(leg, moon) > 190
