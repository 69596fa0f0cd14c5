"""One-word names: the product where its trade is spoken of, a plain word, a singer or a dish elsewhere."""

from __future__ import annotations

import pytest

from mismatch.engine.skills.base import skill_base


def found(text: str) -> set[str]:
    return {hit.id for hit in skill_base().find(text)}


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("chopped celery and leek soup", "celery"),
        ("Celery, carrots and leeks for the salad", "celery"),
        ("rinsing a flask after titration", "flask"),
        ("The postman brings samples at nine", "postman"),
        ("dancing samba at the summer school", "samba"),
        ("Unity of the crew, unity at sea", "unity"),
        ("a confluence of two rivers", "confluence"),
        ("Playwright and stage director", "playwright"),
        ("Hotel porter; Opera tickets for staff", "opera-pms"),
        ("Sage, thyme and butter sauces in a hotel kitchen", "sage-accounting"),
        ("Head chef; puppet shows on Sundays", "chef"),
        ("cleaning the oven, the mixer and the blender", "blender"),
        ("AI of heifers, calving, hoof trimming", "artificial-intelligence"),
        ("An Epic holiday of a nurse: Epic games in the ward", "epic-ehr"),
    ],
)
def test_a_plain_word_is_no_product(text, product):
    assert product not in found(text)


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("Python, Celery, PostgreSQL", "celery"),
        ("Flask developer, Python", "flask"),
        ("Postman, Swagger, API testing", "postman"),
        ("Samba, Linux, DNS", "samba"),
        ("Unity", "unity"),
        ("Game developer: Unity and C#", "unity"),
        ("Jira, Confluence", "confluence"),
        ("Front desk: Opera, booking, guests", "opera-pms"),
        ("Bookkeeper: Sage, Xero, VAT returns", "sage-accounting"),
        ("Nursing charts in Epic", "epic-ehr"),
        ("AI and machine learning", "artificial-intelligence"),
        ("AI of heifers, calving, hoof trimming", "artificial-insemination-of-animals"),
        ("SOAP, REST", "soap"),
        ("iOS and Android apps", "ios"),
    ],
)
def test_the_product_is_told_by_its_surroundings(text, product):
    assert product in found(text)
