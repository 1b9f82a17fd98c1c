"""Each flow read alone: it replies, or it hands the conversation back and the router goes on."""

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from leg_comfort.clinic import CHECKS, Clinic
from leg_comfort.conversation import Act, EffectKind, Line, Offer, Session, Turn, flows, router
from leg_comfort.conversation.digressions import DIGRESSIONS, open_digression
from leg_comfort.conversation.flow import AnswerRules, Flow, GoOn, Move, Next
from leg_comfort.conversation.flows import (
    advice,
    another_person,
    answers,
    emergency,
    relief,
    repair,
    safety_check,
    single_signs,
)

from .conftest import CLINIC
from .nights import asleep

CHECK = Session(asking="rf1_leg", asked=("rf1_leg",))
SIGNS = CLINIC.questions["rf1_leg"].findings
FLOWS = Path(next(iter(flows.__path__)))
MAY_IMPORT = {
    "advice": {"another_person", "diary"},
    "another_person": {"risks"},
    "answers": {"advice", "another_person", "relief", "risks", "safety_check"},
    "alarm": {"emergency_actions", "spoken_flags"},
    "emergency": {
        *("alarm", "emergency_actions", "emergency_answers", "spoken_flags", "taking_back"),
    },
    "emergency_actions": {"spoken_flags"},
    "interview": {"advice", "another_person", "diary", "risks"},
    "follow_ups": {"advice", "single_signs"},
    "risks": {"single_signs"},
    "safety_check": {"single_signs", "spoken_flags"},
    "reminder": {"reminder_offer"},
    "repair": {"advice", "answers", "relief", "reminder"},
    "taking_back": {"alarm", "emergency_actions", "emergency_answers", "spoken_flags"},
}
"""Flow → the other flows that it knows of; all others know of none."""


def test_a_cramp_that_lets_go_notes_what_helped_and_goes_on() -> None:
    move = relief.eased(Session(stretches=2), CLINIC)
    assert isinstance(move, GoOn)
    assert (move.session.helped, move.session.let_go) == ("towel", True)
    assert (move.lines, move.to) == ((Line("relief.good"),), Next.QUESTION)


def test_a_no_to_a_whole_check_denies_each_of_its_signs_and_goes_on() -> None:
    move = answers.take_no(CHECK, Turn(Act.NO), CLINIC)
    assert move == GoOn(CHECK.with_facts(dict.fromkeys(SIGNS, False)))


@pytest.mark.parametrize("taking", [answers.take_unsure, answers.take_unclear])
def test_a_check_without_a_plain_answer_has_its_signs_asked_for_one_at_a_time(
    taking: Callable[..., Move],
) -> None:
    move = taking(CHECK, Turn(Act.UNCLEAR), CLINIC)
    assert not isinstance(move, GoOn)
    session, reply = move
    assert session.asking == f"which_{SIGNS[0]}"
    look = (Line("safety.look"),) if taking is answers.take_unsure else ()
    assert reply.lines == (Line("safety.be_sure"), *look)


def test_a_check_passed_over_has_its_signs_asked_for_one_at_a_time() -> None:
    assert answers.skip(CHECK, CLINIC) == answers.take_unclear(CHECK, Turn(Act.UNCLEAR), CLINIC)


def test_a_check_whose_signs_have_no_plain_answer_is_handed_on_as_unresolved() -> None:
    asked = Session(
        asking=f"which_{SIGNS[-1]}", asked=("rf1_leg", *(f"which_{sign}" for sign in SIGNS))
    )
    left_open = asked.leaving_open(SIGNS)
    assert safety_check.go_on(asked, CLINIC) == GoOn(left_open, to=Next.UNRESOLVED)


def test_a_sign_denied_when_asked_again_ends_the_emergency_and_goes_on() -> None:
    alarmed = Session(asking="which_one_leg_swollen", flags=("one_leg_swollen",))
    move = emergency.take_turn(alarmed, Turn(Act.NO), CLINIC)
    assert isinstance(move, GoOn)
    assert (move.session.flags, move.lines) == ((), (Line("safety.cleared"),))


