"""The session survives Alexa's attributes, and whatever else stands in them."""

import json

from hypothesis import given
from hypothesis import strategies as st

from leg_comfort.clinic import load_clinic
from leg_comfort.conversation import Act, Session, Turn, respond

from .conftest import CLINIC, Person

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)
KEYS = sorted(Session().to_attributes())


@given(st.lists(st.sampled_from(Act), max_size=8))
def test_a_session_comes_back_from_json_as_it_went(acts: list[Act]) -> None:
    person = Person()
    for act in acts:
        person.does(act)
    sent = json.loads(json.dumps(person.session.to_attributes()))
    assert Session.from_attributes(sent) == person.session


@given(JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, JSON)))
def test_any_attributes_make_a_session_that_can_answer(attributes: object) -> None:
    session = Session.from_attributes(attributes)
    after, reply = respond(session, Turn(Act.LAUNCH), load_clinic())
    assert reply.question is not None
    assert after.asking == "feel" or after.flags


@given(st.sampled_from(Act), st.sampled_from(["better", "worse", "chill", "nonsense", None]))
def test_any_act_as_the_very_first_is_answered(act: Act, topic: str | None) -> None:
    _, reply = respond(Session(), Turn(act, {}, topic), CLINIC)
    assert reply.lines or reply.question or reply.effect
