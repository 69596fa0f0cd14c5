"""The person's name, without any model: position, size, the look of its words, the e-mail address, given names."""

from __future__ import annotations

import math
import re

from mismatch.engine.parsing.degrees import degree_in
from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.name_keys import PATRONYMIC, SURNAME, given_names, sound, transliterate
from mismatch.engine.parsing.name_places import NAME_WORD, PARTICLES, name_places
from mismatch.engine.parsing.rows import Row, body_size
from mismatch.engine.parsing.sections import heading_kind
from mismatch.engine.parsing.titles import has_legal_form, has_organisation, title_score
from mismatch.engine.parsing.vocabulary import fold, word_list
from mismatch.engine.shapes import Fact
from mismatch.engine.skills.base import skill_base

_NICKNAME = re.compile(r"[\"“«][^\W\d_]+[\"”»]$")
#: Particles that close a name and say whose child somebody is.
_BEHIND_A_NAME = frozenset(("оглы", "кызы", "улы", "уулу", "ogly", "oglu", "kyzy", "qizi"))
_I_AM = ("i", "i'm", "i’m")
_NOT_NAMES = word_list("words", "not_names")
_ROWS_LOOKED_AT = 30
_THRESHOLD = 0.55


def find_name(text: str, rows: list[Row], emails: list[Fact]) -> Fact | None:
    """The best candidate among the first rows, or None when nothing looks like a name."""
    usual, locals_ = body_size(rows), [(e.value.split("@")[0]).lower() for e in emails]
    largest = max((row.size for row in rows[:_ROWS_LOOKED_AT]), default=0.0)
    best: tuple[float, int, int] | None = None
    places: dict[str, int] = {}
    for place, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        below = rows[place + 1] if place + 1 < len(rows) else None
        big = 0.25 if row.size and row.size >= largest > usual * 1.15 else 0.0
        for start, end, labelled in name_places(row):
            score = _score(row.text[start:end], labelled, locals_)
            if score <= 0:
                continue
            places.setdefault(fold(row.text[start:end]), row.start + start)
            score += max(0.0, 0.3 - 0.03 * place) + big
            score -= 0.1 if start and not labelled else 0
            score += 0.2 if place == 0 and below is not None and _stands_alone(row, below) else 0.0
            if best is None or score > best[0]:
                best = (score, row.start + start, row.start + end)
        wrapped = _wrapped(row, below, usual, locals_)
        if wrapped is not None and (best is None or wrapped[0] + max(0.0, 0.3 - 0.03 * place) + big > best[0]):
            best = (wrapped[0] + max(0.0, 0.3 - 0.03 * place) + big, row.start, wrapped[1])
    if best is None or best[0] < _THRESHOLD:
        return None
    value, length = text[best[1] : best[2]], best[2] - best[1]
    # "Anna Lee" over the page, and further down "Anna Lee is a land surveyor": the name stands where it stands first.
    start = min(best[1], places.get(fold(value), best[1]))
    return Fact(value=_display(value), start=start, end=start + length, confidence=_confidence(best[0]))


def _stands_alone(row: Row, below: Row) -> bool:
    """A single word over a title or an address, at the very top: a name, if a short one."""
    speaks = "@" in below.text or re.search(r"\d{3}", below.text) or title_score(below.text) >= 0.6
    return len(row.words) == 1 and len(row.text) > 2 and bool(speaks) and not place_score(row.text)


def _wrapped(row: Row, below: Row | None, usual: float, locals_: list[str]) -> tuple[float, int] | None:
    """A name over two rows of one look: "Anna-Maria" over "Kowalska", «Иванов Пётр» over «Сергеевич»."""
    if below is None or len(row.text) > 50 or len(below.text) > 40 or not row.text[:1].isupper():
        return None
    upper, lower = row.text.split(), below.text.split()
    if len(upper) + len(lower) > 4 or not all(NAME_WORD.match(word) for word in upper + lower):
        return None
    alike = abs(row.size - below.size) <= 0.5 and row.bold == below.bold and below.text.isupper() == row.is_upper
    if not alike:
        return None
    big = bool(usual) and row.size > 1.25 * usual
    agrees = max((_agreement([lower[-1].lower()], local) for local in locals_), default=0.0) > 0
    follows = len(upper) == 1 or (len(lower) == 1 and bool(PATRONYMIC.search(lower[0]) or agrees or big))
    if not follows or _score(below.text, False, locals_) <= 0 or title_score(below.text) or place_score(below.text):
        return None
    # A shade more than either row alone: both look like parts of one name.
    return _score(f"{row.text} {below.text}", False, locals_) + 0.1, below.end


