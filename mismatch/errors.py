"""Domain exceptions, and the one handler that answers in HTML or JSON."""

from __future__ import annotations

import logging

from flask import Flask, Response, abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy.exc import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from mismatch.extensions import db
from mismatch.logs import request_id

#: Letters of an address as it is sent; proxies pass on about as many.
LONGEST_ADDRESS = 4_000

log = logging.getLogger(__name__)


class DomainError(Exception):
    """Something a person asked for that cannot be done; the message is meant for them, in their language."""

    code = 400

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotFound(DomainError):  # noqa: N818 - the words of HTTP
    """No such thing, or not in this organisation: the answer is the same."""

    code = 404


class Forbidden(DomainError):  # noqa: N818
    """The thing is there and the role may not do this."""

    code = 403


class Conflict(DomainError):  # noqa: N818
    """The thing has changed in the meantime, or is not in a state that allows this."""

    code = 409


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.before_request(_refuse_long_address)
    app.register_error_handler(DomainError, lambda error: _answer(error.code, error.message))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(InterfaceError, _unavailable)
    app.register_error_handler(RedisConnectionError, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def _refuse_long_address() -> None:
    """Here, with a page, before gunicorn refuses with a bare line what is twice as long."""
    if len(request.query_string) + len(request.path) > LONGEST_ADDRESS:
        abort(414)


def wants_json() -> bool:
    """Whether the caller is a script rather than a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], default="text/html")
    return best == "application/json" or request.path.endswith(".json")


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or (error.code or 500) < 400:
        return error
    if isinstance(error, SecurityError):  # an unknown host: no address of ours can be built for a page
        return Response("Bad request: unknown host\n", 400, mimetype="text/plain")
    message = str(error.description) if isinstance(error, CSRFError) else ""
    return _answer(error.code or 500, message)


def _unavailable(error: Exception) -> ResponseReturnValue:
    log.error("a server behind us does not answer: %s", type(error).__name__)
    db.session.remove()
    return _answer(503)


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.exception("unexpected error")
    db.session.rollback()
    return _answer(500)


def _answer(code: int, message: str = "") -> ResponseReturnValue:
    if wants_json():
        return jsonify(code=code, message=message, request_id=request_id()), code
    return render_template("errors/error.html", code=code, message=message, request_id=request_id()), code
