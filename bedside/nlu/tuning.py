"""The intents that are easily mistaken for each other, and the weights of a guess."""

REPORT, REPORTED = "ReportIntent", "finding"
"""The intent that takes any words, and the slot that they arrive in."""
SAY = "SayIntent"
"""The intent that takes any words behind a carrier."""
ANSWERING = frozenset({REPORT, "FeelIntent", "NightsIntent", "DurationIntent", "ProgressIntent"})
"""Intents that may be what stands behind a yes or a no."""
WITH_WORDS = frozenset({"NoWithWordsIntent", "YesWithWordsIntent"})
CORRECTION = "CorrectAnswerIntent"
START = "StartIntent"
NOT_SURE = "NotSureIntent"
TELLING = frozenset(
    {
        *(REPORT, START, "CrampNowIntent", "FeelIntent", "NightsIntent", "DurationIntent"),
        "ProgressIntent",
    }
)
"""Intents that are about the speaker's own leg."""
EMERGENCY = "emergency"
"""The context after a red flag, while no sign is asked for."""
REMINDER = "reminder"
NIGHTS = "nights"
NOTHING_ASKED = frozenset({"open", "advice", EMERGENCY})

NAMING = frozenset(
    {
        *("AskReliefIntent", "AskHowToIntent", "AskWhyCauseIntent", "AskMedicineIntent"),
        *("AskSupplementIntent", "AskFoodOrDrinkIntent", CORRECTION),
    }
)
"""Intents that name a thing, which may be none that their type has."""
UNDENIED = NAMING | {"SpeechIntent"}
"""Intents whose values no negative beside them denies: "I can't hear you, speak up"."""

SAME = 0.72
"""From this nearness on, a sentence is much the same as an example."""
PART = 0.4
"""The least part of a report that its values make up to be heard as those alone."""
OPEN, ASKED = 0.55, 0.2
"""The least score of a sentence in the skill's domain: at any time, and as an answer."""
OWN = 0.4
"""Added if a sentence has one of the skill's own words, such as calf or cramp."""
AGAINST = 0.3
"""The weight of resembling an out-of-domain example."""
VAGUE = -0.45
"""Below this margin a sentence resembles no sample."""
NAMED = 0.2
"""Added if the sentence names a value that the intent is about, such as a medicine."""
COUNTED = 0.8
"""Added if a number is named after the question for the number of nights."""
TIMED = 1.2
"""Added if a day or a time is named after the offer of a reminder."""
