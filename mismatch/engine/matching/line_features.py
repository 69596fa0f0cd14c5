"""What a line of a vacancy shows of its part: its words and their endings, its mark, its place, what stands over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mismatch.engine.matching.cues import (
    APPLY,
    ASKS,
    BENEFIT,
    DEMAND,
    DUTY,
    FIRM,
    MUST,
    OFFER,
    PAY_LINE,
    SOUGHT,
    WAIVED,
)
from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.headings import Heading
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.wishes import wishing_words

_CUES = (
    ("applies", APPLY), ("asks", ASKS), ("benefit", BENEFIT), ("demand", DEMAND), ("duty", DUTY), ("firm", FIRM),
    ("must", MUST), ("offer", OFFER), ("pay", PAY_LINE), ("sought", SOUGHT), ("waived", WAIVED),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_STEM, _MOST_WORDS, _OPENING = 5, 40, 3
_LONGEST_HEADER = 9
_SHAPES = (
    ("money", re.compile(r"[$€£₽]|руб|тыс\b|\bк\b|\d[kк]\b")),
    ("percent", re.compile(r"%")),
    ("digit", re.compile(r"\d")),
    ("address", re.compile(r"@|https?:|\+\d|\d{2,3}-\d\d")),
    ("brackets", re.compile(r"\(")),
    ("colon", re.compile(r":\s")),
    ("comma", re.compile(r",")),
    ("dash", re.compile(r"\s[–—-]\s")),
    ("you", re.compile(r"\b(?:you|your|you're|you've|вы|вас|вам|ваш\w*|ты|тебя|тебе|твой|твои)\b")),
    ("we", re.compile(r"\b(?:we|our|us|we're|мы|нас|нам|наш\w*)\b")),
    ("years", re.compile(r"\b(?:лет|год\w*|years?|yrs?|months?|месяц\w*)\b")),
)


class Line(NamedTuple):
    """An item with what stands around it: its words, its mark, the header over it and the paragraph it is in."""

    item: Item
    words: list[str]
    header: tuple[str, ...]
    is_header: bool
    block: int
    under: Heading | None
    shape: tuple[str, ...]


def lines_of(text: str, items: Sequence[Item], headings: Sequence[Heading]) -> list[Line]:
    """The items with their surroundings, in the order of the text."""
    folded = fold(text)
    over = sorted(headings)
    lines: list[Line] = []
    header: tuple[str, ...] = ()
    under: Heading | None = None
    block, upcoming, last_end = 0, 0, 0
    for index, item in enumerate(items):
        while upcoming < len(over) and over[upcoming].end <= item.start:
            header = tuple(_WORD.findall(folded[over[upcoming].start : over[upcoming].end]))[:_LONGEST_HEADER]
            under = over[upcoming]
            block, upcoming, last_end = block + 1, upcoming + 1, under.end
        opens = under is not None and last_end == under.end
        gap = text[last_end : item.start]
        blank = "\n\n" in gap.replace(" ", "")
        following = items[index + 1] if index + 1 < len(items) else None
        words = _WORD.findall(folded[item.start : item.end])
        is_header = _is_header(text, item, following, words, blank)
        block += is_header or blank
        # an empty line right behind a heading parts it from nothing
        under = None if is_header or (blank and not opens) else under
        shape = tuple(_shape(text, folded, item, blank, is_header, following))
        lines.append(Line(item, words, header, is_header, block, under, shape))
        if is_header:
            header = tuple(words)
        last_end = item.end
    return lines


def _is_header(text: str, item: Item, following: Item | None, words: list[str], blank: bool) -> bool:
    """A short line of its own that ends in a colon or stands over a list or behind an empty line."""
    if following is None or not 1 <= len(words) <= _LONGEST_HEADER or not _fills_line(text, item):
        return False
    gap = text[item.end : following.start]
    if "\n" not in gap:
        return False
    if re.match(r"\s*[:?👇⬇]", gap):
        return True
    if text[item.end - 1] in ".,;!" or gap[0] in ".,;":
        return False
    marked, next_marked = _mark(text, item), _mark(text, following)
    if not marked and next_marked and next_marked != "word":
        return True
    return not marked and (blank or text[item.start : item.end].isupper()) and "\n\n" not in gap.replace(" ", "")


def _fills_line(text: str, item: Item) -> bool:
    begin = text.rfind("\n", 0, item.start) + 1
    end = text.find("\n", item.end)
    rest = text[item.end : end if end >= 0 else len(text)]
    return item.start - begin <= 6 and not _WORD.search(rest)


def _mark(text: str, item: Item) -> str:
    """What kind of bullet stands before an item; nothing at the plain beginning of a line."""
    begin = text.rfind("\n", 0, item.start) + 1
    before = text[begin : item.start].strip()[-3:]
    if not before:
        return ""
    if _WORD.search(before) and not re.fullmatch(r"\(?\w{1,2}[.)]", before):
        return "word"
    if before[-1] in "-–—":
        return "dash"
    return "number" if before[-1] in ".)" else ("dot" if before[-1] in "•*·▪●+/>" else "picture")


def _shape(text: str, folded: str, item: Item, blank: bool, is_header: bool, following: Item | None) -> Iterator[str]:
    told = folded[item.start : item.end]
    last = text[item.end - 1 : item.end + 1].strip()[-1:]
    yield f"mark {_mark(text, item) or 'none'}"
    yield f"ends {'' if last.isalnum() else last}"
    yield "capital" if text[item.start].isupper() else ("small" if text[item.start].islower() else "other")
    if text[item.start : item.end].isupper():
        yield "all capital"
    if blank:
        yield "blank before"
    if is_header:
        yield "header"
    if following is not None and "\n" not in text[item.end : following.start]:
        yield "goes on"
    yield from (name for name, pattern in _SHAPES if pattern.search(told))
    yield from (f"cue {name}" for name, pattern in _CUES if pattern.search(told))
    if wishing_words(told):
        yield "cue wish"


def features_of(lines: Sequence[Line], language: str) -> list[list[str]]:
    """The features of each line, each once, without a look at what its neighbours were taken for."""
    return [list(dict.fromkeys(_own_features(lines, index, language))) for index in range(len(lines))]


def _own_features(lines: Sequence[Line], index: int, language: str) -> Iterator[str]:
    line = lines[index]
    words = line.words[:_MOST_WORDS]
    yield "always"
    yield f"language {language}"
    yield from line.shape
    yield f"section {line.item.section}"
    over = "none" if line.under is None else "guessed" if line.under.guessed else "known"
    yield f"section {line.item.section} {over}"
    yield f"length {min(len(words), 30) // 3 if len(words) > 3 else -len(words)}"
    yield f"place {min(index, 4)}"
    if index >= len(lines) - 2:
        yield f"from end {len(lines) - index}"
    for at, word in enumerate(words):
        yield f"w {word if not word.isdigit() else '0'}"
        if len(word) > _STEM:
            yield f"s {word[:_STEM]}"
        if at < _OPENING:
            yield f"{at} {word if not word.isdigit() else '0'}"
            yield f"{at}s {word[:4]}"
            yield f"{at}e {word[-3:]}"
            yield f"{at}ee {word[-2:]}"
        if at:
            yield f"b {words[at - 1][:_STEM]} {word[:_STEM]}"
    if words:
        yield f"last {words[-1][:6]}"
        yield f"last e {words[-1][-3:]}"
    yield from _header_features(line)


def _header_features(line: Line) -> Iterator[str]:
    if not line.header:
        yield "H none"
    for at, word in enumerate(line.header):
        yield f"H {word}"
        if len(word) > 4:
            yield f"Hs {word[:4]}"
        if at:
            yield f"Hb {line.header[at - 1][:_STEM]} {word[:_STEM]}"
    if line.header:
        yield from (f"H cue {name}" for name in _header_cues(" ".join(line.header)))
        yield f"H first {line.header[0][:_STEM]}"
        yield f"H last {line.header[-1][:_STEM]}"
        yield f"H length {len(line.header)}"


@lru_cache(maxsize=256)
def _header_cues(told: str) -> tuple[str, ...]:
    """What a header promises of the lines under it."""
    cues = [name for name, pattern in _CUES if pattern.search(told)]
    return (*cues, "wish") if wishing_words(told) or _WISHING.search(told) else tuple(cues)


#: A header wishes with less than a sentence needs.
_WISHING = re.compile(
    r"\b(?:plus(?:es)?|bonus|extra|nice|desir\w+|prefer\w+|"
    r"pleased|delight\w*|glad|happy if|stand out|edge|great if|love it|"
    r"плюс\w*|бонус\w*|рады|обрад\w+|понрав\w+|желат\w+|приветств\w+|пригод\w+|преимуществ\w*|зач\w+т\w*|оцен\w+)\b"
)
