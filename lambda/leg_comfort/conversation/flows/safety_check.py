"""The safety checks: each asks for a few signs, and only a plain no passes it.

Any other answer than a plain yes or no has its signs asked for one at a time, the most dangerous
first, each once. A sign that is still not answered stays open, and the user is sent to be seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from leg_comfort.clinic import CHECKS, Clinic, level_of_open, open_signs
from leg_comfort.conversation.flow import AnswerRules, GoOn, Move
from leg_comfort.conversation.flows.single_signs import (
    LOOKING,
    REST,
    SIGN_RULES,
    ask_sign,
    in_check,
    is_sign,
    one_by_one,
    signs_of_check,
    take_refusal,
)
from leg_comfort.conversation.flows.spoken_flags import named_of
from leg_comfort.conversation.messages import LEAVING, Line, Turn
from leg_comfort.conversation.prompts import ask, close, set_aside
from leg_comfort.conversation.session import Session

BARE_WORDS: Mapping[str, frozenset[str]] = {
    "cold_room_or_uncovered": frozenset({"cold_pale_foot"}),
    "numbness": frozenset({"sudden_numb_leg", "saddle_numbness"}),
}
"""Facts that, told in answer to a check, may mean one of its signs: a bare "cold" or "numb"."""


def rules_for(question: str, clinic: Clinic) -> AnswerRules | None:
    """Return how answers to a question of the checks are taken; None for any other question."""
    if question in (*CHECKS, REST):
        return _CHECK_RULES
    return SIGN_RULES if is_sign(question, clinic) else None


def confirm(session: Session, turn: Turn, clinic: Clinic) -> Move | None:
    """Ask for a sign that the user's words make possible; None if there is none to ask for.

    One that was denied together with others is asked for by itself, and that denial is forgotten:
    a doubt about the sign leaves it open. "A funny colour" may be two: the second one is asked for
    after the first, and one of the pending check last, for that is asked in any case.
    """
    possible = (sign for sign in sorted(turn.perhaps) if f"which_{sign}" in clinic.questions)
    unsaid = (s for s in possible if session.facts.get(s) is not True)
    fresh = [s for s in unsaid if f"which_{s}" not in session.asked]
    if not fresh:
        return None
    kept = {finding: fact for finding, fact in session.facts.items() if finding not in fresh}
    session = replace(session, facts=kept)
    pending = signs_of_check(session, clinic) if in_check(session, clinic) else ()
    first, *more = sorted(fresh, key=lambda sign: sign in pending)
    if first in pending:
        return ask_sign(session, first, clinic, Line("safety.confirm"))
    waiting = set_aside(session, f"which_{first}")
    others = tuple(f"which_{sign}" for sign in more[:1])
    waiting = replace(waiting, set_aside=(*waiting.set_aside, *others))
    return ask_sign(waiting, first, clinic, Line("safety.confirm"))


def is_asked_anyway(question: str, turn: Turn, clinic: Clinic) -> bool:
    """Return whether a check is about what the alarm of a told sign asks for.

    A yes to such a check may be about that sign alone: "yes, my leg is swollen" to chest pain.
    """
    signs = set(clinic.questions[question].findings)
    raising = (flag for flag in clinic.red_flags.values() if flag.when.holds(turn.facts))
    return question in CHECKS and any(signs <= set(flag.worse) for flag in raising)


def leave(session: Session, turn: Turn, clinic: Clinic) -> Move | None:
    """Close for a user who leaves while the signs of a check are asked for one at a time.

    They stay open, and the last words name them. None in any other case.
    """
    if turn.act not in LEAVING or session.asking in CHECKS or not in_check(session, clinic):
        return None
    left = session.leaving_open(signs_of_check(session, clinic))
    level = level_of_open(clinic, left.facts, left.unsure)
    signs = named_of(open_signs(clinic, left.facts))
    return close(left, Line(f"emergency.leaving.{level}", {"signs": signs})) if level else None


def go_on(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Ask for the next sign of the pending check, if any is left."""
    return one_by_one(session, clinic, *lines)


def _take_yes(session: Session, clinic: Clinic) -> Move:
    """Take a yes to a check: if it asks for several signs, ask which one it is."""
    signs = signs_of_check(session, clinic)
    if len(signs) == 1:
        return GoOn(session.with_facts(dict.fromkeys(signs, True)))
    return one_by_one(session, clinic, Line("safety.which"))


def _take_no(session: Session, clinic: Clinic) -> Move:
    return GoOn(session.denying(signs_of_check(session, clinic)))


def _take_unclear(session: Session, clinic: Clinic) -> Move:
    """Ask for the signs one at a time, after any answer that is no plain yes or no."""
    return one_by_one(session, clinic, Line("safety.be_sure"))


def _take_unsure(session: Session, clinic: Clinic) -> Move:
    """Ask for the signs one at a time; for those that are seen or felt, with a light on."""
    look = (Line("safety.look"),) if session.asking == LOOKING else ()
    return one_by_one(session, clinic, Line("safety.be_sure"), *look)


def _take_facts(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take words in answer to a check; a sign that they affirm raises its red flag anyway."""
    signs = signs_of_check(session, clinic)
    meant = _meant(turn, [sign for sign in signs if not session.known(sign)])
    if meant is not None:
        return ask_sign(session, meant, clinic, Line("safety.confirm"))
    if _is_rest_left(session, clinic):
        return ask(session, REST, counted=False)
    denied = any(turn.facts.get(sign) is False for sign in signs)
    return one_by_one(session, clinic, Line("safety.and_also" if denied else "safety.be_sure"))


def _is_rest_left(session: Session, clinic: Clinic) -> bool:
    """Return whether the answer to the check was for the one sign that the rest leaves out."""
    if session.asking != LOOKING or session.times.get(LOOKING, 0) > 1:
        return False
    rest = {*clinic.questions[REST].findings}
    unknown = {sign for sign in signs_of_check(session, clinic) if not session.known(sign)}
    return unknown == rest


def _meant(turn: Turn, signs: Iterable[str]) -> str | None:
    """Return the sign that a bare word may mean."""
    told = {fact for fact, value in turn.facts.items() if value is True}
    meant = {sign for fact in told & BARE_WORDS.keys() for sign in BARE_WORDS[fact]}
    return next((sign for sign in signs if sign in meant), None)


_CHECK_RULES = AnswerRules(
    yes=_take_yes,
    no=_take_no,
    unsure=_take_unsure,
    unclear=_take_unclear,
    skipped=_take_unclear,
    facts=_take_facts,
    refused=take_refusal,
)
