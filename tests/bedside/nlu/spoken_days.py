"""Days and times of day as the desk reads them in one language."""

from datetime import date

from bedside.nlu.clock_times import Hours
from bedside.nlu.date_patterns import DateNames
from bedside.nlu.dates import Days
from bedside.nlu.normalizer import plain

MONDAY = date(2026, 11, 23)


class SpokenDays:
    """Reads them on a Monday, if no other day is given."""

    def __init__(self, language: str) -> None:
        self.names = DateNames.of(language)
        self.days, self.hours = Days(self.names), Hours(self.names)

    def day(self, said: str, today: date = MONDAY) -> str | None:
        return self.days.read(plain(said), today)[0]

    def hour(self, said: str) -> str | None:
        return self.hours.read(self.days.read(plain(said), MONDAY)[1])
