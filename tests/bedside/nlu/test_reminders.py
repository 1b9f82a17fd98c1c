"""Sentences about reminders and the diary, none of which is in the model."""

from datetime import date

import pytest

from bedside.nlu import TrainedNlu, nlu_for
from bedside.nlu.normalizer import plain

MONDAY = date(2026, 11, 23)
REMIND, TRACK = "RemindMeIntent", "KeepTrackIntent"


@pytest.fixture(scope="module")
def nlu() -> TrainedNlu:
    return nlu_for("en-US").load()


def understood(
    nlu: TrainedNlu, said: str, context: str, today: date = MONDAY
) -> tuple[str, dict[str, str]]:
    found = nlu.understand(said, context, today)
    return found.intent, {name: s.id or s.value for name, s in found.slots.items()}


OTHER_TIMES: list[tuple[str, dict[str, str]]] = [
    ("in two weeks", {"day": "2026-12-07"}),
    ("Thursday at ten", {"day": "2026-11-26", "time": "10:00"}),
    ("half past two", {"time": "14:30"}),
    ("in the afternoon", {"time": "AF"}),
    ("eleven fifteen", {"time": "11:15"}),
    ("one o'clock", {"time": "13:00"}),
    ("could we do Friday rather", {"day": "2026-11-27"}),
    ("hmm Saturday afternoon maybe", {"day": "2026-11-28", "time": "AF"}),
    ("quarter to three in the afternoon is when I'm free", {"time": "14:45"}),
    ("the twentieth please", {"day": "2026-12-20"}),
    ("I can't do Tuesday, Thursday though", {"day": "2026-11-26"}),
    ("the day after tomorrow would be lovely", {"day": "2026-11-25"}),
    ("sometime next week", {"day": "2026-W49"}),
    ("a fortnight on Monday", {"day": "2026-12-07"}),
    ("oh not so early, at eleven thirty", {"time": "11:30"}),
    ("yes but on Wednesday morning", {"day": "2026-11-25", "time": "MO"}),
    ("ten's too early, let's say two o'clock", {"time": "14:00"}),
    ("the first of December at nine", {"day": "2026-12-01", "time": "09:00"}),
    ("I'd rather have it tomorrow", {"day": "2026-11-24"}),
    ("better in a week", {"day": "2026-11-30"}),
    ("four in the afternoon on Friday", {"day": "2026-11-27", "time": "16:00"}),
    ("can you push it to half past eleven", {"time": "11:30"}),
    ("maybe tomorrow", {"day": "2026-11-24"}),
    ("not at ten", {}),
]

AWAY_WITH_IT: list[tuple[str, str, dict[str, str]]] = [
    ("please cancel the reminder you made", "advice", {}),
    ("I don't need that reminder any longer", "advice", {}),
    ("you may cancel my reminder", "advice", {}),
    ("get rid of the reminder for Tuesday", "advice", {"day": "2026-11-24"}),
    ("you can delete that reminder now", "open", {}),
    ("call off the reminder for me", "open", {}),
    ("don't remind me after all", "advice", {}),
]

WHETHER_THERE_IS_ONE: list[tuple[str, str, dict[str, str]]] = [
    ("do I still have a reminder for the doctor", "advice", {}),
    ("when are you going to remind me", "advice", {}),
    ("what reminders have you got for me", "open", {}),
    ("tell me is there a reminder", "advice", {}),
    ("what time is my reminder on Thursday", "advice", {"day": "2026-11-26"}),
    ("have you set that reminder yet", "advice", {}),
]

UNASKED: list[tuple[str, str, dict[str, str]]] = [
    ("move my reminder to Friday", "open", {"day": "2026-11-27"}),
    ("change that reminder to three o'clock", "advice", {"time": "15:00"}),
    (
        "remind me about the doctor on Wednesday at eleven",
        "advice",
        {"day": "2026-11-25", "time": "11:00"},
    ),
    (
        "set a reminder for tomorrow morning to phone the surgery",
        "advice",
        {"day": "2026-11-24", "time": "MO"},
    ),
]

DIARY: list[tuple[str, str, str]] = [
    ("can you keep track of how many nights I get this", "advice", "on"),
    ("I'd like to start a diary of my legs", "open", "on"),
    ("please count my bad nights from now on", "advice", "on"),
    ("write down each night for me", "advice", "on"),
    ("start counting the nights", "open", "on"),
    ("stop keeping a diary about me", "open", "off"),
    ("I don't want you to count my nights any more", "advice", "off"),
    ("would you end that diary", "open", "off"),
    ("quit tracking my nights", "advice", "off"),
    ("please don't keep a record of my cramps", "open", "off"),
]

