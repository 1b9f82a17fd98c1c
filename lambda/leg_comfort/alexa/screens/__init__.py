"""What an Echo Show shows beside the voice: a view of (session, reply), of which neither knows."""

from leg_comfort.alexa.screens.apl import directive_of
from leg_comfort.alexa.screens.screen import Count, Screen, Target
from leg_comfort.alexa.screens.screen_context import Sight
from leg_comfort.alexa.screens.views import screen_of

__all__ = ["Count", "Screen", "Sight", "Target", "directive_of", "screen_of"]
