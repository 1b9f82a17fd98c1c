"""Screens of an Echo Show beside the speech, made from session and reply."""

from leg_comfort.alexa.screens.apl import directive_of
from leg_comfort.alexa.screens.screen import Screen
from leg_comfort.alexa.screens.screen_context import ScreenContext
from leg_comfort.alexa.screens.views import screen_of

__all__ = ["Screen", "ScreenContext", "directive_of", "screen_of"]
