"""What two sides of a gutter are to each other: two columns, or the cells of rows.

Baselines tell: the cells of a row share theirs, the lines of two columns do so only by accident. Where a grid makes
both the same, headings, running text and dates decide.
"""

from __future__ import annotations

import re
from typing import Literal

from mismatch.engine.parsing.characters import LONE_BULLET
from mismatch.engine.parsing.layout import Piece

#: Two pieces share a baseline when it differs by less than this many sizes.
LEVEL = 0.12
#: Sides of fewer lines than this cannot show what they are; they are read by rows when their baselines agree.
SHORT = 6
DATE = re.compile(
    r"(?:19|20)\d\d|present|current|now\b|today|настоящ|н\.\s?в|наст\.|сейчас|\d\d?[./]\d\d(?:\d\d)?\b", re.IGNORECASE
)
YEAR = re.compile(r"(?:19|20)\d\d")
_DURATION = re.compile(r"\d+\s*(?:год|лет|мес|г\.|year|yr|mo)", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[-–—,/&]|\b(?:to|till|until|по|до|and|и|with|с))$", re.IGNORECASE)


def verdict_on(left: list[Piece], right: list[Piece]) -> Literal["columns", "bands", "rows"]:
    """ "columns", "bands" (a narrow left column of dates beside its text) or "rows"."""
    if are_headed_alike(left, right):
        return "columns"
    if _width(left) < 0.6 * _width(right) and (_holds_dates(left, right) or _start_together(left, right)):
        return "bands"
    minor, major = (left, right) if len(left) < len(right) else (right, left)
    is_short = min(len(left), len(right)) < SHORT
    if _level_share(minor, major, LEVEL * (2.5 if is_short else 1)) < 0.6:
        return "columns"
    if has_list(left) and has_list(right):
        return "columns"
    if is_short or _density(minor, major) < 0.5:
        return "rows"
    if _is_headed(left) and _is_headed(right):
        return "columns"
    if (_has_headings(left) and _has_headings(right)) or (_is_prose(left) and _is_prose(right)):
        return "columns"
    return "rows"


def _density(minor: list[Piece], major: list[Piece]) -> float:
    """Lines of the minor side for each line of the major one, between the first and the last of the minor."""
    first, last = minor[0].base - 1, minor[-1].base + 1
    return len(minor) / max(1, sum(first <= p.base <= last for p in major))


def _level_share(minor: list[Piece], major: list[Piece], tolerance: float) -> float:
    levels = sorted(p.base for p in major)
    return sum(1 for p in minor if is_near(levels, p.base, tolerance * p.size)) / len(minor)


