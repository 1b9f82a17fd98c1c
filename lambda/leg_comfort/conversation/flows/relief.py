"""A cramp in progress: the counted stretch first, its alternative, then the safety check."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flows.interview import advance
from leg_comfort.conversation.messages import Line
from leg_comfort.conversation.prompts import RELIEF_QUESTIONS, ask
from leg_comfort.conversation.session import Move, Session, Stage

STRETCHES = ("stretch", "towel", "heel")
TEN_MINUTES = "which_cramp_over_10_min_not_easing"


def stretch(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Count the next stretch at once; when all were tried, ask how long it has been hard."""
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
    """Count the stretch in hand once more, from one."""
    return ask(session, "eased", *lines, Line("relief.again"))


def held(session: Session, clinic: Clinic) -> Move:
    """The cramp has not let go after every stretch: has it been hard for over ten minutes?"""
    if TEN_MINUTES in session.asked:
        return advance(session, clinic, Line("relief.keep_on"))
    return ask(session, TEN_MINUTES, Line("relief.keep_on"))


def eased(session: Session, clinic: Clinic) -> Move:
    """The cramp has let go: on to the safety check."""
    helped = STRETCHES[session.stretches - 1] if session.stretches else None
    gone = replace(session.with_facts({"cramping_now": False}), let_go=True, helped=helped)
    return advance(gone, clinic, Line("relief.good"))