def _confidence(score: float) -> float:
    """Measured: what passes the threshold is right three times in four, and soon nearly always."""
    return round(min(0.98, 0.75 + 0.25 * (1 - math.exp((_THRESHOLD - score) / 0.12))), 2)


def _score(piece: str, labelled: bool, locals_: list[str]) -> float:
    words = [word for word in piece.split() if not _NICKNAME.match(word)]
    degree = None if piece.isupper() else degree_in(piece)
    if degree and degree[0].start() == 0:
        return 0.0  # "MA Interaction Design"
    if not 1 <= len(words) <= 6 or len(piece) > 60 or not all(NAME_WORD.match(word) for word in words):
        return 0.0
    lowered = [word.lower().strip(".").replace("ё", "е") for word in words]
    if any(word in _NOT_NAMES for word in lowered) or lowered[0] in _I_AM or not _is_capitalised(words):
        return 0.0
    if heading_kind(piece):
        return 0.0
    agreement = max((_agreement(lowered, local) for local in locals_), default=0.0)
    known = sum(not given_names().isdisjoint((word, *word.split("-"))) for word in lowered)
    score = {1: 0.1, 2: 0.45, 3: 0.4, 4: 0.3}.get(len(words), 0.25)
    score += 0.25 if known else 0.0
    fathers = any(PATRONYMIC.search(word) for word in words) or lowered[-1] in _BEHIND_A_NAME
    score += 0.3 if fathers and len(words) >= 2 else 0.0
    score += 0.08 if any(SURNAME.search(word) for word in words) else 0.0
    if agreement == 1.0 and len(words) > 2:
        # The address names the person: words it does not know belong to what stands beside the name.
        score -= 0.25 * sum(not PATRONYMIC.search(w) and not _agreement([w], "".join(locals_)) for w in lowered)
    score += 0.45 * agreement + (0.5 if labelled else 0.0)
    score -= 0.4 if has_organisation(piece) or has_legal_form(piece) else 0.0
    if not (known or agreement or labelled):
        score -= 0.5 * title_score(piece) + 0.5 * place_score(piece) + 0.5 * _is_skill(piece)
    elif title_score(piece) > 0.6 and not agreement:
        score -= 0.3
    return score


def _is_skill(piece: str) -> bool:
    """ "Adobe Photoshop" and nothing else."""
    return any(hit.start == 0 and hit.end == len(piece) for hit in skill_base().find(piece))


def _is_capitalised(words: list[str]) -> bool:
    return all(word[:1].isupper() or word.lower() in PARTICLES for word in words)


def _agreement(words: list[str], local: str) -> float:
    """How well an e-mail's local part is made of these words (1: two of them, 0.6: one)."""
    parts = re.sub(r"[^a-zа-я]", "", local)
    hits = 0
    for word in words:
        latin = re.sub(r"[^a-z]", "", transliterate(word))
        if len(latin) >= 3 and (latin in parts or sound(word) in sound(parts)):
            hits += 1
    return (0.0, 0.6, 1.0)[min(hits, 2)]


def _display(name: str) -> str:
    """A name as people write it: shouting is undone, spacing is single."""
    words = name.replace("`", "'").split()
    if all(w.isupper() for w in words if len(w) > 2) and any(len(w) > 2 for w in words):
        words = ["-".join(part.capitalize() for part in w.split("-")) for w in words]
        words = [re.sub(r"(?<=['’])(\w)", lambda m: m.group().upper(), w) for w in words]
    return " ".join(words)
