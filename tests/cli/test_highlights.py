"""``flask highlights``: counts the words whose box covers their ink, and fails when one does not."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from mismatch.cli.highlights import highlights_command
from tests.engine.parsing.pdf_builder import PdfPage, build_pdf


def test_words_of_a_folder_are_measured(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(build_pdf(PdfPage().text(60, 120, "Ann Lee", 20).text(60, 150, "Engineer", 12)))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "notes.txt").write_text("no pages")
    result = CliRunner().invoke(highlights_command, [str(tmp_path)])
    assert result.exit_code == 0
    assert "1 files, 3 words, 0 whose box is wrong" in result.output
    assert "broken.pdf: damaged" in result.output
