"""What characters become on the way into the text: NFKC, no soft hyphens, no zero-width marks, one kind of bullet."""

from __future__ import annotations

import re
import unicodedata

#: Characters that take no room on the page. Between letters they hide words from a search.
ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\U000e0000-\U000e007f]")
#: Dropped without notice: soft hyphens, direction marks, variation selectors, control characters.
_SILENT = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd\ufffe\uffff]")
_TAGS = re.compile("[\U000e0020-\U000e007e]")

#: Glyphs that begin a list item, private-use ones of Symbol and Wingdings among them.
BULLETS = "•·∙◦‣⁃●○▪▫■□◆◇❖➢➤►▶▸▹✓✔✦★∗⬤⚫◾◽"
_PRIVATE_CODES = (0xB7, 0xA7, 0xD8, 0x76, 0xFC, 0xA8, 0xB0, 0xE0, 0x6C, 0x6E, 0x71, 0x9F, 0xD2)
_PRIVATE_BULLETS = dict.fromkeys((0xF000 + code for code in _PRIVATE_CODES), "•")
#: A line that starts a list item: a bullet, or a dash or asterisk set off by a space.
BULLET_START = re.compile(rf"(?:[{BULLETS}]\s*|[-–—*+o]\s+)(?=\S)")
LONE_BULLET = re.compile(rf"[{BULLETS}\uf0b7\uf0a7\uf0d8\uf076\uf0fc\-–—*]")


#: What nearly all text is made of, and what ``clean`` leaves as it is.
_PLAIN = re.compile("[ -~А-Яа-яЁё«»“”‘’–—•·●○■▪◦−→✓×€₽§°àâäçèéêëíîïñóôöùúûüßÀÂÄÇÈÉÊËÍÓÔÖÙÚÜ]*+")


def is_plain(text: str) -> bool:
    """Whether ``text`` holds nothing that ``clean`` would change or that could hide something."""
    return _PLAIN.fullmatch(text) is not None


def clean(text: str) -> str:
    """``text`` as it stands in a document: normalised, without the marks no reader sees. Spaces are kept."""
    if _PLAIN.fullmatch(text):
        return text
    text = _SILENT.sub("", ZERO_WIDTH.sub("", text.translate(_PRIVATE_BULLETS)))
    # "´" and its like decompose into a space and a combining mark: one sign must not become two words.
    normal = text if unicodedata.is_normalized("NFKC", text) else "".join(map(_normal, clusters(text)))
    return _PRIVATE.sub("", normal)


#: The most marks over one letter, as Unicode bounds them for streams; putting more in order takes their square.
MOST_MARKS = 30


def clusters(text: str) -> list[str]:
    """Characters with the combining marks that follow them, so that й typed in two parts becomes one."""
    found: list[str] = []
    for char in text:
        if not found or not unicodedata.combining(char):
            found.append(char)
        elif len(found[-1]) <= MOST_MARKS:
            found[-1] += char
    return found


def _normal(cluster: str) -> str:
    normal = unicodedata.normalize("NFKC", cluster)
    if " " in normal and not cluster.isspace():
        return unicodedata.normalize("NFC", cluster)
    return normal


def smuggled(text: str) -> str | None:
    """The word that zero-width or tag characters are hidden in, or None for text without them."""
    if text.isascii() or not ZERO_WIDTH.search(text):
        return None
    tags = "".join(chr(ord(char) - 0xE0000) for char in _TAGS.findall(text))
    if tags:
        return tags
    # A joiner at a word's edge is what word processors leave behind; inside a word it is a disguise.
    inner = text.strip("\u200b\u200c\u200d\u2060\ufeff")
    return clean(inner) if ZERO_WIDTH.search(inner) else None


def word_set(words: str) -> frozenset[str]:
    """A set written as one readable string."""
    return frozenset(words.split())


#: A word of letters from two alphabets, and those that look alike.
_MIXED = re.compile("[A-Za-z][А-яё]|[А-яё][A-Za-z]")
_CYRILLIC, _LATIN = "аеорсухкіјѕАВЕКМНОРСТУХІЈЅ", "aeopcyxkijsABEKMHOPCTYXIJS"
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)


def unmixed(text: str) -> str:
    """As long as ``text``: in a line with a word of two alphabets, letters that look alike become of one."""
    if not _MIXED.search(text):
        return text
    return "\n".join(_of_one_alphabet(line) if _MIXED.search(line) else line for line in text.split("\n"))


def _of_one_alphabet(line: str) -> str:
    letters = [char for char in line if char.isalpha() and char not in _CYRILLIC and char not in _LATIN]
    latin = sum(char.isascii() for char in letters)
    return line.translate(_TO_LATIN if latin * 2 >= len(letters) else _TO_CYRILLIC)
