import pytest

from bedside.console import Json
from bedside.web.speech_pieces import pieces_of


def told(ssml: str) -> list[Json]:
    return [piece.as_json() for piece in pieces_of(ssml)]


def words(text: str, whisper: bool = False, pace: float = 1.0, volume: float = 1.0) -> Json:
    return {"text": text, "whisper": whisper, "pace": pace, "volume": volume}


def test_plain_words_are_one_piece() -> None:
    assert told("<speak>Is it a cramp?</speak>") == [words("Is it a cramp?")]


def test_a_pause_stands_between_the_words_around_it() -> None:
    ssml = '<speak>One.<break time="1500ms"/>Two.<break time="2s"/></speak>'

    assert told(ssml) == [words("One."), {"pause": 1500}, words("Two."), {"pause": 2000}]


def test_a_whisper_is_a_piece_of_its_own() -> None:
    ssml = '<speak>Hello. <amazon:effect name="whispered">Hush.</amazon:effect></speak>'

    assert told(ssml) == [words("Hello."), words("Hush.", whisper=True)]


def test_pace_and_loudness_multiply_where_they_are_nested() -> None:
    ssml = (
        '<speak><prosody rate="80%" volume="soft">Slow. '
        '<prosody rate="50%">Slower.</prosody></prosody></speak>'
    )

    assert told(ssml) == [words("Slow.", pace=0.8, volume=0.6), words("Slower.", False, 0.4, 0.6)]


def test_a_sentence_is_not_cut_where_the_manner_stays_the_same() -> None:
    ssml = '<speak>Call <say-as interpret-as="digits">999</say-as> <s>now</s>.</speak>'

    assert told(ssml) == [words("Call 9 9 9 now.")]


def test_a_substitute_is_said_in_place_of_what_is_written() -> None:
    assert told('<speak><sub alias="doctor">Dr</sub></speak>') == [words("doctor")]


@pytest.mark.parametrize("ssml", ["<speak></speak>", '<speak> <break strength="none"/> </speak>'])
def test_nothing_is_no_piece(ssml: str) -> None:
    assert told(ssml) == []
