"""The three uses of a store, for tests with a store that fails."""

from collections.abc import Callable

import pytest

from leg_comfort.memory import Store

NOW, END = 1_800_000_000, 1_800_000_100
KEY, WORD = "a key of somebody", "a secret word"
Use = Callable[[Store], object]
USES: list[Use] = [
    lambda store: store.read(KEY, NOW),
    lambda store: store.update(KEY, {"word": WORD}, NOW, END),
    lambda store: store.delete(KEY),
]

in_every_use = pytest.mark.parametrize("use", USES, ids=["read", "update", "delete"])
