"""What to tell the doctor: what was told and answered, aloud or on a card. Never a cause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from leg_comfort.clinic import Clinic, FindingKind, conclude, felt
from leg_comfort.clinic.facts import NIGHTS, number
from leg_comfort.conversation.digressions import returned, set_aside
from leg_comfort.conversation.messages import Act, Line, Turn, Value
from leg_comfort.conversation.prompts import ask_pending, offer
from leg_comfort.conversation.session import Move, Offer, Session

ALOUD = 3
"""How many findings of a kind are said at most; the card has them all."""
WEEKS, MINUTES = "weeks_ongoing", "duration_minutes"
NOT_TOLD = "unknown"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a doctor would want to hear, without private matters.

    felt: a word of the finding feel. told: findings and bare questions answered yes, most telling
    first. denied, unasked: findings answered no or not at all, warning signs first.
    """

    felt: str | None
    numbers: Mapping[str, int]
    told: list[str]
    denied: list[str]
    unasked: list[str]

    @property
    def empty(self) -> bool:
        """Whether nothing is known yet."""
        return not (self.felt or self.numbers or self.told or self.denied)


def summarise(session: Session, clinic: Clinic) -> Summary:
    """Gather what the session knows."""
    findings = sayable(clinic)
    counted = {id: number(session.facts, id) for id in (WEEKS, NIGHTS, MINUTES)}
    return Summary(
        felt=felt(clinic, session.facts),
        numbers={id: count for id, count in counted.items() if count is not None},
        told=_told(session, clinic),
        denied=[f for f in findings if session.facts.get(f) is False],
        unasked=[f for f in findings if f in _unanswered(session, clinic)],
    )


def tell(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Say the summary, set aside what was pending, and offer a card."""
    summary = summarise(session, clinic)
    if summary.empty:
        return ask_pending(
            returned(session, Offer.CARD), Line("summary.nothing_yet"), counted=False
        )
    return offer(set_aside(session, Offer.CARD), Offer.CARD, *aloud(summary))


def answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """The answer to the offer of a card: with a yes it is shown; then back to what was pending."""
    back = returned(session, Offer.CARD)
    if turn.act is not Act.YES:
        return ask_pending(back, Line("summary.not_sent"), counted=False)
    after, reply = ask_pending(back, Line("summary.sent"), counted=False)
    return after, replace(reply, card=card(summarise(session, clinic)))


def questions_of_many(clinic: Clinic) -> list[str]:
    """Questions about the cause that ask for several findings at once."""
    return [q.id for q in clinic.questions.values() if q.adaptive and len(q.findings) > 1]


def aloud(summary: Summary) -> tuple[Line, ...]:
    """The lines that are said of it, in at most twenty seconds."""
    told, denied = _chosen(summary)
    return (
        Line("summary.opening"),
        *([Line("summary.felt", {"feel": summary.felt})] if summary.felt else []),
        *_lasting(summary.numbers),
        *([Line("summary.told", {"told": told})] if told else []),
        *([Line("summary.denied", {"denied": denied})] if denied else []),
        *_left_open(summary.unasked),
    )


def _chosen(summary: Summary) -> tuple[list[str], list[str]]:
    """What is said of what was told and of what was denied: a number takes a finding's room."""
    room = 2 * ALOUD - len({WEEKS, NIGHTS} & set(summary.numbers))
    told = summary.told[: max((room + 1) // 2, room - len(summary.denied))][:ALOUD]
    return told, summary.denied[: room - len(told)][:ALOUD]


def _lasting(numbers: Mapping[str, int]) -> tuple[Line, ...]:
    known: dict[str, Value] = {
        name: numbers[id] for name, id in (("weeks", WEEKS), ("nights", NIGHTS)) if id in numbers
    }
    return (Line(f"summary.{'_and_'.join(known)}", known),) if known else ()


def _left_open(unasked: list[str]) -> tuple[Line, ...]:
    if not unasked:
        return ()
    form = "left_open_and_more" if len(unasked) > 1 else "left_open"
    return (Line(f"summary.{form}", {"first": unasked[0]}),)


def card(summary: Summary) -> Line:
    """The card with all of it."""
    counts = {"weeks": WEEKS, "nights": NIGHTS, "minutes": MINUTES}
    numbers = {name: _shown(summary.numbers, id) for name, id in counts.items()}
    values: dict[str, Value] = {
        "feel": summary.felt or NOT_TOLD,
        "told": summary.told,
        "denied": summary.denied,
        "unasked": summary.unasked,
        **numbers,
    }
    return Line("cards.summary", values)


def _shown(numbers: Mapping[str, int], id: str) -> list[str]:
    return [str(numbers[id])] if id in numbers else []


def sayable(clinic: Clinic) -> list[str]:
    """Findings of yes or no that may be said aloud, warning signs first."""
    alone = [
        finding
        for flag in clinic.red_flags.values()
        for finding in flag.findings
        if flag.when.holds({finding: True})
    ]
    found = clinic.findings
    ordered = dict.fromkeys((*alone, *found))
    return [id for id in ordered if found[id].kind is FindingKind.YES_NO and not found[id].private]


def _told(session: Session, clinic: Clinic) -> list[str]:
    true = [f for f in sayable(clinic) if session.facts.get(f) is True]
    telling = [f for f in conclude(clinic, session.facts).because if f in true]
    bare = _bare(session, clinic)
    return _each_once(bare.get(finding, finding) for finding in (*telling, *true))


def _bare(session: Session, clinic: Clinic) -> dict[str, str]:
    """Findings that stand for a bare yes, and the question that it answered."""
    bare = (clinic.questions[id] for id in session.bare if id in questions_of_many(clinic))
    return {finding: question.id for question in bare for finding in question.findings}


def _unanswered(session: Session, clinic: Clinic) -> set[str]:
    """Findings of the interview's questions that hold no answer."""
    asked = [q for q in clinic.questions.values() if q.adaptive or q.id in {"rf1", "rf2", "meds"}]
    unanswered = [q for q in asked if not any(session.facts.get(f) is True for f in q.findings)]
    return {f for question in unanswered for f in question.findings if not session.known(f)}


def _each_once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
