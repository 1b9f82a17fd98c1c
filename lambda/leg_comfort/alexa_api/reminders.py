"""Reminders that Alexa speaks, made with what one request brought along. Nothing here raises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from leg_comfort.alexa_api.patience import FOR_REMINDERS, Patience
from leg_comfort.alexa_api.results import RefusedError
from leg_comfort.conversation import EffectKind, Outcome, Result

if TYPE_CHECKING:
    from leg_comfort.alexa_api.book import Book, Wanted


@dataclass(frozen=True, slots=True)
class Reminders:
    """The skill's reminders in one account.

    endpoint, token: as the request brought them; the token is never shown. locale, text: what
    Alexa will say, and in which language. zone: where the bed stands, such as Europe/London; now:
    the time there, without an offset. patience: how long Amazon is waited for.
    """

    endpoint: str
    token: str = field(repr=False)
    locale: str
    text: str
    zone: str
    now: datetime
    patience: Patience = FOR_REMINDERS

    def set(self, when: datetime) -> Outcome:
        """Make a reminder at a local time without an offset → that time and its token."""
        return self._do(EffectKind.SET, lambda book: _set(book, self._wanted(when)))

    def move(self, when: datetime) -> Outcome:
        """Move the next reminder still to come → its new time and its token, or NONE_SET."""
        return self._do(EffectKind.MOVE, lambda book: self._move(book, self._wanted(when)))

    def cancel(self) -> Outcome:
        """Delete every reminder that is switched on, or NONE_SET.

        All are tried; where one stays, the result says why.
        """
        return self._do(EffectKind.CANCEL, _cancel)

    def next(self) -> Outcome:
        """The next reminder still to come → its local time and its token, or NONE_SET."""
        return self._do(EffectKind.LOOK_UP, self._next)

    def _do(self, deed: EffectKind, work: Callable[[Book], Outcome]) -> Outcome:
        # Costs a cold start, so only who asks pays for it.
        from leg_comfort.alexa_api.calls import AmazonsBook

        try:
            return work(AmazonsBook(self.endpoint, self.token, self.patience))
        except RefusedError as refused:
            return Outcome(deed, refused.result)

    def _move(self, book: Book, wanted: Wanted) -> Outcome:
        coming = self._next(book)
        if coming.token is None:
            return Outcome(EffectKind.MOVE, coming.result)
        token = book.change(coming.token, wanted)
        return Outcome(EffectKind.MOVE, Result.DONE, wanted.when, token)

    def _next(self, book: Book) -> Outcome:
        times = [(entry.local_time(self.zone), entry.token) for entry in book.read().entries]
        coming = [(when, token) for when, token in times if when is not None and when > self.now]
        if not coming:
            return Outcome(EffectKind.LOOK_UP, Result.NONE_SET)
        return Outcome(EffectKind.LOOK_UP, Result.DONE, *min(coming))

    def _wanted(self, when: datetime) -> Wanted:
        from leg_comfort.alexa_api.book import Wanted

        asked = self.now.replace(microsecond=0)
        return Wanted(asked, when, self.zone, self.locale, self.text)


def _set(book: Book, wanted: Wanted) -> Outcome:
    return Outcome(EffectKind.SET, Result.DONE, wanted.when, book.add(wanted))


def _cancel(book: Book) -> Outcome:
    results: list[Result] = []
    more = True
    while more:
        page = book.read()
        struck = [_struck(book, entry.token) for entry in page.entries]
        results += struck
        # What is deleted makes room for the next page; where nothing was, it would be the same.
        more = page.more and Result.DONE in struck
    return Outcome(EffectKind.CANCEL, _worst(results) if results else Result.NONE_SET)


def _worst(results: list[Result]) -> Result:
    """The first that is not DONE, or else DONE."""
    return next((result for result in results if result is not Result.DONE), Result.DONE)


def _struck(book: Book, token: str) -> Result:
    """What came of deleting one. One that is not there any more is deleted."""
    try:
        book.strike(token)
    except RefusedError as refused:
        return Result.DONE if refused.result is Result.GONE else refused.result
    return Result.DONE
