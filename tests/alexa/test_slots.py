"""Slots in every shape that Alexa gives them: several values, several vocabularies, or neither."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.alexa import resources
from leg_comfort.alexa.request import parse
from leg_comfort.alexa.slot_ids import ids_of
from leg_comfort.alexa.slots import MOST_VALUES, Slot
from leg_comfort.alexa.turn_parser import turn_of
from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import Turn
from tests.alexa.envelopes import MATCH, NO_MATCH, heard, intent, raw
from tests.walks import INTENTS, VALUES

Json = dict[str, Any]

CLINIC = load_clinic()
READER = resources.reader("en-US")
OTHER_STATUSES = [NO_MATCH, "ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION", "SOMETHING_NEW", None]
HASHES = st.text("0123456789abcdef", min_size=32, max_size=32)
UNKNOWN = HASHES | st.sampled_from(["of_tomorrow", "ACHE", "RF1"])
CUSTOM = [
    (name, slot["name"], word, id)
    for name, slots in INTENTS.items()
    for slot in slots
    for word, id in VALUES.get(slot["type"], [])
    if id is not None
]
"""Every value of every slot of the model, with its intent."""
every_value = st.sampled_from(CUSTOM)


def read(request: Json, asking: str | None = None) -> Turn:
    session = {"attributes": {"asking": asking}}
    return turn_of(parse({"request": request, "session": session}), READER)


def authority(*ids: str, code: str | None = MATCH) -> Json:
    values = [{"value": {"name": "x", "id": id}} for id in ids]
    return {"authority": "amzn1.x", "status": {"code": code}, "values": values}


def resolved(words: object, *authorities: Json) -> Json:
    return {"value": words, "resolutions": {"resolutionsPerAuthority": list(authorities)}}


def several(*values: Json) -> Json:
    """Return a slot that collects several values."""
    return {"slotValue": {"type": "List", "values": [{"type": "Simple", **v} for v in values]}}


@st.composite
def amid_unknown_ones(draw: st.DrawFn, id: str) -> list[Json]:
    """One known id among unknown ones: in one vocabulary or in several, and in any place."""
    before, after = (draw(st.lists(UNKNOWN, max_size=2)) for _ in range(2))
    if draw(st.booleans()):
        return [authority(*before, id, *after)]
    lost = [authority(code=draw(st.sampled_from(OTHER_STATUSES)))]
    found = [*map(authority, before), *lost, authority(id), *map(authority, after)]
    return draw(st.sampled_from([found, [*reversed(found)]]))


@given(every_value, st.data())
@settings(deadline=None)
def test_the_first_known_id_counts_wherever_it_stands(
    value: tuple[str, str, str, str], data: st.DataObject
) -> None:
    name, slot, word, id = value
    authorities = data.draw(amid_unknown_ones(id))
    assert read(intent(name, **{slot: resolved(word, *authorities)})) == read(
        intent(name, **{slot: heard(word, id)})
    )


@given(every_value, st.lists(UNKNOWN, min_size=1, max_size=3))
@settings(deadline=None)
def test_with_unknown_ids_alone_the_words_are_read(
    value: tuple[str, str, str, str], ids: list[str]
) -> None:
    name, slot, word, _ = value
    assert read(intent(name, **{slot: resolved(word, authority(*ids))})) == read(
        intent(name, **{slot: resolved(word, authority(code=NO_MATCH))})
    )


@pytest.mark.parametrize(
    ("name", "slot", "words", "facts"),
    [
        ("FeelIntent", "feel", "it aches", {"feel": "ache"}),
        ("ReportIntent", "finding", "my back hurts", {"back_pain": True}),
        ("ProgressIntent", "change", "my back hurts", {}),
    ],
)
def test_the_words_of_a_hash_say_what_they_say(
    name: str, slot: str, words: str, facts: dict[str, object]
) -> None:
    hashed = resolved(words, authority("9e107d9d372bb6826bd81d3542a419d6"))
    assert read(intent(name, **{slot: hashed}), asking="feel").facts.items() >= facts.items()


@given(st.lists(every_value, min_size=1, max_size=4))
@settings(deadline=None)
def test_of_several_findings_in_one_slot_each_counts(
    values: list[tuple[str, str, str, str]],
) -> None:
    found = [("_".join(word.split()), id) for _, slot, word, id in values if slot == "finding"]
    if not found:
        return
    singly = [read(intent("ReportIntent", finding=heard(word, id))) for word, id in found]
    together = read(intent("ReportIntent", finding=several(*(heard(*each) for each in found))))
    affirmed = {f for turn in singly for f, fact in turn.facts.items() if fact is True}
    assert {f for f, fact in together.facts.items() if fact is True} == affirmed
    assert together.perhaps >= frozenset().union(*(turn.perhaps for turn in singly)) - affirmed


def test_a_red_flag_among_several_values_of_any_slot_is_heard() -> None:
    said = several(heard("ibuprofen", "ibuprofen"), raw("i can't breathe"))
    assert read(intent("AskMedicineIntent", medicine=said)).facts == {
        "chest_pain_or_breathless": True
    }


def test_of_several_values_the_first_known_one_is_the_topic() -> None:
    said = several(heard("brandnewol"), heard("x", "of_tomorrow"), heard("ibuprofen", "ibuprofen"))
    assert read(intent("AskMedicineIntent", medicine=said)).topic == "ibuprofen"


@pytest.mark.parametrize(
    "empty",
    [
        *({}, {"value": None}, {"value": ""}, {"value": 7}, {"value": " "}, None, "x", [], 7),
        {"value": None, "resolutions": None},
        {"resolutions": {"resolutionsPerAuthority": [authority(code=NO_MATCH)]}},
        *({"slotValue": None}, {"slotValue": {}}, {"slotValue": {"type": "List"}}),
        {"slotValue": {"type": "List", "values": [None, {}, {"value": None}, []]}},
    ],
)
@pytest.mark.parametrize("name", sorted(INTENTS))
def test_a_slot_without_a_value_is_as_good_as_none(name: str, empty: object) -> None:
    asked = intent(name)
    asked["intent"]["slots"] = {slot["name"]: empty for slot in INTENTS[name]}
    assert read(asked) == read(intent(name))


@given(every_value)
@settings(deadline=None)
def test_a_single_value_may_stand_in_the_newer_place_alone(
    value: tuple[str, str, str, str],
) -> None:
    name, slot, word, id = value
    newer = {"slotValue": {"type": "Simple", **heard(word, id)}}
    assert read(intent(name, **{slot: newer})) == read(intent(name, **{slot: heard(word, id)}))


@given(every_value)
@settings(deadline=None)
def test_words_that_were_not_looked_up_stand_for_the_id_that_they_spell(
    value: tuple[str, str, str, str],
) -> None:
    name, slot, _, id = value
    spelt = id.replace("_", " ")
    for unresolved in (raw(spelt), {**raw(spelt), "resolutions": {}}):
        assert read(intent(name, **{slot: unresolved})) == read(
            intent(name, **{slot: heard(spelt, id)})
        )


def test_words_that_were_looked_up_in_vain_stand_for_no_id() -> None:
    assert read(intent("RemindMeIntent", wish=heard("cancel"))).topic is None
    assert read(intent("RemindMeIntent", wish=raw("cancel"))).topic == "cancel"


def test_words_that_were_not_looked_up_are_read_as_text() -> None:
    said = read(intent("ReportIntent", finding=raw("my back hurts and i can't breathe")))
    assert said.facts["back_pain"] is said.facts["chest_pain_or_breathless"] is True


@pytest.mark.parametrize("slot", sorted({slot for _, slot, _, _ in CUSTOM}))
def test_every_id_of_the_model_is_known(slot: str) -> None:
    assert {id for _, each, _, id in CUSTOM if each == slot} <= {*ids_of(slot, CLINIC)}


def test_no_more_values_are_read_than_anybody_says() -> None:
    many = intent("ReportIntent", finding=several(*[raw("my back hurts")] * 100))
    (slot,) = parse({"request": many}).slots.values()
    assert slot == Slot("my back hurts", others=(Slot("my back hurts"),) * (MOST_VALUES - 1))
