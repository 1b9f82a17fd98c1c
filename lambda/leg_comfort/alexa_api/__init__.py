"""Amazon's services that the skill calls: reminders, and the device's time zone.

Importing this package is cheap: the SDK's service clients are imported by the first call.
"""

from leg_comfort.alexa_api.call_policy import TimeLimits
from leg_comfort.alexa_api.device_settings import time_zone
from leg_comfort.alexa_api.reminders import ReminderApi

__all__ = ["ReminderApi", "TimeLimits", "time_zone"]
