"""A deployment has a memory only if it names a table, and otherwise imports no database."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leg_comfort.memory import Memory, Preferences, memory_in_file, open_memory
from tests.memory.raw_stores import TABLE, RawDynamoStore, RawStore

LAMBDA = Path(__file__).parents[2] / "lambda"
USER = "amzn1.ask.account.ONE"
NOTHING, SLOW = Preferences(), Preferences(rate="slow")


def loaded_by(code: str) -> set[str]:
    """Return the modules that are loaded after some code ran in a separate process."""
    run = subprocess.run(  # noqa: S603 - our interpreter and code
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        cwd=LAMBDA,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def test_importing_the_memory_imports_no_database() -> None:
    loaded = loaded_by("import leg_comfort.memory")
    assert "leg_comfort.memory" in loaded
    assert loaded & {"boto3", "botocore", "sqlite3"} == set()


def test_a_deployment_without_a_table_imports_no_database() -> None:
    loaded = loaded_by("from leg_comfort.memory import open_memory; open_memory({})")
    assert loaded & {"boto3", "botocore", "sqlite3"} == set()


@pytest.mark.parametrize("environ", [{}, {"LEG_COMFORT_TABLE": ""}], ids=["unset", "empty"])
def test_without_a_table_there_is_no_memory(environ: dict[str, str]) -> None:
    assert open_memory(environ) is None


def test_with_a_table_data_is_stored_in_it(raw_dynamo_store: RawStore) -> None:
    opened({}).keep(USER, NOTHING, SLOW)
    assert opened({}).preferences(USER) == SLOW
    assert salted(raw_dynamo_store, TABLE).preferences(USER) == SLOW


def test_a_salt_of_its_own_goes_before_the_skills_id_and_that_before_the_tables_name(
    raw_dynamo_store: RawStore,
) -> None:
    skill = {"LEG_COMFORT_SKILL_ID": "skill"}
    opened(skill).keep(USER, NOTHING, SLOW)
    assert salted(raw_dynamo_store, "skill").preferences(USER) == SLOW
    opened({**skill, "LEG_COMFORT_SALT": "own"}).keep(USER, NOTHING, Preferences(rate="fast"))
    assert salted(raw_dynamo_store, "own").preferences(USER) == Preferences(rate="fast")


def test_a_file_remembers_over_two_openings(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    memory_in_file(path).keep(USER, NOTHING, SLOW)
    assert memory_in_file(path).preferences(USER) == SLOW
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def opened(environ: dict[str, str]) -> Memory:
    memory = open_memory({"LEG_COMFORT_TABLE": TABLE, **environ})
    assert memory is not None
    return memory


def salted(raw_store: RawStore, salt: str) -> Memory:
    assert isinstance(raw_store, RawDynamoStore)
    return Memory(raw_store.store, salt, lambda: datetime.now(UTC))
