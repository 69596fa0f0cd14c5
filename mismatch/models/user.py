"""People who sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import BigInteger, Column, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mismatch.extensions import db
from mismatch.models.columns import BigIntKey, Created, Moment

if TYPE_CHECKING:
    from mismatch.models.organization import Membership

users_roles = Table(
    "users_roles",
    db.metadata,
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("role_id", BigInteger, ForeignKey("roles.id", ondelete="CASCADE"), primary_key=True),
)


class Role(db.Model, RoleMixin):
    """A role on the whole platform ("admin"). Roles inside an organisation live on Membership."""

    __tablename__ = "roles"

    id: Mapped[BigIntKey]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    description: Mapped[str | None] = mapped_column(String(255))


class User(db.Model, UserMixin):
    """Somebody who signs in. E-mail addresses are stored normalised by Flask-Security."""

    __tablename__ = "users"

    id: Mapped[BigIntKey]
    email: Mapped[str] = mapped_column(String(255), unique=True)
    pending_email: Mapped[str | None] = mapped_column(String(255))
    password: Mapped[str | None] = mapped_column(String(255))
    name: Mapped[str] = mapped_column(String(200), default="")
    locale: Mapped[str] = mapped_column(String(5), default="ru")
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    confirmed_at: Mapped[Moment | None]
    created_at: Mapped[Created]

    roles: Mapped[list[Role]] = relationship(secondary=users_roles)
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="user", order_by="Membership.id", cascade="all, delete-orphan"
    )

    @property
    def display_name(self) -> str:
        """The name, or what stands before the @ while no name is known."""
        return self.name or self.email.split("@")[0]
