"""What OCR gives, made into words as a page has them: one baseline a line, sizes, bullets, one alphabet a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from mismatch.engine.parsing.characters import word_set
from mismatch.engine.parsing.layout import OTHER_SIZE, Ink

#: Shares of the size that capitals and small letters rise above the baseline.
_TALL, _LOW = 0.7, 0.48
#: Lines beside each other may differ by this share of their size; this many can stand in one row.
_CROOKED, _BESIDE = 0.35, 4
_TALL_SIGN = re.compile(r"[^\W_a-zа-яё]|[bdfhklt]|[бё]")
_DESCENDER = re.compile(r"[gjpqyQ,;()\[\]{}|/@$рудфцщ_]")
#: What the dots before the items of a list are read as.
_READ_AS_BULLET = re.compile(r"[+*.>»°©®¢~•·‹›«o0eе\-–—=]")
_AS_LETTER = frozenset("o0eе")
_LATIN, _CYRILLIC = "ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_LATIN_LETTER, _CYRILLIC_LETTER = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")
#: Forms of firms that OCR writes with the look-alike letters of the other alphabet.
_FORMS = word_set("ООО ОАО ЗАО ПАО АО НКО АНО ТОО МУП МУ")
#: Short Russian words that are all look-alikes.
_SMALL_WORDS = word_set("а в на не о об от со во но ее её мы вы он она они они та то те тот ту у с к")
_CUT_ADDRESS = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.")


@dataclass(slots=True)
class Seen:
    """A word as OCR saw it, in points."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def inks(lines: list[list[Seen]]) -> list[Ink]:
    """The words of all lines, on baselines that a crooked page does not tilt. Boxes stay where the ink is."""
    slope = _slope(lines)
    return [ink for line in _levelled([_line(_mended(line), slope) for line in lines if line]) for ink in line]


def _levelled(lines: list[list[Ink]]) -> list[list[Ink]]:
    """Lines beside each other on one baseline: what is left of a tilt, and of how unlike letters were measured."""
    kept: list[list[Ink]] = []
    for line in sorted(lines, key=lambda line: line[0].base):
        beside = next((one for one in reversed(kept[-_BESIDE:]) if _is_beside(one, line)), None)
        if beside is not None:
            for ink in line:
                ink.base = beside[0].base
        kept.append(line)
    return lines


def _is_beside(one: list[Ink], other: list[Ink]) -> bool:
    apart = one[-1].x1 < other[0].x0 or other[-1].x1 < one[0].x0
    return apart and 0 <= other[0].base - one[0].base < _CROOKED * min(one[0].size, other[0].size)


def _mended(line: list[Seen]) -> list[Seen]:
    """The line with addresses whole again: OCR likes to see a space behind a full stop."""
    found = line[:1]
    for word in line[1:]:
        last = found[-1]
        if "@" in word.text and _CUT_ADDRESS.fullmatch(last.text) and word.x0 - last.x1 < 0.5 * _size(word):
            y0, y1 = min(last.y0, word.y0), max(last.y1, word.y1)
            found[-1] = Seen(last.text + word.text, last.x0, y0, word.x1, y1)
        else:
            found.append(word)
    return found


def _slope(lines: list[list[Seen]]) -> float:
    """How much lines sink to the right, by their first and last words that stand on the baseline."""
    slopes = []
    for line in lines:
        level = [word for word in line if not _DESCENDER.search(word.text)]
        if len(level) > 1 and level[-1].x1 - level[0].x0 > 100:
            slopes.append((level[-1].y1 - level[0].y1) / (level[-1].x0 - level[0].x0))
    return median(slopes) if len(slopes) > 2 else 0.0


def _line(line: list[Seen], slope: float) -> list[Ink]:
    sizes = _sizes(line)
    level = [word.y1 - slope * word.x0 for word in line if not _DESCENDER.search(word.text)]
    base = median(level) if level else max(word.y1 - slope * word.x0 for word in line) - 0.2 * sizes[0]
    marked = len(line) > 1 and _is_bullet(line[0], line[1])
    whole = " ".join(word.text for word in line)
    cyrillic, latin = len(_CYRILLIC_LETTER.findall(whole)), len(_LATIN_LETTER.findall(whole))
    russian = cyrillic > 2 * latin
    texts = ["•" if marked and not n else one_alphabet(word.text, russian) for n, word in enumerate(line)]
    texts = [_in_latin(text) for text in texts] if latin > 2 * cyrillic else texts
    return [
        Ink(text, word.x0, word.y0, word.x1, word.y1, base, size, False)
        for word, text, size in zip(line, texts, sizes, strict=True)
    ]


def _sizes(line: list[Seen]) -> list[float]:
    """The size of each word: one for the line, or two where a name and what stands beside it clearly differ."""
    guesses = [_size(word) for word in line]
    best, ratio = 0, OTHER_SIZE
    for cut in range(1, len(line)):
        first, second = median(guesses[:cut]), median(guesses[cut:])
        if max(first, second) / min(first, second) > ratio and _letters(line[:cut]) > 3 < _letters(line[cut:]):
            best, ratio = cut, max(first, second) / min(first, second)
    if not best:
        return [median(guesses)] * len(line)
    return [median(guesses[:best])] * best + _sizes(line[best:])


def _letters(words: list[Seen]) -> int:
    return sum(char.isalnum() for word in words for char in word.text)


def _size(word: Seen) -> float:
    """The size of a word's type by how far it reaches above, and with which letters below, the baseline."""
    up = _TALL if _TALL_SIGN.search(word.text) else _LOW
    down = 0.2 if _DESCENDER.search(word.text) else 0.0
    return max((word.y1 - word.y0) / (up + down), 1.0)


def _is_bullet(first: Seen, second: Seen) -> bool:
    """A lone sign before a word, wider set off than a letter would be where it is read as one."""
    if not _READ_AS_BULLET.fullmatch(first.text):
        return False
    return first.text not in _AS_LETTER or second.text[:1].isupper()


def one_alphabet(text: str, russian: bool = False) -> str:
    """A word without letters that only look like those of its own alphabet; ``russian``: its line is."""
    latin, cyrillic = len(_LATIN_LETTER.findall(text)), len(_CYRILLIC_LETTER.findall(text))
    folded = text.translate(_TO_CYRILLIC)
    if latin and (folded in _FORMS or folded.replace("3", "З") in _FORMS):
        return folded.replace("3", "З")
    if russian and latin and folded.lower() in _SMALL_WORDS:
        return folded
    if latin and cyrillic:
        return _folded(text, latin, cyrillic)
    return text


def _in_latin(text: str) -> str:
    """ "May" in Cyrillic look-alikes, in a line of Latin letters."""
    whole = text.translate(_TO_LATIN)
    return text if _CYRILLIC_LETTER.search(whole) else whole


def _folded(text: str, latin: int, cyrillic: int) -> str:
    """The lesser alphabet's letters as the greater one's, where each of them has a double there. Parts joined by
    a sign ("SQL-запрос") may be of two alphabets."""
    parts = re.split(r"([^\w])", text)
    if len(parts) > 1:
        return "".join(one_alphabet(part) for part in parts)
    table, other = (_TO_CYRILLIC, _LATIN_LETTER) if cyrillic >= latin else (_TO_LATIN, _CYRILLIC_LETTER)
    whole = text.translate(table)
    return text if other.search(whole) else whole
