"""Every rule of Alexa's is tried with markup that keeps it and markup that breaks it."""

import pytest

from leg_comfort.speech import check_ssml

WHISPER = '<amazon:effect name="whispered">{}</amazon:effect>'
EXCITED = '<amazon:emotion name="excited" intensity="low">{}</amazon:emotion>'
NEWS = '<amazon:domain name="news">{}</amazon:domain>'
VOICE = '<voice name="Amy">{}</voice>'
SOUND = '<audio src="soundbank://soundlibrary/nature/rain"/>'


@pytest.mark.parametrize(
    "ssml",
    [
        "Hello.",
        "Salt &amp; water &lt; 2.",
        WHISPER.format('<prosody rate="slow" volume="x-soft">Hello.</prosody>'),
        EXCITED.format("Oh"),
        NEWS.format("Oh"),
        VOICE.format('<lang xml:lang="en-GB">Oh</lang>'),
        '<alexa:name type="first" personId="x"/> oh',
        SOUND * 5,
        '<audio src="https://example.org/a.mp3"/>',
        'a<break time="10s"/><break time="10000ms"/><break strength="x-strong"/><break/>',
        '<emphasis level="reduced">Oh</emphasis>',
        "<p><s>One.</s><s>Two.</s></p><p>Three.</p>",
        '<phoneme alphabet="ipa" ph="x">oh</phoneme>',
        '<prosody rate="20%" pitch="-33.3%" volume="+4dB">Oh</prosody>',
        '<prosody rate="150%" pitch="+50%">Oh</prosody>',
        '<say-as interpret-as="date" format="mdy">11/22/2026</say-as>',
        '<sub alias="magnesium">Mg</sub>',
        '<w role="amazon:VB">read</w>',
    ],
)
def test_markup_that_alexa_takes_passes(ssml: str) -> None:
    assert check_ssml(f"<speak>{ssml}</speak>") == []


@pytest.mark.parametrize(
    ("ssml", "complaint"),
    [
        ("a & b", "not well-formed"),
        ("<p>a", "not well-formed"),
        ("", "nothing is said"),
        (' … <break time="1s"/>', "nothing is said"),
        ("<speak>a</speak>", "outermost only"),
        ("a" * 8000, "more than 8000"),
        ('a<mark name="b"/>', "<mark> is no tag"),
        ("a<amazon:breath/>", "<amazon:breath> is no tag"),
        ("<amazon:auto-breaths>a</amazon:auto-breaths>", "is no tag"),
        ("<b>a</b>", "<b> is no tag"),
        ('<amazon:effect name="drc">a</amazon:effect>', 'takes no name="drc"'),
        ('<amazon:effect phonation="soft">a</amazon:effect>', "takes no phonation"),
        ('<amazon:effect vocal-tract-length="+5%">a</amazon:effect>', "lacks name"),
        ('<prosody amazon:max-duration="2s">a</prosody>', "takes no amazon:max-duration"),
        ("<prosody>a</prosody>", "lacks rate or pitch or volume"),
        ('<prosody rate="19%">a</prosody>', 'takes no rate="19%"'),
        ('<prosody rate="slower">a</prosody>', "takes no rate"),
        ('<prosody pitch="-34%">a</prosody>', "takes no pitch"),
        ('<prosody pitch="-33.4%">a</prosody>', "takes no pitch"),
        ('<prosody pitch="+51%">a</prosody>', "takes no pitch"),
        ('<prosody volume="quiet">a</prosody>', "takes no volume"),
        ('<amazon:emotion name="sad" intensity="low">a</amazon:emotion>', "takes no name"),
        ('<amazon:emotion name="excited">a</amazon:emotion>', "lacks intensity"),
        ('<amazon:domain name="sport">a</amazon:domain>', "takes no name"),
        ("<voice>a</voice>", "lacks name"),
        ("<alexa:name/>a", "lacks personId"),
        ('<audio src="http://example.org/a.mp3"/>', "takes no src"),
        ("<audio/>", "lacks src"),
        (SOUND.replace("/>", ">a</audio>"), "<audio> holds nothing"),
        (SOUND * 6, "6 audio tags"),
        ('a<break time="11s"/>', "10 seconds at most"),
        ('a<break time="10001ms"/>', "10 seconds at most"),
        ('a<break time="1 s"/>', "takes no time"),
        ('a<break strength="long"/>', "takes no strength"),
        ("a<break>b</break>", "<break> holds nothing"),
        ('<emphasis level="none">a</emphasis>', "takes no level"),
        ('<lang xml:lang="English">a</lang>', "takes no xml:lang"),
        ("<phoneme>a</phoneme>", "lacks ph"),
        ('<say-as interpret-as="money">a</say-as>', "takes no interpret-as"),
        ('<say-as interpret-as="date" format="tomorrow">a</say-as>', "takes no format"),
        ('<sub alias="">a</sub>b', "takes no alias"),
        ('<w role="amazon:X">a</w>', "takes no role"),
        ("<p><p>a</p></p>", "<p> never stands inside <p>"),
        ("<s><p>a</p></s>", "<p> never stands inside <s>"),
        ("<s><s>a</s></s>", "<s> never stands inside <s>"),
        ('<s><prosody rate="slow"><s>a</s></prosody></s>', "<s> never stands inside <s>"),
        ('<sub alias="a"><s>a</s></sub>', "<sub> holds text only"),
        ('<say-as interpret-as="digits">1<break/></say-as>', "<say-as> holds text only"),
        ('<w role="amazon:VB"><s>a</s></w>', "<w> holds text only"),
        ('<phoneme ph="a"><s>a</s></phoneme>', "<phoneme> holds text only"),
    ],
)
def test_markup_that_alexa_refuses_is_reported(ssml: str, complaint: str) -> None:
    problems = check_ssml(f"<speak>{ssml}</speak>")
    assert [problem for problem in problems if complaint in problem]


@pytest.mark.parametrize("outer", [WHISPER, EXCITED, NEWS, VOICE])
@pytest.mark.parametrize("inner", [WHISPER, EXCITED, NEWS, VOICE])
def test_effect_emotion_domain_and_voice_never_nest(outer: str, inner: str) -> None:
    nested = outer.format(f'<prosody rate="slow">{inner.format("a")}</prosody>')
    (problem,) = check_ssml(f"<speak>{nested}</speak>")
    assert "never stands inside" in problem


@pytest.mark.parametrize(
    "ssml", ["Hello.", "<p>Hello.</p>", "<speak>a</speak><speak>b</speak>", "a<speak>b</speak>"]
)
def test_everything_stands_in_one_speak(ssml: str) -> None:
    assert "everything stands in one <speak>" in check_ssml(ssml)


def test_exactly_8000_characters_pass() -> None:
    assert check_ssml(f"<speak>{'a' * 7985}</speak>") == []
