"""Every line of every locale, as it stands in speech_templates, can be said."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from leg_comfort.locales import LOCALES, language_of
from leg_comfort.speech import (
    Sources,
    TemplateError,
    Words,
    check_ssml,
    read_sources,
)

from .template_reading import Reader

LANGUAGES = tuple(sorted({*map(language_of, LOCALES)}))
CANNOT_BE_WHISPERED = ("<amazon:emotion", "<amazon:domain", "<voice")


@pytest.fixture(scope="module", params=[*LANGUAGES, *LOCALES])
def sources(request: pytest.FixtureRequest) -> Sources:
    return read_sources(request.param)


@pytest.fixture(scope="module")
def reader(sources: Sources) -> Reader:
    return Reader(sources)


def wordings(sources: Sources) -> Iterator[tuple[str, str]]:
    return ((line, wording) for line, each in sources.lines.items() for wording in each)


def test_there_is_something_to_say(sources: Sources) -> None:
    assert sources.lines


def test_every_embedded_line_is_there(sources: Sources, reader: Reader) -> None:
    lost = [
        (line, embedded.parts)
        for line, wording in wordings(sources)
        for embedded in reader.embedded(wording)
        if not embedded.matches(reader.ids)
    ]
    assert lost == []


def test_every_key_of_every_country_is_there(sources: Sources, reader: Reader) -> None:
    lost = {
        (country, line, key)
        for line, wording in wordings(sources)
        for country, region in sources.countries.items()
        for key in reader.region_keys(wording) - set(region)
    }
    assert lost == set()


def test_no_list_says_the_same_twice(sources: Sources) -> None:
    doubled = [line for line, each in sources.lines.items() if len(set(each)) < len(each)]
    assert doubled == []


def test_the_wordings_of_a_line_need_the_same_values(sources: Sources, reader: Reader) -> None:
    uneven = [
        line
        for line, each in sources.lines.items()
        if len({frozenset(reader.names(wording)) for wording in each}) > 1
    ]
    assert uneven == []


def test_every_card_has_a_title_and_a_text(sources: Sources) -> None:
    cards = {line.rpartition(".")[0] for line in sources.lines if line.startswith("cards.")}
    lost = {f"{card}.{part}" for card in cards for part in ("title", "text")} - set(sources.lines)
    assert lost == set()


def test_every_line_can_be_whispered(sources: Sources) -> None:
    loud = [
        line
        for line, wording in wordings(sources)
        if any(t in wording for t in CANNOT_BE_WHISPERED)
    ]
    assert loud == []


def test_every_wording_is_markup_that_alexa_takes(sources: Sources, reader: Reader) -> None:
    problems = []
    for line, wording in wordings(sources):
        words = Words(replace(sources, lines={**sources.lines, line: (wording,)}))
        for values in reader.fillings(wording):
            problems += [(line, problem) for problem in _problems(words, line, values)]
    assert problems == []


def _problems(words: Words, line: str, values: dict[str, object]) -> list[str]:
    try:
        return check_ssml(f"<speak>{words.line(line, values)}</speak>")
    except (TemplateError, RecursionError) as problem:
        return [str(problem)]


def test_every_locale_of_a_language_has_the_same_lines() -> None:
    uneven = {
        locale: ids
        for locale in LOCALES
        if (ids := set(read_sources(locale).lines) ^ set(read_sources(language_of(locale)).lines))
    }
    assert uneven == {}
