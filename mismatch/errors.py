"""Domain exceptions, and the one handler that answers in HTML or JSON."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security.core import AnonymousUser
from flask_wtf.csrf import CSRFError
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy.exc import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from mismatch.extensions import db
from mismatch.logs import request_id

#: Letters of an address as it is sent; proxies pass on about as many.
LONGEST_ADDRESS = 4_000
#: Letters of a field that somebody would not like to write again.
WORTH_KEEPING = 20

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
    if isinstance(error, CSRFError):
        return _expired()
    return _answer(error.code or 500)


def _expired() -> ResponseReturnValue:
    """A form of a session that is over: what was written into it is given back, for the browser may have lost it."""
    message = _("You have been signed out since this page was opened, or signed in anew. Nothing was saved.")
    if wants_json():
        return _answer(400, message)
    secret = ("csrf_token", "password")
    written = [
        text
        for name, text in request.form.items(multi=True)
        if len(text) >= WORTH_KEEPING and not any(word in name for word in secret)
    ]
    page = {"code": 400, "kind": "expired", "message": message, "written": written, "form_address": _form_address()}
    return render_template("errors/error.html", **page, request_id=request_id()), 400


def _form_address() -> str:
    """The page of ours that the form came from, if the browser says so."""
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host or not came.path.startswith("/") or came.path.startswith("//"):
        return ""
    return f"{came.path}?{came.query}" if came.query else came.path


def _unavailable(error: Exception) -> ResponseReturnValue:
    log.error("a server behind us does not answer: %s", type(error).__name__)
    db.session.remove()
    # The page names its reader, who is in the database: asked for there, the page itself would break.
    g._login_user = AnonymousUser()
    g.membership = None
    return _answer(503)


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.exception("unexpected error")
    db.session.rollback()
    return _answer(500)


def _answer(code: int, message: str = "") -> ResponseReturnValue:
    if wants_json():
        return jsonify(code=code, message=message, request_id=request_id()), code
    return render_template("errors/error.html", code=code, message=message, request_id=request_id()), code
