"""Who of a large pool is worth scoring: PostgreSQL answers by meaning, by skills and trade, and by words.

Each answer is a list, best first; the lists are joined by reciprocal rank, so that no scale has to fit another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text

from mismatch.engine.matching.calibration import UNIT, calibration_for, centred, mean_vector, quantised
from mismatch.engine.matching.demand import Demands, demands_of
from mismatch.engine.matching.shapes import Vacancy
from mismatch.engine.search import entry
from mismatch.engine.search.tsquery import quoted
from mismatch.engine.search.words import tokens
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base
from mismatch.extensions import db

#: The usual constant of reciprocal rank fusion: how little the very first places count more than the next.
_FUSION = 60
#: Trades less alike than this are strangers.
_LEAST_ALIKE = 0.5
#: What the vacancy's trade counts beside a skill that is asked.
_TRADE = 2.0

Terms = dict[tuple[str, ...], float]


def retrieve(
    organization_id: int, vacancy: Vacancy, model_id: str | None, vectors: NDArray[np.float32] | None, count: int
) -> list[int]:
    """Ids of the candidates most likely to score well, likeliest first."""
    demands = demands_of(vacancy)
    lists = [by_terms(organization_id, terms, count) for terms in (facts_of(demands), words_of(demands)) if terms]
    if model_id and vectors is not None:
        lists.append(by_meaning(organization_id, model_id, query_vector(vacancy, vectors, model_id), count))
    return fuse(lists)[:count]


def fuse(lists: Sequence[Sequence[int]]) -> list[int]:
    """One list of many by reciprocal rank; equals by id."""
    worth: dict[int, float] = defaultdict(float)
    for ranked in lists:
        for place, id in enumerate(ranked, start=1):
            worth[id] += 1 / (_FUSION + place)
    return sorted(worth, key=lambda id: (-worth[id], id))


def facts_of(demands: Demands) -> Terms:
    """Lexemes of the search index with what each is worth: asked skills and those near them, the trade and its kin."""
    base, terms = skill_base(), defaultdict[tuple[str, ...], float](float)
    for demand in demands.all:
        for credits in demand.groups:
            rarity = max((base.rarity(id) for id, worth in credits.items() if worth == 1.0), default=0.5)
            for worth in sorted(set(credits.values())):
                near = tuple(sorted(entry.held(id) for id, credit in credits.items() if credit == worth))
                terms[near] += worth * demand.weight * (0.5 + rarity)
    for alike, occupations in _trades(demands.occupations).items():
        terms[tuple(sorted(entry.occupation(id) for id in occupations))] += _TRADE * alike
    return dict(terms)


def _trades(occupations: Sequence[str]) -> dict[float, list[str]]:
    """Occupations by how alike they are to the nearest of these."""
    base, found = title_base(), defaultdict[float, list[str]](list)
    for id in base.titles if occupations else ():
        alike = max(base.similarity(id, asked) for asked in occupations)
        if alike >= _LEAST_ALIKE:
            found[alike].append(id)
    return dict(found)


def words_of(demands: Demands) -> Terms:
    """The words of the vacancy's title where people name themselves, each for itself."""
    return {(entry.titled(token.lexeme),): 1.0 for token in tokens(demands.title) if token.lexeme}


def by_terms(organization_id: int, terms: Terms, count: int) -> list[int]:
    """Candidates by the sum of what their lexemes are worth. Each term is one look into the index of words."""
    looks, values = [], {"organization": organization_id, "count": count}
    own = quoted(entry.organization(organization_id))
    for number, (lexemes, worth) in enumerate(sorted(terms.items())):
        looks.append(
            f"SELECT candidate_id, CAST(:w{number} AS float8) AS worth FROM search_entries "  # noqa: S608 - numbers
            f"WHERE words @@ CAST(:q{number} AS tsquery) AND organization_id = :organization"
        )
        values |= {f"w{number}": worth, f"q{number}": f"{own} & ({' | '.join(quoted(one) for one in lexemes)})"}
    sql = (
        f"SELECT candidate_id FROM ({' UNION ALL '.join(looks)}) AS found "  # noqa: S608 - put together above
        "GROUP BY candidate_id ORDER BY sum(worth) DESC, candidate_id LIMIT :count"
    )
    return list(db.session.scalars(text(sql), values))


def query_vector(vacancy: Vacancy, vectors: NDArray[np.float32], model_id: str) -> NDArray[np.float32]:
    """What a vacancy asks on the whole, without what all vacancies share."""
    rows = quantised(vectors, len(vectors))
    body = rows[1:] if len(rows) > 1 else rows
    centre = calibration_for(model_id).centre("asked", vacancy.language, rows.shape[1])
    return mean_vector(centred(body, centre)).astype(np.float32) / UNIT


def by_meaning(organization_id: int, model_id: str, vector: NDArray[np.float32], count: int) -> list[int]:
    """Candidates by the product of their résumé's mean vector with this one: every row of the tenant is compared."""
    sql = """
        SELECT candidates.id FROM (
            SELECT resume_id, mean <#> CAST(:vector AS halfvec) AS distance FROM resume_vectors
            WHERE organization_id = :organization AND model_id = :model ORDER BY distance LIMIT :count
        ) AS nearest JOIN candidates ON candidates.resume_id = nearest.resume_id
        ORDER BY nearest.distance, candidates.id
    """
    written = "[" + ",".join(f"{value:.5f}" for value in vector) + "]"
    values = {"organization": organization_id, "model": model_id, "vector": written, "count": count}
    return list(db.session.scalars(text(sql), values))
