"""The summary for a doctor, aloud and on a card: the facts and never a cause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from leg_comfort.clinic import NIGHTS, Clinic, FindingKind, conclude, felt, number
from leg_comfort.conversation.flow import Flow, Move
from leg_comfort.conversation.messages import Act, Line, Turn, Value
from leg_comfort.conversation.prompts import ask_pending, offer, returned, set_aside
from leg_comfort.conversation.session import Offer, Session

ALOUD = 3
"""How many findings of a kind are said at most; the card has them all."""
WEEKS, MINUTES = "weeks_ongoing", "duration_minutes"
NOT_TOLD = "unknown"


@dataclass(frozen=True, slots=True)
class Summary:
    """The facts that a doctor needs, without private ones.

    felt: a word of the finding feel. told: findings and bare questions answered yes, most telling
    first. denied, unasked: findings answered no or not at all, red flags first.
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
    """Return the summary of a session."""
    findings = sayable(clinic)
    counted = {id: number(session.facts, id) for id in (WEEKS, NIGHTS, MINUTES)}
    return Summary(
        felt=felt(clinic, session.facts),
        numbers={id: count for id, count in counted.items() if count is not None},
        told=_told(session, clinic),
        denied=[f for f in findings if session.facts.get(f) is False],
        unasked=[f for f in findings if f in _unanswered(session, clinic)],
    )


def tell(session: Session, clinic: Clinic, *lines: Line) -> Move:
    """Say the summary and offer a card of it."""
    summary, nothing = summarise(session, clinic), Line("summary.nothing_yet")
    if summary.empty:
        return ask_pending(returned(session, Offer.CARD), *lines, nothing, counted=False)
    return offer(set_aside(session, Offer.CARD), Offer.CARD, *lines, *aloud(summary))


def take_request(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the request for a summary."""
    return tell(session, clinic)


def take_answer(session: Session, turn: Turn, clinic: Clinic) -> Move:
    """Take the answer to the offer of a card, then return to the question set aside."""
    back = returned(session, Offer.CARD)
    if turn.act is not Act.YES:
        return ask_pending(back, Line("summary.not_sent"), counted=False)
    after, reply = ask_pending(back, Line("summary.sent"), counted=False)
    return after, replace(reply, card=card(summarise(session, clinic)))


def questions_of_many(clinic: Clinic) -> list[str]:
    """Return the ids of the questions about the cause that ask for several findings at once."""
    return [q.id for q in clinic.questions.values() if q.adaptive and len(q.findings) > 1]


def aloud(summary: Summary) -> tuple[Line, ...]:
    """Return the spoken lines of a summary: at most twenty seconds."""
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
    """Return the findings to say of those told and denied; a number takes the place of one."""
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
    """Return the card with the whole summary."""
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
    """Return the yes-or-no findings that may be said aloud, red flags first."""
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
    """Return the findings affirmed by a bare yes, with the question that it answered."""
    bare = (clinic.questions[id] for id in session.bare if id in questions_of_many(clinic))
    return {finding: question.id for question in bare for finding in question.findings}


def _unanswered(session: Session, clinic: Clinic) -> set[str]:
    """Return the findings of the interview's questions that have no answer."""
    asked = [q for q in clinic.questions.values() if q.adaptive or q.id in {"rf1", "rf2", "meds"}]
    unanswered = [q for q in asked if not any(session.facts.get(f) is True for f in q.findings)]
    return {f for question in unanswered for f in question.findings if not session.known(f)}


def _each_once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


FLOW = Flow(
    opens=Offer.CARD,
    begins=Act.DOCTOR_SUMMARY,
    answer=take_answer,
    handles={Act.DOCTOR_SUMMARY: take_request},
)