NEIGHBOURS: list[tuple[str, str, str]] = [
    ("oh yes you had better remind me", "reminder", "YesWithWordsIntent"),
    ("not now", "reminder", "ReportIntent"),
    ("no I'll call them tomorrow myself", "reminder", "NoWithWordsIntent"),
    ("it hurts at night", "reminder", "ReportIntent"),
    ("it's been two weeks now", "reminder", "DurationIntent"),
    ("can I take ibuprofen at night", "reminder", "AskMedicineIntent"),
    ("at least four", "nights", "NightsIntent"),
    ("maybe three", "nights", "NightsIntent"),
    ("standing all day on Thursday", "day", "ReportIntent"),
    ("it started on Monday", "advice", "ReportIntent"),
    ("it's been going on for two weeks", "advice", "DurationIntent"),
    ("delete my leg diary please", "open", "ForgetMeIntent"),
    ("tell me how many nights I have had this", "open", "RecallIntent"),
    ("remind me to buy bread", "open", "AMAZON.FallbackIntent"),
    ("book a table for Monday", "open", "AMAZON.FallbackIntent"),
    ("set an alarm for ten", "open", "AMAZON.FallbackIntent"),
]


@pytest.mark.parametrize(("said", "slots"), OTHER_TIMES)
def test_another_time_is_heard_where_one_was_offered(
    nlu: TrainedNlu, said: str, slots: dict[str, str]
) -> None:
    assert understood(nlu, said, "reminder") == (REMIND, slots)


@pytest.mark.parametrize(("said", "context", "slots"), AWAY_WITH_IT)
def test_a_reminder_is_called_off(
    nlu: TrainedNlu, said: str, context: str, slots: dict[str, str]
) -> None:
    assert understood(nlu, said, context) == (REMIND, {"wish": "cancel", **slots})


@pytest.mark.parametrize(("said", "context", "slots"), WHETHER_THERE_IS_ONE)
def test_a_reminder_is_asked_after(
    nlu: TrainedNlu, said: str, context: str, slots: dict[str, str]
) -> None:
    assert understood(nlu, said, context) == (REMIND, {"wish": "list", **slots})


@pytest.mark.parametrize(("said", "context", "slots"), UNASKED)
def test_a_reminder_is_wanted_at_once_with_its_time(
    nlu: TrainedNlu, said: str, context: str, slots: dict[str, str]
) -> None:
    assert understood(nlu, said, context) == (REMIND, slots)


@pytest.mark.parametrize(("said", "context", "tracking"), DIARY)
def test_the_diary_is_begun_and_ended(
    nlu: TrainedNlu, said: str, context: str, tracking: str
) -> None:
    assert understood(nlu, said, context) == (TRACK, {"tracking": tracking})


@pytest.mark.parametrize(("said", "context", "intent"), NEIGHBOURS)
def test_what_sounds_like_it_is_told_from_it(
    nlu: TrainedNlu, said: str, context: str, intent: str
) -> None:
    assert understood(nlu, said, context)[0] == intent


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("Thursday", {"day": "2026-11-26"}),
        ("make it Thursday", {"day": "2026-11-26"}),
        ("no, Thursday", {"day": "2026-11-26"}),
        ("Wednesday would be better", {"day": "2026-11-25"}),
        ("not Tuesday, Wednesday", {"day": "2026-11-25"}),
        ("next Monday instead", {"day": "2026-11-30"}),
        ("not Tuesday", {}),
        ("at noon", {"time": "12:00"}),
        ("yes but at noon", {"time": "12:00"}),
        ("later in the day", {}),
        ("a day later", {}),
    ],
)
def test_what_the_model_teaches_is_heard_with_its_slots(
    nlu: TrainedNlu, said: str, slots: dict[str, str]
) -> None:
    assert understood(nlu, said, "reminder") == (REMIND, slots)


@pytest.mark.parametrize("said", ["yes", "yes please", "okay", "go on then"])
def test_a_yes_to_the_reminder_stays_a_yes(nlu: TrainedNlu, said: str) -> None:
    assert understood(nlu, said, "reminder") == ("AMAZON.YesIntent", {})


@pytest.mark.parametrize("said", ["no", "no thanks", "no i don't think so"])
def test_a_no_to_the_reminder_stays_a_no(nlu: TrainedNlu, said: str) -> None:
    assert understood(nlu, said, "reminder") == ("AMAZON.NoIntent", {})


@pytest.mark.parametrize("context", ["nights", "advice", "open"])
def test_a_number_is_a_time_only_where_a_time_was_offered(nlu: TrainedNlu, context: str) -> None:
    assert "time" not in nlu.understand("ten", context).slots


def test_the_day_counts_from_the_day_by_the_bed(nlu: TrainedNlu) -> None:
    later = date(2027, 2, 1)
    assert understood(nlu, "Thursday", "reminder") == (REMIND, {"day": "2026-11-26"})
    assert understood(nlu, "Thursday", "reminder", later) == (REMIND, {"day": "2027-02-04"})


def test_the_model_holds_none_of_these_sentences(nlu: TrainedNlu) -> None:
    tables = (OTHER_TIMES, AWAY_WITH_IT, WHETHER_THERE_IS_ONE, UNASKED, DIARY, NEIGHBOURS)
    said = [row[0] for table in tables for row in table]
    taught = {example.text for example in nlu.similarity.examples}
    assert [each for each in said if plain(each) in taught] == []
    assert len(said) >= 60
