"""The one list of locales, languages and countries.

A locale (en-AU) is a language model of Alexa's: it decides how people are heard and spoken to. A
country (NZ) decides whom they are told to call. The two are not the same: Alexa has no en-NZ, so
New Zealanders speak en-AU, and only the time zone of their device tells where they are.
"""

from collections.abc import Mapping
from pathlib import Path

LANGUAGES_FOLDER = Path(__file__).with_name("languages")
"""One folder a language: grammar.toml, lexicon/ and last_words.ssml."""

LOCALES: Mapping[str, str] = {
    "en-US": "US",
    "en-GB": "GB",
    "en-AU": "AU",
    "en-CA": "CA",
    "en-IN": "IN",
    "de-DE": "DE",
    "es-ES": "ES",
    "es-MX": "MX",
    "es-US": "US",
}
"""Every published locale and its usual country, the one where most of its people live."""

DRAFTS: Mapping[str, str] = {}
"""Locales still being written: they can be tried at a desk, but no store offers them."""

KNOWN_LOCALES: Mapping[str, str] = {**LOCALES, **DRAFTS}

UNKNOWN_COUNTRY = "ZZ"
"""Stands for the country of a device that is in none of those listed, or nobody knows where."""

DEFAULT_LOCALE = "en-US"
"""The locale of a request that names none, or one in a language that is not listed."""
DEFAULT_LANGUAGE = DEFAULT_LOCALE.partition("-")[0]

_ZONES: Mapping[str, str] = {
    "AT": "Europe/Vienna",
    "AU": """
        Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth Australia/Adelaide
        Australia/Hobart Australia/Darwin Australia/Broken_Hill Australia/Eucla Australia/Lindeman
        Australia/Lord_Howe Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie
        Australia/LHI Australia/NSW Australia/North Australia/Queensland Australia/South
        Australia/Tasmania Australia/Victoria Australia/West Australia/Yancowinna
        """,
    "CA": """
        America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax
        America/St_Johns America/Regina America/Moncton America/Glace_Bay America/Goose_Bay
        America/Blanc-Sablon America/Atikokan America/Swift_Current America/Inuvik America/Creston
        America/Dawson_Creek America/Fort_Nelson America/Whitehorse America/Dawson America/Montreal
        America/Nipigon America/Rainy_River America/Thunder_Bay America/Yellowknife
        Canada/Atlantic Canada/Central Canada/Eastern Canada/Mountain Canada/Newfoundland
        Canada/Pacific Canada/Saskatchewan Canada/Yukon
        """,
    "CA-NU": """
        America/Iqaluit America/Rankin_Inlet America/Cambridge_Bay America/Resolute
        America/Pangnirtung
        """,
    "CH": "Europe/Zurich",
    "DE": "Europe/Berlin Europe/Busingen",
    "ES": "Europe/Madrid Atlantic/Canary Africa/Ceuta",
    "GB": "Europe/London",
    "GB-NIR": "Europe/Belfast",
    "IN": "Asia/Kolkata Asia/Calcutta",
    "MX": """
        America/Mexico_City America/Monterrey America/Merida America/Cancun America/Chihuahua
        America/Ciudad_Juarez America/Ojinaga America/Hermosillo America/Mazatlan
        America/Bahia_Banderas America/Matamoros America/Tijuana America/Ensenada
        America/Santa_Isabel Mexico/BajaNorte Mexico/BajaSur Mexico/General
        """,
    "NZ": "Pacific/Auckland Pacific/Chatham",
    "US": """
        America/Chicago America/New_York America/Los_Angeles America/Denver America/Phoenix
        America/Detroit America/Boise America/Anchorage Pacific/Honolulu America/Adak
        America/Juneau America/Sitka America/Metlakatla America/Yakutat America/Nome
        America/Menominee America/Kentucky/Louisville America/Kentucky/Monticello
        America/Indiana/Indianapolis America/Indiana/Vincennes America/Indiana/Winamac
        America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay
        America/Indiana/Tell_City America/Indiana/Knox America/North_Dakota/Center
        America/North_Dakota/New_Salem America/North_Dakota/Beulah America/Indianapolis
        America/Knox_IN America/Louisville America/Fort_Wayne America/Shiprock America/Atka
        US/Alaska US/Aleutian US/Arizona US/Central US/East-Indiana US/Eastern US/Hawaii
        US/Indiana-Starke US/Michigan US/Mountain US/Pacific America/Puerto_Rico
        """,
}
TIME_ZONES: Mapping[str, tuple[str, ...]] = {
    country: tuple(zones.split()) for country, zones in _ZONES.items()
}
"""The time zones of each country, older names included, the one most people live in first.

A part of a country that has numbers of its own stands by itself, under its ISO 3166-2 code: CA-NU
is Nunavut, GB-NIR Northern Ireland. A device there may still give the zone of the whole, such as
Europe/London. A territory with the numbers of its country stands under the country: Puerto Rico
under US.
"""


def language_of(locale: str) -> str:
    """Return the language of a locale: "en" for "en-GB", and "en" for "en" as well."""
    return locale.partition("-")[0]


def is_draft(language: str) -> bool:
    """Return whether a language is still being written: no locale of it is published."""
    drafts, published = map(language_of, DRAFTS), map(language_of, LOCALES)
    return language in drafts and language not in published


def closest_locale(locale: str) -> str:
    """Return a locale if it is listed, else its language, else the default locale."""
    if locale in KNOWN_LOCALES:
        return locale
    language = language_of(locale)
    return language if language in map(language_of, KNOWN_LOCALES) else DEFAULT_LOCALE


def usual_country(locale: str) -> str:
    """Return the usual country of a locale; of a language, that of its first locale."""
    closest = closest_locale(locale)
    return KNOWN_LOCALES.get(closest) or next(
        country for each, country in KNOWN_LOCALES.items() if language_of(each) == closest
    )


def usual_time_zone(locale: str) -> str:
    """Return the time zone that most people of a locale live in, such as America/Chicago."""
    return TIME_ZONES[usual_country(locale)][0]


def country_of(time_zone: str | None) -> str | None:
    """Return the country of a time zone, or None if it is in none of those listed."""
    return next((country for country, zones in TIME_ZONES.items() if time_zone in zones), None)


def country_for(locale: str, time_zone: str | None) -> str:
    """Return the country whose numbers a device is told; UNKNOWN_COUNTRY if that is not known.

    Its time zone tells, if it is known: an American's Echo in Berlin is not in the United States.
    Without one it is the usual country of a listed locale. A locale that is not listed tells none.
    """
    if time_zone:
        return country_of(time_zone) or UNKNOWN_COUNTRY
    return KNOWN_LOCALES.get(locale, UNKNOWN_COUNTRY)
