"""``flask create-admin``: an account with the platform's administrator role."""

from __future__ import annotations

import click
from flask.cli import with_appcontext


@click.command("create-admin")
@click.argument("email")
@click.password_option()
@with_appcontext
def create_admin_command(email: str, password: str) -> None:
    """Make the account EMAIL an administrator; the account is created when there is none."""
    from flask_security.utils import hash_password

    from mismatch.extensions import db, security
    from mismatch.models.columns import now

    datastore = security.datastore
    role = datastore.find_or_create_role("admin", description="Runs the platform")
    user = datastore.find_user(email=email) or datastore.create_user(
        email=security._mail_util.validate(email), password=hash_password(password), confirmed_at=now()
    )
    datastore.add_role_to_user(user, role)
    db.session.commit()
    click.echo(f"{user.email} is an administrator.")
