"""Several writers at once lose nothing, in a file and in a DynamoDB of a separate process."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Barrier, Timer

import pytest
from botocore.config import Config

from leg_comfort.memory import Memory, Preferences, Store, sqlite
from leg_comfort.memory import dynamodb as dynamodb_module
from tests.memory.processes import dynamodb_server, running, said, start
from tests.memory.raw_stores import dynamodb, make_table
from tests.memory.writer import DYNAMODB, END, KEY, NOW, store_at

pytestmark = pytest.mark.slow

WRITERS, UPDATES = 8, 1000
CUTS, ROUNDS = 30, 50
PATIENCE_SECONDS = 60
A_FEW_WRITES = 0.05
"""Seconds; a writer is killed at any moment of them."""
NOTHING = Preferences()
EVERYTHING = Preferences(True, True, "slow", "soft", "Europe/London", "token")


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a busy machine as long as it takes."""
    monkeypatch.setattr(sqlite, "WAIT", PATIENCE_SECONDS)
    limits = dynamodb_module.CONFIG.merge(
        Config(connect_timeout=PATIENCE_SECONDS, read_timeout=PATIENCE_SECONDS)
    )
    monkeypatch.setattr(dynamodb_module, "CONFIG", limits)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The place of a DynamoDB in a separate process."""
    with dynamodb_server() as port:
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", f"http://127.0.0.1:{port}")
        make_table(dynamodb())
        yield DYNAMODB


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The place of a file."""
    return str(tmp_path / "memory.db")


@pytest.fixture(params=["server", "file"])
def place(request: pytest.FixtureRequest) -> str:
    """Each place in turn."""
    found: str = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def store(place: str) -> Store:
    return store_at(place)


@pytest.fixture
def memory(store: Store) -> Memory:
    return Memory(store, "salt", lambda: datetime.fromtimestamp(NOW, UTC))


def at_once(*acts: Callable[[], object]) -> None:
    """Run all functions at the same moment. Raises any of their exceptions."""
    barrier = Barrier(len(acts))

    def act_together(act: Callable[[], object]) -> None:
        barrier.wait()
        act()

    with ThreadPoolExecutor(len(acts)) as threads:
        list(threads.map(act_together, acts))


def test_eight_processes_write_a_thousand_updates_to_one_record_and_none_is_lost(
    place: str, store: Store
) -> None:
    share = UPDATES // WRITERS
    writers = [start("writer", place, "each", name, share) for name in range(WRITERS)]
    for writer in writers:
        with writer:
            assert writer.wait() == 0
    written = {f"{name}.{number}": True for name in range(WRITERS) for number in range(share)}
    assert store.read(KEY, NOW) == written


def test_a_writer_killed_in_the_middle_leaves_the_old_record_or_the_new(
    place: str, store: Store
) -> None:
    chance = random.Random(4)
    for _ in range(CUTS):
        store.delete(KEY)
        with running("writer", place, "pairs") as writer:
            numbers = said(writer)
            first = next(numbers)
            Timer(chance.uniform(0, A_FEW_WRITES), writer.kill).start()
            kept = int([first, *numbers][-1])
        assert store.read(KEY, NOW) in [{"left": n, "right": n} for n in (kept, kept + 1)]


def test_two_changes_of_different_preferences_at_once_lose_nothing(memory: Memory) -> None:
    for round in range(ROUNDS):
        user = str(round)
        at_once(
            partial(memory.keep, user, NOTHING, Preferences(rate="slow")),
            partial(memory.keep, user, NOTHING, Preferences(volume="soft")),
        )
        assert memory.preferences(user) == Preferences(rate="slow", volume="soft")


def test_two_updates_of_an_expired_record_at_once_lose_nothing(store: Store) -> None:
    for round in range(ROUNDS):
        key = str(round)
        store.update(key, {"old": True}, NOW - 2, NOW - 1)
        at_once(
            partial(store.update, key, {"left": True}, NOW, END),
            partial(store.update, key, {"right": True}, NOW, END + 1),
        )
        assert store.read(key, END) == {"left": True, "right": True}


def test_a_change_while_everything_is_forgotten_leaves_nothing_or_itself_alone(
    memory: Memory,
) -> None:
    faster = replace(EVERYTHING, rate="fast")
    for round in range(ROUNDS):
        user = str(round)
        memory.keep(user, NOTHING, EVERYTHING)
        at_once(
            partial(memory.keep, user, EVERYTHING, faster),
            partial(memory.forget, user),
        )
        assert memory.preferences(user) in [NOTHING, Preferences(rate="fast")]
