"""Inviting, joining, roles, leaving; and that none of it reaches another organisation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, scoped_session

from mismatch.auth.invitations import hash_of
from mismatch.models import AuditEvent, Invitation, Membership, OrganizationRole, User
from mismatch.models.columns import now
from tests.auth.conftest import PASSWORD, Mailbox, Visitor

ANNA, PETR = "anna@example.org", "petr@example.org"
Register = Callable[..., Visitor]


@pytest.fixture
def owner(register: Register) -> Visitor:
    return register(ANNA)


def role_of(session: scoped_session[Session], email: str) -> str | None:
    session.expire_all()
    statement = select(Membership.role).join(User).where(User.email == email)
    return session.scalar(statement)


def test_an_invited_person_opens_an_account_and_joins(
    owner: Visitor, visitor: Visitor, mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    owner.send("/team", email=PETR, role="hiring_manager")
    link = mailbox.link_to(PETR)
    assert "Nord Data" in visitor.see(link).text
    visitor.send(link, name="Пётр", password=PASSWORD)
    assert visitor.is_signed_in
    assert role_of(session, PETR) == OrganizationRole.HIRING_MANAGER
    assert "Пётр" in owner.see("/team").text
    assert visitor.see("/team").status_code == 403
    assert {event.verb for event in session.scalars(select(AuditEvent))} == {"invited", "joined"}


def test_the_link_works_once(owner: Visitor, visit: Callable[[], Visitor], mailbox: Mailbox) -> None:
    owner.send("/team", email=PETR, role="recruiter")
    link = mailbox.link_to(PETR)
    petr = visit()
    assert "Welcome to the team" in petr.send(link, name="Пётр", password=PASSWORD).text
    again = visit().see(link)
    assert again.status_code == 404
    assert "no longer open" in again.text
    assert "There is no such page" not in again.text
    assert "/login" in again.text
    clicked_again = petr.see(link, follow=True)
    assert clicked_again.status_code == 200
    assert "in this team already" in clicked_again.text, "whoever has joined is where the link led"


def test_a_link_that_nobody_sent_looks_like_one_that_is_used(visitor: Visitor) -> None:
    answer = visitor.see("/invitations/" + "0" * 64)
    assert answer.status_code == 404
    assert "no longer open" in answer.text


def test_inviting_a_member_again_is_said_beside_the_address(owner: Visitor, mailbox: Mailbox) -> None:
    answer = owner.send("/team", email=ANNA, role="recruiter")
    assert answer.status_code == 200
    assert "in the team already" in answer.text
    assert f'value="{ANNA}"' in answer.text, "nothing has to be typed again"
    assert not [letter for letter in mailbox.to(ANNA) if "invite" in letter.text]


def test_the_link_ends_with_time(
    owner: Visitor, visitor: Visitor, mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    owner.send("/team", email=PETR, role="recruiter")
    link = mailbox.link_to(PETR)
    session.scalars(select(Invitation)).one().expires_at = now() - timedelta(seconds=1)
    session.commit()
    assert visitor.see(link).status_code == 404


def test_a_withdrawn_invitation_is_over(
    owner: Visitor, visitor: Visitor, mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    owner.send("/team", email=PETR, role="recruiter")
    link = mailbox.link_to(PETR)
    invitation = session.scalars(select(Invitation)).one()
    owner.send("/team", to=f"/team/invitations/{invitation.id}/revoke")
    assert visitor.see(link).status_code == 404


def test_a_second_invitation_replaces_the_first(owner: Visitor, visitor: Visitor, mailbox: Mailbox) -> None:
    owner.send("/team", email=PETR, role="recruiter")
    first = mailbox.link_to(PETR)
    owner.send("/team", email=PETR, role="owner")
    assert visitor.see(first).status_code == 404
    assert visitor.see(mailbox.link_to(PETR)).status_code == 200


def test_only_a_hash_of_the_token_is_stored(owner: Visitor, mailbox: Mailbox, session: scoped_session[Session]) -> None:
    owner.send("/team", email=PETR, role="recruiter")
    token = mailbox.link_to(PETR).rsplit("/", 1)[-1]
    invitation = session.scalars(select(Invitation)).one()
    assert invitation.token_hash == hash_of(token)
    assert token not in [str(value) for value in vars(invitation).values()]


def test_somebody_with_an_account_signs_in_to_accept(
    owner: Visitor, register: Register, visit: Callable[[], Visitor], mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    register(PETR, organization=None)
    owner.send("/team", email=PETR, role="recruiter")
    link = mailbox.link_to(PETR)
    stranger = visit()
    assert "sign in to accept" in stranger.see(link).text
    stranger.send(link, name="Mallory", password=PASSWORD)
    assert not stranger.is_signed_in
    petr = visit()
    petr.sign_in(PETR)
    petr.send(link)
    roles = session.scalars(select(Membership.role).join(User).where(User.email == PETR)).all()
    assert sorted(roles) == ["candidate", "recruiter"]
    page = petr.see("/candidates")
    assert page.status_code == 200
    menu = page.text.partition('class="dropdown-menu')[2].partition("</header>")[0]
    assert "I look for work" in menu, "one's own name is no place to go to"
    personal = session.scalars(select(Membership).join(User).where(User.email == PETR).order_by(Membership.id)).first()
    assert personal
    petr.send("/account", to=f"/memberships/{personal.id}/choose")
    assert petr.see("/candidates").status_code == 403
    assert petr.see("/my/resume").status_code == 200


def test_another_account_cannot_take_the_invitation(
    owner: Visitor, register: Register, mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    owner.send("/team", email=PETR, role="owner")
    mallory = register("mallory@example.org", organization="Evil")
    link = mailbox.link_to(PETR)
    assert mallory.send("/account", to=link).status_code == 403
    assert session.scalars(select(Invitation)).one().accepted_at is None


def test_the_last_owner_stays(owner: Visitor, session: scoped_session[Session]) -> None:
    membership = session.scalars(select(Membership)).one()
    assert owner.send("/team", to=f"/team/members/{membership.id}/role", role="recruiter").status_code == 409
    assert owner.send("/team", to=f"/team/members/{membership.id}/remove").status_code == 409
    assert role_of(session, ANNA) == OrganizationRole.OWNER


def test_a_removed_member_is_out_at_once(
    owner: Visitor, visitor: Visitor, mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    owner.send("/team", email=PETR, role="recruiter")
    visitor.send(mailbox.link_to(PETR), name="Пётр", password=PASSWORD)
    assert visitor.see("/candidates").status_code == 200
    member = session.scalars(select(Membership).join(User).where(User.email == PETR)).one()
    owner.send("/team", to=f"/team/members/{member.id}/remove")
    assert visitor.see("/candidates").status_code == 403
    assert visitor.is_signed_in
    assert visitor.see("/").location == "/start", "the first page has somewhere to lead"


@pytest.mark.parametrize(
    ("path", "fields", "leads_to"),
    [("candidate", {}, "/my/resume"), ("recruiter", {"organization": "New Data"}, "/jobs")],
)
def test_whoever_belongs_nowhere_may_begin_on_their_own(
    owner: Visitor,
    visitor: Visitor,
    mailbox: Mailbox,
    session: scoped_session[Session],
    path: str,
    fields: dict[str, str],
    leads_to: str,
) -> None:
    owner.send("/team", email=PETR, role="recruiter")
    visitor.send(mailbox.link_to(PETR), name="Пётр", password=PASSWORD)
    member = session.scalars(select(Membership).join(User).where(User.email == PETR)).one()
    owner.send("/team", to=f"/team/members/{member.id}/remove")
    assert "belongs to no organisation" in visitor.see("/start").text
    if path == "recruiter":
        assert "Name the organisation" in visitor.send("/start", to="/start/recruiter").text
    visitor.send("/start", to=f"/start/{path}", **fields)
    assert visitor.see("/").location == leads_to
    assert visitor.see(leads_to).status_code == 200
    assert role_of(session, PETR) == ("candidate" if path == "candidate" else "owner")
    visitor.send("/account", to="/start/candidate")
    assert session.scalar(select(func.count(Membership.id)).join(User).where(User.email == PETR)) == 1


@pytest.mark.parametrize("role", ["candidate", "admin", ""])
def test_only_a_team_s_roles_can_be_given(owner: Visitor, session: scoped_session[Session], role: str) -> None:
    owner.send("/team", email=PETR, role=role)
    assert session.scalars(select(Invitation)).all() == []


def test_another_organisation_s_people_are_not_there(
    owner: Visitor, register: Register, session: scoped_session[Session]
) -> None:
    stranger = register(PETR, organization="Elsewhere")
    anna = session.scalars(select(Membership).join(User).where(User.email == ANNA)).one()
    owner.send("/team", email="third@example.org", role="recruiter")
    invitation = session.scalars(select(Invitation)).one()
    for path in (
        f"/team/members/{anna.id}/remove",
        f"/team/members/{anna.id}/role",
        f"/team/invitations/{invitation.id}/revoke",
    ):
        assert stranger.send("/team", to=path, role="recruiter").status_code == 404
    assert ANNA not in stranger.see("/team").text


def test_nobody_works_in_an_organisation_they_are_not_in(
    owner: Visitor, register: Register, session: scoped_session[Session]
) -> None:
    stranger = register(PETR, organization="Elsewhere")
    anna = session.scalars(select(Membership).join(User).where(User.email == ANNA)).one()
    assert stranger.send("/account", to=f"/memberships/{anna.id}/choose").status_code == 404
