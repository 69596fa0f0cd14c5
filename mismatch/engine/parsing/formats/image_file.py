"""A picture given as a file (PNG, JPEG): opened within bounds, turned upright, laid on white."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from mismatch.engine.parsing.limits import MAX_PIXELS
from mismatch.engine.shapes import Refused

_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg"}
#: What a picture's longer side is taken to be, in points: a page of A4.
_LONG_SIDE = 842.0
_TOO_SMALL = 300


def open_image(data: bytes) -> tuple[Image.Image, str]:
    """The picture upright in RGB, and its media type."""
    try:
        with Image.open(io.BytesIO(data), formats=list(_FORMATS)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Refused("too_complex", f"{picture.width} × {picture.height} pixels")
            media_type = _FORMATS[str(picture.format)]
            upright = ImageOps.exif_transpose(picture)
            flat = Image.new("RGB", upright.size, "white")
            mask = upright.convert("RGBA").getchannel("A") if upright.has_transparency_data else None
            flat.paste(upright.convert("RGB"), mask=mask)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refused("damaged", f"picture: {type(error).__name__}") from error
    if max(flat.size) < _TOO_SMALL:
        raise Refused("no_text", "a picture too small for a page")
    return flat, media_type


def page_size(picture: Image.Image) -> tuple[float, float]:
    """Width and height in points, as if the longer side were that of A4."""
    scale = _LONG_SIDE / max(picture.size)
    return round(picture.width * scale, 2), round(picture.height * scale, 2)


def at_scale(picture: Image.Image, scale: float) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of the picture at ``scale`` pixels a point of its page."""
    width, height = page_size(picture)
    sized = picture.resize((max(1, round(width * scale)), max(1, round(height * scale))), Image.Resampling.LANCZOS)
    return sized.width, sized.height, sized.tobytes()
