"""Ids and values of another version of the skill are not understood, and never a fault.

Two versions may answer in one conversation, and a store may hold what an older one wrote.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.console import Json
from leg_comfort.alexa import Deployment
from leg_comfort.alexa.request import parse
from leg_comfort.alexa.sdk_handlers import invoke
from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import Offer, Session, Stage
from leg_comfort.speech import load_words
from tests.alexa.envelopes import envelope, heard, intent, raw
from tests.alexa.validity import plain, problems_of
from tests.walks import INTENTS, VALUES, anything_said

CLINIC = load_clinic()
FRESH = Session().to_attributes()
UNKNOWN = ["of_tomorrow", "which_of_tomorrow", "", "none", "rf3", "unresolved"]
KNOWN = [
    *("unknown", "no", "yes", "card", "reminder", "day", "nights", "idiopathic", "self_care"),
    *CLINIC.questions,
    *CLINIC.findings,
    *CLINIC.causes,
    *CLINIC.red_flags,
    *CLINIC.steps,
    *Offer,
    *Stage,
]
LINES = sorted(load_words("en-US").ids())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
IDS = st.sampled_from([*UNKNOWN, *KNOWN]) | st.text(max_size=20)
ANY = st.recursive(
    SCALARS | IDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(IDS, inner, max_size=4),
    max_leaves=10,
)
SAID_LAST = st.lists(
    st.tuples(st.sampled_from([*LINES, "of.tomorrow"]), st.dictionaries(IDS, ANY, max_size=2)).map(
        list
    ),
    max_size=3,
)
ASSESSED = st.fixed_dictionaries({"cause": IDS, "triage": IDS, "also": st.lists(IDS, max_size=3)})
FORMS: Mapping[str, st.SearchStrategy[object]] = {
    "findings": st.dictionaries(IDS, SCALARS | IDS, max_size=5),
    "assessment": ASSESSED,
    "times": st.dictionaries(IDS, st.integers(0, 3), max_size=5),
    "last": SAID_LAST,
    "manner": st.dictionaries(st.sampled_from(["rate", "volume", "whisper"]), ANY),
    "remembered": st.dictionaries(st.sampled_from(["helped_before", "time_zone", "reminder"]), ANY),
    **{key: st.lists(IDS, max_size=5) for key in ("asked", "bare", "flags", "set_aside", "unsure")},
}
"""Attributes that are no single id, in the form that they have."""
CHANGES = st.sampled_from(sorted(FRESH)).flatmap(
    lambda key: st.tuples(st.just(key), FORMS.get(key, IDS) | ANY)
)
WORDS = ["no", "yes", "say that again", "my calf is swollen", "no that's wrong", "why", "not sure"]


def _filled(name: str, kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a slot with an id of its type, or with one of another version."""
    ids = st.sampled_from([id for _, id in VALUES.get(kind, [])] or ["of_tomorrow"])
    return st.builds(heard, st.sampled_from(WORDS), ids | IDS.filter(bool))


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """Any request that a person can make, some with ids of another version."""
    if draw(st.booleans()):
        return intent("SayIntent", words=raw(draw(st.sampled_from(WORDS))))
    if draw(st.booleans()):
        name, filled = draw(anything_said())
        slots = {slot: heard(each.value, each.id) for slot, each in filled.items()}
        return intent(name, **{slot: each for slot, each in slots.items() if each["value"]})
    name = draw(st.sampled_from(sorted(INTENTS)))
    slots = {each["name"]: draw(_filled(each["name"], each["type"])) for each in INTENTS[name]}
    return intent(name, **slots)


Turns = list[tuple[dict[str, Any], list[tuple[str, object]]]]
TURNS: st.SearchStrategy[Turns] = st.lists(
    st.tuples(requests(), st.lists(CHANGES, max_size=2)), min_size=1, max_size=6
)


def answered(request: dict[str, Any], attributes: Json) -> Json:
    """Return the response; any error of the skill is raised."""
    response = invoke(parse(envelope(request, attributes)), Deployment())
    assert problems_of(response, request["type"]) == []
    return response


def _converse(turns: Turns) -> None:
    attributes: Json = {}
    for request, changes in turns:
        attributes = {**attributes, **dict(changes)}
        attributes = answered(request, attributes).get("sessionAttributes") or {}


@given(TURNS)
@settings(max_examples=300, deadline=None)
def test_attributes_of_any_kind_amid_a_conversation_are_answered(turns: Turns) -> None:
    _converse(turns)


@pytest.mark.slow
@given(TURNS)
@settings(max_examples=20_000, deadline=None)
def test_twenty_thousand_such_conversations_are_answered(turns: Turns) -> None:
    _converse(turns)


@pytest.mark.parametrize(
    ("name", "slot"),
    [("FeelIntent", "feel"), ("StartIntent", "feel"), ("ProgressIntent", "change")],
)
@pytest.mark.parametrize("asking", [None, "feel", "rf1", "day", "eased", "nights"])
def test_an_id_that_is_not_known_is_not_understood(name: str, slot: str, asking: str) -> None:
    asked = {**FRESH, "asking": asking, "findings": {"feel": "ache"} if asking == "day" else {}}
    response = answered(intent(name, **{slot: heard("humpty", "of_tomorrow")}), asked)
    assert response["sessionAttributes"]["findings"].get("feel") in (None, "ache", "cramp")


def test_words_are_read_if_their_id_is_not_known() -> None:
    asked = {**FRESH, "asking": "feel"}
    response = answered(intent("FeelIntent", feel=heard("it aches", "of_tomorrow")), asked)
    assert response["sessionAttributes"]["findings"]["feel"] == "ache"


def test_a_sign_answered_with_neither_yes_nor_no_does_not_pass_its_check() -> None:
    signs = dict.fromkeys(CLINIC.questions["rf1_leg"].findings, "of_tomorrow")
    asked = {**FRESH, "asking": "rf1", "asked": ["rf1"], "findings": {"feel": "ache", **signs}}
    response = answered(intent("AMAZON.NoIntent"), asked)
    assert response["sessionAttributes"]["asking"] == "rf1_leg"


def test_an_alarm_of_another_version_stands() -> None:
    alarmed = {
        **FRESH,
        "stage": "emergency",
        "flags": ["of_tomorrow"],
        "asking": "which_one_leg_swollen",
        "assessment": {"cause": "none", "triage": "at_once"},
    }
    response = answered(intent("AMAZON.NoIntent"), alarmed)
    assert response["sessionAttributes"]["stage"] == "emergency"
    assert "nine one one" in plain(response["response"]["outputSpeech"]["ssml"])


def test_lines_that_cannot_be_said_any_more_are_not_repeated() -> None:
    asked = {**FRESH, "asking": "rf1", "last": [["of.tomorrow", {}], ["ask.rf1.full", {}]]}
    response = answered(intent("AMAZON.RepeatIntent"), asked)
    assert response["sessionAttributes"]["asking"] == "rf1"
