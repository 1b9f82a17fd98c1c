"""Spanish days, times of day and amounts are read in the form in which Alexa passes them on."""

import pytest

from bedside.nlu.built_in_types import DATE, DURATION, NUMBER, TIME, BuiltInTypes
from tests.bedside.nlu.spoken_days import MONDAY, SpokenDays

SPOKEN_DAYS = SpokenDays("es")
day, hour = SPOKEN_DAYS.day, SPOKEN_DAYS.hour
READ = BuiltInTypes.of("es")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("el jueves", "2026-11-26"),
        ("este viernes", "2026-11-27"),
        ("el próximo sábado", "2026-11-28"),
        ("el jueves de la semana que viene", "2026-12-03"),
        ("mañana", "2026-11-24"),
        ("pasado mañana", "2026-11-25"),
        ("mañana por la mañana", "2026-11-24"),
        ("esta tarde", "2026-11-23"),
        ("en dos semanas", "2026-12-07"),
        ("dentro de tres días", "2026-11-26"),
        ("el viernes en ocho", "2026-12-04"),
        ("el lunes en quince", "2026-12-07"),
        ("el veinte", "2026-12-20"),
        ("el 25", "2026-11-25"),
        ("el primero de diciembre", "2026-12-01"),
        ("el dos de enero", "2027-01-02"),
        ("la próxima semana", "2026-W49"),
        ("el fin de semana", "2026-W48-WE"),
        ("el mes que viene", "2026-12"),
    ],
)
def test_a_day_comes_as_alexa_writes_it(said: str, value: str) -> None:
    assert day(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("el martes no, el miércoles", "2026-11-25"),
        ("el viernes en vez del jueves", "2026-11-27"),
        ("no puedo el martes, pero el viernes sí", "2026-11-27"),
        ("el martes no puedo, el jueves", "2026-11-26"),
        ("no, el martes mejor", "2026-11-24"),
        ("no quiero mañana", None),
    ],
)
def test_a_day_turned_down_is_not_the_day_wanted(said: str, value: str | None) -> None:
    assert day(said) == value


@pytest.mark.parametrize("said", ["por la mañana", "sí", "un día de estos", "un día después"])
def test_where_no_day_is_named_there_is_none(said: str) -> None:
    assert day(said) is None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("a mediodía", "12:00"),
        ("a las diez", "10:00"),
        ("a las diez y media", "10:30"),
        ("nueve treinta", "09:30"),
        ("diez y cuarto", "10:15"),
        ("tres menos cuarto de la tarde", "14:45"),
        ("cuarto para las tres de la tarde", "14:45"),
        ("diez para las cuatro", "15:50"),
        ("a la una", "13:00"),
        ("siete de la mañana", "07:00"),
        ("ocho de la noche", "20:00"),
        ("doce de la noche", "00:00"),
        ("tres de la madrugada", "03:00"),
        ("mañana por la tarde", "AF"),
        ("esta noche", "NI"),
        ("más tarde", None),
        ("tres noches", None),
        ("una hora", None),
    ],
)
def test_a_time_comes_with_the_hours_of_the_whole_day(said: str, value: str | None) -> None:
    assert hour(said) == value


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        (NUMBER, "catorce", "14"),
        (NUMBER, "veintiuno", "21"),
        (DURATION, "unas tres semanas", "P3W"),
        (DURATION, "quince días", "P15D"),
        (DURATION, "un par de meses", "P2M"),
        (DURATION, "media hora", "PT30M"),
        (DURATION, "un cuarto de hora", "PT15M"),
        (DATE, "el sábado", "2026-11-28"),
        (TIME, "nueve de la mañana", "09:00"),
        (NUMBER, "tres noches", None),
        (DURATION, "tres semanas de dolor", None),
        (DATE, "mi calambre el jueves", None),
    ],
)
def test_words_that_are_a_value_have_it(kind: str, said: str, value: str | None) -> None:
    assert READ.value(kind, said, MONDAY) == value
