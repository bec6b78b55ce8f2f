"""A company's pictures made safe: a PNG or JPEG of what is seen and nothing else, whatever the file held before.

A file that a person names may hold anything: what a camera wrote about a place, another file behind the picture, or
more pixels than any machine can unpack. So a picture is taken apart and put together from the parts that show
something; an SVG is cleaned (``svg``) and drawn.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

MOST_PIXELS = 24_000_000
_WIDEST = 12_000
_DRAWN = 1600
"""Pixels of the longer side of a drawn SVG: sharp on paper at the size of a logo, and a quarter of a page."""
_MM_A_METRE, _MM_AN_INCH = 1000, 25.4
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND")
_JPEG = b"\xff\xd8"
_SIZED = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of the segments that say how large a JPEG is."""
_LEFT_OUT = frozenset((*range(0xE0, 0xEE), 0xEF, 0xFE))
"""What programs write about a picture, and comments; APP14, which says how colours are meant, stays."""
_EXIF, _ORIENTATION = 0xE1, 0x0112
_SCAN, _END = 0xDA, 0xD9
_OF_PRINTERS = b"\x04"
"""How many colours a JPEG of CMYK has."""


class PictureError(Exception):
    """Bytes that are no picture we would print; the first argument says why, the second what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as every program shows it; ``svg`` is what it was drawn from, clean, "" for none. Sizes in pixels."""

    kind: Literal["png", "jpeg"]
    data: bytes
    width: int
    height: int
    svg: str = ""

    @property
    def ratio(self) -> float:
        """Its width, its height being 1."""
        return self.width / self.height

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Its width and height where it fills a box of this size without being cut, in the box's unit."""
        return min(width, height * self.ratio), min(height, width / self.ratio)

    def standing(self, height: float) -> bytes:
        """Its bytes, which say that it is so many millimetres high: some programs print a picture as it says."""
        if self.kind == "png":
            metre = round(self.height / height * _MM_A_METRE)
            physical = _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))
            head = len(_PNG) + 25
            return self.data[:head] + physical + self.data[head:]
        inch = max(1, round(self.height / height * _MM_AN_INCH))
        return _JPEG + _jfif(inch) + self.data[len(_JPEG) + len(_jfif(inch)) :]


def picture(data: bytes) -> Picture:
    """A picture from the bytes of a PNG, JPEG or SVG file, told by what they are. Raises ``PictureError``."""
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    return _drawn(data)


# --- PNG ------------------------------------------------------------------------------------------


def _png(data: bytes) -> Picture:
    chunks = [(kind, body) for kind, body in _chunks(data) if kind in _KEPT_CHUNKS]
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise _damaged("PNG")
    width, height = _checked(*struct.unpack(">II", chunks[0][1][:8]))
    return Picture("png", _PNG + b"".join(_chunk(kind, body) for kind, body in chunks), width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the end of the picture; what is appended to a file is not looked at."""
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        if len(data) < place + 12:
            raise _damaged("PNG")
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        if data[place + 8 + length : place + 12 + length] != struct.pack(">I", zlib.crc32(kind + body)):
            raise _damaged("PNG")
        yield kind, body
        place += 12 + length


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


# --- JPEG -----------------------------------------------------------------------------------------


def _jpeg(data: bytes) -> Picture:
    size, kept = (0, 0), [_JPEG, _jfif(300)]
    for marker, segment in _segments(data):
        if marker == _EXIF:
            _refuse_turned(segment[4:])
        if marker in _SIZED and len(segment) >= 9:
            height, width = struct.unpack(">HH", segment[5:9])
            size = (width, height)
            if segment[9:10] == _OF_PRINTERS:
                hint = "Save it in RGB: a PDF that lasts cannot hold the other, and screens show it in wrong colours."
                raise PictureError("is in the four colours of printers, CMYK", hint)
        if marker not in _LEFT_OUT:
            kept.append(segment)
    return Picture("jpeg", b"".join(kept), *_checked(*size))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments behind the head of a JPEG, with their markers; the last holds the picture itself."""
    place = len(_JPEG)
    while True:
        if len(data) < place + 4 or data[place] != 0xFF:
            raise _damaged("JPEG")
        marker, length = data[place + 1], struct.unpack(">H", data[place + 2 : place + 4])[0]
        if marker == _SCAN:
            end = data.rfind(bytes((0xFF, _END)))
            if end < place:
                raise _damaged("JPEG")
            yield marker, data[place : end + 2]
            return
        if length < 2 or len(data) < place + 2 + length:
            raise _damaged("JPEG")
        yield marker, data[place : place + 2 + length]
        place += 2 + length


def _refuse_turned(exif: bytes) -> None:
    """A camera that was held upright stores a photo lying, and says so beside it, where not all programs look."""
    order = {b"II": "<", b"MM": ">"}.get(exif[6:8])
    if not exif.startswith(b"Exif\0\0") or order is None:
        return
    with suppress(struct.error):
        (start,) = struct.unpack_from(f"{order}I", exif, 10)
        (count,) = struct.unpack_from(f"{order}H", exif, 6 + start)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, 6 + start + 2 + 12 * number)
            if tag == _ORIENTATION and value > 1:
                raise PictureError(
                    "is stored turned, as the camera was held", "Turn it in a picture program, and save it."
                )


def _jfif(inch: int) -> bytes:
    """The segment that makes a file a JFIF and says how many pixels go to an inch."""
    body = b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, 1, inch, inch, 0, 0)
    return b"\xff\xe0" + struct.pack(">H", len(body) + 2) + body


# --- SVG ------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _drawn(data: bytes) -> Picture:
    import resvg_py  # both take long to load, and only a company with a drawn logo needs them

    from . import svg

    try:
        clean = svg.cleaned(data)
        width = round(_DRAWN * min(1, clean.ratio))
        drawn = resvg_py.svg_to_bytes(svg_string=clean.text, width=max(1, width))
    except (svg.SvgError, ValueError) as error:
        hint = "Save it in a drawing program as a plain SVG; or as a PNG."
        raise PictureError(f"is no picture that can be printed: {error}", hint) from error
    flat = _png(bytes(drawn))
    return Picture("png", flat.data, flat.width, flat.height, clean.text)


# --- limits ---------------------------------------------------------------------------------------


def _checked(width: int, height: int) -> tuple[int, int]:
    """The size of a picture, where it has one that can be unpacked anywhere."""
    if not (0 < width <= _WIDEST and 0 < height <= _WIDEST and width * height <= MOST_PIXELS):
        hint = f"Save it smaller: 2,000 pixels are enough, {_WIDEST:,} the most."
        raise PictureError(f"is a picture of {width:,} by {height:,} pixels", hint)
    return width, height


def _damaged(kind: str) -> PictureError:
    return PictureError(f"begins as a {kind} and is none, or is damaged", "Save it anew in a picture program.")
