"""The tokens of invitations: made from a secret, kept only as a hash, found again by it."""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app

from mismatch.extensions import db
from mismatch.models import Invitation, Membership, User


def token_of(invitation: Invitation) -> str:
    """The token that its letter carries. Whoever reads the database cannot make it: the secret is not there."""
    moment = round(invitation.expires_at.timestamp() * 1_000_000)
    words = f"invitation:{invitation.organization_id}:{invitation.email}:{moment}"
    return hmac.new(current_app.config["SECRET_KEY"].encode(), words.encode(), hashlib.sha256).hexdigest()


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_invitation(token: str) -> Invitation | None:
    """The invitation of a token while it can be accepted."""
    statement = db.select(Invitation).filter_by(token_hash=hash_of(token))
    found: Invitation | None = db.session.scalar(statement)
    return found if found and found.is_open else None


def joined_through(token: str, user: User) -> Membership | None:
    """The membership that this person got by the link: whoever clicks it once more is where it led."""
    used = db.select(Invitation.organization_id).where(
        Invitation.token_hash == hash_of(token), Invitation.accepted_at.is_not(None)
    )
    mine = db.select(Membership).filter_by(user_id=user.id).where(Membership.organization_id.in_(used))
    found: Membership | None = db.session.scalar(mine)
    return found
