"""Optical character recognition by the ``tesseract`` program, Russian and English together."""

from __future__ import annotations

import csv
import shutil
import subprocess
from functools import cache
from io import StringIO

from mismatch.engine.parsing.layout import Ink
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
    rows = list(csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        if (row.get("text") or "").strip() and float(row["conf"]) >= _SURE:
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    return [ink for line in lines.values() for ink in _line(line, scale)]


def _line(line: list[dict[str, str]], scale: float) -> list[Ink]:
    """Words of one recognised line, on one baseline: boxes alone would scatter them by their descenders."""
    tops = [int(row["top"]) for row in line]
    bottoms = [int(row["top"]) + int(row["height"]) for row in line]
    bottom = sorted(bottoms)[len(bottoms) // 2] / scale
    size = (max(bottoms) - min(tops)) / scale
    words = []
    for row, top, low in zip(line, tops, bottoms, strict=True):
        x0, x1 = int(row["left"]) / scale, (int(row["left"]) + int(row["width"])) / scale
        words.append(Ink(row["text"].strip(), x0, top / scale, x1, low / scale, bottom, size, False))
    return words
