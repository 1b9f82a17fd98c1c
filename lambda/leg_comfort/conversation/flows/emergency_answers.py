"""What is answered to a remark after a red flag, and the action that follows the answer."""

from collections.abc import Mapping, Sequence

from leg_comfort.clinic import Clinic, Triage
from leg_comfort.conversation.messages import JUST_ASKING, WRONG, Act, Line, Turn

NO_ANSWER = "no_answer"
NO_PHONE = "no_phone"
BEING_CALLED = frozenset({"someone_calls", "calling"})
"""Remarks after which nothing is left to say but that it is good."""
TAKING_BACK = frozenset({Act.CORRECT, Act.START_OVER})
CALLING_OUT = frozenset({NO_PHONE, "floor"})
"""Remarks of a user who cannot make the call."""
RESTING = "rest"
"""The method of a user who would sleep on it."""
_BY_ACT: Mapping[Act, str] = {
    **dict.fromkeys((Act.ASK_RELIEF, Act.ASK_HOW_TO), "rub"),
    **dict.fromkeys((Act.ASK_MEDICINE, Act.ASK_SUPPLEMENT, Act.ASK_FOOD), "take"),
    **dict.fromkeys((Act.ASK_CAUSE, Act.ASK_WHY_CAUSE, Act.ASK_WHY_QUESTION), "why"),
    **dict.fromkeys((Act.ASK_WHY_YOU_THINK, Act.ASK_WHAT_ELSE), "why"),
    Act.ASK_DANGER: "danger",
    **dict.fromkeys((Act.ASK_HOW_LONG, Act.ASK_WHEN_DOCTOR), "wait"),
    Act.CALL_FOR_HELP: "call",
}
"""Acts that are answered as if the user had made this remark."""


def remark_of(turn: Turn) -> str | None:
    """Return the remark that the turn comes to, if it is one."""
    if turn.act is Act.ASK_RELIEF and turn.topic == RESTING:
        return turn.remark or "wait"
    if turn.act is Act.ASK_RELIEF and turn.topic is None:
        return turn.remark  # What to do is the action itself.
    return turn.remark or _BY_ACT.get(turn.act)


def says_wrong(turn: Turn) -> bool:
    """Return whether the turn takes back what was heard, without naming it."""
    return turn.act in TAKING_BACK or turn.remark in (WRONG, JUST_ASKING)


def answer_to(remark: str, signs: Sequence[str], clinic: Clinic) -> tuple[Line, ...]:
    """Return the short true answer to a remark. signs: the warning signs that were spoken of."""
    if remark != "why":
        return (Line(f"emergency.answers.{remark}"),)
    asked = [sign for sign in signs[:1] if f"which_{sign}" in clinic.questions]
    return tuple(Line("emergency.answers.why", {"finding": sign}) for sign in asked)


def action_after(remark: str, triage: str, action: Line) -> tuple[Line, ...]:
    """Return the line with the action, if it is left to do.

    Who cannot call is to have somebody else call. What to do if nobody answers today is the action.
    """
    if remark in BEING_CALLED or (remark == NO_ANSWER and triage == Triage.URGENT_TODAY):
        return ()
    return (Line(f"emergency.others.{triage}") if remark in CALLING_OUT else action,)


def denied_in(turn: Turn) -> frozenset[str]:
    """Return the findings that the turn says are not so."""
    return frozenset(finding for finding, fact in turn.facts.items() if fact is False)
