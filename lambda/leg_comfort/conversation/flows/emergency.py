"""After a red flag: one action and no cause or comfort step, until the sign is taken back.

The alarm says which sign it heard. A user who takes it back is asked for that one sign again; the
action holds until the answer. Everything else the user says is answered shortly, and the action
follows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leg_comfort.clinic import (
    CHECKS,
    Clinic,
    RedFlag,
    Triage,
    level_of_open,
    open_signs,
    raised,
)
from leg_comfort.conversation.flow import GoOn, Move, Next
from leg_comfort.conversation.flows.emergency_answers import (
    NO_PHONE,
    action_after,
    answer_to,
    remark_of,
    says_wrong,
)
from leg_comfort.conversation.messages import Act, Line, Turn
from leg_comfort.conversation.prompts import TIMES_AT_MOST, ask, close, offer
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

UNRESOLVED = "unresolved"
"""Stands for the flag when signs stay open and none was affirmed."""
NO_CAUSE = "none"
LEAVING = frozenset({Act.STOP, Act.GOOD_NIGHT})
DOUBTING = frozenset({Act.UNSURE, Act.UNCLEAR, Act.NOT_UNDERSTOOD, Act.NEXT})


def sound(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Say the sign and the action of the gravest flag, then ask for worse or for the call."""
    gravest = flags[0]
    if session.stage is Stage.EMERGENCY and gravest.id in session.flags:
        return _one_more(session, clinic, flags)
    alarmed = _alarmed(session, clinic, (flag.id for flag in flags), gravest.triage)
    sign = _sign_of(gravest, session)
    alarm = Line("emergency.lines.alarm", {"flag": gravest.id, "finding": sign})
    worse = _worse_to_ask(alarmed, gravest)
    if worse is not None:
        return ask(alarmed, f"which_{worse}", alarm, counted=False)
    return offer(alarmed, Offer.CALL, alarm)


