"""The endpoint as a Flask application: POST /alexa, GET /health, and extra pages."""

from collections.abc import Sequence

from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from bedside.server.access import RequestRefusedError, is_sent_to_loopback, log_refusal, status_of
from bedside.server.adapter import NO_CHECKS_OF_ITS_OWN, HandlerSkill, SignedByAmazon, SkillAdapter
from bedside.server.verification import RequestVerifier
from bedside.simulator.echo import SkillHandler

ENDPOINT, HEALTH = "/alexa", "/health"
JSON = "application/json"
MOST_BYTES = 64 * 1024
"""The most bytes of a body. Alexa's requests have a few thousand."""
_SETTINGS = {
    **NO_CHECKS_OF_ITS_OWN,
    "MAX_CONTENT_LENGTH": MOST_BYTES,
    "PROVIDE_AUTOMATIC_OPTIONS": False,
}


def create_app(
    skill: SkillHandler, verifier: RequestVerifier | None, pages: Sequence[Blueprint] = ()
) -> Flask:
    """Return the application.

    skill answers any JSON and never raises. verifier checks every request to the skill; without
    one, only requests to a loopback name are taken. pages are served in addition, such as the
    bedside page at /.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(_SETTINGS)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.merge_slashes = False  # It would answer with a redirection.
    app.register_error_handler(Exception, _refuse)
    if verifier is None:
        app.before_request(_must_be_sent_to_loopback)
    _route(app, skill, verifier)
    for page in pages:
        app.register_blueprint(page)
    return app


def _route(app: Flask, skill: SkillHandler, verifier: RequestVerifier | None) -> None:
    verifiers = [SignedByAmazon(verifier)] if verifier else []
    adapter = SkillAdapter(HandlerSkill(skill), skill_id=ENDPOINT, verifiers=verifiers, app=app)
    app.add_url_rule(ENDPOINT, "alexa", lambda: _answered(adapter), methods=["POST"])
    app.add_url_rule(HEALTH, "health", _health, methods=["GET"])


def _answered(adapter: SkillAdapter) -> Response:
    """Have the adapter answer a request whose content type is JSON.

    A page in a browser cannot send that content type without permission.
    """
    if request.mimetype != JSON:
        raise RequestRefusedError("content type")
    try:
        response: Response = adapter.dispatch_request()
    except UnicodeDecodeError as problem:
        raise RequestRefusedError("not UTF-8") from problem
    return response


def _health() -> Response:
    return jsonify(status="ok")


def _must_be_sent_to_loopback() -> None:
    """Refuse any other name, since a website could have its name resolve to this machine."""
    if not is_sent_to_loopback(request.host):
        raise RequestRefusedError("host")


def _refuse(error: Exception) -> Response:
    """Answer with nothing but a status, and log the reason."""
    log_refusal(error)
    response = Response(status=status_of(error), mimetype="text/plain")
    if isinstance(error, HTTPException):
        allowed = [each for each in error.get_headers() if each[0] == "Allow"]
        response.headers.extend(allowed)
    return response
