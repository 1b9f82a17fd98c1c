"""After a red flag: one action, offered again; no cause, no comfort step; taken back with care."""

from collections.abc import Sequence
from dataclasses import replace

from leg_comfort.clinic import WORSE_CHECK, Clinic, RedFlag, Triage, raised
from leg_comfort.conversation.flows.interview import advance
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import ask, close, offer
from leg_comfort.conversation.session import Assessment, Move, Offer, Session, Stage

UNRESOLVED, WORSE = "unresolved", "worse"
NO_CAUSE = "none"
WANTING_IT_AGAIN = frozenset({Act.YES, Act.REPEAT})
LEAVING = frozenset({Act.STOP, Act.GOOD_NIGHT})


def sound(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Speak the action of the gravest flag; if it can wait till morning at all, ask for worse."""
    gravest = flags[0]
    triage = _graver(gravest.triage, session)
    alarmed = _alarmed(session, tuple(flag.id for flag in flags), triage)
    act = Line(f"emergency.{gravest.id}.act")
    if triage is Triage.URGENT_TODAY and gravest.worse not in session.asked:
        return ask(alarmed, gravest.worse, act, counted=False)
    return offer(alarmed, Offer.AGAIN, act)


def unresolved(session: Session, clinic: Clinic) -> Move:
    """A check that stays open gets the safe answer: to be seen today."""
    alarmed = _alarmed(session, (UNRESOLVED,), _graver(Triage.URGENT_TODAY, session))
    return offer(alarmed, Offer.AGAIN, Line(f"emergency.{UNRESOLVED}.act"))


def respond(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Any turn after a red flag."""
    flags = raised(clinic, session.facts)
    if any(flag.id not in session.flags for flag in flags):
        return sound(session, clinic, flags)
    if turn.act in LEAVING:
        return close(session, _level(session))
    if turn.act is Act.CALL_FOR_HELP:
        return offer(session, Offer.AGAIN, Line("emergency.cannot_call.line"))
    if session.asking is not None:
        return _answer(session, turn, clinic, flags)
    if _taken_back(session, turn, clinic, flags):
        return _check_again(session, turn, clinic)
    if turn.act is Act.NO:
        return close(session, _level(session))
    if turn.act in WANTING_IT_AGAIN:
        return offer(session, Offer.AGAIN, _act(session, flags))
    return _again(session, flags)


def _answer(session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    if session.asking in _worse_checks(clinic):
        return _worse_answer(session, turn, clinic, flags)
    return _recheck_answer(session, turn, clinic, flags)


def _worse_answer(session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
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


def _recheck_answer(session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    findings = clinic.questions[session.asking or "rf1"].findings
    denied = any(turn.facts.get(f) is False for f in findings)
    if turn.act is Act.NO:
        return _cleared(session.with_facts(dict.fromkeys(findings, False)), clinic)
    if turn.act is Act.REPORT and denied:  # A part denied leaves standing what else was told.
        open_ = {f: False for f in findings if session.facts.get(f) is not True}
        return _cleared(session.with_facts(open_), clinic)
    return _again(session, flags)


def _cleared(session: Session, clinic: Clinic) -> Move:
    flags = raised(clinic, session.facts)
    if flags:
        return sound(session, clinic, flags)
    if WORSE in session.flags:
        left = tuple(flag for flag in session.flags if flag != WORSE)
        return ask(replace(session, flags=left), _worse_check(session, clinic), counted=False)
    calm = replace(session, stage=Stage.SAFETY, assessment=None, flags=(), asking=None)
    return advance(calm, clinic, Line("safety.cleared"))


def _worse_check(session: Session, clinic: Clinic) -> str:
    """The check for worse that was said yes to."""
    checks = _worse_checks(clinic)
    return next((asked for asked in reversed(session.asked) if asked in checks), WORSE_CHECK)


def _worse_checks(clinic: Clinic) -> set[str]:
    return {flag.worse for flag in clinic.red_flags.values()}


def _taken_back(session: Session, turn: Turn, clinic: Clinic, flags: Sequence[RedFlag]) -> bool:
    gone = set(session.flags) - {flag.id for flag in flags} - {UNRESOLVED, WORSE}
    denies = any(turn.facts.get(f) is False for f in _spoken_of(session, clinic))
    return bool(gone) or denies or turn.act in {Act.CORRECT, Act.START_OVER}


def _spoken_of(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """The findings behind the flags that were spoken; the first check's where none was named."""
    known = [clinic.red_flags[flag] for flag in session.flags if flag in clinic.red_flags]
    named = [finding for flag in known for finding in flag.findings]
    return tuple(named) or clinic.questions["rf1"].findings


def _check_again(session: Session, turn: Turn, clinic: Clinic) -> Move:
    return ask(
        session, _check_for(session, turn, clinic), Line("safety.check_again"), counted=False
    )


def _check_for(session: Session, turn: Turn, clinic: Clinic) -> str:
    denied = [finding for finding, fact in turn.facts.items() if fact is False]
    for finding in (*denied, *_spoken_of(session, clinic)):
        for bundle in ("rf1", "rf2"):
            if finding in clinic.questions[bundle].findings:
                return bundle
        if f"which_{finding}" in clinic.questions:
            return f"which_{finding}"
    return "rf1"


def _again(session: Session, flags: Sequence[RedFlag]) -> Move:
    """The action once more, in full and in short by turns."""
    act = _act(session, flags)
    return offer(session, Offer.AGAIN, _level(session) if act in session.last else act)


def _act(session: Session, flags: Sequence[RedFlag]) -> Line:
    """The action of what was found gravest."""
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
    told = session.assessment
    if session.stage is not Stage.EMERGENCY or told is None:
        return triage
    return max(triage, Triage(told.triage), key=lambda level: level.rank)
