"""Taking the answer to what was asked: yes, no, unsure, or facts in the person's own words."""

from collections.abc import Callable
from dataclasses import replace

from leg_comfort.clinic import Clinic, evidence, felt
from leg_comfort.conversation.flows import offers, safety_check
from leg_comfort.conversation.flows.advice import take_news
from leg_comfort.conversation.flows.interview import advance
from leg_comfort.conversation.flows.relief import TEN_MINUTES, eased, held, stretch
from leg_comfort.conversation.messages import Turn
from leg_comfort.conversation.prompts import RELIEF_QUESTIONS, ask, ask_pending
from leg_comfort.conversation.session import Move, Session

Answer = Callable[[Session, Clinic], Move]


def take_yes(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """A yes, perhaps with facts that say what it is a yes to."""
    if _names_a_finding(session, turn, clinic):
        return take_facts(session, turn, clinic)
    question = session.asking
    if question is None:
        return offers.accept(session, clinic)
    special = YES.get(question)
    return special(session, clinic) if special else _bare_yes(session, question, clinic)


def take_no(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """A no; facts that came with it ("no, but my back aches") are already noted."""
    question = session.asking
    if question is None:
        return offers.refuse(session)
    special = NO.get(question)
    return special(session, clinic) if special else _go_on(deny(session, question, clinic), clinic)


def take_unsure(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Unsure is an answer: it leaves the odds as they are."""
    question = session.asking
    if question is None:
        return ask_pending(session)
    special = UNSURE.get(question)
    return special(session, clinic) if special else _go_on(leave(session, question, clinic), clinic)


def take_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Facts in the person's own words: an answer to what was asked, or news.

    The very first words answer what would have been asked first.
    """
    question = session.asking or (None if session.assessment else "feel")
    if question is None or not turn.facts:
        return take_news(session, turn, clinic)
    if question in RELIEF_QUESTIONS and turn.facts.get("feel", "cramp") != "cramp":
        return advance(session.with_facts({"cramping_now": False}), clinic)
    if turn.facts.get("cramping_now") is True and session.assessment is None:
        return stretch(session, clinic)
    if question in safety_check.CHECKS:
        return safety_check.take_facts(session, turn, clinic)
    if _answers(session, question, turn, clinic):
        return _answered(session, question, turn, clinic)
    return take_news(session, turn, clinic)


def deny(session: Session, question: str, clinic: Clinic) -> Session:
    """A no to the question: each of its findings that was not affirmed is denied."""
    findings = clinic.questions[question].findings
    return session.with_facts({f: False for f in findings if session.facts.get(f) is not True})


def leave(session: Session, question: str, clinic: Clinic) -> Session:
    """Unsure: each of the question's findings that nothing is known of is noted as unknown."""
    findings = clinic.questions[question].findings
    return session.with_facts({f: "unknown" for f in findings if not session.known(f)})


def _bare_yes(session: Session, question: str, clinic: Clinic) -> Move:
    primary, *others = clinic.questions[question].findings
    bare = (*session.bare, question) if others else session.bare
    return advance(replace(session.with_facts({primary: True}), bare=bare), clinic)


def _go_on(session: Session, clinic: Clinic) -> Move:
    """On to the next question, or to the rest of a safety check that is being narrowed down."""
    narrowing = safety_check.bundle_of(session.asking, clinic) is not None
    return safety_check.one_by_one(session, clinic) if narrowing else advance(session, clinic)


def _names_a_finding(session: Session, turn: Turn, clinic: Clinic) -> bool:
    question = clinic.questions.get(session.asking or "")
    return question is not None and any(turn.facts.get(f) is True for f in question.findings)


def _answers(session: Session, question: str, turn: Turn, clinic: Clinic) -> bool:
    if question == "eased":
        return turn.facts.get("cramping_now") is False
    if question == "back" and "numbness" in turn.facts:
        return evidence(clinic, question, session.facts) is not None
    if question == "feel":
        return felt(clinic, session.facts) is not None
    return any(finding in turn.facts for finding in clinic.questions[question].findings)


def _answered(session: Session, question: str, turn: Turn, clinic: Clinic) -> Move:
    if question == "feel" and felt(clinic, session.facts) == "cramp":
        return _cramp(session, clinic)
    if question == "eased":
        return eased(session, clinic)
    if any(turn.facts.get(f) is True for f in clinic.questions[question].findings):
        return advance(session, clinic)
    if question == "meds" and not session.known("new_medicine"):
        return ask(session, "which_new_medicine")
    return _go_on(leave(session, question, clinic), clinic)


def _cramp(session: Session, clinic: Clinic) -> Move:
    over = session.facts.get("cramping_now") is False or session.let_go
    return (
        advance(session.with_facts({"feel": "cramp"}), clinic) if over else stretch(session, clinic)
    )


def _cramping(session: Session, clinic: Clinic) -> Move:
    return stretch(session.with_facts({"feel": "cramp"}), clinic)


def _feel_unsure(session: Session, clinic: Clinic) -> Move:
    return advance(session.with_facts({"feel": "unsure"}), clinic)


def _feel_no(session: Session, clinic: Clinic) -> Move:
    denied = session.with_facts({"cramping_now": False})
    return (
        _feel_unsure(denied, clinic)
        if session.misses
        else ask(replace(denied, misses=1), "feel", form="short")
    )


def _tingling_too(session: Session, clinic: Clinic) -> Move:
    noted = replace(
        session.with_facts({"low_dairy_or_calcium_risk": True}), bare=(*session.bare, "calc")
    )
    return ask(noted, "which_tingling_mouth_or_fingers")


def _back(session: Session, clinic: Clinic) -> Move:
    """A yes with both legs sore may be a warning sign: the pain's way down is asked by itself."""
    if session.facts.get("both_legs") is True:
        noted = replace(session.with_facts({"back_pain": True}), bare=(*session.bare, "back"))
        return ask(noted, "which_pain_shoots_down_leg")
    return _bare_yes(session, "back", clinic)


def _which_of_meds(session: Session, clinic: Clinic) -> Move:
    return ask(session, "which_pregnant")


def _pregnant(session: Session, clinic: Clinic) -> Move:
    return ask(session.with_facts({"pregnant": True}), "which_new_medicine")


def _not_pregnant(session: Session, clinic: Clinic) -> Move:
    return advance(session.with_facts({"pregnant": False, "new_medicine": True}), clinic)


def _no_count(session: Session, clinic: Clinic) -> Move:
    return advance(leave(session, "nights", clinic), clinic)


def _ask_number(session: Session, clinic: Clinic) -> Move:
    return ask_pending(replace(session, misses=session.misses + 1))


YES: dict[str, Answer] = {
    "feel": _cramp,
    "cramping_now": _cramping,
    "eased": eased,
    "rf1": safety_check.which,
    "rf2": safety_check.which,
    "which_rf1": safety_check.one_by_one,
    "which_rf2": safety_check.one_by_one,
    "back": _back,
    "calc": _tingling_too,
    "meds": _which_of_meds,
    "which_pregnant": _pregnant,
    "nights": _ask_number,
}
NO: dict[str, Answer] = {
    "feel": _feel_no,
    "eased": stretch,
    TEN_MINUTES: lambda session, clinic: advance(
        session.with_facts({"cramp_over_10_min_not_easing": False}), clinic
    ),
    "rf1": safety_check.clear,
    "rf2": safety_check.clear,
    "which_rf1": safety_check.one_by_one,
    "which_rf2": safety_check.one_by_one,
    "which_pregnant": _not_pregnant,
    "nights": _no_count,
}
UNSURE: dict[str, Answer] = {
    "feel": _feel_unsure,
    "eased": held,
    "rf1": safety_check.look_again,
    "rf2": safety_check.warn,
    "which_pregnant": lambda session, clinic: ask(
        leave(session, "which_pregnant", clinic), "which_new_medicine"
    ),
    "which_rf1": safety_check.one_by_one,
    "which_rf2": safety_check.one_by_one,
}
