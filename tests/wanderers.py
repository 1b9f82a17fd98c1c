"""People who answer mostly, and now and then say anything at all: the same ones on every run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from bedside.simulator.alexa_requests import FilledSlot
from bedside.simulator.exchange import Exchange
from bedside.simulator.fake_alexa_api import FakeAlexaApi
from leg_comfort.locales import DEFAULT_LOCALE
from tests.beds import Bed, well
from tests.languages import language
from tests.walks import INTENTS, VALUES, values_in

TURNS_AT_MOST = 25
ANSWERING = 0.6
"""How often what they say is an answer, not anything at all."""
MOODS = (
    {"AMAZON.NoIntent": 6, "AMAZON.YesIntent": 3, "NotSureIntent": 1},
    {"AMAZON.NoIntent": 1},
)
"""What they answer, and how often: one half of them has none of the signs that are asked for."""
ENDING = frozenset({"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"})
"""Left out of what may be said: nearly every walk would be over after a few turns."""
SAYING = sorted(INTENTS.keys() - ENDING)
BUILT_IN = {
    "AMAZON.NUMBER": tuple(map(str, range(15))),
    "AMAZON.DURATION": ("P3W", "P1M", "PT25M", "PT2M", "P2D"),
    "AMAZON.DATE": ("2026-01-20", "2026-02-01", "2026-W04", "someday"),
    "AMAZON.TIME": ("10:00", "15:30", "MO"),
}


@dataclass(frozen=True)
class Wanderer:
    """Somebody whose words are drawn by a seed."""

    seed: int
    amazon: FakeAlexaApi
    locale: str = DEFAULT_LOCALE

    def walk(self) -> Iterator[Exchange]:
        """Open the skill and talk with it; yield each turn, until it ends or it is enough."""
        well(self.amazon, self.locale)
        drawn = Random(self.seed)
        bed = Bed(self.amazon, diary=self.seed % 4 == 0, locale=self.locale)
        bed.device.seed, mood = self.seed, MOODS[self.seed % len(MOODS)]
        yield bed.device.launch()
        while bed.device.open and len(bed.device.exchanges) < TURNS_AT_MOST:
            yield bed.device.intend(*_said(drawn, mood, self.locale))


def _said(drawn: Random, mood: Mapping[str, int], locale: str) -> tuple[str, dict[str, FilledSlot]]:
    if drawn.random() < ANSWERING:
        return drawn.choices([*mood], [*mood.values()])[0], {}
    name = drawn.choice(SAYING)
    filled = {slot["name"]: _value(drawn, slot["type"], locale) for slot in INTENTS[name]}
    return name, filled


def _value(drawn: Random, kind: str, locale: str) -> FilledSlot:
    if kind in VALUES:
        return FilledSlot(*drawn.choice(values_in(locale)[kind]))
    return FilledSlot(drawn.choice(BUILT_IN.get(kind, language(locale).walks["wandering"])))
