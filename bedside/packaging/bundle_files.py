"""The files of the bundle: remove unused ones, pack them, find machine code."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

UNUSED = (
    # Metadata: only urllib3's HTTP/2 and markupsafe's __version__ would ask for it.
    "*.dist-info",
    "bin",
    # The SDK's default HTTP client, which has no timeout and is not used, and its dependencies.
    "requests",
    "charset_normalizer",
    "certifi",
    "idna",
    # The SDK's clients and requests of services that are not used.
    *(
        f"ask_sdk_model/services/{service}"
        for service in (
            "datastore",
            "device_address",
            "directive",
            "endpoint_enumeration",
            "gadget_controller",
            "game_engine",
            "monetization",
            "proactive_events",
            "skill_messaging",
            "timer_management",
        )
    ),
    # boto3: only clients are used.
    "boto3/data",
    "boto3/examples",
    # Transfers of S3 by Amazon's C runtime, which is not there, and by several processes.
    "s3transfer/crt.py*",
    "s3transfer/processpool.py*",
    # What urllib3 needs in a browser.
    "urllib3/contrib/emscripten",
    # dateutil's own time zones; the SDK uses its parser only.
    "dateutil/zoneinfo/dateutil-zoneinfo.tar.gz",
    # Tables of tzdata for people to read.
    "tzdata/zoneinfo/tzdata.zi",
    "tzdata/zoneinfo/*.tab",
    "tzdata/zoneinfo/leapseconds",
    "tzdata/zones",
    "**/tests",
    "**/__pycache__",
)
UNUSED_FILES = frozenset({".pyi", ".typed", ".rst", ".md", ".txt", ".c", ".h", ".pyx", ".lock"})


def prune(folder: Path) -> None:
    """Remove the files of packages that are never used."""
    for pattern in UNUSED:
        for unused in sorted(folder.glob(pattern)):
            _remove(unused)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and (file.suffix in UNUSED_FILES or file.name == ".lock"):
            file.unlink()


def _remove(unused: Path) -> None:
    if unused.is_dir():
        shutil.rmtree(unused)
    elif unused.exists():
        unused.unlink()


ANY_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the earliest that a zip can hold."""
READABLE = 0o100644 << 16
ELF, MACHINE, MACHINES = b"\x7fELF", slice(18, 20), {183: "arm64", 62: "x86-64"}


def files_of(folder: Path) -> list[Path]:
    """Return every file below a folder, in the same order on every machine."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def bytes_of(folder: Path) -> int:
    """Return the number of bytes of all files in a folder."""
    return sum(file.stat().st_size for file in files_of(folder))


def write_zip(folder: Path, target: Path) -> None:
    """Pack a folder. The same files give the same bytes."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in files_of(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), ANY_DAY)
            entry.external_attr, entry.create_system = READABLE, 3
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)


def machines_of(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file that holds machine code, with its processor."""
    for file in files_of(folder):
        with file.open("rb") as opened:
            head = opened.read(MACHINE.stop)
        if head.startswith(ELF):
            number = int.from_bytes(head[MACHINE], "little")
            yield file, MACHINES.get(number, f"machine {number}")
