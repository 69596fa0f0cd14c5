"""What every answer carries: a content security policy with a nonce, HSTS, no-store for what is personal."""

from __future__ import annotations

from flask import Flask, Response
from flask_login import current_user

from mismatch.extensions import talisman

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": ["'self'", "data:"],
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def init_app(app: Flask) -> None:
    """Bind the headers."""
    secure = bool(app.config.get("SESSION_COOKIE_SECURE"))
    talisman.init_app(
        app,
        force_https=False,
        strict_transport_security=secure,
        session_cookie_secure=secure,
        session_cookie_samesite="Lax",
        frame_options="DENY",
        content_security_policy=POLICY,
        content_security_policy_nonce_in=["script-src", "style-src"],
        referrer_policy="same-origin",
    )
    app.after_request(_keep_private)


def _keep_private(response: Response) -> Response:
    if response.headers.get("Cache-Control") is None and current_user and current_user.is_authenticated:
        response.headers["Cache-Control"] = "no-store"
    return response
