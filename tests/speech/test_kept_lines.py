"""The lines about reminder, memory and diary are whole, plain, and give no secret away."""

import re
from collections.abc import Iterator

import pytest

from leg_comfort.clinic import forbidden, load_clinic
from leg_comfort.conversation import Result
from leg_comfort.locales import LOCALES, language_of
from leg_comfort.speech import Words, load_words, plain_text, read_sources
from tests.languages import LANGUAGES, language

from .template_reading import SAMPLES, Reader

CLINIC = load_clinic()
FILES = ("calendar.", "reminder.", "memory.", "diary.")
PIECES = ("calendar.", "memory.rates.", "memory.volumes.", "diary.helpers.")
ALERT = "reminder.alert"
NEVER_OF_A_REMINDER = {Result.STORE_DOWN}
EVERYWHERE = (*LANGUAGES, *LOCALES)
ANY_FIGURE = re.compile(r"\d")


def lines(words: Words) -> list[str]:
    return sorted(line for line in words.ids() if line.startswith(FILES))


def said(locale: str) -> Iterator[tuple[str, str]]:
    """Yield every line with every wording and every filling, as it is heard."""
    sources, words = read_sources(locale), load_words(locale)
    reader = Reader(sources)
    for line in lines(words):
        for seed, wording in enumerate(sources.lines[line]):
            for values in reader.fillings(wording):
                yield line, plain_text(words.line(line, values, seed))


def sentences(locale: str) -> list[tuple[str, str]]:
    return [(line, text) for line, text in said(locale) if not line.startswith(PIECES)]


@pytest.mark.parametrize("locale", EVERYWHERE)
def test_every_line_fills_without_a_figure_in_every_locale(locale: str) -> None:
    problems = [(line, text) for line, text in said(locale) if not text or ANY_FIGURE.search(text)]
    assert {line.partition(".")[0] + "." for line, _ in said(locale)} == set(FILES)
    assert problems == []


@pytest.mark.parametrize("locale", EVERYWHERE)
def test_every_line_is_a_statement_of_whole_sentences(locale: str) -> None:
    broken = [
        (line, text)
        for line, text in sentences(locale)
        if line != ALERT and not (text[:1].isupper() and re.fullmatch(r"[^?!]*\.", text))
    ]
    assert broken == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_line_is_easy_to_follow(name: str) -> None:
    texts = [text for _, text in sentences(name)]
    assert language(name).is_easy(" ".join(texts)), f"{len(texts)} lines"


@pytest.mark.parametrize("locale", EVERYWHERE)
def test_no_line_says_anything_forbidden(locale: str) -> None:
    own = language_of(locale)
    assert [(line, text) for line, text in said(locale) if forbidden(CLINIC, text, own)] == []


@pytest.mark.parametrize("locale", EVERYWHERE)
def test_the_reminder_itself_gives_nothing_away(locale: str) -> None:
    alert = load_words(locale).text(ALERT, {})
    assert len(alert) <= 60
    assert not language(locale).pattern("secret").search(alert)


def test_the_reminder_says_what_to_do_in_the_letters_that_a_small_screen_shows() -> None:
    alert = load_words("en").text(ALERT, {})
    assert alert[:25].startswith("Book that check-up")


@pytest.mark.parametrize("locale", EVERYWHERE)
@pytest.mark.parametrize("effect", ["set", "move", "cancel", "look_up"])
def test_a_reminder_has_a_different_sentence_for_each_result(effect: str, locale: str) -> None:
    words = load_words(locale)
    nothing_yet = {Result.NONE_SET} if effect == "set" else set()
    results = set(Result) - NEVER_OF_A_REMINDER - nothing_yet
    values = {name: samples[0] for name, samples in SAMPLES.items()}
    heard = [words.text(f"reminder.{effect}.{result}", values) for result in sorted(results)]
    assert len(set(heard)) == len(results)
    assert lines_of(words, f"reminder.{effect}.") == results


def lines_of(words: Words, prefix: str) -> set[str]:
    return {line.removeprefix(prefix) for line in words.ids() if line.startswith(prefix)}


@pytest.mark.parametrize("line", ["set.done", "move.done", "look_up.done"])
def test_the_day_and_the_time_are_said_again(line: str) -> None:
    values = {"day": "2026-11-26", "time": "10:00", "ahead": 3}
    text = load_words("en-US").text(f"reminder.{line}", values)
    assert "on Thursday at ten in the morning" in text


@pytest.mark.parametrize("effect", ["set", "move", "cancel"])
@pytest.mark.parametrize("result", ["too_slow", "garbled"])
def test_if_nobody_knows_whether_it_was_done_the_app_is_named(effect: str, result: str) -> None:
    assert "Look in your Alexa app" in load_words("en").text(f"reminder.{effect}.{result}", {})


def test_how_long_the_diary_lasts_is_said_as_it_is_given() -> None:
    words = load_words("en")
    assert "for sixty days" in words.text("diary.consent", {"days": 60})
    assert "for one day:" in words.text("diary.consent", {"days": 1})


@pytest.mark.parametrize(("group", "key"), [("rates", "rate"), ("volumes", "volume")])
def test_every_manner_that_is_kept_can_be_said(group: str, key: str) -> None:
    words = load_words("en")
    manners = lines_of(words, f"memory.{group}.")
    heard = {words.text(f"memory.recall.{key}", {key: manner}) for manner in manners}
    assert len(heard) == len(manners) == 5
