"""A zip of the same files has the same bytes; machine code is recognized."""

import os
import zipfile
from pathlib import Path

from bedside.packaging.bundle_files import bytes_of, files_of, machines_of, write_zip


def elf(machine: int) -> bytes:
    return b"\x7fELF" + bytes(14) + machine.to_bytes(2, "little") + b"code"


def some_files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_neither_age_nor_mode_nor_order_changes_a_zip(tmp_path: Path) -> None:
    first = some_files(tmp_path / "first", "b/two", "a", "b-one")
    second = some_files(tmp_path / "second", "b-one", "a", "b/two")
    os.utime(second / "a", (1, 1))
    (second / "a").chmod(0o600)
    write_zip(first, tmp_path / "first.zip")
    write_zip(second, tmp_path / "second.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_everybody_may_read_what_is_unpacked(tmp_path: Path) -> None:
    write_zip(some_files(tmp_path / "folder", "a"), tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.infolist()[0].external_attr >> 16 == 0o100644


def test_files_are_counted_and_weighed(tmp_path: Path) -> None:
    folder = some_files(tmp_path, "a", "b/two")
    assert [file.name for file in files_of(folder)] == ["a", "two"]
    assert bytes_of(folder) == len("a") + len("b/two")


def test_machine_code_is_known_by_its_head(tmp_path: Path) -> None:
    heads = {"arm.so": elf(183), "intel": elf(62), "other.so": elf(243), "text.so": b"ELF"}
    for name, head in heads.items():
        (tmp_path / name).write_bytes(head)
    assert {file.name: machine for file, machine in machines_of(tmp_path)} == {
        "arm.so": "arm64",
        "intel": "x86-64",
        "other.so": "machine 243",
    }
