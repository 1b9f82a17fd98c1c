"""The pretend account is the same the next time: its permission, and its reminders."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bedside.simulator.echo import Echo
from bedside.simulator.exchange import words_of
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.simulator.kept_account import keep_account
from bedside.simulator.surroundings import skill_in
from leg_comfort.alexa import Deployment
from leg_comfort.memory import memory_in_file

NOON = datetime(2026, 1, 15, 18, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.db"


@contextmanager
def talking(file: Path, now: datetime = NOON) -> Iterator[Echo]:
    """A new process at the desk: another Echo and another account, and the same file."""
    echo = Echo(skill_in(Deployment(memory_in_file(file, lambda: now))), clock=lambda: now)
    with FakeAlexaApi(permitted=False, time_zone=echo.bedside.zone.key) as amazon:
        echo.amazon = amazon
        keep_account(echo, amazon, file)
        echo.launch()
        yield echo


def set_a_reminder(echo: Echo) -> str:
    echo.intend("RemindMeIntent")
    echo.intend("AMAZON.YesIntent")
    return words_of(echo.consent("ACCEPTED").speech)


def reminders(echo: Echo) -> list[tuple[str, bool]]:
    assert echo.amazon is not None
    return [(held.token, held.on) for held in echo.amazon.reminders]


def test_a_reminder_that_was_set_is_known_in_the_next_run(file: Path) -> None:
    with talking(file) as echo:
        assert "I will remind you" in set_a_reminder(echo)
    with talking(file) as echo:
        echo.intend("RemindMeIntent")
        assert "I will remind you" in words_of(echo.last.speech)
        assert len(reminders(echo)) == 1


def test_what_is_forgotten_is_cancelled_with_its_reminder(file: Path) -> None:
    with talking(file) as echo:
        set_a_reminder(echo)
    with talking(file) as echo:
        echo.intend("ForgetMeIntent")
        forgotten = words_of(echo.intend("AMAZON.YesIntent").speech)
        assert "the reminder too" in forgotten
        assert reminders(echo) == []
    with talking(file) as echo:
        assert reminders(echo) == []


def test_the_permission_is_not_asked_for_twice(file: Path) -> None:
    with talking(file) as echo:
        set_a_reminder(echo)
        echo.intend("ForgetMeIntent")
        echo.intend("AMAZON.YesIntent")
    with talking(file) as echo:
        echo.intend("RemindMeIntent")
        echo.intend("AMAZON.YesIntent")
        assert echo.permission_asked is None
        assert reminders(echo) == [("reminder-2", True)]


def test_a_reminder_whose_time_has_passed_has_rung(file: Path) -> None:
    with talking(file) as echo:
        set_a_reminder(echo)
    with talking(file, NOON + timedelta(days=9)) as echo:
        assert reminders(echo) == [("reminder-1", False)]


def test_two_echoes_at_once_see_the_same_account(file: Path) -> None:
    with talking(file) as one, talking(file) as other:
        set_a_reminder(one)
        other.intend("RemindMeIntent")
        assert reminders(other) == reminders(one) != []


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    echo = Echo(skill_in(Deployment()))
    before = echo.handler
    with FakeAlexaApi() as amazon:
        keep_account(echo, amazon, None)
    assert echo.handler is before
    assert list(tmp_path.iterdir()) == []
