"""Taking the answer to the pending question: yes, no, unsure, or facts in the user's words."""

from collections.abc import Mapping
from dataclasses import replace

from leg_comfort.clinic import Clinic, FindingKind, evidence, felt
from leg_comfort.conversation.flow import AnswerRules, GoOn, Move, Next
from leg_comfort.conversation.flows import advice, another_person, relief, risks, safety_check
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import RELIEF_QUESTIONS, ask, ask_pending
from leg_comfort.conversation.session import Session

NEW_MEDICINE = ("meds", "which_new_medicine")
"""The questions about a new medicine."""
MISSES_AT_MOST = 2
"""How often in a row an answer may be missed before its question is passed over."""


def as_meant(session: Session, turn: Turn, clinic: Clinic) -> Turn:
    """Return the turn as an answer, if it is one in other words.

    A medicine that is named again, asked for a new one a second time, is the answer. Where a red
    flag hangs on the answer, only a plain no is one.
    """
    if turn.act is Act.NO and turn.loose and _may_be_a_red_flag(session):
        return replace(turn, act=Act.UNCLEAR)
    named = turn.act is Act.ASK_MEDICINE and turn.topic in clinic.medicines
    if named and session.asking in NEW_MEDICINE and session.times.get(session.asking, 0) > 1:
        return replace(turn, act=Act.YES, topic=None)
    return turn


def _may_be_a_red_flag(session: Session) -> bool:
    """Return whether a yes would be one: pain from the back down the leg, with both legs sore."""
    return session.asking == "back" and session.facts.get("both_legs") is True


def take_yes(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take a yes; facts that came with it say which finding it affirms."""
    question = session.asking
    if question is None:
        return advice.accept(session, clinic)
    findings = clinic.questions[question].findings
    told = any(turn.facts.get(finding, False) is not False for finding in findings)
    told = told or (clinic.questions[question].kind is FindingKind.CHOICE and bool(turn.facts))
    if told or safety_check.is_asked_anyway(question, turn, clinic):
        return take_facts(session, turn, clinic)
    special = rules_for(question, clinic).yes
    return special(session, clinic) if special else _bare_yes(session, clinic)


def take_no(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take a no; facts that came with it ("no, but my back aches") are noted already."""
    question = session.asking
    if question is None:
        return advice.refuse(session)
    special = rules_for(question, clinic).no
    if special is not None:
        return special(session, clinic)
    return GoOn(session.denying(clinic.questions[question].findings))


def take_unsure(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take an unsure: an answer that leaves the odds as they are."""
    question = session.asking
    if question is None:
        return ask_pending(session)
    special = rules_for(question, clinic).unsure
    return special(session, clinic) if special else _leave_open(session, question, clinic)


def take_unclear(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take words that are neither a plain yes nor a plain no, or were not understood."""
    special = rules_for(session.asking or "", clinic).unclear
    if special is not None:
        return special(session, clinic)
    missed = replace(session, misses=session.misses + 1)
    if missed.misses < MISSES_AT_MOST or session.asking is None:
        return ask_pending(missed, Line("repair.sorry"))
    return skip(missed, clinic)


def skip(session: Session, clinic: Clinic) -> Move:
    """Pass over the pending question."""
    question = session.asking
    if question is None:
        return ask_pending(session)
    special = rules_for(question, clinic).skipped
    return special(session, clinic) if special else _leave_open(session, question, clinic)


def take_refusal(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take a wish not to answer: the question is passed over, and not asked again."""
    special = rules_for(session.asking or "", clinic).refused
    return special(session, clinic) if special else skip(session, clinic)


def take_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take facts: an answer to the pending question, or news.

    The very first words answer the question that would have been asked first.
    """
    question = session.asking or (None if session.assessment else "feel")
    if not turn.facts:
        unclear = rules_for(question or "", clinic).unclear
        return unclear(session, clinic) if unclear else ask_pending(session)
    if question is None:
        return GoOn(session, to=Next.NEWS)
    if question in RELIEF_QUESTIONS and turn.facts.get("feel", "cramp") != "cramp":
        return GoOn(session.with_facts({"cramping_now": False}))
    if turn.facts.get("cramping_now") is True and session.assessment is None:
        return GoOn(session, to=Next.STRETCH)
    special = rules_for(question, clinic).facts
    if special is not None:
        return special(session, turn, clinic)
    if _answers(session, question, turn, clinic):
        return _answered(session, question, turn, clinic)
    return GoOn(session, to=Next.NEWS)


def rules_for(question: str, clinic: Clinic) -> AnswerRules:
    """Return how the answers to a question are taken."""
    special = _RULES.get(question) or another_person.rules_for(question)
    special = special or risks.rules_for(question, clinic)
    return special or safety_check.rules_for(question, clinic) or AnswerRules()


def _bare_yes(session: Session, clinic: Clinic) -> Move:
    """Note the first finding of the question, and that the yes may have meant another."""
    question = session.asking or ""
    primary, *others = clinic.questions[question].findings
    bare = (*session.bare, question) if others else session.bare
    return GoOn(replace(session.with_facts({primary: True}), bare=bare))


def _leave_open(session: Session, question: str, clinic: Clinic) -> Move:
    return GoOn(session.leaving_open(clinic.questions[question].findings))


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
        return relief.cramp(session, clinic)
    if question == "eased":
        return relief.eased(session, clinic)
    if any(turn.facts.get(f) is True for f in clinic.questions[question].findings):
        return GoOn(session)
    return _leave_open(session, question, clinic)


def _tingling_too(session: Session, clinic: Clinic) -> Move:
    noted = session.with_facts({"low_dairy_or_calcium_risk": True})
    return ask(replace(noted, bare=(*session.bare, "calc")), "which_tingling_mouth_or_fingers")


def _back(session: Session, clinic: Clinic) -> Move:
    """Note a yes; with both legs sore it may be a red flag, so its way down the leg is asked."""
    if not _may_be_a_red_flag(session):
        return _bare_yes(session, clinic)
    noted = session.with_facts({"back_pain": True})
    return ask(replace(noted, bare=(*session.bare, "back")), "which_pain_shoots_down_leg")


def _no_number(session: Session, clinic: Clinic) -> Move:
    return _leave_open(session, "nights", clinic)


def _ask_number(session: Session, clinic: Clinic) -> Move:
    return ask_pending(replace(session, misses=session.misses + 1))


_RULES: Mapping[str, AnswerRules] = {
    **relief.ANSWER_RULES,
    "back": AnswerRules(yes=_back),
    "calc": AnswerRules(yes=_tingling_too),
    "nights": AnswerRules(yes=_ask_number, no=_no_number),
}
