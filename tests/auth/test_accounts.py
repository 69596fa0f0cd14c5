"""Signing up, in and out; passwords and addresses; what a stranger can learn."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from mismatch.models import Membership, Organization, OrganizationKind, OrganizationRole, User
from tests.auth.conftest import PASSWORD, Mailbox, Visitor, path_in
from tests.fixtures.pages import lint_page

ANNA = "anna@example.org"
Register = Callable[..., Visitor]


def test_a_recruiter_registers_confirms_and_signs_in(
    visitor: Visitor, mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    page = visitor.send(
        "/register/recruiter", name="Anna", organization="Nord Data", email="Anna@Example.org", password=PASSWORD
    )
    assert "Look into your mail" in page.text
    assert not visitor.is_signed_in
    assert "confirm your address first" in visitor.sign_in(ANNA).text.lower()
    visitor.see(mailbox.link_to("Anna@example.org"))
    visitor.sign_in("Anna@example.org")
    assert visitor.is_signed_in
    membership = session.scalars(select(Membership)).one()
    assert membership.role == OrganizationRole.OWNER
    assert membership.organization.name == "Nord Data"
    assert membership.organization.kind == OrganizationKind.EMPLOYER


def test_a_candidate_gets_a_space_of_their_own(register: Register, session: scoped_session[Session]) -> None:
    register("petr@example.org", organization=None, name="Пётр Ковалёв")
    organization = session.scalars(select(Organization)).one()
    assert (organization.name, organization.kind) == ("Пётр Ковалёв", OrganizationKind.PERSONAL)
    assert session.scalars(select(Membership)).one().role == OrganizationRole.CANDIDATE


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"email": "nonsense"}, "This is not an e-mail address."),
        ({"password": "short"}, "at least 10 characters"),
        ({"password": "many words " * 1000}, "at most 128"),
        ({"name": "  "}, "Tell us your name."),
        ({"organization": ""}, "Name the organisation."),
    ],
)
def test_a_form_that_is_not_right_says_what_is_wrong(
    visitor: Visitor, session: scoped_session[Session], fields: dict[str, str], complaint: str
) -> None:
    good = {"name": "Anna", "organization": "Nord Data", "email": ANNA, "password": PASSWORD}
    page = visitor.send("/register/recruiter", **(good | fields))
    assert complaint in page.text
    assert session.scalars(select(User)).all() == []


def test_fields_that_were_not_asked_for_are_ignored(
    visitor: Visitor, mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    fields = {"name": "Anna", "email": ANNA, "password": PASSWORD}
    extra = {
        "role": "owner",
        "organization": "Evil",
        "organization_id": "1",
        "active": "1",
        "confirmed_at": "2020-01-01",
    }
    visitor.send("/register/candidate", **fields, **extra)
    assert session.scalars(select(Membership)).one().role == OrganizationRole.CANDIDATE
    assert session.scalars(select(Organization)).one().name == "Anna"
    assert session.scalars(select(User)).one().confirmed_at is None


def test_registering_a_known_address_looks_the_same_and_tells_its_owner(
    register: Register, visit: Callable[[], Visitor], mailbox: Mailbox, session: scoped_session[Session]
) -> None:
    register(ANNA)
    fields = {"name": "Mallory", "organization": "Evil", "password": PASSWORD}
    known = visit().send("/register/recruiter", email=ANNA, **fields)
    unknown = visit().send("/register/recruiter", email="nobody@example.org", **fields)
    assert _without_tokens(known.text, ANNA) == _without_tokens(unknown.text, "nobody@example.org")
    assert mailbox.to(ANNA)[0].subject == "You have an account already"
    assert session.scalars(select(User).filter_by(email=ANNA)).one().name == "Anna Smirnova"


def test_answers_do_not_tell_whether_an_account_exists(register: Register, visit: Callable[[], Visitor]) -> None:
    register(ANNA)
    stranger = "nobody@example.org"
    for page, extra in (("/login", {"password": "not this one"}), ("/reset", {}), ("/confirm", {})):
        known = visit().send(page, email=ANNA, **extra)
        unknown = visit().send(page, email=stranger, **extra)
        assert known.status_code == unknown.status_code
        assert _without_tokens(known.text, ANNA) == _without_tokens(unknown.text, stranger), page


def _without_tokens(page: str, email: str) -> str:
    return re.sub(r'(value|content|nonce)="[^"]*"', "", page).replace(email, "X")


def test_a_reset_works_once_and_ends_every_session(register: Register, visitor: Visitor, mailbox: Mailbox) -> None:
    elsewhere = register(ANNA)
    visitor.send("/reset", email=ANNA)
    link = mailbox.link_to(ANNA)
    new = "a different password"
    page = visitor.send(link, password=new, password_confirm=new)
    assert "The new password is set" in page.text
    assert not elsewhere.is_signed_in
    assert "does not work any more" in visitor.see(link, follow=True).text
    assert mailbox.to(ANNA)[0].subject == "Your password was changed"
    visitor.sign_in(ANNA, PASSWORD)
    assert not visitor.is_signed_in
    visitor.sign_in(ANNA, new)
    assert visitor.is_signed_in


def test_changing_the_password_ends_every_other_session(
    register: Register, visitor: Visitor, session: scoped_session[Session]
) -> None:
    here = register(ANNA)
    visitor.sign_in(ANNA)
    assert visitor.is_signed_in
    new = "a different password"
    here.send("/account/password", password=PASSWORD, new_password=new, new_password_confirm=new)
    assert here.is_signed_in
    assert not visitor.is_signed_in


def test_signing_out_ends_every_session_even_of_a_copied_cookie(
    register: Register, visit: Callable[[], Visitor]
) -> None:
    anna, thief = register(ANNA), visit()
    cookie = anna.client.get_cookie("session")
    assert cookie
    thief.client.set_cookie("session", cookie.value)
    assert thief.is_signed_in
    anna.sign_out()
    assert not anna.is_signed_in
    assert not thief.is_signed_in


def test_a_disabled_user_is_out_at_once(register: Register, session: scoped_session[Session]) -> None:
    anna = register(ANNA)
    session.scalars(select(User)).one().active = False
    session.commit()
    assert not anna.is_signed_in
    anna.sign_in(ANNA)
    assert not anna.is_signed_in


def test_a_new_address_holds_once_it_is_confirmed(
    register: Register, mailbox: Mailbox, visitor: Visitor, visit: Callable[[], Visitor]
) -> None:
    anna = register(ANNA)
    elsewhere = visit()
    elsewhere.sign_in(ANNA)
    anna.send("/account/email", email="new@example.org")
    assert "new@example.org waits for confirmation" in anna.see("/account").text
    letters = mailbox.to("new@example.org")
    assert mailbox.to(ANNA)[0].subject == "Somebody asked to change your address"
    assert anna.see(path_in(letters[0])).status_code == 302
    assert "waits for confirmation" not in anna.see("/account").text
    assert not elsewhere.is_signed_in
    visitor.sign_in("new@example.org")
    assert visitor.is_signed_in
    assert "does not work any more" in anna.see(path_in(letters[0]), follow=True).text


def test_changing_to_a_taken_address_looks_the_same_and_sends_nothing(register: Register, mailbox: Mailbox) -> None:
    anna = register(ANNA)
    register("petr@example.org", organization=None)
    before = len(mailbox.to("petr@example.org"))
    page = anna.send("/account/email", email="petr@example.org")
    assert "A letter with a link is on its way to petr@example.org." in page.text
    assert len(mailbox.to("petr@example.org")) == before


@pytest.mark.parametrize(
    "address", ["//evil.example", "\\\\evil.example", "/\\evil.example", "javascript:alert(1)", "https://evil.example/"]
)
def test_next_never_leads_elsewhere(register: Register, visit: Callable[[], Visitor], address: str) -> None:
    register(ANNA)
    visitor = visit()
    answer = visitor.send("/login", follow=False, email=ANNA, password=PASSWORD, next=address)
    assert _stays(answer.location), answer.location
    assert _stays(visitor.send("/account", to="/language", follow=False, language="en", next=address).location)


def _stays(location: str | None) -> bool:
    """Whether a browser stays on the site: it reads backslashes as slashes. No location is a form shown again."""
    target = urlsplit(urljoin("http://localhost/login", (location or "").replace("\\", "/")))
    return (target.scheme, target.netloc) == ("http", "localhost")


def test_next_leads_back_within_the_site(register: Register, visit: Callable[[], Visitor]) -> None:
    register(ANNA)
    answer = visit().send("/login", follow=False, email=ANNA, password=PASSWORD, next="/account")
    assert answer.location == "/account"


def test_nothing_from_before_signing_in_survives_it(register: Register, visit: Callable[[], Visitor]) -> None:
    register(ANNA)
    visitor = visit()
    visitor.send("/register/candidate", name="B", email="b@example.org", password=PASSWORD)
    with visitor.client.session_transaction() as before:
        token = before["csrf_token"]
    visitor.sign_in(ANNA)
    with visitor.client.session_transaction() as after:
        assert after.get("csrf_token") != token
        assert "registered_email" not in after


def test_guessing_is_limited_per_account_whatever_address_the_caller_claims(
    register: Register, visit: Callable[[], Visitor]
) -> None:
    register(ANNA)
    visitor = visit()
    for number in range(10):
        visitor.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        assert visitor.send("/login", email=ANNA, password="wrong wrong").status_code == 200
    visitor.client.environ_base["REMOTE_ADDR"] = "192.0.2.77"
    refused = visitor.send("/login", email=ANNA.upper(), password=PASSWORD)
    assert refused.status_code == 429
    lint_page(refused.text)


def test_guessing_is_limited_per_address_and_a_forwarded_header_changes_nothing(visitor: Visitor) -> None:
    token = visitor.send("/login", email="a@example.org", password="x").status_code
    assert token == 200
    codes = []
    for number in range(45):
        visitor.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}"
        codes.append(visitor.send("/login", email=f"a{number}@example.org", password="wrong wrong").status_code)
    assert codes[0] == 200
    assert codes[-1] == 429


def test_letters_are_limited_per_account(visitor: Visitor, mailbox: Mailbox) -> None:
    codes = [visitor.send("/reset", email=ANNA).status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]


@pytest.mark.parametrize("path", ["/login", "/logout", "/register/recruiter", "/reset", "/language", "/account"])
def test_a_form_without_its_token_is_refused(register: Register, path: str) -> None:
    assert register(ANNA).client.post(path, data={"email": ANNA}).status_code == 400


def test_json_without_a_token_is_refused_too(register: Register, visit: Callable[[], Visitor]) -> None:
    register(ANNA)
    assert visit().client.post("/login", json={"email": ANNA, "password": PASSWORD}).status_code == 400


def test_the_profile_changes_name_and_language(register: Register) -> None:
    anna = register(ANNA)
    page = anna.send("/account", name="Анна Смирнова", locale="ru")
    assert '<html lang="ru"' in page.text
    assert "Анна Смирнова" in page.text


def test_the_switch_changes_the_language_and_goes_back(visitor: Visitor) -> None:
    answer = visitor.send("/register", to="/language", follow=False, language="ru", next="/register")
    assert answer.location == "/register"
    assert '<html lang="ru"' in visitor.see("/register").text
    visitor.send("/register", to="/language", language="xx", next="/register")
    assert '<html lang="ru"' in visitor.see("/register").text


def test_mistakes_in_a_form_do_not_use_up_the_letters(visitor: Visitor) -> None:
    fields = {"name": "Anna", "email": ANNA}
    codes = [visitor.send("/register/candidate", password="short", **fields).status_code for _ in range(7)]
    assert codes == [200] * 7
    assert "Look into your mail" in visitor.send("/register/candidate", password=PASSWORD, **fields).text
