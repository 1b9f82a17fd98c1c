"""A cramp in progress: one stretch after another is counted until the cramp lets go."""

from dataclasses import replace

from leg_comfort.clinic import UNKNOWN, Clinic
from leg_comfort.conversation.flow import AnswerRules, GoOn, Move
from leg_comfort.conversation.messages import Line, Turn
from leg_comfort.conversation.prompts import RELIEF_QUESTIONS, ask, ask_pending
from leg_comfort.conversation.session import Session, Stage

STRETCHES = ("stretch", "towel", "heel")
TEN_MINUTES_FINDING = "cramp_over_10_min_not_easing"
TEN_MINUTES = f"which_{TEN_MINUTES_FINDING}"
IN_RELIEF = frozenset({"feel", "cramping_now", "eased"})
STEPS = "other"
"""The name of the relief that was none of the stretches."""
RELIEFS = frozenset({*STRETCHES, STEPS})
WORSE = "worse"


def stretch(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Count the next stretch; after the last one, ask how long the cramp has been hard."""
    if session.stretches >= len(STRETCHES):
        return held(session, clinic)
    line = Line(f"relief.{STRETCHES[session.stretches]}")
    left = {session.asking} - RELIEF_QUESTIONS if session.asking != "feel" else set()
    begun = replace(
        session.with_facts({"feel": "cramp", "cramping_now": True}),
        asked=tuple(question for question in session.asked if question not in left),
        stretches=session.stretches + 1,
        let_go=False,
        stage=Stage.RELIEF,
    )
    return ask(begun, "eased", *lines, line)


def again(session: Session, *lines: Line) -> Move:
    """Count the present stretch once more, from one."""
    return ask(session, "eased", *lines, Line("relief.again"))


def held(session: Session, clinic: Clinic) -> Move:
    """Ask whether the cramp has been hard for ten minutes; if that was asked already, go on."""
    if TEN_MINUTES in session.asked:
        return _keep_on(session, clinic)
    return ask(session, TEN_MINUTES, Line("relief.keep_on"))


def eased(session: Session, clinic: Clinic) -> Move:
    """Note that the cramp has let go, and which stretch did it."""
    helped = STRETCHES[min(session.stretches, len(STRETCHES)) - 1] if session.stretches else None
    over = ("cramping_now", *(f for f in (TEN_MINUTES_FINDING,) if session.facts.get(f) == UNKNOWN))
    gone = replace(session.with_facts(dict.fromkeys(over, False)), let_go=True, helped=helped)
    return GoOn(gone, (Line("relief.good"),))


def cramp(session: Session, clinic: Clinic) -> Move:
    """Stretch a cramp, unless it is over."""
    over = session.facts.get("cramping_now") is False or session.let_go
    if over:
        return GoOn(session.with_facts({"feel": "cramp"}))
    return stretch(session, clinic)


def take_progress(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take better, worse or no change: in a cramp it decides the next stretch."""
    relieving = session.asking in IN_RELIEF
    if turn.topic == "better":
        return eased(session, clinic) if relieving else _better(session)
    if relieving and session.stretches:
        return held(session, clinic) if turn.topic == WORSE else stretch(session, clinic)
    return ask_pending(session, Line("repair.worse" if turn.topic == WORSE else "repair.no_change"))


def _better(session: Session) -> Move:
    helped = STEPS if session.step else session.helped
    return ask_pending(replace(session, helped=helped), Line("repair.better"))


def _keep_on(session: Session, clinic: Clinic) -> Move:
    return GoOn(session, (Line("relief.keep_on"),))


def _cramping(session: Session, clinic: Clinic) -> Move:
    return stretch(session.with_facts({"feel": "cramp"}), clinic)


def _feel_unsure(session: Session, clinic: Clinic) -> Move:
    return GoOn(session.with_facts({"feel": "unsure"}))


def _feel_no(session: Session, clinic: Clinic) -> Move:
    """Ask once more how it feels; after a second no it counts as unsure."""
    denied = session.with_facts({"cramping_now": False})
    if session.misses:
        return _feel_unsure(denied, clinic)
    return ask(replace(denied, misses=1), "feel", form="short")


def _ten_minutes_open(session: Session, clinic: Clinic) -> Move:
    return GoOn(session.leaving_open([TEN_MINUTES_FINDING]))


def _not_ten_minutes(session: Session, clinic: Clinic) -> Move:
    return GoOn(session.with_facts({TEN_MINUTES_FINDING: False}))


ANSWER_RULES = {
    "feel": AnswerRules(yes=cramp, no=_feel_no, unsure=_feel_unsure),
    "cramping_now": AnswerRules(yes=_cramping, skipped=_keep_on),
    "eased": AnswerRules(
        yes=eased,
        no=stretch,
        unsure=held,
        skipped=_keep_on,
    ),
    TEN_MINUTES: AnswerRules(no=_not_ten_minutes, skipped=_ten_minutes_open),
}
