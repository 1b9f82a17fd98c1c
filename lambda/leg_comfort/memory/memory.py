"""What is remembered about a person, each kind in a record of its own that ends by itself."""

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from hashlib import sha256

from . import lifetimes
from .diary import Night, changes_for, end_of, is_over, nights_in, outlived
from .preferences import Preferences, changes_between, preferences_in
from .store import Store, Value


class Kind(StrEnum):
    """What is kept apart: a store ends whole records, and each kind has a life of its own."""

    PREFERENCES = "preferences"
    DIARY = "diary"
    CONVERSATION = "conversation"


class Memory:
    """The memory of a deployment. Every method raises StoreError where its store cannot be used.

    The store sees no user id, only hashes under the salt that differ from kind to kind.
    """

    def __init__(self, store: Store, salt: str, clock: Callable[[], datetime]) -> None:
        """Take where it is kept, what user ids are hashed with, and what tells the time (aware)."""
        self._store, self._clock = store, clock
        self._salt = salt.encode(errors="surrogatepass")

    def preferences(self, user: str) -> Preferences:
        """Everything a person prefers; of somebody unknown, nothing."""
        record = self._store.read(self._key(Kind.PREFERENCES, user), self._now())
        return preferences_in(record or {})

    def keep(self, user: str, before: Preferences, after: Preferences) -> None:
        """Write what changed, all at once, and nothing where nothing did."""
        if changes := changes_between(before, after):
            now = self._clock()
            key, end = self._key(Kind.PREFERENCES, user), now + lifetimes.PREFERENCES
            self._store.update(key, changes, _seconds(now), _seconds(end))

    def nights(self, user: str) -> tuple[Night, ...]:
        """The diary of the last sixty days, by day."""
        record = self._store.read(self._key(Kind.DIARY, user), self._now())
        return nights_in(record or {}, self._clock().date())

    def keep_night(self, user: str, night: Night) -> None:
        """Lay what is known about a night over its entry, and remove what has had its time."""
        now, key = self._clock(), self._key(Kind.DIARY, user)
        if is_over(night.day, now.date()):
            return
        record = self._store.read(key, _seconds(now)) or {}
        changes = {**outlived(record, now.date()), **changes_for(night)}
        self._store.update(key, changes, _seconds(now), _seconds(end_of(night.day)))

    def conversation(self, user: str) -> Mapping[str, object] | None:
        """The session attributes of a conversation that was cut off a moment ago."""
        record = self._store.read(self._key(Kind.CONVERSATION, user), self._now())
        return _attributes((record or {}).get("attributes"))

    def keep_conversation(self, user: str, attributes: Mapping[str, object]) -> None:
        """Keep session attributes, which are JSON, for the moment."""
        now, key = self._clock(), self._key(Kind.CONVERSATION, user)
        end = now + lifetimes.CONVERSATION
        changes = {"attributes": json.dumps(attributes)}
        self._store.update(key, changes, _seconds(now), _seconds(end))

    def drop_conversation(self, user: str) -> None:
        """Forget where a conversation stood."""
        self._store.delete(self._key(Kind.CONVERSATION, user))

    def forget_diary(self, user: str) -> None:
        """Forget the nights, where a conversation stood, and that a diary was agreed to."""
        deletions = self._deletions(user, Kind.DIARY, Kind.CONVERSATION)
        _do_all([*deletions, partial(self._end_diary, user)])

    def forget(self, user: str) -> None:
        """Forget everything; where one kind cannot be, the others are all the same."""
        _do_all(self._deletions(user, *Kind))

    def _end_diary(self, user: str) -> None:
        agreed = self.preferences(user)
        self.keep(user, agreed, replace(agreed, diary_since=None))

    def _deletions(self, user: str, *kinds: Kind) -> list[Callable[[], None]]:
        return [partial(self._store.delete, self._key(kind, user)) for kind in kinds]

    def _key(self, kind: Kind, user: str) -> str:
        named = f"{kind}:{user}".encode(errors="surrogatepass")
        return hmac.new(self._salt, named, sha256).hexdigest()

    def _now(self) -> int:
        return _seconds(self._clock())


def _do_all(acts: Iterable[Callable[[], None]]) -> None:
    """Do each, whatever becomes of the others, and all at once: a store that does not answer is
    waited for once. Raises the first StoreError.
    """
    from concurrent.futures import ThreadPoolExecutor  # Few forget; a start need not load it.

    with ThreadPoolExecutor() as threads:
        failures = [act.exception() for act in [threads.submit(act) for act in acts]]
    for failure in filter(None, failures):
        raise failure


def _attributes(kept: Value | None) -> Mapping[str, object] | None:
    try:
        read = json.loads(kept) if isinstance(kept, str) else None
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
