"""Demands told one after another in one sentence: «Нужно знать ГОСТы, владение Excel и умение считать»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mismatch.engine.matching.folding import fold
from mismatch.engine.matching.items import Item
from mismatch.engine.matching.wishes import wishing_words

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
