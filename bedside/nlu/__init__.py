"""Understand text as Alexa would: text and the pending question give an intent with slots.

    nlu_for("en-US").understand("my calf is swollen", "rf1")
    # Understood("ReportIntent", {"finding": SlotMatch("my calf is swollen", "one_leg_swollen")})

Which intents, slots and ids can be reached is the word of the interaction model. A sentence that is
no sample goes to the intent whose examples it resembles: the model's own, and those of a corpus.
"""

from bedside.nlu.answers import warning_findings
from bedside.nlu.explanation import Explanation, explained
from bedside.nlu.locale_nlu import LocaleNlu, conflicts_in, nlu_for
from bedside.nlu.trained_nlu import TrainedNlu, Understood
from bedside.nlu.vocabulary import SlotMatch

__all__ = [
    "Explanation",
    "LocaleNlu",
    "SlotMatch",
    "TrainedNlu",
    "Understood",
    "conflicts_in",
    "explained",
    "nlu_for",
    "warning_findings",
]
