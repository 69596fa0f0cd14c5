"""Mail: a real SMTP server, or a folder of letters that developers read at /mailbox."""

from __future__ import annotations

import email
import email.policy
import logging
import secrets
import smtplib
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from pathlib import Path
from typing import Protocol

from flask import Flask, current_app
from flask_mail import Connection, Message

from mismatch.emails import Email

log = logging.getLogger(__name__)

SECONDS = 20


class MailClient(Protocol):
    """Whatever brings a letter to an address."""

    def send(self, recipient: str, letter: Email) -> None: ...


class _PatientConnection(Connection):
    """Flask-Mail's connection with a time limit: without one a silent server holds the worker for ever."""

    def configure_host(self) -> smtplib.SMTP | smtplib.SMTP_SSL:
        kind = smtplib.SMTP_SSL if self.mail.use_ssl else smtplib.SMTP
        host = kind(self.mail.server, self.mail.port, timeout=SECONDS)
        if self.mail.use_tls and not self.mail.use_ssl:
            host.starttls()
        if self.mail.username and self.mail.password:
            host.login(self.mail.username, self.mail.password)
        return host


class SmtpMail:
    """Sends through the server of MAIL_SERVER."""

    def send(self, recipient: str, letter: Email) -> None:
        message = Message(letter.subject, recipients=[recipient], body=letter.text, html=letter.html)
        with _PatientConnection(current_app.extensions["mail"]) as connection:
            connection.send(message)


@dataclass(frozen=True)
class StoredLetter:
    """A letter of the mailbox folder."""

    name: str
    recipient: str
    subject: str
    text: str
    sent_at: datetime


class MailboxFolder:
    """Keeps every letter as a file of its own, newest last by name."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def send(self, recipient: str, letter: Email) -> None:
        message = EmailMessage(policy=email.policy.SMTP)
        message["From"], message["To"], message["Subject"] = self._sender, recipient, letter.subject
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="mailbox")
        message.set_content(letter.text)
        message.add_alternative(letter.html, subtype="html")
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{time.time_ns()}-{secrets.token_hex(4)}.eml"
        draft = path.with_suffix(".part")  # so that a reader never meets half a letter
        draft.write_bytes(message.as_bytes())
        draft.rename(path)

    def letters(self, limit: int = 100) -> list[StoredLetter]:
        """The newest letters first."""
        paths = sorted(self._folder.glob("*.eml"), reverse=True)[:limit]
        return [_read(path) for path in paths]

    def letter(self, name: str) -> StoredLetter | None:
        """One letter by its name; a name that is not in the folder's list is no letter."""
        return next((_read(path) for path in self._folder.glob("*.eml") if path.stem == name), None)


def _read(path: Path) -> StoredLetter:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    sent_at = datetime.fromtimestamp(int(path.stem.split("-")[0]) / 1e9, UTC)
    text = body.get_content() if body else ""
    return StoredLetter(path.stem, parseaddr(str(message["To"]))[1], str(message["Subject"]), text, sent_at)


def init_app(app: Flask) -> None:
    """Choose the client by the settings; call sites never do."""
    client: MailClient
    if app.config["MAIL_SERVER"]:
        client = SmtpMail()
    else:
        client = MailboxFolder(app.config["VAR_DIR"] / "mailbox", app.config["MAIL_DEFAULT_SENDER"])
        if not app.config["DEBUG_PAGES"]:
            log.warning("MAIL_SERVER is not set: letters are kept in %s and reach nobody", app.config["VAR_DIR"])
    app.extensions["mismatch_mail"] = client


def mail_client() -> MailClient:
    """The client of this app."""
    client: MailClient = current_app.extensions["mismatch_mail"]
    return client
