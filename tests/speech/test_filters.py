"""Numbers, counts and lists as they are said in English."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

from leg_comfort.speech import read_sources
from leg_comfort.speech.filters import filters_of


@pytest.fixture(scope="module")
def environment() -> Environment:
    environment = Environment(autoescape=True)
    environment.filters.update(filters_of(read_sources("en").grammar))
    return environment


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("0 | number", "zero"),
        ("7 | number", "seven"),
        ("'14' | number", "fourteen"),
        ("21 | number", "twenty-one"),
        ("99 | number", "ninety-nine"),
        ("100 | number", "100"),
        ("-1 | number", "-1"),
        ("'911' | digits", "nine one one"),
        ("'0800 12' | digits", "zero eight zero zero, one two"),
        ("1 | counted('night', 'nights')", "one night"),
        ("0 | counted('night', 'nights')", "zero nights"),
        ("3 | counted('night', 'nights')", "three nights"),
        ("1 | plural('it is', 'they are')", "it is"),
        ("2 | plural('it is', 'they are')", "they are"),
        ("[] | listed", ""),
        ("['a'] | listed", "a"),
        ("['a', 'b'] | listed", "a and b"),
        ("['a', 'b', 'c'] | listed", "a, b and c"),
        ("'your calf, NOT mine' | capital", "Your calf, NOT mine"),
        ("'' | capital", ""),
    ],
)
def test_as_it_is_said(expression: str, said: str, environment: Environment) -> None:
    assert environment.from_string(f"{{{{ {expression} }}}}").render() == said


def test_every_number_word_is_there_once() -> None:
    numbers = read_sources("en").grammar.numbers
    assert len(numbers) == len(set(numbers)) == 100


@pytest.mark.parametrize("count", [1, 2, 3])
def test_markup_in_a_list_stays_and_the_rest_is_escaped(
    count: int, environment: Environment
) -> None:
    values = [Markup("<s>x</s>"), "&", "<"][:count]
    filled = environment.from_string("{{ values | listed }}").render(values=values)
    assert filled == ["<s>x</s>", "<s>x</s> and &amp;", "<s>x</s>, &amp; and &lt;"][count - 1]


def test_a_lone_string_is_no_list(environment: Environment) -> None:
    with pytest.raises(TypeError, match="abc"):
        environment.from_string("{{ 'abc' | listed }}").render()


def test_a_word_is_no_number(environment: Environment) -> None:
    with pytest.raises(ValueError, match="often"):
        environment.from_string("{{ 'often' | number }}").render()


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("1 | counted('noche', 'noches', 'feminine')", "una noche"),
        ("2 | counted('noche', 'noches', 'feminine')", "dos noches"),
        ("21 | counted('semana', 'semanas', 'feminine')", "veintiuna semanas"),
        ("1 | counted('día', 'días', 'masculine')", "un día"),
        ("31 | counted('día', 'días', 'masculine')", "treinta y un días"),
        ("1 | number", "uno"),
    ],
)
def test_a_number_agrees_with_the_gender_of_its_noun(expression: str, said: str) -> None:
    spanish = Environment(autoescape=True)
    spanish.filters.update(filters_of(read_sources("es").grammar))
    assert spanish.from_string(f"{{{{ {expression} }}}}").render() == said


def test_a_gender_that_the_language_has_not_is_an_error(environment: Environment) -> None:
    with pytest.raises(KeyError, match="feminine"):
        environment.from_string("{{ 1 | counted('night', 'nights', 'feminine') }}").render()
