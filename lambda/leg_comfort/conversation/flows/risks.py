"""The risks of a clot, for a sore or aching calf: one leg or both, then two short lists.

A yes to a list has what it names asked for one at a time, until one is told. Whatever is not
answered stays open: unknown is never a no.
"""

from collections.abc import Sequence
from dataclasses import replace

from leg_comfort.clinic import NIGHTS, RISK_QUESTIONS, Clinic, RedFlag, risks_due
from leg_comfort.conversation.flow import AnswerRules, GoOn, Move, Next
from leg_comfort.conversation.flows import single_signs
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import ask, ask_pending
from leg_comfort.conversation.session import Session

ONE_LEG, *LISTS = RISK_QUESTIONS
BOTH_LEGS = "both_legs"
CLOT_RISK = "clot_risk"
CLOT_FLAG = "clot_risk_and_sore_calf"
"""The flag that one sore leg raises, and two do not."""
CLOT_MEDICINES = frozenset({"hormone", "blood_thinner"})
"""Medicines that, named in answer to the second list, are a yes to it."""


def left_to_ask(session: Session, clinic: Clinic, *, after_step: bool) -> str | None:
    """Return the next question about the risks that is due and was not asked, if any."""
    due = risks_due(clinic, session.facts, after_step=after_step)
    return next((question for question in due if question not in session.asked), None)


def legs_first(session: Session, flags: Sequence[RedFlag]) -> Move | None:
    """Ask whether it is one leg or both, before an alarm that only one leg calls for.

    None if another flag is raised, or if that was told or asked. The question that it comes before
    is put again.
    """
    asked_or_told = BOTH_LEGS in session.facts or ONE_LEG in session.asked
    if asked_or_told or not _only_legs_tell(flags):
        return None
    asked = tuple(question for question in session.asked if question != session.asking)
    return ask(replace(session, asked=asked, asking=None, assessment=None), ONE_LEG)


def asks_for_legs(session: Session, flags: Sequence[RedFlag]) -> bool:
    """Return whether it is just asked, or asked again, what decides about the only flag."""
    return session.asking == ONE_LEG and _only_legs_tell(flags)


def _only_legs_tell(flags: Sequence[RedFlag]) -> bool:
    return {flag.id for flag in flags} == {CLOT_FLAG}


def as_meant(session: Session, turn: Turn, clinic: Clinic) -> Turn:
    """Return the turn as an answer to the pending question about the risks, if it is one.

    "One" or "two" is heard as a number of nights, and "the pill" as a question about a medicine.
    "Both the same", in answer to a safety check, does not say that both legs hurt.
    """
    if _compares_legs(session, turn, clinic):
        kept = {finding: fact for finding, fact in turn.facts.items() if finding != BOTH_LEGS}
        return replace(turn, facts=kept)
    legs = turn.facts.get(NIGHTS) if turn.facts.keys() == {NIGHTS} else None
    if session.asking == ONE_LEG and legs in (1, 2):
        return replace(turn, act=Act.REPORT, facts={BOTH_LEGS: legs == 2})
    asks_of_hormones = turn.act is Act.ASK_MEDICINE and turn.topic in CLOT_MEDICINES
    if session.asking in (LISTS[-1], f"which_{CLOT_RISK}") and asks_of_hormones:
        return replace(turn, act=Act.REPORT, facts={**turn.facts, CLOT_RISK: True})
    return turn


def _compares_legs(session: Session, turn: Turn, clinic: Clinic) -> bool:
    affirmed = {finding for finding, fact in turn.facts.items() if fact is not False}
    return affirmed == {BOTH_LEGS} and single_signs.check_of(session.asking, clinic) is not None


def rules_for(question: str, clinic: Clinic) -> AnswerRules | None:
    """Return how answers to a question about the risks are taken; None for any other question."""
    if question == ONE_LEG:
        return _LEG_RULES
    if question in LISTS:
        return _LIST_RULES
    return _ONE_RULES if _list_of(question, clinic) else None


def _list_of(question: str | None, clinic: Clinic) -> str | None:
    """Return the list that names what a question asks for by itself."""
    asked = [list_ for list_ in LISTS if f"{question}" in _alone(list_, clinic)]
    return asked[0] if asked else None


def _alone(list_: str, clinic: Clinic) -> Sequence[str]:
    return [f"which_{finding}" for finding in clinic.questions[list_].findings]


def _yes_to_leg(session: Session, clinic: Clinic) -> Move:
    return _take_leg(session, both=True)


def _no_to_leg(session: Session, clinic: Clinic) -> Move:
    return _take_leg(session, both=False)


def _take_leg(session: Session, *, both: bool) -> Move:
    """Take a bare yes or no: to "one leg, or both?" it says neither, so that is asked shorter."""
    if session.known(BOTH_LEGS):
        return GoOn(session)
    if session.last and session.last[-1].template == f"ask.{ONE_LEG}.short":
        return GoOn(session.with_facts({BOTH_LEGS: both}))
    return ask_pending(session, form="short", counted=False)


def _which(session: Session, clinic: Clinic) -> Move:
    return _one_by_one(session, clinic, session.asking or "", Line("safety.which"))


def _take_list_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take words in answer to a list: what they affirm is an alarm, what they deny is no more."""
    question = session.asking or ""
    named = [f for f in clinic.questions[question].findings if f in turn.facts]
    if any(turn.facts[f] is True for f in named) or not _is_due(session, question, clinic):
        return GoOn(session)
    if named:
        return _one_by_one(session, clinic, question, Line("safety.and_also"))
    return GoOn(session, to=Next.NEWS)


def _is_due(session: Session, question: str, clinic: Clinic) -> bool:
    return question in risks_due(clinic, session.facts, after_step=True)


def _one_by_one(session: Session, clinic: Clinic, list_: str, *lines: Line) -> Move:
    """Ask for the next thing on the list that was not asked for by itself; then go on."""
    findings = clinic.questions[list_].findings
    for finding in findings:
        alone = f"which_{finding}"
        fits = clinic.questions[alone].not_if
        needless = fits is not None and fits.holds(session.facts)
        if not session.known(finding) and alone not in session.asked and not needless:
            return ask(session, alone, *lines, counted=False)
    return GoOn(session.leaving_open(findings))


def _deny_one(session: Session, clinic: Clinic) -> Move:
    return _after_one(session.with_facts({_finding(session): False}), clinic)


def _leave_one_open(session: Session, clinic: Clinic) -> Move:
    return _after_one(session.leaving_open([_finding(session)]), clinic)


def _take_one_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    if _finding(session) in turn.facts:
        return _after_one(session, clinic)
    return GoOn(session, to=Next.NEWS)


def _after_one(session: Session, clinic: Clinic) -> Move:
    """Go on with the list; without one, return to what the question about it interrupted."""
    list_ = _list_of(session.asking, clinic)
    if list_ is None or list_ not in session.asked or session.set_aside:
        return single_signs.after_sign(session, clinic)
    return _one_by_one(session, clinic, list_)


def _finding(session: Session) -> str:
    return (session.asking or "").removeprefix("which_")


_LEG_RULES = AnswerRules(yes=_yes_to_leg, no=_no_to_leg)
_LIST_RULES = AnswerRules(yes=_which, facts=_take_list_facts)
_ONE_RULES = AnswerRules(
    no=_deny_one,
    unsure=_leave_one_open,
    unclear=_leave_one_open,
    skipped=_leave_one_open,
    facts=_take_one_facts,
)
