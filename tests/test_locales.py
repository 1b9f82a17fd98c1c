"""The list of locales and countries: whole, and in step with the time zone database."""

from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from leg_comfort.locales import (
    DEFAULT_LOCALE,
    KNOWN_LOCALES,
    LANGUAGES_FOLDER,
    LOCALES,
    TIME_ZONES,
    UNKNOWN_COUNTRY,
    closest_locale,
    country_for,
    country_of,
    language_of,
    usual_country,
    usual_time_zone,
)
from leg_comfort.speech import read_sources

DATABASE = files("tzdata") / "zoneinfo"


def zones_by_country() -> dict[str, set[str]]:
    """The zones of every country, as zone.tab lists them."""
    found: dict[str, set[str]] = {}
    for line in (DATABASE / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found.setdefault(country, set()).add(zone)
    return found


def older_names() -> dict[str, str]:
    """The zone that each older name of a zone now means."""
    lines = (DATABASE / "tzdata.zi").read_text(encoding="utf-8").splitlines()
    links = (line.split() for line in lines if line.startswith("L "))
    return {name: zone for _, zone, name in links}


def whole(part: str) -> str:
    """The country that a part of one belongs to: CA for CA-NU."""
    return part.partition("-")[0]


SERVED_TOO = {"US": {"PR"}}
"""Territories with a country code of their own, where the numbers are those of the country."""


@pytest.mark.parametrize("country", sorted({*map(whole, TIME_ZONES)}))
def test_a_country_with_its_parts_has_all_its_time_zones_and_none_of_another(country: str) -> None:
    official, renamed = zones_by_country()[country], older_names()
    for territory in SERVED_TOO.get(country, ()):
        official |= zones_by_country()[territory]
    parts = [zones for part, zones in TIME_ZONES.items() if whole(part) == country]
    listed = {zone for zones in parts for zone in zones}
    assert official <= listed
    assert {renamed.get(zone, zone) for zone in listed - official} <= official
    assert all(ZoneInfo(zone) for zone in listed)


def test_no_two_countries_share_a_time_zone() -> None:
    listed = [zone for zones in TIME_ZONES.values() for zone in zones]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Pacific/Auckland", "NZ"),
        ("Pacific/Chatham", "NZ"),
        ("Australia/Lord_Howe", "AU"),
        ("America/Toronto", "CA"),
        ("America/New_York", "US"),
        ("America/Puerto_Rico", "US"),
        ("Europe/London", "GB"),
        ("Europe/Belfast", "GB-NIR"),
        ("America/Iqaluit", "CA-NU"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Oslo", None),
        ("Nowhere/Land", None),
        ("", None),
        (None, None),
    ],
)
def test_a_time_zone_tells_the_country_if_it_is_listed(zone: str | None, country: str) -> None:
    assert country_of(zone) == country


@pytest.mark.parametrize("locale", KNOWN_LOCALES)
def test_a_locale_has_a_language_and_a_country_with_time_zones(locale: str) -> None:
    assert (LANGUAGES_FOLDER / language_of(locale)).is_dir()
    assert country_of(usual_time_zone(locale)) == usual_country(locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_has_words_for_its_usual_country(locale: str) -> None:
    assert usual_country(locale) in read_sources(locale).countries


@pytest.mark.parametrize("language", sorted({*map(language_of, LOCALES)}))
@pytest.mark.parametrize("country", [*TIME_ZONES, UNKNOWN_COUNTRY])
def test_in_every_country_a_language_has_all_its_words_and_no_number_of_another(
    language: str, country: str
) -> None:
    sources = read_sources(language)
    region, own = sources.region(country), sources.numbers.get(country, "")
    assert region.keys() == sources.countries[UNKNOWN_COUNTRY].keys()
    if country not in sources.countries:
        assert region["emergency_digits"] == own


def test_every_whole_country_has_a_number_and_only_listed_ones_have() -> None:
    numbers = read_sources(DEFAULT_LOCALE).numbers
    assert {country for country in TIME_ZONES if whole(country) == country} <= numbers.keys()
    assert numbers.keys() <= TIME_ZONES.keys()


@pytest.mark.parametrize("language", sorted({*map(language_of, LOCALES)}))
def test_a_language_names_the_number_that_all_languages_name(language: str) -> None:
    sources = read_sources(language)
    told = {name: each["emergency_digits"] for name, each in sources.countries.items()}
    assert {name: number for name, number in told.items() if number} == {
        name: number for name, number in sources.numbers.items() if name in told
    }


@pytest.mark.parametrize("language", sorted({*map(language_of, LOCALES)}))
def test_every_country_that_a_language_has_words_for_can_be_told_by_a_time_zone(
    language: str,
) -> None:
    told = read_sources(language).countries.keys() - {UNKNOWN_COUNTRY}
    assert told <= TIME_ZONES.keys()


@pytest.mark.parametrize("language", sorted({*map(language_of, LOCALES)}))
def test_every_language_has_words_for_a_country_that_nobody_knows(language: str) -> None:
    region = read_sources(language).countries[UNKNOWN_COUNTRY]
    assert region["emergency_digits"] == ""
    assert not any(letter.isdigit() for letter in "".join(map(str, region.values())))


@pytest.mark.parametrize(
    ("locale", "zone", "country"),
    [
        ("en-US", None, "US"),
        ("en-US", "Europe/Berlin", "DE"),
        ("en-US", "Europe/Oslo", UNKNOWN_COUNTRY),
        ("en-AU", "Pacific/Auckland", "NZ"),
        ("es-US", "America/Puerto_Rico", "US"),
        ("de-DE", "Europe/Zurich", "CH"),
        ("nb-NO", None, UNKNOWN_COUNTRY),
        ("en", None, UNKNOWN_COUNTRY),
        ("de-DE", "America/Chicago", "US"),
    ],
)
def test_a_device_is_told_the_numbers_of_where_it_is_and_none_if_that_is_not_known(
    locale: str, zone: str | None, country: str
) -> None:
    assert country_for(locale, zone) == country


@pytest.mark.parametrize(
    ("asked", "given"),
    [("en-GB", "en-GB"), ("en-NZ", "en"), ("en", "en"), ("xx-YY", DEFAULT_LOCALE), ("", "en-US")],
)
def test_an_unknown_locale_falls_back_to_its_language_then_to_the_default(
    asked: str, given: str
) -> None:
    assert closest_locale(asked) == given


@pytest.mark.parametrize(
    ("locale", "country", "zone"),
    [
        ("en-AU", "AU", "Australia/Sydney"),
        ("en-NZ", "US", "America/Chicago"),
        ("en", "US", "America/Chicago"),
        ("xx-YY", "US", "America/Chicago"),
    ],
)
def test_the_usual_country_is_that_of_the_closest_locale(
    locale: str, country: str, zone: str
) -> None:
    assert (usual_country(locale), usual_time_zone(locale)) == (country, zone)
