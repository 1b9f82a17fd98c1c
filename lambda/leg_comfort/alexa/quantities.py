"""How many nights in two weeks: a number as Alexa hands it over, or a frequency's id."""

from collections.abc import Mapping

from leg_comfort.clinic import Fact
from leg_comfort.clinic.facts import FORTNIGHT, NIGHTS

NIGHTS_BY_FREQUENCY: Mapping[str, int] = {
    "every_night": 14,
    "most_nights": 10,
    "every_other_night": 7,
    "a_week_of_nights": 7,
    "several": 5,
    "a_few": 3,
    "a_couple": 2,
    "once": 1,
    "just_tonight": 1,
    "none": 0,
    "twice_a_week": 4,
    "three_a_week": 6,
    "four_a_week": 8,
    "five_a_week": 10,
    "once_a_week": 2,
}


def nights_of_number(number: str) -> dict[str, Fact]:
    """The nights that AMAZON.NUMBER says, at most a fortnight's; empty for "?" and the like."""
    known = number.isascii() and number.isdecimal()
    return {NIGHTS: min(int(number[-9:]), FORTNIGHT)} if known else {}


def nights_of_frequency(frequency: str | None) -> dict[str, Fact]:
    """The nights that an id of the FREQUENCY slot stands for; empty for no known id."""
    nights = NIGHTS_BY_FREQUENCY.get(frequency or "")
    return {} if nights is None else {NIGHTS: nights}
