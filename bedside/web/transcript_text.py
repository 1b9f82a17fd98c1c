"""Write a conversation of the page as a transcript, in the format of `evaluate transcripts`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bedside.console import InputError, Json
from bedside.evaluation.transcripts.actions import ANSWERS
from bedside.evaluation.transcripts.lines import ASKED, BY_NAME, ENDS, NOTHING, YOU, intent_in
from bedside.evaluation.transcripts.transcript import parse_transcript
from bedside.simulator.alexa_requests import PERMISSION_ANSWERED, TOUCHED
from bedside.simulator.exchange import ENDED, LAUNCH, Exchange, words_of

OPEN, SILENCE, LEAVE = "(open)", "(silence)", "(leave)"
RED_FLAG, HAPPY_PATH = "red flag", "happy path"
BY_ANSWER = {answer: f"({name})" for name, answer in ANSWERS.items()}
LEFT = "USER_INITIATED"


def did_in(exchange: Exchange) -> str:
    """Return what the person did: launch, say, silence, leave, consent, touch or intend."""
    kinds = {LAUNCH: "launch", PERMISSION_ANSWERED: "consent", TOUCHED: "touch"}
    if exchange.intent == ENDED:
        return "leave" if _asked(exchange).get("reason") == LEFT else "silence"
    if exchange.intent is None:
        return "silence"
    return kinds.get(exchange.intent) or ("intend" if exchange.heard is None else "say")


def written(exchange: Exchange, *, open_after: bool) -> list[str]:
    """Return the lines of a turn: what the person did, and what came of it."""
    return [f"{YOU}: {_you(exchange)}", *_checks(exchange, open_after)]


@dataclass(frozen=True, slots=True)
class Setting:
    """The device of a conversation, and the day at it (YYYY-MM-DD)."""

    locale: str
    night: bool
    screen: bool
    day: str

    def headers(self) -> Iterator[str]:
        """Yield the headers that make the same device."""
        yield f"locale: {self.locale}"
        yield f"today: {self.day}"
        yield "reminders: not allowed"
        yield from (["night: yes"] if self.night else [])
        yield from (["screen: yes"] if self.screen else [])


def transcript_of(setting: Setting, turns: Sequence[Sequence[str]]) -> str:
    """Return the transcript of turns, as `written` returns each.

    What a one-shot began after the end of a session is a conversation of its own; the last is
    taken. Raises InputError if the lines are none of a transcript.
    """
    kept = _last_conversation(turns)
    lines = [line for turn in kept for line in turn]
    opened = lines[:1] == [f"{YOU}: {OPEN}"]
    steps = lines[1:] if opened else lines
    said = [line.removeprefix(f"{YOU}: ") for line in steps if line.startswith(f"{YOU}: ")]
    graver = any(line.startswith("stage: emergency") for line in steps)
    head = [f"behaviour: {RED_FLAG if graver else HAPPY_PATH}", *setting.headers()]
    head += [] if opened else ["one-shot: yes"]
    head += [f"{BY_NAME}: yes"] if any(map(intent_in, said)) else []
    whole = [*head, *steps]
    if any("\n" in line for line in whole):
        raise InputError("a line of a transcript has one line")
    parse_transcript("conversation", whole)
    return "\n".join(whole) + "\n"


def _last_conversation(turns: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    begins = 0
    for place, (before, turn) in enumerate(pairwise(turns), 1):
        if ENDS in before and turn[:1] != [f"{YOU}: {OPEN}"]:
            begins = place
    return turns[begins:]


def _you(exchange: Exchange) -> str:
    did = did_in(exchange)
    if did == "say":
        return " ".join((exchange.heard or "").split()).lstrip("(")
    if did == "consent":
        return BY_ANSWER.get(answer_in(exchange) or "", BY_ANSWER["NOT_ANSWERED"])
    if did == "touch":
        return f"(touch: {' '.join(_asked(exchange).get('arguments') or ())})"
    if did == "intend":
        slots = "".join(f" {name}={_quoted(value)}" for name, value in exchange.slots.items())
        return f"({exchange.intent}{slots})"
    return {"launch": OPEN, "leave": LEAVE}.get(did, SILENCE)


def answer_in(exchange: Exchange) -> str | None:
    """Return the answer to Alexa's question for a permission, or None if it is none."""
    if exchange.intent != PERMISSION_ANSWERED:
        return None
    payload = _asked(exchange).get("payload") or {}
    scopes = payload.get("permissionScopes") or [payload]
    answer: str | None = scopes[0].get("status")
    return answer


def _asked(exchange: Exchange) -> Json:
    found: Json = exchange.request.get("request") or {}
    return found


def _quoted(value: str) -> str:
    plain = " ".join(value.replace('"', " ").replace("(", " ").replace(")", " ").split())
    return f'"{plain}"' if " " in plain else plain


def _checks(exchange: Exchange, open_after: bool) -> Iterator[str]:
    spoken, state = words_of(exchange.speech), exchange.attributes
    if spoken:
        yield f"alexa: {' '.join(spoken.split())}"
    if open_after:
        yield f"asking: {state.get('asking') or NOTHING}"
        yield from (f"stage: {each}" for each in [state.get("stage")] if each)
        told = state.get("assessment") or {}
        yield from (f"{key}: {told[key]}" for key in ("triage", "cause") if told.get(key))
    elif exchange.permission_asked:
        yield f"permission: {ASKED}"
    else:
        yield ENDS
