"""Build the bundle: exactly what runs in the Lambda. The same input gives the same bytes."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bedside.packaging.bundle_botocore import prune_botocore
from bedside.packaging.bundle_files import bytes_of, machines_of, prune, write_zip
from bedside.packaging.bundle_python import (
    ROOT,
    BundleError,
    Platform,
    TargetPython,
    fetch_wheels,
    run_tool,
    target_python,
)
from bedside.packaging.bundle_records import FIELDS_MODULE
from leg_comfort.locales import LANGUAGES_FOLDER, LOCALES, language_of

FOLDER, ARCHIVE = "bundle", "bundle.zip"
FIELDS = Path(__file__).with_name("bundle_fields.py")
INSIDE = Path(__file__).with_name("bundle_inside.py")
# No site-packages and no user's folder on the path. Without debug ranges, compiled code is a sixth
# smaller: tracebacks lose the marks under a line, which they cannot show without its source.
QUIET = ("-s", "-S", "-B", "-X", "no_debug_ranges")
# Sets come in the same order every time.
SAME_ORDER = {"PYTHONHASHSEED": "0", "PYTHONPATH": ""}
FOREIGN = shutil.ignore_patterns("__pycache__", "*.pyc", "py.typed", "*.md")
LAMBDA_MACHINE = "arm64"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle: its folder, the same as a zip, their sizes in bytes, its Python."""

    folder: Path
    archive: Path
    zipped: int
    unzipped: int
    target: TargetPython


def write_bundle(
    target: Path, python: Path | None = None, platform: Platform = Platform.LAMBDA
) -> Bundle:
    """Write target/bundle/ and target/bundle.zip, replacing earlier ones.

    python is the Python to compile for, by default any 3.13 on this machine. platform HOST takes
    wheels for this machine, to run the bundle here. Raises BundleError.
    """
    found = target_python(python)
    folder, archive = target / FOLDER, target / ARCHIVE
    with TemporaryDirectory() as temporary:
        staging = Path(temporary) / FOLDER
        fetch_wheels(staging, found, platform)
        prune(staging)
        prune_botocore(staging / "botocore" / "data")
        _ours_into(staging)
        compile_in(staging, found)
        _check(staging, platform)
        _move(staging, folder)
    write_zip(folder, archive)
    return Bundle(folder, archive, archive.stat().st_size, bytes_of(folder), found)


def compile_in(folder: Path, target: TargetPython) -> None:
    """Prebuild the data and compile the code in a folder.

    Raises BundleError.
    """
    run_tool([target.python, *QUIET, INSIDE, folder], folder, SAME_ORDER)


def _ours_into(staging: Path) -> None:
    shutil.copytree(ROOT / "lambda", staging, dirs_exist_ok=True, ignore=FOREIGN)
    shutil.copytree(ROOT / "speech_templates", staging / "speech_templates")
    for home in (staging / "speech_templates", staging / "leg_comfort" / LANGUAGES_FOLDER.name):
        for folder in _drafts_in(home):
            shutil.rmtree(folder)
    shutil.copyfile(FIELDS, staging / f"{FIELDS_MODULE.replace('.', '/')}.py")


def _drafts_in(home: Path) -> list[Path]:
    """Return the folders of languages and locales that no store offers yet."""
    published = {*LOCALES, *map(language_of, LOCALES)}
    return [each for each in home.iterdir() if each.is_dir() and each.name not in published]


def _check(folder: Path, platform: Platform) -> None:
    """Raise BundleError if a file is for another processor."""
    machines = machines_of(folder)
    wrong = [f"{file.name} ({which})" for file, which in machines if which != LAMBDA_MACHINE]
    if wrong and platform is Platform.LAMBDA:
        raise BundleError(f"not for {LAMBDA_MACHINE}: {', '.join(wrong)}")


def _move(staging: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(staging, folder)
