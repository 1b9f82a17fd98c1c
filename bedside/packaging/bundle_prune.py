"""What of the packages never runs in the Lambda, and so stays out of the bundle."""

import shutil
from pathlib import Path

UNUSED = (
    # Metadata: only urllib3's HTTP/2 and markupsafe's __version__ would ask for it.
    "*.dist-info",
    "bin",
    # The SDK's default HTTP client, which waits for ever and is not used, and what it needs.
    "requests",
    "charset_normalizer",
    "certifi",
    "idna",
    # The SDK's clients of services that are not used, and whose requests do not come here.
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
    # boto3: clients alone, no resources, no examples.
    "boto3/data",
    "boto3/examples",
    # dateutil's own time zones; the SDK takes its parser only.
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
    """Take out of a folder of packages what is never used."""
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
