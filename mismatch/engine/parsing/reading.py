"""Any file's bytes to a ``Document``: sniffed by content, held against its name, read by its format's reader."""

from __future__ import annotations

from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.formats.docx import read_docx
from mismatch.engine.parsing.formats.pdf import read_pdf
from mismatch.engine.parsing.formats.text import read_text
from mismatch.engine.parsing.limits import MAX_BYTES
from mismatch.engine.parsing.sniffing import DOCX, MARKDOWN, PDF, TEXT, sniff
from mismatch.engine.shapes import Refused

_READERS = {PDF: read_pdf, DOCX: read_docx, TEXT: read_text, MARKDOWN: read_text}


def read_document(data: bytes, filename: str) -> Document:
    """The text of a file with places. Raises ``Refused`` with one clear reason, and nothing else."""
    if not data:
        raise Refused("empty")
    if len(data) > MAX_BYTES:
        raise Refused("too_large", f"{len(data)} bytes")
    return _READERS[sniff(data, filename)](data)
