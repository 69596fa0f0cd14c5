"""Reading text PDFs: résumés a second on every core, and the ratio to pypdf's text alone."""

from __future__ import annotations

import io
import os
import time
from datetime import date

from mismatch.bench.samples import sample_pdfs
from mismatch.engine.parsing.batch import Source, parse_many
from mismatch.engine.parsing.parser import parse_resume
from mismatch.engine.parsing.reading import read_document

AS_OF = date(2026, 11, 1)


def bench_reading(files: int) -> dict[str, float]:
    """Seconds a file by stage in one process; files a second over all cores; ratios to pypdf."""
    samples = sample_pdfs(files)
    _pass_through(samples[:3])
    read, understood, figures = 0.0, 0.0, {}
    for name, data in samples:
        started = time.perf_counter()
        document = read_document(data, name)
        middle = time.perf_counter()
        parse_resume(document, AS_OF)
        read, understood = read + middle - started, understood + time.perf_counter() - middle
    pypdf = _pypdf_seconds(samples)
    figures["text with places, ms a file"] = 1000 * read / files
    figures["fields, ms a file"] = 1000 * understood / files
    figures["pypdf's text alone, ms a file"] = 1000 * pypdf / files
    figures["pypdf's text / our text with places"] = pypdf / read
    figures["pypdf's text / our whole parse"] = pypdf / (read + understood)
    figures[f"résumés a second, {os.cpu_count()} cores"] = files / _all_cores_seconds(samples)
    return figures


def _pass_through(samples: list[tuple[str, bytes]]) -> None:
    """Load dictionaries and code before the clock starts."""
    for name, data in samples:
        parse_resume(read_document(data, name), AS_OF)


def _pypdf_seconds(samples: list[tuple[str, bytes]]) -> float:
    from pypdf import PdfReader

    started = time.perf_counter()
    for _, data in samples:
        for page in PdfReader(io.BytesIO(data)).pages:
            page.extract_text()
    return time.perf_counter() - started


def _all_cores_seconds(samples: list[tuple[str, bytes]]) -> float:
    """Through the reading children, as ``flask parse`` does; their start is not counted."""
    sources = [Source(name, lambda data=data: data) for name, data in samples]  # type: ignore[misc]
    answers = parse_many(iter([*sources[:4], *sources]), AS_OF)
    for _ in range(4):
        next(answers)
    started = time.perf_counter()
    for _ in answers:
        pass
    return time.perf_counter() - started
