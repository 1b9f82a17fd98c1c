"""Turn a text into the intent and slots that Alexa would send.

A sentence that is a sample, with values of its slots filled in, is that sample. A yes or a no with
more behind it brings those words. Any other goes to the custom intent whose examples it resembles,
or is out of the skill's domain; a built-in intent is never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bedside.console import read_toml
from bedside.nlu import tuning
from bedside.nlu.answers import AnswerReader, ReadAs
from bedside.nlu.examples import REFUSED, is_learnt
from bedside.nlu.normalizer import fluent, plain, without_fillers
from bedside.nlu.samples import Match, chosen
from bedside.nlu.similarity import Resemblance, SimilarityModel
from bedside.nlu.similarity_cache import learnt
from bedside.nlu.slot_filling import SlotFiller
from bedside.nlu.tuning import REPORT, REPORTED, SAY
from bedside.nlu.vocabulary import SlotMatch, fillers_of, hesitations_of
from leg_comfort.locales import language_of

CONTEXTS = Path(__file__).with_name("contexts.toml")
Weights = Mapping[str, Mapping[str, float]]
Slots = Mapping[str, SlotMatch]


@dataclass(frozen=True, slots=True)
class Understood:
    """An intent and its filled slots. reason: why it is this one."""

    intent: str
    slots: Slots = field(default_factory=dict)
    reason: str = field(default="", compare=False)


@dataclass(slots=True)
class TrainedNlu:
    """The nlu of one locale."""

    similarity: SimilarityModel
    slot_filler: SlotFiller
    contexts: Weights
    answers: AnswerReader
    hesitations: frozenset[str]
    fillers: frozenset[str]

    @classmethod
    def of(cls, model: Mapping[str, Any], locale: str, keep: Path | None = None) -> "TrainedNlu":
        """Train the nlu for a model of a locale or a language.

        keep is a folder that caches trained models.
        """
        language = language_of(locale)
        contexts, answers = read_toml(CONTEXTS), AnswerReader.of(language)
        return cls(
            learnt(model, locale, keep),  # Last of what can fail, since it may take long.
            SlotFiller.of(model, language),
            contexts,
            answers,
            hesitations_of(language),
            fillers_of(language),
        )

    def understand(self, text: str, context: str = "open", today: date | None = None) -> Understood:
        """Return the intent that Alexa would send for a text.

        context is the id of the pending question, "advice" or "open". today is the day from which
        "Thursday" counts, by default that of this machine.
        """
        today = today or date.today()
        said = self.heard(text)
        if not said:
            return Understood(REFUSED, reason="nothing was said")
        for words in (plain(text), said):
            if exact := chosen(self.matches(words, today)):
                return _matched(exact, "it is a sample")
        if near := self._but_for_fillers(said, today):
            return _matched(near, "it is a sample, but for fillers")
        if answered := self._answered(said, today):
            return _matched(answered, "it begins like a sample that takes any words")
        return self._guess(said, context, today)

    def heard(self, text: str) -> str:
        """Return a text as a recogniser writes it: no punctuation, no hesitations."""
        return fluent(plain(text), self.hesitations)

    def matches(self, said: str, today: date) -> list[Match]:
        """Return every sample that a sentence is."""
        return self.slot_filler.samples.matches(said, today)

    def behind_carrier(self, said: str) -> list[Match]:
        """Return the samples that take any words and begin the sentence."""
        return self.slot_filler.samples.behind_carrier(said)

    def _but_for_fillers(self, said: str, today: date) -> Match | None:
        """Return the sample of a custom intent that a sentence is without its fillers, if any."""
        bare = without_fillers(said, self.fillers)
        found = chosen(self.matches(bare, today)) if bare != said else None
        return found if found and is_learnt(found.intent) else None

    def _answered(self, said: str, today: date) -> Match | None:
        """Return the yes or no that a sentence begins with, unless a question or a wish follows.

        A sample of a correction that begins in the same way, and is longer, comes before it.
        """
        match = next((m for m in self.behind_carrier(said) if m.intent in tuning.WITH_WORDS), None)
        if match is None:
            return None
        corrected = self.slot_filler.samples.aligned(tuning.CORRECTION, said)
        if corrected and len(corrected.sample.carrier) > len(match.sample.carrier):
            return corrected
        (behind,) = match.slots.values()
        bare = without_fillers(behind.value, self.fillers)
        wish = chosen(self.matches(bare, today))
        return None if wish and wish.intent not in tuning.ANSWERING else match

    def _guess(self, said: str, context: str, today: date) -> Understood:
        answer = self.answers.read(said, context)
        if answer is ReadAs.UNSURE:
            return Understood(tuning.NOT_SURE, reason="it reads like somebody who is not sure")
        if answer is ReadAs.ANSWER:
            return self._in_words(said, "it reads like an answer, and is no sample of one")
        resemblance = self.similarity.look(said)
        intent = self._intent(said, resemblance, context, today)
        nearest, nearness = resemblance.nearest(intent)
        if intent == REFUSED:
            return Understood(REFUSED, reason=f"it resembles {nearest.text!r}, or nothing at all")
        doubtful = intent == tuning.NOT_SURE and answer is ReadAs.NO_ANSWER
        if doubtful or (intent in tuning.TELLING and nearness < tuning.SAME):
            return self._in_words(said, "it tells something, in words that are no sample")
        slots = self.slot_filler.filled(intent, said, today)
        if intent == REPORT and slots and _part_told(slots, said) < tuning.PART:
            return self._in_words(said, "it tells more than the values in it")
        if not slots and (intent == tuning.CORRECTION or self.slot_filler.needs_slots(intent)):
            return self._in_words(said, f"it resembles {intent}, without a value of its slots")
        warnings = self.answers.warnings(said) if intent == REPORT else frozenset[str]()
        if warnings and warnings.isdisjoint(each.id for each in slots.values()):
            return self._in_words(said, "it tells a warning sign that its slots do not hold")
        return Understood(intent, slots, f"it resembles {nearest.text!r}")

    def _in_words(self, said: str, reason: str) -> Understood:
        """Return the sentence in raw words: behind a carrier, or as a report that is nothing else.

        A sample that is nothing but a slot takes whatever resembles no other.
        """
        carried = next((m for m in self.behind_carrier(said) if m.intent == SAY), None)
        if carried:
            return _matched(carried, f"{reason}; it begins with a carrier")
        return Understood(REPORT, {REPORTED: SlotMatch(said)}, reason)

    def _intent(self, said: str, resemblance: Resemblance, context: str, today: date) -> str:
        margins = self._margins(said, resemblance, context, today)
        refused = margins.pop(REFUSED)
        best = max(margins, key=lambda name: margins[name])
        own = tuning.OWN * resemblance.own
        worth = resemblance.belonging + margins[best] - tuning.AGAINST * refused + own
        asked = context not in tuning.NOTHING_ASKED or best == REPORT
        if worth < (tuning.ASKED if asked else tuning.OPEN):
            return REFUSED
        vague = best in tuning.TELLING and margins[best] < tuning.VAGUE
        return REFUSED if vague else best

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
        filler = self.slot_filler
        named = intent != tuning.START and filler.names(intent, said)
        timed = context == tuning.REMINDER and filler.names_a_time(intent, said, today)
        counted = context == tuning.NIGHTS and filler.names_a_number(intent, said)
        return tuning.NAMED * named + tuning.TIMED * timed + tuning.COUNTED * counted


def _matched(match: Match, reason: str) -> Understood:
    return Understood(match.intent, match.slots, f"{reason}: {match.sample.text!r}")


def _part_told(slots: Slots, said: str) -> float:
    """Return which part of the words of a sentence stands in the values of its slots."""
    told = {word for slot in slots.values() for word in slot.value.split()}
    words = said.split()
    return sum(word in told for word in words) / len(words)
