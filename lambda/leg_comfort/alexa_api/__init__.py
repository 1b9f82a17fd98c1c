"""Amazon's own services, as far as the skill asks them: reminders, and the device's time zone.

Importing this costs nothing: Amazon's service clients are loaded by the first call.
"""

from leg_comfort.alexa_api.patience import Patience
from leg_comfort.alexa_api.reminders import Reminders
from leg_comfort.alexa_api.settings import time_zone

__all__ = ["Patience", "Reminders", "time_zone"]
