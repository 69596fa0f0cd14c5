"""Any file's bytes to a ``Document``: sniffed by content, held against its name, read by its format's reader."""

from __future__ import annotations

from collections.abc import Callable

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.formats.docx import read_docx
from mismatch.engine.parsing.formats.html import read_html
from mismatch.engine.parsing.formats.image import read_image
from mismatch.engine.parsing.formats.json_resume import read_json_resume
from mismatch.engine.parsing.formats.odt import read_odt
from mismatch.engine.parsing.formats.pdf import read_pdf
from mismatch.engine.parsing.formats.rtf import read_rtf
from mismatch.engine.parsing.formats.text import read_markdown, read_text
from mismatch.engine.parsing.limits import MAX_BYTES
from mismatch.engine.parsing.sniffing import DOCX, HTML, IMAGE, JSON, MARKDOWN, ODT, PDF, RTF, TEXT, sniff
from mismatch.engine.shapes import Refused

_READERS: dict[str, Callable[[bytes], Document]] = {
    PDF: read_pdf,
    DOCX: read_docx,
    ODT: read_odt,
    RTF: read_rtf,
    HTML: read_html,
    MARKDOWN: read_markdown,
    JSON: read_json_resume,
    TEXT: read_text,
    IMAGE: read_image,
}


def read_document(data: bytes, filename: str) -> Document:
    """The text of a file with places. Raises ``Refused`` with one clear reason, and nothing else."""
    if not data:
        raise Refused("empty")
    if len(data) > MAX_BYTES:
        raise Refused("too_large", f"{len(data)} bytes")
    try:
        return _READERS[sniff(data, filename)](data)
    except (MemoryError, RecursionError) as error:
        raise Refused("too_complex", type(error).__name__) from error
