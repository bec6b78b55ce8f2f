"""Files that strangers left in a folder: no fingerprint, no fault, no harm."""

from __future__ import annotations

import io
import resource
import time
import zipfile

import pytest

from generator.fingerprint import fingerprint, unpacked_size
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


def test_a_document_type_is_refused() -> None:
    text = "<w:document {0}><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:document>"
    attack = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + text.format(W, "&x;")
    rest = {name: data for name, data in parts(word.render(sample_document(), load())).items() if "styles" in name}
    assert fingerprint(packed({**rest, "word/document.xml": text.format(W, "").encode()}), "docx")
    for encoding in ("utf-8", "utf-16"):
        assert fingerprint(packed({**rest, "word/document.xml": attack.encode(encoding)}), "docx") is None


def small_bomb() -> bytes:
    """28 KB that unpack to three million paragraphs."""
    body = b"<w:p/>" * (20 * 166_000)
    return packed({"word/document.xml": f"<w:document {W}><w:body>".encode() + body + b"</w:body></w:document>"})


def test_a_small_file_that_unpacks_to_millions_of_elements_is_refused_before_it_is_read() -> None:
    data, begun = small_bomb(), time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(data) < 100_000
    assert fingerprint(data, "docx") is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000
    assert time.monotonic() - begun < 1


def test_what_a_paper_may_unpack_to_is_up_to_the_caller() -> None:
    paper = word.render(sample_document(), load())
    assert fingerprint(paper, "docx", most=unpacked_size(paper))
    assert fingerprint(paper, "docx", most=unpacked_size(paper) - 1) is None
    assert unpacked_size(b"no package") == 0


def test_sizes_that_a_package_makes_up_are_not_believed() -> None:
    """A part that is longer than announced is refused, wherever the length is said."""
    paper = word.render(sample_document(), load())
    length = len(parts(paper)["word/document.xml"]).to_bytes(4, "little")
    assert length in paper
    assert fingerprint(paper.replace(length, (10).to_bytes(4, "little")), "docx") is None


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param("".join(f'xmlns:n{number}="u{number}" ' for number in range(5_000)), id="namespaces"),
        pytest.param('a="' + "x" * 11_000_000 + '"', id="a huge attribute"),
    ],
)
def test_what_no_paper_has_is_refused(attack: str) -> None:
    body = "<w:p><w:pPr><w:jc/></w:pPr></w:p>" * 1_000
    document = f"<w:document {W} {attack}><w:body>{body}</w:body></w:document>"
    begun = time.monotonic()
    assert fingerprint(packed({"word/document.xml": document.encode()}), "docx") is None
    assert time.monotonic() - begun < 2


def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in ("word/document.xml", "WORD/document.xml"):
            package.writestr(name, f"<w:document {W}/>")
    assert fingerprint(target.getvalue(), "docx") is None


def test_a_part_that_is_packed_in_an_unusual_way_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", f"<w:document {W}/>")
    assert fingerprint(target.getvalue(), "docx") is None


def test_styles_based_on_each_other_without_end_are_refused() -> None:
    styles = "".join(
        f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{number + 1}"/></w:style>' for number in range(20_000)
    )
    content = {
        "word/document.xml": f"<w:document {W}><w:body/></w:document>".encode(),
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>".encode(),
    }
    assert fingerprint(packed(content), "docx") is None


@pytest.mark.parametrize("format_", ["html", "csv"])
def test_text_formats_are_compared_to_the_byte(format_: str) -> None:
    assert fingerprint(b"anything", format_) is None
