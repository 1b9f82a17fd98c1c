"""After a red flag: one action and no cause or comfort step, until a check clears the flag."""

from collections.abc import Sequence
from dataclasses import replace

from leg_comfort.clinic import WORSE_CHECK, Clinic, RedFlag, Triage, raised
from leg_comfort.conversation.flow import GoOn, Move
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import ask, close, offer
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

UNRESOLVED, WORSE = "unresolved", "worse"
NO_CAUSE = "none"
CHECKS = ("rf1", "rf2")
REPEATING = frozenset({Act.YES, Act.REPEAT})
LEAVING = frozenset({Act.STOP, Act.GOOD_NIGHT})


def sound(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Say the action of the gravest flag; if it could wait until the morning, ask for worse."""
    gravest = flags[0]
    triage = _graver(gravest.triage, session)
    alarmed = _alarmed(session, tuple(flag.id for flag in flags), triage)
    act = Line(f"emergency.{gravest.id}.act")
    if triage is Triage.URGENT_TODAY and gravest.worse not in session.asked:
        return ask(alarmed, gravest.worse, act, counted=False)
    return offer(alarmed, Offer.AGAIN, act)


def unresolved(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Send the user to be seen today, because a safety check has no clear answer."""
    alarmed = _alarmed(session, (UNRESOLVED,), _graver(Triage.URGENT_TODAY, session))
    return offer(alarmed, Offer.AGAIN, *lines, Line(f"emergency.{UNRESOLVED}.act"))


def take_turn(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take any turn after a red flag."""
    flags = raised(clinic, session.facts)
    if any(flag.id not in session.flags for flag in flags):
        return sound(session, clinic, flags)
    if turn.act in LEAVING:
        return close(session, _level(session))
    if turn.act is Act.CALL_FOR_HELP:
        return offer(session, Offer.AGAIN, Line("emergency.cannot_call.line"))
    if session.asking is not None:
        return _take_check_answer(session, turn, clinic, flags)
    if _taken_back(session, turn, clinic, flags):
        return _check_again(session, turn, clinic)
    if turn.act is Act.NO:
        return close(session, _level(session))
    if turn.act in REPEATING:
        return offer(session, Offer.AGAIN, _act(session, flags))
    return _again(session, flags)


def _take_check_answer(
    session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]
) -> Move:
    if session.asking in _worse_checks(clinic):
        return _take_worse_answer(session, turn, clinic, flags)
    return _take_recheck_answer(session, turn, clinic, flags)


def _take_worse_answer(
    session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]
) -> Move:
    findings = clinic.questions[session.asking or WORSE_CHECK].findings
    growing = turn.act is Act.PROGRESS and turn.topic == "worse"
    told = any(turn.facts.get(f) is True for f in (*findings, "worse_over_time"))
    if turn.act is Act.YES or growing or told:
        alarmed = _alarmed(session, (*session.flags, WORSE), Triage.EMERGENCY_NOW)
        return offer(alarmed, Offer.AGAIN, Line(f"emergency.{WORSE}.act"))
    if turn.act is Act.NO:
        denied = session.with_facts(dict.fromkeys(findings, False))
        return offer(denied, Offer.AGAIN, _level(session)) if flags else _cleared(denied, clinic)
    if _taken_back(session, turn, clinic, flags):
        return _check_again(session, turn, clinic)
    return _again(session, flags)


def _take_recheck_answer(
    session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]
) -> Move:
    findings = clinic.questions[session.asking or CHECKS[0]].findings
    denied = any(turn.facts.get(f) is False for f in findings)
    if turn.act is Act.NO:
        return _cleared(session.with_facts(dict.fromkeys(findings, False)), clinic)
    if turn.act is Act.REPORT and denied:  # The signs that were affirmed stay affirmed.
        return _cleared(session.denying(findings), clinic)
    return _again(session, flags)


def _cleared(session: Session, clinic: Clinic) -> Move:
    """Leave the emergency, unless another flag stands or a yes to worse was not taken back."""
    flags = raised(clinic, session.facts)
    if flags:
        return sound(session, clinic, flags)
    if WORSE in session.flags:
        left = tuple(flag for flag in session.flags if flag != WORSE)
        return ask(replace(session, flags=left), _worse_check(session, clinic), counted=False)
    calm = replace(session, stage=Stage.SAFETY, assessment=None, flags=(), asking=None)
    return GoOn(calm, (Line("safety.cleared"),))


def _worse_check(session: Session, clinic: Clinic) -> str:
    """Return the check for worse that was asked last."""
    checks = _worse_checks(clinic)
    return next((asked for asked in reversed(session.asked) if asked in checks), WORSE_CHECK)


def _worse_checks(clinic: Clinic) -> set[str]:
    return {flag.worse for flag in clinic.red_flags.values()}


def _taken_back(session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]) -> bool:
    gone = set(session.flags) - {flag.id for flag in flags} - {UNRESOLVED, WORSE}
    denies = any(turn.facts.get(f) is False for f in _signs_spoken_of(session, clinic))
    return bool(gone) or denies or turn.act in {Act.CORRECT, Act.START_OVER}


def _signs_spoken_of(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the findings behind the flags that were spoken, else those of the first check."""
    known = [clinic.red_flags[flag] for flag in session.flags if flag in clinic.red_flags]
    named = [finding for flag in known for finding in flag.findings]
    return tuple(named) or clinic.questions[CHECKS[0]].findings


def _check_again(session: Session, turn: Turn, clinic: Clinic) -> Move:
    question = _recheck_for(session, turn, clinic)
    return ask(session, question, Line("safety.check_again"), counted=False)


def _recheck_for(session: Session, turn: Turn, clinic: Clinic) -> str:
    """Return the check, or the question for one sign, that asks for the sign taken back."""
    denied = [finding for finding, fact in turn.facts.items() if fact is False]
    for finding in (*denied, *_signs_spoken_of(session, clinic)):
        for check in CHECKS:
            if finding in clinic.questions[check].findings:
                return check
        if f"which_{finding}" in clinic.questions:
            return f"which_{finding}"
    return CHECKS[0]


def _again(session: Session, flags: Sequence[RedFlag]) -> Move:
    """Say the action once more, in full and in short by turns."""
    act = _act(session, flags)
    return offer(session, Offer.AGAIN, _level(session) if act in session.last else act)


def _act(session: Session, flags: Sequence[RedFlag]) -> Line:
    """Return the line with the action of the gravest flag."""
    if WORSE in session.flags:
        return Line(f"emergency.{WORSE}.act")
    gravest = flags[0].id if flags else next(iter(session.flags), UNRESOLVED)
    return Line(f"emergency.{gravest}.act")


def _level(session: Session) -> Line:
    triage = session.assessment.triage if session.assessment else Triage.URGENT_TODAY.value
    return Line(f"emergency.levels.{triage}")


def _alarmed(session: Session, flags: tuple[str, ...], triage: Triage) -> Session:
    told = Assessment(NO_CAUSE, triage.value)
    return replace(session, stage=Stage.EMERGENCY, flags=flags, assessment=told, paused=False)


def _graver(triage: Triage, session: Session) -> Triage:
    """Return the level, or the one that an emergency has reached already if that is graver."""
    told = session.assessment
    if session.stage is not Stage.EMERGENCY or told is None:
        return triage
    return max(triage, Triage(told.triage), key=lambda level: level.rank)
