"""The two safety checks: a yes is narrowed down, an unsure looked at again, never waved through."""

from dataclasses import replace

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.flows import emergency
from leg_comfort.conversation.flows.interview import advance
from leg_comfort.conversation.messages import Line, Turn
from leg_comfort.conversation.prompts import ask, ask_pending
from leg_comfort.conversation.session import Move, Session

COLD, PALE = "cold_room_or_uncovered", "cold_pale_foot"
"""A bare "cold", in answer to the first check, may be a foot without blood."""
NUMB, SADDLE = "numbness", "saddle_numbness"
"""And a bare "numb", in answer to the second, may be numbness between the legs."""
BUNDLES = ("rf1", "rf2")
CHECKS = frozenset({*BUNDLES, "which_rf1", "which_rf2"})


def bundle_of(question: str | None, clinic: Clinic) -> str | None:
    """The safety check that a question belongs to: itself, its "which one", or one of its parts."""
    for bundle in BUNDLES:
        parts = {f"which_{finding}" for finding in clinic.questions[bundle].findings}
        if question in {bundle, f"which_{bundle}", *parts}:
            return bundle
    return None


def clear(session: Session, clinic: Clinic) -> Move:
    """A no to the whole check."""
    return advance(deny_all(session, _bundle(session, clinic), clinic), clinic)


def which(session: Session, clinic: Clinic) -> Move:
    """A bare yes: which one is it?"""
    return ask(session, f"which_{_bundle(session, clinic)}", counted=False)


def one_by_one(session: Session, clinic: Clinic) -> Move:
    """Each of the check's findings by itself, until one is a yes or all have been asked."""
    findings = clinic.questions[_bundle(session, clinic)].findings
    left = [f for f in findings if not session.known(f) and f"which_{f}" not in session.asked]
    if left:
        return ask(session, f"which_{left[0]}", counted=False)
    if all(session.facts.get(finding) is False for finding in findings):
        return advance(session, clinic, Line("safety.cleared"))
    return emergency.unresolved(session, clinic)


def look_again(session: Session, clinic: Clinic) -> Move:
    """Unsure in the dark: a light on, and feel. Still unsure with one leg is not waved through."""
    if session.misses == 0:
        return ask(replace(session, misses=1), "rf1", form="look", counted=False)
    if session.facts.get("both_legs") is True:
        return warn(session, clinic)
    return emergency.unresolved(session, clinic)


def warn(session: Session, clinic: Clinic) -> Move:
    """No answer to be had: it counts as unknown, and the warning is spoken."""
    findings = clinic.questions[_bundle(session, clinic)].findings
    unknown = session.with_facts({f: "unknown" for f in findings if not session.known(f)})
    return advance(unknown, clinic, Line("safety.warning"))


def take_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Words in answer to a check: denials alone are a no; a yes raises its flag by itself."""
    bundle = _bundle(session, clinic)
    touched = [f for f in clinic.questions[bundle].findings if f in turn.facts]
    if touched and all(turn.facts[f] is False for f in touched):
        whole = session.asking == bundle
        return clear(session, clinic) if whole else one_by_one(session, clinic)
    if turn.facts.get(NUMB) is True and SADDLE in clinic.questions[bundle].findings:
        return ask(session, f"which_{SADDLE}", counted=False)
    if turn.facts.get(COLD) is True and PALE in clinic.questions[bundle].findings:
        return ask(session, f"which_{PALE}", counted=False)
    return ask_pending(session, Line("repair.noted"), counted=False)


def deny_all(session: Session, bundle: str, clinic: Clinic) -> Session:
    """The session with every finding of the check denied that was not affirmed."""
    findings = clinic.questions[bundle].findings
    return session.with_facts({f: False for f in findings if session.facts.get(f) is not True})


def _bundle(session: Session, clinic: Clinic) -> str:
    return bundle_of(session.asking, clinic) or "rf1"
