"""The lines with the one action after a red flag: in full, in few words, and as the last ones."""

from leg_comfort.clinic import Clinic, Triage, Way, raised
from leg_comfort.conversation.flows.spoken_flags import net_of, way_of
from leg_comfort.conversation.messages import Line
from leg_comfort.conversation.session import Session


def action_again(session: Session, clinic: Clinic) -> Line:
    """Return the line with the action of the gravest flag."""
    flags = raised(clinic, session.facts)
    return Line(f"emergency.{flags[0].id}.act") if flags else action_at_level(session, clinic)


def action_at_level(session: Session, clinic: Clinic) -> Line:
    """Return the line with the action at the session's level, in the way of the gravest flag."""
    way, triage = way_of(session, clinic), triage_of(session)
    if triage == Triage.EMERGENCY_NOW and way is not Way.CALL:
        return Line(f"emergency.ways.{way}")
    return Line(f"emergency.levels.{triage}")


def action_briefly(session: Session, clinic: Clinic) -> Line:
    """Return the line with the action in few words, to stand after an answer."""
    if triage_of(session) == Triage.URGENT_TODAY:
        return Line("emergency.briefly.urgent_today")
    return action_at_level(session, clinic)


def action_and_net(session: Session, clinic: Clinic) -> tuple[Line, ...]:
    """Return the action, and what would make an emergency of what is for today."""
    net = net_of(session, clinic)
    action = Line("emergency.lines.today_or_go") if net else action_at_level(session, clinic)
    return (action, *net)


def last_words(session: Session, clinic: Clinic) -> tuple[Line, ...]:
    """Return the action, short for what is for today, since what would be worse follows it."""
    net = net_of(session, clinic)
    action = Line("emergency.lines.last_today") if net else action_at_level(session, clinic)
    return (action, *net)


def triage_of(session: Session) -> str:
    """Return the level that was said; for today, if none was."""
    return session.assessment.triage if session.assessment else Triage.URGENT_TODAY.value
