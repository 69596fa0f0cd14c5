"""DOCX: body, tables, text boxes, headers and footers, read as a stream of XML events in bounded memory."""

from __future__ import annotations

from mismatch.engine.parsing.assembling import Flow
from mismatch.engine.parsing.blocks import Block, Table, write_blocks
from mismatch.engine.parsing.characters import clean
from mismatch.engine.parsing.document import Document, Hidden
from mismatch.engine.parsing.formats.docx_body import DocxHandler
from mismatch.engine.parsing.formats.docx_parts import PREFIXES, read_numbering, read_relations, read_styles
from mismatch.engine.parsing.formats.text import finish
from mismatch.engine.parsing.packages import Package, XmlReader
from mismatch.engine.shapes import Refused

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes) -> Document:
    """The document of a DOCX package."""
    package = Package(data)
    main = _main_part(package)
    reader = _Reader(package, main)
    headers, body, footers = reader.read_all()
    flow = Flow()
    for blocks in (headers, body, footers):
        write_blocks(flow, blocks)
        flow.blank()
    flow.out.hidden.extend(reader.hidden())
    return finish(flow, MEDIA_TYPE, "docx", reader.has_photo)


def _main_part(package: Package) -> str:
    for name in ("word/document.xml", "word/document2.xml", "word/document22.xml"):
        if package.has(name):
            return name
    raise Refused("damaged", "no main part")


class _Reader:
    """Reads the parts of one package that hold text."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._styles = read_styles(package)
        self._numbering = read_numbering(package)
        self._concealed: list[tuple[str, str]] = []
        self._length = 0
        self.has_photo = False

    def read_all(self) -> tuple[list[Block], list[Block], list[Block]]:
        relations = read_relations(self._package, self._main)
        body = self._read(self._main)
        sides: dict[str, list[Block]] = {"header": [], "footer": []}
        seen: set[str] = set()
        for key, kind in relations.kinds.items():
            part = "word/" + relations.targets[key].removeprefix("/word/")
            if kind in sides and self._package.has(part):
                blocks = self._read(part)
                text = _text_of(blocks)
                if text.strip() and text not in seen:
                    seen.add(text)
                    sides[kind] += blocks
        return sides["header"], body, sides["footer"]

    def _read(self, part: str) -> list[Block]:
        relations = read_relations(self._package, part)
        handler = DocxHandler(self._styles, self._numbering.format_of, relations.targets, self._length)
        XmlReader(handler, PREFIXES).read(self._package.chunks(part), part)
        self._length = handler.length
        self._concealed += handler.concealed
        self.has_photo = self.has_photo or handler.has_picture
        return handler.blocks

    def hidden(self) -> list[Hidden]:
        """Concealed runs, neighbours of one kind put together."""
        joined: list[tuple[str, str]] = []
        for how, text in self._concealed:
            if joined and joined[-1][0] == how:
                joined[-1] = (how, joined[-1][1] + text)
            else:
                joined.append((how, text))
        return [Hidden(" ".join(clean(text).split()), 0, how) for how, text in joined if text.strip()]  # type: ignore[arg-type]


def _text_of(blocks: list[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            parts += [_text_of(cell) for row in block.rows for cell in row]
        else:
            parts += [run.text for run in block.runs]
    return "\n".join(parts)
