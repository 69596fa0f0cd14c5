"""One sentence of a vacancy → its demands, each a clause with its facets: years, degree, language, licence, skills."""

from __future__ import annotations

import re
from typing import NamedTuple

from mismatch.engine.matching.conditions import Condition, demands_city, find_conditions, find_places, is_remote
from mismatch.engine.matching.education import Degree, find_degrees
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.licences import Licence, find_licences
from mismatch.engine.matching.years import Years, find_years, speaks_of_firm
from mismatch.engine.matching.tongues import Tongue, find_tongues
from mismatch.engine.skills.base import SkillHit, skill_base


class Clause(NamedTuple):
    """A stretch of one sentence and everything it asks for."""

    start: int
    end: int
    years: list[Years]
    degrees: list[Degree]
    tongues: list[Tongue]
    licences: list[Licence]
    conditions: list[Condition]
    skills: list[SkillHit]

    @property
    def stands_alone(self) -> bool:
        """Degrees, languages, licences and conditions are demands of their own, never merged with skills."""
        return bool(self.degrees or self.tongues or self.licences or self.conditions)

    @property
    def kind_key(self) -> tuple[bool, ...]:
        return bool(self.degrees), bool(self.tongues), bool(self.licences), bool(self.conditions)


_CUT = re.compile(r"\s*,\s+|\s+(?:и|and|а также|as well as|plus)\s+|\s+[–—-]\s+|\.\s+|\s*/\s*(?=[^\W\d_]{4,})")
_BEGINS_EXPERIENCE = re.compile(
    r"(?:не менее|минимум|at least|minimum|от)?\s*(?:опыт|стаж|experience|work experience|background|практическ|знани[ея]|умени[ея]|навык|владени|knowledge|ability|proficien|strong|\d+\+? years)"
)
_OPEN, _CLOSE = "([{«", ")]}»"


def clauses_of(text: str, start: int, end: int, hits: list[SkillHit]) -> list[Clause]:
    """The clauses of ``text[start:end]``. ``hits`` are the skills found in the whole text."""
    sentence = text[start:end]
    whole = _clause(text, start, end, hits)
    if not _is_mixed(whole):
        return [whole]
    pieces = _pieces(sentence, _facet_spans(whole, start))
    merged: list[Clause] = []
    for begin, stop in pieces:
        clause = _clause(text, start + begin, start + stop, hits, whole)
        if merged and _joins(merged[-1], clause, text):
            merged[-1] = _clause(text, merged[-1].start, clause.end, hits, whole)
        else:
            merged.append(clause)
    return merged


def _clause(text: str, start: int, end: int, hits: list[SkillHit], whole: Clause | None = None) -> Clause:
    """Facets of one stretch; those of the whole sentence are cut down to it, so that levels read far still count."""
    here = [h for h in hits if h.start >= start and h.end <= end]
    if whole is not None:
        def inside(facet: Years | Degree | Tongue | Licence | Condition) -> bool:
            return facet.start >= start and facet.start < end
        return Clause(
            start, end, [f for f in whole.years if inside(f)], [f for f in whole.degrees if inside(f)],
            [f for f in whole.tongues if inside(f)], [f for f in whole.licences if inside(f)],
            [f for f in whole.conditions if inside(f)], [h for h in whole.skills if h.start >= start and h.end <= end],
        )
    piece = text[start:end]
    degrees = [d._replace(start=d.start + start, end=d.end + start) for d in find_degrees(piece)]
    tongues = [t._replace(start=t.start + start, end=t.end + start) for t in find_tongues(piece)]
    licences = [x._replace(start=x.start + start, end=x.end + start) for x in find_licences(piece)]
    conditions = [c._replace(start=c.start + start, end=c.end + start) for c in _conditions(piece)]
    years = [] if speaks_of_firm(piece) else [y._replace(start=y.start + start, end=y.end + start) for y in find_years(piece)]
    taken = [(f.start, f.end) for f in (*degrees, *tongues, *licences)]
    # Languages are told by their own finder: «белорусских» in a firm's story is no demand.
    hits = [h for h in here if not _before_number(text, h, years)]
    told = {"languages": True, "licences": bool(licences or years)}
    skills = [
        h for h in hits
        if not told.get(skill_base().skill(h.id).category) and not any(h.start < e and s < h.end for s, e in taken)
    ]
    return Clause(start, end, years, degrees, tongues, licences, conditions, skills)


def _before_number(text: str, hit: SkillHit, years: list[Years]) -> bool:
    """«от 3 лет»: a preposition before a number is no abbreviation."""
    return hit.end - hit.start <= 3 and any(not text[hit.end : y.start].strip() and y.start >= hit.end for y in years)


def _conditions(piece: str) -> list[Condition]:
    found = find_conditions(piece)
    if demands_city(piece):
        found += find_places(piece)
    if not found and is_remote(piece) and len(piece) < 60:
        found.append(Condition(0, len(piece), "remote"))
    return found


def _is_mixed(clause: Clause) -> bool:
    kinds = [clause.degrees, clause.tongues, clause.licences, clause.conditions, clause.years or clause.skills]
    return sum(bool(k) for k in kinds) > 1 or len(clause.tongues) > 1


def _facet_spans(clause: Clause, offset: int) -> list[tuple[int, int]]:
    facets = (*clause.years, *clause.degrees, *clause.tongues, *clause.licences, *clause.conditions)
    return [(f.start - offset, f.end - offset) for f in facets]


