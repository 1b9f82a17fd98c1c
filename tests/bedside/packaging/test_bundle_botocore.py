"""Of botocore's data the calls of the memory stay, in every region, and nothing else."""

import gzip
import json
import shutil
from pathlib import Path

import botocore
import botocore.session
import pytest
from botocore.loaders import Loader

from bedside.benchmark.cold_functions import ACCOUNT
from bedside.packaging.bundle_botocore import GENERAL, SERVICES, prune_botocore

WHOLE = Path(botocore.__file__).parent / "data"
CALLS = {"GetItem", "PutItem", "UpdateItem", "DeleteItem"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pruned copy of the needed data and of one service that is not needed."""
    folder = tmp_path_factory.mktemp("data")
    for service in (*SERVICES, "sqs"):
        shutil.copytree(WHOLE / service, folder / service)
    for name in GENERAL:
        shutil.copy(WHOLE / name, folder)
    prune_botocore(folder)
    return folder


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials of no real account."""
    for name, value in ACCOUNT.items():
        monkeypatch.setenv(name, value)


def client(data: Path, region: str) -> object:
    session = botocore.session.Session()
    loader = Loader(extra_search_paths=[str(data)], include_default_search_paths=False)
    session.register_component("data_loader", loader)
    return session.create_client("dynamodb", region)


def test_other_services_are_gone(data: Path) -> None:
    assert {place.name for place in data.iterdir()} == {*SERVICES, *GENERAL}


def test_the_calls_of_the_memory_stay_and_so_does_the_shape_of_each(data: Path) -> None:
    pruned = client(data, "eu-west-1").meta.service_model  # type: ignore[attr-defined]
    assert {*pruned.operation_names} == CALLS | {"DescribeEndpoints"}
    whole = json.loads(
        gzip.decompress(
            (WHOLE / "dynamodb" / SERVICES["dynamodb"] / "service-2.json.gz").read_bytes()
        )
    )
    for name in CALLS:
        shape = pruned.operation_model(name).input_shape
        assert {*shape.members} == {*whole["shapes"][shape.name]["members"]}


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "us-west-2", "cn-north-1"])
def test_every_region_has_its_address(data: Path, region: str) -> None:
    address = client(data, region).meta.endpoint_url  # type: ignore[attr-defined]
    whole = botocore.session.Session().create_client("dynamodb", region)
    assert address == whole.meta.endpoint_url
    assert region in address


def test_words_for_people_are_gone(data: Path) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in data.rglob("service-2.json"))
    assert '"documentation":"' not in text
