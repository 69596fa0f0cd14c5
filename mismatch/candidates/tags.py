"""Labels that recruiters put on people: an organisation's own words, spelt one way, forgotten with their last use."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import ngettext
from sqlalchemy import delete, exists, func, select
from sqlalchemy.dialects.postgresql import insert

from mismatch.engine.parsing.values import visible
from mismatch.errors import DomainError
from mismatch.extensions import db
from mismatch.models import Candidate, CandidateTag, Membership, Tag
from mismatch.models.audit import record
from mismatch.models.tag import LONGEST_TAG
from mismatch.permissions import tenant
from mismatch.turns import hold, hold_tags

#: Labels on one person: more than anybody reads.
MOST_TAGS = 20


def spelt(text: str) -> str:
    """A label as it is kept: without needless blanks, and without marks that turn the writing or are not seen."""
    return " ".join(visible(" ".join(text.split())).split())


def key_of(name: str) -> str:
    """Under what a label is found again: «Резерв» is «резерв», and «Ещё» is «еще»."""
    return name.casefold().replace("ё", "е")


def put_tag(member: Membership, candidate: Candidate, name: str) -> None:
    """Put one label on a person, spelt as the organisation spells it already."""
    if len(name) > LONGEST_TAG:
        raise DomainError(
            ngettext("A tag has %(num)s letter at most.", "A tag has %(num)s letters at most.", LONGEST_TAG)
        )
    hold_tags(candidate.organization_id)
    hold(candidate)
    tag = _tag(candidate.organization_id, name)
    mine = select(func.count()).where(CandidateTag.candidate_id == candidate.id, CandidateTag.tag_id != tag.id)
    if (db.session.scalar(mine) or 0) >= MOST_TAGS:
        raise DomainError(
            ngettext("A person has %(num)s tag at most.", "A person has %(num)s tags at most.", MOST_TAGS)
        )
    row = {"candidate_id": candidate.id, "tag_id": tag.id, "added_by_id": member.user_id}
    put = insert(CandidateTag).values(organization_id=candidate.organization_id, **row).on_conflict_do_nothing()
    if db.session.execute(put.returning(CandidateTag.tag_id)).first():
        record(member, "tag", candidate, tag_id=tag.id)


def _tag(organization_id: int, name: str) -> Tag:
    found = db.session.scalar(select(Tag).filter_by(organization_id=organization_id, key=key_of(name)))
    if found is None:
        found = Tag(organization_id=organization_id, key=key_of(name), name=name)
        db.session.add(found)
        db.session.flush()
    return found


def take_tag(member: Membership, candidate: Candidate, tag: Tag) -> None:
    """Take one label off a person."""
    hold_tags(candidate.organization_id)
    taken = delete(CandidateTag).filter_by(candidate_id=candidate.id, tag_id=tag.id).returning(CandidateTag.tag_id)
    if db.session.execute(taken).first():
        record(member, "untag", candidate, tag_id=tag.id)
    forget_unused(candidate.organization_id)


def forget_unused(organization_id: int) -> None:
    """Labels that nobody has: they may have been about somebody who is gone."""
    used = exists().where(CandidateTag.tag_id == Tag.id)
    db.session.execute(delete(Tag).where(Tag.organization_id == organization_id, ~used))


def known_tags() -> Sequence[Tag]:
    """The organisation's labels by name."""
    return db.session.scalars(tenant(Tag).order_by(Tag.key)).all()


def tags_of(candidate_ids: Sequence[int]) -> dict[int, list[Tag]]:
    """The labels of these people by name."""
    rows = db.session.execute(
        tenant(Tag)
        .add_columns(CandidateTag.candidate_id)
        .join(CandidateTag, CandidateTag.tag_id == Tag.id)
        .where(CandidateTag.candidate_id.in_(candidate_ids))
        .order_by(Tag.key)
    )
    found: dict[int, list[Tag]] = {}
    for tag, candidate_id in rows:
        found.setdefault(candidate_id, []).append(tag)
    return found