@pytest.mark.parametrize(
    ("act", "to"), [(Act.CRAMP_NOW, Next.STRETCH), (Act.REPORT, Next.QUESTION)]
)
def test_for_another_person_it_says_so_and_goes_on(act: Act, to: Next) -> None:
    move = another_person.begin(Session(), Turn(act, about="other"), CLINIC)
    assert move == GoOn(Session(about="other"), (Line("others.other"),), to)


def test_a_yes_to_a_summary_is_handed_on_and_leaves_the_steps_to_be_offered() -> None:
    move = advice.accept(Session(offer=Offer.SUMMARY), CLINIC)
    assert move == GoOn(Session(offer=Offer.STEP), to=Next.SUMMARY)


def test_next_in_a_stretch_is_handed_on() -> None:
    stretching = Session(asking="eased", stretches=1)
    assert repair.go_on(stretching, Turn(Act.NEXT), CLINIC) == GoOn(stretching, to=Next.STRETCH)


def test_facts_that_answer_nothing_are_handed_on_as_news() -> None:
    asking = Session(asking="day", facts={"over_50": True})
    turn = Turn(Act.REPORT, {"over_50": True})
    assert answers.take_facts(asking, turn, CLINIC) == GoOn(asking, to=Next.NEWS)


def test_the_router_knows_how_to_go_on_in_every_way() -> None:
    assert set(router.GOING_ON) == set(Next)


@pytest.mark.parametrize("to", Next)
def test_going_on_says_the_lines_first_and_ends_in_a_question(
    to: Next, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Line("relief.good")

    def hand_on(session: Session, turn: Turn, clinic: Clinic) -> GoOn:
        return GoOn(session, (said,), to)

    monkeypatch.setattr(router, "HANDLING", {**router.HANDLING, Act.HELP: hand_on})
    _, reply = router.respond(Session(facts={"feel": "ache"}), Turn(Act.HELP), CLINIC)
    assert reply.lines[0] == said
    assert reply.question is not None


def test_each_kind_of_effect_has_one_flow_that_takes_its_outcome() -> None:
    taken = Counter(kind for flow in DIGRESSIONS for kind in flow.outcomes)
    assert taken == Counter(EffectKind)


def test_each_digression_takes_the_act_that_begins_it() -> None:
    assert [flow.begins for flow in DIGRESSIONS if flow.begins not in flow.handles] == []


@pytest.mark.parametrize("flow", DIGRESSIONS, ids=lambda flow: flow.opens)
def test_each_digression_opens_sets_the_question_aside_and_returns_to_it(flow: Flow) -> None:
    person = asleep(diary_days=60).does(Act.REPORT, feel="ache")
    waiting = person.asking
    person.does(flow.begins, "on" if flow.begins is Act.KEEP_TRACK else None)
    assert open_digression(person.session) is flow
    assert person.session.set_aside == (waiting,)
    person.says("unsure")
    assert open_digression(person.session) is None
    assert (person.asking, person.session.set_aside) == (waiting, ())


@pytest.mark.parametrize("question", CLINIC.questions)
def test_every_question_of_the_safety_checks_has_its_own_rules(question: str) -> None:
    belongs = question in (*CHECKS, single_signs.REST) or single_signs.is_sign(question, CLINIC)
    rules = safety_check.rules_for(question, CLINIC)
    assert (rules is not None) is belongs
    assert rules is None or None not in (
        *(rules.yes, rules.no, rules.unsure, rules.unclear, rules.skipped, rules.facts),
    )
    assert isinstance(answers.rules_for(question, CLINIC), AnswerRules)


@pytest.mark.parametrize("path", sorted(FLOWS.glob("*.py")), ids=lambda path: path.stem)
def test_a_flow_knows_of_few_others(path: Path) -> None:
    own, found = flows.__name__, set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == own:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{own}."):
            found.add(str(node.module).removeprefix(f"{own}."))
    assert found == MAY_IMPORT.get(path.stem, set())
