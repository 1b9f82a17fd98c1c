"""The routes of the bedside page: the page, its files, Amazon's renderer, and the Echo as JSON."""

from collections.abc import Collection
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, abort, jsonify, render_template, request, send_file
from werkzeug.exceptions import NotFound

from bedside.console import InputError, Json, read_language, read_toml
from bedside.server.access import RequestRefusedError
from bedside.simulator.exchange import NotNowError
from bedside.web.echo_pool import EchoPool, PooledEcho
from bedside.web.intent_list import intents_of
from bedside.web.page_actions import InvalidActionError, action_in, changes_in, is_response
from bedside.web.played import play
from bedside.web.protection import (
    MOST_BYTES,
    MOST_BYTES_OF_A_CONVERSATION,
    SCREEN_POLICY,
    must_be_from_the_page,
    must_be_ours,
    sealed,
)
from bedside.web.transcript_text import Setting, transcript_of
from bedside.web.turn_view import standing
from leg_comfort.locales import DEFAULT_LANGUAGE, DEFAULT_LOCALE, KNOWN_LOCALES, language_of

HERE = Path(__file__).parent
SHAPES = HERE / "shapes.toml"
RENDERER = HERE.parents[1] / "build/echo-show/node_modules/apl-viewhost-web/index.js"
"""Amazon's web renderer, where `make page` puts it."""


def looks(locale: str) -> Json:
    """Return the values that the page's template needs beside the locale."""
    own = language_of(locale)
    language = own if read_language(own, "page") else DEFAULT_LANGUAGE
    return {
        "language": language,
        "words": read_language(language, "page"),
        "shapes": read_toml(SHAPES),
        "renderer": RENDERER.is_file(),
    }


TOKEN = "Bedside-Echo"  # noqa: S105 - the header's name
STATIC = "/bedside"
_READING = frozenset({"GET", "HEAD"})
_WHOLE_CONVERSATIONS = frozenset({"bedside.resume", "bedside.play", "bedside.transcript"})
"""Routes that take a conversation, or the last response of one."""


def bedside_page(
    echo_pool: EchoPool, names: Collection[str] = (), first: str = DEFAULT_LOCALE
) -> Blueprint:
    """Return the page at /, for this machine only.

    echo_pool holds its Echoes. names are other host names under which the page may be used. first
    is the locale of a page whose address names none.
    """
    page = Blueprint(
        "bedside",
        __name__,
        static_folder="static",
        static_url_path=STATIC,
        template_folder="templates",
    )
    page.before_request(lambda: _admit(names))
    page.after_request(sealed)
    page.add_url_rule("/", "page", lambda: _page(first))
    page.add_url_rule(f"{STATIC}/screen", "screen", _screen)
    page.add_url_rule(f"{STATIC}/renderer.js", "renderer", _renderer)
    page.add_url_rule(f"{STATIC}/echo", "open", lambda: _open(echo_pool), methods=["POST"])
    page.add_url_rule(f"{STATIC}/resume", "resume", lambda: _open(echo_pool), methods=["POST"])
    page.add_url_rule(f"{STATIC}/echo", "standing", lambda: _standing(echo_pool), methods=["GET"])
    page.add_url_rule(f"{STATIC}/echo", "change", lambda: _change(echo_pool), methods=["PATCH"])
    page.add_url_rule(f"{STATIC}/turn", "turn", lambda: _turn(echo_pool), methods=["POST"])
    page.add_url_rule(f"{STATIC}/play", "play", lambda: _play(echo_pool), methods=["POST"])
    page.add_url_rule(f"{STATIC}/transcript", "transcript", _transcript, methods=["POST"])
    page.add_url_rule(f"{STATIC}/intents/<locale>", "intents", _intents)
    return page


def known_locales() -> list[str]:
    """Return the locales that can be chosen."""
    return sorted(KNOWN_LOCALES)


def _admit(names: Collection[str]) -> None:
    must_be_ours(request, names)
    whole = request.endpoint in _WHOLE_CONVERSATIONS
    request.max_content_length = MOST_BYTES_OF_A_CONVERSATION if whole else MOST_BYTES
    if request.method not in _READING:
        must_be_from_the_page(request)


def _page(first: str) -> str | tuple[str, int]:
    locale = request.args.get("locale", first)
    if locale in known_locales():
        return render_template("page.html", locale=locale, locales=known_locales(), **looks(locale))
    return render_template(
        "no_such_locale.html", locales=known_locales(), **looks(first)
    ), HTTPStatus.NOT_FOUND


def _screen() -> Response:
    response = Response(render_template("screen.html"))
    response.headers["Content-Security-Policy"] = SCREEN_POLICY
    return response


def _renderer() -> Response:
    if not RENDERER.is_file():
        raise NotFound
    return send_file(RENDERER, mimetype="text/javascript")


def _open(echo_pool: EchoPool) -> tuple[Response, int]:
    wish = request.get_json()
    try:
        locale, night, screen = wish["locale"], wish["night"] is True, wish["screen"] is True
        last = wish.get("last")
    except (TypeError, KeyError, AttributeError) as problem:
        raise RequestRefusedError("no Echo") from problem
    if locale not in known_locales():
        raise RequestRefusedError("locale")
    if last is not None and not is_response(last):
        raise RequestRefusedError("no response")
    token = echo_pool.open(locale, night=night, screen=screen, last=last)
    pooled = echo_pool.at(token)
    return jsonify(token=token, **standing(pooled.echo), **pooled.standing), HTTPStatus.CREATED


def _standing(echo_pool: EchoPool) -> Response:
    return jsonify(_pooled(echo_pool).standing)


def _change(echo_pool: EchoPool) -> tuple[str, int]:
    pooled = _pooled(echo_pool)
    try:
        pooled.change(changes_in(request.get_json()))
    except InvalidActionError as problem:
        raise RequestRefusedError("no change") from problem
    return "", HTTPStatus.NO_CONTENT


def _turn(echo_pool: EchoPool) -> Response:
    pooled = _pooled(echo_pool)
    try:
        return jsonify(pooled.do(action_in(request.get_json())))
    except InvalidActionError as problem:
        raise RequestRefusedError("no action") from problem
    except NotNowError:
        abort(HTTPStatus.CONFLICT)


def _play(echo_pool: EchoPool) -> tuple[Response, int]:
    text = request.get_json()
    if not isinstance(text, str):
        raise RequestRefusedError("no text")
    try:
        return jsonify(play(text, echo_pool.skill)), HTTPStatus.OK
    except InputError as problem:
        return jsonify(problem=str(problem)), HTTPStatus.UNPROCESSABLE_ENTITY


def _transcript() -> Response:
    wish = request.get_json()
    try:
        setting = Setting(wish["locale"], wish["night"], wish["screen"], wish["day"])
        text = transcript_of(setting, [[str(line) for line in turn] for turn in wish["turns"]])
    except (TypeError, KeyError, InputError) as problem:
        raise RequestRefusedError("no conversation") from problem
    return Response(text, mimetype="text/plain")


def _intents(locale: str) -> Response:
    if locale not in known_locales():
        raise NotFound
    return jsonify(intents_of(locale))


def _pooled(echo_pool: EchoPool) -> PooledEcho:
    try:
        return echo_pool.at(request.headers.get(TOKEN, ""))
    except KeyError:
        abort(HTTPStatus.GONE)
