"""Walks the XML of a DOCX part: paragraphs, runs, nested tables, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from mismatch.engine.parsing.blocks import BREAK, TAB, Block, Paragraph, Run, Table, is_blank
from mismatch.engine.parsing.characters import smuggled, word_set
from mismatch.engine.parsing.formats.docx_concealed import concealment
from mismatch.engine.parsing.formats.docx_parts import Look, Styles, read_property
from mismatch.engine.parsing.limits import MAX_TEXT
from mismatch.engine.shapes import Refused

_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+(?:\\\w\s+)*"([^"]+)"')
#: Subtrees whose text is not the document's: fallbacks repeat a choice, deletions are gone.
_SKIPPED = word_set(
    """mc:Fallback w:del w:moveFrom w:pPrChange w:rPrChange w:tblPrChange w:tcPrChange w:sectPrChange"""
)
_LETTERS = {"w:tab": TAB, "w:ptab": TAB, "w:br": BREAK, "w:cr": BREAK, "w:noBreakHyphen": "-"}
#: A shape or picture at least this large (in English Metric Units, 36 points) may be a photograph.
_PHOTO_SIDE = 36 * 12700


@dataclass(slots=True)
class _Open:
    """A paragraph being read, with the boxes anchored in it."""

    paragraph: Paragraph = field(default_factory=Paragraph)
    own: Look = field(default_factory=Look)
    style: str = ""
    boxes: list[list[Block]] = field(default_factory=list)


class DocxHandler:
    """Collects the blocks of one part; ``concealed`` holds what a reader of the page cannot see."""

    def __init__(
        self, styles: Styles, list_format: Callable[[str, str], str], links: dict[str, str], length: int = 0
    ) -> None:
        self._styles = styles
        self._list_format = list_format
        self._links = links
        self.length = length
        self.blocks: list[Block] = []
        self.concealed: list[tuple[str, str]] = []
        self.has_picture = False
        self._lists: list[list[Block]] = [self.blocks]
        self._tables: list[Table] = []
        self._paragraphs: list[_Open] = []
        self._run: Look | None = None
        self._run_style = ""
        self._skip = 0
        self._in_text = False
        self._in_instruction = False
        self._in_properties = ""
        self._url: str | None = None
        self._fills: list[str] = []
        self._backdrop = False
        self._extent = (0, 0)

    # Elements -----------------------------------------------------------------------------------------------------

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skip or name in _SKIPPED:
            self._skip += 1
            return
        action = _STARTS.get(name)
        if action is not None:
            action(self, attributes)
        elif self._in_properties:
            self._property(name, attributes)
        elif name in _LETTERS and self._run is not None:
            self._add(_LETTERS[name])

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        action = _ENDS.get(name)
        if action is not None:
            action(self)

    def text(self, text: str) -> None:
        if self._skip:
            return
        if self._in_text:
            self._add(text)
        elif self._in_instruction:
            match = _LINK_FIELD.match(text)
            self._url = match.group(1) if match else self._url

    # Paragraphs and runs ------------------------------------------------------------------------------------------

    def _open_paragraph(self, _: dict[str, str]) -> None:
        self._paragraphs.append(_Open())

    def _close_paragraph(self) -> None:
        if not self._paragraphs:
            return
        opened = self._paragraphs.pop()
        paragraph = opened.paragraph
        look = opened.own.over(self._styles.look(opened.style or self._styles.normal))
        paragraph.ruled = bool(look.ruled)
        if self._styles.is_heading(opened.style) or opened.own.outline is not None:
            paragraph.kind = "heading"
        elif look.list_id not in (None, "0"):
            self._mark_list(paragraph, look)
        # An empty paragraph is a blank line; several in a row are still one.
        target = self._lists[-1]
        if not paragraph.is_empty or (target and not is_blank(target[-1])):
            target.append(paragraph)
        for box in opened.boxes:
            target += [Paragraph(), *box, Paragraph()]

    def _mark_list(self, paragraph: Paragraph, look: Look) -> None:
        if paragraph.is_empty:
            return
        paragraph.kind = "bullet"
        if self._list_format(look.list_id or "", look.list_level or "0") == "bullet":
            paragraph.runs.insert(0, Run("• "))

    def _open_run(self, _: dict[str, str]) -> None:
        self._run, self._run_style = Look(), ""

    def _close_run(self) -> None:
        self._run = None

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("w:val", "")
        if self._in_properties == "w:rPr" and self._run is not None:
            if name == "w:rStyle":
                self._run_style = value
            else:
                read_property(self._run, name, attributes)
        elif self._in_properties == "w:pPr" and self._paragraphs:
            opened = self._paragraphs[-1]
            if name == "w:pStyle":
                opened.style = value
            elif name in ("w:top", "w:bottom"):
                opened.own.ruled = value not in ("nil", "none", "")
            elif name in ("w:shd", "w:outlineLvl", "w:numId", "w:ilvl"):
                read_property(opened.own, name, attributes)

    def _add(self, text: str) -> None:
        """Add text of the run under way to its paragraph, or to what is concealed."""
        if not self._paragraphs:
            return
        self.length += len(text)
        if self.length > MAX_TEXT:
            raise Refused("too_complex", f"more than {MAX_TEXT} characters of text")
        opened = self._paragraphs[-1]
        look = self._look(opened)
        # Something dark may lie behind: a fill of the run, paragraph, cell or box, or a shape of the page.
        fills = [look.fill, opened.own.fill, self._styles.look(opened.style).fill, *self._fills]
        how = concealment(look, fills, self._backdrop)
        if how and text.strip():
            self.concealed.append((how, text))
            return
        disguised = smuggled(text)
        if disguised:
            self.concealed.append(("zero_width", disguised))
        opened.paragraph.runs.append(Run(text, bool(look.bold), look.size or 0.0, self._url))

    def _look(self, opened: _Open) -> Look:
        look = self._run or Look()
        if self._run_style:
            look = look.over(self._styles.look(self._run_style))
        return look.over(self._styles.look(opened.style or self._styles.normal)).over(self._styles.default)

    # Links --------------------------------------------------------------------------------------------------------

    def _open_link(self, attributes: dict[str, str]) -> None:
        self._url = self._links.get(attributes.get("r:id", "")) or None

    def _open_simple_field(self, attributes: dict[str, str]) -> None:
        match = _LINK_FIELD.match(attributes.get("w:instr", ""))
        self._url = match.group(1) if match else None

    def _close_link(self) -> None:
        self._url = None

    def _field_mark(self, attributes: dict[str, str]) -> None:
        if attributes.get("w:fldCharType") == "end":
            self._url = None

    # Tables and boxes ---------------------------------------------------------------------------------------------

    def _open_table(self, _: dict[str, str]) -> None:
        table = Table()
        self._lists[-1].append(table)
        self._tables.append(table)

    def _close_table(self) -> None:
        if self._tables:
            self._tables.pop()

    def _open_row(self, _: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def _open_cell(self, _: dict[str, str]) -> None:
        cell: list[Block] = []
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append(cell)
        self._lists.append(cell)
        self._fills.append("")

    def _close_cell(self) -> None:
        if len(self._lists) > 1:
            self._lists.pop()
            self._fills.pop()

    def _open_box(self, _: dict[str, str]) -> None:
        box: list[Block] = []
        if self._paragraphs:
            self._paragraphs[-1].boxes.append(box)
        self._lists.append(box)
        # What a box is filled with is not known for sure (themes, pictures): its pale text counts as visible.
        self._fills.append("000000")

    # Shapes -------------------------------------------------------------------------------------------------------

    def _anchor(self, attributes: dict[str, str]) -> None:
        self._backdrop = self._backdrop or attributes.get("behindDoc") in ("1", "true")

    def _measure(self, attributes: dict[str, str]) -> None:
        sides = [attributes.get("cx", ""), attributes.get("cy", "")]
        self._extent = tuple(int(side) if side.isdigit() else 0 for side in sides)  # type: ignore[assignment]

    def _picture(self, _: dict[str, str]) -> None:
        width, height = self._extent
        if min(width, height) >= _PHOTO_SIDE and 0.5 <= width / height <= 1.6 and max(width, height) < 8 * _PHOTO_SIDE:
            self.has_picture = True

    def _symbol(self, attributes: dict[str, str]) -> None:
        code = attributes.get("w:char", "")
        if self._run is not None and re.fullmatch("[0-9A-Fa-f]{4}", code) and not 0xD800 <= int(code, 16) < 0xE000:
            self._add(chr(int(code, 16)))

    def _cell_fill(self, attributes: dict[str, str]) -> None:
        if self._in_properties == "w:tcPr" and self._fills:
            self._fills[-1] = attributes.get("w:fill", "").lower()
        else:
            self._property("w:shd", attributes)


def _flag(attribute: str, value: object) -> Callable[..., None]:
    def set_flag(handler: DocxHandler, *_: object) -> None:
        setattr(handler, attribute, value)

    return set_flag


_STARTS: dict[str, Callable[[DocxHandler, dict[str, str]], None]] = {
    "w:p": DocxHandler._open_paragraph,
    "w:r": DocxHandler._open_run,
    "w:t": _flag("_in_text", True),
    "w:instrText": _flag("_in_instruction", True),
    "w:rPr": _flag("_in_properties", "w:rPr"),
    "w:pPr": _flag("_in_properties", "w:pPr"),
    "w:tcPr": _flag("_in_properties", "w:tcPr"),
    "w:tblPr": _flag("_in_properties", "w:tblPr"),
    "w:hyperlink": DocxHandler._open_link,
    "w:fldSimple": DocxHandler._open_simple_field,
    "w:fldChar": DocxHandler._field_mark,
    "w:tbl": DocxHandler._open_table,
    "w:tr": DocxHandler._open_row,
    "w:tc": DocxHandler._open_cell,
    "w:txbxContent": DocxHandler._open_box,
    "w:sym": DocxHandler._symbol,
    "w:shd": DocxHandler._cell_fill,
    "wp:anchor": DocxHandler._anchor,
    "wp:extent": DocxHandler._measure,
    "a:blip": DocxHandler._picture,
}
_ENDS: dict[str, Callable[[DocxHandler], None]] = {
    "w:p": DocxHandler._close_paragraph,
    "w:r": DocxHandler._close_run,
    "w:t": _flag("_in_text", False),
    "w:instrText": _flag("_in_instruction", False),
    "w:rPr": _flag("_in_properties", ""),
    "w:pPr": _flag("_in_properties", ""),
    "w:tcPr": _flag("_in_properties", ""),
    "w:tblPr": _flag("_in_properties", ""),
    "w:hyperlink": DocxHandler._close_link,
    "w:fldSimple": DocxHandler._close_link,
    "w:tbl": DocxHandler._close_table,
    "w:tc": DocxHandler._close_cell,
    "w:txbxContent": DocxHandler._close_cell,
}
