"""The words of one locale: ids in, markup out. Templates are compiled when first spoken."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from markupsafe import Markup, escape

from leg_comfort.locales import closest_locale, usual_country

from .compiled import KeptCode, TemplateCode, code_of, read_compiled, write_compiled
from .filters import filters_of
from .sources import Region, Sources, TemplateError, read_sources, templates_folder
from .ssml import plain_text, spoken_seconds

LineValues = Mapping[str, object]

PLAIN_GROUPS = ("cards.", "screen.")
"""Lines that are shown, never spoken: plain text, nothing escaped."""

_MARKS = ("{{", "{%", "{#")
"""How Jinja's parts of a wording begin."""
# One set would say the same, and take 4 ms to compile.
_NOT_XML = re.compile("[\0-\x08]|[\x0b\x0c]|[\x0e-\x1f]|[\ud800-\udfff]|[\ufffe\uffff]")


class CardText(NamedTuple):
    """A card of the Alexa app, in plain text."""

    title: str
    text: str


class Words:
    """The words of one locale, with the numbers and names of one country.

    region: the country's plain text by key, such as emergency_number; the locale's usual country
    at first.
    """

    def __init__(self, sources: Sources, code: TemplateCode | None = None) -> None:
        """Take the sources, and the code that `compile_into` wrote, if there is any."""
        self.locale = sources.locale
        self.region: Region = sources.region(usual_country(sources.locale))
        self._sources = sources
        self._environment = _environment(sources, code or {})

    def in_country(self, country: str | None) -> "Words":
        """Return these words for a device in a country, such as NZ.

        Any country that the language knows will do, whichever locale the device speaks: the
        number is right where the person lies. A country that it has no words for is an unknown
        one, never the locale's usual one. None changes nothing.
        """
        other = copy(self)
        other.region = self._sources.region(country) if country else self.region
        return other

    def has(self, template_id: str) -> bool:
        """Return whether there is a line; for a card, both its title and its text."""
        lines = self._sources.lines
        return (
            template_id in lines or {f"{template_id}.title", f"{template_id}.text"} <= lines.keys()
        )

    def ids(self) -> frozenset[str]:
        """Return the ids of all lines."""
        return frozenset(self._sources.lines)

    def line(self, template_id: str, values: LineValues, seed: int = 0) -> Markup:
        """Fill a line; values are escaped. Raises TemplateError naming the line."""
        if template_id.startswith(PLAIN_GROUPS):
            return escape(self.text(template_id, values, seed))
        spoken = self._render(template_id, values, seed, partial(self._say, seed))
        return Markup(" ".join(spoken.split()))  # noqa: S704 - a template, its values escaped

    def can_fill(self, template_id: str, values: LineValues) -> bool:
        """Return whether there is such a line, and these values fill it."""
        try:
            self.line(template_id, values)
        except TemplateError:
            return False
        return True

    def text(self, template_id: str, values: LineValues, seed: int = 0) -> str:
        """Fill a line that is shown: plain text, nothing escaped, no markup."""
        if not template_id.startswith(PLAIN_GROUPS):
            return plain_text(self.line(template_id, values, seed))
        return self._render(template_id, values, seed, partial(self._show, seed)).strip()

    def card(self, template_id: str, values: LineValues, seed: int = 0) -> CardText:
        """Fill a card: the lines `title` and `text` of its group."""
        title, text = (
            self.text(f"{template_id}.{part}", values, seed) for part in CardText._fields
        )
        return CardText(title, text)

    def seconds(self, ssml: str) -> float:
        """Return how many seconds SSML takes to say, at the pace of the language."""
        return spoken_seconds(ssml, self._sources.grammar.words_a_minute)

    def load_all(self) -> None:
        """Load the code of every line, so that none is loaded while somebody waits.

        Without a build every line is compiled, which takes seconds.
        """
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def compile_into(self, templates: Path) -> None:
        """Write sources and code into a folder of templates, for a quicker cold start.

        Raises TemplateError naming the first line that is no template.
        """
        code: dict[str, bytes] = {}
        for name, source in _named(self._sources.lines).items():
            try:
                code |= code_of(self._environment, name, source)
            except TemplateSyntaxError as problem:
                raise TemplateError(f"{name} ({self.locale}): {problem}") from problem
        write_compiled(self._sources, code, templates)

    def _say(self, seed: int, template_id: str, /, **values: object) -> Markup:
        return self.line(template_id, values, seed)

    def _show(self, seed: int, template_id: str, /, **values: object) -> str:
        return self.text(template_id, values, seed)

    def _render(
        self, template_id: str, values: LineValues, seed: int, say: Callable[..., str]
    ) -> str:
        wordings = self._wordings(template_id)
        place = _place(template_id, len(wordings), seed)
        if not _has_code(wordings[place]):
            return _NOT_XML.sub("", wordings[place])
        name, each = f"{template_id}/{place}", partial(_say_each, say)
        scope = {**values, "say": say, "say_each": each, "region": self.region}
        try:
            return _NOT_XML.sub("", self._environment.get_template(name).render(scope))
        except (JinjaError, TypeError, ValueError, AttributeError, LookupError) as problem:
            raise TemplateError(f"{template_id} ({self.locale}): {problem}") from problem

    def _wordings(self, template_id: str) -> Sequence[str]:
        try:
            return self._sources.lines[template_id]
        except KeyError:
            raise TemplateError(f"{template_id} ({self.locale}): no such line") from None


def load_words(locale: str, folder: Path | None = None) -> Words:
    """Return the words of a locale or of the closest one listed. They are loaded once."""
    return _load(closest_locale(locale), folder or templates_folder())


@cache
def _load(locale: str, folder: Path) -> Words:
    compiled = read_compiled(locale, folder)
    if compiled is not None:
        return Words(compiled.sources, compiled.code)
    return Words(read_sources(locale, folder))


def _say_each(say: Callable[..., str], group: str, ids: Iterable[str], form: str) -> list[str]:
    """["a", "b"] → the lines group.a.form and group.b.form."""
    return [say(f"{group}.{each}.{form}") for each in ids]


def _place(template_id: str, wordings: int, seed: int) -> int:
    """Choose a wording by seed and line, the same on every machine and day.

    Each round of seeds says every wording once, so that none is ever heard three times running.
    """
    rounds, turn = divmod(seed, wordings)
    digest = hashlib.blake2b(f"{rounds} {template_id}".encode(), digest_size=8).digest()
    return (int.from_bytes(digest) + turn) % wordings


def _named(lines: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the wordings that are templates; most are said as they stand, and need no code."""
    return {
        f"{line_id}/{place}": wording
        for line_id, wordings in lines.items()
        for place, wording in enumerate(wordings)
        if _has_code(wording)
    }


def _has_code(wording: str) -> bool:
    return any(mark in wording for mark in _MARKS)


def _escapes(name: str | None) -> bool:
    return name is None or not name.startswith(PLAIN_GROUPS)


def _environment(sources: Sources, code: TemplateCode) -> Environment:
    environment = Environment(
        loader=DictLoader(_named(sources.lines)),
        autoescape=_escapes,  # noqa: S701 - off for cards alone, which are no markup
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=KeptCode(code),
        cache_size=-1,
    )
    environment.filters.update(filters_of(sources.grammar))
    return environment