def _one_more(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Say that another sign was heard, and the action of the gravest flag, which stands."""
    alarmed = _alarmed(session, clinic, (flag.id for flag in flags), flags[0].triage)
    fresh = next(flag for flag in flags if flag.id not in session.flags)
    heard = Line(f"safety.{_sign_of(fresh, session)}.heard")
    return offer(alarmed, Offer.CALL, heard, _level(alarmed))


def unresolved(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Send the user to be seen because of signs that stay open, and name them."""
    level = level_of_open(clinic, session.facts, session.unsure) or Triage.URGENT_TODAY
    flags = raised(clinic, session.facts)
    level = max((level, *(flag.triage for flag in flags)), key=lambda each: each.rank)
    signs = list(open_signs(clinic, session.facts))
    alarmed = _alarmed(session, clinic, (*_raised_ids(session, clinic), UNRESOLVED), level)
    return offer(alarmed, Offer.CALL, *lines, Line(f"emergency.open.{level}", {"signs": signs}))


def take_turn(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take any turn after a red flag."""
    flags = raised(clinic, session.facts)
    if any(flag.id not in session.flags for flag in flags):
        return sound(session, clinic, flags)
    if turn.act in LEAVING:
        return close(session, _level(session))
    if session.asking is not None:
        return _take_sign_answer(session, turn, clinic)
    if _taken_back(session, turn, clinic):
        return _ask_again(session, turn, clinic, Line("safety.check_again"))
    return _take_remark(session, turn, clinic)


def _take_sign_answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the question for one sign: a sign of worse, or the one taken back."""
    sign = (session.asking or "").removeprefix("which_")
    told = turn.facts.get(sign)
    if turn.act is Act.YES or told is True:
        return _settle(session.with_facts({sign: True}), clinic)
    if turn.act is Act.NO or told is False:
        return _settle(session.with_facts({sign: False}), clinic)
    if _taken_back(session, turn, clinic):
        return _ask_again(session, turn, clinic, Line("safety.check_again"))
    remark = remark_of(turn)
    if remark is not None and session.times.get(f"which_{sign}", 0) < TIMES_AT_MOST:
        said = (*answer_to(remark, (sign,), clinic), action_after(remark, _triage(session)))
        return ask(session, f"which_{sign}", *said, form="short", counted=False)
    if turn.act in DOUBTING and sign in clinic.open_signs and not session.known(sign):
        unsure = (*session.unsure, sign) if turn.act is Act.UNSURE else session.unsure
        return unresolved(replace(session.leaving_open([sign]), unsure=unsure), clinic)
    return _take_remark(session, turn, clinic)


def _settle(session: Session, clinic: Clinic) -> Move:
    """Go on after an answer about a sign: the alarm stands, is another one, or is over."""
    flags = raised(clinic, session.facts)
    if any(flag.id not in session.flags for flag in flags):
        return sound(session, clinic, flags)
    if flags:
        alarmed = _alarmed(session, clinic, (flag.id for flag in flags), flags[0].triage)
        worse = _worse_to_ask(alarmed, flags[0])
        if worse is not None:
            return ask(alarmed, f"which_{worse}", counted=False)
        return offer(alarmed, Offer.CALL, _level(alarmed))
    left = open_signs(clinic, session.facts)
    if left and UNRESOLVED in session.flags:
        return unresolved(session, clinic)
    if _of_another_version(session, clinic):
        return offer(session, Offer.CALL, _level(session))
    return _cleared(session)


def _cleared(session: Session) -> Move:
    """Leave the emergency: the conversation goes on where it was."""
    calm = replace(
        session, stage=Stage.SAFETY, assessment=None, flags=(), asking=None, offer=None, resume=None
    )
    cleared = Line("safety.cleared")
    if session.resume is None:
        return GoOn(calm, (cleared,))
    if session.resume in CHECKS:
        return GoOn(replace(calm, asking=session.resume), (cleared,), Next.CHECK)
    return ask(calm, session.resume, cleared, form="short")


def _taken_back(session: Session, turn: Turn, clinic: Clinic) -> bool:
    """Return whether the turn takes a sign back that was spoken of."""
    gone = {f for f in session.flags if f in clinic.red_flags} - {*_raised_ids(session, clinic)}
    denied = {finding for finding, fact in turn.facts.items() if fact is False}
    return bool(gone) or bool(denied & {*_spoken_of(session, clinic)}) or says_wrong(turn)


def _ask_again(session: Session, turn: Turn, clinic: Clinic, *lines: Line) -> Move:
    """Ask for the sign that was taken back, else for the one that the alarm named.

    The question that it interrupts was not answered, so it can be asked again.
    """
    denied = [finding for finding, fact in turn.facts.items() if fact is False]
    signs = (*denied, *_spoken_of(session, clinic), *open_signs(clinic, session.facts))
    sign = next((each for each in signs if f"which_{each}" in clinic.questions), None)
    if sign is None:
        return offer(session, Offer.AGAIN, *lines, _level(session))
    asked = tuple(question for question in session.asked if question != session.asking)
    return ask(replace(session, asked=asked), f"which_{sign}", *lines, counted=False)


def _take_remark(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Answer what the user says shortly, then say the action in other words."""
    if turn.act is Act.REPEAT:
        return offer(session, Offer.CALL, _alarm_again(session, clinic))
    remark = remark_of(turn)
    if remark is not None:
        answer = answer_to(remark, _spoken_of(session, clinic), clinic)
        return offer(session, Offer.AGAIN, *answer, action_after(remark, _triage(session)))
    if session.offer is Offer.CALL and turn.act is Act.YES:
        return offer(session, Offer.AGAIN, Line("emergency.answers.calling"))
    if session.offer is Offer.CALL and turn.act is Act.NO:
        return _cannot_call(session, turn, clinic)
    if turn.act is Act.NO:
        return close(session, _level(session))
    if turn.act is Act.YES:
        return offer(session, Offer.AGAIN, _alarm_again(session, clinic))
    return offer(session, Offer.CALL, _level(session))


def _cannot_call(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take a no to the call: say how to get help, and make sure that the sign was heard right."""
    named = [sign for sign in _spoken_of(session, clinic) if session.times.get(f"which_{sign}")]
    if named or not _spoken_of(session, clinic):
        action = action_after(NO_PHONE, _triage(session))
        return offer(session, Offer.AGAIN, Line("emergency.answers.no_phone"), action)
    return _ask_again(session, turn, clinic, Line("emergency.answers.no_phone"))


def _alarm_again(session: Session, clinic: Clinic) -> Line:
    """Return the line with the action of the gravest flag."""
    flags = raised(clinic, session.facts)
    return Line(f"emergency.{flags[0].id}.act") if flags else _level(session)


def _spoken_of(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the signs of the flags that were spoken, those that were told first."""
    known = [clinic.red_flags[flag] for flag in session.flags if flag in clinic.red_flags]
    named = list(dict.fromkeys(finding for flag in known for finding in flag.findings))
    return tuple(sorted(named, key=lambda finding: session.facts.get(finding) is not True))


def _sign_of(flag: RedFlag, session: Session) -> str:
    told = (finding for finding in flag.findings if session.facts.get(finding) is True)
    return next(told, flag.findings[0])


def _worse_to_ask(session: Session, flag: RedFlag) -> str | None:
    if flag.triage is not Triage.URGENT_TODAY:
        return None
    fresh = (s for s in flag.worse if not session.known(s) and f"which_{s}" not in session.asked)
    return next(fresh, None)


def _of_another_version(session: Session, clinic: Clinic) -> tuple[str, ...]:
    """Return the flags that only the version knows that spoke them: they cannot be cleared here."""
    return tuple(f for f in session.flags if f not in clinic.red_flags and f != UNRESOLVED)


def _raised_ids(session: Session, clinic: Clinic) -> tuple[str, ...]:
    return tuple(flag.id for flag in raised(clinic, session.facts))


def _level(session: Session) -> Line:
    return Line(f"emergency.levels.{_triage(session)}")


def _triage(session: Session) -> str:
    return session.assessment.triage if session.assessment else Triage.URGENT_TODAY.value


def _alarmed(session: Session, clinic: Clinic, flags: Iterable[str], triage: Triage) -> Session:
    told = Assessment(NO_CAUSE, triage.value)
    resume = session.resume if session.stage is Stage.EMERGENCY else _pending_question(session)
    return replace(
        session,
        stage=Stage.EMERGENCY,
        flags=(*flags, *_of_another_version(session, clinic)),
        assessment=told,
        paused=False,
        resume=resume,
        set_aside=(),
    )


def _pending_question(session: Session) -> str | None:
    """Return the question that the conversation goes on with if the alarm was wrong.

    A sign that is asked for in place of another question gives way to that one.
    """
    waiting = next((q for q in reversed(session.set_aside) if q not in list(Offer)), None)
    if session.set_aside or not (session.asking or "").startswith("which_"):
        return waiting if session.set_aside else session.asking
    return next((check for check in reversed(session.asked) if check in CHECKS), None)
