"""Demands told one after another in one sentence: «Нужно знать ГОСТы, владение Excel и умение считать»; and names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.wishes import wishing_words
from mismatch.engine.skills.base import SkillHit

_NEXT = re.compile(
    r",\s+(?:а также\s+|и\s+|and\s+|as well as\s+)?(?=(?:знани[ея]|умени[ея]|владени[ея]|навыки?|понимани[ея]|"
    r"готовность|наличие|опыт|"
    r"уметь|знать|владеть|разбираться в|быть готов\w*|быть способн\w+|"
    r"be able to|have (?:a|an|at least|experience|worked|strong|good)|know how to|hold an?|be (?:comfortable|"
    r"willing|fluent)|"
    r"(?:strong |good |solid )?(?:knowledge|understanding) of|the ability to|ability to)\s)"
    r"|(?<=[а-я]{4})\s+и\s+(?=(?:уметь|умени[ея])\s(?!(?:их|его|ее|ими|применять|использовать|пользоваться|"
    r"работать с н)))"
)
#: «…, умение их применять» goes on with what stands before it.
_GOES_ON = re.compile(r"\w+\s+(?:их|его|ее|ими|им|применять|использовать)\b")
_SHORTEST = 10
_BETWEEN_NAMES = re.compile(r"\s*[,;]\s+(?:and\s+|и\s+)?|\s+(?:and|и)\s+")
_OFFERS_CHOICE = re.compile(r"(?:^|\W)(?:or|или|либо|etc|др|similar|аналог\w*)(?:\W|$)|/")
#: A name as nobody writes a word amid a sentence: "Foobar", "Acme Cloud 2". What leads to it is no part of it.
_NAME = re.compile(
    r"(?:.*\b(?:with|of|in|using|с|со|в|на|знание|владение)\s+)?(?P<name>[A-Z][\w.+#&-]*(?: [A-Z0-9][\w.+#&-]*){0,2})"
)


def enumerated(text: str, item: Item) -> Iterator[Item]:
    """The demands of a sentence, each for itself; a sentence that wishes stays whole, for all of it is wished."""
    folded = fold(text[item.start : item.end])
    begin = 0
    if not wishing_words(folded):
        for match in _NEXT.finditer(folded):
            before = folded[begin : match.start()]
            goes_on = _GOES_ON.match(folded, match.end())
            if len(before) >= _SHORTEST and not goes_on and before.count("(") == before.count(")"):
                yield item._replace(start=item.start + begin, end=item.start + match.start())
                begin = match.end()
    yield item._replace(start=item.start + begin)


def unknown_names(text: str, start: int, end: int, hits: Sequence[SkillHit]) -> Iterator[tuple[int, int]]:
    """Names that the skill base does not know amid those that it knows: "Foobar, Excel and Word" asks for three."""
    if not hits or _OFFERS_CHOICE.search(fold(text[start:end])) or "(" in text[start:end]:
        return
    pieces, begin = [], start
    for match in _BETWEEN_NAMES.finditer(text, start, end):
        pieces.append((begin, match.start()))
        begin = match.end()
    pieces.append((begin, end))
    starts, reached = [hit.start for hit in hits], list(accumulate((hit.end for hit in hits), max))
    for low, high in pieces if len(pieces) > 1 else ():
        before = bisect_left(starts, high)
        known = before and reached[before - 1] > low
        name = None if known else _NAME.fullmatch(text, low, low + len(text[low:high].rstrip(" .;")))
        if name and not wishing_words(fold(name["name"])):
            yield name.span("name")
