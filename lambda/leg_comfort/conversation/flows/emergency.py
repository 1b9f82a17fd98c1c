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
    Way,
    level_of_open,
    open_signs,
    raised,
)
from leg_comfort.conversation.flow import GoOn, Move, Next
from leg_comfort.conversation.flows.emergency_answers import (
    NO_PHONE,
    action_after,
    answer_to,
    denied_in,
    remark_of,
    says_wrong,
)
from leg_comfort.conversation.flows.spoken_flags import (
    CHILD,
    UNRESOLVED,
    WORSE,
    WORSE_TOLD,
    alarm_of,
    is_gone,
    named_of,
    net_of,
    of_another_version,
    raised_ids,
    sign_of,
    spoken_of,
    unanswered,
    way_of,
    worse_signs,
    worse_to_ask,
)
from leg_comfort.conversation.messages import LEAVING, REFUSED, Act, Line, Turn
from leg_comfort.conversation.prompts import TIMES_AT_MOST, ask, close, offer
from leg_comfort.conversation.session import Assessment, Offer, Session, Stage

NO_CAUSE = "none"
DOUBTING = frozenset({Act.UNSURE, Act.UNCLEAR, Act.NOT_UNDERSTOOD, Act.NEXT})


def sound(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Say the sign and the action of the gravest flag, then ask for worse or for the call.

    What would make it an emergency follows in the next turn: here it would be too much to hear.
    """
    gravest = flags[0]
    if session.stage is Stage.EMERGENCY and gravest.id in session.flags:
        return _one_more(session, clinic, flags)
    alarmed = _alarmed(session, clinic, (flag.id for flag in flags), gravest.triage)
    alarm = alarm_of(gravest, session)
    worse = worse_to_ask(alarmed, gravest, clinic)
    if worse is not None:
        return ask(alarmed, worse, alarm, counted=False)
    return offer(alarmed, Offer.CALL, alarm)


def _one_more(session: Session, clinic: Clinic, flags: Sequence[RedFlag]) -> Move:
    """Say that another sign was heard, and the action of the gravest flag, which stands."""
    alarmed = _alarmed(session, clinic, (flag.id for flag in flags), flags[0].triage)
    fresh = next(flag for flag in flags if flag.id not in session.flags)
    heard = Line(f"safety.{sign_of(fresh, session)}.heard")
    action = Line(fresh.line) if fresh.act is Way.CALL_OUT else _briefly(alarmed, clinic)
    return offer(alarmed, Offer.CALL, heard, action)


def unresolved(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Send the user to be seen because of signs that stay open, and name them."""
    level = level_of_open(clinic, session.facts, session.unsure) or Triage.URGENT_TODAY
    flags = raised(clinic, session.facts)
    level = max((level, *(flag.triage for flag in flags)), key=lambda each: each.rank)
    signs = named_of(open_signs(clinic, session.facts))
    alarmed = _alarmed(session, clinic, (*raised_ids(session, clinic), UNRESOLVED), level)
    named = Line(f"emergency.open.{level}", {"signs": signs})
    told = named if session.about != CHILD else Line(f"others.child_open.{level}")
    return offer(alarmed, Offer.CALL, *lines, told)


def take_turn(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take any turn after a red flag."""
    flags = raised(clinic, session.facts)
    if any(flag.id not in session.flags for flag in flags):
        return sound(session, clinic, flags)
    if turn.act in LEAVING:
        return _leave(session, turn, clinic)
    if worse_signs(session, clinic):
        return _take_worse(session, turn, clinic)
    if session.asking is not None:
        return _take_sign_answer(session, turn, clinic)
    if UNRESOLVED in session.flags and not flags and denied_in(turn) & clinic.open_signs.keys():
        return _settle(session, clinic)
    return _take_back_or_remark(session, turn, clinic)


def _leave(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """End with the action; thanks for the answer to something else bring the sign once more.

    Thanks are left out of last words that are long without them.
    """
    question, thanked = unanswered(session, clinic), Line("emergency.answers.thanks")
    if turn.act is Act.GOOD_NIGHT and question is not None and thanked not in session.last:
        return ask(session, question, thanked, form="short", counted=False)
    words = _last_words(session, clinic)
    says_thanks = turn.act is Act.GOOD_NIGHT and not net_of(session, clinic)
    return close(session, *((thanked,) if says_thanks else ()), *words)


def _take_back_or_remark(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Ask for the sign again that is taken back, or was and has not been confirmed since."""
    if WORSE_TOLD in session.flags and says_wrong(turn):
        return _ask_worse_again(session, clinic)
    remarked = turn.act is Act.REPEAT or remark_of(turn) is not None
    if _takes_back(session, turn, clinic) or (is_gone(session, clinic) and not remarked):
        return _ask_again(session, turn, clinic, Line("safety.check_again"))
    return _take_remark(session, turn, clinic)


def _take_worse(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the one question about worse: a yes to any of it is an emergency.

    A no that names something may be for that alone, so it is asked once more.
    """
    signs = worse_signs(session, clinic)
    if _takes_back(session, turn, clinic) or turn.act is Act.REPEAT:
        return _take_back_or_remark(session, turn, clinic)
    if turn.act is Act.YES:
        return _worse(session, clinic)
    if turn.act is Act.NO and not turn.facts:
        return _settle(session.denying(signs), clinic)
    if remark_of(turn) not in (None, REFUSED):
        return _take_back_or_remark(session, turn, clinic)
    if session.times.get(session.asking or "", 0) < TIMES_AT_MOST:
        return ask(session, session.asking or "", form="short", counted=False)
    return _leave_worse_open(session, turn, clinic)


def _leave_worse_open(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Leave the signs of worse open that no answer was given to, and say what follows."""
    signs = worse_signs(session, clinic)
    unsure = (*session.unsure, *signs) if turn.act is Act.UNSURE else session.unsure
    left = replace(session.leaving_open(clinic.open_signs.keys() & set(signs)), unsure=unsure)
    return unresolved(left, clinic) if open_signs(clinic, left.facts) else _settle(left, clinic)


def _worse(session: Session, clinic: Clinic) -> Move:
    """Raise what was for today to an emergency: one of several signs of worse is there."""
    flags = (*raised_ids(session, clinic), WORSE_TOLD)
    alarmed = _alarmed(session, clinic, flags, Triage.EMERGENCY_NOW)
    return offer(alarmed, Offer.CALL, Line("emergency.lines.worse"))


def _ask_worse_again(session: Session, clinic: Clinic) -> Move:
    """Ask once more what was answered yes, since that is taken back."""
    flags = tuple(flag for flag in session.flags if flag != WORSE_TOLD)
    asked = next(each for each in reversed(session.asked) if each.startswith(WORSE))
    again = replace(session, flags=flags)
    return ask(again, asked, Line("safety.check_again"), form="short", counted=False)


def _take_sign_answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the question for one sign: a sign of worse, or the one taken back."""
    sign = (session.asking or "").removeprefix("which_")
    told = turn.facts.get(sign)
    if turn.act is Act.YES or told is True:
        again = (_level(session, clinic),) if sign in spoken_of(session, clinic) else ()
        return _settle(session.with_facts({sign: True}), clinic, *again)
    elsewhere = told is None and _takes_back(session, turn, clinic)
    if told is False or (turn.act is Act.NO and not elsewhere):
        return _settle(session.with_facts({sign: False}), clinic)
    doubtful = turn.act in DOUBTING and remark_of(turn) in (None, REFUSED)
    if doubtful and sign in clinic.open_signs and not session.known(sign):
        unsure = (*session.unsure, sign) if turn.act is Act.UNSURE else session.unsure
        return unresolved(replace(session.leaving_open([sign]), unsure=unsure), clinic)
    return _take_back_or_remark(session, turn, clinic)


def _settle(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Go on after an answer about a sign: the alarm stands, is another one, or is over.

    lines: said before a sign of worse is asked for.
    """
    flags = raised(clinic, session.facts)
    if any(flag.id not in session.flags for flag in flags):
        return sound(session, clinic, flags)
    if flags:
        alarmed = _alarmed(session, clinic, (flag.id for flag in flags), flags[0].triage)
        worse = worse_to_ask(alarmed, flags[0], clinic)
        if worse is not None:
            return ask(alarmed, worse, *lines, counted=False)
        return offer(alarmed, Offer.CALL, *_action_and_net(alarmed, clinic))
    left = open_signs(clinic, session.facts)
    if left and UNRESOLVED in session.flags:
        return unresolved(session, clinic)
    if of_another_version(session, clinic):
        return offer(session, Offer.CALL, _level(session, clinic))
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
    unanswered = replace(calm, times={**calm.times, session.resume: 1})
    return ask(unanswered, session.resume, cleared, form="short")


def _takes_back(session: Session, turn: Turn, clinic: Clinic) -> bool:
    """Return whether the turn takes a sign back that was spoken of."""
    return says_wrong(turn) or bool(denied_in(turn) & {*spoken_of(session, clinic)})


def _ask_again(session: Session, turn: Turn, clinic: Clinic, *lines: Line) -> Move:
    """Ask for the sign that was taken back, else for the one that the alarm named.

    The question that it interrupts was not answered, so it can be asked again.
    """
    spoken = spoken_of(session, clinic)
    checked = {finding for check in CHECKS for finding in clinic.questions[check].findings}
    taken_back = denied_in(turn) & {*spoken, *checked, *clinic.open_signs}
    denied = sorted(taken_back, key=lambda sign: sign not in spoken)
    signs = (*denied, *spoken, *open_signs(clinic, session.facts))
    sign = next((each for each in signs if f"which_{each}" in clinic.questions), None)
    if sign is None:
        return offer(session, Offer.AGAIN, *lines, _briefly(session, clinic))
    if session.times.get(f"which_{sign}", 0) >= TIMES_AT_MOST:
        level = _level(session, clinic)
        return _settle(session, clinic) if denied else offer(session, Offer.CALL, level)
    asked = tuple(question for question in session.asked if question != session.asking)
    return ask(replace(session, asked=asked), f"which_{sign}", *lines, counted=False)


def _take_remark(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Answer what the user says shortly, then say the action in other words."""
    if turn.act is Act.REPEAT:
        return _or_sign(session, Offer.CALL, _alarm_again(session, clinic))
    remark = remark_of(turn)
    if remark is not None:
        alone = [session.asking.removeprefix("which_")] if session.asking else []
        asked = worse_signs(session, clinic) or alone
        answer = answer_to(remark, (*asked, *spoken_of(session, clinic)), clinic)
        action = action_after(remark, _triage(session), _briefly(session, clinic))
        return _or_sign(session, Offer.AGAIN, *answer, *action)
    if session.offer is Offer.CALL and turn.act is Act.YES:
        net = net_of(session, clinic)
        return offer(session, Offer.AGAIN, Line("emergency.answers.calling"), *net)
    if session.offer is Offer.CALL and turn.act is Act.NO:
        return _cannot_call(session, turn, clinic)
    if turn.act is Act.NO:
        return close(session, *_last_words(session, clinic))
    if turn.act is Act.YES:
        return offer(session, Offer.AGAIN, _alarm_again(session, clinic))
    return offer(session, Offer.CALL, _level(session, clinic))


def _or_sign(session: Session, offered: Offer, *lines: Line) -> Move:
    """Say the lines, then ask once more for the sign that is being asked for, else offer."""
    if session.asking is not None and session.times.get(session.asking, 0) < TIMES_AT_MOST:
        return ask(session, session.asking, *lines, form="short", counted=False)
    return offer(session, offered, *lines)


def _cannot_call(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take a no to the call: say how to get help, and make sure that the sign was heard right."""
    kindly = way_of(session, clinic) is Way.CRISIS_LINE
    other_way = Line("emergency.answers.kindly" if kindly else "emergency.answers.no_phone")
    named = [sign for sign in spoken_of(session, clinic) if session.times.get(f"which_{sign}")]
    if named or not spoken_of(session, clinic):
        action = action_after(NO_PHONE, _triage(session), _briefly(session, clinic))
        return offer(session, Offer.AGAIN, other_way, *action)
    return _ask_again(session, turn, clinic, other_way)


def _alarm_again(session: Session, clinic: Clinic) -> Line:
    """Return the line with the action of the gravest flag."""
    flags = raised(clinic, session.facts)
    return Line(f"emergency.{flags[0].id}.act") if flags else _level(session, clinic)


def _level(session: Session, clinic: Clinic) -> Line:
    """Return the line with the action at the session's level, in the way of the gravest flag."""
    way, triage = way_of(session, clinic), _triage(session)
    if triage == Triage.EMERGENCY_NOW and way is not Way.CALL:
        return Line(f"emergency.ways.{way}")
    return Line(f"emergency.levels.{triage}")


def _briefly(session: Session, clinic: Clinic) -> Line:
    """Return the line with the action in few words, to stand after an answer."""
    if _triage(session) == Triage.URGENT_TODAY:
        return Line("emergency.briefly.urgent_today")
    return _level(session, clinic)


def _action_and_net(session: Session, clinic: Clinic) -> tuple[Line, ...]:
    """Return the action, and what would make an emergency of what is for today."""
    net = net_of(session, clinic)
    return (Line("emergency.lines.today_or_go"), *net) if net else (_level(session, clinic),)


def _last_words(session: Session, clinic: Clinic) -> tuple[Line, ...]:
    """Return the action, short for what is for today, since what would be worse follows it."""
    net = net_of(session, clinic)
    return (Line("emergency.lines.last_today"), *net) if net else (_level(session, clinic),)


def _triage(session: Session) -> str:
    return session.assessment.triage if session.assessment else Triage.URGENT_TODAY.value


def _alarmed(session: Session, clinic: Clinic, flags: Iterable[str], triage: Triage) -> Session:
    flags = (*flags, *of_another_version(session, clinic))
    level = Triage.EMERGENCY_NOW if WORSE_TOLD in flags else triage
    told = Assessment(NO_CAUSE, level.value)
    resume = session.resume if session.stage is Stage.EMERGENCY else _pending_question(session)
    return replace(
        session,
        stage=Stage.EMERGENCY,
        flags=tuple(dict.fromkeys(flags)),
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
