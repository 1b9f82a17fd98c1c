"""The packages that run in the Lambda, in the versions of uv.lock, for its processor or ours."""

from enum import StrEnum
from pathlib import Path

from bedside.packaging.bundle_python import Target, run_tool, uv

ROOT = Path(__file__).parents[2]
REQUIREMENTS = "requirements.txt"


class Platform(StrEnum):
    """What the wheels are for."""

    LAMBDA = "lambda"
    """arm64 on Amazon Linux."""
    HOST = "host"
    """This machine, where a benchmark runs the same bundle."""


LAMBDA_WHEELS = ("--python-platform", "aarch64-manylinux2014", "--only-binary", ":all:")
FOR_PLATFORM = {Platform.LAMBDA: LAMBDA_WHEELS, Platform.HOST: ("--only-binary", ":all:")}
WHAT_RUNS = ("--no-default-groups",)
ALL_OF_DEV = ("--no-default-groups", "--only-group", "dev")
# Copies, for what is pruned here must not be pruned in uv's cache.
INSTALL = ("pip", "install", "--quiet", "--no-deps", "--link-mode", "copy", "--require-hashes")


def fetch_wheels(
    folder: Path, target: Target, platform: Platform, groups: tuple[str, ...] = WHAT_RUNS
) -> None:
    """Lay the packages of the lock file into a folder. Raises BundleError."""
    install_into(folder, target, platform, locked(groups))


def fetch_one(folder: Path, target: Target, names: tuple[str, ...]) -> None:
    """Lay packages of the lock file, for this machine, into a folder. Raises BundleError."""
    entries = locked(ALL_OF_DEV).replace(" \\\n", " ").splitlines()
    wanted = [line for line in entries if line.partition("==")[0] in names]
    install_into(folder, target, Platform.HOST, "\n".join(wanted))


def locked(groups: tuple[str, ...]) -> str:
    """The lock file as requirements with hashes. Raises BundleError."""
    export = ("export", "--quiet", "--frozen", "--no-emit-project", "--no-annotate", "--no-header")
    return run_tool([uv(), *export, *groups], ROOT)


def install_into(folder: Path, target: Target, platform: Platform, requirements: str) -> None:
    """Lay what is required into a folder, as wheels alone. Raises BundleError."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / REQUIREMENTS
    listed.write_text(requirements, encoding="utf-8")
    where = ("--target", folder, "--python", target.python, "--python-version", target.version)
    run_tool([uv(), *INSTALL, *where, *FOR_PLATFORM[platform], "-r", listed], folder)
    listed.unlink()
