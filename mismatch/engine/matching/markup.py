"""A vacancy pasted as the source of its page: its words as the page shows them, an entry of a list on its own line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

#: With so many tags a text is a page's source, and not one that speaks of a "<div>".
_FEWEST = 4
_INLINES = "a|abbr|b|big|center|code|em|font|i|img|input|label|link|mark|meta|small|span|strike|strong|sub|sup|tt|u|s"
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>address|article|aside|blockquote|body|br|caption|dd|div|dl|dt|fieldset|figure|footer|form|"
    r"h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul|script|style|"
    rf"{_INLINES})"
    r"(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)
_INLINE = frozenset(_INLINES.split("|"))
_PARAGRAPHS = frozenset({"p", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS, _UNSEEN = frozenset({"td", "th"}), frozenset({"script", "style"})
_COMMENT = "<!--"
_SPACE = re.compile(r"\s+")


def without_markup(text: str) -> str:
    """``text`` itself, unless it is the source of a page: then its words."""
    if text.count("<") < _FEWEST or len(_TAG.findall(text)) < _FEWEST:
        return text
    lines = (" ".join(line.split()) for line in "".join(_shown(_without_comments(text))).split("\n"))
    return "\n".join(_single_blanks(line.strip(" |") for line in lines)).strip()


def _without_comments(text: str) -> str:
    first, *others = text.split(_COMMENT)
    return first + "".join(other.partition("-->")[2] if "-->" in other else _COMMENT + other for other in others)


def _shown(source: str) -> Iterator[str]:
    begin, unseen = 0, ""
    for tag in _TAG.finditer(source):
        name = tag["name"].lower()
        if not unseen:
            yield html.unescape(_SPACE.sub(" ", source[begin : tag.start()]))
            yield _break(name, bool(tag["close"]))
        if name in _UNSEEN:
            unseen = "" if tag["close"] else name
        begin = tag.end()
    if not unseen:
        yield html.unescape(_SPACE.sub(" ", source[begin:]))


def _break(name: str, closes: bool) -> str:
    """What a tag puts between the words before and after it."""
    if name in _INLINE:
        return ""
    if name == "li":
        return "" if closes else "\n• "
    if name in _CELLS:
        return " | " if closes else ""
    if name in _PARAGRAPHS:
        return "\n" if closes else "\n\n"
    return "\n"


def _single_blanks(lines: Iterator[str]) -> Iterator[str]:
    previous = ""
    for line in lines:
        if line or previous:
            yield line
        previous = line
