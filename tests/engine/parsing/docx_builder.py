"""The builder of packages, where the tests look for it."""

from __future__ import annotations

from mismatch.bench.handmade_docx import build_docx, build_odt, build_package, paragraph, run, table, text_box

__all__ = ["build_docx", "build_odt", "build_package", "paragraph", "run", "table", "text_box"]
