"""The role allows exactly what the memory does with the table.

The table is made from the template, and the calls are recorded in botocore.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias, cast

import boto3
import pytest
from moto import mock_aws

from leg_comfort.memory import Memory, Night
from leg_comfort.memory.dynamodb import DynamoStore
from tests.infra.stack import Stack
from tests.memory.users import EVERYTHING, NOTHING, TODAY, USER, Clock

NAME = "made-as-the-template-says"
YEARS = 366 * 2
Untyped: TypeAlias = Any
"""Classes that botocore makes at run time."""


class Seen:
    """The calls that went out, and the tables that they named."""

    def __init__(self) -> None:
        self.actions: set[str] = set()
        self.tables: set[str] = set()

    def note(self, params: dict[str, Untyped], model: Untyped, **_: object) -> None:
        self.actions.add(f"dynamodb:{model.name}")
        self.tables.add(params["TableName"])


class Noted:
    """A memory of which every method that is used is noted."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self.used = memory, set[str]()

    def __getattr__(self, name: str) -> Untyped:
        self.used.add(name)
        return getattr(self._memory, name)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[Untyped]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "nobody")
    with mock_aws():
        made = boto3.client("dynamodb", region_name="us-east-1")
        table = Stack().properties("Table") or {}
        shape = ("KeySchema", "AttributeDefinitions", "BillingMode", "StreamSpecification")
        given = {name: table[name] for name in shape}
        given["StreamSpecification"] = {"StreamEnabled": True, **given["StreamSpecification"]}
        made.create_table(TableName=NAME, **given)
        lives = table["TimeToLiveSpecification"]
        made.update_time_to_live(TableName=NAME, TimeToLiveSpecification=lives)
        yield made


@pytest.fixture
def seen(client: Untyped) -> Seen:
    found = Seen()
    client.meta.events.register("provide-client-params.dynamodb", found.note)
    return found


def use_everything(memory: Memory, clock: Clock) -> None:
    """Keep, read and forget every kind of thing; then come back when all of it has expired."""
    for _ in ("tonight", "years later"):
        memory.keep(USER, NOTHING, EVERYTHING)
        memory.keep_night(USER, Night(clock.now.date(), "cramp"))
        memory.keep_conversation(USER, {"stage": "relief"})
        clock.pass_by(days=YEARS)
    memory.preferences(USER), memory.nights(USER), memory.conversation(USER)
    memory.drop_conversation(USER)
    memory.forget_diary(USER)
    memory.forget(USER)


def test_the_role_allows_exactly_the_calls_that_are_made(client: Untyped, seen: Seen) -> None:
    clock = Clock()
    use_everything(Memory(DynamoStore(NAME, client), "salt", clock), clock)
    statements = [each for each in Stack().statements() if "Table" in str(each["Resource"])]
    allowed = [action for each in statements for action in each["Action"]]
    assert seen.actions == set(allowed)
    assert seen.tables == {NAME}


def test_everything_that_the_memory_can_do_was_done(client: Untyped) -> None:
    clock = Clock()
    memory = Noted(Memory(DynamoStore(NAME, client), "salt", clock))
    use_everything(cast("Memory", memory), clock)
    assert memory.used == {name for name in vars(Memory) if not name.startswith("_")}


def test_what_is_kept_in_the_table_of_the_template_is_found_again(client: Untyped) -> None:
    memory = Memory(DynamoStore(NAME, client), "salt", Clock())
    memory.keep(USER, NOTHING, EVERYTHING)
    memory.keep_night(USER, Night(TODAY, "cramp"))
    assert memory.preferences(USER) == EVERYTHING
    assert memory.nights(USER) == (Night(TODAY, "cramp"),)
