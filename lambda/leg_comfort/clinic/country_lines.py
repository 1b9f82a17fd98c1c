"""The numbers and places that the people of a country are sent to, with their sources."""

from collections.abc import Mapping
from dataclasses import dataclass

from leg_comfort.clinic.model import KnowledgeEntry
from leg_comfort.clinic.toml_fields import TableFields


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLine(KnowledgeEntry):
    """A number or place of a country, and where it was read; its id is "NZ.ambulance".

    country: its code. key: the key of its words in the country's templates.
    confirmed: whether it was read on a page of the body that answers.
    """

    country: str
    key: str
    confirmed: bool = True


def country_line(fields: TableFields) -> CountryLine:
    """Build a line of a country."""
    country, _, key = fields.id.partition(".")
    return CountryLine(
        **fields.common(), country=country, key=key, confirmed=fields.flag("confirmed", True)
    )


def by_country(tables: Mapping[str, object]) -> dict[str, object]:
    """Return the lines of all countries by their ids; what is no table stays as it is."""
    lines: dict[str, object] = {}
    for country, content in tables.items():
        if isinstance(content, dict):
            lines |= {f"{country}.{key}": line for key, line in content.items()}
        else:
            lines[country] = content
    return lines
