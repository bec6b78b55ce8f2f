"""A company's pictures hold what is seen and nothing else, and none of them takes the machine down."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from docx.image.image import Image

from generator.themes import PictureError, picture
from generator.themes.pictures import MOST_PIXELS
from tests.render.word.shells import png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 40">{}</svg>'
SQUARE = '<rect width="10" height="10" fill="#123456"/>'
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300"
    + "01" * 64
    + "ffc0000b080001000201011100ffc40014000100000000000000000000000000000008ffc4001410010000000000000000000000000000"
    "0000ffda0008010100003f007fffd9"
)
"""A JPEG of 2 by 1 pixels."""


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


# --- PNG and JPEG ---------------------------------------------------------------------------------


def test_a_png_keeps_its_pixels_and_loses_what_was_written_beside_them() -> None:
    clean = png(40, 20)
    secret = chunk(b"tEXt", b"Author\0Jan Kowalski") + chunk(b"eXIf", b"GPS 52.2297 N")
    made = picture(clean[:33] + secret + clean[33:] + b"PK\x03\x04 another file")
    assert made.data == clean == picture(clean).data
    assert (made.kind, made.width, made.height) == ("png", 40, 20)


def test_a_jpeg_keeps_its_picture_and_loses_what_a_camera_wrote() -> None:
    exif = b"\xff\xe1" + struct.pack(">H", 20) + b"Exif\0\0GPS 52.2297N"
    comment = b"\xff\xfe" + struct.pack(">H", 8) + b"Jan K."
    made = picture(JPEG[:2] + exif + comment + JPEG[2:] + b"trailing")
    assert (made.kind, made.width, made.height) == ("jpeg", 2, 1)
    for left in (b"GPS", b"Jan", b"trailing"):
        assert left not in made.data
    assert made.data.endswith(b"\xff\xd9")


def test_a_photo_that_only_says_how_it_is_turned_has_to_be_turned() -> None:
    turned = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    with pytest.raises(PictureError, match="turned"):
        picture(JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(turned) + 2) + turned + JPEG[2:])
    upright = turned.replace(b"\x06", b"\x01")
    assert picture(JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(upright) + 2) + upright + JPEG[2:]).width == 2


@pytest.mark.parametrize("data", [png(40, 20), JPEG], ids=["png", "jpeg"])
def test_a_picture_says_how_high_it_stands(data: bytes) -> None:
    made = picture(data)
    image = Image.from_blob(made.standing(10))
    assert image.px_width == made.width
    assert made.height / image.vert_dpi * 25.4 == pytest.approx(10, rel=0.6)
    assert len(made.standing(10)) - len(made.data) in (0, 21)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        png()[:-20],
        png().replace(b"IDAT", b"IDAX"),
        JPEG[:60],
        b"\xff\xd8\xff",
        b"GIF89a",
        b"<html/>",
        b"<svg",
    ],
)
def test_what_is_damaged_or_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError) as refused:
        picture(data)
    reason, hint = refused.value.args
    assert reason
    assert hint.startswith("Save it")


def test_a_picture_of_more_pixels_than_any_machine_unpacks_is_refused() -> None:
    side = int(MOST_PIXELS**0.5) + 1
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    with pytest.raises(PictureError, match="pixels"):
        picture(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"") + chunk(b"IEND", b""))


def test_a_box_is_filled_without_a_cut() -> None:
    made = picture(png(40, 20))
    assert made.fitted(60, 60) == (60, 30)
    assert made.fitted(60, 10) == (20, 10)


# --- SVG ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        "<style>@import url(http://evil.example/a)</style>",
        '<image href="http://evil.example/a.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://evil.example"/></foreignObject>',
        '<a xlink:href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        '<use href="http://evil.example/a.svg#x"/>',
        '<rect width="1" height="1" onclick="alert(1)"/>',
        '<rect width="1" height="1" fill="url(http://evil.example/#a)"/>',
        '<rect width="1" height="1" style="fill:u\\72l(http://evil.example/#a)"/>',
        '<rect width="1" height="1" style="background:url( \'http://evil.example\' )"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        "<animate attributeName='x' values='evil.example'/>",
        '<x:rect xmlns:x="http://evil.example"/>',
        "<?xml-stylesheet href='http://evil.example'?>",
        "<!-- evil.example -->",
    ],
)
def test_nothing_runs_loads_or_links(part: str) -> None:
    made = picture(SVG.format(part + SQUARE).encode())
    for left in ("evil", "script", "passwd", "javascript", "onclick", "alert", "foreign", "@import", "\\"):
        assert left not in made.svg
    assert 'fill="#123456"' in made.svg
    assert made.data.startswith(b"\x89PNG")


def test_what_is_drawn_stays() -> None:
    inner = '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
    made = picture(SVG.format(f'{inner}<g transform="scale(2)"><path d="M0 0h9v9z" fill="url(#a)"/></g>').encode())
    for kept in ("linearGradient", 'offset="0"', 'transform="scale(2)"', 'd="M0 0h9v9z"', 'fill="url(#a)"'):
        assert kept in made.svg
    assert (made.width, made.height) == (1600, 640)


def test_its_size_may_come_from_width_and_height() -> None:
    made = picture(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="40mm"><rect width="9" height="9"/></svg>'
    )
    assert 'viewBox="0 0 20 40"' in made.svg
    assert made.width * 2 == made.height


@pytest.mark.parametrize(
    "inner",
    [
        "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
        + '<use href="#g11"/>',
        "".join(
            f'<pattern id="p{n}" width="1" height="1" patternUnits="userSpaceOnUse">'
            + f'<rect width="99" height="99" fill="url(#p{n - 1})"/>' * 9
            + "</pattern>"
            for n in range(1, 9)
        )
        + '<rect width="99" height="40" fill="url(#p8)"/>',
        "".join(
            f'<mask id="m{n}">' + f'<rect width="99" height="40" mask="url(#m{n - 1})"/>' * 9 + "</mask>"
            for n in range(1, 9)
        )
        + '<rect width="99" height="40" mask="url(#m8)"/>',
    ],
    ids=["use", "pattern", "mask"],
)
def test_what_multiplies_itself_is_drawn_once(inner: str) -> None:
    assert picture(SVG.format(inner).encode()).width == 1600  # and not after the end of the world


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("").encode(),
        SVG.format("<g>" * 100 + "</g>" * 100).encode(),
        SVG.format("<g/>" * 30_000).encode(),
        SVG.format(SQUARE).replace("100 40", "0 0").encode(),
        SVG.format(SQUARE).replace("100 40", "1 99999").encode(),
        SVG.format(SQUARE).replace("2000/svg", "2000/gvs").encode(),
    ],
)
def test_one_that_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError, match="no picture that can be printed"):
        picture(data)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    data = SVG.format(SQUARE).encode()
    assert picture(data) == picture(bytes(bytearray(data)))
    assert Image.from_blob(io.BytesIO(picture(data).data).getvalue()).content_type == "image/png"


def test_a_jpeg_in_the_colours_of_printers_is_refused() -> None:
    """PDF/A (ISO 19005-2, 6.2.4.3) has no room for CMYK without a profile of the press."""
    frame = b"\xff\xc0\x00\x14\x08\x00\x0a\x00\x0a\x04" + b"\x01\x11\x00" * 4
    with pytest.raises(PictureError, match="CMYK"):
        picture(b"\xff\xd8" + frame + b"\xff\xda\x00\x02\xff\xd9")
