"""Choose the screen that goes with a reply, and its touch targets. Pure."""

from collections.abc import Callable
from dataclasses import replace

from leg_comfort.alexa.intents import FEEL
from leg_comfort.alexa.screens.screen import Screen, Target
from leg_comfort.alexa.screens.screen_context import ScreenContext
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


def targets_of(session: Session, context: ScreenContext) -> tuple[Target, ...]:
    """Return the targets for the pending question or offer. Raises TemplateError."""
    if session.asking == FEEL and not session.paused:
        return feels(context)
    return tuple(
        Target(context.shown(f"touch.{act.value}"), (act.value,)) for act in _acts(session, context)
    )


def feels(context: ScreenContext) -> tuple[Target, ...]:
    """Return a target for each feel that the screen has words for."""
    known = [feel for feel in context.clinic.findings[FEEL].words if context.has(f"feel.{feel}")]
    return tuple(Target(context.shown(f"feel.{feel}"), (FEEL, feel)) for feel in known)


def _acts(session: Session, context: ScreenContext) -> tuple[Act, ...]:
    if session.paused:
        return (Act.RESUME, Act.STOP)
    if session.asking == REMINDER and session.day_open:
        return (Act.NO,)
    if session.asking is not None:
        return _answers(session.asking, context)
    return _ways(session)


def _answers(question: str, context: ScreenContext) -> tuple[Act, ...]:
    if question == REMINDER:
        return DECISION
    counted = context.clinic.questions[question].kind is FindingKind.NUMBER
    return (Act.UNSURE,) if counted else ANSWERS


def _ways(session: Session) -> tuple[Act, ...]:
    """Return the ways through the steps: no way back from the first, none on from the last."""
    back = (Act.PREVIOUS,) if session.step > 1 else ()
    if session.offer is Offer.STEP:
        return (*back, Act.REPEAT, Act.NEXT) if back else (Act.REPEAT, Act.NEXT, Act.STOP)
    return (*back, Act.REPEAT, Act.STOP) if session.offer is Offer.MORE else DECISION


View = Callable[[Session, Reply, ScreenContext], Screen | None]

LISTENING = 8
"""Seconds that Alexa listens after the speech, and again after the reprompt."""
LINGERING = 30
"""Seconds that the number to call stays after the end of the speech."""
FADING_AT_ONCE = 2
MOST_LETTERS = 260
"""A longer answer is only spoken: it would be too small to read in bed."""
STRETCHING = frozenset({"stretch", "towel", "heel", "again"})
ANSWERING = (
    *("causes.", "followup.", "ask.", "steps.", "methods.", "relief.how", "system.help"),
    *("doctor.danger", "doctor.when", "doctor.how_long", "doctor.prevent"),
)
"""Lines that answer a question of the person and are shown. All others are only spoken."""


def screen_of(session: Session, reply: Reply, context: ScreenContext) -> Screen:
    """Return the screen beside a reply. session: as the reply left it. Raises TemplateError.

    While the session is open, the screen fades when Alexa stops listening; after its end it is
    dark, except for a number to call.
    """
    if reply.question is None:
        return _left_on(session, reply, context)
    if session.stage is Stage.EMERGENCY:
        return _emergency(session, reply, context)
    seen = (view(session, reply, context) for view in VIEWS)
    found = next((screen for screen in seen if screen), None) or Screen(text=_asked(reply, context))
    listening_ends = context.spoken + LISTENING + context.again + LISTENING
    return replace(found, targets=targets_of(session, context), dark=listening_ends)


def _left_on(session: Session, reply: Reply, context: ScreenContext) -> Screen:
    """Return the screen after the end: nothing private, since others may see it."""
    if session.stage is Stage.EMERGENCY:
        return replace(_call(session, context), dark=context.spoken + LINGERING)
    wish = next((line for line in reply.lines if line.template == "system.good_night"), None)
    return Screen(text=context.text(wish) if wish else "", dark=FADING_AT_ONCE)


def _emergency(session: Session, reply: Reply, context: ScreenContext) -> Screen:
    """Return the number to call, and the pending question if there is one."""
    call = _call(session, context)
    if session.asking is None:
        return call
    return replace(call, note=_asked(reply, context), targets=targets_of(session, context))


def _call(session: Session, context: ScreenContext) -> Screen:
    told = session.assessment
    level = told.triage if told else Triage.EMERGENCY_NOW.value
    return Screen(
        number=context.shown(f"emergency.{level}.number"),
        text=context.shown(f"emergency.{level}.act"),
    )


def _stretch(session: Session, reply: Reply, context: ScreenContext) -> Screen | None:
    places = [place for place, line in enumerate(reply.lines, 1) if _stretch_in(line)]
    if not places:
        return None
    until = reply.lines[: places[-1]]
    return Screen(
        text=context.shown(f"stretch.{_stretch_in(until[-1])}"),
        note=_asked(reply, context),
        count=context.count_after(until),
    )


def _stretch_in(line: Line) -> str | None:
    group, _, name = line.template.partition(".")
    return name if group == "relief" and name in STRETCHING else None


def _step(session: Session, reply: Reply, context: ScreenContext) -> Screen | None:
    steps = steps_for(session, context.clinic)
    for line in reply.lines:
        group, *named = line.template.split(".")
        if group == "steps" and named[-1] == "do" and named[0] in steps:
            place = {"step": steps.index(named[0]) + 1, "steps": len(steps)}
            caption = context.text(Line("screen.step", place))
            return Screen(caption, text=context.text(line), note=_asked(reply, context))
    return None


def _reminder(session: Session, reply: Reply, context: ScreenContext) -> Screen | None:
    if session.asking != REMINDER or session.wish is None or session.day_open or session.paused:
        return None
    when = reminder_values(session.wish, session.now.date() if session.now else None)
    day, time = (context.text(Line(f"screen.reminder.{part}", when)) for part in ("day", "time"))
    return Screen(number=day, text=time, note=_asked(reply, context))


def _launch(session: Session, reply: Reply, context: ScreenContext) -> Screen | None:
    if not any(line.template == "system.welcome" for line in reply.lines):
        return None
    return Screen(caption=context.shown("welcome"), text=_asked(reply, context))


def _answer(session: Session, reply: Reply, context: ScreenContext) -> Screen | None:
    """Return the answer to a question, above its source, or else above the pending question."""
    told = [line for line in reply.lines if line.template.startswith(ANSWERING)]
    texts = [context.text(line) for line in told if not context.is_private(line)]
    if not texts or len(texts[0]) > MOST_LETTERS:
        return None
    return Screen(text=texts[0], note=(*texts[1:], _asked(reply, context))[0])


def _asked(reply: Reply, context: ScreenContext) -> str:
    """Return the pending question in its short form, and a neutral text if it is private."""
    if reply.reprompt is None:
        return ""
    name = reply.reprompt.template.removesuffix(".short")
    if context.is_private(reply.reprompt):
        return context.shown("private")
    return context.shown(name) if context.has(name) else context.text(reply.reprompt)


VIEWS: tuple[View, ...] = (_stretch, _reminder, _step, _launch, _answer)
