"""Understand text as Alexa would: text and the pending question give an intent with slots.

    nlu_for("en-US").understand("my calf is swollen", "rf1")
    # Understood("ReportIntent", {"finding": SlotMatch("my calf is swollen", "one_leg_swollen")})

All of it is trained on the interaction model, as Alexa is.
"""

from bedside.nlu.locale_nlu import nlu_for
from bedside.nlu.skill_reading import warning_findings
from bedside.nlu.trained_nlu import TrainedNlu, Understood
from bedside.nlu.vocabulary import SlotMatch

__all__ = ["SlotMatch", "TrainedNlu", "Understood", "nlu_for", "warning_findings"]
