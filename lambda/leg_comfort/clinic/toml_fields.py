"""Reading the fields of one table of a knowledge file; ValueError for those that do not fit."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from leg_comfort.clinic.conditions import Condition, read_term


class Common(TypedDict):
    """The fields of every entry."""

    id: str
    source: tuple[str, ...]
    checked: date
    note: str


class TableFields:
    """The fields of one table, each taken once and checked for its type."""

    def __init__(self, id_: str, content: Mapping[str, object]) -> None:
        """Read from a copy of the table."""
        self.id = id_
        self._left = dict(content)

    def common(self) -> Common:
        """Take the fields of every entry."""
        source = self._left.get("source")
        sources = self.texts("source") if isinstance(source, list) else (self.text("source"),)
        if not all(sources) or not sources:
            raise ValueError("has no source")
        return Common(id=self.id, source=sources, checked=self._date(), note=self.text("note", ""))

    def _date(self) -> date:
        value = self._left.pop("checked", None)
        if type(value) is not date:
            raise ValueError("has no date (checked)")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """Take a text; raise ValueError if it is missing and there is no default."""
        value = self._left.pop(name, default)
        if not isinstance(value, str):
            raise ValueError(f"has no {name}")
        return value

    def has(self, name: str) -> bool:
        """Return whether the field is there and not yet taken."""
        return name in self._left

    def texts(self, name: str) -> tuple[str, ...]:
        """Take a list of texts; empty if it is missing."""
        value = self._left.pop(name, [])
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise ValueError(f"{name} is no list of texts")
        return tuple(value)

    def number(self, name: str) -> float | None:
        """Take a number; None if it is missing."""
        value = self._left.pop(name, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{name} is no number")
        return value

    def whole(self, name: str, default: int) -> int:
        """Take a whole number."""
        value = self._left.pop(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError(f"{name} is no whole number")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """Take true or false."""
        value = self._left.pop(name, default)
        if not isinstance(value, bool):
            raise ValueError(f"{name} is neither true nor false")
        return value

    def words(self, name: str) -> dict[str, str]:
        """Take a table of texts."""
        return {key: str(value) for key, value in self._table(name).items()}

    def lists(self, name: str) -> dict[str, tuple[str, ...]]:
        """Take a table of lists of texts."""
        parts = TableFields(self.id, self._table(name))
        return {key: parts.texts(key) for key in [*parts._left]}

    def probabilities(self, name: str) -> dict[str, float]:
        """Take a table of probabilities."""
        return {key: _probability(key, value) for key, value in self._table(name).items()}

    def probability(self, name: str) -> float:
        """Take one probability."""
        return _probability(name, self._left.pop(name, None))

    def _table(self, name: str) -> dict[str, object]:
        value = self._left.pop(name, {})
        if not isinstance(value, dict):
            raise ValueError(f"{name} is no table")
        return value

    def condition(self, name: str) -> Condition | None:
        """Take a condition; None if it is missing."""
        if name not in self._left:
            return None
        parts = TableFields(self.id, self._table(name))
        groups = ("all", "any", "and_any", "none")
        terms = {group: tuple(map(read_term, parts.texts(group))) for group in groups}
        parts.refuse_the_rest()
        return Condition(**terms)

    def when(self) -> Condition:
        """Take the condition of a rule; raise ValueError if it is missing."""
        condition = self.condition("when")
        if condition is None:
            raise ValueError("has no condition (when)")
        return condition

    def rest(self) -> dict[str, object]:
        """Take all fields that were not taken."""
        rest, self._left = self._left, {}
        return rest

    def refuse_the_rest(self) -> None:
        """Raise ValueError if a field was not taken."""
        if self._left:
            raise ValueError(f"has unknown fields: {', '.join(sorted(self._left))}")


def _probability(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{name} = {value} is no probability between 0 and 1")
    return float(value)
