"""ODT: OpenDocument text, read as a stream of XML events."""

from __future__ import annotations

from mismatch.engine.parsing.assembling import Flow
from mismatch.engine.parsing.blocks import BREAK, TAB, Block, Paragraph, Run, Table, is_blank, write_blocks
from mismatch.engine.parsing.characters import word_set
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.formats.sieve import Concealed, Sieve
from mismatch.engine.parsing.formats.text import finish
from mismatch.engine.parsing.packages import Package, XmlReader

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
}
_SKIPPED = word_set("""text:tracked-changes office:annotation text:sequence-decls office:forms""")


def read_odt(data: bytes) -> Document:
    """The document of an ODT package."""
    package = Package(data)
    handler = OdtHandler()
    if package.has("styles.xml"):
        handler.only_styles = True
        XmlReader(handler, PREFIXES).read(package.chunks("styles.xml"), "styles.xml")
        handler.only_styles = False
    XmlReader(handler, PREFIXES).read(package.chunks("content.xml"), "content.xml")
    flow = Flow()
    write_blocks(flow, handler.blocks)
    flow.out.hidden.extend(handler.sieve.hidden)
    return finish(flow, MEDIA_TYPE, "odt")


class _Style:
    __slots__ = ("bold", "hidden", "pale", "parent", "size")

    def __init__(self, parent: str) -> None:
        self.parent = parent
        self.bold: bool | None = None
        self.size: float | None = None
        self.hidden: bool | None = None
        self.pale: bool | None = None


class OdtHandler:
    """Collects styles, then blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.sieve = Sieve()
        self.only_styles = False
        self._styles: dict[str, _Style] = {}
        self._style: _Style | None = None
        self._lists: list[list[Block]] = [self.blocks]
        self._tables: list[Table] = []
        self._paragraphs: list[Paragraph] = []
        self._looks: list[str] = []
        self._items = 0
        self._skip = 0
        self._url: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skip or name in _SKIPPED:
            self._skip += 1
        elif name.startswith("style:"):
            self._read_style(name, attributes)
        elif not self.only_styles:
            self._open(name, attributes)

    def _read_style(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style:style":
            self._style = _Style(attributes.get("style:parent-style-name", ""))
            self._styles[attributes.get("style:name", "")] = self._style
        elif name == "style:text-properties" and self._style is not None:
            style = self._style
            if "fo:font-weight" in attributes:
                style.bold = attributes["fo:font-weight"] in ("bold", "600", "700", "800", "900")
            size = attributes.get("fo:font-size", "")
            if size.endswith("pt") and size[:-2].replace(".", "", 1).isdigit():
                style.size = float(size[:-2])
            if "text:display" in attributes:
                style.hidden = attributes["text:display"] == "none"
            if "fo:color" in attributes:
                style.pale = attributes["fo:color"].lower() == "#ffffff" and "fo:background-color" not in attributes

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        look = attributes.get("text:style-name", "")
        if name in ("text:p", "text:h"):
            kind = "heading" if name == "text:h" else "bullet" if self._items else "text"
            self._paragraphs.append(Paragraph([Run("• ")] if kind == "bullet" else [], kind))
            self._looks.append(look)
        elif name == "text:span":
            self._looks.append(look)
        elif name == "text:a":
            self._url = attributes.get("xlink:href")
        elif name == "text:list-item":
            self._items += 1
        elif name in ("text:tab", "text:line-break", "text:s"):
            self._add({"text:tab": TAB, "text:line-break": BREAK, "text:s": " "}[name])
        else:
            self._open_table(name)

    def _open_table(self, name: str) -> None:
        if name == "table:table":
            table = Table()
            self._lists[-1].append(table)
            self._tables.append(table)
        elif name == "table:table-row" and self._tables:
            self._tables[-1].rows.append([])
        elif name == "table:table-cell" and self._tables and self._tables[-1].rows:
            self._lists.append([])
            self._tables[-1].rows[-1].append(self._lists[-1])

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
        elif name in ("style:style", "style:default-style"):
            self._style = None
        elif self.only_styles:
            return
        elif name in ("text:p", "text:h"):
            self._close_paragraph()
        elif name == "text:span" and self._looks:
            self._looks.pop()
        elif name == "text:a":
            self._url = None
        elif name == "text:list-item":
            self._items -= 1
        elif name == "table:table" and self._tables:
            self._tables.pop()
        elif name == "table:table-cell" and len(self._lists) > 1:
            self._lists.pop()

    def _close_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        self._looks.pop()
        target = self._lists[-1]
        if not any(run.text.strip(" •") for run in paragraph.runs):
            if target and not is_blank(target[-1]):
                target.append(Paragraph())
            return
        target.append(paragraph)

    def text(self, text: str) -> None:
        if not self._skip and not self.only_styles and self._paragraphs:
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._paragraphs:
            return
        why: Concealed = "hidden_style" if self._look("hidden") else "invisible_ink" if self._look("pale") else None
        if not self.sieve.lets_through(text, why):
            return
        size = self._look("size")
        run = Run(text, bool(self._look("bold")), size if isinstance(size, float) else 0.0, self._url)
        self._paragraphs[-1].runs.append(run)

    def _look(self, name: str) -> bool | float | None:
        """A property from the innermost span outwards, each style with its parents."""
        for look in reversed(self._looks):
            seen = 0
            while look in self._styles and seen < 20:
                value: bool | float | None = getattr(self._styles[look], name)
                if value is not None:
                    return value
                look = self._styles[look].parent
                seen += 1
        return None
