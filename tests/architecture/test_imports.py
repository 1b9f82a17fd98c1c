"""The imports between packages are those of packages.toml, no more and no fewer."""

import sys
from collections.abc import Iterator

import pytest

from tests.architecture.graph import circles
from tests.architecture.modules import Checkout, Module
from tests.architecture.package_table import PAGE, as_map, package_of, packages, shown

CHECKOUT = Checkout()
PACKAGES = packages()
NO_ROOM = {"leg_comfort", "bedside"}
"""Packages whose __init__ holds a docstring alone."""
FOR_ALL = [name for name, package in PACKAGES.items() if package.for_all]


def modules_of(package: str) -> list[Module]:
    return [module for module in CHECKOUT.modules.values() if package_of(module.name) == package]


def imports_of(package: str) -> Iterator[tuple[str, str]]:
    """Every module of a package with each that it imports from outside it."""
    for module in modules_of(package):
        for imported in sorted(CHECKOUT.imports(module)):
            if package_of(imported) != package:
                yield module.name, imported


def is_ours(imported: str) -> bool:
    return imported in CHECKOUT.modules


def is_within(imported: str, allowed: str) -> bool:
    return f"{imported}.".startswith(f"{allowed}.")


def library(module: str, imported: str) -> str | None:
    """The third-party package of an import; None of our own, Python's, or a script's neighbour."""
    name = imported.partition(".")[0]
    beside = CHECKOUT.modules[module].path.with_name(f"{name}.py").is_file()
    ours = is_ours(imported) or name in NO_ROOM
    return None if ours or beside or name in sys.stdlib_module_names else name


def test_the_table_has_every_package_and_no_other() -> None:
    assert {package_of(module) for module in CHECKOUT.modules} - NO_ROOM == set(PACKAGES)


def test_locales_alone_are_for_all() -> None:
    assert FOR_ALL == ["leg_comfort.locales"]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_import_between_packages_is_missing_in_the_table(package: str) -> None:
    allowed = (*PACKAGES[package].imports, *FOR_ALL)
    assert [
        f"{module} imports {imported}"
        for module, imported in imports_of(package)
        if is_ours(imported) and not any(is_within(imported, each) for each in allowed)
    ] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_import_in_the_table_is_used(package: str) -> None:
    imported = {name for _, name in imports_of(package)}
    assert [
        allowed
        for allowed in PACKAGES[package].imports
        if not any(is_within(name, allowed) for name in imported)
    ] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_the_libraries_in_the_table_are_those_that_are_imported(package: str) -> None:
    imported = {library(module, name) for module, name in imports_of(package)} - {None}
    assert imported == set(PACKAGES[package].libraries)


@pytest.mark.parametrize("package", [name for name in PACKAGES if name.startswith("bedside.")])
def test_bedside_takes_from_leg_comfort_what_a_package_gives_itself(package: str) -> None:
    assert [
        f"{module} imports {imported}"
        for module, imported in imports_of(package)
        if is_within(imported, "leg_comfort") and imported not in PACKAGES
    ] == []


def test_leg_comfort_never_imports_bedside() -> None:
    assert [
        f"{module} imports {imported}"
        for package in PACKAGES
        if not package.startswith("bedside.")
        for module, imported in imports_of(package)
        if is_within(imported, "bedside")
    ] == []


def test_the_flask_adapter_is_used_in_bedside_alone() -> None:
    users = {
        package.partition(".")[0]
        for package, each in PACKAGES.items()
        if "flask_ask_sdk" in each.libraries
    }
    assert users == {"bedside"}


def test_packages_import_one_another_in_no_circle() -> None:
    assert [sorted(circle) for circle in circles(CHECKOUT.graph(package_of))] == []


def test_files_import_one_another_in_no_circle() -> None:
    assert [sorted(circle) for circle in circles(CHECKOUT.graph(lambda module: module))] == []


def test_the_map_shows_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert shown(page) == as_map(), "python -m tests.architecture.package_table writes it anew"
