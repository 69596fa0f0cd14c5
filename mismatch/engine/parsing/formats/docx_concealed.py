"""Whether a reader of the page sees a run of a DOCX: its size, its colour, and what lies behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mismatch.engine.parsing.formats.docx_parts import Look

#: Letters smaller than this, in points, nobody reads.
_TINY = 2.5


def concealment(look: Look, fills: Iterable[str | None], has_backdrop: bool) -> str | None:
    """How a run is concealed, one of ``Hidden.how``; None when it is seen.

    ``fills`` are the colours that may lie behind it; ``has_backdrop``: so may a shape whose colour is not known.
    """
    if look.vanish:
        return "hidden_style"
    if look.size is not None and 0 < look.size < _TINY:
        return "tiny"
    if look.color and _is_pale(look.color) and not (has_backdrop or any(map(_is_dark, fills))):
        return "invisible_ink"
    return None


def _is_dark(fill: str | None) -> bool:
    return fill is not None and fill not in ("", "auto", "none") and not _is_pale(fill)


def _is_pale(color: str) -> bool:
    """White or nearly so."""
    if color == "white":
        return True
    return bool(re.fullmatch("[0-9a-f]{6}", color)) and min(int(color[i : i + 2], 16) for i in (0, 2, 4)) >= 0xF0
