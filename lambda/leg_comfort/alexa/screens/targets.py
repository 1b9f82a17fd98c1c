"""What can be touched: the answers to what is asked, or the ways through the steps."""

from leg_comfort.alexa.requests import FEEL
from leg_comfort.alexa.screens.screen import Target
from leg_comfort.alexa.screens.sight import Sight
from leg_comfort.clinic import FindingKind
from leg_comfort.conversation import Act, Offer, Session
from leg_comfort.conversation.asides import REMINDER

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
