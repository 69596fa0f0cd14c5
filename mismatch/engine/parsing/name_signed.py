"""The name that signs a text, told by where it stands and how it is written: "… Group III. Xochitl Huerta",
"Regards, Tran Thi Mai", "call Mary Cook on 07700 900123"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.name_keys import PATRONYMIC, given_names
from mismatch.engine.parsing.name_places import name_end
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.sections import heading_kind
from mismatch.engine.parsing.titles import has_legal_form, has_organisation, title_score
from mismatch.engine.parsing.vocabulary import word_list
from mismatch.engine.shapes import Fact
from mismatch.engine.skills.base import skill_base

#: What closes a letter.
_GREETING = re.compile(
    r"(?:^|(?<=[.!?…)»”])\s+)(?:(?:kind(?:est)?|best|warm(?:est)?|many)\s+)?(?:regards|wishes|thanks|(?:yours\s+)?(?:sincerely|"
    r"faithfully|truly)|respectfully|с\s+уважением|с\s+наилучшими\s+пожеланиями|с\s+благодарностью)\s*[,.!:—–-]*(?=\s|$)\s*",
    re.IGNORECASE,
)
#: Where a person can be reached, and what leads from it to the name or from the name to it.
_REACHED = re.compile(r"\+?\d[\d\s()-]{7,}\d|\S+@\S+\.\w+")
_CALL = re.compile(
    r"\b(?:call|contact|ring|phone|text|whatsapp|звоните|звонить|пишите|контакт\w*|телефон\w*|тел|моб)\b[\s:.,—–-]*",
    re.IGNORECASE,
)
_TO_REACH = re.compile(r"\s*(?:[,:—–(-]|\b(?:on|at|via|по|тел|т)\b\.?)?\s*")
_HERE = re.compile(r"\s+here[.,!]")
#: The last sentence of a row, or what a dash parts from it.
_LAST = re.compile(r"(?:^|[.!?…)»”]\s+|\s[—–-]\s*)(?=[^\W\d_a-zа-яё])")
#: A town or a title in a few words may stand behind the name.
_BEHIND_NAME = re.compile(r"(?:,\s[^.,;:]{2,60}(?:\.[^.,;:]{0,20})?)?\.?\s*")
_OTHERS = re.compile(r"referee|reference|рекоменд|отзыв|руководител|manager", re.IGNORECASE)
_NOT_NAMES = word_list("words", "not_names")
#: Who signs has told something before; the address of who wrote stands in the last rows.
_TOLD_BEFORE, _BEHIND, _CONFIDENCE, _CLOSING_ROWS, _TAIL = 30, 70, 0.75, 3, 300


def find_signed(rows: list[Row]) -> Fact | None:
    """The name behind a greeting, beside an address, before "here", or alone at the very end."""
    places = [*_greeted(rows), *_reachable(rows[-_CLOSING_ROWS:]), *_opening(rows[:1]), *_closing(rows)]
    if not places:
        return None
    # «Права В. Геннадий Уткин»: the letter is no initial where a given name follows.
    row, start, end = next((one for one in places if _is_given(one[0].text[one[1] : one[2]].split()[0])), places[0])
    name = row.text[start:end]
    return Fact(value=" ".join(name.split()), start=row.start + start, end=row.start + end, confidence=_CONFIDENCE)


def signs(row: Row, name: Fact) -> bool:
    """The row is told first and closes with the name, and hardly more than a town behind it."""
    assert name.start is not None
    assert name.end is not None
    return name.start - row.start > _TOLD_BEFORE and row.start + len(row.text) - name.end < _BEHIND


def _greeted(rows: list[Row]) -> Iterator[tuple[Row, int, int]]:
    for index, row in enumerate(rows):
        for said in _GREETING.finditer(row.text):
            on, start = (row, said.end()) if said.end() < len(row.text) else (rows[min(index + 1, len(rows) - 1)], 0)
            end = _capitalised_to(on.text, start)
            if end and _is_person(on.text[start:end]):
                yield on, start, end


def _reachable(rows: list[Row]) -> Iterator[tuple[Row, int, int]]:
    for row in rows:
        tail = max(len(row.text) - _TAIL, 0)
        for reached in () if _OTHERS.search(row.text) else _REACHED.finditer(row.text, tail):
            after = _TO_REACH.match(row.text, reached.end())
            begins = [after.end() if after else reached.end()]
            begins += [said.end() for said in (*_CALL.finditer(row.text, tail), *_LAST.finditer(row.text, tail))]
            for start in begins:
                end = _capitalised_to(row.text, start)
                between = _TO_REACH.match(row.text, end) if end else None
                beside = start >= reached.end() or (between is not None and between.end() == reached.start())
                if beside and end and not _CALL.match(row.text, start) and _is_person(row.text[start:end]):
                    yield row, start, end


def _opening(rows: list[Row]) -> Iterator[tuple[Row, int, int]]:
    for row in rows:
        end = _capitalised_to(row.text, 0)
        if end and _HERE.match(row.text, end):
            yield row, 0, end


def _closing(rows: list[Row]) -> Iterator[tuple[Row, int, int]]:
    for row in rows[-1:]:
        for begin in _LAST.finditer(row.text):
            start, end = begin.end(), _capitalised_to(row.text, begin.end())
            told = len(rows) > 1 or start >= _TOLD_BEFORE
            if told and end and _BEHIND_NAME.fullmatch(row.text, end) and _is_person(row.text[start:end]):
                yield row, start, end


def _capitalised_to(text: str, start: int) -> int:
    """Where two to four words of a name end; 0 when there are not so many, or one is on no name's list."""
    end = name_end(text, start)
    words = text[start:end].split()
    fits = 2 <= len(words) <= 4 and words[-1][:1].isupper()
    end += fits and len(words[-1]) == 1 and text[end : end + 1] == "."
    return end if fits and not any(word.lower().strip(".") in _NOT_NAMES for word in words) else 0


def _is_person(name: str) -> bool:
    """Behind a known given name, or with initials, a surname may be a trade; other words have to say nothing else."""
    words = name.split()
    whole = [word for word in words if len(word.strip(".")) > 1 and word[0].isupper()]
    if _is_given(words[0]) or len(whole) == 1 or any(PATRONYMIC.search(word) for word in words):
        return not _is_house(name)
    ordinary = sum(word.lower().replace("ё", "е") in _words_of_skills() for word in whole)
    return not (ordinary * 2 > 4 - len(whole) or _is_something(name) or any(word.isupper() for word in whole))


@cache
def _words_of_skills() -> frozenset[str]:
    """Words that say something: a surname may be one of them, a house has several or stands behind two."""
    skills = skill_base().skills.values()
    named = " ".join(name for skill in skills for name in (skill.en, skill.ru, *skill.aliases))
    return frozenset(named.lower().replace("ё", "е").split())


def _is_given(word: str) -> bool:
    return word.lower().replace("ё", "е") in given_names()


def _is_something(name: str) -> bool:
    other = title_score(name) >= 0.5 or max(place_score(name), place_score(name.split()[-1])) >= 0.5
    return other or _is_skilled(name) or _is_house(name) or heading_kind(name) is not None


def _is_skilled(name: str) -> bool:
    """A skill of whole words: SHEA is none in O'Shea."""
    padded = f" {name} "
    return any(padded[hit.start] == padded[hit.end + 1] == " " for hit in skill_base().find(name))


def _is_house(name: str) -> bool:
    return has_organisation(name) or has_legal_form(name)
