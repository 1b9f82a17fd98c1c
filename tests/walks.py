"""What people, Alexa and time may do at any moment, to walk through the skill at random."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from bedside.interaction_model import load_model
from bedside.simulator.alexa_requests import FilledSlot
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from bedside.simulator.fake_alexa_api.account import MOST_REMINDERS
from leg_comfort.locales import DEFAULT_LOCALE
from tests.languages import language


@cache
def values_in(locale: str) -> dict[str, list[tuple[str, str | None]]]:
    """The values of each slot type of a locale, with their ids."""
    types = load_model(locale)["interactionModel"]["languageModel"]["types"]
    return {
        kind["name"]: [(v["name"]["value"], v.get("id")) for v in kind["values"]] for kind in types
    }


MODEL = load_model(DEFAULT_LOCALE)["interactionModel"]["languageModel"]
INTENTS = {intent["name"]: intent.get("slots", []) for intent in MODEL["intents"]}
VALUES = values_in(DEFAULT_LOCALE)
BUILT_IN = {
    "AMAZON.NUMBER": st.one_of(st.integers(0, 20).map(str), st.just("?")),
    "AMAZON.DURATION": st.sampled_from(["P3W", "P1M", "PT25M", "PT2M", "P2D", "P1Y", "rubbish"]),
    "AMAZON.SearchQuery": st.text(max_size=60),
    "AMAZON.DATE": st.dates(date(2026, 1, 1), date(2027, 3, 1)).map(str)
    | st.sampled_from(["2026-W04", "2026-W04-WE", "2026-02", "2026", "someday"]),
    "AMAZON.TIME": st.times().map(lambda time: time.strftime("%H:%M"))
    | st.sampled_from(["MO", "NI", "later"]),
}
Slots = dict[str, FilledSlot]
Said = tuple[str, Slots]


def slot_values(kind: str, locale: str) -> st.SearchStrategy[FilledSlot]:
    """Any value of the slot's type, or words that resolve to none."""
    words = st.sampled_from(language(locale).walks["words"])
    if kind in BUILT_IN:
        return (BUILT_IN[kind] | words).map(FilledSlot)
    known = st.sampled_from(values_in(locale)[kind]).map(lambda value: FilledSlot(*value))
    return known | words.map(FilledSlot)


@st.composite
def anything_said(draw: st.DrawFn, *names: str, locale: str = DEFAULT_LOCALE) -> Said:
    """An intent of the model, or one of these, with any of its slots, filled or not."""
    name = draw(st.sampled_from(names or sorted(INTENTS)))
    filled = {
        slot["name"]: draw(slot_values(slot["type"], locale))
        for slot in INTENTS[name]
        if draw(st.booleans())
    }
    return name, filled


def unwell(amazon: FakeAlexaApi, how: str) -> None:
    """Have Amazon behave in one of the ways of MISBEHAVIOURS."""
    amazon.behave()
    match how:
        case "garbage":
            amazon.say(b"no HTTP at all", times=1)
        case "not_permitted":
            amazon.permitted = False
        case "no_reminders":
            amazon.device_can_remind = False
        case "full":
            amazon.room_for = 0
        case "no_zone":
            amazon.time_zone = None
        case "well":
            amazon.permitted = amazon.device_can_remind = True
            amazon.room_for = MOST_REMINDERS
        case status:
            amazon.answer_with(int(status), b'{"code": "X"}', times=1)


MISBEHAVIOURS = [
    *("garbage", "not_permitted", "no_reminders", "full", "no_zone", "well"),
    *("401", "403", "404", "429", "500", "503"),
]
CONSENTS = st.tuples(
    st.sampled_from(["ACCEPTED", "DENIED", "NOT_ANSWERED"]),
    st.sampled_from(["1", "2"]),
    st.booleans(),
)
SPANS = st.sampled_from([timedelta(minutes=3), timedelta(minutes=11), timedelta(hours=9)]) | (
    st.integers(1, 20).map(lambda days: timedelta(days=days))
)
EFFECTS = (
    *("RemindMeIntent", "ForgetMeIntent", "RecallIntent", "KeepTrackIntent", "SpeechIntent"),
    "DoctorSummaryIntent",
)
ANSWERS = st.sampled_from(["AMAZON.YesIntent", "AMAZON.NoIntent", "NotSureIntent"])
EVENTS = [
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionChanged",
    "Reminders.ReminderDeleted",
    "Reminders.ReminderStatusChanged",
]
