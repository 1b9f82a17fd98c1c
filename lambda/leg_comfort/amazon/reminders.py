"""Reminders that Alexa speaks, made with what one request brought along. Nothing here raises."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from leg_comfort.amazon.book import Book, Wanted
from leg_comfort.amazon.patience import FOR_REMINDERS, Patience
from leg_comfort.amazon.results import RefusedError
from leg_comfort.conversation.errands import Deed, Outcome, Result


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
        return self._do(Deed.SET, lambda book: _done(when, book.add(self._wanted(when))))

    def move(self, when: datetime) -> Outcome:
        """Move the next reminder still to come → its new time and its token, or NONE_SET."""
        return self._do(Deed.MOVE, lambda book: self._moved(book, when))

    def cancel(self) -> Outcome:
        """Delete every reminder that is switched on, or NONE_SET.

        All are tried; where one stays, the result says why.
        """
        return self._do(Deed.CANCEL, _cancelled)

    def next(self) -> Outcome:
        """The next reminder still to come → its local time and its token, or NONE_SET."""
        return self._do(Deed.LOOK_UP, lambda book: self._next(book) or _NONE)

    def _do(self, deed: Deed, work: Callable[[Book], "_Came"]) -> Outcome:
        # Costs a cold start, so only who asks pays for it.
        from leg_comfort.amazon.calls import AmazonsBook

        try:
            came = work(AmazonsBook(self.endpoint, self.token, self.patience))
        except RefusedError as refused:
            return Outcome(deed, refused.result)
        return Outcome(deed, came.result, came.when, came.token)

    def _moved(self, book: Book, when: datetime) -> "_Came":
        coming = self._next(book)
        if coming is None or coming.token is None:
            return _NONE
        return _done(when, book.change(coming.token, self._wanted(when)))

    def _next(self, book: Book) -> "_Came | None":
        times = [(entry.local_time(self.zone), entry.token) for entry in book.read().entries]
        coming = [(when, token) for when, token in times if when is not None and when > self.now]
        return _done(*min(coming)) if coming else None

    def _wanted(self, when: datetime) -> Wanted:
        asked = self.now.replace(microsecond=0)
        return Wanted(asked, when, self.zone, self.locale, self.text)


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of a deed, before it is said which deed it was."""

    result: Result
    when: datetime | None = None
    token: str | None = None


_NONE = _Came(Result.NONE_SET)


def _done(when: datetime, token: str) -> _Came:
    return _Came(Result.DONE, when, token)


def _cancelled(book: Book) -> _Came:
    results: list[Result] = []
    more = True
    while more:
        page = book.read()
        struck = [_struck(book, entry.token) for entry in page.entries]
        results += struck
        # What is deleted makes room for the next page; where nothing was, it would be the same.
        more = page.more and Result.DONE in struck
    return _Came(_worst(results)) if results else _NONE


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
