"""Letters in both languages, the mailbox page, and a real SMTP conversation."""

from __future__ import annotations

import socket
import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mismatch import emails
from mismatch.clients.mail import MailboxFolder, SmtpMail
from mismatch.emails import Email

LETTERS = {
    "confirm_address": lambda locale: emails.confirm_address(locale, "Анна", "http://localhost/x"),
    "already_registered": lambda locale: emails.already_registered(
        locale, "Анна", "http://localhost/x", "http://localhost/y"
    ),
    "reset_password": lambda locale: emails.reset_password(locale, "Анна", "http://localhost/x"),
    "password_changed": lambda locale: emails.password_changed(locale, "Анна", "http://localhost/x"),
    "change_address": lambda locale: emails.change_address(locale, "Анна", "http://localhost/x"),
    "address_change_asked": lambda locale: emails.address_change_asked(
        locale, "Анна", "b@example.org", "http://localhost/x"
    ),
    "invitation": lambda locale: emails.invitation(locale, "Анна", "<b>Север</b>", "Рекрутер", "http://localhost/x"),
}


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_letter_has_its_words_in_both_languages(app: Flask, name: str, locale: str) -> None:
    with app.app_context():
        letter = LETTERS[name](locale)
        other = LETTERS[name]("en" if locale == "ru" else "ru")
    assert letter.subject
    assert "\n" not in letter.subject
    assert letter.subject != other.subject
    assert "http://localhost/x" in letter.text
    assert 'href="http://localhost/x"' in letter.html
    assert f'<html lang="{locale}"' in letter.html
    assert "%(" not in letter.text + letter.html


def test_what_people_type_is_inert_in_a_letter(app: Flask) -> None:
    with app.app_context():
        letter = LETTERS["invitation"]("en")
    assert "<b>Север</b>" not in letter.html
    assert "&lt;b&gt;Север" in letter.html


def test_a_link_comes_from_the_settings_and_not_from_the_request(app: Flask) -> None:
    with app.test_request_context("/", base_url="http://evil.example"):
        assert emails.address_of("security.login") == "http://localhost/login"


def test_the_mailbox_shows_letters_newest_first(app: Flask, client: FlaskClient) -> None:
    box = app.extensions["mismatch_mail"]
    assert isinstance(box, MailboxFolder)
    box.send("first@example.org", Email("Первое письмо", "Текст http://localhost/a", "<p>Текст</p>"))
    box.send("second@example.org", Email("Второе письмо", "Текст", "<p>Текст</p>"))
    assert 'href="/mailbox"' in client.get("/reset").text, "whoever waits for a letter finds it"
    page = client.get("/mailbox").text
    assert page.index("Второе письмо") < page.index("Первое письмо")
    name = box.letters()[1].name
    assert '<a href="http://localhost/a"' in client.get(f"/mailbox/{name}").text
    assert client.get("/mailbox/..%2F..%2Fetc").status_code == 404


def test_production_has_no_mailbox(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "DEBUG_PAGES", False)
    assert client.get("/mailbox").status_code == 404
    assert 'href="/mailbox"' not in client.get("/reset").text


class SmtpServer(threading.Thread):
    """One conversation in the words of RFC 5321, kept for the test to read."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.recipients: list[str] = []
        self.data = b""

    def run(self) -> None:
        connection, _ = self.socket.accept()
        stream = connection.makefile("rwb", buffering=0)
        stream.write(b"220 test\r\n")
        while line := stream.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                stream.write(b"354 go on\r\n")
                while (line := stream.readline()) != b".\r\n":
                    self.data += line
            if word == b"RCPT":
                self.recipients.append(line.decode().strip())
            stream.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                break
        connection.close()


def test_smtp_sends_text_and_html(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    server = SmtpServer()
    server.start()
    state = app.extensions["mail"]
    for name, value in {"server": "127.0.0.1", "port": server.port, "use_tls": False, "suppress": False}.items():
        monkeypatch.setattr(state, name, value)
    with app.app_context():
        SmtpMail().send("anna@example.org", Email("Тема", "Текст письма", "<p>Текст</p>"))
    server.join(10)
    assert [line.casefold() for line in server.recipients] == ["rcpt to:<anna@example.org>"]
    assert b"multipart/alternative" in server.data


def test_letters_that_a_server_takes_are_on_no_page(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "mismatch_mail", SmtpMail())
    assert client.get("/mailbox").status_code == 404
    assert 'href="/mailbox"' not in client.get("/reset").text
    with client.session_transaction() as session:
        session["registered_email"] = "anna@example.org"
    assert 'href="/mailbox"' not in client.get("/registered").text
