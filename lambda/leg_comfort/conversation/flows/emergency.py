"""After a red flag: one action and no cause or comfort step, until the sign is taken back.

The alarm says which sign it heard. A user who takes it back is asked for that one sign again; the
action holds until the answer. Everything else the user says is answered shortly, and the action
follows.
"""

from dataclasses import replace

from leg_comfort.clinic import Clinic, Triage, Way, open_signs, raised
from leg_comfort.conversation.flow import Move
from leg_comfort.conversation.flows.alarm import raise_alarm, sound, unresolved
from leg_comfort.conversation.flows.emergency_actions import (
    action_again,
    action_at_level,
    action_briefly,
    last_words,
    triage_of,
)
from leg_comfort.conversation.flows.emergency_answers import (
    NO_PHONE,
    action_after,
    answer_to,
    denied_in,
    remark_of,
    says_wrong,
)
from leg_comfort.conversation.flows.spoken_flags import (
    UNRESOLVED,
    WORSE,
    WORSE_TOLD,
    is_gone,
    net_of,
    raised_ids,
    spoken_of,
    unanswered,
    way_of,
    worse_signs,
)
from leg_comfort.conversation.flows.taking_back import ask_again, settle, takes_back
from leg_comfort.conversation.messages import LEAVING, REFUSED, Act, Line, Turn
from leg_comfort.conversation.prompts import TIMES_AT_MOST, ask, close, offer
from leg_comfort.conversation.session import Offer, Session

DOUBTING = frozenset({Act.UNSURE, Act.UNCLEAR, Act.NOT_UNDERSTOOD, Act.NEXT})


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
        return settle(session, clinic)
    return _take_back_or_remark(session, turn, clinic)


def _leave(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """End with the action; thanks for the answer to something else bring the sign once more.

    Thanks are left out of last words that are long without them.
    """
    question, thanked = unanswered(session, clinic), Line("emergency.answers.thanks")
    if turn.act is Act.GOOD_NIGHT and question is not None and thanked not in session.last:
        return ask(session, question, thanked, form="short", counted=False)
    words = last_words(session, clinic)
    says_thanks = turn.act is Act.GOOD_NIGHT and not net_of(session, clinic)
    return close(session, *((thanked,) if says_thanks else ()), *words)


def _take_back_or_remark(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Ask for the sign again that is taken back, or was and has not been confirmed since."""
    if WORSE_TOLD in session.flags and says_wrong(turn):
        return _ask_worse_again(session, clinic)
    remarked = turn.act is Act.REPEAT or remark_of(turn) is not None
    if takes_back(session, turn, clinic) or (is_gone(session, clinic) and not remarked):
        return ask_again(session, turn, clinic, Line("safety.check_again"))
    return _take_remark(session, turn, clinic)


def _take_worse(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the one question about worse: a yes to any of it is an emergency.

    A no that names something may be for that alone, so it is asked once more.
    """
    signs = worse_signs(session, clinic)
    if takes_back(session, turn, clinic) or turn.act is Act.REPEAT:
        return _take_back_or_remark(session, turn, clinic)
    if turn.act is Act.YES:
        return _worse(session, clinic)
    if turn.act is Act.NO and not turn.facts:
        return settle(session.denying(signs), clinic)
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
    return unresolved(left, clinic) if open_signs(clinic, left.facts) else settle(left, clinic)


def _worse(session: Session, clinic: Clinic) -> Move:
    """Raise what was for today to an emergency: one of several signs of worse is there."""
    flags = (*raised_ids(session, clinic), WORSE_TOLD)
    alarmed = raise_alarm(session, clinic, flags, Triage.EMERGENCY_NOW)
    return offer(alarmed, Offer.CALL, Line("emergency.lines.worse"))


def _ask_worse_again(session: Session, clinic: Clinic) -> Move:
    """Ask once more what was answered yes, since that is taken back."""
    flags = tuple(flag for flag in session.flags if flag != WORSE_TOLD)
    put = (each for each in reversed(session.asked) if each.startswith(WORSE))
    asked, again = next(put, None), replace(session, flags=flags)
    if asked is None:  # Another version of the skill asked, or the list of questions is damaged.
        return settle(again, clinic)
    return ask(again, asked, Line("safety.check_again"), form="short", counted=False)


def _take_sign_answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the question for one sign: a sign of worse, or the one taken back."""
    sign = (session.asking or "").removeprefix("which_")
    told = turn.facts.get(sign)
    if turn.act is Act.YES or told is True:
        again = (action_at_level(session, clinic),) if sign in spoken_of(session, clinic) else ()
        return settle(session.with_facts({sign: True}), clinic, *again)
    elsewhere = told is None and takes_back(session, turn, clinic)
    if told is False or (turn.act is Act.NO and not elsewhere):
        return settle(session.with_facts({sign: False}), clinic)
    doubtful = turn.act in DOUBTING and remark_of(turn) in (None, REFUSED)
    if doubtful and sign in clinic.open_signs and not session.known(sign):
        unsure = (*session.unsure, sign) if turn.act is Act.UNSURE else session.unsure
        return unresolved(replace(session.leaving_open([sign]), unsure=unsure), clinic)
    return _take_back_or_remark(session, turn, clinic)


def _take_remark(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Answer what the user says shortly, then say the action in other words."""
    if turn.act is Act.REPEAT:
        return _or_sign(session, Offer.CALL, action_again(session, clinic))
    remark = remark_of(turn)
    if remark is not None:
        alone = [session.asking.removeprefix("which_")] if session.asking else []
        asked = worse_signs(session, clinic) or alone
        answer = answer_to(remark, (*asked, *spoken_of(session, clinic)), clinic)
        action = action_after(remark, triage_of(session), action_briefly(session, clinic))
        return _or_sign(session, Offer.AGAIN, *answer, *action)
    if session.offer is Offer.CALL and turn.act is Act.YES:
        net = net_of(session, clinic)
        return offer(session, Offer.AGAIN, Line("emergency.answers.calling"), *net)
    if session.offer is Offer.CALL and turn.act is Act.NO:
        return _cannot_call(session, turn, clinic)
    if turn.act is Act.NO:
        return close(session, *last_words(session, clinic))
    if turn.act is Act.YES:
        return offer(session, Offer.AGAIN, action_again(session, clinic))
    return offer(session, Offer.CALL, action_at_level(session, clinic))


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
        action = action_after(NO_PHONE, triage_of(session), action_briefly(session, clinic))
        return offer(session, Offer.AGAIN, other_way, *action)
    return ask_again(session, turn, clinic, other_way)
