"""Whom a search may find at all: an organisation's people with the words and facts they must have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, cast, false, func, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY

from mismatch.engine.search import tsquery
from mismatch.engine.search.entry import organization
from mismatch.engine.search.query import Query
from mismatch.engine.search.words import tokens
from mismatch.extensions import db
from mismatch.models import Candidate, SearchEntry
from mismatch.search.filters import Filters, conditions, lexemes

#: So many people are counted, and known one by one; beyond it a page says "more than".
MOST_COUNTED = 5000
_FOLLOWING = " <"


@dataclass(frozen=True)
class Scope:
    """``ids``: everybody in it, once they were looked up and are few enough to be known."""

    organization_id: int
    words: str
    columns: tuple[ColumnElement[bool], ...]
    ids: tuple[int, ...] | None = None

    @classmethod
    def of(cls, organization_id: int, query: Query, filters: Filters) -> Scope:
        must = tsquery.of_node(query.must) if query.must else ""
        words = tsquery.every([tsquery.quoted(organization(organization_id)), must, *lexemes(filters)])
        return cls(organization_id, words, tuple(conditions(organization_id, filters)))

    def also(self, words: str) -> Scope:
        """Those of the scope who also have these words."""
        if self.ids is not None and _FOLLOWING in self.words:
            # Who has words one after another is seen in every vector alone: that was done once.
            return replace(self, words=words, columns=(*self.columns, _is_one_of(self.ids)), ids=None)
        return replace(self, words=tsquery.every([self.words, words]), ids=None)

    @property
    def where(self) -> list[ColumnElement[bool]]:
        mine = SearchEntry.organization_id == self.organization_id
        return [mine, has(self.words), *self.columns] if self.ids is None else [mine, _is_one_of(self.ids)]

    def looked_up(self) -> tuple[Scope, int]:
        """The scope with its people, if they can be known; how many there are, one more than counted at most."""
        some = select(SearchEntry.candidate_id).where(*self.where).limit(MOST_COUNTED + 1).subquery()
        found = db.session.scalar(select(func.array_agg(some.c.candidate_id))) or []
        return (self if len(found) > MOST_COUNTED else replace(self, ids=tuple(found))), len(found)

    def count(self, most: int = MOST_COUNTED) -> int:
        """How many there are, at most one more than ``most``."""
        if self.ids is not None:
            return len(self.ids)
        some = select(literal(1)).where(*self.where).limit(most + 1).subquery()
        return db.session.scalar(select(func.count()).select_from(some)) or 0

    def among(self, ids: Collection[int]) -> set[int]:
        """Which of these people are in the scope."""
        if not ids or self.ids is not None:
            return set(ids).intersection(self.ids or ())
        # "IS TRUE" keeps the text index out of it, which would first make a list of everybody with the words.
        wanted = (SearchEntry.organization_id == self.organization_id, has(self.words).is_(True), *self.columns)
        chosen = select(SearchEntry.candidate_id).where(_is_one_of(ids), *wanted)
        return set(db.session.scalars(chosen))


def has(words: str) -> ColumnElement[bool]:
    """Whether an entry satisfies a condition on words."""
    return SearchEntry.words.bool_op("@@")(as_query(words))


def has_in_text(organization_id: int, text: str) -> ColumnElement[bool]:
    """Whether a candidate of an organisation has all of these words in their résumé."""
    words = [tsquery.quoted(token.lexeme) for token in tokens(text) if token.lexeme]
    if not words:
        return false()
    asked = tsquery.every([tsquery.quoted(organization(organization_id)), *words])
    mine = SearchEntry.organization_id == organization_id
    return Candidate.id.in_(select(SearchEntry.candidate_id).where(mine, has(asked)))


def as_query(words: str) -> ColumnElement[Any]:
    return cast(words, TSQUERY)


def _is_one_of(ids: Collection[int]) -> ColumnElement[bool]:
    return SearchEntry.candidate_id == any_(cast(list(ids), ARRAY(BigInteger)))
