"""What a person tells stays in the conversation: it reaches no store and no log.

Somebody says anything at any time, while Amazon and the store fail with texts that tell everything.
All that is ever written is held against what may be written.
"""

import json
import logging
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bedside.simulator.alexa_requests import DEVICE_ID, FilledSlot
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.alexa import profile, response
from leg_comfort.clinic import Triage, load_clinic
from leg_comfort.conversation import Session
from leg_comfort.locales import DEFAULT_LOCALE, LOCALES, usual_time_zone
from leg_comfort.memory import CONVERSATION_LIFETIME, Preferences
from leg_comfort.speech import load_words
from tests.beds import USER, Bed, well
from tests.languages import language
from tests.walks import EFFECTS, MISBEHAVIOURS, SPANS, Said, anything_said, unwell

CLINIC = load_clinic()
ALERTS = sorted({load_words(locale).text("reminder.alert", {}) for locale in LOCALES})
DAY = re.compile(r"\d{4}-\d\d-\d\d")
HASH = re.compile(r"[0-9a-f]{64}")
ENTRY = re.compile(r"\d{4}-\d\d-\d\d(?:\.(feel|level|told|helped))?")
FEELS = {*CLINIC.findings["feel"].words}
LEVELS = {level.value for level in Triage}
HELPERS = {"stretch", "towel", "heel", "other", *CLINIC.steps}
PREFERRED: Mapping[str, Callable[[object], object]] = {
    "informed": lambda value: value is True,
    "whisper": lambda value: isinstance(value, bool),
    "rate": lambda value: value in {"x-slow", "slow", "medium", "fast", "x-fast"},
    "volume": lambda value: value in {"x-soft", "soft", "medium", "loud", "x-loud"},
    "time_zone": lambda value: value in map(usual_time_zone, LOCALES),
    "reminder": lambda value: re.fullmatch(r"reminder-\d+", str(value)),
    "refused_on": lambda value: DAY.fullmatch(str(value)),
}
OF_THE_DIARY: Mapping[str, Callable[[object], object]] = {
    "diary_refused_on": lambda value: DAY.fullmatch(str(value)),
    "diary_since": lambda value: DAY.fullmatch(str(value)),
}
TOLD: Mapping[str | None, Callable[[object], object]] = {
    None: lambda value: value is True,
    "feel": lambda value: value in FEELS,
    "level": lambda value: value in LEVELS,
    "told": lambda value: isinstance(value, int) and 0 <= value <= 14,
    "helped": lambda value: value in HELPERS,
}
LOGGED: Mapping[str, str] = {
    "event": "fault|trouble",
    "request": r"amzn1\.echo-api\.request\.\d+",
    "type": r"[A-Za-z]+Error",
    "place": r"[a-z_]+\.py:\d+ \w+",
}
HOW_TO_SPEAK = "SpeechIntent"
"""What is said with it is a preference, and may be kept."""
STANDARD = {*vars(logging.makeLogRecord({})), "message", "taskName"}
"""What every record of a log has."""
IDS = {*CLINIC.findings, *CLINIC.causes, *LEVELS, *FEELS, *CLINIC.questions}
SECRETS = {USER, DEVICE_ID, "an-access-token", *ALERTS}
SHORTEST = 6
"""Words of fewer letters may stand in a hash or in the name of a function."""


