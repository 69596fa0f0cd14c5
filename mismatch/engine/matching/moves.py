"""Moving house in a résumé: told of the time to come it is readiness, told of the past it is none."""

from __future__ import annotations

import re

from mismatch.engine.matching.folding import fold

#: «Переезжаю в Тверь летом», "I'm moving to Tver", «Переезд в марте», "Could relocate".
_MOVES = re.compile(
    r"(?<!\w)(?:(?i:переезжа(?:ю|ем)) в (?=[А-ЯЁ])|(?i:(?:i'm|i’m|i am|we're|we’re|we are) moving) to (?=[A-Z])|"
    r"(?i:переезд|переезжаю|moving) (?:в|in) (?i:январ|феврал|март|апрел|ма[еюй]\b|июн|июл|август|сентябр|октябр|ноябр|"
    r"декабр|jan|feb|mar|apr|may\b|june|july|aug|sep|oct|nov|dec|the (?:spring|summer|autumn|winter)))"
)
#: A break or a stretch of years, and what a move was the reason of.
_PAST = re.compile(
    r"^\W*(?:перерыв|пауза|отпуск|break|career break|gap)\b|(?:19|20)\d\d\s*[–—-]\s*(?:[a-zа-я]+ )?(?:19|20)\d\d|"
    r"(?:после|из-за|в связи с|ввиду|до) переезд|переехал|(?:after|because of|due to|owing to|before) (?:\w+ )?"
    r"(?:relocat|moving)|relocated (?:to|from|in)"
)
_READY = re.compile(r"готов|возмож|рассматрива|обсужда|согласн|ready|willing|open|happy|could|can\b|consider|prepared")
_NEEDS = re.compile(r"нужн|требуется|понадобится|\bneed|requir|sponsor|спонсор")


def moves(text: str) -> list[int]:
    """Where somebody says that they are about to move."""
    return [match.start() for match in _MOVES.finditer(text)]


def told_of_oneself(codes: set[str], sentence: str, piece: str) -> set[str]:
    """The conditions of a clause with the move that it announces, without the one that it looks back on."""
    if moves(piece):
        return codes | {"relocation"}
    if "relocation" in codes and _PAST.search(fold(sentence)) and not _READY.search(fold(piece)):
        return codes - {"relocation"}
    return codes


def still_needs(codes: set[str], piece: str) -> bool:
    """«Нужно разрешение на работу», "I need a work permit": who asks for it has none."""
    return codes == {"right_to_work"} and bool(_NEEDS.search(fold(piece)))
