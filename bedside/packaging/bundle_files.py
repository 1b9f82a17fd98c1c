"""A folder of files as a zip whose bytes depend on the files alone, and a look at what is in it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

ANY_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can tell; every file has it."""
READABLE = 0o100644 << 16
ELF, MACHINE, MACHINES = b"\x7fELF", slice(18, 20), {183: "arm64", 62: "x86-64"}


def files_of(folder: Path) -> list[Path]:
    """Every file below a folder, in an order that is the same everywhere."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def bytes_of(folder: Path) -> int:
    """How many bytes the files of a folder hold."""
    return sum(file.stat().st_size for file in files_of(folder))


def write_zip(folder: Path, target: Path) -> None:
    """Pack a folder; the same files give the same bytes, wherever and whenever."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in files_of(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), ANY_DAY)
            entry.external_attr, entry.create_system = READABLE, 3
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)


def machines_of(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file that holds machine code, and for which processor."""
    for file in files_of(folder):
        with file.open("rb") as opened:
            head = opened.read(MACHINE.stop)
        if head.startswith(ELF):
            number = int.from_bytes(head[MACHINE], "little")
            yield file, MACHINES.get(number, f"machine {number}")
