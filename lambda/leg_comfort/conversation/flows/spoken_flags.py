"""The flags that an alarm has spoken, and the signs that they stand for."""

from leg_comfort.clinic import Clinic, RedFlag, Triage, Way, raised
from leg_comfort.conversation.messages import Line
from leg_comfort.conversation.session import Session

UNRESOLVED = "unresolved"
"""Stands for the flag when signs stay open and none was affirmed."""
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


def net_of(session: Session, clinic: Clinic) -> tuple[Line, ...]:
    """Return the line that says what would make an emergency of what is for today."""
    if session.assessment is None or session.assessment.triage != Triage.URGENT_TODAY:
        return ()
    known = (flag for flag in session.flags if flag in clinic.red_flags)
    gravest = next(known, None)
    return (Line(f"emergency.{gravest}.net" if gravest else "emergency.lines.if_worse"),)


def worse_to_ask(session: Session, flag: RedFlag) -> str | None:
    """Return the next sign that would make an urgent flag worse, if it is unknown."""
    if flag.triage is not Triage.URGENT_TODAY:
        return None
    fresh = (s for s in flag.worse if not session.known(s) and f"which_{s}" not in session.asked)
    return next(fresh, None)


def unanswered(session: Session, clinic: Clinic) -> str | None:
    """Return the question for a sign that was put, and put again or given up for something else.

    None if it was answered, or if nothing came in between.
    """
    gravest = next(iter(raised(clinic, session.facts)), None)
    worse = gravest.worse if gravest and gravest.triage is Triage.URGENT_TODAY else ()
    left = (f"which_{sign}" for sign in worse if sign not in session.facts)
    put = session.asking or next((each for each in left if each in session.asked), None)
    return put if put and session.times.get(put, 0) > 1 else None


def of_another_version(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the flags that only the version knows that spoke them: they cannot be cleared here."""
    return tuple(f for f in session.flags if f not in clinic.red_flags and f != UNRESOLVED)


def is_gone(session: Session, clinic: Clinic) -> bool:
    """Return whether a flag that was spoken is not raised any more."""
    spoken = {flag for flag in session.flags if flag in clinic.red_flags}
    return bool(spoken - {*raised_ids(session, clinic)})