def _pieces(sentence: str, protected: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches between commas and "and", outside brackets and never through a facet."""
    pieces, begin = [], 0
    for match in _CUT.finditer(sentence):
        if any(s < match.end() and match.start() < e for s, e in protected):
            continue
        before = sentence[: match.start()]
        if sum(before.count(c) for c in _OPEN) > sum(before.count(c) for c in _CLOSE):
            continue
        pieces.append((begin, match.start()))
        begin = match.end()
    pieces.append((begin, len(sentence)))
    return [(s, e) for s, e in pieces if e > s]


def _joins(previous: Clause, clause: Clause, text: str) -> bool:
    """Whether a clause continues the one before it rather than asking for something new."""
    if clause.stands_alone:
        return previous.kind_key == clause.kind_key and not clause.tongues and not previous.skills and not previous.years
    begins_anew = bool(_BEGINS_EXPERIENCE.match(fold(text[clause.start : clause.end])))
    if previous.stands_alone:
        return not (clause.skills or clause.years or begins_anew)
    if begins_anew and (clause.years or previous.years):
        return False
    return True


_OR = re.compile(r"\s*(?:[/|]|,?\s*(?:или|либо|or|and/or|и/или)(?:\s+(?:на|с|в|with|in))?\s)\s*(?:\w+\s+)?$|^\s*[/|]\s*$")
_OR_WORD = re.compile(r"(?:^|\W)(?:или|либо|or)(?:\W|$)|/")
_LIST_GAP = re.compile(r"^\s*[,/|]\s*$")
#: A list in brackets gives examples of what stands before it: «СУБД (PostgreSQL, MySQL)».
_BRACKETS = re.compile(r"\([^()]{3,120}\)")
_ONE_OF = re.compile(r"\b(?:one of|any of|either|at least one|like|such as|e\.g|for example|одн\w+ из|любо\w+ из|например|хотя бы од\w+|типа|аналог)\b|например|т\.?п\.|similar|аналогич")


def or_groups(text: str, start: int, end: int, hits: list[SkillHit]) -> list[list[str]]:
    """Skill ids as "or" groups: «Django или Flask», "Java/Kotlin", "one of: A, B, C"."""
    groups: list[list[str]] = []
    anchors: list[tuple[int, bool]] = []
    choice_until = _choice_spans(text, start, end)
    previous_end = None
    for hit in hits:
        joined = previous_end is not None and is_or(text[previous_end : hit.start])
        joined = joined or _same_choice(choice_until, previous_end, hit.start)
        if joined and groups:
            groups[-1].append(hit.id)
        else:
            groups.append([hit.id])
            anchors.append((hit.start, False))
        previous_end = hit.end
    groups = _close_or_lists(text, hits, groups)
    return [list(dict.fromkeys(g)) for g in groups if g]


def is_or(gap: str) -> bool:
    """Whether what stands between two names joins them as alternatives."""
    folded = fold(gap)
    return len(folded) <= 24 and bool(_OR.match(folded) or (_OR_WORD.search(folded) and len(folded) <= 12))


def _choice_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches introduced by "one of", «например» or closed by «или аналоги»: all skills in them are one choice."""
    folded = fold(text[start:end])
    spans = [(start + m.start(), start + m.end()) for m in _BRACKETS.finditer(folded)]
    for match in _ONE_OF.finditer(folded):
        opened = folded.rfind("(", 0, match.start())
        closed = folded.find(")", match.end())
        if opened >= 0 and folded.find(")", opened, match.start()) < 0 and closed >= 0:
            spans.append((start + opened, start + closed))
        elif match.group().startswith(("аналог", "similar", "т")):
            spans.append((start + _list_start(folded, match.start()), start + match.start()))
        else:
            spans.append((start + match.end(), start + len(folded)))
    return spans


def _list_start(folded: str, before: int) -> int:
    cut = max(folded.rfind(mark, 0, before) for mark in (";", ":", ". "))
    return max(cut, 0)


def _same_choice(spans: list[tuple[int, int]], previous_end: int | None, start: int) -> bool:
    return previous_end is not None and any(s < previous_end <= e and s <= start <= e for s, e in spans)


def _close_or_lists(text: str, hits: list[SkillHit], groups: list[list[str]]) -> list[list[str]]:
    """«Oracle, MySQL или PostgreSQL»: a comma list that ends in "or" is one group."""
    if len(groups) < 2:
        return groups
    merged: list[list[str]] = []
    index = 0
    first_hits = _first_hits(groups)
    for number, group in enumerate(groups):
        hit = hits[first_hits[number]]
        ends_in_or = len(group) > 1 and _joined_by_word(text, hits, first_hits[number])
        while ends_in_or and merged and index:
            before = hits[first_hits[number] - 1]
            gap = text[before.end : hit.start]
            if len(merged[-1]) == 1 and _LIST_GAP.match(gap) and "," in gap:
                group = merged.pop() + group
                number -= 1
                hit = hits[first_hits[number]]
            else:
                break
        merged.append(group)
        index += 1
    return merged


def _joined_by_word(text: str, hits: list[SkillHit], first: int) -> bool:
    """A slash joins its two neighbours only; a word such as "or" closes the whole list before it."""
    gap = fold(text[hits[first].end : hits[first + 1].start])
    return "/" not in gap and "(" not in gap and bool(_OR_WORD.search(gap))


def _first_hits(groups: list[list[str]]) -> list[int]:
    firsts, total = [], 0
    for group in groups:
        firsts.append(total)
        total += len(group)
    return firsts


def is_bare_list(text: str, start: int, end: int, hits: list[SkillHit]) -> bool:
    """Whether a sentence is little more than names of skills: «Стек: Python, Django, PostgreSQL»."""
    if len(hits) < 2:
        return False
    rest = "".join(text[a:b] for a, b in zip([start, *(h.end for h in hits)], [*(h.start for h in hits), end], strict=True))
    words = [w for w in re.findall(r"[^\W\d_]{3,}", rest)]
    return len(words) <= max(1, len(hits) // 3) + 1
