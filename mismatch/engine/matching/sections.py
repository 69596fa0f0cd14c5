"""A vacancy's text as sections (demands, tasks, offers …) and the sentences in each, all with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.headings import Heading, SectionKind, find_headings


class Item(NamedTuple):
    """One sentence or bullet of a vacancy, the section it stands in, and whether it is a bullet."""

    start: int
    end: int
    section: SectionKind


_SPLIT = re.compile(
    r"\s*\n\s*|(?<!&amp)(?<!&nbsp);\s*|\s{3,}|\s*[•●▪◦‣■□►➢✓✔✅➕⭐🔹🔸]+\s*|"
    r"(?<=[^\s.][.!?…])\s+(?=[A-ZА-ЯЁ«\"(\d•–—-])|\s+[–—]\s+(?=[А-ЯЁA-Z])"
    # bullets glued to the word before them: «от 3 лет- Знание», and sentences without a space between
    r"|(?<=[^\W_])[-*–—]\s+(?=[А-ЯЁA-Z])|(?<=[а-яё)])\.(?=[А-ЯЁ])|(?<=[а-яё])(?=[А-ЯЁ][а-яё]+\s)"
    # a list whose line breaks were lost: «… от 3 лет Знание SQL Опыт работы с …»
    r"|(?<=[а-яёa-z0-9)])\s+(?=(?:Опыт|Знани[ея]|Умени[ея]|Понимание|Навыки?|Уверенн\w+|Базов\w+|Владение|"
    r"Высшее|Участие|Готовность|Почему|Будет плюсом|Проводить)\s)"
)
#: In a résumé a dash joins («Английский — B2») and spaces only align.
_SPLIT_TOLD = re.compile(
    r"\s*\n\s*|(?<!&amp);\s*|\s*[•●▪◦‣■□►➢✓✔✅➕⭐🔹🔸]+\s*|(?<=[^\s.][.!?…])\s+(?=[A-ZА-ЯЁ«\"(\d•–—-])"
)
_SPLIT_BULLET = re.compile(r";\s*|(?<=[^\s.][.!?…])\s+(?=[A-ZА-ЯЁ«\"(])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:им|г|обл|корп|каф|проф|стр|dr|mr|ms|mrs|prof|т\.?\s?[дпе]|др|пр|руб|тыс|млн|ул|кат|гр|e\.g|"
    r"i\.e|etc|approx|min|max|vs|inc|ltd|no|st)\.)$",
    re.I,
)
_TRIM = " \t\r\n•●▪◦‣∙·■□►➢✓✔✅➕⭐🔹🔸*–—-#>_;,:."


def read_items(text: str) -> list[Item]:
    """Every sentence or bullet with the kind of the section it belongs to, in the order of the text."""
    folded = fold(text)
    headings = find_headings(text, folded)
    marks = [Heading(0, 0, "intro"), *headings, Heading(len(text), len(text), "intro")]
    items: list[Item] = []
    for this, following in pairwise(marks):
        items.extend(_sentences(text, this.end, following.start, this.kind))
    return items


def sentences(text: str, start: int, end: int, one_bullet: bool = False) -> list[tuple[int, int]]:
    """The sentences and bullets of a résumé, trimmed; wrapped lines stay one."""
    pieces, begin = [], start
    for stop, after in [*_cuts(text, start, end, _SPLIT_BULLET if one_bullet else _SPLIT_TOLD), (end, end)]:
        item = _trimmed(text, begin, stop, "intro")
        if item is not None:
            pieces.append((item.start, item.end))
        begin = after
    return pieces


def _sentences(text: str, start: int, end: int, kind: SectionKind) -> Iterator[Item]:
    begin = start
    for cut in [*_cuts(text, start, end, _SPLIT), (end, end)]:
        item = _trimmed(text, begin, cut[0], kind)
        if item is not None:
            yield item
        begin = cut[1]


def _cuts(text: str, start: int, end: int, split: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in split.finditer(text, start, end):
        if match.start() == begin:
            continue
        if "\n" in match.group() and _is_wrapped(text, match.start(), match.end(), end):
            continue
        if _ABBREVIATION.search(text, max(begin, match.start() - 8), match.start()) and "\n" not in match.group():
            continue
        if _inside_brackets(text, begin, match.start()):
            continue
        yield match.start(), match.end()
        begin = match.end()


def _is_wrapped(text: str, stop: int, after: int, end: int) -> bool:
    """A line break inside a sentence, as PDF lines have: a long line, then a small letter."""
    if after >= end or "\n\n" in text[stop:after]:
        return False
    line_start = text.rfind("\n", 0, stop) + 1
    return stop - line_start >= 45 and text[stop - 1] not in ".;:!?" and text[after].islower()


def _inside_brackets(text: str, begin: int, stop: int) -> bool:
    piece = text[begin:stop]
    return "\n" not in piece and piece.count("(") - piece.count(")") > 0 and len(piece) < 200


def _trimmed(text: str, start: int, end: int, kind: SectionKind) -> Item | None:
    while (
        start < end
        and text[start] in _TRIM
        and not text.startswith(".NET", start)
        and not text.startswith(".net", start)
    ):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";,:.–—-•*_"):
        end -= 1
    numbered = re.compile(r"\d{1,2}[.)]\s+").match(text, start, end)
    if numbered:
        start = numbered.end()
    return Item(start, end, kind) if end - start >= 2 else None
