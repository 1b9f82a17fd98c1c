"""A process that writes: `python -m tests.memory.writer PLACE …`, PLACE a file or `dynamodb`.

`PLACE each NAME COUNT` sets NAME.0, NAME.1 … in one update each, and retries if the store is
busy. `PLACE pairs` sets `left` and `right` to the same increasing number, and prints every number
once it is stored.
"""

import sys
from itertools import count
from pathlib import Path

from leg_comfort.memory.dynamodb import DynamoStore
from leg_comfort.memory.sqlite import SqliteStore
from leg_comfort.memory.store import Store, StoreError
from tests.memory.raw_stores import TABLE

KEY, NOW, END = "a key", 1_800_000_000, 1_800_000_100
DYNAMODB = "dynamodb"
ATTEMPTS = 20
"""Eight writers without a pause may keep one of them waiting longer than a store waits."""


def store_at(place: str) -> Store:
    return DynamoStore(TABLE) if place == DYNAMODB else SqliteStore(Path(place))


def write_each(store: Store, name: str, times: int) -> None:
    for number in range(times):
        assert any(is_kept(store, f"{name}.{number}") for _ in range(ATTEMPTS))


def is_kept(store: Store, name: str) -> bool:
    try:
        store.update(KEY, {name: True}, NOW, END)
    except StoreError:
        return False
    return True


def write_pairs(store: Store) -> None:
    for number in count():
        store.update(KEY, {"left": number, "right": number}, NOW, END)
        print(number, flush=True)  # noqa: T201 - read by the parent process


def main() -> None:
    place, what, *details = sys.argv[1:]
    if what == "pairs":
        write_pairs(store_at(place))
    else:
        name, times = details
        write_each(store_at(place), name, int(times))


if __name__ == "__main__":
    main()
