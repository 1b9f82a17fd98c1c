"""The request types of Alexa, sorted by what may be answered to them."""

from enum import Enum


class Kind(Enum):
    """What a request wants of the skill."""

    TURN = "turn"
    """A person spoke, touched or consented: speech may follow."""
    CAN_FULFILL = "can_fulfill"
    """A question of Alexa's: only canFulfillIntent may follow."""
    NOTICE = "notice"
    """Something ended or happened outside a session: nothing may be said."""
    SIGNAL = "signal"
    """A device tells of itself: the answer stays empty, and a session running stays as it is."""
    UNKNOWN = "unknown"
    """Of no type known here. A person may be behind it."""


LAUNCH = "LaunchRequest"
INTENT = "IntentRequest"
CONSENT = "Connections.Response"
TOUCH = "Alexa.Presentation.APL.UserEvent"
CAN_FULFILL = "CanFulfillIntentRequest"

_BY_TYPE = {
    LAUNCH: Kind.TURN,
    INTENT: Kind.TURN,
    CONSENT: Kind.TURN,
    TOUCH: Kind.TURN,
    CAN_FULFILL: Kind.CAN_FULFILL,
    "SessionEndedRequest": Kind.NOTICE,
    "System.ExceptionEncountered": Kind.NOTICE,
}
_BY_PREFIX = {
    "AlexaSkillEvent.": Kind.NOTICE,
    "Reminders.": Kind.NOTICE,
    "AlexaHouseholdListEvent.": Kind.NOTICE,
    "Messaging.": Kind.NOTICE,
    "Alexa.Authorization.": Kind.NOTICE,
    "Alexa.DataStore.": Kind.NOTICE,
    "AudioPlayer.": Kind.SIGNAL,
    "PlaybackController.": Kind.SIGNAL,
    "Alexa.Presentation.": Kind.SIGNAL,
    "Alexa.Advertisement.": Kind.SIGNAL,
    "CustomInterfaceController.": Kind.SIGNAL,
    "GameEngine.": Kind.SIGNAL,
    "Display.": Kind.SIGNAL,
}


def kind_of(request_type: str) -> Kind:
    """The kind of a request of this type; UNKNOWN for every type that is not listed."""
    if request_type in _BY_TYPE:
        return _BY_TYPE[request_type]
    prefixes = (kind for prefix, kind in _BY_PREFIX.items() if request_type.startswith(prefix))
    return next(prefixes, Kind.UNKNOWN)
