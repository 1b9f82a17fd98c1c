"""The remarks of a user who needs help, each with a short answer: may I wait, I have no phone."""

from collections.abc import Mapping

from leg_comfort.clinic import Clinic
from leg_comfort.conversation.messages import Act, Line, Turn

TAKING_BACK = frozenset({Act.CORRECT, Act.START_OVER})
WRONG = "wrong"
"""The remark that takes back what the alarm said it heard."""
WHY = "why"
REMARKS: Mapping[Act, str] = {
    Act.ASK_RELIEF: "rub",
    Act.ASK_HOW_TO: "rub",
    Act.ASK_MEDICINE: "take",
    Act.ASK_SUPPLEMENT: "take",
    Act.ASK_FOOD: "take",
    Act.ASK_CAUSE: "why",
    Act.ASK_WHY_CAUSE: "why",
    Act.ASK_WHY_QUESTION: "why",
    Act.ASK_WHY_YOU_THINK: "why",
    Act.ASK_WHAT_ELSE: "why",
    Act.ASK_DANGER: "why",
    Act.ASK_HOW_LONG: "wait",
    Act.ASK_WHEN_DOCTOR: "wait",
    Act.CALL_FOR_HELP: "coming",
}
"""Acts that are answered as if the user had made this remark."""


def remark_in(turn: Turn) -> str | None:
    """Return the remark that a turn makes or amounts to, if any."""
    return turn.remark or REMARKS.get(turn.act)


def takes_back(turn: Turn) -> bool:
    """Return whether a turn says that the alarm heard something wrong."""
    return turn.act in TAKING_BACK or turn.remark == WRONG


def answer(remark: str, sign: str, clinic: Clinic) -> tuple[Line, ...]:
    """Return the answer to a remark; none to "why" if nothing says why the sign matters."""
    if remark != WHY:
        return (Line(f"emergency.answers.{remark}"),)
    known = f"which_{sign}" in clinic.questions
    return (Line(f"emergency.answers.{WHY}", {"finding": sign}),) if known else ()
