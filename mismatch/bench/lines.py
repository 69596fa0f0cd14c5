"""What the engine reads out of one line, each distinct line once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mismatch.engine import ENGINE_VERSION
from mismatch.engine.matching.conditions import find_conditions, find_remote, place_key
from mismatch.engine.matching.education import fields_in
from mismatch.engine.matching.licences import find_licences
from mismatch.engine.matching.neutral import neutral
from mismatch.engine.matching.passages import find_denials, find_passages
from mismatch.engine.matching.protected import protected_spans
from mismatch.engine.matching.shapes import Passage
from mismatch.engine.parsing.resume import Resume
from mismatch.engine.shapes import Language
from mismatch.engine.skills.base import skill_base
from mismatch.engine.skills.titles import title_base


class Row(NamedTuple):
    """A passage and its neutral wording."""

    passage: Passage
    text: str


class Hit(NamedTuple):
    """A skill named in a line."""

    id: str
    start: int
    end: int
    confidence: float


@lru_cache(maxsize=200_000)
def pieces_of(line: str, language: Language) -> tuple[tuple[int, int, str], ...]:
    """The passages of one line with their neutral wording, as the engine cuts them."""
    alone = Resume(engine=ENGINE_VERSION, language=language, text=line)
    unseen = [*protected_spans(alone), *find_denials(line)]
    found = (p for p in find_passages(alone, unseen) if p.section != "title")  # a line alone is no head of a page
    return tuple((p.start, p.end, neutral(line[p.start : p.end])) for p in found)


@lru_cache(maxsize=200_000)
def hits_of(line: str) -> tuple[Hit, ...]:
    """The skills a line names."""
    return tuple(Hit(h.id, h.start, h.end, h.confidence) for h in skill_base().find(line))


@lru_cache(maxsize=200_000)
def is_plain(line: str) -> bool:
    """Whether a line says nothing beside work: no licence, no condition, no denial, nothing protected."""
    alone = Resume(engine=ENGINE_VERSION, language="en", text=line)
    told = (find_licences(line), find_conditions(line), find_remote(line), find_denials(line), protected_spans(alone))
    return not any(told)


@lru_cache(maxsize=50_000)
def title_of(title: str) -> tuple[str, list[str], str | None]:
    """A title's neutral wording, its occupations and its seniority."""
    wording = neutral(title)
    occupations = sorted({hit.id for hit in title_base().find(wording)})
    return wording, occupations, title_base().seniority(wording)


fields_of = lru_cache(maxsize=5_000)(lambda words: sorted(fields_in(words)))
place_of = lru_cache(maxsize=1_000)(place_key)


@lru_cache(maxsize=50_000)
def neutral_title(title: str) -> str:
    """A title's neutral wording."""
    return neutral(title)
