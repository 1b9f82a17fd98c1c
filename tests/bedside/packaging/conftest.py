"""Bundles, built once for all tests that look into them."""

import sys
from pathlib import Path

import pytest

from bedside.benchmark.cold_functions import CLIENT
from bedside.benchmark.runtime_child import Function
from bedside.packaging.bundle_build import Bundle, compile_in, write_bundle
from bedside.packaging.bundle_python import BundleError, Platform, fetch_one, target_python


@pytest.fixture(scope="session")
def python() -> Path:
    """The Lambda's Python if this machine has it, else the running one."""
    try:
        return target_python().python
    except BundleError:
        return Path(sys.executable)


@pytest.fixture(scope="session")
def bundle(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The bundle as it would be deployed."""
    return write_bundle(tmp_path_factory.mktemp("lambda"), python)


@pytest.fixture(scope="session")
def host_bundle(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The same with wheels for this machine."""
    return write_bundle(tmp_path_factory.mktemp("host"), python, Platform.HOST)


@pytest.fixture(scope="session")
def client(host_bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lambda's own client in a folder."""
    folder = tmp_path_factory.mktemp("client")
    fetch_one(folder, host_bundle.target, CLIENT)
    compile_in(folder, host_bundle.target)
    return folder


@pytest.fixture(scope="session")
def function(host_bundle: Bundle, client: Path) -> Function:
    """The bundle as a function, with only itself and Lambda's client on its path."""
    return Function(host_bundle.target.python, (host_bundle.folder, client))
