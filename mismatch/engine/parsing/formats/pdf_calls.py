"""The pdfium calls made for every word and object, bound so that pointers are plain integers.

The generated bindings wrap each returned pointer in an object; over thousands of calls a page that costs more than
pdfium's own work.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_POINTER, _INT, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(handle: Any) -> int:
    """A handle of the generated bindings as an integer."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


text_of = _bound(pdfium.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
char_box = _bound(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
char_origin = _bound(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
char_matrix = _bound(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
font_size = _bound(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
text_object = _bound(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
font_of = _bound(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
render_mode = _bound(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
fill_color = _bound(pdfium.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
page_object = _bound(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
form_object = _bound(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_kind = _bound(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _bound(pdfium.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_matrix = _bound(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
set_active = _bound(pdfium.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)
form_count = _bound(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
segment_count = _bound(pdfium.FPDFPath_CountSegments, _INT, _POINTER)
draw_mode = _bound(pdfium.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
clip_path = _bound(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
clip_paths = _bound(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
clip_segments = _bound(pdfium.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_segment = _bound(pdfium.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
segment_point = _bound(pdfium.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
mark_count = _bound(pdfium.FPDFPageObj_CountMarks, _INT, _POINTER)
mark_at = _bound(pdfium.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
mark_name = _bound(pdfium.FPDFPageObjMark_GetName, _INT, _POINTER, _POINTER, ctypes.c_ulong, _POINTER)
font_ascent = _bound(pdfium.FPDFFont_GetAscent, _INT, _POINTER, ctypes.c_float, _POINTER)
font_descent = _bound(pdfium.FPDFFont_GetDescent, _INT, _POINTER, ctypes.c_float, _POINTER)
font_name = _bound(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_weight = _bound(pdfium.FPDFFont_GetWeight, _INT, _POINTER)
