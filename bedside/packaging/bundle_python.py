"""The Python that the bundle is compiled for, and the packages that run in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bedside.console import InputError

ROOT = Path(__file__).parents[2]
WANTED = "3.13"
"""The function's version of Python. No other can load its .pyc files."""
ENOUGH = 120
"""The timeout of a tool in seconds."""
_VERSION = "import sys; print('{}.{}'.format(*sys.version_info))"


class BundleError(InputError):
    """The bundle cannot be built; the message says what to do about it."""


@dataclass(frozen=True, slots=True)
class TargetPython:
    """A Python on this machine. version is such as 3.13."""

    python: Path
    version: str


def target_python(python: Path | None = None) -> TargetPython:
    """Return the Python to build for: the given one, else any 3.13 on this machine.

    Raises BundleError, which names what to install, if there is none.
    """
    for candidate in _candidates() if python is None else iter([python]):
        version = version_of(candidate)
        if version == WANTED or (version is not None and python is not None):
            return TargetPython(candidate, version)
    if python is not None:
        raise BundleError(f"{python} is no Python that runs")
    raise BundleError(
        f"the bundle is compiled with Python {WANTED}, and none is here; "
        f"install it, for instance with: {uv()} python install {WANTED}"
    )


def version_of(python: Path) -> str | None:
    """Return the version of an interpreter, such as 3.13; None if it does not run."""
    try:
        told = subprocess.run(  # noqa: S603 - asks a Python for its version
            [python, "-I", "-S", "-c", _VERSION],
            capture_output=True,
            check=True,
            text=True,
            timeout=ENOUGH,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip()


def uv() -> Path:
    """Return the uv of this environment, else the one on the path.

    Raises BundleError.
    """
    beside = Path(sys.executable).with_name("uv")
    found = beside if beside.is_file() else shutil.which("uv")
    if found is None:
        raise BundleError("uv is not here; `make test` brings it, and so does: pip install uv")
    return Path(found)


def run_tool(
    arguments: Sequence[str | Path], folder: Path, environ: Mapping[str, str] | None = None
) -> str:
    """Run a tool in a folder and return its standard output.

    Raises BundleError with the end of its error output.
    """
    done = subprocess.run(  # noqa: S603 - uv or a Python, with arguments of ours
        arguments,
        cwd=folder,
        env={**os.environ, **(environ or {})},
        capture_output=True,
        check=False,
        text=True,
        timeout=ENOUGH,
    )
    if done.returncode:
        raise BundleError(f"{Path(arguments[0]).name} failed: {done.stderr.strip()[-800:]}")
    return done.stdout


def _candidates() -> Iterator[Path]:
    """Yield this interpreter, the one on the path, the one that uv knows, and those of pyenv."""
    yield Path(sys.executable)
    on_path = shutil.which(f"python{WANTED}")
    if on_path:
        yield Path(on_path)
    yield from _known_to_uv()
    versions = Path.home() / ".pyenv" / "versions"
    yield from sorted(versions.glob(f"{WANTED}*/bin/python{WANTED}"), reverse=True)


def _known_to_uv() -> Iterator[Path]:
    try:
        found = run_tool([uv(), "python", "find", "--no-project", WANTED], Path.cwd())
    except (BundleError, subprocess.SubprocessError):
        return
    yield Path(found.strip())


REQUIREMENTS = "requirements.txt"


class Platform(StrEnum):
    """The machine that wheels are for."""

    LAMBDA = "lambda"
    """arm64 on Amazon Linux."""
    HOST = "host"
    """This machine, to benchmark the same bundle."""


LAMBDA_WHEELS = ("--python-platform", "aarch64-manylinux2014", "--only-binary", ":all:")
FOR_PLATFORM = {Platform.LAMBDA: LAMBDA_WHEELS, Platform.HOST: ("--only-binary", ":all:")}
WHAT_RUNS = ("--no-default-groups",)
ALL_OF_DEV = ("--no-default-groups", "--only-group", "dev")
# Copies, because pruning must not touch uv's cache.
INSTALL = ("pip", "install", "--quiet", "--no-deps", "--link-mode", "copy", "--require-hashes")


def fetch_wheels(
    folder: Path, target: TargetPython, platform: Platform, groups: tuple[str, ...] = WHAT_RUNS
) -> None:
    """Install the packages of the lock file into a folder.

    Raises BundleError.
    """
    install_into(folder, target, platform, locked(groups))


def fetch_one(folder: Path, target: TargetPython, names: tuple[str, ...]) -> None:
    """Install single packages of the lock file, for this machine, into a folder.

    Raises BundleError.
    """
    entries = locked(ALL_OF_DEV).replace(" \\\n", " ").splitlines()
    wanted = [line for line in entries if line.partition("==")[0] in names]
    install_into(folder, target, Platform.HOST, "\n".join(wanted))


def locked(groups: tuple[str, ...]) -> str:
    """Return the lock file as requirements with hashes.

    Raises BundleError.
    """
    export = ("export", "--quiet", "--frozen", "--no-emit-project", "--no-annotate", "--no-header")
    return run_tool([uv(), *export, *groups], ROOT)


def install_into(folder: Path, target: TargetPython, platform: Platform, requirements: str) -> None:
    """Install requirements into a folder, from wheels only.

    Raises BundleError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / REQUIREMENTS
    listed.write_text(requirements, encoding="utf-8")
    where = ("--target", folder, "--python", target.python, "--python-version", target.version)
    run_tool([uv(), *INSTALL, *where, *FOR_PLATFORM[platform], "-r", listed], folder)
    listed.unlink()
