"""Build the lines of countries from their tables."""

from collections.abc import Mapping
from typing import Any

from leg_comfort.clinic.model import CountryLine
from leg_comfort.clinic.toml_fields import TableFields


def country_line(fields: TableFields) -> CountryLine:
    """Build a line of a country."""
    country, _, key = fields.id.partition(".")
    return CountryLine(
        **fields.common(), country=country, key=key, confirmed=fields.flag("confirmed", True)
    )


def by_country(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the lines of all countries by their ids; what is no table stays as it is."""
    lines: dict[str, Any] = {}
    for country, content in tables.items():
        if isinstance(content, dict):
            lines |= {f"{country}.{key}": line for key, line in content.items()}
        else:
            lines[country] = content
    return lines
