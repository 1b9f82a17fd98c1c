"""Language understanding at a desk: text and the pending question → an intent with slots.

    Understanding.load("en-US").understand("my calf is swollen", "rf1")
    # Heard("ReportIntent", {"finding": Slot("my calf is swollen", "one_leg_swollen")})

All of it is learnt from the interaction model's JSON, as Alexa learns it.
"""

from bedside.understanding.listening import Heard, Understanding
from bedside.understanding.values import Slot

__all__ = ["Heard", "Slot", "Understanding"]
