"""German at the desk: days and hours in one word, halves before the hour, and pairs of meanings."""

import pytest

from bedside.interaction_model import load_model
from bedside.nlu import TrainedNlu, nlu_for
from bedside.nlu.examples import filled
from bedside.nlu.normalizer import kinds_of, plain
from bedside.nlu.samples import Sample, samples_in
from bedside.nlu.vocabulary import SpokenAmounts
from tests.bedside.nlu.spoken_days import MONDAY, SpokenDays

SPOKEN_DAYS = SpokenDays("de")
day, hour = SPOKEN_DAYS.day, SPOKEN_DAYS.hour
AMOUNTS = SpokenAmounts.of("de")
REFUSED = "AMAZON.FallbackIntent"
AMAZONS_VALUES = {
    "AMAZON.NUMBER": "vier",
    "AMAZON.DURATION": "drei wochen",
    "AMAZON.DATE": "donnerstag",
    "AMAZON.TIME": "halb zehn",
}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Donnerstag", "2026-11-26"),
        ("nächsten Montag", "2026-11-30"),
        ("kommenden Mittwoch", "2026-11-25"),
        ("Donnerstag nächster Woche", "2026-12-03"),
        ("morgen früh", "2026-11-24"),
        ("übermorgen", "2026-11-25"),
        ("Montagabend", "2026-11-23"),
        ("in zwei Wochen", "2026-12-07"),
        ("in acht Tagen", "2026-11-30"),
        ("heute in einer Woche", "2026-11-30"),
        ("Freitag in einer Woche", "2026-12-04"),
        ("am zwanzigsten", "2026-12-20"),
        ("am 25.", "2026-11-25"),
        ("zweiter Jänner", "2027-01-02"),
        ("nächste Woche", "2026-W49"),
        ("am Wochenende", "2026-W48-WE"),
        ("nicht Dienstag, Mittwoch", "2026-11-25"),
        ("Dienstag geht nicht, aber Freitag", "2026-11-27"),
        ("Donnerstag statt Dienstag", "2026-11-26"),
        ("nicht Dienstag", None),
        ("am Morgen", None),
        ("guten Morgen", None),
    ],
)
def test_a_day_comes_as_its_date(said: str, value: str | None) -> None:
    assert day(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("zehn Uhr", "10:00"),
        ("10:30", "10:30"),
        ("neun Uhr dreißig", "09:30"),
        ("halb zehn", "09:30"),
        ("viertel drei", "14:15"),
        ("dreiviertel drei", "14:45"),
        ("viertel vor zehn", "09:45"),
        ("fünf vor halb drei", "14:25"),
        ("fünf nach halb drei", "14:35"),
        ("zwanzig Uhr fünfzehn", "20:15"),
        ("sieben Uhr morgens", "07:00"),
        ("Donnerstagnachmittag um drei", "15:00"),
        ("morgen früh", "MO"),
        ("heute Abend", "EV"),
        ("zehn ist zu früh, sagen wir um zwei", "14:00"),
        ("in zwei Wochen", None),
        ("nicht um zehn", None),
        ("eine Stunde", None),
    ],
)
def test_a_time_comes_with_the_hours_of_the_whole_day(said: str, value: str | None) -> None:
    assert hour(said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("zwei wochen", "P2W"),
        ("einer viertelstunde", "PT15M"),
        ("einer halben stunde", "PT30M"),
        ("anderthalb jahren", "P18M"),
        ("fünfundzwanzig minuten", "PT25M"),
    ],
)
def test_a_part_of_a_unit_is_told_in_the_next_smaller_one(said: str, value: str) -> None:
    found = AMOUNTS.duration(said)
    assert found is not None
    assert found.value == value


def test_a_compound_is_of_the_kind_of_its_last_part() -> None:
    assert kinds_of("de").of("oberschenkelkrampf und nervenschmerzen") == "CRAMPING und PAINING"


@pytest.fixture(scope="module")
def nlu() -> TrainedNlu:
    return nlu_for("de-DE").load()


def values() -> dict[str, str]:
    """Return a value of each type: the last wording of its last id."""
    types = load_model("de-DE")["interactionModel"]["languageModel"]["types"]
    own = {kind["name"]: kind["values"][-1]["name"] for kind in types}
    return AMAZONS_VALUES | {kind: [n["value"], *n["synonyms"]][-1] for kind, n in own.items()}


def spoken(sample: Sample) -> str:
    return filled(sample.text, {name: values()[kind] for name, kind in sample.slots.items()})


def test_every_sample_with_its_slots_filled_reaches_its_intent(nlu: TrainedNlu) -> None:
    intents = load_model("de-DE")["interactionModel"]["languageModel"]["intents"]
    whole = [each for each in samples_in(intents) if not each.free]
    reached = [nlu.understand(spoken(each), "open", MONDAY).intent for each in whole]
    assert reached == [each.intent for each in whole]


@pytest.mark.parametrize(
    ("said", "context", "intent"),
    [
        ("ich hab grad so einen Wadenkrampf", "open", "CrampNowIntent"),
        ("mir tut die Wade weh", "open", "StartIntent"),
        ("würde mir vielleicht eine Wärmflasche helfen", "advice", "AskReliefIntent"),
        ("wie lange soll ich denn dehnen", "advice", "AskHowToIntent"),
        ("woher kommen denn diese Krämpfe", "advice", "AskCauseIntent"),
        ("kann das eine Thrombose sein", "advice", "AskDangerIntent"),
        ("was hat die Bandscheibe denn damit zu tun", "advice", "AskWhyCauseIntent"),
        ("warum willst du das von mir wissen", "day", "AskWhyQuestionIntent"),
        ("warte mal", "eased", "AMAZON.PauseIntent"),
        ("ein bisschen lauter", "advice", "SpeechIntent"),
        ("sag die Erinnerung ab", "advice", "RemindMeIntent"),
        ("hol mir bitte sofort einen Arzt", "open", "CallForHelpIntent"),
    ],
)
def test_what_is_easily_mistaken_is_told_apart(
    nlu: TrainedNlu, said: str, context: str, intent: str
) -> None:
    assert nlu.understand(said, context, MONDAY).intent == intent


@pytest.mark.parametrize("context", ["open", "advice"])
@pytest.mark.parametrize(
    "said",
    [
        "mein Hund humpelt seit gestern",
        "spiel den Song mit den kalten Füßen",
        "das Tischbein ist lose",
        "wie lange muss die Lammkeule schmoren",
        "ich hab so Kopfschmerzen",
        "mein Laptop ist ganz heiß",
        "dreh die Heizung auf",
        "stell den Wecker auf sieben",
    ],
)
def test_what_only_sounds_like_a_leg_is_refused(nlu: TrainedNlu, said: str, context: str) -> None:
    assert nlu.understand(said, context, MONDAY).intent == REFUSED


@pytest.mark.parametrize(
    "said",
    [
        "mein rechtes Bein ist viel dicker geworden",
        "i krieg ka Luft nimmer",
        "beim Pinkeln kommt nix",
        "mein Mann lallt auf einmal",
    ],
)
def test_a_warning_arrives_in_its_own_words(nlu: TrainedNlu, said: str) -> None:
    found = nlu.understand(said, "open", MONDAY)
    assert found.intent == "ReportIntent"
    assert [slot.value for slot in found.slots.values()] == [plain(said)]
