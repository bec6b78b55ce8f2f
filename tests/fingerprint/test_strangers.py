"""Files that strangers left in a folder: no fingerprint, no fault, no harm."""

from __future__ import annotations

import io
import resource
import time
import zipfile

import pytest

from generator.fingerprint import fingerprint
from generator.render import word
from generator.themes import load
from tests.papers import parts
from tests.render.sample import sample_document

from .packages import packed

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def bomb() -> bytes:
    """A small package that unpacks to 300 MB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        part.write(f"<w:document {W}>".encode())
        for _ in range(300):
            part.write(b" " * 1_000_000)
    return target.getvalue()


def damaged() -> bytes:
    data = bytearray(packed({"word/document.xml": f"<w:document {W}/>".encode() * 50}))
    data[60:80] = b"\0" * 20
    return bytes(data)


def many() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for number in range(6_000):
            package.writestr(f"{number}.xml", b"")
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"no package", id="no package"),
        pytest.param(packed({"a.txt": b"a"}), id="another package"),
        pytest.param(packed({"word/document.xml": b"<no"}), id="broken XML"),
        pytest.param(packed({"word/document.xml": b"<a/>", "word/styles.xml": b"<"}), id="broken styles"),
        pytest.param(damaged(), id="damaged"),
        pytest.param(many(), id="many parts"),
    ],
)  # fmt: skip
def test_what_is_no_paper_has_no_fingerprint(data: bytes) -> None:
    assert fingerprint(data, "docx") is None
    assert fingerprint(data, "xlsx") is None


def test_a_bomb_is_not_unpacked() -> None:
    data, begun = bomb(), time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert fingerprint(data, "docx") is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
    assert time.monotonic() - begun < 2


def test_an_external_entity_is_not_read() -> None:
    text = "<w:document {0}><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:document>"
    attack = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + text.format(W, "&x;")
    plain = text.format(W, "")
    rest = {name: data for name, data in parts(word.render(sample_document(), load())).items() if "styles" in name}
    assert fingerprint(packed({**rest, "word/document.xml": attack.encode()}), "docx") == fingerprint(
        packed({**rest, "word/document.xml": plain.encode()}), "docx"
    )


@pytest.mark.parametrize("format_", ["html", "csv"])
def test_text_formats_are_compared_to_the_byte(format_: str) -> None:
    assert fingerprint(b"anything", format_) is None
