"""HTML: what a browser would show, block by block."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mismatch.engine.parsing.assembling import Flow
from mismatch.engine.parsing.blocks import BREAK, Block, Paragraph, Run, Table, write_blocks
from mismatch.engine.parsing.characters import clean, smuggled, word_set
from mismatch.engine.parsing.document import Document, Hidden
from mismatch.engine.parsing.encodings import decode
from mismatch.engine.parsing.formats.text import finish
from mismatch.engine.parsing.limits import MAX_TEXT, MAX_XML_DEPTH
from mismatch.engine.shapes import Refused

_SKIPPED = word_set("""script style head title template noscript svg math object iframe select textarea""")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = word_set(
    """p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre blockquote
    address figure figcaption form fieldset legend table caption body html center tr td th thead tbody"""
)
_BOLD = word_set("b strong th h1 h2 h3 h4 h5 h6 dt")
_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0?(?:\.0\d*|(?<=0))\s*(?:;|$)|"
    r"font-size\s*:\s*(?:[01](?:\.\d+)?(?:px|pt|%)?|0*(?:\.[01]\d*)?r?em)\s*(?:;|$)|text-indent\s*:\s*-\d{3,}|"
    r"(?:left|top)\s*:\s*-\d{3,}(?:px|pt)|(?<![-\w])color\s*:\s*(?:transparent|"
    r"rgba\([^)]*,\s*0?(?:\.0\d*|(?<=0))\s*\))|transform\s*:\s*scale\(\s*0?(?:\.0\d*|(?<=0))\s*\)|"
    r"clip-path\s*:\s*inset\(\s*(?:[5-9]\d|100)%|(?<![-\w])clip\s*:\s*rect\((?:\s*[01](?:px)?[\s,]*){4}\)|"
    r"(?<![-\w])(?:height|width)\s*:\s*[01](?:px)?\s*;.*overflow\s*:\s*hidden|"
    r"overflow\s*:\s*hidden.*(?<![-\w])(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)
_PALE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|snow\b|ivory\b|ghostwhite|floralwhite|#fff(?:fff)?\b|"
    r"hsl\([^)]*(?:9[5-9]|100)%\s*\)|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5])",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*(?!none|transparent|white|#fff\b|#ffffff)[^;]+", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def read_html(data: bytes) -> Document:
    """The document of a web page."""
    text = _decoded(data)
    parser = _Parser()
    try:
        parser.feed(text)
        parser.close()
    except AssertionError as error:  # what html.parser raises on a few broken declarations
        raise Refused("damaged", str(error)) from error
    flow = Flow()
    write_blocks(flow, parser.finish())
    flow.out.hidden.extend(parser.hidden())
    return finish(flow, "text/html", "html")


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration: the bytes themselves tell better
    text = decode(data)
    if text is None:
        raise Refused("damaged", "not text in any known encoding")
    return text


def _style(attributes: dict[str, str]) -> str:
    """How an element looks, as old pages say it too: ``<font color>``, ``<td bgcolor>``."""
    old = (("color", "color"), ("background-color", "bgcolor"))
    told = [f"{name}:{attributes[attribute]}" for name, attribute in old if attribute in attributes]
    return ";".join([attributes.get("style", ""), *told])


class _Parser(HTMLParser):
    """Blocks of a page. Unclosed tags are closed by what encloses them, as browsers do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._lists: list[list[Block]] = [self._blocks]
        self._tables: list[Table] = []
        self._paragraph = Paragraph()
        self._open: list[tuple[str, str | None, bool]] = []  # tag, why hidden, has a background
        self._skipping = ""
        self._url: str | None = None
        self._concealed: list[tuple[str, str]] = []
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            return
        if tag in _SKIPPED:
            self._skipping = tag
            return
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag == "br":
            self._paragraph.runs.append(Run(BREAK))
        elif tag == "hr":
            self._end_paragraph()
            self._blank()
        elif tag not in _VOID:
            self._enter(tag, attributes)

    def _enter(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) > MAX_XML_DEPTH:
            raise Refused("too_complex", "tags nested too deep")
        self._open.append((tag, self._why_hidden(attributes), bool(_BACKGROUND.search(_style(attributes)))))
        if tag == "a":
            url = attributes.get("href", "").strip()
            self._url = url if re.match(r"(?:https?|mailto|tel):", url, re.IGNORECASE) else None
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._paragraph.kind, self._paragraph.spaced = "heading", True
        elif tag == "li":
            self._paragraph.kind = "bullet"
            self._paragraph.runs.append(Run("• "))
        elif tag == "table":
            self._open_table()
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._open_cell()

    def _open_table(self) -> None:
        table = Table()
        self._lists[-1].append(table)
        self._tables.append(table)

    def _open_cell(self) -> None:
        cell: list[Block] = []
        rows = self._tables[-1].rows
        if not rows:
            rows.append([])
        rows[-1].append(cell)
        self._lists.append(cell)

    def _why_hidden(self, attributes: dict[str, str]) -> str | None:
        style = _style(attributes)
        if "hidden" in attributes or _NOT_SHOWN.search(style):
            return "hidden_style"
        on_colour = bool(_BACKGROUND.search(style)) or any(background for _, _, background in self._open)
        return "invisible_ink" if _PALE.search(style) and not on_colour else None

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._skipping = "" if tag == self._skipping else self._skipping
            return
        if tag in _BLOCKS:
            self._end_paragraph()
        if any(name == tag for name, _, _ in self._open):
            while self._open:
                name = self._open.pop()[0]
                self._leave(name)
                if name == tag:
                    break

    def _leave(self, tag: str) -> None:
        if tag == "a":
            self._url = None
        elif tag in ("td", "th") and len(self._lists) > 1:
            self._end_paragraph()
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()
            del self._lists[len(self._tables) + 1 :]
        elif tag in ("p", "ul", "ol", "section", "article", "header", "footer"):
            self._blank()

    def handle_data(self, data: str) -> None:
        if self._skipping or not data:
            return
        self._length += len(data)
        if self._length > 4 * MAX_TEXT:
            raise Refused("too_complex", "too much text")
        why = next((why for _, why, _ in self._open if why), None)
        if why and data.strip():
            self._concealed.append((why, data))
            return
        disguised = smuggled(data)
        if disguised:
            self._concealed.append(("zero_width", disguised))
        bold = any(name in _BOLD for name, _, _ in self._open)
        if any(name == "pre" for name, _, _ in self._open):
            self._preformatted(data, bold)
        else:
            self._paragraph.runs.append(Run(re.sub(r"\s+", " ", data), bold, 0.0, self._url))

    def _preformatted(self, data: str, bold: bool) -> None:
        for number, line in enumerate(data.split("\n")):
            if number:
                self._paragraph.runs.append(Run(BREAK))
            self._paragraph.runs.append(Run(line, bold, 0.0, self._url))

    def _end_paragraph(self) -> None:
        paragraph, self._paragraph = self._paragraph, Paragraph()
        if any(run.text.strip(" •\n") for run in paragraph.runs):
            self._lists[-1].append(paragraph)

    def _blank(self) -> None:
        target = self._lists[-1]
        if target and not (isinstance(target[-1], Paragraph) and target[-1].is_empty):
            target.append(Paragraph())

    def finish(self) -> list[Block]:
        self._end_paragraph()
        return self._blocks

    def hidden(self) -> list[Hidden]:
        return [Hidden(" ".join(clean(text).split()), 0, why) for why, text in self._concealed]  # type: ignore[arg-type]
