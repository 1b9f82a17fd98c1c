"""Which screen goes with a reply, and what can be touched on it. Pure."""

from collections.abc import Callable
from dataclasses import replace

from leg_comfort.alexa.screens.screen import Screen, Target
from leg_comfort.alexa.screens.screen_context import Sight
from leg_comfort.alexa.turn_parser import FEEL
from leg_comfort.clinic import FindingKind, Triage
from leg_comfort.conversation import (
    REMINDER,
    Act,
    Line,
    Offer,
    Reply,
    Session,
    Stage,
    reminder_values,
    steps_for,
)

ANSWERS = (Act.YES, Act.NO, Act.UNSURE)
DECISION = (Act.YES, Act.NO)


def targets_of(session: Session, sight: Sight) -> tuple[Target, ...]:
    """What may be touched now. Raises TemplateError."""
    if session.asking == FEEL and not session.paused:
        return feels(sight)
    return tuple(
        Target(sight.shown(f"touch.{act.value}"), (act.value,)) for act in _acts(session, sight)
    )


def feels(sight: Sight) -> tuple[Target, ...]:
    """The feels that the screen has words for."""
    known = [feel for feel in sight.clinic.findings[FEEL].words if sight.has(f"feel.{feel}")]
    return tuple(Target(sight.shown(f"feel.{feel}"), (FEEL, feel)) for feel in known)


def _acts(session: Session, sight: Sight) -> tuple[Act, ...]:
    if session.paused:
        return (Act.RESUME, Act.STOP)
    if session.asking is not None:
        return _answers(session.asking, sight)
    return _ways(session)


def _answers(question: str, sight: Sight) -> tuple[Act, ...]:
    if question == REMINDER:
        return DECISION
    counted = sight.clinic.questions[question].kind is FindingKind.NUMBER
    return (Act.UNSURE,) if counted else ANSWERS


def _ways(session: Session) -> tuple[Act, ...]:
    """Through the steps; no way back from the first and none on from the last."""
    back = (Act.PREVIOUS,) if session.step > 1 else ()
    if session.offer is Offer.STEP:
        return (*back, Act.REPEAT, Act.NEXT) if back else (Act.REPEAT, Act.NEXT, Act.STOP)
    return (*back, Act.REPEAT, Act.STOP) if session.offer is Offer.MORE else DECISION


View = Callable[[Session, Reply, Sight], Screen | None]

LISTENING = 8
"""Seconds that Alexa listens after the speech, and again after the reprompt."""
LINGERING = 30
"""Seconds that the number to call stays after the last word."""
FADING_AT_ONCE = 2
MOST_LETTERS = 260
"""A longer answer is for the ear: it would be too small to read in bed."""
STRETCHING = frozenset({"stretch", "towel", "heel", "again"})
ANSWERING = (
    *("causes.", "followup.", "ask.", "steps.", "methods.", "relief.how", "system.help"),
    *("doctor.danger", "doctor.when", "doctor.how_long", "doctor.prevent"),
)
"""Lines that answer what a person asked back. All others are for the ear alone."""


def screen_of(session: Session, reply: Reply, sight: Sight) -> Screen:
    """The screen beside a reply. session: as the reply left it. Raises TemplateError.

    Open, it fades when nobody listens any more; closed, it is dark but for the number to call.
    """
    if reply.question is None:
        return _left_on(session, reply, sight)
    if session.stage is Stage.EMERGENCY:
        return _emergency(session, reply, sight)
    seen = (view(session, reply, sight) for view in VIEWS)
    found = next((screen for screen in seen if screen), None) or Screen(text=_asked(reply, sight))
    asked_in_time = sight.spoken + LISTENING + sight.again + LISTENING
    return replace(found, targets=targets_of(session, sight), dark=asked_in_time)


def _left_on(session: Session, reply: Reply, sight: Sight) -> Screen:
    """After the last word: nothing of what was told, for somebody may lie beside them."""
    if session.stage is Stage.EMERGENCY:
        return replace(_call(session, sight), dark=sight.spoken + LINGERING)
    wish = next((line for line in reply.lines if line.template == "system.good_night"), None)
    return Screen(text=sight.text(wish) if wish else "", dark=FADING_AT_ONCE)


def _emergency(session: Session, reply: Reply, sight: Sight) -> Screen:
    """The number and nothing else, unless something must be asked."""
    call = _call(session, sight)
    if session.asking is None:
        return call
    return replace(call, note=_asked(reply, sight), targets=targets_of(session, sight))


def _call(session: Session, sight: Sight) -> Screen:
    told = session.assessment
    level = told.triage if told else Triage.EMERGENCY_NOW.value
    return Screen(
        number=sight.shown(f"emergency.{level}.number"), text=sight.shown(f"emergency.{level}.act")
    )


def _stretch(session: Session, reply: Reply, sight: Sight) -> Screen | None:
    places = [place for place, line in enumerate(reply.lines, 1) if _stretch_in(line)]
    if not places:
        return None
    until = reply.lines[: places[-1]]
    return Screen(
        text=sight.shown(f"stretch.{_stretch_in(until[-1])}"),
        note=_asked(reply, sight),
        count=sight.count_after(until),
    )


def _stretch_in(line: Line) -> str | None:
    group, _, name = line.template.partition(".")
    return name if group == "relief" and name in STRETCHING else None


def _step(session: Session, reply: Reply, sight: Sight) -> Screen | None:
    steps = steps_for(session, sight.clinic)
    for line in reply.lines:
        group, *named = line.template.split(".")
        if group == "steps" and named[-1] == "do" and named[0] in steps:
            place = {"step": steps.index(named[0]) + 1, "steps": len(steps)}
            caption = sight.text(Line("screen.step", place))
            return Screen(caption, text=sight.text(line), note=_asked(reply, sight))
    return None


def _reminder(session: Session, reply: Reply, sight: Sight) -> Screen | None:
    if session.asking != REMINDER or session.wish is None or session.paused:
        return None
    when = reminder_values(session.wish, session.now.date() if session.now else None)
    day, time = (sight.text(Line(f"screen.reminder.{part}", when)) for part in ("day", "time"))
    return Screen(number=day, text=time, note=_asked(reply, sight))


def _launch(session: Session, reply: Reply, sight: Sight) -> Screen | None:
    if not any(line.template == "system.welcome" for line in reply.lines):
        return None
    return Screen(caption=sight.shown("welcome"), text=_asked(reply, sight))


def _answer(session: Session, reply: Reply, sight: Sight) -> Screen | None:
    """What was asked back, and below it where that is from, or else what is pending."""
    told = [line for line in reply.lines if line.template.startswith(ANSWERING)]
    texts = [sight.text(line) for line in told if not sight.is_private(line)]
    if not texts or len(texts[0]) > MOST_LETTERS:
        return None
    return Screen(text=texts[0], note=(*texts[1:], _asked(reply, sight))[0])


def _asked(reply: Reply, sight: Sight) -> str:
    """What is asked, in its short form; of a private matter only that it is one."""
    if reply.reprompt is None:
        return ""
    name = reply.reprompt.template.removesuffix(".short")
    if sight.is_private(reply.reprompt):
        return sight.shown("private")
    return sight.shown(name) if sight.has(name) else sight.text(reply.reprompt)


VIEWS: tuple[View, ...] = (_stretch, _reminder, _step, _launch, _answer)
