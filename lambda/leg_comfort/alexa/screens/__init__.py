"""What an Echo Show shows beside the voice: a view of (session, reply), of which neither knows."""

from leg_comfort.alexa.screens.directive import directive_of
from leg_comfort.alexa.screens.screen import Count, Screen, Target
from leg_comfort.alexa.screens.seeing import screen_of
from leg_comfort.alexa.screens.sight import Sight

__all__ = ["Count", "Screen", "Sight", "Target", "directive_of", "screen_of"]
