"""The memory of users: separate records for preferences, diary and conversation."""

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from hashlib import sha256

from .records import (
    CONVERSATION_LIFETIME,
    PREFERENCES_LIFETIME,
    Night,
    Preferences,
    end_of,
    expired_nights,
    is_over,
    night_changes,
    nights_in,
    preference_changes,
    preferences_in,
)
from .store import Store, StoredValue


class RecordKind(StrEnum):
    """The records of a user. They are separate because each expires at another time."""

    PREFERENCES = "preferences"
    DIARY = "diary"
    CONVERSATION = "conversation"


class Memory:
    """The memory of a deployment. Every method raises StoreError if the store cannot be used.

    The store sees no user ids, only salted hashes that differ between the records of one user.
    """

    def __init__(self, store: Store, salt: str, clock: Callable[[], datetime]) -> None:
        """salt: of the hashes of user ids. clock: returns the current time, aware."""
        self._store, self._clock = store, clock
        self._salt = salt.encode(errors="surrogatepass")

    def preferences(self, user: str) -> Preferences:
        """Return the preferences of a user; the defaults for an unknown one."""
        record = self._store.read(self._key(RecordKind.PREFERENCES, user), self._now())
        return preferences_in(record or {})

    def keep(self, user: str, before: Preferences, after: Preferences) -> None:
        """Store the changes in one update; without changes, do nothing."""
        if changes := preference_changes(before, after):
            now = self._clock()
            key, end = self._key(RecordKind.PREFERENCES, user), now + PREFERENCES_LIFETIME
            self._store.update(key, changes, _seconds(now), _seconds(end))

    def nights(self, user: str) -> tuple[Night, ...]:
        """Return the nights of the diary that have not expired, by day."""
        record = self._store.read(self._key(RecordKind.DIARY, user), self._now())
        return nights_in(record or {}, self._clock().date())

    def keep_night(self, user: str, night: Night) -> None:
        """Add the known values of a night to its entry, and remove expired nights."""
        now, key = self._clock(), self._key(RecordKind.DIARY, user)
        if is_over(night.day, now.date()):
            return
        record = self._store.read(key, _seconds(now)) or {}
        changes = {**expired_nights(record, now.date()), **night_changes(night)}
        self._store.update(key, changes, _seconds(now), _seconds(end_of(night.day)))

    def conversation(self, user: str) -> Mapping[str, object] | None:
        """Return the session attributes of a conversation that was cut off a few minutes ago."""
        record = self._store.read(self._key(RecordKind.CONVERSATION, user), self._now())
        return _attributes((record or {}).get("attributes"))

    def keep_conversation(self, user: str, attributes: Mapping[str, object]) -> None:
        """Store session attributes, which are JSON, for a few minutes."""
        now, key = self._clock(), self._key(RecordKind.CONVERSATION, user)
        end = now + CONVERSATION_LIFETIME
        changes = {"attributes": json.dumps(attributes)}
        self._store.update(key, changes, _seconds(now), _seconds(end))

    def drop_conversation(self, user: str) -> None:
        """Delete the stored session attributes."""
        self._store.delete(self._key(RecordKind.CONVERSATION, user))

    def forget_diary(self, user: str) -> None:
        """Delete the nights, the stored conversation, and the agreement to a diary."""
        deletions = self._deletions(user, RecordKind.DIARY, RecordKind.CONVERSATION)
        _do_all([*deletions, partial(self._end_diary, user)])

    def forget(self, user: str) -> None:
        """Delete everything; if one record cannot be deleted, the others still are."""
        _do_all(self._deletions(user, *RecordKind))

    def _end_diary(self, user: str) -> None:
        agreed = self.preferences(user)
        self.keep(user, agreed, replace(agreed, diary_since=None))

    def _deletions(self, user: str, *kinds: RecordKind) -> list[Callable[[], None]]:
        return [partial(self._store.delete, self._key(kind, user)) for kind in kinds]

    def _key(self, kind: RecordKind, user: str) -> str:
        named = f"{kind}:{user}".encode(errors="surrogatepass")
        return hmac.new(self._salt, named, sha256).hexdigest()

    def _now(self) -> int:
        return _seconds(self._clock())


def _do_all(acts: Iterable[Callable[[], None]]) -> None:
    """Do each in parallel, whether or not others fail. Raises the first StoreError.

    In parallel, since a store that does not respond would otherwise be waited for several times.
    """
    from concurrent.futures import ThreadPoolExecutor  # Rarely needed.

    with ThreadPoolExecutor() as threads:
        failures = [act.exception() for act in [threads.submit(act) for act in acts]]
    for failure in filter(None, failures):
        raise failure


def _attributes(kept: StoredValue | None) -> Mapping[str, object] | None:
    try:
        read = json.loads(kept) if isinstance(kept, str) else None
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
