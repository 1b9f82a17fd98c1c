"""SnapStart: what to do before Lambda takes its snapshot, and after it wakes one up.

There is no connection to renew: none is opened before somebody speaks.
"""

import os
import random
from collections.abc import Callable

KIND, SNAP_START = "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"
"""How Lambda says that a snapshot will be taken."""


def prepare(ready: Callable[[], None]) -> None:
    """Have everything made ready before a snapshot, if one is to be taken at all.

    Every process that wakes from it gets randomness of its own: what is left to chance is when a
    refused request is sent again, and they must not all do it at once.
    """
    if os.environ.get(KIND) != SNAP_START:
        return
    from snapshot_restore_py import register_after_restore, register_before_snapshot

    register_before_snapshot(ready)
    register_after_restore(random.seed)
