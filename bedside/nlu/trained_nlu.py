"""From what was said to what Alexa would send."""

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bedside.console import InputError
from bedside.interaction_model.generator import FOLDER, LOCALES, path_of
from bedside.nlu.normalizer import fluent, plain
from bedside.nlu.similarity import REFUSED, Likeness, Sight
from bedside.nlu.similarity_cache import learnt
from bedside.nlu.skill_reading import Notice, answers_to, asked_by, denied_by
from bedside.nlu.slot_filling import REPORT, SAME, Filling
from bedside.nlu.vocabulary import Slot, hesitations_of

FREE_INTENT, FREE_SLOT = "SayIntent", "words"
WITH_WORDS = frozenset({REPORT, "CorrectAnswerIntent", "CallForHelpIntent"})
"""What reaches the skill with its words, or has to reach it as it is."""
START = "StartIntent"
NO = "AMAZON.NoIntent"
HEDGED = frozenset({REPORT, FREE_INTENT, "FeelIntent", START})
"""What a no with a few more words is easily taken for."""
UNSURE = "NotSureIntent"
ASIDE = frozenset(
    {"FeelIntent", "DurationIntent", START, "ProgressIntent", "AMAZON.PauseIntent", UNSURE}
)
"""What an answer to another question is easily taken for."""
OTHER_QUESTIONS = frozenset({"feel", "nights", "eased"})
"""Questions whose answer is another than yes or no."""
FEEL = "feel"
GUESSED = 0.22
"""From this nearness on a sentence is taken for an answer to what was asked."""
TELLING = frozenset(
    {REPORT, START, "CrampNowIntent", "FeelIntent", "NightsIntent", "DurationIntent"}
)
"""What tells of a leg, the speaker's own."""
ANSWERS = frozenset({"AMAZON.YesIntent", "AMAZON.NoIntent"})
REMINDER = "reminder"
NIGHTS = "nights"
NOTHING_ASKED = frozenset({"open", "advice"})

OPEN, ASKED = 0.55, 0.2
"""What a sentence has to be worth to be the skill's business: at any time, and as an answer."""
OWN = 0.4
"""What it adds that a word is used that hardly anybody else's business has: calf, cramp."""
AGAINST = 0.3
"""How much it weighs that a sentence resembles what is none of the skill's business."""
VAGUE = -0.45
"""Below this margin a sentence resembles no sample."""
NAMED = 0.2
"""What it adds that something the intent is about is named: a medicine, a cause."""
COUNTED = 0.8
"""What it adds that a number is named, where the number of nights was just asked."""
TIMED = 1.2
"""What it adds that a day or a time is named, where a reminder was just offered."""

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Heard:
    """An intent and its filled slots."""

    intent: str
    slots: Mapping[str, Slot] = field(default_factory=dict)


