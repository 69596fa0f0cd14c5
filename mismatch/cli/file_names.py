"""Names of files as text: they come from other people, and on Linux they may hold any bytes."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

#: Control characters, line ends of Unicode, and marks that turn the direction of writing.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})


def told_name(path: Path | str) -> str:
    """The name with a replacement character for every byte that is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def name_on_a_line(path: Path | str) -> str:
    """The name on one line of a terminal: what is not seen is written out, so that no name can pose as output."""
    return "".join(_written_out(c) if unicodedata.category(c) in _UNSEEN else c for c in told_name(path))


def _written_out(character: str) -> str:
    return character.encode("unicode_escape").decode()
