"""The mailbox page: letters that no server took, for developers; there is none in production."""

from __future__ import annotations

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from mismatch.auth import blueprint
from mismatch.clients.mail import MailboxFolder, mail_client
from mismatch.errors import NotFound
from mismatch.permissions import Permission, requires


def has_mailbox() -> bool:
    """Whether letters stay on this machine, where a page shows them."""
    return bool(current_app.config["DEBUG_PAGES"]) and isinstance(mail_client(), MailboxFolder)


def _mailbox() -> MailboxFolder:
    client = mail_client()
    if not has_mailbox() or not isinstance(client, MailboxFolder):
        raise NotFound()
    return client


@blueprint.get("/mailbox")
@requires(Permission.PUBLIC)
def mailbox() -> ResponseReturnValue:
    return render_template("auth/mailbox.html", letters=_mailbox().letters())


@blueprint.get("/mailbox/<name>")
@requires(Permission.PUBLIC)
def letter(name: str) -> ResponseReturnValue:
    found = _mailbox().letter(name)
    if found is None:
        raise NotFound()
    return render_template("auth/letter.html", letter=found)
