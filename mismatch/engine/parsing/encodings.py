"""Bytes of a plain text to characters: UTF-8, UTF-16, and the Cyrillic code pages told apart by letter frequency."""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Letters that make up most of Russian text; a wrong code page turns them into rare or capital ones.
_COMMON = frozenset("оеаинтсрвлкмдпуя")
_RARE_MIX = re.compile("[а-яё][А-ЯЁ]")
_STRANGE_LETTER = re.compile("[\u00c0-\u00ff]")
_WITHIN_LATIN = re.compile("(?<=[A-Za-z])[\u00c0-\u00ff]|[\u00c0-\u00ff](?=[A-Za-z])")
#: Box-drawing signs: what Russian letters become in the code pages of DOS and Unix when misread.
_DRAWING = frozenset(chr(code) for code in range(0x2500, 0x25A0))
_RUSSIAN = re.compile("[А-Яа-яЁё]")
#: The share of stray zero bytes up to which a text is one.
_MOST_ZEROS = 0.1
_CODE_PAGES = ("cp1251", "koi8-r", "cp866", "mac-cyrillic")


def decode(data: bytes) -> str | None:
    """The text, or None when the bytes are not text in any encoding known here."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    wide = _utf16_without_mark(data)
    if wide:
        text = _strict(data, wide)
        return text if text is not None and not _CONTROL.search(text) else None
    if b"\0" in data:
        return _with_stray_zeros(data)
    if len(_CONTROL.findall(data[:4096].decode("latin-1"))) > len(data[:4096]) // 200:
        return None
    text = _strict(data, "utf-8") or _cut_utf8(data)
    return text if text is not None else _by_code_page(data)


def _with_stray_zeros(data: bytes) -> str | None:
    """Text that some program left zero bytes in or after: they are dropped. Other control characters mean no text."""
    rest = data.rstrip(b"\0").replace(b"\0", b"")
    if len(data.rstrip(b"\0")) - len(rest) > _MOST_ZEROS * len(rest) or _CONTROL.search(rest.decode("latin-1")):
        return None
    return decode(rest) if rest else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        # An odd last byte is a file cut in the middle of a character, not another encoding.
        return data[: len(data) & ~1].decode(encoding) if encoding.startswith("utf-16") else data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _cut_utf8(data: bytes) -> str | None:
    """UTF-8 that ends, or was cut for sniffing, in the middle of a character."""
    for drop in (1, 2, 3):
        text = _strict(data[:-drop], "utf-8")
        if text is not None and len(data) > drop:
            return text
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2], sample[1::2]
    # Latin and Cyrillic letters have 0 or 4 in the high byte.
    if sum(b in (0, 4) for b in odd) > 0.9 * len(odd) and 0 in odd:
        return "utf-16-le"
    if sum(b in (0, 4) for b in even) > 0.9 * len(even) and 0 in even:
        return "utf-16-be"
    return None


def _by_code_page(data: bytes) -> str:
    """The Cyrillic reading that looks most like Russian, or Windows' western one when none does."""
    best = max(_CODE_PAGES, key=lambda page: _russian_share(data[:20000].decode(page, "replace")))
    text = data.decode(best, "replace")
    western = data.decode("cp1252", "replace")
    # Accented letters stand within Latin words; a Cyrillic word has no Latin letters at all.
    if 2 * len(_WITHIN_LATIN.findall(western)) > len(_STRANGE_LETTER.findall(western)):
        return western
    return text


def _russian_share(text: str) -> float:
    strange = [c for c in text if ord(c) >= 0x80]
    if not strange:
        return 0.0
    common = sum(c in _COMMON for c in strange)
    foreign = sum((c.isalpha() and not _RUSSIAN.match(c)) or c in _DRAWING for c in strange)
    return (common - 2 * len(_RARE_MIX.findall(text)) - 2 * foreign) / len(strange)
