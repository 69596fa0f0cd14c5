"""Who may do what; every query of a tenant's rows starts here."""

from __future__ import annotations

import enum
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from flask_security.utils import url_for_security
from sqlalchemy import Select, select

from mismatch.errors import Forbidden, NotFound
from mismatch.extensions import db
from mismatch.models import Membership, OrganizationKind, OrganizationRole
from mismatch.models.columns import TenantMixin

View = TypeVar("View", bound=Callable[..., Any])
Row = TypeVar("Row", bound=TenantMixin)

SESSION_KEY = "organization_id"
#: In the session: the vacancy for which somebody signs up.
WANTED_KEY = "wanted_vacancy"


class Permission(enum.StrEnum):
    """What a view can ask of the person who calls it."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    VIEW_JOBS = "view_jobs"
    EDIT_JOBS = "edit_jobs"
    VIEW_CANDIDATES = "view_candidates"
    VIEW_RESUMES = "view_resumes"
    ADD_CANDIDATES = "add_candidates"
    CORRECT_RESUMES = "correct_resumes"
    TAG_CANDIDATES = "tag_candidates"
    ERASE_CANDIDATES = "erase_candidates"
    DECIDE = "decide"
    SET_WEIGHTS = "set_weights"
    RECORD_GROUPS = "record_groups"
    MANAGE_TEAM = "manage_team"
    SEEK_WORK = "seek_work"


_HIRING = frozenset({Permission.VIEW_JOBS, Permission.VIEW_CANDIDATES, Permission.VIEW_RESUMES, Permission.DECIDE})
_RECRUITING = _HIRING | {
    Permission.EDIT_JOBS,
    Permission.ADD_CANDIDATES,
    Permission.CORRECT_RESUMES,
    Permission.TAG_CANDIDATES,
    Permission.ERASE_CANDIDATES,
}

ROLES: dict[OrganizationRole, frozenset[Permission]] = {
    OrganizationRole.OWNER: _RECRUITING | {Permission.MANAGE_TEAM, Permission.SET_WEIGHTS, Permission.RECORD_GROUPS},
    OrganizationRole.RECRUITER: frozenset(_RECRUITING),
    OrganizationRole.HIRING_MANAGER: _HIRING,
    OrganizationRole.CANDIDATE: frozenset({Permission.SEEK_WORK, Permission.VIEW_RESUMES}),
}


def requires(permission: Permission) -> Callable[[View], View]:
    """Declare what a view needs. A route without this declaration fails ``tests/test_house.py``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> ResponseReturnValue:
            if permission is not Permission.PUBLIC:
                if not current_user.is_authenticated:
                    return _sign_in()
                if permission is not Permission.SIGNED_IN and not may(permission):
                    raise Forbidden(_why_not(permission))
            return cast(ResponseReturnValue, current_app.ensure_sync(view)(*args, **kwargs))

        guarded.permission = permission  # type: ignore[attr-defined]
        return cast(View, guarded)

    return decorate


def _why_not(permission: Permission) -> str:
    """In plain words whom a page is for; nothing where it is a matter of the role, which the error page tells."""
    found = membership()
    if found is None:
        return _("Your account belongs to no organisation. Whoever hires there can invite you.")
    if found.organization.kind == OrganizationKind.PERSONAL:
        return _("This page is for employers, and you are here as somebody who looks for work.")
    if permission is Permission.SEEK_WORK:
        return _(
            "This page is for people who look for work, and you are here for %(name)s.", name=found.organization.name
        )
    return ""


def _sign_in() -> ResponseReturnValue:
    if request.path.endswith(".json") or request.headers.get("X-Requested-With"):
        return {"code": 401, "message": ""}, 401
    return redirect(url_for_security("login", next=request.full_path if request.method == "GET" else None))


def membership() -> Membership | None:
    """The membership in force: the organisation chosen in the session, else the person's first one."""
    if "membership" not in g:
        g.membership = _find_membership()
    return cast("Membership | None", g.membership)


def _find_membership() -> Membership | None:
    if not current_user.is_authenticated:
        return None
    mine = current_user.memberships
    chosen = session.get(SESSION_KEY)
    return next((m for m in mine if m.organization_id == chosen), mine[0] if mine else None)


def actor() -> Membership:
    """The membership that acts; 403 for somebody who belongs nowhere."""
    found = membership()
    if found is None:
        raise Forbidden()
    return found


def may(permission: Permission) -> bool:
    """Whether the person's role in the organisation in force includes ``permission``."""
    found = membership()
    return found is not None and permission in ROLES[OrganizationRole(found.role)]


def choose_organization(organization_id: int) -> None:
    """Work in another of the person's organisations from now on."""
    mine = db.session.scalar(select(Membership).filter_by(user_id=current_user.id, organization_id=organization_id))
    if mine is None:
        raise NotFound()
    session[SESSION_KEY] = organization_id
    g.membership = mine


def tenant(model: type[Row]) -> Select[Row]:
    """The rows of the organisation in force: where every query of a tenant's rows starts."""
    return select(model).where(model.organization_id == actor().organization_id)


def get_or_404(model: type[Row], row_id: int) -> Row:
    """The organisation's row with this id; somebody else's answers exactly like one that does not exist."""
    row = db.session.scalar(tenant(model).where(cast(Any, model).id == row_id))
    if row is None:
        raise NotFound()
    return row


def init_app(app: Flask) -> None:
    """Give templates ``may`` and ``membership``."""

    @app.context_processor
    def permission_globals() -> dict[str, Any]:
        return {
            "may": may,
            "Permission": Permission,
            "membership": membership() if current_user else None,
            "is_person": _is_person(),
        }


def _is_person() -> bool:
    found = membership() if current_user else None
    return found is not None and found.organization.kind == OrganizationKind.PERSONAL
