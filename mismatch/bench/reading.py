"""Reading text PDFs: how long each part takes, as ratios to pypdf's text extraction alone in the same run."""

from __future__ import annotations

import ctypes
import io
import os
import statistics
import time
from collections.abc import Callable
from datetime import date

import pypdfium2.raw as pdfium

from mismatch.bench.samples import printed_pdfs, sample_pdfs
from mismatch.engine.parsing.batch import Source, parse_many
from mismatch.engine.parsing.document import Document
from mismatch.engine.parsing.formats.pdf_file import open_pdf
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document

AS_OF = date(2026, 11, 1)
Named = tuple[str, bytes]


def bench_reading(files: int) -> dict[str, float]:
    """For typeset PDFs, and for those a browser printed where there is one: every file another person's."""
    figures: dict[str, float] = {}
    for kind, samples in (("typeset", sample_pdfs(files)), ("printed", printed_pdfs(files))):
        if samples:
            figures |= {f"{kind}: {name}": value for name, value in _measured(samples).items()}
    return figures


def _measured(samples: list[Named]) -> dict[str, float]:
    _pass_through(samples[:3])
    # By turns, file by file, so that a busy moment falls on all alike.
    spent = [_times(name, data) for name, data in samples]
    each = {part: 1000 * statistics.median(times[part] for times in spent) for part in spent[0]}
    children = _through_children(samples)
    return {
        "pypdf's text alone, ms": each["pypdf"],
        "pdfium's text alone, without places, ms": each["pdfium"],
        "our text with places, ms": each["text"],
        "our fields, ms": each["fields"],
        "pypdf / pdfium's text alone": each["pypdf"] / each["pdfium"],
        "pypdf / our text with places": each["pypdf"] / each["text"],
        "pypdf / our whole reading, one process": each["pypdf"] / (each["text"] + each["fields"]),
        f"pypdf / our whole reading, {min(2, os.cpu_count() or 1)} children": _pypdf_wall(samples) / children,
        "résumés a second through the children": len(samples) / children,
    }


def _times(name: str, data: bytes) -> dict[str, float]:
    """Processor seconds of each part for one file: what others do on the machine is left out."""
    read: list[Document] = []
    parts: dict[str, Callable[[], object]] = {
        "pypdf": lambda: _by_pypdf(data),
        "pdfium": lambda: _by_pdfium(data),
        "text": lambda: read.append(read_document(data, name)),
        "fields": lambda: parse_resume(read[0], AS_OF),
    }
    times = {}
    for part, work in parts.items():
        started = time.process_time()
        work()
        times[part] = time.process_time() - started
    return times


def _pass_through(samples: list[Named]) -> None:
    """Load dictionaries and code before the clock starts."""
    for name, data in samples:
        _by_pypdf(data)
        parse_resume(read_document(data, name), AS_OF)


def _by_pypdf(data: bytes) -> None:
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


def _by_pdfium(data: bytes) -> None:
    """The least that reading with pdfium can cost: its own loading of pages and their characters."""
    with open_pdf(data) as document:
        for number in range(pdfium.FPDF_GetPageCount(document)):
            page = pdfium.FPDF_LoadPage(document, number)
            text = pdfium.FPDFText_LoadPage(page)
            count = pdfium.FPDFText_CountChars(text)
            pdfium.FPDFText_GetText(text, 0, count, (ctypes.c_ushort * (count + 1))())
            pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)


def _pypdf_wall(samples: list[Named]) -> float:
    started = time.perf_counter()
    for _, data in samples:
        _by_pypdf(data)
    return time.perf_counter() - started


def _through_children(samples: list[Named]) -> float:
    """Seconds for all through the reading children, as ``flask parse`` does; their start is not counted."""
    sources = [Source(name, lambda data=data: data) for name, data in samples]  # type: ignore[misc]
    answers = parse_many(iter([*sources[:4], *sources]), AS_OF)
    for _ in range(4):
        next(answers)
    started = time.perf_counter()
    for _ in answers:
        pass
    return time.perf_counter() - started
