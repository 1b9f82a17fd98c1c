"""The medical content as one page that needs nothing else, to be read, searched and printed."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bedside.commands.knowledge_content import Content, SheetEntry

TEMPLATE = Path(__file__).with_name("knowledge_page.html")


def as_page(
    content: Content, country: str, locales: Sequence[str] = (), since: str | None = None
) -> str:
    """Return the page as HTML.

    locales: those whose lines are shown, side by side if there are two. since: the revision whose
    differences the content marks.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template(TEMPLATE.name)
    return template.render(
        content=content,
        country=country,
        locales=locales,
        since=since,
        by_level=lambda entries: _by_level(content, entries),
        changed=_changed(content),
    )


def _by_level(
    content: Content, entries: Sequence[SheetEntry]
) -> Sequence[tuple[str, Sequence[SheetEntry]]]:
    """Return the entries under the name of each level, gravest first; those without come last."""
    groups = {**content.levels, "": ""}
    found = ((name, [e for e in entries if e.level == level]) for level, name in groups.items())
    return [(name, group) for name, group in found if group]


def _changed(content: Content) -> int:
    """Return how many entries changed."""
    return sum(entry.change is not None for each in content.sections for entry in each.entries)
