"""The page's routes, as a browser asks for them, and as others must not."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bedside.console import Json
from bedside.server.app import create_app
from bedside.simulator.surroundings import skill_in
from bedside.web import EchoPool, bedside_page
from bedside.web.echo_pool import MOST_ECHOES
from bedside.web.page_actions import LONGEST_SAYING
from bedside.web.pages import TOKEN
from bedside.web.protection import MOST_BYTES
from leg_comfort.alexa import Deployment
from tests.bedside.stub_skill import StubSkill

HERE = "http://localhost"
WISH = {"locale": "en-US", "night": True, "screen": False}


@pytest.fixture
def echo_pool() -> Iterator[EchoPool]:
    with EchoPool(StubSkill()) as echo_pool:
        yield echo_pool


@pytest.fixture
def client(echo_pool: EchoPool) -> FlaskClient:
    return create_app(echo_pool.skill, None, [bedside_page(echo_pool)]).test_client()


def put_up(client: FlaskClient, **others: object) -> str:
    token: str = client.post("/bedside/echo", json={**WISH, **others}).get_json()["token"]
    return token


def turn(client: FlaskClient, token: str, action: object) -> TestResponse:
    return client.post("/bedside/turn", json=action, headers={TOKEN: token})


def told(client: FlaskClient, token: str, action: object) -> Json:
    answer: Json = turn(client, token, action).get_json()
    return answer


def test_a_conversation_goes_through_the_requests_of_a_real_device(
    client: FlaskClient, echo_pool: EchoPool
) -> None:
    token = put_up(client)

    assert told(client, token, {"launch": True})["open"]
    answer = told(client, token, {"say": "an ache"})

    assert answer["heard"] == "an ache"
    assert answer["intent"] == "FeelIntent"
    assert answer["spoken"]["pieces"]
    skill = echo_pool.skill
    assert isinstance(skill, StubSkill)
    kinds = [event["request"]["type"] for event in skill.events]
    assert kinds == ["LaunchRequest", "IntentRequest"]


def test_two_pages_have_two_conversations(client: FlaskClient) -> None:
    one, other = put_up(client), put_up(client)
    told(client, one, {"launch": True})

    assert one != other
    assert turn(client, other, {"silence": True}).status_code == HTTPStatus.CONFLICT
    assert turn(client, one, {"silence": True}).status_code == HTTPStatus.OK


def test_the_longest_unused_device_goes_when_there_are_too_many(
    client: FlaskClient, echo_pool: EchoPool
) -> None:
    first, second = put_up(client), put_up(client)
    for _ in range(MOST_ECHOES - 2):
        put_up(client)
    told(client, first, {"launch": True})
    put_up(client)

    assert len(echo_pool) == MOST_ECHOES
    assert turn(client, first, {"launch": True}).status_code == HTTPStatus.OK
    assert turn(client, second, {"launch": True}).status_code == HTTPStatus.GONE


def test_night_and_screen_can_be_changed_between_turns(
    client: FlaskClient, echo_pool: EchoPool
) -> None:
    token = put_up(client)
    echo = echo_pool.at(token).echo

    changed = client.patch(
        "/bedside/echo", json={"night": False, "screen": True}, headers={TOKEN: token}
    )

    assert changed.status_code == HTTPStatus.NO_CONTENT
    assert echo.screen
    assert told(client, token, {"launch": True})["time"].startswith("14:")


@pytest.mark.parametrize(
    "action",
    [
        *([], None, "launch", {}, {"launch": False}, {"launch": True, "silence": True}),
        *({"say": ""}, {"say": 7}, {"say": "x" * (LONGEST_SAYING + 1)}, {"consent": "PERHAPS"}),
        *({"unheard": True}, {"consent": ["ACCEPTED"]}, {"touch": "yes"}, {"touch": [1]}),
    ],
    ids=str,
)
def test_whatever_is_no_action_is_refused_and_not_repeated(
    client: FlaskClient, action: object
) -> None:
    answer = turn(client, put_up(client), action)

    assert (answer.status_code, answer.data) == (HTTPStatus.BAD_REQUEST, b"")


@pytest.mark.parametrize(
    "wish", [[], {}, {**WISH, "locale": "xx-XX"}, {**WISH, "locale": 7}, {**WISH, "locale": []}]
)
def test_whatever_is_no_device_is_not_put_up(
    client: FlaskClient, echo_pool: EchoPool, wish: object
) -> None:
    assert client.post("/bedside/echo", json=wish).status_code == HTTPStatus.BAD_REQUEST
    assert len(echo_pool) == 0


@pytest.mark.parametrize("change", [[], {"night": 1}, {"locale": True}, {"night": None}], ids=str)
def test_whatever_is_no_change_is_refused(client: FlaskClient, change: object) -> None:
    token = put_up(client)

    answer = client.patch("/bedside/echo", json=change, headers={TOKEN: token})

    assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_without_the_secret_nobody_gets_at_a_device(client: FlaskClient) -> None:
    put_up(client)

    assert client.post("/bedside/turn", json={"launch": True}).status_code == HTTPStatus.GONE


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://another-site.test"},
        {"Origin": "null"},
        {"Origin": "http://localhost:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
    ids=str,
)
def test_another_website_cannot_put_up_a_device(
    client: FlaskClient, echo_pool: EchoPool, headers: dict[str, str]
) -> None:
    whole = {"Content-Type": "application/json", "Origin": HERE, **headers}

    answer = client.post("/bedside/echo", json=WISH, headers=whole)

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert len(echo_pool) == 0


@pytest.mark.parametrize(
    "host", ["another-site.test", "localhost.another-site.test", "[", "10.0.0.1"]
)
@pytest.mark.parametrize("path", ["/", "/bedside/page.js", "/bedside/screen"])
def test_under_another_name_there_is_no_page(echo_pool: EchoPool, host: str, path: str) -> None:
    """A website may have its own name resolve to this machine."""
    gated: Any = object()  # With a gate, the app itself asks for no name.
    client = create_app(echo_pool.skill, gated, [bedside_page(echo_pool)]).test_client()

    with client.get(path, headers={"Host": host}) as foreign, client.get(path) as own:
        assert foreign.status_code == HTTPStatus.BAD_REQUEST
        assert own.status_code == HTTPStatus.OK


def test_another_machine_gets_no_page_unless_it_is_asked_for_by_name(echo_pool: EchoPool) -> None:
    gated: Any = object()
    far = {"REMOTE_ADDR": "192.0.2.7"}
    closed = create_app(echo_pool.skill, gated, [bedside_page(echo_pool)]).test_client()
    opened = create_app(
        echo_pool.skill, gated, [bedside_page(echo_pool, {"bedside.test"})]
    ).test_client()

    assert closed.get("/", environ_base=far).status_code == HTTPStatus.BAD_REQUEST
    named = opened.get("/", environ_base=far, headers={"Host": "bedside.test"})
    assert named.status_code == HTTPStatus.OK


def test_a_body_may_not_be_large(client: FlaskClient) -> None:
    answer = client.post(
        "/bedside/echo", data=b" " * (MOST_BYTES + 1), content_type="application/json"
    )

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.parametrize("path", ["/", "/bedside/page.js", "/bedside/page.css"])
def test_the_page_keeps_to_itself(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_screen_is_a_frame_of_no_origin_that_reaches_nothing(client: FlaskClient) -> None:
    policy = client.get("/bedside/screen").headers["Content-Security-Policy"]

    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    assert "connect-src" not in policy
    assert "default-src 'none'" in policy


def test_the_page_holds_no_script_and_no_style_of_its_own(client: FlaskClient) -> None:
    text = client.get("/").text

    assert "<style" not in text
    assert " style=" not in text
    assert text.count("<script") == text.count('<script type="module" src="/bedside/')
    assert not any(f" on{event}=" in text for event in ("click", "load", "submit", "input"))


@pytest.mark.parametrize("locale", ["xx-XX", "", "en", "<script>", "en-US,en-GB"])
def test_a_page_in_an_unknown_language_is_a_sentence_and_links(
    client: FlaskClient, locale: str
) -> None:
    answer = client.get("/", query_string={"locale": locale})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "no such language" in answer.text
    assert 'href="/?locale=en-GB"' in answer.text
    assert "<script" not in answer.text


def test_an_echo_goes_on_after_the_last_response_of_another(client: FlaskClient) -> None:
    first = put_up(client)
    told(client, first, {"launch": True})
    last = told(client, first, {"say": "an ache"})["response"]

    there = client.post("/bedside/resume", json={**WISH, "last": last}).get_json()
    silence = told(client, there["token"], {"silence": True})

    assert there["open"]
    assert silence["response"]["sessionAttributes"]["asking"] == "rf1"


def test_alexas_own_question_goes_on_too(client: FlaskClient) -> None:
    first = put_up(client)
    told(client, first, {"launch": True})
    asked = told(client, first, {"say": "remind me tomorrow at ten"})
    assert asked["permission"]

    there = client.post("/bedside/resume", json={**WISH, "last": asked["response"]}).get_json()
    answer = told(client, there["token"], {"consent": "ACCEPTED"})

    assert there["permission"]
    assert (answer["did"], answer["answer"]) == ("consent", "ACCEPTED")


def test_an_alarm_goes_on_in_another_country_with_its_number() -> None:
    with EchoPool(skill_in(Deployment())) as echo_pool:
        client = create_app(echo_pool.skill, None, [bedside_page(echo_pool)]).test_client()
        token = put_up(client)
        told(client, token, {"launch": True})
        alarmed = told(client, token, {"say": "i have chest pain"})
        wish = {**WISH, "locale": "en-GB", "last": alarmed["response"]}
        there = client.post("/bedside/resume", json=wish).get_json()
        again = told(client, there["token"], {"say": "say that again"})

    assert alarmed["alarm"]["number"] == "911"
    assert there["alarm"]["number"] == "999"
    assert "nine nine nine" in again["spoken"]["ssml"]


@pytest.mark.parametrize(
    "last",
    [
        *(7, "", [], {"response": 7}, {"sessionAttributes": []}),
        *({"response": {"directives": 7}}, {"response": {"directives": [7]}}),
    ],
    ids=str,
)
def test_whatever_is_no_response_is_not_gone_on_with(
    client: FlaskClient, echo_pool: EchoPool, last: object
) -> None:
    answer = client.post("/bedside/resume", json={**WISH, "last": last})

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert len(echo_pool) == 0


def test_an_intent_is_sent_by_name(client: FlaskClient, echo_pool: EchoPool) -> None:
    token = put_up(client)
    wish = {"name": "ReportIntent", "slots": {"finding": "red_warm"}}

    answer = told(client, token, {"intend": wish})

    assert (answer["did"], answer["slots"]) == ("intend", {"finding": "red_warm"})
    assert answer["request"]["request"]["intent"]["name"] == "ReportIntent"


@pytest.mark.parametrize(
    "wish",
    [
        *({}, {"name": "ReportIntent"}, {"name": "SingIntent", "slots": {}}),
        *({"name": 7, "slots": {}}, {"name": "ReportIntent", "slots": {"song": "a"}}),
        *({"name": "ReportIntent", "slots": {"finding": 7}}, {"name": "FeelIntent", "slots": 7}),
    ],
    ids=str,
)
def test_whatever_the_model_does_not_declare_is_not_sent(client: FlaskClient, wish: object) -> None:
    answer = turn(client, put_up(client), {"intend": wish})

    assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_the_intents_are_listed_with_the_ids_of_their_slots(client: FlaskClient) -> None:
    found = client.get("/bedside/intents/en-US").get_json()

    kind = found["intents"]["ReportIntent"]["finding"]
    assert "red_warm" in found["values"][kind]
    assert found["intents"]["AMAZON.YesIntent"] == {}
    assert client.get("/bedside/intents/xx-XX").status_code == HTTPStatus.NOT_FOUND


def test_a_text_that_is_no_transcript_says_what_is_wrong(client: FlaskClient) -> None:
    answer = client.post("/bedside/play", json="behaviour: happy path\nhello\n")

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "line 2" in answer.get_json()["problem"]
    assert client.post("/bedside/play", json=[]).status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("wish", [[], {}, {**WISH, "day": "2026-11-29", "turns": [7]}], ids=str)
def test_whatever_is_no_conversation_is_not_written(client: FlaskClient, wish: object) -> None:
    assert client.post("/bedside/transcript", json=wish).status_code == HTTPStatus.BAD_REQUEST


def test_nothing_can_be_touched_where_nothing_is_shown(client: FlaskClient) -> None:
    token = put_up(client, screen=True)
    told(client, token, {"launch": True})

    assert turn(client, token, {"touch": ["yes"]}).status_code == HTTPStatus.CONFLICT


def test_a_touch_reaches_the_skill_as_from_an_echo_show() -> None:
    with EchoPool(skill_in(Deployment())) as echo_pool:
        client = create_app(echo_pool.skill, None, [bedside_page(echo_pool)]).test_client()
        token = put_up(client, screen=True)
        drawn = told(client, token, {"launch": True})["screen"]
        sent = drawn["datasources"]["screen"]["targets"][0]["sent"]
        answer = told(client, token, {"touch": sent})

    assert drawn["document"]["type"] == "APL"
    assert answer["intent"] == "Alexa.Presentation.APL.UserEvent"
    assert answer["response"]["sessionAttributes"]["findings"]["feel"] == sent[-1]


def test_the_page_opens_in_the_locale_it_is_served_for_and_any_other_can_be_chosen(
    echo_pool: EchoPool,
) -> None:
    page = bedside_page(echo_pool, first="en-GB")
    client = create_app(echo_pool.skill, None, [page]).test_client()
    assert '<html lang="en-GB">' in client.get(f"{HERE}/").text
    assert '<html lang="en-AU">' in client.get(f"{HERE}/?locale=en-AU").text
