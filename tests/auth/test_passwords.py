"""Which passwords are refused, and that no password or address keeps the site busy."""

from __future__ import annotations

from collections.abc import Callable

import email_validator.syntax
import pytest
from flask_security import password_util
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from mismatch.auth import passwords
from mismatch.models import User
from tests.auth.conftest import PASSWORD, Mailbox, Visitor

ANNA = "anna@example.org"
Register = Callable[..., Visitor]


@pytest.mark.parametrize(
    "password",
    [
        "1234567890",
        "Password123!",
        "йцукенгшщз",
        "Пароль12345",
        "Anna-Petrova",
        "анна петрова",
        "nord data 2026",
        "a" * 100,
    ],
)
def test_a_password_that_is_guessed_first_is_refused_in_both_languages(
    visitor: Visitor, session: scoped_session[Session], password: str
) -> None:
    fields = {"name": "Anna Petrova Анна Петрова", "organization": "Nord Data", "email": ANNA, "password": password}
    assert "one of the first that others try" in visitor.send("/register/recruiter", **fields).text
    visitor.send("/register", to="/language", language="ru")
    assert "первым делом пробуют" in visitor.send("/register/recruiter", **fields).text
    assert session.scalars(select(User)).all() == []


#: Every sign for a letter that the library knows, so that it tries the most readings.
SIGNS = "4@8({[<3690!|17$5+%2"
#: Marks that have to be put in order, over one letter.
MARKS = "a" + "\u0301\u0323" * 20_000


@pytest.mark.parametrize("password", [SIGNS * 6, "пароль" + SIGNS * 6, "correct horse battery staple " * 4])
def test_the_library_that_guesses_is_given_the_beginning_only(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    given: list[str] = []
    guess = passwords.zxcvbn
    monkeypatch.setattr(passwords, "zxcvbn", lambda typed: given.append(typed) or guess(typed))
    assert not passwords.is_guessed(password[:128], [])
    assert max(map(len, given)) <= 24
    assert len(given) == len({*given}) <= 2


def test_no_password_is_one_that_is_guessed() -> None:
    assert passwords.is_guessed("", [])


def test_a_long_password_of_ones_own_words_is_refused() -> None:
    own = ["konstantin", "konstantinopolskiy", "mail"]
    assert passwords.is_guessed("konstantin.konstantinopolskiy@mail" * 2, own)
    assert not passwords.is_guessed("konstantin konstantinopolskiy likes tea", own)


def test_addresses_and_passwords_without_end_are_not_put_in_order(
    register: Register, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(ANNA)
    given: list[str] = []
    for module in (email_validator.syntax.unicodedata, password_util.unicodedata):
        monkeypatch.setattr(module, "normalize", _noting(given, module.normalize))
    visitor.send("/login", email=f"{MARKS}@example.org", password=PASSWORD)
    visitor.send("/reset", email=f"{MARKS}@example.org")
    visitor.send("/login", email=ANNA, password=MARKS)
    fields = {"name": "Anna", "email": f"{MARKS}@example.org", "password": MARKS}
    page = visitor.send("/register/candidate", **fields).text
    assert "This is not an e-mail address." in page
    assert "at most 128" in page
    assert max(map(len, given), default=0) < 1000


def _noting(given: list[str], normalize: Callable[[str, str], str]) -> Callable[[str, str], str]:
    def noted(form: str, text: str) -> str:
        given.append(text)
        return normalize(form, text[:1000])

    return noted


def test_changing_and_resetting_a_password_refuse_what_is_guessed_first(
    register: Register, visitor: Visitor, mailbox: Mailbox
) -> None:
    here = register(ANNA, name="Anna Petrova")
    for weak in ("1234567890", "anna petrova"):
        fields = {"password": PASSWORD, "new_password": weak, "new_password_confirm": weak}
        assert "one of the first that others try" in here.send("/account/password", **fields).text
    visitor.send("/reset", email=ANNA)
    page = visitor.send(mailbox.link_to(ANNA), password="1q2w3e4r5t", password_confirm="1q2w3e4r5t")
    assert "one of the first that others try" in page.text
