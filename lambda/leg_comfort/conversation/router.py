"""The whole conversation: one turn in, one reply out. Red flags go before everything."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from leg_comfort.clinic import Clinic, felt, raised
from leg_comfort.conversation.digressions import (
    ANSWERS,
    REMINDER,
    left_for,
    open_aside,
    still_waiting,
)
from leg_comfort.conversation.flows import (
    another_person,
    answers,
    diary,
    doctor_summary,
    emergency,
    progress,
    questions,
    reminder,
    repair,
    stored_data,
)
from leg_comfort.conversation.flows.interview import advance
from leg_comfort.conversation.flows.relief import again, stretch
from leg_comfort.conversation.messages import Act, Deed, Line, Outcome, Reply, Turn
from leg_comfort.conversation.prompts import ask, ask_pending
from leg_comfort.conversation.session import Move, Offer, Session, Stage

Handling = Callable[[Session, Turn, Clinic], Move]
RESUMING = frozenset({Act.YES, Act.NEXT, Act.RESUME})


def respond(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Answer one turn.

    session: as the last turn left it. turn: what the person did. Out come the session to keep
    and the reply to speak. A red flag among the facts, however it got there, replaces whatever
    else would have been said.
    """
    turn = reminder.hour_in(session, turn)
    heard = _take_back(_sane(session, clinic), turn, clinic).with_facts(turn.facts)
    heard = replace(heard, seed=heard.seed + 1, now=turn.now)
    after, reply = _route(heard, turn, clinic)
    flags = raised(clinic, after.facts)
    if flags and after.stage is not Stage.EMERGENCY:
        after, reply = emergency.sound(after, clinic, flags)
    return _remembered(after, reply), reply


def come_back_with(outcome: Outcome, session: Session, reply: Reply, clinic: Clinic) -> Move:
    """Go on once the errand of a reply is done: its lines, then what is said of the outcome.

    It is still the person's one turn, so the seed grows once: else wordings would be left out, and
    the same one could be heard three times running.
    """
    turn = Turn(Act.OUTCOME, now=session.now, outcome=outcome)
    after, told = respond(replace(session, seed=session.seed - 1), turn, clinic)
    whole = replace(told, lines=(*reply.lines, *told.lines))
    return _remembered(after, whole), whole


def _route(session: Session, turn: Turn, clinic: Clinic) -> Move:
    if session.stage is Stage.EMERGENCY:
        return emergency.respond(session, turn, clinic)
    if HANDLING[turn.act] is not questions.follow_up:
        session = left_for(session, turn)
    if another_person.is_news(session, turn):
        return another_person.take_notice(session, turn, clinic)
    if session.paused and turn.act in RESUMING:
        return repair.resume(session, turn, clinic)
    awake, aside = replace(session, paused=False), open_aside(session)
    if aside is not None and turn.act in ANSWERS:
        return ANSWERING[aside](awake, turn, clinic)
    return HANDLING[turn.act](awake, turn, clinic)


def _launch(session: Session, turn: Turn, clinic: Clinic) -> Move:
    first = () if session.informed else (Line("system.information"),)
    fresh = replace(session.afresh(), informed=True)
    return ask(fresh, "feel", Line("system.welcome"), *first)


def _start(session: Session, turn: Turn, clinic: Clinic) -> Move:
    underway = session.assessment is not None or session.asking not in (None, "feel")
    if underway:
        return answers.take_facts(session, turn, clinic) if turn.facts else ask_pending(session)
    if felt(clinic, session.facts) is not None:
        return advance(session, clinic, Line("system.sorry_to_hear"))
    if session.asking is not None:
        return ask_pending(session)
    return ask(session, "feel", Line("system.sorry_to_hear"))


def _cramp_now(session: Session, turn: Turn, clinic: Clinic) -> Move:
    return stretch(session, clinic)


def _manner(session: Session, turn: Turn, clinic: Clinic) -> Move:
    chosen = progress.manner_after(session.manner, turn.topic)
    mannered = replace(session, manner=chosen)
    if session.asking == "eased":
        return again(mannered)
    return ask_pending(mannered, Line("repair.like_this"), counted=False)


def _take_back(session: Session, turn: Turn, clinic: Clinic) -> Session:
    """A denial of one of several findings takes back a bare yes that stood for any of them."""
    denied = {finding for finding, fact in turn.facts.items() if fact is False}
    gone = [q for q in session.bare if denied & set(clinic.questions[q].findings)]
    findings = [finding for q in gone for finding in clinic.questions[q].findings]
    kept = tuple(q for q in session.bare if q not in gone)
    return replace(session.with_facts(dict.fromkeys(findings, False)), bare=kept)


def _sane(session: Session, clinic: Clinic) -> Session:
    """A session from outside names only what exists here."""
    asking = session.asking if session.asking in clinic.questions else None
    asked = tuple(question for question in session.asked if question in clinic.questions)
    bare = tuple(question for question in session.bare if question in clinic.questions)
    if asking == REMINDER and session.wish is None:
        asking = None
    known = replace(session, asking=asking, asked=asked, bare=bare)
    return replace(known, set_aside=still_waiting(known, clinic))


def _take_outcome(session: Session, turn: Turn, clinic: Clinic) -> Move:
    outcome = turn.outcome
    if outcome is None:
        return ask_pending(session, counted=False)
    return OUTCOMES.get(outcome.deed, reminder.take_outcome)(session, outcome)


def _remembered(session: Session, reply: Reply) -> Session:
    if reply.question is None:
        return session
    return replace(session, last=(*reply.lines, reply.question))


HANDLING: Mapping[Act, Handling] = {
    **dict.fromkeys(Act, questions.follow_up),
    Act.LAUNCH: _launch,
    Act.START: _start,
    Act.CRAMP_NOW: _cramp_now,
    Act.YES: answers.take_yes,
    Act.NO: answers.take_no,
    Act.UNSURE: answers.take_unsure,
    Act.REPORT: answers.take_facts,
    Act.PROGRESS: progress.take_progress,
    Act.CORRECT: repair.correct,
    Act.DOCTOR_SUMMARY: doctor_summary.tell,
    Act.MANNER: _manner,
    Act.STOP: repair.leave,
    Act.GOOD_NIGHT: repair.leave,
    Act.REPEAT: repair.repeat,
    Act.NEXT: repair.go_on,
    Act.PREVIOUS: repair.go_back,
    Act.PAUSE: repair.pause,
    Act.RESUME: repair.resume,
    Act.START_OVER: repair.start_over,
    Act.NOT_UNDERSTOOD: repair.not_understood,
    Act.REMIND: reminder.take_wish,
    Act.CONSENT: reminder.take_consent,
    Act.FORGET: stored_data.ask_first,
    Act.RECALL: stored_data.recall,
    Act.KEEP_TRACK: diary.take_wish,
    Act.COME_BACK: diary.come_back,
    Act.OUTCOME: _take_outcome,
}
ANSWERING: Mapping[str, Handling] = {
    Offer.CARD: doctor_summary.answer,
    Offer.FORGET: stored_data.answer,
    Offer.DIARY: diary.answer,
    REMINDER: reminder.answer,
}
OUTCOMES: Mapping[Deed, Callable[[Session, Outcome], Move]] = {
    Deed.FORGET: stored_data.take_forgotten,
    Deed.RECALL: stored_data.take_recalled,
    Deed.START_DIARY: diary.take_outcome,
    Deed.STOP_DIARY: diary.take_outcome,
}
