"""Page images: the right size, bounded, and a PNG that says what the page shows."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest

from mismatch.engine.parsing.rendering import MAX_SIDE, encode_png, render_page
from mismatch.engine.shapes import Refused
from tests.engine.parsing.pdf_builder import PdfPage, build_pdf

PDF = build_pdf(PdfPage(200, 100).fill(0, 0, 100, 100, "1 0 0"))


def decoded(png: bytes) -> np.ndarray:
    """Pixels of a PNG as this project writes it: RGB, each row as its difference from the one above."""
    width, height = struct.unpack(">II", png[16:24])
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    body = np.frombuffer(zlib.decompress(png[start + 4 : start + 4 + length]), np.uint8).reshape(height, 1 + 3 * width)
    assert set(body[:, 0]) == {2}
    return np.cumsum(body[:, 1:], axis=0, dtype=np.uint8).reshape(height, width, 3)


def test_a_page_is_drawn_at_its_scale() -> None:
    pixels = decoded(render_page(PDF, 0, 2.0))
    assert pixels.shape == (200, 400, 3)
    assert tuple(pixels[100, 50]) == (255, 0, 0)
    assert tuple(pixels[100, 350]) == (255, 255, 255)


def test_the_size_is_bounded() -> None:
    huge = render_page(PDF, 0, 1e9)
    assert max(struct.unpack(">II", huge[16:24])) <= MAX_SIDE


def test_no_page_no_picture() -> None:
    for page in (-1, 1):
        with pytest.raises(Refused):
            render_page(PDF, page, 1.0)
    with pytest.raises(Refused):
        render_page(b"nothing", 0, 1.0)


def test_any_pixels_survive_the_encoding() -> None:
    rgb = np.random.default_rng(1).integers(0, 256, 7 * 5 * 3, dtype=np.uint8)
    assert (decoded(encode_png(7, 5, rgb.tobytes())).ravel() == rgb).all()
