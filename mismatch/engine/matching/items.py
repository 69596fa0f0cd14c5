"""The sentences and bullets of a vacancy, and the letters that some forms mark them with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mismatch.engine.matching.folding import tidy
from mismatch.engine.matching.heading_phrases import SectionKind


class Item(NamedTuple):
    """One sentence or bullet of a vacancy and the section it stands in."""

    start: int
    end: int
    section: SectionKind


#: A person specification marks each criterion: "E – Degree in planning", "Use of GIS (D)".
_BEFORE = re.compile(r"[\W_]*(?P<mark>E|D)(?:\s*[-–—:.)]\s*|\s{2,})")
_AFTER = re.compile(r"(?:\s*[(\[–—-]\s*|\s{2,})(?P<mark>E|D)\s*[)\]]?[\s.;]*$")
_KINDS: dict[str, SectionKind] = {"E": "must", "D": "nice"}
_ASKING = frozenset({"intro", "must", "nice", "stack"})
_FEWEST = 2
#: How a criterion is checked: "(A)" by the application, "(A/I)" at an interview too; and a letter that only counts.
_CHECKED = re.compile(
    r"^\(?[A-Za-zа-я]\)\s+|\s*\([AITRPC](?:\s?[/,&+]\s?[AITRPC])*\)(?:\s+(?:desirable|essential|preferred))?[\s.;]*$"
)
_CATEGORY = re.compile(r"(?:categor|licen|катег|прав[аo])[^()]*$", re.IGNORECASE)
#: A longer line is no criterion but a text that was pasted as one.
_LONGEST_LINE = 600


def shown(text: str) -> str:
    """A demand on one line, without the marks of a form."""
    plain = tidy(text)
    for mark in reversed([*_CHECKED.finditer(plain)]):
        if not _CATEGORY.search(plain, 0, mark.start()):
            plain = plain[: mark.start()] + plain[mark.end() :]
    return plain


def as_marked(text: str, items: list[Item]) -> list[Item]:
    """The items, each essential or desirable as its letter says, without the letter; without such letters as given."""
    marks = marks_of(text, items)
    return [
        _marked(text, item)[0]._replace(section=_KINDS[mark]) if mark else item
        for item, mark in zip(items, marks, strict=True)
    ]


def marks_of(text: str, items: Sequence[Item]) -> list[str]:
    """The letter of each item, in a form that has both letters; else none of any."""
    marks = [_marked(text, item)[1] if item.section in _ASKING else "" for item in items]
    told = [mark for mark in marks if mark]
    return marks if len(told) >= _FEWEST and {"E", "D"} <= set(told) else [""] * len(items)


def _marked(text: str, item: Item) -> tuple[Item, str]:
    """An item without its letter, and the letter that its line begins or ends with."""
    begin = text.rfind("\n", 0, item.start) + 1
    line_end = text.find("\n", item.end)
    line_end = line_end if line_end >= 0 else len(text)
    if line_end - begin > _LONGEST_LINE:
        return item, ""
    line = text[begin:line_end]
    before = _BEFORE.match(line)
    if before:
        return item._replace(start=max(item.start, begin + before.end())), before["mark"]
    after = _AFTER.search(line)
    if after:
        return item._replace(end=min(item.end, begin + after.start())), after["mark"]
    return item, ""
