"""The text and the duration of SSML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leg_comfort.speech import SsmlError, plain_text, spoken_seconds

FIFTEEN_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen don't stop"


@pytest.mark.parametrize(
    ("ssml", "seconds"),
    [
        ("", 0),
        (FIFTEEN_WORDS, 6),
        (f"{FIFTEEN_WORDS}, – … !", 6),
        (f"<p>{FIFTEEN_WORDS}</p>", 6),
        (f'<prosody rate="slow">{FIFTEEN_WORDS}</prosody>', 7.5),
        (f'<prosody rate="x-slow">{FIFTEEN_WORDS}</prosody>', 10),
        (f'<prosody rate="fast">{FIFTEEN_WORDS}</prosody>', 5),
        (f'<prosody rate="50%">{FIFTEEN_WORDS}</prosody>', 12),
        (f'<prosody volume="soft">{FIFTEEN_WORDS}</prosody>', 6),
        (f'<prosody rate="slow"><prosody rate="50%">{FIFTEEN_WORDS}</prosody></prosody>', 15),
        (f'<amazon:effect name="whispered">{FIFTEEN_WORDS}</amazon:effect>', 6),
        ('<break time="3s"/>', 3),
        ('<break time="0.5s"/><break time="250ms"/>', 0.75),
        ('<prosody rate="slow"><break time="3s"/></prosody>', 3),
        ('<break strength="none"/>', 0),
        ("<break/>", 0.2),
        ('one<break time="1s"/>two', 1.8),
        ("twenty-one", 0.8),
        ('<sub alias="two words">2w</sub>', 0.8),
        ('<prosody rate="slow"><sub alias="two words">2w</sub></prosody>', 1),
        ('<say-as interpret-as="digits">911</say-as>', 1.2),
        ('<say-as interpret-as="ordinal">11</say-as>', 0.4),
    ],
)
def test_it_takes_150_words_a_minute_and_the_breaks(ssml: str, seconds: float) -> None:
    assert spoken_seconds(f"<speak>{ssml}</speak>") == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("ssml", "heard", "with_pauses"),
    [
        ("Hello.", "Hello.", "Hello."),
        ("Salt &amp; water", "Salt & water", "Salt & water"),
        ('One <break time="1s"/> two', "One two", "One … two"),
        ('One<break time="1s"/>.', "One.", "One …."),
        ('One <break strength="none"/> two', "One two", "One two"),
        ("<p>One.</p><p>Two.</p>", "One. Two.", "One. Two."),
        (
            '<amazon:effect name="whispered">So<w role="amazon:VB">ft</w></amazon:effect>',
            "Soft",
            "Soft",
        ),
        ('<sub alias="magnesium">Mg</sub>!', "magnesium!", "magnesium!"),
        ('One<audio src="https://example.org/a.mp3"/>two', "One two", "One two"),
    ],
)
def test_plain_text_is_the_text_that_a_person_hears(
    ssml: str, heard: str, with_pauses: str
) -> None:
    assert plain_text(f"<speak>{ssml}</speak>") == heard
    assert plain_text(f"<speak>{ssml}</speak>", pauses=True) == with_pauses


@settings(deadline=None)
@given(words=st.lists(st.sampled_from(["leg", "calf", "don't"])), pause=st.integers(0, 10))
def test_a_break_adds_its_seconds_and_no_word(words: list[str], pause: int) -> None:
    text = " ".join(words)
    paused = f'{text} <break time="{pause}s"/>'
    assert plain_text(paused) == text
    assert spoken_seconds(paused) == pytest.approx(len(words) * 0.4 + pause)


@pytest.mark.parametrize(
    "ssml", ["<speak>", "a & b", "</piece><piece>", "<!DOCTYPE a><a/>", "\x00"]
)
def test_markup_that_is_not_well_formed_is_an_error(ssml: str) -> None:
    with pytest.raises(SsmlError):
        plain_text(ssml)
