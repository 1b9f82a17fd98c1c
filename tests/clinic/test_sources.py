"""What the knowledge rests on: a body's page or a paper."""

from urllib.parse import urlsplit

from leg_comfort.clinic import load_clinic
from leg_comfort.clinic.model import Source

SECOND_HAND = ("news", "herald", "blog", "health.co.uk", "pharmacy", "almostadoctor")
"""Parts of the names of sites that report what others found."""


def is_second_hand(source: Source) -> bool:
    return any(part in urlsplit(source.url).netloc for part in SECOND_HAND)


def test_a_news_site_stands_only_where_no_page_of_the_body_was_found() -> None:
    weak = [source for source in load_clinic().sources.values() if is_second_hand(source)]
    assert [source.id for source in weak if "page was not found" not in source.note] == []
