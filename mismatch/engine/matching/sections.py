"""A vacancy's text as sections (demands, tasks, offers …) and the sentences in each, all with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.heading_phrases import MARKS
from mismatch.engine.matching.headings import Heading, SectionKind, find_headings
from mismatch.engine.matching.items import Item, as_marked
from mismatch.engine.matching.lost_breaks import lost_breaks, opens_demand

_SPLIT = re.compile(
    rf"\s*\n\s*|(?<!&amp)(?<!&nbsp)(?<!&#39)(?<!&quot)(?<!&lt)(?<!&gt);\s*|\s{{3,}}|\s*[{MARKS}]+\s*|"
    r"(?<=[^\s.][.!?…])\s+(?=[A-ZА-ЯЁ«\"(\d•–—£$€-])|(?<=[:;]\))\s+(?=[A-ZА-ЯЁ])|\s+[–—]\s+(?=[А-ЯЁA-Z])"
    # bullets glued to the word before them: «от 3 лет- Знание», and sentences without a space between
    r"|(?<=[^\W_])[-*–—]\s+(?=[А-ЯЁA-Z])|(?<=[а-яё)])\.(?=[А-ЯЁ])|(?<=[а-яё])(?=[А-ЯЁ][а-яё]+ [а-яё])"
    # a list whose line breaks were lost: «… от 3 лет Знание SQL Опыт работы с …»
    r"|(?<=[а-яёa-z0-9)])\s+(?=(?:Опыт|Знани[ея]|Умени[ея]|Понимание|Навыки?|Уверенн\w+|Базов\w+|Владение|"
    r"Высшее|Участие|Готовность|Почему|Будет плюсом|Проводить)\s)"
)
#: In a résumé a dash joins («Английский — B2») and spaces only align.
_SPLIT_TOLD = re.compile(rf"\s*\n\s*|(?<!&amp);\s*|\s*[{MARKS}]+\s*|(?<=[^\s.][.!?…])\s+(?=[A-ZА-ЯЁ«\"(\d•–—-])")
_SPLIT_BULLET = re.compile(r";\s*|(?<=[^\s.][.!?…])\s+(?=[A-ZА-ЯЁ«\"(])")
#: Bullets whose line breaks were lost: "Requirements: - strong SQL - Python or R".
_DASH = re.compile(r"(?:^|(?<=\s))[-–—*]\s+(?=\S)")
_SPLIT_DASHES = re.compile(rf"\s+[-–—*]\s+|{_SPLIT.pattern}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:им|г|обл|корп|каф|проф|стр|dr|mr|ms|mrs|prof|т\.?\s?е|руб|тыс|млн|ул|кат|гр|e\.g|"
    r"i\.e|etc|approx|min|max|vs|inc|ltd|no|st)\.)$",
    re.I,
)
_LISTED = frozenset({"must", "nice", "tasks", "offer"})
_TRIM = re.compile(rf"(?:(?!\.(?:NET|net)\b)[\s{MARKS}→*–—\-#>_;,:.\u200d])+")
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[A-Za-zА-Яа-я]\))\s+|o\s+(?=[A-Z])")


def read_items(text: str) -> list[Item]:
    """Every sentence or bullet with the kind of the section it belongs to, in the order of the text."""
    return read_sections(text)[0]


def read_sections(text: str, told: list[Heading] | None = None) -> tuple[list[Item], list[Heading]]:
    """Every sentence or bullet with the kind of its section, and the headings that told these: those given, or all."""
    folded = fold(text)
    headings = (find_headings(text, folded) if told is None else told) or list(_unheaded_list(text, folded))
    marks = [Heading(0, 0, "intro"), *headings, Heading(len(text), len(text), "intro")]
    items: list[Item] = []
    for this, following in pairwise(marks):
        until = _prose_after(text, this, following.start)
        items.extend(_sentences(text, this.end, until, this.kind))
        items.extend(_sentences(text, until, following.start, "intro"))
    return as_marked(text, items), headings


def _unheaded_list(text: str, folded: str) -> Iterator[Heading]:
    """A vacancy without any heading: short lines, some of which ask, are what it asks for."""
    for paragraph in _PARAGRAPH.finditer(text):
        lines = paragraph.group().split("\n")
        is_list = paragraph.start() > 0 and len(lines) >= _LIST and all(len(line) < _PROSE for line in lines)
        if is_list and _ASKING.search(folded, paragraph.start(), paragraph.end()):
            yield Heading(paragraph.start(), paragraph.start(), "must")
            if text[paragraph.end() :].strip():
                yield Heading(paragraph.end(), paragraph.end(), "intro")


_LIST = 3
_ASKING = re.compile(
    r"\b(?:опыт|стаж|образование|знани[ея]|умени[ея]|навыки|права|медкнижк\w*|experience|degree|licen[cs]e|"
    r"knowledge|skills)\b"
)


def _prose_after(text: str, heading: Heading, end: int) -> int:
    """Where a section's list ends and prose begins: behind an empty line, a long line without a bullet."""
    if heading.kind not in ("must", "nice", "tasks", "stack"):
        return end
    paragraphs = list(_PARAGRAPH.finditer(text, heading.end, end))
    on_own_line = bool(paragraphs) and "\n" in text[heading.start : paragraphs[0].start() + 1]
    if not paragraphs or (on_own_line and _is_prose(paragraphs[0].group())):
        return end
    return next((one.start() for one in paragraphs[1:] if _is_prose(one.group())), end)


