"""All that is deployed, from one source: the function's bundle and the skill package beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bedside.console import InputError, Json, table
from bedside.packaging.bundle_build import Bundle, write_bundle
from bedside.packaging.skill_deployment import DeploymentError, deployment_in
from bedside.packaging.skill_package import SkillPackage, write_skill_package


@dataclass(frozen=True, slots=True)
class Deployable:
    """What was written."""

    bundle: Bundle
    package: SkillPackage

    def as_json(self) -> Json:
        """One object: where the bundle is, its sizes in bytes, its Python, what is left to say."""
        return {
            "bundle": str(self.bundle.archive),
            "zipped": self.bundle.zipped,
            "unzipped": self.bundle.unzipped,
            "python": self.bundle.target.version,
            "unfinished": list(self.package.unfinished),
        }

    def as_text(self) -> str:
        """Return the same for people."""
        told = self.as_json()
        missing = [("before publishing", each) for each in told.pop("unfinished")]
        return table(("what", ""), [*told.items(), *missing])


def write_deployable(target: Path, python: Path | None, environ: Mapping[str, str]) -> Deployable:
    """Write everything into a folder, over what was there.

    python: the Python to compile for, else any that fits. environ: where the function, the policy
    and the terms will be reached. Raises InputError if something said is wrong.
    """
    try:
        package = write_skill_package(target, deployment_in(environ))
    except DeploymentError as problem:
        raise InputError(str(problem)) from problem
    return Deployable(write_bundle(target, python), package)
