"""What a request brings: refused when no row could hold it, else read as page numbers and ids."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, request
from flask_babel import gettext as _
from flask_security.utils import validate_redirect_url

from mismatch.errors import DomainError

#: Of a list nobody reads to the end; beyond it the database would refuse the number.
LAST_PAGE = 1_000_000
LARGEST_ID = 2**63 - 1
LONGEST_NAME = 200


def init_app(app: Flask) -> None:
    """Look at every request before its view does."""
    app.before_request(_refuse_what_no_row_holds)


def _refuse_what_no_row_holds() -> None:
    """PostgreSQL stores no NUL, and no form of ours has fields with names as long as a page."""
    if any("\0" in text for text in _texts()):
        raise DomainError(_("The text holds a character that cannot be stored (NUL). Remove it and try once more."))
    if any(len(name) > LONGEST_NAME for name in (*request.form, *request.files)):
        raise DomainError()


def _texts() -> Iterator[str]:
    yield request.path
    for values in (request.args, request.form):
        for name, value in values.items(multi=True):
            yield name
            yield value


def page_number() -> int:
    """The page of a list that the address asks for, from 1; what is no page of it is the first."""
    asked = request.args.get("page", 1, type=int)
    return asked if 1 <= asked <= LAST_PAGE else 1


def local_address(otherwise: str) -> str:
    """Where a form says to go on (``next``), when that is a page of ours."""
    address = request.form.get("next", "")
    is_plain = address.startswith("/") and address.isprintable() and "\\" not in address
    return address if is_plain and validate_redirect_url(address) else otherwise


def row_id(text: str | None) -> int | None:
    """The id in a form's field; None when it cannot be one."""
    is_number = bool(text) and str(text).isdecimal() and len(str(text)) <= len(str(LARGEST_ID))
    number = int(str(text)) if is_number else 0
    return number if 0 < number <= LARGEST_ID else None
