"""What another version has stored is read as far as it is known, never a fault, and never lost."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.alexa import Deployment, logs
from leg_comfort.alexa.entry import handle_event
from leg_comfort.conversation import Session
from leg_comfort.memory import Memory, Night, Preferences
from leg_comfort.memory.store import StoredValue
from tests.alexa.envelopes import USER, envelope, heard, intent, launch, raw
from tests.alexa.validity import plain, problems_in
from tests.beds import Shelf

Json = dict[str, Any]
Odd = Mapping[str, StoredValue]

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = NOW.date()
KNOWN = Preferences(informed=True, rate="slow", whisper=True, diary_since=date(2026, 11, 1))
ODD_WORDS = st.sampled_from(["", "of_tomorrow", "warp", "x-fast", "Moon/Copernicus", "unknown"])
ODD_DAYS = st.sampled_from(["0001-01-01", "9999-12-31", "2026-11-22", "2026-13-01", "20261122"])
ODD_VALUES: st.SearchStrategy[StoredValue] = st.one_of(
    st.booleans(), st.integers(), ODD_WORDS, ODD_DAYS, st.text(max_size=20)
)
PREFERENCES = st.dictionaries(
    st.sampled_from([*Preferences.__slots__, "of_tomorrow"]), ODD_VALUES, max_size=5
)
NIGHTS = st.dictionaries(
    st.builds(
        "{}{}".format,
        st.dates(date(2026, 9, 1), date(2026, 12, 1)) | ODD_DAYS | ODD_WORDS,
        st.sampled_from(["", ".feel", ".level", ".told", ".helped", ".of_tomorrow"]),
    ),
    ODD_VALUES,
    max_size=6,
)
CUT_OFF = st.dictionaries(st.sampled_from([*Session().to_attributes(), "new"]), ODD_VALUES).map(
    lambda changed: json.dumps({**Session(asking="day").to_attributes(), **changed})
)
CONVERSATIONS = st.dictionaries(
    st.sampled_from(["attributes", "of_tomorrow"]), CUT_OFF | ODD_VALUES, max_size=2
)
TURNS = [
    *(launch(), intent("RecallIntent"), intent("FeelIntent", feel=heard("it aches", "ache"))),
    *(intent("AMAZON.NoIntent"), intent("AMAZON.YesIntent"), intent("AMAZON.RepeatIntent")),
    *(intent("SpeechIntent", manner=heard("louder", "louder")), intent("DoctorSummaryIntent")),
    *(intent("KeepTrackIntent", tracking=heard("keep", "on")), intent("AskPrivacyIntent")),
    *(intent("NightsIntent", number=raw("3")), intent("AMAZON.StopIntent")),
    {"type": "Reminders.ReminderStatusChanged", "body": {"alertToken": "x", "status": "COMPLETED"}},
]
FORGETTING = [launch(), intent("ForgetMeIntent"), intent("AMAZON.YesIntent")]


class Household:
    """A user with a diary, of whom something is stored already."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.memory = Memory(self.shelf, "salt", lambda: NOW)
        self.deployment = Deployment(self.memory, diary=True)
        self.memory.keep(USER, Preferences(), KNOWN)
        self.memory.keep_night(USER, Night(date(2026, 11, 20), "cramp", told=2, helped="heel"))
        self.memory.keep_conversation(USER, Session(asking="feel").to_attributes())
        self.attributes: Json = {}

    def lay_over(self, *odd: Odd) -> None:
        """Lay odd values over the preferences, the diary and the conversation."""
        for key, laid in zip(self.shelf.records, odd, strict=True):
            self.shelf.records[key] = {**self.shelf.records[key], **laid}

    def ask(self, request: Json) -> Json:
        event = envelope(request, self.attributes)
        answer = handle_event(event, None, self.deployment)
        assert problems_in(answer, event) == []
        self.attributes = answer.get("sessionAttributes") or {}
        return answer

    def stored(self) -> dict[str, StoredValue]:
        """Return all that is stored whatever its record."""
        return {name: v for record in self.shelf.records.values() for name, v in record.items()}


@given(
    PREFERENCES,
    NIGHTS,
    CONVERSATIONS,
    st.lists(st.sampled_from(TURNS), min_size=1, max_size=6),
)
@settings(max_examples=200, deadline=None)
def test_whatever_is_stored_is_no_fault_and_can_be_forgotten(
    preferences: Odd, nights: Odd, conversation: Odd, turns: list[Json]
) -> None:
    faults, household = logs.total(), Household()
    household.lay_over(preferences, nights, conversation)
    for request in turns:
        household.ask(request)
    household.attributes = {}
    for request in FORGETTING:
        household.ask(request)
    assert logs.total() == faults


@given(st.lists(st.sampled_from(TURNS), min_size=1, max_size=6))
@settings(max_examples=50, deadline=None)
def test_what_is_not_known_is_kept_for_the_version_that_knows_it(turns: list[Json]) -> None:
    preferences = {"of_tomorrow": "x", "pitch": 3, "rate": "warp"}
    nights = {"2026-11-20.of_tomorrow": True, "2026-11-20.feel": "of_tomorrow"}
    household = Household()
    household.lay_over(preferences, nights, {})
    for request in turns:
        household.ask(request)
    assert household.stored().items() >= {**preferences, **nights}.items()


@pytest.mark.parametrize(
    ("laid", "told", "untold"),
    [
        ({"rate": "warp"}, "You like whispers", "You like it said"),
        ({"volume": "warp"}, "You like it said slowly", "voice"),
        ({"time_zone": "Moon/Copernicus"}, "You like it said slowly", "time zone"),
        ({"refused_on": "someday"}, "You like it said slowly", "no reminder"),
    ],
)
def test_of_what_is_stored_only_that_is_read_out_which_is_known(
    laid: Odd, told: str, untold: str
) -> None:
    household = Household()
    household.lay_over(laid, {}, {})
    household.ask(launch())
    speech = plain(household.ask(intent("RecallIntent"))["response"]["outputSpeech"]["ssml"])
    assert told in speech
    assert untold not in speech


@pytest.mark.parametrize("told", [10**12, -3])
def test_a_number_of_nights_that_nobody_can_have_is_none(told: int) -> None:
    household = Household()
    household.lay_over({}, {"2026-11-20.told": told}, {})
    household.ask(launch())
    assert household.attributes["remembered"]["nights_before"] <= 14
