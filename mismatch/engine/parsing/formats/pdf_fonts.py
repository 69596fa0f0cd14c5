"""What a PDF's font says about its text: weight, extent, and whether its letters are pictures."""

from __future__ import annotations

import ctypes
import re
from typing import NamedTuple

from mismatch.engine.parsing.formats import pdf_calls as calls

_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi|-bd|medi(?!um)", re.IGNORECASE)
#: The weight of a font is guessed from its stems, wrongly for many that are plainly called regular.
_PLAIN_NAME = re.compile(rb"regular|book|light|thin", re.IGNORECASE)
#: Fonts of pictograms: their letters mean nothing, or a bullet.
_ICON_FONT = re.compile(rb"awesome|icon|glyph|material|academicons|marvosym|feather|emoji", re.IGNORECASE)
_DINGBATS = re.compile(rb"wingding|webding|dingbat|symbol(?!a)", re.IGNORECASE)
_BOLD_WEIGHT = 600


class Font(NamedTuple):
    """``descent`` (below the line, negative) and ``span`` (up to the ascent) for one point of size; ``signs`` is
    "icons", "dingbats" or nothing."""

    descent: float = -0.2
    bold: bool = False
    signs: str = ""
    span: float = 1.0


def font_looks(address: int) -> Font:
    """The font behind a handle; a plain one where there is none."""
    if not address:
        return Font()
    ascent, descent = ctypes.c_float(), ctypes.c_float()
    calls.font_ascent(address, 1.0, ctypes.addressof(ascent))
    calls.font_descent(address, 1.0, ctypes.addressof(descent))
    up, down = ascent.value, descent.value
    if not 0.4 <= up - down <= 3:
        up, down = 0.8, -0.2
    buffer = ctypes.create_string_buffer(200)
    calls.font_name(address, ctypes.addressof(buffer), 200)
    name = buffer.value
    signs = "icons" if _ICON_FONT.search(name) else "dingbats" if _DINGBATS.search(name) else ""
    bold = bool(_BOLD_NAME.search(name))
    if not bold and not _PLAIN_NAME.search(name):
        bold = calls.font_weight(address) >= _BOLD_WEIGHT
    return Font(down, bold, signs, up - down)
