"""Logs: one line an event, with the request's id and without personal data."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, g, has_request_context

#: Libraries that report every step they take.
TALKATIVE = ("alembic", "pymorphy3", "rq.cron", "rq.worker")


class _RequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id() if has_request_context() else "-"
        return True


def request_id() -> str:
    """The id of this request: shown on error pages, written in every log line."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(8)
    return g.request_id


def init_app(app: Flask) -> None:
    """Set the format and level of the root logger once."""
    root = logging.getLogger()
    if not any(isinstance(handler, _Handler) for handler in root.handlers):
        handler = _Handler()
        handler.addFilter(_RequestId())
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"))
        root.addHandler(handler)
    root.setLevel(app.config["LOG_LEVEL"])
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))

    @app.after_request
    def add_request_id(response):  # type: ignore[no-untyped-def]
        response.headers["X-Request-ID"] = request_id()
        return response


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]
    """Marks our handler, so that a second app in one process adds no second one."""
