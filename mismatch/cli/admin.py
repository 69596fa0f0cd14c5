"""``flask create-admin``: an account with the platform's administrator role."""

from __future__ import annotations

import click
from flask.cli import with_appcontext


@click.command("create-admin")
@click.argument("email")
@click.option("--password", help="Of the new account; asked for when it is left out.")
@click.option("--existing", is_flag=True, help="Give the role to an account that exists; it keeps its password.")
@with_appcontext
def create_admin_command(email: str, password: str | None, existing: bool) -> None:
    """Open an account for EMAIL with the platform's administrator role.

    An account that exists is left alone, unless --existing says that this very account is meant.
    """
    from flask_babel import force_locale

    from mismatch.auth.administrators import open_administrator, promote
    from mismatch.errors import DomainError
    from mismatch.extensions import db

    if existing and password:
        raise click.UsageError("An account that exists keeps its password: leave out --password.")
    password = password or (None if existing else _asked_for())
    try:
        with force_locale("en"):  # as all that commands say
            user = open_administrator(email, password) if password else promote(email)
    except DomainError as error:
        raise click.ClickException(error.message) from error
    db.session.commit()
    click.echo(f"{user.email} is an administrator" + ("; the password stays what it was." if existing else "."))


def _asked_for() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
