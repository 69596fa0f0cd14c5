"""A page of a PDF, or a picture given as a file, as a PNG image."""

from __future__ import annotations

import ctypes
import struct
import zlib

import numpy as np
import pypdfium2.raw as pdfium

from mismatch.engine.parsing.formats.pdf_file import open_pdf
from mismatch.engine.parsing.sniffing import is_image
from mismatch.engine.shapes import Refused

MAX_SIDE = 4000
MAX_PIXELS = 12_000_000


def render_page(data: bytes, page: int, scale: float) -> bytes:
    """Page ``page`` (from 0) at ``scale`` pixels a point, made smaller where it would pass the bounds."""
    if is_image(data):
        return _render_image(data, page, scale)
    with open_pdf(data) as document:
        if not 0 <= page < pdfium.FPDF_GetPageCount(document):
            raise Refused("damaged", f"no page {page}")
        opened = pdfium.FPDF_LoadPage(document, page)
        if not opened:
            raise Refused("damaged", f"page {page} cannot be loaded")
        try:
            return encode_png(*draw(opened, scale))
        finally:
            pdfium.FPDF_ClosePage(opened)


def _render_image(data: bytes, page: int, scale: float) -> bytes:
    from mismatch.engine.parsing.formats.image_file import at_scale, open_image, page_size  # Pillow, for few files

    if page:
        raise Refused("damaged", f"no page {page}")
    picture, _ = open_image(data)
    points = page_size(picture)
    return encode_png(*at_scale(picture, min(scale, bounded_size(*points, scale)[0] / points[0])))


def draw(page: object, scale: float) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of an open page, drawn on white with its annotations."""
    points = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    width, height = bounded_size(*points, scale)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise Refused("too_complex", f"no memory for {width} × {height} pixels")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        return width, height, _rows(bitmap, width, height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def bounded_size(width: float, height: float, scale: float) -> tuple[int, int]:
    """Pixel size of a page, within ``MAX_SIDE`` and ``MAX_PIXELS``."""
    if not (width > 0 and height > 0 and scale > 0):
        raise Refused("damaged", f"a page of {width} × {height} points")
    scale = min(scale, MAX_SIDE / width, MAX_SIDE / height, (MAX_PIXELS / (width * height)) ** 0.5)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _rows(bitmap: object, width: int, height: int) -> bytes:
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    if stride == 3 * width:
        return pixels
    return b"".join(pixels[y * stride : y * stride + 3 * width] for y in range(height))


def encode_png(width: int, height: int, rgb: bytes) -> bytes:
    """A PNG of RGB rows. Each row is stored as its difference from the row above, which suits pages of text."""
    line = 3 * width
    above = bytes(line) + rgb[:-line]
    shifted = _subtract(rgb, above)
    body = b"".join(b"\x02" + shifted[y * line : (y + 1) * line] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(body, 4)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _subtract(rgb: bytes, above: bytes) -> bytes:
    return (np.frombuffer(rgb, np.uint8) - np.frombuffer(above, np.uint8)).tobytes()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
