"""The measured functions, each in a folder: the bundle, and three hello worlds."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from bedside.benchmark.runtime_child import HANDLER, Function
from bedside.packaging.bundle_build import Bundle, compile_in, write_bundle
from bedside.packaging.bundle_python import Platform, TargetPython, fetch_one, fetch_wheels

OURS, OURS_WITH_TABLE = "leg comfort", "leg comfort, memory"
SDK, JINJA2, BOTO3 = "SDK", "SDK + jinja2", "SDK + jinja2 + boto3"
CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")
"""Lambda's own client, which is not part of a bundle."""
ACCOUNT = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nothing",
    "AWS_DEFAULT_REGION": "eu-west-1",
}
TABLE = {**ACCOUNT, "LEG_COMFORT_TABLE": "leg-comfort-benchmark"}
HELLO = Path(__file__).with_name("hello")
TIMED, TIMED_HANDLER = "timed.lambda_handler", "TIMED_HANDLER"


@dataclass(frozen=True, slots=True)
class Bench:
    """The measured functions by name, and the bundle as it would be deployed."""

    functions: dict[str, Function]
    bundle: Bundle
    hello: Path

    def timed(self, name: str) -> Function:
        """Return a function that also returns how long each response took."""
        function = self.functions[name]
        environ = {**function.environ, TIMED_HANDLER: function.handler}
        folders = (*function.folders, self.hello)
        return replace(function, handler=TIMED, environ=environ, folders=folders)


def lay_out(folder: Path, python: Path | None = None) -> Bench:
    """Build all functions in a folder.

    Raises BundleError.
    """
    bundle = write_bundle(folder / "lambda", python)
    ours = write_bundle(folder / "host", bundle.target.python, Platform.HOST).folder
    packages, client, hello = (folder / name for name in ("packages", "client", "hello"))
    fetch_wheels(packages, bundle.target, Platform.HOST)
    fetch_one(client, bundle.target, CLIENT)
    shutil.copytree(HELLO, hello, ignore=shutil.ignore_patterns("__pycache__"))
    for each in (packages, client, hello):
        compile_in(each, bundle.target)
    return Bench(_functions(bundle.target, ours, packages, client, hello), bundle, hello)


def _functions(
    target: TargetPython, ours: Path, packages: Path, client: Path, hello: Path
) -> dict[str, Function]:
    def world(module: str, environ: dict[str, str] | None = None) -> Function:
        folders = (hello, packages, client)
        return Function(target.python, folders, f"{module}.lambda_handler", environ or {})

    return {
        SDK: world("hello_sdk"),
        JINJA2: world("hello_jinja2"),
        OURS: Function(target.python, (ours, client), HANDLER),
        BOTO3: world("hello_boto3", ACCOUNT),
        OURS_WITH_TABLE: Function(target.python, (ours, client), HANDLER, TABLE),
    }
