"""Who runs the platform: accounts with the role "admin", which only the command line gives."""

from __future__ import annotations

from flask_security.mail_util import EmailValidateException
from flask_security.utils import hash_password

from mismatch.auth.operations import find_user
from mismatch.errors import Conflict, DomainError, NotFound
from mismatch.extensions import security
from mismatch.models import User
from mismatch.models.columns import now


def open_administrator(email: str, password: str) -> User:
    """Open an account by the rules of signing up; whoever types the command vouches for the address."""
    address = _normal(email)
    if known := find_user(address):
        raise Conflict(f"There is an account for {known.email} already; --existing makes it an administrator.")
    complaints, normal = security._password_util.validate(password, True, email=address)
    if complaints:
        raise DomainError(complaints[0])
    user = security.datastore.create_user(email=address, password=hash_password(normal), confirmed_at=now())
    return _with_role(user)


def promote(email: str) -> User:
    """Give the role to an account that exists. One whose address nobody confirmed may be a stranger's."""
    address = _normal(email)
    user = find_user(address)
    if user is None:
        raise NotFound(f"There is no account for {address}; without --existing one is opened.")
    if user.confirmed_at is None:
        raise Conflict(f"The address of the account for {user.email} has not been confirmed by its owner.")
    return _with_role(user)


def _normal(email: str) -> str:
    try:
        return security._mail_util.validate(email)
    except EmailValidateException as error:
        raise DomainError(error.msg) from error


def _with_role(user: User) -> User:
    role = security.datastore.find_or_create_role("admin", description="Runs the platform")
    security.datastore.add_role_to_user(user, role)
    return user
