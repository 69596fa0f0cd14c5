"""``flask create-admin``: the rules of signing up hold for administrators too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask
from flask_security.utils import verify_password
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from mismatch.models import User
from tests.auth.conftest import PASSWORD

Invoke = Callable[..., Result]


@pytest.fixture
def create_admin(app: Flask, session: scoped_session[Session]) -> Invoke:
    def invoke(*arguments: str, typed: str | None = None) -> Result:
        return app.test_cli_runner().invoke(args=["create-admin", *arguments], input=typed)

    return invoke


def _only_user(session: scoped_session[Session]) -> User:
    session.expire_all()
    return session.scalars(select(User)).one()


def _make(session: scoped_session[Session], create_admin: Invoke) -> User:
    assert create_admin("anna@example.org", "--password", PASSWORD).exit_code == 0
    user = _only_user(session)
    user.roles.clear()
    session.commit()
    return user


def test_an_administrator_has_a_confirmed_account_with_the_address_in_normal_form(
    create_admin: Invoke, session: scoped_session[Session]
) -> None:
    told = create_admin("Anna@EXAMPLE.org", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert told.exit_code == 0
    assert told.output.endswith("Anna@example.org is an administrator.\n")
    user = _only_user(session)
    assert (user.email, [role.name for role in user.roles]) == ("Anna@example.org", ["admin"])
    assert user.confirmed_at
    assert verify_password(PASSWORD, user.password)


@pytest.mark.parametrize(
    ("email", "password", "complaint"),
    [
        ("nonsense", PASSWORD, "This is not an e-mail address."),
        ("anna@example.org", "short", "at least 10 characters"),
        ("anna@example.org", "many words " * 20, "at most 128"),
        ("anna@example.org", "1234567890", "one of the first that others try"),
        ("anna.petrova@example.org", "Petrova-Anna", "one of the first that others try"),
    ],
)
def test_what_signing_up_refuses_is_refused_here(
    create_admin: Invoke, session: scoped_session[Session], email: str, password: str, complaint: str
) -> None:
    told = create_admin(email, "--password", password)
    assert told.exit_code != 0
    assert complaint in told.output
    assert session.scalars(select(User)).all() == []


@pytest.mark.parametrize("email", ["anna@example.org", "ANNA@Example.ORG"])
def test_an_account_that_exists_is_named_and_left_alone(
    create_admin: Invoke, session: scoped_session[Session], email: str
) -> None:
    _make(session, create_admin)
    told = create_admin(email, "--password", "a different password")
    assert told.exit_code != 0
    assert "There is an account for anna@example.org already" in told.output
    assert _only_user(session).roles == []


def test_an_account_that_exists_becomes_an_administrators_when_it_is_meant(
    create_admin: Invoke, session: scoped_session[Session]
) -> None:
    before = _make(session, create_admin).password
    told = create_admin("Anna@example.org", "--existing")
    assert told.exit_code == 0
    assert "the password stays what it was" in told.output
    user = _only_user(session)
    assert ([role.name for role in user.roles], user.password) == (["admin"], before)


def test_a_password_for_an_account_that_exists_is_refused(
    create_admin: Invoke, session: scoped_session[Session]
) -> None:
    _make(session, create_admin)
    told = create_admin("anna@example.org", "--existing", "--password", "a different password")
    assert told.exit_code != 0
    assert "keeps its password" in told.output
    assert _only_user(session).roles == []


def test_an_account_that_is_not_there_or_waits_for_its_owner_becomes_nobodys(
    create_admin: Invoke, session: scoped_session[Session]
) -> None:
    told = create_admin("anna@example.org", "--existing")
    assert told.exit_code != 0
    assert "There is no account for anna@example.org" in told.output
    _make(session, create_admin).confirmed_at = None
    session.commit()
    told = create_admin("anna@example.org", "--existing")
    assert told.exit_code != 0
    assert "has not been confirmed" in told.output
    assert _only_user(session).roles == []
