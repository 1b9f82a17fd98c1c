"""Cut botocore's data about four hundred services down to the calls that the memory makes."""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bedside.console import Json
from leg_comfort.memory import DynamoClient

SERVICES = {"dynamodb": "2012-08-10", "sts": "2011-06-15"}
"""Service → version: the table, and the service that issues some kinds of credentials."""
FILES = ("service-2", "endpoint-rule-set-1")
GENERAL = frozenset(
    {"_retry.json", "endpoints.json", "partitions.json", "sdk-default-configuration.json"}
)
MODEL = "service-2"
DISCOVERY = "DescribeEndpoints"
"""An operation that every client of DynamoDB looks up."""
FOR_PEOPLE = frozenset({"documentation", "documentationUrl", "examples"})


def prune_botocore(data: Path) -> None:
    """Keep only the data of the services that are called, without documentation."""
    for place in sorted(data.iterdir()):
        if place.is_dir() and place.name not in SERVICES:
            shutil.rmtree(place)
        elif place.is_file() and place.name not in GENERAL:
            place.unlink()
    for service, version in SERVICES.items():
        _keep_version(data / service, version)
    calls = {_operation(name) for name in vars(DynamoClient) if not name.startswith("_")}
    _rewrite(data / "dynamodb" / SERVICES["dynamodb"], calls | {DISCOVERY})
    _rewrite(data / "sts" / SERVICES["sts"], None)
    _keep_endpoints(data / "endpoints.json")


def _operation(method: str) -> str:
    """put_item → PutItem."""
    return "".join(part.capitalize() for part in method.split("_"))


def _keep_version(service: Path, version: str) -> None:
    for place in sorted(service.iterdir()):
        if place.name != version:
            shutil.rmtree(place)
    for file in sorted((service / version).iterdir()):
        if file.name.partition(".")[0] not in FILES:
            file.unlink()


def _rewrite(folder: Path, operations: set[str] | None) -> None:
    """Write the files of a service as plain JSON, with these operations only if any are given."""
    for file in sorted(folder.iterdir()):
        packed = file.suffix == ".gz"
        content = json.loads(gzip.decompress(file.read_bytes()) if packed else file.read_bytes())
        file.unlink()
        if file.name.startswith(MODEL):
            content = _cut(content, operations)
        _write(folder / f"{file.name.partition('.')[0]}.json", content)


def _cut(model: Json, operations: set[str] | None) -> Json:
    kept = {
        name: operation
        for name, operation in model["operations"].items()
        if operations is None or name in operations
    }
    missing = (operations or set()) - set(kept)
    if missing:
        raise ValueError(f"botocore knows no {', '.join(sorted(missing))}")
    shapes = {name: model["shapes"][name] for name in sorted(_reached(kept, model["shapes"]))}
    return {**_without_words(model), **_without_words({"operations": kept, "shapes": shapes})}


def _reached(value: object, shapes: Json) -> set[str]:
    """Return the names of the shapes that are referred to, directly or not."""
    found: set[str] = set()
    waiting = list(_named(value))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _named(shapes[name])
    return found


def _named(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("shape"), str):
            yield value["shape"]
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _named(each)


def _without_words(value: Any) -> Any:  # noqa: ANN401 - JSON of any depth
    if isinstance(value, dict):
        return {k: _without_words(v) for k, v in value.items() if not _is_for_people(k, v)}
    return [_without_words(each) for each in value] if isinstance(value, list) else value


def _is_for_people(key: str, value: object) -> bool:
    return key in FOR_PEOPLE and isinstance(value, str | list)


def _keep_endpoints(file: Path) -> None:
    """Keep the endpoints of these services, in every partition of AWS."""
    content = json.loads(file.read_bytes())
    for partition in content["partitions"]:
        services = partition["services"]
        partition["services"] = {name: services[name] for name in SERVICES if name in services}
    _write(file, content)


def _write(file: Path, content: Json) -> None:
    file.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