def _has_headings(pieces: list[Piece]) -> bool:
    """At least two lines that stand out from the rest of their side and have text under them."""
    sizes = sorted(p.size for p in pieces)
    usual = sizes[len(sizes) // 2]
    mostly_bold = 2 * sum(p.bold for p in pieces) > len(pieces)
    stand_out = [p.size > 1.12 * usual or (p.bold and not mostly_bold) for p in pieces]
    return (
        sum(
            stands and not follows and not DATE.search(piece.text)
            for piece, stands, follows in zip(pieces, stand_out, stand_out[1:], strict=False)
        )
        >= 2
    )


def has_list(pieces: list[Piece]) -> bool:
    """Several items of a list: the cells of a table have none."""
    return sum(bool(LONE_BULLET.fullmatch(p.words[0].text)) for p in pieces) >= 2


def _is_headed(pieces: list[Piece]) -> bool:
    """Begins with a line larger than the rest and no date, over running text."""
    first, rest = pieces[0], sorted(p.size for p in pieces[1:])
    return first.size > 1.12 * rest[len(rest) // 2] and first.bold and not DATE.search(first.text)


def are_headed_alike(left: list[Piece], right: list[Piece]) -> bool:
    """Both begin, on one level, with a heading of the same look: two sections beside each other."""
    one, other = left[0], right[0]
    level = abs(one.base - other.base) < LEVEL * one.size and abs(one.size - other.size) < 0.1
    return level and len(left) > 2 and len(right) > 2 and _is_headed(left) and _is_headed(right)


def _is_prose(pieces: list[Piece]) -> bool:
    """Many lines go on in the next one."""
    return sum(p.text[:1].islower() for p in pieces) >= 0.3 * len(pieces)


def _holds_dates(left: list[Piece], right: list[Piece]) -> bool:
    """Most blocks on the left that have something beside them hold a date, and little else."""
    blocks = [block for block in blocks_of(left) if _has_beside(block, right)]
    dated = sum(1 for block in blocks if any(DATE.search(p.text) for p in block))
    return dated >= 2 and dated >= 0.5 * len(blocks) and sum(map(len, blocks)) <= 5 * len(blocks)


def _has_beside(block: list[Piece], right: list[Piece]) -> bool:
    top, bottom = block[0].base - 0.5 * block[0].size, block[-1].base + 0.5 * block[-1].size
    return any(top <= piece.base <= bottom for piece in right)


def _start_together(left: list[Piece], right: list[Piece]) -> bool:
    """Blocks of the left side begin level with blocks of the right one, as labels do with what they label.

    Left blocks with nothing beside them are headings over both sides and say nothing.
    """
    starts = [block[0].base for block in blocks_of(right)]
    beside = level = lines = 0
    for block in blocks_of(left):
        if _has_beside(block, right):
            beside += 1
            lines += len(block)
            level += is_near(starts, block[0].base, 0.3 * block[0].size)
    return beside >= 2 and level >= 0.75 * beside and len(right) >= 1.4 * lines


def is_near(levels: list[float], base: float, tolerance: float) -> bool:
    """Whether some level lies within ``tolerance`` of ``base``."""
    return any(abs(level - base) <= tolerance for level in levels)


def blocks_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Lines of one side, parted where the page leaves room."""
    blocks: list[list[Piece]] = []
    for piece in pieces:
        if not blocks or piece.base - blocks[-1][-1].base > 1.8 * piece.size:
            blocks.append([])
        blocks[-1].append(piece)
    return blocks


def _width(pieces: list[Piece]) -> float:
    return max(p.x1 for p in pieces) - min(p.x0 for p in pieces)


def reads_on(last: str, text: str) -> bool:
    """Whether a label or a date goes on in the line below it."""
    if YEAR.match(text) and DATE.search(last):
        return not YEAR.fullmatch(last[-4:])  # "November 2016 – January" and its year below
    return bool(_OPEN_END.search(last) or text[0].islower() or text[0] in "-–—(" or _DURATION.match(text))


def heads_of(left: list[Piece], right: list[Piece]) -> list[list[Piece]]:
    """Groups of left pieces that make one label: wrapped dates stay together."""
    starts = [block[0].base for block in blocks_of(right)]
    heads: list[list[Piece]] = []
    for piece in left:
        if heads and _continues(heads[-1], piece, right, starts):
            heads[-1].append(piece)
        else:
            heads.append([piece])
    return heads


def _continues(head: list[Piece], piece: Piece, right: list[Piece], starts: list[float]) -> bool:
    last = head[-1]
    if abs(piece.base - last.base) < LEVEL * piece.size:
        return True
    if piece.base - last.base > 1.8 * piece.size:
        return False
    text = piece.text
    if reads_on(last.text, text):
        return True
    if is_near(starts, piece.base, 0.3 * piece.size):
        return False
    levels = [p.base for p in right]
    if piece.text[:1].isupper() and is_near(levels, piece.base, LEVEL * piece.size) and _ends_early(last, right):
        return False
    is_next_date = DATE.search(text) and not YEAR.fullmatch(text) and any(DATE.search(p.text) for p in head)
    return not (is_next_date and is_near(levels, piece.base, LEVEL * piece.size))


def _ends_early(label: Piece, right: list[Piece]) -> bool:
    """What stands beside the label is one short line, and so complete: the line below it is another row's."""
    beside = [p for p in right if abs(p.base - label.base) <= LEVEL * label.size]
    edge = max(p.x1 for p in right)
    return bool(beside) and max(p.x1 for p in beside) < right[0].x0 + 0.5 * (edge - right[0].x0)