def _is_prose(paragraph: str) -> bool:
    first = paragraph.split("\n", 1)[0]
    return len(first) >= _PROSE and not _BULLETED.match(first) and bool(_SENTENCE.search(first))


_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*\S[^\n]*)*")
_BULLETED = re.compile(r"\s*(?:[^\w\s«\"(]|\d{1,2}[.)])")
_SENTENCE = re.compile(r"[.!?…]\s*$|[.!?]\s+[A-ZА-ЯЁ]")
_PROSE = 60


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
    piece = text[start:end].strip()
    marks = [mark.strip() for mark in _DASH.findall(piece)] if "\n" not in piece else []
    split = _SPLIT_DASHES if any(marks.count(mark) > 1 for mark in marks) else _SPLIT
    for cut in [*_cuts(text, start, end, split), (end, end)]:
        item = _trimmed(text, begin, cut[0], kind)
        if item is not None:
            yield from _of_run_on(text, item)
        begin = cut[1]


def _of_run_on(text: str, item: Item) -> Iterator[Item]:
    """A list whose marks and line breaks are lost falls apart at the words that begin demands and tasks."""
    begin = item.start
    if item.section in _LISTED:
        for stop in lost_breaks(text, item.start, item.end):
            yield item._replace(start=begin, end=stop)
            begin = stop + 1
    yield item._replace(start=begin)


def _cuts(text: str, start: int, end: int, split: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in split.finditer(text, start, end):
        if match.start() == begin:
            continue
        if text[match.start() - 1] == "?" and _ANSWER.match(text, match.end()) and "\n" not in match.group():
            continue
        if "\n" in match.group() and _is_wrapped(text, match.start(), match.end(), end):
            continue
        if _ABBREVIATION.search(text, max(begin, match.start() - 8), match.start()) and "\n" not in match.group():
            continue
        if _inside_brackets(text, begin, match.start()):
            continue
        if not match.group() and _inside_name(text, begin, match.start()):
            continue
        yield match.start(), match.end()
        begin = match.end()


#: "A forklift licence too? Even better!": the wish is in the answer.
_ANSWER = re.compile(
    r"(?:even better|great|perfect|a bonus|lovely|отлично|супер|круто|здорово|ещ[её] лучше|плюс)\b", re.I
)


def _inside_name(text: str, begin: int, stop: int) -> bool:
    """«КриптоПро», «МойСклад»: a capital inside a word that begins with one, unless a demand begins there."""
    following = _WORD.match(text, stop)
    return bool(_NAME_BEFORE.search(text, begin, stop)) and not (following and opens_demand(following.group()))


_NAME_BEFORE, _WORD = re.compile(r"(?<![^\W\d_])[А-ЯЁ][а-яё]+$"), re.compile(r"[^\W\d_]+")


def _is_wrapped(text: str, stop: int, after: int, end: int) -> bool:
    """A line break inside a sentence, as PDF lines have: a long line, then a small letter."""
    if after >= end or "\n\n" in text[stop:after]:
        return False
    line_start = text.rfind("\n", 0, stop) + 1
    if _NUMBERED.match(text, after):
        return False
    return stop - line_start >= max(45, 0.7 * _width(text)) and text[stop - 1] not in ".;:!?)" and text[after].islower()


@lru_cache(maxsize=4)
def _width(text: str) -> int:
    """The longest line, as far as a page is wide: wrapped lines are about that long."""
    return min(max(map(len, text.split("\n"))), 100)


def _inside_brackets(text: str, begin: int, stop: int) -> bool:
    piece = text[begin:stop]
    return "\n" not in piece and piece.count("(") - piece.count(")") > 0 and len(piece) < 200


def _trimmed(text: str, start: int, end: int, kind: SectionKind) -> Item | None:
    lead = _TRIM.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";,:.–—-•*_"):
        end -= 1
    numbered = _NUMBERED.match(text, start, end)
    start = numbered.end() if numbered else start
    return Item(start, end, kind) if end - start >= 2 else None
