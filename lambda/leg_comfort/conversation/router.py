"""The whole conversation: one turn in, one reply out. Red flags go before everything else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from leg_comfort.clinic import Clinic, felt, raised
from leg_comfort.conversation import digressions
from leg_comfort.conversation.flow import GoOn, Move, Next, TakeTurn
from leg_comfort.conversation.flows import (
    advice,
    alarm,
    another_person,
    answers,
    doctor_summary,
    emergency,
    follow_ups,
    interview,
    relief,
    reminder_offer,
    repair,
    risks,
    safety_check,
)
from leg_comfort.conversation.known_ids import known_session, known_turn
from leg_comfort.conversation.messages import JUST_ASKING, REFUSED, Act, Line, Outcome, Reply, Turn
from leg_comfort.conversation.prompts import REMINDER, TIMES_AT_MOST, ask, ask_pending, offer
from leg_comfort.conversation.session import Offer, Replied, Session, Stage

REPEATED = frozenset({"eased", "feel", REMINDER})
"""Questions that a new stretch, a new beginning or another time puts anew."""
ASKING_AGAIN = frozenset(
    {
        *(Act.REPEAT, Act.EXPLAIN, Act.PREVIOUS, Act.CORRECT, Act.RESUME, Act.PAUSE, Act.MANNER),
        *(Act.ASK_WHY_QUESTION, Act.START_OVER, Act.LAUNCH, Act.COME_BACK),
    }
)
ASIDES = frozenset({Act.NO, Act.UNSURE, Act.UNCLEAR, Act.NOT_UNDERSTOOD})
"""Acts of a user whose remark stands for the whole turn, and who answers nothing."""
COURTESIES = frozenset({"safety.be_sure", "repair.noted"})
"""Lines that only lead over to a question: left out where something else was said before it."""
RESUMING = frozenset({Act.YES, Act.NEXT, Act.RESUME})


def respond(session: Session, turn: Turn, clinic: Clinic) -> Replied:
    """Answer one turn: return the session to keep and the reply to speak.

    session: as the last turn left it. If the facts raise a red flag, no matter which flow noted
    them, its action replaces the reply.
    """
    known = known_session(session, clinic)
    turn = _as_meant(known, known_turn(turn, clinic), clinic)
    noted = _take_back(known, turn, clinic).with_facts(turn.facts)
    noted = replace(noted, seed=noted.seed + 1, now=turn.now)
    after, reply = _go_on(_route(noted, turn, clinic), clinic)
    if _is_put_too_often(after, turn):
        after, reply = _pass_over(after, reply, clinic)
    flags = raised(clinic, after.facts)
    if flags and after.stage is not Stage.EMERGENCY and not risks.asks_for_legs(after, flags):
        told = replace(noted, facts=after.facts, about=after.about)
        sounded = risks.legs_first(after, flags) or alarm.sound(told, clinic, flags)
        after, reply = _go_on(sounded, clinic)
    return _with_last(after, reply), reply


def respond_to_outcome(outcome: Outcome, session: Session, reply: Reply, clinic: Clinic) -> Replied:
    """Go on once the effect of a reply is done: its lines come first, then those of the outcome.

    It is still the same turn of the user, so the seed grows only once; otherwise wordings would be
    passed over, and the same one could be heard three times in a row.
    """
    turn = Turn(Act.OUTCOME, now=session.now, outcome=outcome)
    after, told = respond(replace(session, seed=session.seed - 1), turn, clinic)
    whole = replace(told, lines=(*reply.lines, *told.lines))
    return _with_last(after, whole), whole


def _as_meant(session: Session, turn: Turn, clinic: Clinic) -> Turn:
    """Return the turn as the open digression and the pending question read it."""
    meant = risks.as_meant(session, digressions.as_meant(session, turn), clinic)
    return another_person.as_told(session, answers.as_meant(session, meant, clinic), clinic)


def _is_put_too_often(session: Session, turn: Turn) -> bool:
    """Return whether a question is put a third time although the user did not ask for it."""
    asked = session.asking if session.stage is not Stage.EMERGENCY else None
    times = session.times.get(asked or "", 0)
    return times > TIMES_AT_MOST and asked not in REPEATED and turn.act not in ASKING_AGAIN


def _pass_over(session: Session, reply: Reply, clinic: Clinic) -> Replied:
    """Say the lines of a reply, but pass over the question that it puts once too often.

    Nothing else is said before an alarm. What would make the answer to a question too long to
    listen to, such as the advice, waits until the user has nothing more to ask.
    """
    passed = answers.skip(session, clinic)
    after, told = _go_on(passed, clinic)
    if after.stage is Stage.EMERGENCY:
        return after, told
    said = [line for line in reply.lines if line.template not in COURTESIES]
    if said and told.lines and isinstance(passed, GoOn):
        return offer(passed.session, Offer.MORE, *said)
    kept = [line for line in told.lines if not (said and line.template in COURTESIES)]
    return after, replace(told, lines=(*said, *kept))


def _route(session: Session, turn: Turn, clinic: Clinic) -> Move:
    if session.stage is Stage.EMERGENCY:
        return emergency.take_turn(session, turn, clinic)
    first = _safety(session, turn, clinic) or _after_pause(session, turn, clinic)
    if first is not None:
        return first
    if HANDLING[turn.act] is not follow_ups.follow_up:
        session = digressions.left_for(session, turn)
    if _names_another_person(session, turn):
        if not _affirms_a_sign(session, turn, clinic):
            return another_person.begin(session, turn, clinic)
        session = replace(session, about=turn.about)
    if turn.act in ASIDES and turn.remark in REMARKS:
        return REMARKS[turn.remark](session, turn, clinic)
    awake, digression = replace(session, paused=False), digressions.open_digression(session)
    if digression is not None and turn.act in digressions.ANSWERS:
        return digression.answer(awake, turn, clinic)
    return HANDLING[turn.act](awake, turn, clinic)


def _safety(session: Session, turn: Turn, clinic: Clinic) -> Move | None:
    """Ask for a sign that the turn makes possible, or name those that a leaving user leaves.

    Before anything was told of the user's own leg, a sign of somebody else says whose leg it is.
    """
    if _names_another_person(session, turn) and felt(clinic, session.facts) is None:
        session = replace(session, about=turn.about)
    sign = safety_check.confirm(session, turn, clinic)
    return sign or safety_check.leave(session, turn, clinic)


def _after_pause(session: Session, turn: Turn, clinic: Clinic) -> Move | None:
    """Go on after a pause, or wait longer after a "no" to "are you ready"; None for all else.

    Such a "no" answers no question that waits.
    """
    if session.paused and turn.act in RESUMING:
        return repair.resume(session, turn, clinic)
    waits = session.paused and session.asking is not None
    if waits and turn.act is Act.NO and not turn.facts:
        return repair.pause(session, turn, clinic)
    return None


def _affirms_a_sign(session: Session, turn: Turn, clinic: Clinic) -> bool:
    """Return whether the turn is a yes to a safety check: "yes, my husband has"."""
    asked = safety_check.rules_for(session.asking or "", clinic)
    return turn.act is Act.YES and asked is not None


def _names_another_person(session: Session, turn: Turn) -> bool:
    """Return whether this turn is the first to say that the leg is somebody else's."""
    return turn.about in another_person.PEOPLE and session.about != turn.about


