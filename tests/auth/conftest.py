"""Visitors who use the site through its forms, and the letters they get."""

from __future__ import annotations

import contextvars
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rq import Queue
from sqlalchemy.orm import Session, scoped_session
from werkzeug.test import TestResponse

from mismatch.clients.mail import MailboxFolder, StoredLetter
from mismatch.queue import connection

PASSWORD = "correct horse battery"


@dataclass
class Visitor:
    """A browser without JavaScript: it sends forms with the token that the page gave it."""

    client: FlaskClient

    def see(self, path: str, follow: bool = False) -> TestResponse:
        return self._alone(self.client.get, path, follow_redirects=follow)

    def send(self, page: str, to: str | None = None, follow: bool = True, **fields: str) -> TestResponse:
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.see(page).text)
        data = {"csrf_token": token.group(1) if token else "", **fields}
        return self._alone(self.client.post, to or page, data=data, follow_redirects=follow)

    def _alone(self, method: Callable[..., TestResponse], path: str, **how: Any) -> TestResponse:
        """A request outside the test's own app context, whose `g` would remember who was signed in last."""
        return contextvars.Context().run(method, path, headers={"Accept-Language": "en"}, **how)

    def sign_in(self, email: str, password: str = PASSWORD) -> TestResponse:
        return self.send("/login", email=email, password=password)

    def sign_out(self) -> TestResponse:
        return self.send("/account", to="/logout")

    @property
    def is_signed_in(self) -> bool:
        return self.see("/account").status_code == 200


@pytest.fixture
def visit(app: Flask, session: scoped_session[Session]) -> Callable[[], Visitor]:
    """A new visitor with cookies of their own."""
    return lambda: Visitor(app.test_client())


@pytest.fixture
def visitor(visit: Callable[[], Visitor]) -> Visitor:
    return visit()


@dataclass
class Mailbox:
    """The letters of this test; asking works the queue off first."""

    app: Flask

    @property
    def _folder(self) -> MailboxFolder:
        folder = self.app.extensions["mismatch_mail"]
        assert isinstance(folder, MailboxFolder)
        return folder

    def to(self, email: str) -> list[StoredLetter]:
        self._work()
        return [letter for letter in self._folder.letters() if letter.recipient == email]

    def _work(self) -> None:
        queue = Queue("upkeep", connection=connection())
        for task in queue.jobs:
            with self.app.app_context():
                task.perform()
        queue.empty()

    def link_to(self, email: str) -> str:
        """The path of the link in the newest letter."""
        return path_in(self.to(email)[0])

    def clear(self) -> None:
        for path in self._folder._folder.glob("*.eml"):
            path.unlink()


def path_in(letter: StoredLetter) -> str:
    found = re.search(r"http://localhost(/\S+)", letter.text)
    assert found, letter.text
    return unescape(found.group(1))


@pytest.fixture
def mailbox(app: Flask, session: scoped_session[Session]) -> Mailbox:
    box = Mailbox(app)
    box.clear()
    return box


@pytest.fixture
def register(visit: Callable[[], Visitor], mailbox: Mailbox) -> Callable[..., Visitor]:
    """Somebody who has signed up and confirmed the address, and is signed in."""

    def sign_up(email: str, organization: str | None = "Nord Data", name: str = "Anna Smirnova") -> Visitor:
        visitor = visit()
        fields = {"name": name, "email": email, "password": PASSWORD}
        if organization:
            visitor.send("/register/recruiter", organization=organization, **fields)
        else:
            visitor.send("/register/candidate", **fields)
        visitor.see(mailbox.link_to(email))
        visitor.sign_in(email)
        assert visitor.is_signed_in
        return visitor

    return sign_up
