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
from bedside.nlu.skill_reading import (
    OPEN_ANSWER,
    WORDS,
    SkillReading,
    answers_to,
    asked_by,
    denied_by,
)
from bedside.nlu.slot_filling import REPORT, SAME, SlotFiller
from bedside.nlu.tuning import (
    AGAINST,
    ANSWERS,
    ASIDE,
    ASKED,
    CONTROLS,
    COUNTED,
    EMERGENCY,
    FEEL,
    FREE_INTENT,
    FREE_SLOT,
    GUESSED,
    HEDGED,
    NAMED,
    NIGHTS,
    NO,
    NOTHING_ASKED,
    OPEN,
    OTHER_QUESTIONS,
    OWN,
    PLAIN_INTENTS,
    REMINDER,
    START,
    TELLING,
    TIMED,
    UNSURE,
    VAGUE,
    WITH_WORDS,
)
from bedside.nlu.vocabulary import SlotMatch, hesitations_of
from leg_comfort.locales import language_of

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
        answered = self._plainly(said, context)
        if answered in PLAIN_INTENTS:
            return Understood(PLAIN_INTENTS[answered])
        resemblance = self.similarity.look(said)
        intent = self._intent(said, resemblance, context, today)
        intent = self._with_words(intent, said, context)
        if not self._is_control(intent, resemblance) and self._takes_words(answered, intent):
            return _free(said)
        understood = self._with_slots(intent, said, resemblance, context, today)
        remarked = self.reading.just_asks(said) or (
            context not in NOTHING_ASKED and self.reading.remarks(said)
        )
        if understood.intent == REFUSED and remarked:
            return _free(said)
        guessed = understood.intent in {REFUSED, UNSURE} and context not in NOTHING_ASKED
        return _free(said) if guessed and self.reading.suggests(said) else understood

    def _with_slots(
        self, intent: str, said: str, resemblance: Resemblance, context: str, today: date
    ) -> Understood:
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

    def _plainly(self, said: str, context: str) -> str | None:
        """Return a reply as the skill's own grammar reads it: it comes before any guess.

        "words" is a reply that the skill reads in raw words: one to a safety question that is not
        plain, or a remark while help is needed.
        """
        if context == EMERGENCY and self.reading.remarks(said):
            return WORDS
        return self.reading.answer(said, context)

    def _is_control(self, intent: str, resemblance: Resemblance) -> bool:
        """Return whether a known sample asks for the skill's speech, help or end."""
        return intent in CONTROLS and resemblance.nearest(intent)[1] >= SAME

    def _takes_words(self, answered: str | None, intent: str) -> bool:
        """Return whether raw words are worth more than a guess at the answer."""
        return answered == WORDS or (answered == OPEN_ANSWER and intent in {*ANSWERS, UNSURE})

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
