"""Turn a text into the intent and slots that Alexa would send."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bedside.nlu.normalizer import fluent, plain
from bedside.nlu.similarity import REFUSED, Resemblance, SimilarityModel
from bedside.nlu.similarity_cache import learnt
from bedside.nlu.skill_reading import SkillReading, answers_to, asked_by, denied_by
from bedside.nlu.slot_filling import REPORT, SAME, SlotFiller
from bedside.nlu.vocabulary import SlotMatch, hesitations_of
from leg_comfort.locales import language_of

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
ANSWERS = frozenset({"AMAZON.YesIntent", "AMAZON.NoIntent"})
REMINDER = "reminder"
NIGHTS = "nights"
NOTHING_ASKED = frozenset({"open", "advice"})

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

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Understood:
    """An intent and its filled slots."""

    intent: str
    slots: Mapping[str, SlotMatch] = field(default_factory=dict)


@dataclass(slots=True)
class TrainedNlu:
    """The nlu of one locale."""

    similarity: SimilarityModel
    slot_filler: SlotFiller
    contexts: Weights
    reading: SkillReading
    hesitations: frozenset[str]

    @classmethod
    def of(cls, model: Mapping[str, Any], locale: str, keep: Path | None = None) -> "TrainedNlu":
        """Train the nlu for a model of a locale or a language.

        keep is a folder that caches trained models.
        """
        language = language_of(locale)
        contexts = Path(__file__).with_name("contexts.toml").read_text(encoding="utf-8")
        return cls(
            learnt(model, locale, keep),
            SlotFiller.of(model, language),
            tomllib.loads(contexts),
            SkillReading.of(language),
            hesitations_of(language),
        )

    def understand(self, text: str, context: str = "open", today: date | None = None) -> Understood:
        """Return the intent that Alexa would send for a text.

        context is the id of the pending question, "advice" or "open". today is the day from which
        "Thursday" counts, by default that of this machine.
        """
        today = today or date.today()
        said = plain(text)
        if not said:
            return Understood(REFUSED)
        if said not in self.similarity.texts:
            said = fluent(said, self.hesitations)
        resemblance = self.similarity.look(said)
        intent = self._intent(said, resemblance, context, today)
        intent = self._with_words(intent, said, context)
        if intent == FREE_INTENT:
            return _free(said)
        if intent == REFUSED:
            return Understood(REFUSED)
        slots = self.slot_filler.filled(intent, said, resemblance, today)
        if intent == START and resemblance.nearest(START)[1] < SAME:
            return Understood(START, {"feel": SlotMatch(said)})
        if intent == REPORT:
            return self._reported(said, slots["finding"], resemblance, context)
        return Understood(intent, slots)

    def _with_words(self, intent: str, said: str, context: str) -> str:
        """Return raw words, or a plain no, if they are worth more than the guess.

        A red flag or another person's leg always reaches the skill in raw words.
        """
        if intent not in WITH_WORDS and self.reading.needs_words(said):
            return FREE_INTENT
        if intent in HEDGED and self._plain_no(said, context):
            return NO
        answered = intent in ASIDE and self.reading.answers(said, asked_by(context))
        return FREE_INTENT if answered else intent

    def _reported(
        self, said: str, finding: SlotMatch, resemblance: Resemblance, context: str
    ) -> Understood:
        """Return a report with the raw words as a second finding, unless it is a known sample.

        A sentence may mention more than the finding it resembles, and the skill reads words itself.
        """
        if finding.id is None or self._denied_unsaid(finding.id, said, resemblance):
            return self._answered(said, resemblance, context)
        if self.reading.deny(said, {finding.id}):
            return _free(said)
        whole = resemblance.nearest(REPORT)[1] >= SAME and context != FEEL
        if whole and not self.reading.needs_words(said):
            return Understood(REPORT, {"finding": finding})
        return Understood(REPORT, {"finding": finding, "other_finding": SlotMatch(said)})

    def _denied_unsaid(self, finding: str, said: str, resemblance: Resemblance) -> bool:
        """Return whether a sentence resembles the denial of a red flag and does not deny it."""
        denied = denied_by(finding)
        taught = resemblance.nearest(REPORT)[1] >= SAME
        return self.reading.warn(denied) and not taught and not self.reading.deny(said, denied)

    def _answered(self, said: str, resemblance: Resemblance, context: str) -> Understood:
        """Return the raw words if the skill can read them, else a guess at the answer."""
        if self.reading.reads(said, context not in NOTHING_ASKED):
            return _free(said)
        wanted = answers_to(context)
        name, nearness = resemblance.nearest_of(REPORT, wanted) if wanted else ("", 0.0)
        if nearness < GUESSED:
            return Understood(REFUSED)
        return Understood(
            REPORT, {"finding": SlotMatch(said, name), "other_finding": SlotMatch(said)}
        )

    def _intent(self, said: str, resemblance: Resemblance, context: str, today: date) -> str:
        margins = self._margins(said, resemblance, context, today)
        refused = margins.pop(REFUSED)
        best = max(margins, key=lambda name: margins[name])
        worth = resemblance.belonging + margins[best] - AGAINST * refused + OWN * resemblance.own
        if worth < (OPEN if context in NOTHING_ASKED else ASKED):
            return REFUSED
        if best in TELLING and context in NOTHING_ASKED and self._strange(best, said, resemblance):
            return REFUSED
        vague = margins[best] < VAGUE
        asked = context not in NOTHING_ASKED
        more = (vague and best != UNSURE) or self._says_more(best, said, resemblance)
        if more and self.reading.reads(said, asked):
            return FREE_INTENT
        return REFUSED if vague and best in TELLING else best

    def _strange(self, intent: str, said: str, resemblance: Resemblance) -> bool:
        """Return whether it is about something other than a leg, and no known sample."""
        return resemblance.nearest(intent)[1] < SAME and self.reading.of_others(said)

    def _plain_no(self, said: str, context: str) -> bool:
        """Return whether it is a no, with how the leg feels, to a yes-no question."""
        asked = asked_by(context)
        return bool(asked) and context not in OTHER_QUESTIONS and self.reading.plain_no(said, asked)

    def _says_more(self, intent: str, said: str, resemblance: Resemblance) -> bool:
        """Return whether a yes or no comes with a finding, which the skill reads in raw words."""
        taught = resemblance.nearest(intent)[1] >= SAME
        return intent in ANSWERS and not taught and self.reading.adds(said)

    def _margins(
        self, said: str, resemblance: Resemblance, context: str, today: date
    ) -> dict[str, float]:
        weights = self.contexts.get(context, self.contexts["yes_no"])
        return {
            name: margin + weights.get(name, 0.0) + self._named(name, said, context, today)
            for name, margin in resemblance.margins().items()
        }

    def _named(self, intent: str, said: str, context: str, today: date) -> float:
        """Return the addition for naming something that the intent is about."""
        named = intent != START and self.slot_filler.names(intent, said)
        timed = context == REMINDER and self.slot_filler.names_a_time(intent, said, today)
        counted = context == NIGHTS and self.slot_filler.names_a_number(intent, said)
        return NAMED * named + TIMED * timed + COUNTED * counted


def _free(said: str) -> Understood:
    return Understood(FREE_INTENT, {FREE_SLOT: SlotMatch(said)})
