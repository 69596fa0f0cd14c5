"""The name that closes a text written in one breath: «… Группа III. Алексей Рогозин», "… — J. R. Marsh"."""

from __future__ import annotations

import re

from mismatch.engine.parsing.locations import place_score
from mismatch.engine.parsing.name_keys import PATRONYMIC, given_names
from mismatch.engine.parsing.rows import Row
from mismatch.engine.parsing.titles import has_legal_form, has_organisation, title_score
from mismatch.engine.shapes import Fact

_PART = r"(?:[A-ZÀ-ÞА-ЯЁ]['’])?[A-ZÀ-ÞА-ЯЁ][^\W\d_]+(?:[-'’][A-ZÀ-ÞА-ЯЁ]?[^\W\d_]+)?"
_INITIAL = r"[A-ZÀ-ÞА-ЯЁ]\."
_SIGNED = re.compile(
    rf"(?:^|[.!?…)»”]\s+|\s[—–-]\s*)(?P<name>{_PART}(?:\s+{_PART}){{1,2}}|{_PART}\s+{_INITIAL}(?:\s?{_INITIAL})?|"
    rf"{_INITIAL}\s?(?:{_INITIAL}\s?)?{_PART})(?:,\s[^.,;:]{{2,60}}(?:\.[^.,;:]{{0,20}})?)?\.?\s*$"
)
#: Who signs has told something before.
_TOLD_BEFORE, _BEHIND, _CONFIDENCE = 30, 70, 0.75


def find_signed(rows: list[Row]) -> Fact | None:
    """A known given name or initials with another word, at the end of the last row."""
    last = rows[-1] if rows else None
    signed = _SIGNED.search(last.text) if last else None
    if last is None or signed is None or (len(rows) == 1 and signed.start("name") < _TOLD_BEFORE):
        return None
    name = signed["name"]
    if not _is_person(name):
        return None
    start = last.start + signed.start("name")
    return Fact(value=" ".join(name.split()), start=start, end=start + len(name), confidence=_CONFIDENCE)


def signs(row: Row, name: Fact) -> bool:
    """The row is told first and closes with the name, and hardly more than a town behind it."""
    assert name.start is not None
    assert name.end is not None
    return name.start - row.start > _TOLD_BEFORE and row.start + len(row.text) - name.end < _BEHIND


def _is_person(name: str) -> bool:
    words = [word.lower().replace("ё", "е") for word in re.findall(r"[^\W\d_]+", name)]
    known = any(word in given_names() or PATRONYMIC.search(word) for word in words)
    initials = any(len(word) == 1 for word in words)
    other = title_score(name) >= 0.6 or place_score(name) >= 0.7 or has_organisation(name) or has_legal_form(name)
    return (known or initials) and not other
