"""A sentence is matched with samples as Amazon says that Alexa does it."""

from datetime import date

import pytest

from bedside.nlu.normalizer import kinds_of
from bedside.nlu.samples import Match, Samples, amazons_own, chosen
from bedside.nlu.vocabulary import SlotMatch, Vocabulary
from tests.bedside.nlu.small_models import Intent, model_of

MONDAY = date(2026, 11, 23)
FREE = "AMAZON.SearchQuery"
PLACES = {
    "calf": ["my calf", "the calf"],
    "foot": ["my foot", "the foot"],
    "sole": ["my foot sole"],
}
HOW = {"ache": ["an ache", "sole ache"], "cramp": ["a cramp"]}
TYPES = {"PLACE": PLACES, "HOW": HOW}


def samples_of(*intents: Intent) -> Samples:
    model = model_of(*intents, types=TYPES)
    return Samples.of(model, "en", Vocabulary.of(model, kinds_of("en")))


def found(samples: Samples, said: str) -> tuple[str, dict[str, SlotMatch]] | None:
    """Return the intent and the slots of the match that Alexa takes."""
    match = chosen(samples.matches(said, MONDAY))
    return None if match is None else (match.intent, dict(match.slots))


def behind(samples: Samples, said: str) -> list[tuple[str, str]]:
    """Return the intent and the free words of each sample that begins a sentence."""
    matches = samples.behind_carrier(said)
    return [(each.intent, slot.value) for each in matches for slot in each.slots.values()]


WHERE = samples_of(
    Intent("WhereIntent", ["{place}", "it is {place}", "tell me where"], {"place": "PLACE"}),
    Intent("BothIntent", ["{place} has {how}", "{place} {how}"], {"place": "PLACE", "how": "HOW"}),
    Intent("AMAZON.RepeatIntent", ["tell me where", "come again"]),
    Intent("AMAZON.NextIntent", []),
)


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("tell me where", "WhereIntent", {}),
        ("come again", "AMAZON.RepeatIntent", {}),
        ("my calf", "WhereIntent", {"place": SlotMatch("my calf", "calf")}),
        ("it is the foot", "WhereIntent", {"place": SlotMatch("the foot", "foot")}),
    ],
)
def test_a_sentence_that_is_a_sample_is_its_intent(
    said: str, intent: str, slots: dict[str, SlotMatch]
) -> None:
    assert found(WHERE, said) == (intent, slots)


@pytest.mark.parametrize(
    "said",
    ["", "tell me", "tell me where now", "it is", "it is my", "it is my calf now", "is my calf"],
)
def test_a_part_of_a_sample_or_more_than_it_is_none(said: str) -> None:
    assert found(WHERE, said) is None


def test_a_value_that_its_type_does_not_have_is_no_match() -> None:
    assert found(WHERE, "it is my elbow") is None


def test_a_custom_intent_goes_before_a_built_in_one() -> None:
    said = "tell me where"
    assert {m.intent for m in WHERE.matches(said, MONDAY)} == {"WhereIntent", "AMAZON.RepeatIntent"}
    assert found(WHERE, said) == ("WhereIntent", {})


def test_a_custom_intent_takes_even_what_is_amazons_own() -> None:
    samples = samples_of(Intent("OwnIntent", ["{how}", "skip"], {"how": "HOW"}))
    assert found(samples, "skip") == ("OwnIntent", {})
    assert found(samples, "skip forward") == ("AMAZON.NextIntent", {})


def test_two_slots_arrive_together() -> None:
    both = {"place": SlotMatch("the foot", "foot"), "how": SlotMatch("a cramp", "cramp")}
    assert found(WHERE, "the foot has a cramp") == ("BothIntent", both)
    assert found(WHERE, "the foot a cramp") == ("BothIntent", both)


def test_where_one_slot_ends_and_the_next_begins_the_first_takes_most_words() -> None:
    assert found(WHERE, "my foot sole ache") == (
        "BothIntent",
        {"place": SlotMatch("my foot", "foot"), "how": SlotMatch("sole ache", "ache")},
    )
    assert found(WHERE, "my foot sole an ache") == (
        "BothIntent",
        {"place": SlotMatch("my foot sole", "sole"), "how": SlotMatch("an ache", "ache")},
    )


def test_two_slots_without_the_words_between_them_are_no_match() -> None:
    assert found(WHERE, "my calf hurts a cramp") is None
    assert found(WHERE, "has a cramp") is None


def test_of_two_samples_the_one_that_fills_more_slots_counts() -> None:
    samples = samples_of(
        Intent("WhereIntent", ["{place} today", "my calf today"], {"place": "PLACE"}),
    )
    assert found(samples, "my calf today") == (
        "WhereIntent",
        {"place": SlotMatch("my calf", "calf")},
    )


