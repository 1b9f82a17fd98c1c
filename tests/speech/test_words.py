"""Lines are found by their ids and filled with values."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.speech import TemplateError, Words, check_ssml, load_words, plain_text

from .conftest import TEMPLATES

WORDS = load_words("en", TEMPLATES)
TEXT = st.text(st.characters(exclude_categories=[])) | st.sampled_from(
    ["&lt;", "]]>", "\x00", "<b>"]
)


def test_a_line_is_filled_with_its_values(words: Words) -> None:
    assert words.line("greeting.door.named", {"name": "Leg"}) == "Hello, Leg."


def test_a_line_over_several_rows_is_one_row(words: Words) -> None:
    assert words.line("greeting.door.paced", {}) == 'First, <break time="2s"/> then.'


@pytest.mark.parametrize("line", ["named", "embeds", "listed_lines"])
@settings(deadline=None)
@given(name=TEXT)
def test_no_text_breaks_the_markup(line: str, name: str) -> None:
    filled = WORDS.line(f"greeting.door.{line}", {"name": name})
    assert check_ssml(f"<speak>{filled} Well.</speak>") == []


@settings(deadline=None)
@given(name=TEXT)
def test_no_text_breaks_out_of_an_attribute(name: str) -> None:
    filled = WORDS.line("greeting.door.attribute", {"name": f"{name}x"})
    assert check_ssml(f"<speak>{filled} Well.</speak>") == []


@settings(deadline=None)
@given(names=st.lists(TEXT))
def test_no_list_of_texts_breaks_the_markup(names: list[str]) -> None:
    assert (
        check_ssml(f"<speak>{WORDS.line('greeting.door.listed', {'names': names})} x</speak>") == []
    )


@settings(deadline=None)
@given(name=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_a_value_is_heard_as_it_is(name: str) -> None:
    assert plain_text(WORDS.line("greeting.door.attribute", {"name": name})) == name


def test_a_line_within_a_line_keeps_its_markup_and_escapes_its_values(words: Words) -> None:
    lines = words.line("greeting.door.listed_lines", {"name": "<b>"})
    assert lines == "Hello. and &lt;b&gt;."
    assert "Hello, &lt;b&gt;." in words.line("greeting.door.embeds", {"name": "<b>"})


def test_a_line_within_a_line_is_of_the_same_locale_and_seed(folder: Path) -> None:
    british = load_words("en-GB", folder)
    for seed in range(10):
        filled = british.line("greeting.door.embeds", {"name": "Leg"}, seed)
        own = british.line("greeting.door.many", {}, seed)
        assert filled == f"She says: Good evening, Leg. {own}"


@pytest.mark.parametrize(("locale", "number"), [("en", "911"), ("en-GB", "999")])
def test_the_region_speaks_as_plain_text(locale: str, number: str, folder: Path) -> None:
    filled = load_words(locale, folder).line("greeting.door.number", {})
    assert filled == f"Call {number} or Smith &amp; Sons."


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("US", "Call 911 or Smith &amp; Sons."),
        ("AT", "Call one one two or a shop."),
        ("XX", "Call your own number or a shop."),
        ("ZZ", "Call your own number or a shop."),
        (None, "Call 999 or Smith &amp; Sons."),
    ],
)
def test_the_country_may_be_another_than_the_locales_own(
    country: str | None, said: str, folder: Path
) -> None:
    british = load_words("en-GB", folder)
    abroad = british.in_country(country)
    assert abroad.line("greeting.door.number", {}) == said
    assert abroad.line("greeting.door.named", {"name": "Leg"}) == "Good evening, Leg."
    assert british.region["emergency_number"] == "999"


def test_a_country_without_words_shows_the_number_that_is_known_of_it(folder: Path) -> None:
    region = load_words("en-GB", folder).in_country("AT").region
    assert (region["emergency_digits"], region["ambulance"]) == ("112", "one one two")


def test_the_same_seed_gives_the_same_wording_and_other_seeds_give_all(words: Words) -> None:
    chosen = [words.line("greeting.door.many", {}, seed) for seed in range(60)]
    assert chosen == [words.line("greeting.door.many", {}, seed) for seed in range(60)]
    assert min(map(chosen.count, set(chosen))) >= 10
    assert len(set(chosen)) == 3


def test_two_lines_do_not_change_in_step(words: Words) -> None:
    pairs = {
        (words.line("greeting.door.many", {}, seed), words.line("greeting.door.other", {}, seed))
        for seed in range(100)
    }
    assert len(pairs) == 9


def test_no_wording_is_chosen_three_times_running(words: Words) -> None:
    chosen = [str(words.line("greeting.door.many", {}, seed)) for seed in range(300)]
    assert not any(a == b == c for a, b, c in zip(chosen, chosen[1:], chosen[2:], strict=False))


def test_the_choice_is_the_same_on_every_machine(words: Words) -> None:
    chosen = [words.line("greeting.door.many", {}, seed) for seed in range(6)]
    assert chosen == ["Two.", "Three.", "One.", "Three.", "One.", "Two."]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("greeting.door.nowhere", "nowhere"),
        ("greeting.door.embeds_nothing", "nowhere"),
        ("greeting.door.named", "'name'"),
        ("greeting.door.named", r"greeting\.door\.named"),
        ("greeting.door.embeds", r"'name'"),
        ("greeting.door.wrong_region", "plumber"),
        ("greeting.door.broken", r"greeting\.door\.broken"),
        ("cards.visit.text", "'name'"),
    ],
)
def test_a_line_that_cannot_be_filled_is_an_error_that_names_it(
    line: str, named: str, words: Words
) -> None:
    with pytest.raises(TemplateError, match=named):
        words.line(line, {})


def test_a_value_of_the_wrong_kind_is_an_error_that_names_the_line(words: Words) -> None:
    with pytest.raises(TemplateError, match=r"greeting\.door\.text_for_a_number"):
        words.line("greeting.door.text_for_a_number", {"name": "many"})


def test_a_card_is_plain_text(words: Words) -> None:
    title, text = words.card("cards.visit", {"name": "<me>", "names": ["a & b", "c"]})
    assert title == "Salt & water"
    assert text == "For <me>: a & b and c.\nFirst, then."


def test_half_a_card_is_no_card(words: Words) -> None:
    assert words.has("cards.visit")
    assert not words.has("cards.half")
    with pytest.raises(TemplateError, match=r"cards\.half\.text"):
        words.card("cards.half", {})


def test_a_card_that_is_spoken_after_all_is_escaped(words: Words) -> None:
    assert words.line("cards.visit.title", {}) == "Salt &amp; water"


def test_a_spoken_line_can_be_shown(words: Words) -> None:
    assert words.text("greeting.door.number", {}) == "Call 911 or Smith & Sons."


def test_has_and_ids_tell_which_lines_exist(words: Words) -> None:
    assert words.has("greeting.bare")
    assert not words.has("greeting.door")
    assert "greeting.door.many" in words.ids()