def _go_on(move: Move, clinic: Clinic) -> Replied:
    """Follow a conversation that was handed back until there is a reply."""
    while isinstance(move, GoOn):
        move = GOING_ON[move.to](move.session, clinic, *move.lines)
    return move


def _launch(session: Session, turn: Turn, clinic: Clinic) -> Move:
    return ask(session.afresh(), "feel", Line("system.welcome"))


def _start(session: Session, turn: Turn, clinic: Clinic) -> Move:
    underway = session.assessment is not None or session.asking not in (None, "feel")
    if underway:
        return answers.take_facts(session, turn, clinic) if turn.facts else ask_pending(session)
    if felt(clinic, session.facts) is not None:
        return GoOn(session, (Line("system.sorry_to_hear"),))
    if session.asking is not None:
        return ask_pending(session)
    return ask(session, "feel", Line("system.sorry_to_hear"))


def _cramp_now(session: Session, turn: Turn, clinic: Clinic) -> Move:
    return GoOn(session, to=Next.STRETCH)


def _take_back(session: Session, turn: Turn, clinic: Clinic) -> Session:
    """Return the session without the bare yeses that a denial of this turn contradicts."""
    denied = {finding for finding, fact in turn.facts.items() if fact is False}
    gone = [q for q in session.bare if denied & set(clinic.questions[q].findings)]
    findings = [finding for q in gone for finding in clinic.questions[q].findings]
    kept = tuple(q for q in session.bare if q not in gone)
    return replace(session.with_facts(dict.fromkeys(findings, False)), bare=kept)


def _with_last(session: Session, reply: Reply) -> Session:
    if reply.question is None:
        return session
    return replace(session, last=(*reply.lines, reply.question))


GOING_ON: Mapping[Next, Callable[..., Move]] = {
    Next.QUESTION: interview.advance,
    Next.STRETCH: relief.stretch,
    Next.NEWS: advice.take_news,
    Next.SUMMARY: doctor_summary.tell,
    Next.OFFERS: digressions.offer_due,
    Next.REMINDER: reminder_offer.offer_or_return,
    Next.CHECK: safety_check.go_on,
    Next.UNRESOLVED: alarm.unresolved,
}
REMARKS: Mapping[str | None, TakeTurn] = {
    JUST_ASKING: follow_ups.invite,
    REFUSED: answers.take_refusal,
}
"""Remarks that count at any time."""
HANDLING: Mapping[Act, TakeTurn] = {
    **dict.fromkeys(Act, follow_ups.follow_up),
    **digressions.HANDLING,
    Act.LAUNCH: _launch,
    Act.START: _start,
    Act.CRAMP_NOW: _cramp_now,
    Act.YES: answers.take_yes,
    Act.NO: answers.take_no,
    Act.UNSURE: answers.take_unsure,
    Act.UNCLEAR: answers.take_unclear,
    Act.EXPLAIN: repair.explain,
    Act.REPORT: answers.take_facts,
    Act.PROGRESS: relief.take_progress,
    Act.CORRECT: repair.correct,
    Act.MANNER: repair.take_manner,
    Act.STOP: repair.leave,
    Act.GOOD_NIGHT: repair.leave,
    Act.REPEAT: repair.repeat,
    Act.NEXT: repair.go_on,
    Act.PREVIOUS: repair.go_back,
    Act.PAUSE: repair.pause,
    Act.RESUME: repair.resume,
    Act.START_OVER: repair.start_over,
    Act.NOT_UNDERSTOOD: repair.not_understood,
    Act.OUTCOME: digressions.take_outcome,
}