class Ear(logging.Handler):
    """Keeps every record of every logger."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.format(record)
        self.records.append(record)


@contextmanager
def listening() -> Iterator[Ear]:
    """All that is logged meanwhile, by whomever and however unimportant."""
    ear, root = Ear(), logging.getLogger()
    before = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield ear
    finally:
        root.removeHandler(ear)
        root.setLevel(before)


@dataclass
class Walk:
    """What somebody said to a skill that keeps a diary or keeps none."""

    amazon: FakeAlexaApi
    diary: bool = False
    consents: bool = False
    locale: str = DEFAULT_LOCALE
    words: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    """What the clock said meanwhile: the day of a refusal may be kept, told or not."""
    agreed: bool = False

    def __post_init__(self) -> None:
        well(self.amazon, self.locale)
        self.bed = Bed(self.amazon, self.diary, locale=self.locale)
        self.agreeing = {*language(self.locale).walks["agreeing"]}

    def take(self, turn: "Happening") -> None:
        """One thing that happens; then nothing forbidden may have been kept."""
        turn(self)

    def says(self, said: Said) -> None:
        name, slots = said
        if name != HOW_TO_SPEAK:
            self.words |= {word for slot in slots.values() for word in (slot.value, slot.id or "")}
        told = {word for slot in slots.values() for word in slot.value.split()}
        agrees = name == "AMAZON.YesIntent" or bool(self.agreeing & told)
        if agrees and self.bed.device.attributes.get("offer") == "diary":
            self.agreed |= self.consents
            name, slots = "AMAZON.YesIntent" if self.consents else "AMAZON.NoIntent", {}
        self.days |= {now.date().isoformat() for now in self._clocks()}
        self.bed.says(name, slots)

    def _clocks(self) -> tuple[datetime, datetime]:
        now = self.bed.device.now
        return now, now.astimezone(ZoneInfo(usual_time_zone(self.locale)))

    def answers_alexa(self, status: str) -> None:
        if self.bed.device.permission_asked is not None:
            self.bed.device.consent(status)

    def opens_again(self, after: timedelta) -> None:
        self.bed.device.cut_off()
        self.bed.device.later(after)
        self.bed.launch()

    def breaks(self, how: tuple[str, int]) -> None:
        behaviour, self.bed.shelf.failing = how
        unwell(self.amazon, behaviour)

    def leaks(self, ear: Ear) -> list[str]:
        """What was written that should not have been; best is nothing."""
        return [*self._kept(), *self._logged(ear)]

    def _kept(self) -> list[str]:
        shelf = self.bed.shelf
        written = zip(shelf.written, shelf.ends, strict=True)
        kept = [each for (key, changes), end in written for each in self._wrong(key, changes, end)]
        return [*kept, *(f for f in self._found_in(str(shelf.written), ()) if f not in self.days)]

    def _wrong(self, key: str, changes: Mapping[str, Any], seconds: int) -> list[str]:
        hashed = [] if HASH.fullmatch(key) else [f"a key {key}"]
        may = {**PREFERRED, **(OF_THE_DIARY if self.diary else {})}
        if not self.agreed:
            may.pop("diary_since", None)
        if set(changes) <= set(may):
            return [*hashed, *(n for n, v in changes.items() if v is not None and not may[n](v))]
        if self.agreed and set(changes) == {"attributes"}:
            short = seconds == CONVERSATION_LIFETIME.total_seconds()
            return hashed if short else [f"a conversation for {seconds} s"]
        return [*hashed, *(n for n, value in changes.items() if not self._is_entry(n, value))]

    def _is_entry(self, name: str, value: object) -> bool:
        found = ENTRY.fullmatch(name)
        return self.agreed and found is not None and bool(value is None or TOLD[found[1]](value))

    def _logged(self, ear: Ear) -> list[str]:
        texts = [str(vars(record)) + record.getMessage() for record in ear.records]
        odd = [text for record in ear.records for text in _odd(record)]
        return [*odd, *(leak for text in texts for leak in self._found_in(text, IDS))]

    def _found_in(self, text: str, ids: Collection[str]) -> list[str]:
        """Secrets in a text, and where nothing was agreed to, whatever names a thing told.

        What a preference is called may stand there, though somebody said "whisper".
        """
        told = set() if self.agreed else {*ids, *self.words} - set(PREFERRED)
        words = {word for word in told if len(word) >= SHORTEST}
        return [secret for secret in (*SECRETS, *words) if _stands_in(text, secret)]


Happening = Callable[[Walk], None]


def _stands_in(text: str, words: str) -> bool:
    return words in text and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _odd(record: logging.LogRecord) -> list[str]:
    """What of a record is not the line of JSON that it should be."""
    extras = [f"{name} beside a record" for name in vars(record) if name not in STANDARD]
    if record.args or record.exc_info or record.exc_text or record.stack_info:
        extras.append("more than a line in a record")
    try:
        line = dict(json.loads(record.getMessage()))
    except ValueError:
        return [*extras, f"no JSON of {record.name}"]
    wrong = [n for n, v in line.items() if not re.fullmatch(LOGGED.get(n, "(?!)"), str(v))]
    return [*extras, *wrong]


ANSWERING = st.sampled_from(["AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent"]).map(
    lambda name: lambda walk: walk.says((name, {}))
)
CONSENTING = st.sampled_from(["ACCEPTED", "DENIED"]).map(
    lambda status: lambda walk: walk.answers_alexa(status)
)
OPENING = SPANS.map(lambda after: lambda walk: walk.opens_again(after))
BREAKING = st.tuples(st.sampled_from(MISBEHAVIOURS), st.integers(0, 3)).map(
    lambda how: lambda walk: walk.breaks(how)
)


def happenings_in(locale: str) -> st.SearchStrategy[list[Happening]]:
    """What happens to somebody who speaks a locale."""
    said = anything_said(locale=locale) | anything_said(*EFFECTS, locale=locale)
    saying = said.map(lambda each: lambda walk: walk.says(each))
    happening = saying | ANSWERING | saying | ANSWERING | CONSENTING | OPENING | BREAKING
    return st.lists(happening, min_size=5, max_size=25)


BEGINNINGS = st.sampled_from([(), ("2",), ("9",)])


@pytest.fixture(scope="module")
def amazon() -> Iterator[FakeAlexaApi]:
    with FakeAlexaApi() as opened:
        yield opened


ON = FilledSlot("keep track", "on")
TOLD_MUCH = ("ReportIntent", {"finding": FilledSlot("my feet are numb", "numbness")})


def wants_a_diary(walk: Walk) -> None:
    walk.says(("KeepTrackIntent", {"tracking": ON}))


def agrees(walk: Walk) -> None:
    walk.says(("AMAZON.YesIntent", {}))


def leaks_of(walk: Walk, beginning: tuple[str, ...], happenings: list[Happening]) -> list[str]:
    with listening() as ear:
        walk.bed.reach_the_advice(*beginning)
        for happens in happenings:
            happens(walk)
    return walk.leaks(ear)


def walks(
    examples: int, locale: str = DEFAULT_LOCALE
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    quietly = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    set_up = settings(max_examples=examples, deadline=None, suppress_health_check=quietly)
    happenings = happenings_in(locale)
    return lambda test: set_up(given(beginning=BEGINNINGS, happenings=happenings)(test))


@walks(60)
def test_without_a_diary_nothing_that_was_told_reaches_store_or_log(
    amazon: FakeAlexaApi, beginning: tuple[str, ...], happenings: list[Happening]
) -> None:
    assert leaks_of(Walk(amazon), beginning, happenings) == []


@walks(40)
def test_where_a_diary_is_declined_nothing_that_was_told_reaches_store_or_log(
    amazon: FakeAlexaApi, beginning: tuple[str, ...], happenings: list[Happening]
) -> None:
    assert leaks_of(Walk(amazon, diary=True), beginning, happenings) == []


@walks(40)
def test_where_a_diary_is_agreed_to_it_holds_nights_and_the_talk_and_nothing_else(
    amazon: FakeAlexaApi, beginning: tuple[str, ...], happenings: list[Happening]
) -> None:
    walk = Walk(amazon, diary=True, consents=True)
    assert leaks_of(walk, beginning, [wants_a_diary, agrees, *happenings]) == []
    assert walk.agreed


@pytest.mark.parametrize("locale", [each for each in LOCALES if each != DEFAULT_LOCALE])
def test_in_no_locale_does_anything_that_was_told_reach_store_or_log(
    amazon: FakeAlexaApi, locale: str
) -> None:
    @walks(15, locale)
    def walk_in(beginning: tuple[str, ...], happenings: list[Happening]) -> None:
        for diary in (False, True):
            walk = Walk(amazon, diary, locale=locale)
            assert leaks_of(walk, beginning, happenings) == []

    walk_in()


@pytest.mark.slow
@walks(1_500)
def test_nothing_that_was_told_reaches_store_or_log_however_long_one_looks(
    amazon: FakeAlexaApi, beginning: tuple[str, ...], happenings: list[Happening]
) -> None:
    for diary in (False, True):
        assert leaks_of(Walk(amazon, diary), beginning, happenings) == []


def test_when_the_skill_breaks_down_the_log_does_not_repeat_what_was_said(
    amazon: FakeAlexaApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*heard: object) -> None:
        raise ValueError(str(heard))

    walk = Walk(amazon)
    with listening() as ear:
        walk.bed.reach_the_advice()
        monkeypatch.setattr(response, "speak", break_down)
        walk.says(TOLD_MUCH)
    assert ear.records
    assert walk.leaks(ear) == []


def feel_as_a_preference(session: Session) -> Preferences:
    return Preferences(rate=session.facts.get("feel"))


def test_a_feel_that_was_kept_as_a_preference_would_be_found(
    amazon: FakeAlexaApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile, "preferences", feel_as_a_preference)
    assert leaks_of(Walk(amazon), (), []) == ["rate"]


def test_a_count_of_nights_that_was_kept_would_be_found(
    amazon: FakeAlexaApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nights_as_a_day(session: Session) -> Preferences:
        return Preferences(refused_on=session.facts.get("nights_in_last_two_weeks"))

    monkeypatch.setattr(profile, "preferences", nights_as_a_day)
    assert leaks_of(Walk(amazon), ("9",), []) == ["refused_on"]


def test_an_error_whose_text_was_logged_would_be_found(
    amazon: FakeAlexaApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def talk(error: BaseException, request: object) -> None:
        logging.getLogger("careless").info("failed: %s", error, extra={"request": request})

    monkeypatch.setattr(profile, "log_trouble", talk)
    walk = Walk(amazon)
    with listening() as ear:
        walk.breaks(("well", 1))
        walk.says(TOLD_MUCH)
    found = walk.leaks(ear)
    assert {"request beside a record", "more than a line in a record"} <= set(found)
    assert "numbness" in found


@pytest.mark.parametrize("secret", [USER, DEVICE_ID, *ALERTS])
def test_a_secret_in_a_log_would_be_found(amazon: FakeAlexaApi, secret: str) -> None:
    with listening() as ear:
        logging.getLogger("careless").debug("%s was here", secret)
    assert secret in Walk(amazon).leaks(ear)


def test_a_user_id_as_a_key_would_be_found(amazon: FakeAlexaApi) -> None:
    walk = Walk(amazon)
    walk.bed.shelf.update(USER, {"informed": True}, 0, 1)
    with listening() as ear:
        assert walk.leaks(ear) == [f"a key {USER}", USER]


def test_a_night_without_a_yes_would_be_found(amazon: FakeAlexaApi) -> None:
    walk = Walk(amazon, diary=True)
    walk.bed.shelf.update("0" * 64, {"2026-01-15": True, "2026-01-15.feel": "ache"}, 0, 1)
    with listening() as ear:
        assert walk.leaks(ear) == ["2026-01-15", "2026-01-15.feel"]
