"""The act that the user's own words amount to: an answer, news of how it is, a wish, a report."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from leg_comfort.alexa.alexa_json import text_at
from leg_comfort.alexa.free_text import EASED, STATES, IdReader, TextReading
from leg_comfort.alexa.intents import FEEL
from leg_comfort.clinic import CHECKS, warning_signs, warns_alone
from leg_comfort.conversation import AFRAID, BARE_WORDS, REFUSED, WRONG, Act, Turn

PLAIN = frozenset({Act.NO, Act.UNSURE, Act.EXPLAIN})
"""Answers that stand by themselves, unless the words affirm a finding."""
STEPPED = frozenset({"advice", "reminder"})
"""Stages that come after a stretch or another step."""


def as_progress(
    turn: Turn, parts: Iterable[TextReading], attributes: Mapping[str, object]
) -> Turn | None:
    """Return the turn as news of how it is now, if its words tell any and a step was given."""
    change = next((part.change for part in parts if part.change), None)
    eased = text_at(attributes, "asking") == EASED
    stepped = eased or text_at(attributes, "stage") in STEPPED
    if change is None or not stepped or turn.perhaps or not turn.facts.keys() <= STATES:
        return None
    return replace(turn, act=Act.PROGRESS, topic=change)


def as_answer(
    turn: Turn, parts: Iterable[TextReading], asking: str | None, signs: frozenset[str]
) -> Turn:
    """Return the turn with the act that its words amount to: an answer, a report, or nothing.

    signs: what, affirmed beside a no to a safety check or beside a firm no, makes it none.
    Where nothing is asked, nothing can be denied or explained: a wish counts, or the last lines
    are wanted again.
    """
    parts = list(parts)
    answers = [part.answer for part in parts if part.answer.act]
    answer = answers[0].act if answers else None
    beside = FEEL if asking != FEEL else None
    told = {f for f, fact in turn.facts.items() if fact is not False and f != beside}
    firm = any(each.firm and each.act is Act.NO for each in answers)
    affirmed = bool(told & signs if firm or asking in CHECKS else told)
    wish = next((part.wish for part in parts if part.wish), None)
    if asking is None and turn.remark in (None, REFUSED) and not affirmed:
        answer = wish or (Act.REPEAT if answer is Act.EXPLAIN else answer)
    if turn.remark == WRONG and (turn.facts or answer in (None, Act.UNCLEAR)):
        return replace(turn, act=Act.CORRECT)
    if answer is Act.YES or (answer in PLAIN and not affirmed):
        return replace(turn, act=answer, loose=answers[0].loose)
    if turn.facts or turn.perhaps or turn.about:
        return replace(turn, act=Act.REPORT)
    if turn.remark is not None or answer not in (None, Act.UNCLEAR):
        afraid = turn.remark == AFRAID and answer is None
        return replace(turn, act=Act.ASK_DANGER if afraid else answer or Act.NOT_UNDERSTOOD)
    return replace(turn, act=wish or answer or Act.NOT_UNDERSTOOD)


def signs_meant(reader: IdReader, asking: str | None) -> frozenset[str]:
    """Return what was asked, what warns by itself, and what may mean one of the signs asked for."""
    question = reader.clinic.questions.get(asking or "")
    asked = question.findings if question else ()
    meaning = (fact for fact, signs in BARE_WORDS.items() if not signs.isdisjoint(asked))
    alone = (sign for sign in warning_signs(reader.clinic) if warns_alone(reader.clinic, sign))
    return frozenset(alone).union(meaning, asked)
