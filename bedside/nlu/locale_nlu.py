"""The nlu of each locale, loaded in the background once it is asked for.

What is not kept from an earlier start is learnt, which takes ten seconds or more. The work is done
in a thread, so that Ctrl-C is heard meanwhile.
"""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from threading import Lock, Thread

from bedside.console import InputError
from bedside.interaction_model import load_model
from bedside.interaction_model.phrases import PROJECT
from bedside.nlu.conflicts import Conflict, conflicts_of
from bedside.nlu.similarity_cache import is_kept
from bedside.nlu.trained_nlu import TrainedNlu, Understood
from leg_comfort.locales import KNOWN_LOCALES, language_of

TRAINED = PROJECT / "build" / "learnt"
"""The folder of trained models."""


@dataclass(frozen=True, slots=True)
class LocaleNlu:
    """The nlu of one locale. It is loaded at the first use, once in a process."""

    locale: str

    @property
    def ready(self) -> bool:
        """Whether it is loaded, so that the next sentence does not wait."""
        return self.begin().done()

    @property
    def kept(self) -> bool:
        """Whether it need not learn, because what an earlier start learnt is there."""
        return is_kept(load_model(self.locale), self.locale, TRAINED)

    def begin(self) -> "Future[TrainedNlu]":
        """Have it loaded in the background, if nobody has yet."""
        with _LOCK:
            if self.locale not in _LOADING:
                _LOADING[self.locale] = _in_background(self.locale)
            return _LOADING[self.locale]

    def understand(self, text: str, context: str = "open", today: date | None = None) -> Understood:
        """Return the intent that Alexa would send for a text; see `TrainedNlu.understand`."""
        return self.load().understand(text, context, today)

    def load(self) -> TrainedNlu:
        """Return it loaded; wait if it is not yet.

        Raises whatever went wrong, such as InputError for a broken file.
        """
        return self.begin().result()


def nlu_for(locale: str) -> LocaleNlu:
    """Return the nlu of a locale; a locale without a model uses the first one of its language.

    Raises InputError if there is no model for the language.
    """
    if locale in KNOWN_LOCALES:
        return LocaleNlu(locale)
    same = (each for each in KNOWN_LOCALES if language_of(each) == language_of(locale))
    shared = next(same, None)
    if shared is None:
        known = ", ".join(KNOWN_LOCALES)
        raise InputError(f"no interaction model for {locale!r}: choose from {known}")
    return LocaleNlu(shared)


def conflicts_in(locale: str) -> list[Conflict]:
    """Return the conflicts of the model of a locale."""
    return conflicts_of(load_model(locale), language_of(locale))


_LOADING: "dict[str, Future[TrainedNlu]]" = {}
_LOCK = Lock()


def _in_background(locale: str) -> "Future[TrainedNlu]":
    loading: Future[TrainedNlu] = Future()
    Thread(target=_load, args=(locale, loading), daemon=True).start()
    return loading


def _load(locale: str, loading: "Future[TrainedNlu]") -> None:
    try:
        loading.set_result(TrainedNlu.of(load_model(locale), locale, TRAINED))
    except Exception as problem:
        loading.set_exception(problem)
