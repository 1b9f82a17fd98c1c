"""The types of Alexa's requests, and the kinds that the skill tells apart."""

from enum import Enum


class RequestKind(Enum):
    """The kinds of request, by the response that they allow."""

    TURN = "turn"
    """A person spoke, touched or consented: speech may follow."""
    CAN_FULFILL = "can_fulfill"
    """Alexa asks whether the skill could answer: only canFulfillIntent may follow."""
    NOTICE = "notice"
    """Something ended or happened outside a session: nothing may be said."""
    SIGNAL = "signal"
    """A device reports its state: the response stays empty, and a running session goes on."""
    UNKNOWN = "unknown"
    """Of a type that is not listed here, in a session. It may come from a person."""
    BROKEN = "broken"
    """One of Alexa's without a type. It may come from a person."""
    FOREIGN = "foreign"
    """None of Alexa's: a ping that keeps the function warm, a schedule. Nobody listens."""


LAUNCH = "LaunchRequest"
INTENT = "IntentRequest"
CONSENT = "Connections.Response"
RESUMED = "SessionResumedRequest"
"""The same answer, where the session was kept while Alexa asked."""
TOUCH = "Alexa.Presentation.APL.UserEvent"
CAN_FULFILL = "CanFulfillIntentRequest"

KIND_BY_TYPE = {
    LAUNCH: RequestKind.TURN,
    INTENT: RequestKind.TURN,
    CONSENT: RequestKind.TURN,
    RESUMED: RequestKind.TURN,
    TOUCH: RequestKind.TURN,
    CAN_FULFILL: RequestKind.CAN_FULFILL,
    "SessionEndedRequest": RequestKind.NOTICE,
    "System.ExceptionEncountered": RequestKind.NOTICE,
}
_KIND_BY_PREFIX = {
    "AlexaSkillEvent.": RequestKind.NOTICE,
    "Reminders.": RequestKind.NOTICE,
    "AlexaHouseholdListEvent.": RequestKind.NOTICE,
    "Messaging.": RequestKind.NOTICE,
    "Alexa.Authorization.": RequestKind.NOTICE,
    "Alexa.DataStore.": RequestKind.NOTICE,
    "AudioPlayer.": RequestKind.SIGNAL,
    "PlaybackController.": RequestKind.SIGNAL,
    "Alexa.Presentation.": RequestKind.SIGNAL,
    "Alexa.Advertisement.": RequestKind.SIGNAL,
    "CustomInterfaceController.": RequestKind.SIGNAL,
    "GameEngine.": RequestKind.SIGNAL,
    "Display.": RequestKind.SIGNAL,
    # Tasks and dialogs that this skill does not offer: Alexa takes no speech there.
    "Dialog.": RequestKind.SIGNAL,
    "Connections.": RequestKind.NOTICE,
}
MAY_CARRY_CONSENT = ("Dialog.", "Connections.", RESUMED)
"""How the types begin that may carry an answer to Alexa's question, and are a turn then."""


def kind_by_prefix(type: str) -> RequestKind:
    """Return the kind of a type that is not in KIND_BY_TYPE; UNKNOWN without a known prefix."""
    kinds = (kind for prefix, kind in _KIND_BY_PREFIX.items() if type.startswith(prefix))
    return next(kinds, RequestKind.UNKNOWN)
