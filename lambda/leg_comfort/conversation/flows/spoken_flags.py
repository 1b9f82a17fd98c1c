"""The flags that an alarm has spoken, and the signs that they stand for."""

from collections.abc import Iterable

from leg_comfort.clinic import Clinic, RedFlag, Triage, Way, raised
from leg_comfort.conversation.messages import Line
from leg_comfort.conversation.session import Session

UNRESOLVED = "unresolved"
"""Stands for the flag when signs stay open and none was affirmed."""
NAMED_AT_MOST = 4
"""How many open signs are named."""
WORSE = "worse_"
"""How the id begins of the question about all that would make a flag worse; the flag's follows."""
WORSE_TOLD = "worse"
"""Stands for the flag when one of several signs of worse is there, and which one is not known."""
CHILD = "child"
CHILD_FLAGS = frozenset({"child_very_unwell", "child_unwell_or_limping"})
"""Flags whose alarms speak to a child's parent."""


def alarm_of(flag: RedFlag, session: Session) -> Line:
    """Return the line that says what was heard, and the action."""
    if flag.id in CHILD_FLAGS:
        return Line(f"others.child_alarm.{flag.id}")
    tone = "alarm_kindly" if flag.act is Way.CRISIS_LINE else "alarm"
    return Line(f"emergency.lines.{tone}", {"flag": flag.id, "finding": sign_of(flag, session)})


def raised_ids(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the ids of the flags that the facts raise, gravest first."""
    return tuple(flag.id for flag in raised(clinic, session.facts))


def spoken_of(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the signs of the flags that were spoken, those that were told first."""
    known = [clinic.red_flags[flag] for flag in session.flags if flag in clinic.red_flags]
    named = list(dict.fromkeys(finding for flag in known for finding in flag.findings))
    return tuple(sorted(named, key=lambda finding: session.facts.get(finding) is not True))


def sign_of(flag: RedFlag, session: Session) -> str:
    """Return the sign of a flag that was told."""
    told = (finding for finding in flag.findings if session.facts.get(finding) is True)
    return next(told, flag.findings[0])


def way_of(session: Session, clinic: Clinic) -> Way:
    """Return how to act on the gravest of the flags that were spoken."""
    known = (clinic.red_flags[flag] for flag in session.flags if flag in clinic.red_flags)
    return next((flag.act for flag in known), Way.CALL)


def named_of(signs: Iterable[str]) -> list[str]:
    """Return as many of the open signs as can be taken in, the gravest first."""
    return list(signs)[:NAMED_AT_MOST]


def net_of(session: Session, clinic: Clinic) -> tuple[Line, ...]:
    """Return the line that says what would make an emergency of what is for today."""
    if session.assessment is None or session.assessment.triage != Triage.URGENT_TODAY:
        return ()
    known = (clinic.red_flags[flag] for flag in session.flags if flag in clinic.red_flags)
    urgent = next((flag.id for flag in known if flag.triage is Triage.URGENT_TODAY), None)
    return (Line(f"emergency.{urgent}.net" if urgent else "emergency.lines.if_worse"),)


def worse_to_ask(session: Session, flag: RedFlag, clinic: Clinic) -> str | None:
    """Return the one question about what would make an urgent flag worse, if it was not asked.

    Of several signs that are unknown it asks together, of a single one by itself.
    """
    together = f"{WORSE}{flag.id}"
    unknown = [sign for sign in flag.worse if not session.known(sign)]
    if flag.triage is not Triage.URGENT_TODAY or not unknown or together in session.asked:
        return None
    if len(unknown) > 1 and together in clinic.questions:
        return together
    alone = f"which_{unknown[0]}"
    return None if alone in session.asked else alone


def worse_signs(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the signs of worse that the pending question asks for together, else nothing."""
    asking = session.asking or ""
    return clinic.questions[asking].findings if asking.startswith(WORSE) else ()


def unanswered(session: Session, clinic: Clinic) -> str | None:
    """Return the question for what is worse that was put, and put again or given up.

    None if it was answered, or if nothing came in between.
    """
    gravest = next(iter(raised(clinic, session.facts)), None)
    urgent = gravest if gravest and gravest.triage is Triage.URGENT_TODAY else None
    left = (q for q in _questions_of_worse(urgent, clinic) if _is_open(q, session, clinic))
    put = session.asking or next(left, None)
    return put if put and session.times.get(put, 0) > 1 else None


def _questions_of_worse(flag: RedFlag | None, clinic: Clinic) -> tuple[str, ...]:
    """Return the questions about what would make a flag worse, of all at once first."""
    named = (f"{WORSE}{flag.id}", *(f"which_{sign}" for sign in flag.worse)) if flag else ()
    return tuple(question for question in named if question in clinic.questions)


def _is_open(question: str, session: Session, clinic: Clinic) -> bool:
    signs = clinic.questions[question].findings
    return question in session.asked and any(sign not in session.facts for sign in signs)


def of_another_version(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the flags that only the version knows that spoke them: they cannot be cleared here."""
    return tuple(f for f in session.flags if f not in clinic.red_flags and f != UNRESOLVED)


def is_gone(session: Session, clinic: Clinic) -> bool:
    """Return whether a flag that was spoken is not raised any more."""
    spoken = {flag for flag in session.flags if flag in clinic.red_flags}
    return bool(spoken - {*raised_ids(session, clinic)})
