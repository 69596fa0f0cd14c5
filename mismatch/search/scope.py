"""Whom a search may find at all: an organisation's people with the words and facts they must have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, cast, false, select
from sqlalchemy.dialects.postgresql import TSQUERY

from mismatch.engine.search import tsquery
from mismatch.engine.search.entry import organization
from mismatch.engine.search.query import Query
from mismatch.engine.search.words import tokens
from mismatch.models import Candidate, SearchEntry
from mismatch.search.asking import BY_TEXT, Condition, array, column
from mismatch.search.filters import Filters, conditions, lexemes

#: So many people are counted, and known one by one; beyond it a page says "more than".
MOST_COUNTED = 5000
_FOLLOWING = " <"
_MINE = "organization_id = %(organization_id)s"
_HAS = "words @@ %(words)s::tsquery"
_ONE_OF = "candidate_id = ANY (%(ids)s::bigint[])"


@dataclass(frozen=True)
class Scope:
    """``ids``: everybody in it, once they were looked up and are few enough to be known."""

    organization_id: int
    words: str
    columns: tuple[Condition, ...] = ()
    ids: tuple[int, ...] | None = None

    @classmethod
    def of(cls, organization_id: int, query: Query, filters: Filters) -> Scope:
        must = tsquery.of_node(query.must) if query.must else ""
        words = tsquery.every([tsquery.quoted(organization(organization_id)), must, *lexemes(filters)])
        return cls(organization_id, words, tuple(conditions(filters)))

    def also(self, words: str) -> Scope:
        """Those of the scope who also have these words."""
        if self.ids is not None and _FOLLOWING in self.words:
            # Who has words one after another is seen in every vector alone: that was done once.
            known = Condition("candidate_id = ANY (%(known)s::bigint[])", {"known": array(self.ids)})
            return replace(self, words=words, columns=(*self.columns, known), ids=None)
        return replace(self, words=tsquery.every([self.words, words]), ids=None)

    @property
    def where(self) -> Condition:
        mine = Condition(_MINE, {"organization_id": self.organization_id})
        if self.ids is not None:
            return mine.also(_one_of(self.ids))
        return self._facts(mine.also(Condition(_HAS, {"words": self.words})))

    def _facts(self, condition: Condition) -> Condition:
        for fact in self.columns:
            condition = condition.also(fact)
        return condition

    def looked_up(self) -> tuple[Scope, int]:
        """The scope with its people, if they can be known; how many there are, one more than counted at most."""
        text, values = self.where
        some = f"SELECT candidate_id FROM search_entries WHERE {text} LIMIT {MOST_COUNTED + 1}"  # noqa: S608
        (found,) = column(BY_TEXT, f"SELECT array_agg(candidate_id) FROM ({some}) AS found", values)  # noqa: S608
        ids = tuple(found or ())
        return (self if len(ids) > MOST_COUNTED else replace(self, ids=ids)), len(ids)

    def count(self, most: int = MOST_COUNTED) -> int:
        """How many there are, at most one more than ``most``."""
        if self.ids is not None:
            return len(self.ids)
        text, values = self.where
        some = f"SELECT 1 FROM search_entries WHERE {text} LIMIT {most + 1}"  # noqa: S608
        (found,) = column(BY_TEXT, f"SELECT count(*) FROM ({some}) AS found", values)  # noqa: S608
        return int(found)

    @property
    def is_everybody(self) -> bool:
        """Whether it excludes nobody of the organisation."""
        return self.words == tsquery.quoted(organization(self.organization_id)) and not self.columns

    @property
    def seen(self) -> Condition:
        """The condition as it is seen in each row by itself."""
        mine = Condition(_MINE, {"organization_id": self.organization_id})
        if self.is_everybody:
            return mine
        if self.ids is not None:
            return mine.also(_one_of(self.ids))
        # "IS TRUE" keeps the text index out of it, which would first make a list of everybody with the words.
        return self._facts(mine.also(Condition(f"({_HAS}) IS TRUE", {"words": self.words})))

    def among(self, ids: Collection[int]) -> set[int]:
        """Which of these people are in the scope."""
        if not ids or self.ids is not None:
            return set(ids).intersection(self.ids or ())
        text, values = _one_of(ids).also(self.seen)
        return set(column(BY_TEXT, f"SELECT candidate_id FROM search_entries WHERE {text}", values))  # noqa: S608


def has(words: str) -> ColumnElement[bool]:
    """Whether an entry satisfies a condition on words."""
    return SearchEntry.words.bool_op("@@")(cast(words, TSQUERY))


def has_in_text(organization_id: int, text: str) -> ColumnElement[bool]:
    """Whether a candidate of an organisation has all of these words in their résumé."""
    words = [tsquery.quoted(token.lexeme) for token in tokens(text) if token.lexeme]
    if not words:
        return false()
    asked = tsquery.every([tsquery.quoted(organization(organization_id)), *words])
    mine = SearchEntry.organization_id == organization_id
    return Candidate.id.in_(select(SearchEntry.candidate_id).where(mine, has(asked)))


def _one_of(ids: Collection[int]) -> Condition:
    return Condition(_ONE_OF, {"ids": array(ids)})
