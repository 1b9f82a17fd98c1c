"""The medical content with its sources: as one JSON object, and as a sheet for review."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from textwrap import fill

from bedside.console import table
from leg_comfort.clinic import Clinic, Condition, Item, KnowledgeEntry, Question, RedFlag

JsonValue = bool | int | float | str | None | list["JsonValue"] | dict[str, "JsonValue"]
SpokenLines = Mapping[str, str]

_HEAD = """LEG COMFORT: THE MEDICAL CONTENT, FOR REVIEW

General information, no medical advice. A clinician must review this sheet before release: every
warning sign and its spoken line, every question, every number. "product-choice" and
"expert-judgement" mark what no text says; the likelihoods are judgement, not measured."""

_UNSPOKEN = "(words not given)"


def as_json(clinic: Clinic) -> dict[str, JsonValue]:
    """Return all knowledge as one object, with a list of entries for every file."""
    return {
        field.name: [_plain(entry) for entry in getattr(clinic, field.name).values()]
        for field in fields(clinic)
    }


def as_text(
    clinic: Clinic,
    emergency_lines: SpokenLines,
    question_words: SpokenLines,
    country_words: SpokenLines | None = None,
) -> str:
    """Return the review sheet.

    emergency_lines: id of a red flag, or of its template, → the spoken action. question_words: id
    of a question → the spoken question. country_words: id of a country's line → its words.
    """
    sections: Sequence[tuple[str, Iterable[str]]] = (
        ("Warning signs", (_red_flag(flag, emergency_lines) for flag in clinic.red_flags.values())),
        ("When to see a doctor", _each(clinic.escalations)),
        ("Questions", (_question(clinic, q, question_words) for q in clinic.questions.values())),
        ("Causes", _each(clinic.causes, leave_out=("prior", "feel", "yes"))),
        ("How it feels, by cause (probability)", [_feel(clinic)]),
        ("Probability of a yes, by cause", [_yes(clinic)]),
        ("Numbers and conditions of the ranking", _each(clinic.engine)),
        ("Comfort steps", _each(clinic.steps)),
        ("Methods people ask about", _items(clinic.methods)),
        ("Medicines people ask about", _items(clinic.medicines)),
        ("Supplements people ask about", _items(clinic.supplements)),
        ("Food, drink and home remedies people ask about", _items(clinic.foods)),
        ("Never spoken", _each(clinic.never_say)),
        ("Findings", _each(clinic.findings)),
        ("What counts as a no", _each(clinic.denials)),
        ("Sources", _each(clinic.sources)),
        ("Numbers of each country", _country_lines(clinic, country_words)),
    )
    written = (_section(i, *section) for i, section in enumerate(sections, start=1))
    return "\n\n\n".join((_HEAD, *written)) + "\n"


def _section(position: int, title: str, entries: Iterable[str]) -> str:
    heading = f"{position}. {title}"
    return "\n\n".join((f"{heading}\n{'=' * len(heading)}", "\n".join(entries)))


def _plain(value: object) -> JsonValue:
    """Convert dataclasses, conditions, dates and tuples to JSON."""
    if isinstance(value, Condition):
        return {group: list(terms) for group, terms in _groups(value)}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value if isinstance(value, bool | int | float) or value is None else str(value)


def _groups(condition: Condition) -> Iterator[tuple[str, tuple[str, ...]]]:
    for group in ("all", "any", "and_any", "none"):
        terms = getattr(condition, group)
        if terms:
            yield group, tuple(term.written for term in terms)


def _red_flag(flag: RedFlag, lines: SpokenLines) -> str:
    spoken = lines.get(flag.id) or lines.get(flag.line) or _UNSPOKEN
    return _entry(flag, {"spoken": spoken})


def _question(clinic: Clinic, question: Question, words: SpokenLines) -> str:
    asks = "; ".join(clinic.findings[finding].label for finding in question.findings)
    spoken = words.get(question.id, _UNSPOKEN)
    return _entry(question, {"spoken": spoken, "asks about": asks})


def _country_lines(clinic: Clinic, words: SpokenLines | None) -> Iterator[str]:
    for line in clinic.countries.values():
        spoken = (words or {}).get(line.id, _UNSPOKEN)
        open_still = {} if line.confirmed else {"to be confirmed": "yes"}
        yield _entry(line, {"spoken": spoken, **open_still}, ("country", "key", "confirmed"))


def _each(entries: Mapping[str, KnowledgeEntry], leave_out: Sequence[str] = ()) -> Iterator[str]:
    return (_entry(entry, leave_out=leave_out) for entry in entries.values())


def _items(items: Mapping[str, Item]) -> Iterator[str]:
    return _each(items)


def _entry(
    entry: KnowledgeEntry, more: SpokenLines | None = None, leave_out: Sequence[str] = ()
) -> str:
    """Return the lines of an entry: id and name, content, and its source and date."""
    told = dict(_told(entry, leave_out))
    name = told.pop("label", "") or told.pop("title", "")
    why = told.pop("why")
    facts = " | ".join(f"{key}: {text}" for key, text in told.items() if text)
    lines = (*(f"{key}: {text}" for key, text in (more or {}).items()), facts, why)
    return "\n".join(
        (
            f"[{entry.id}] {name}".rstrip(),
            *(_indent(line) for line in lines if line),
            _indent(f"from {_origin(entry)}"),
        )
    )


def _indent(line: str) -> str:
    return fill(
        line,
        100,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _told(entry: KnowledgeEntry, leave_out: Sequence[str]) -> Iterator[tuple[str, str]]:
    last = ("id", "source", "checked", "note")
    for field in fields(entry):
        if field.name not in (*last, *leave_out):
            yield field.name.replace("_", " "), _text(getattr(entry, field.name))
    yield "why", entry.note


def _text(value: object) -> str:
    """Return a value as text, empty for None, "no" and empty values."""
    if isinstance(value, Condition):
        return "; ".join(f"{_GROUP_WORDS[group]} {', '.join(t)}" for group, t in _groups(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {_text(part)}" for key, part in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


# How a clinician reads a condition.
_GROUP_WORDS = {"all": "all of", "any": "any of", "and_any": "and any of", "none": "but none of"}


def _origin(entry: KnowledgeEntry) -> str:
    checked: date = entry.checked
    return f"{', '.join(entry.source)} (checked {checked.isoformat()})"


def _feel(clinic: Clinic) -> str:
    words = clinic.findings["feel"].words
    rows = [
        (cause.id, f"{cause.prior:.2f}", *(f"{cause.feel[word]:.2f}" for word in words))
        for cause in clinic.causes.values()
    ]
    return table(("cause", "prior", *words), rows)


def _yes(clinic: Clinic) -> str:
    causes = clinic.causes.values()
    clues = next(iter(causes)).yes
    rows = [(cause.id, *(f"{cause.yes[clue]:.3f}" for clue in clues)) for cause in causes]
    return table(("cause", *clues), rows)
