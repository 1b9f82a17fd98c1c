"""The intents that are easily mistaken for each other, and the weights of a guess."""

from bedside.nlu.slot_filling import REPORT

FREE_INTENT, FREE_SLOT = "SayIntent", "words"
WITH_WORDS = frozenset({REPORT, "CorrectAnswerIntent", "CallForHelpIntent"})
"""Intents that carry the words to the skill, or must reach it as they are."""
START = "StartIntent"
NO = "AMAZON.NoIntent"
HEDGED = frozenset({REPORT, FREE_INTENT, "FeelIntent", START})
"""Intents that a no with a few more words is easily mistaken for."""
UNSURE = "NotSureIntent"
ASIDE = frozenset(
    {"FeelIntent", "DurationIntent", START, "ProgressIntent", "AMAZON.PauseIntent", UNSURE}
)
"""Intents that an answer to another question is easily mistaken for."""
OTHER_QUESTIONS = frozenset({"feel", "nights", "eased"})
"""Questions that are answered by something other than yes or no."""
FEEL = "feel"
GUESSED = 0.22
"""The least nearness of a guessed answer to a question."""
TELLING = frozenset(
    {REPORT, START, "CrampNowIntent", "FeelIntent", "NightsIntent", "DurationIntent"}
)
"""Intents that are about the speaker's own leg."""
PLAIN_INTENTS = {"yes": "AMAZON.YesIntent", "no": NO, "unsure": UNSURE}
"""The answers that reach the skill without words."""
CONTROLS = frozenset(
    {
        *("AMAZON.RepeatIntent", "AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.HelpIntent"),
        *("AMAZON.PauseIntent", "AMAZON.StartOverIntent", "SpeechIntent", "CallForHelpIntent"),
        "AskWhyQuestionIntent",
    }
)
"""Intents that a reply to a safety question may have instead of an answer."""
EMERGENCY = "emergency"
"""The context after a red flag, while no sign is asked for."""
ANSWERS = frozenset({"AMAZON.YesIntent", "AMAZON.NoIntent"})
REMINDER = "reminder"
NIGHTS = "nights"
NOTHING_ASKED = frozenset({"open", "advice", EMERGENCY})

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
