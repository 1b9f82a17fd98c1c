"""Build all that is deployed: the function's bundle and the skill package."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bedside.console import InputError, Json, table
from bedside.packaging.bundle_build import Bundle, write_bundle
from bedside.packaging.skill_deployment import DeploymentError, deployment_in
from bedside.packaging.skill_package import SkillPackage, write_skill_package


@dataclass(frozen=True, slots=True)
class Deployable:
    """The results of a build."""

    bundle: Bundle
    package: SkillPackage

    def as_json(self) -> Json:
        """Return the bundle's path, its sizes in bytes, its Python, and the missing settings."""
        return {
            "bundle": str(self.bundle.archive),
            "zipped": self.bundle.zipped,
            "unzipped": self.bundle.unzipped,
            "python": self.bundle.target.version,
            "unfinished": list(self.package.unfinished),
        }

    def as_text(self) -> str:
        """Return the same as a table."""
        told = self.as_json()
        missing = [("before publishing", each) for each in told.pop("unfinished")]
        return table(("what", ""), [*told.items(), *missing])


def write_deployable(target: Path, python: Path | None, environ: Mapping[str, str]) -> Deployable:
    """Write everything into a folder, replacing earlier files.

    python is the Python to compile for, by default any that fits. environ holds the settings of the
    deployment. Raises InputError if one of them is invalid.
    """
    try:
        deployment = deployment_in(environ)
        bundle = write_bundle(target, python)
        return Deployable(bundle, write_skill_package(target, deployment))
    except DeploymentError as problem:
        raise InputError(str(problem)) from problem