def test_a_sample_without_a_slot_delivers_none() -> None:
    samples = samples_of(
        Intent("WhereIntent", ["it is in my calf again", "it is {place}"], {"place": "PLACE"}),
    )
    assert found(samples, "it is in my calf again") == ("WhereIntent", {})


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("AMAZON.NUMBER", "twenty one", "21"),
        ("AMAZON.NUMBER", "3", "3"),
        ("AMAZON.DURATION", "three weeks", "P3W"),
        ("AMAZON.DATE", "thursday", "2026-11-26"),
        ("AMAZON.DATE", "tomorrow morning", "2026-11-24"),
        ("AMAZON.TIME", "half past nine", "09:30"),
    ],
)
@pytest.mark.parametrize("sample", ["{what}", "for {what}", "for {what} please"])
def test_a_value_of_amazons_own_type_arrives_as_alexa_writes_it(
    kind: str, said: str, value: str, sample: str
) -> None:
    samples = samples_of(Intent("WhenIntent", [sample], {"what": kind}))
    sentence = sample.replace("{what}", said)
    assert found(samples, sentence) == ("WhenIntent", {"what": SlotMatch(value)})


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("AMAZON.NUMBER", "about three"),
        ("AMAZON.NUMBER", "three nights"),
        ("AMAZON.DURATION", "three weeks of pain"),
        ("AMAZON.DURATION", "not three weeks"),
        ("AMAZON.DATE", "my cramp on thursday"),
        ("AMAZON.DATE", "in the calf"),
        ("AMAZON.TIME", "my calf at nine"),
    ],
)
def test_words_that_only_hold_a_value_of_amazons_own_type_are_no_match(
    kind: str, said: str
) -> None:
    samples = samples_of(Intent("WhenIntent", ["{what}", "for {what}"], {"what": kind}))
    assert found(samples, said) is None
    assert found(samples, f"for {said}") is None


def test_a_day_and_a_time_side_by_side_are_told_apart() -> None:
    slots = {"day": "AMAZON.DATE", "time": "AMAZON.TIME"}
    samples = samples_of(Intent("WhenIntent", ["make it {day} at {time}", "{day} {time}"], slots))
    both = {"day": SlotMatch("2026-11-26"), "time": SlotMatch("10:00")}
    assert found(samples, "make it thursday at ten o'clock") == ("WhenIntent", both)
    assert found(samples, "thursday ten o'clock") == ("WhenIntent", both)


SAYING = samples_of(
    Intent("SayIntent", ["i think {words}", "because {words}"], {"words": FREE}),
    Intent("NoIntent", ["no {words}", "no nothing like that {words}"], {"words": FREE}),
    Intent("YesIntent", ["yes {words}"], {"words": FREE}),
)


def test_free_words_are_what_stands_behind_the_carrier_and_nothing_else() -> None:
    assert behind(SAYING, "i think it is my calf") == [("SayIntent", "it is my calf")]
    assert behind(SAYING, "yes the left one since sunday") == [
        ("YesIntent", "the left one since sunday")
    ]


@pytest.mark.parametrize(
    "said",
    ["", "no", "i think", "no nothing", "nothing", "note it is sore", "well no it is sore"],
)
def test_without_a_word_behind_it_a_carrier_brings_nothing(said: str) -> None:
    assert [each for each in behind(SAYING, said) if each != ("NoIntent", "nothing")] == []


def test_the_longest_carrier_comes_first() -> None:
    assert behind(SAYING, "no nothing like that in my legs") == [
        ("NoIntent", "in my legs"),
        ("NoIntent", "nothing like that in my legs"),
    ]


def test_free_words_are_never_a_match_of_the_whole_sentence() -> None:
    assert SAYING.matches("i think it is my calf", MONDAY) == []


CORRECTING = samples_of(
    Intent(
        "CorrectIntent",
        ["i meant {place}", "no i meant {place}", "i meant {place} of course", "{place}", "wrong"],
        {"place": "PLACE"},
    ),
    Intent("HowIntent", ["my calf is {how}"], {"how": "HOW"}),
    Intent("CountIntent", ["it was {number}"], {"number": "AMAZON.NUMBER"}),
)


def aligned(intent: str, said: str) -> tuple[str, dict[str, SlotMatch]] | None:
    match: Match | None = CORRECTING.aligned(intent, said)
    return None if match is None else (match.sample.text, dict(match.slots))


def test_a_known_value_behind_a_carrier_arrives_with_its_id() -> None:
    assert aligned("CorrectIntent", "i meant the foot") == (
        "i meant {place}",
        {"place": SlotMatch("the foot", "foot")},
    )


def test_a_value_that_its_type_does_not_have_arrives_in_raw_words() -> None:
    assert aligned("CorrectIntent", "i meant the back of it") == (
        "i meant {place}",
        {"place": SlotMatch("the back of it")},
    )


def test_of_several_carriers_the_longest_counts() -> None:
    assert aligned("CorrectIntent", "no i meant my elbow") == (
        "no i meant {place}",
        {"place": SlotMatch("my elbow")},
    )
    assert aligned("CorrectIntent", "i meant my elbow of course") == (
        "i meant {place} of course",
        {"place": SlotMatch("my elbow")},
    )


def test_an_intent_takes_no_words_behind_the_carrier_of_another() -> None:
    assert aligned("CorrectIntent", "my calf is on fire") != aligned(
        "HowIntent", "my calf is on fire"
    )
    assert aligned("HowIntent", "my calf is on fire") == (
        "my calf is {how}",
        {"how": SlotMatch("on fire")},
    )


def test_amazons_own_types_take_no_raw_words() -> None:
    assert aligned("CountIntent", "it was a lot") is None


@pytest.mark.parametrize(
    ("intent", "said"),
    [(intent, said) for intent, texts in amazons_own("en").items() for said in texts],
)
def test_what_amazon_names_for_a_built_in_intent_needs_no_sample(intent: str, said: str) -> None:
    assert found(WHERE, said) == (intent, {})
    assert intent.startswith("AMAZON.")


def test_a_language_that_nobody_has_described_has_nothing_of_amazons_own() -> None:
    assert amazons_own("xx") == {}
