"""Skills that a sentence offers as alternatives: «Django или Flask», "Java/Kotlin", "one of: A, B, C"."""

from __future__ import annotations

import re

from mismatch.engine.matching.folding import fold
from mismatch.engine.skills.base import SkillHit, skill_base

_OR = re.compile(
    r"\s*(?:[/|]|,?\s*(?:или|либо|or|and/or|и/или)(?:\s+(?:на|с|в|with|in))?\s)"
    r"\s*(?:(?:an?|another|any|some) )?(?:\w+\s+)?$|^\s*[/|]\s*$"
)
_OR_WORD = re.compile(r"(?:^|\W)(?:или|либо|or)(?:\W|$)|/")
_LIST_GAP = re.compile(r"^\s*[,/|]\s*$")
#: A list in brackets gives examples of what stands before it: «СУБД (PostgreSQL, MySQL)».
_BRACKETS = re.compile(r"\([^()]{3,120}\)")
_ONE_OF = re.compile(
    r"\b(?:one of|any of|either|at least one|like|such as|e\.g|for example|одн\w+ из|любо\w+ из|например|"
    r"хотя бы од\w+|типа|аналог)\b|например|т\.?п\.|similar|аналогич"
)


def or_groups(text: str, start: int, end: int, hits: list[SkillHit]) -> list[list[str]]:
    """Skill ids as "or" groups: «Django или Flask», "Java/Kotlin", "one of: A, B, C"."""
    groups: list[list[str]] = []
    choice_until = _choice_spans(text, start, end)
    previous_end = None
    previous: SkillHit | None = None
    for hit in hits:
        joined = previous_end is not None and is_or(text[previous_end : hit.start])
        joined = joined or _same_choice(choice_until, previous_end, hit.start)
        joined = joined or (previous is not None and _gives_examples(text, previous, hit))
        if joined and groups:
            groups[-1].append(hit.id)
        else:
            groups.append([hit.id])
        previous_end, previous = hit.end, hit
    if hits and _ENDS_OPEN.match(text, hits[-1].end, end):
        groups = _join_commas(text, hits, groups)
    groups = _close_or_lists(text, hits, groups)
    groups = _with_their_kind(text, hits, groups)
    once: dict[frozenset[str], list[str]] = {}
    for group in groups:
        if group:
            once.setdefault(frozenset(group), list(dict.fromkeys(group)))
    return list(once.values())


def _with_their_kind(text: str, hits: list[SkillHit], groups: list[list[str]]) -> list[list[str]]:
    """«message queues: Kafka or RabbitMQ», «справочной системой «Гарант» или …»: a kind and a choice of that kind."""
    merged: list[list[str]] = []
    first = 0  # index of the group's first hit
    for group in groups:
        size = len(group)
        if merged and size > 1 and len(merged[-1]) == 1:
            kind, gap = hits[first - 1], text[hits[first - 1].end : hits[first].start]
            if (_is_kind(kind.id) and gap.strip() == ":") or (kind.id in group and not gap.strip(" «\"“'")):
                group = [*merged.pop(), *group]
        merged.append(group)
        first += size
    return merged


def _is_kind(id: str) -> bool:
    """Whether a skill is a kind of things, which have two names, rather than one thing, which has one."""
    skill = skill_base().skill(id)
    return skill.category not in _ASKED_ITSELF and (
        skill.en != skill.ru or _ABBREVIATION.fullmatch(skill.en) is not None
    )


def _gives_examples(text: str, kind: SkillHit, first: SkillHit) -> bool:
    """«очереди сообщений (Kafka …)»: a kind of thing and, in brackets, things of that kind, any of which will do.

    A product or a language before the brackets is asked for itself: "Python (Django)". Products have one name in both
    languages, kinds have two, or an abbreviation.
    """
    if not _OPENS.fullmatch(text[kind.end : first.start]):
        return False
    return _is_kind(kind.id)


_OPENS = re.compile(
    r"\s*\((?:[^()]{1,30}[,/;])?(?:\s*(?:например|напр\.|e\.g\.|like|such as|типа),?)?\s*"
    r"|(?:\s+\w+){0,2},?\s+(?:such as|like|например|типа|вроде)\s+"
)
_ABBREVIATION = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{2})?")
#: Kinds that are demands of their own: who asks for soft skills in brackets asks for each of them.
_ASKED_ITSELF = frozenset({"programming_languages", "soft", "traits", "languages", "licences", "permits"})


#: "…, OpenCV or PCL": the last of the choice is a name that nobody knows.
_ENDS_OPEN = re.compile(r",?\s+(?:or|или|либо)\s+(?:an?\s+|other\s+|друг\w+\s+)?[\w.+#-]+\W*$", re.IGNORECASE)


def _join_commas(text: str, hits: list[SkillHit], groups: list[list[str]]) -> list[list[str]]:
    """The last group with those that a comma joins to it."""
    *before, last = groups
    index = len(hits) - len(last)
    while before and len(before[-1]) == 1 and _is_comma(text[hits[index - 1].end : hits[index].start]):
        last = [*before.pop(), *last]
        index -= 1
    return [*before, last]


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
    merged: list[list[str]] = []
    first = 0  # index of the group's first hit
    for group in groups:
        size = len(group)
        if size > 1 and _joined_by_word(text, hits, first):
            start = first
            while (
                merged
                and len(merged[-1]) == 1
                and _is_comma(text[hits[start - 1].end : hits[start].start])
                and _of_one_kind(merged[-1][0], group)
            ):
                group = [*merged.pop(), *group]
                start -= 1
        merged.append(group)
        first += size
    return merged


def _of_one_kind(one: str, group: list[str]) -> bool:
    """«ПК, Битрикс24 или AmoCRM» offers a choice between the last two only."""
    base = skill_base()
    categories = {base.skill(id).category for id in group}
    return base.skill(one).category in categories or not base.related(one).isdisjoint(group)


def _is_comma(gap: str) -> bool:
    return "," in gap and bool(_LIST_GAP.match(gap))


def _joined_by_word(text: str, hits: list[SkillHit], first: int) -> bool:
    """A slash joins its two neighbours only; a word such as "or" closes the whole list before it."""
    gap = fold(text[hits[first].end : hits[first + 1].start])
    return "/" not in gap and "(" not in gap and bool(_OR_WORD.search(gap))


def is_bare_list(text: str, start: int, end: int, hits: list[SkillHit]) -> bool:
    """Whether a sentence is little more than names of skills: «Стек: Python, Django, PostgreSQL»."""
    if len(hits) < 2:
        return False
    rest = "".join(
        text[a:b] for a, b in zip([start, *(h.end for h in hits)], [*(h.start for h in hits), end], strict=True)
    )
    words = re.findall(r"[^\W\d_]{3,}", rest)
    before = re.search(r"[^\W\d_]{3,}(?![^:]*:)", text[start : hits[0].start])
    if before and any(_CYRILLIC.search(text, hit.start, hit.end) for hit in hits):
        return False  # «навыки написания тестов и ведения документации» falls into no names of its own
    return len(words) <= max(1, len(hits) // 3) + 1


_CYRILLIC = re.compile(r"[а-яё]")