@dataclass(slots=True)
class Understanding:
    """Understands one locale."""

    likeness: Likeness
    filling: Filling
    contexts: Weights
    notice: Notice
    hesitations: frozenset[str]
    today: Callable[[], date] = date.today
    """The day it is, from which "Thursday" counts."""

    @classmethod
    def load(cls, locale: str = "en-US", today: Callable[[], date] = date.today) -> "Understanding":
        """Learn the model of a locale, once for each in a process. today: the day it is.

        Raises ValueError, in one line, where there is no model for the locale.
        """
        return replace(_load(locale), today=today)

    @classmethod
    def of(cls, model: Mapping[str, Any], locale: str, keep: Path | None = None) -> "Understanding":
        """Learn the model of a locale or a language.

        keep: a folder where what was learnt is kept for the next time.
        """
        language = locale.partition("-")[0]
        contexts = Path(__file__).with_name("contexts.toml").read_text(encoding="utf-8")
        return cls(
            learnt(model, locale, keep),
            Filling.of(model, language),
            tomllib.loads(contexts),
            Notice.of(language),
            hesitations_of(language),
        )

    def understand(self, text: str, context: str = "open") -> Heard:
        """Give what Alexa would send for a text. context: the pending question, advice or open."""
        said = plain(text)
        if not said:
            return Heard(REFUSED)
        if said not in self.likeness.texts:
            said = fluent(said, self.hesitations)
        sight = self.likeness.look(said)
        intent = self._intent(said, sight, context)
        intent = self._with_words(intent, said, context)
        if intent == FREE_INTENT:
            return _free(said)
        if intent == REFUSED:
            return Heard(REFUSED)
        slots = self.filling.filled(intent, said, sight, self.today())
        if intent == START and sight.nearest(START)[1] < SAME:
            return Heard(START, {"feel": Slot(said)})
        if intent == REPORT:
            return self._reported(said, slots["finding"], sight, context)
        return Heard(intent, slots)

    def _with_words(self, intent: str, said: str, context: str) -> str:
        """Turn to raw words, or to a plain no, where the words themselves say more than the guess.

        A warning sign or somebody else's leg reaches the skill in raw words whatever was guessed.
        """
        if intent not in WITH_WORDS and self.notice.needs_words(said):
            return FREE_INTENT
        if intent in HEDGED and self._plain_no(said, context):
            return NO
        answered = intent in ASIDE and self.notice.answers(said, asked_by(context))
        return FREE_INTENT if answered else intent

    def _reported(self, said: str, finding: Slot, sight: Sight, context: str) -> Heard:
        """Hand over the raw words too, as a second finding, unless the sentence is a sample's own.

        A sentence may say more than the one thing it resembles, and the skill reads words itself.
        """
        if finding.id is None or self._denied_unsaid(finding.id, said, sight):
            return self._answered(said, sight, context)
        if self.notice.deny(said, {finding.id}):
            return _free(said)
        whole = sight.nearest(REPORT)[1] >= SAME and context != FEEL
        if whole and not self.notice.needs_words(said):
            return Heard(REPORT, {"finding": finding})
        return Heard(REPORT, {"finding": finding, "other_finding": Slot(said)})

    def _denied_unsaid(self, finding: str, said: str, sight: Sight) -> bool:
        """Whether a sentence only resembles a denial of a warning sign, and denies none of it."""
        denied = denied_by(finding)
        taught = sight.nearest(REPORT)[1] >= SAME
        return self.notice.warn(denied) and not taught and not self.notice.deny(said, denied)

    def _answered(self, said: str, sight: Sight, context: str) -> Heard:
        """Hand over raw words that the skill can read; else guess an answer to what was asked."""
        if self.notice.reads(said, context not in NOTHING_ASKED):
            return _free(said)
        wanted = answers_to(context)
        name, nearness = sight.nearest_of(REPORT, wanted) if wanted else ("", 0.0)
        if nearness < GUESSED:
            return Heard(REFUSED)
        return Heard(REPORT, {"finding": Slot(said, name), "other_finding": Slot(said)})

    def _intent(self, said: str, sight: Sight, context: str) -> str:
        margins = self._margins(said, sight, context)
        refused = margins.pop(REFUSED)
        best = max(margins, key=lambda name: margins[name])
        worth = sight.belonging + margins[best] - AGAINST * refused + OWN * sight.own
        if worth < (OPEN if context in NOTHING_ASKED else ASKED):
            return REFUSED
        if best in TELLING and context in NOTHING_ASKED and self._strange(best, said, sight):
            return REFUSED
        vague = margins[best] < VAGUE
        asked = context not in NOTHING_ASKED
        more = (vague and best != UNSURE) or self._says_more(best, said, sight)
        if more and self.notice.reads(said, asked):
            return FREE_INTENT
        return REFUSED if vague and best in TELLING else best

    def _strange(self, intent: str, said: str, sight: Sight) -> bool:
        """Whether it is about something else than a leg, and in no words that were taught."""
        return sight.nearest(intent)[1] < SAME and self.notice.of_others(said)

    def _plain_no(self, said: str, context: str) -> bool:
        """Whether a question of yes and no is answered by a no and how the leg feels."""
        asked = asked_by(context)
        return bool(asked) and context not in OTHER_QUESTIONS and self.notice.plain_no(said, asked)

    def _says_more(self, intent: str, said: str, sight: Sight) -> bool:
        """Whether a yes or no comes with a finding: the skill reads both in raw words."""
        taught = sight.nearest(intent)[1] >= SAME
        return intent in ANSWERS and not taught and self.notice.adds(said)

    def _margins(self, said: str, sight: Sight, context: str) -> dict[str, float]:
        weights = self.contexts.get(context, self.contexts["yes_no"])
        return {
            name: margin + weights.get(name, 0.0) + self._named(name, said, context)
            for name, margin in sight.margins().items()
        }

    def _named(self, intent: str, said: str, context: str) -> float:
        """Give what it adds that something the intent is about is named in the sentence."""
        named = intent != START and self.filling.names(intent, said)
        timed = context == REMINDER and self.filling.names_a_time(intent, said, self.today())
        counted = context == NIGHTS and self.filling.names_a_number(intent, said)
        return NAMED * named + TIMED * timed + COUNTED * counted


def _free(said: str) -> Heard:
    return Heard(FREE_INTENT, {FREE_SLOT: Slot(said)})


@cache
def _load(locale: str) -> Understanding:
    path = path_of(locale)
    if not path.is_file():
        known = ", ".join(sorted(each.stem for each in FOLDER.glob("*.json")))
        raise ValueError(f"no interaction model for {locale!r}: choose from {known}")
    model = json.loads(path.read_text(encoding="utf-8"))
    return Understanding.of(model, locale, FOLDER.parent / "build" / "learnt")


def hearing_for(locale: str, today: Callable[[], date] = date.today) -> Understanding:
    """Language understanding for a locale: by its own model, else by its language's first one.

    today: the day by the bed; it stays open to change, as the attribute `today` of what is given.
    InputError where no model speaks the language.
    """
    if locale in LOCALES:
        return Understanding.load(locale, today)
    language = locale.partition("-")[0]
    shared = next((each for each in LOCALES if each.partition("-")[0] == language), None)
    if shared is None:
        raise InputError(f"no interaction model for {locale!r}: choose from {', '.join(LOCALES)}")
    return Understanding.load(shared, today)
