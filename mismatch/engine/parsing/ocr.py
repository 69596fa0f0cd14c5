"""Optical character recognition by the ``tesseract`` program, Russian and English together."""

from __future__ import annotations

import csv
import shutil
import subprocess
from functools import cache
from io import StringIO

from mismatch.engine.parsing.layout import Ink
from mismatch.engine.parsing.recognised import Seen, inks
from mismatch.engine.shapes import Refused

#: Dots per inch of the picture given to Tesseract, and of the page's own points.
DPI, POINTS = 300, 72
_SURE = 30.0
_SECONDS = 60


@cache
def languages() -> str | None:
    """The installed ones of rus and eng, as Tesseract wants them; None without Tesseract."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=_SECONDS)
    found = set(listed.stdout.split())
    return "+".join(language for language in ("rus", "eng") if language in found) or None


def recognise(png: bytes, scale: float) -> list[Ink]:
    """The words of a picture in points, ``scale`` being its pixels a point. Refused without Tesseract."""
    known = languages()
    if known is None:
        raise Refused("needs_ocr")
    command = ["tesseract", "stdin", "stdout", "-l", known, "--dpi", str(DPI), "--psm", "3", "tsv"]
    try:
        result = subprocess.run(command, input=png, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Refused("too_complex", "OCR took too long") from error
    if result.returncode:
        raise Refused("needs_ocr", result.stderr.decode("utf-8", "replace")[-300:])
    return _words(result.stdout.decode("utf-8", "replace"), scale)


def _words(table: str, scale: float) -> list[Ink]:
    rows = csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, ...], list[Seen]] = {}
    for row in rows:
        text = (row.get("text") or "").strip()
        if text and float(row["conf"]) >= _SURE:
            x, y = int(row["left"]), int(row["top"])
            seen = Seen(text, x / scale, y / scale, (x + int(row["width"])) / scale, (y + int(row["height"])) / scale)
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(seen)
    return inks(list(lines.values()))
