"""Word files: what a person changes is seen, what a program writes differently is not."""

from __future__ import annotations

import pytest

from generator.fingerprint import fingerprint
from generator.render import word
from generator.themes import load
from tests.papers import parts
from tests.render.sample import sample_document

from .packages import packed, with_part

BODY = "word/document.xml"


@pytest.fixture(scope="module")
def paper() -> bytes:
    return word.render(sample_document(), load())


def print_of(data: bytes) -> str:
    found = fingerprint(data, "docx")
    assert found
    return found


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(BODY, r"<w:r>(<w:t[^>]*>)([^<]{4,})</w:t></w:r>", r"<w:r>\1\2 X</w:t></w:r>", id="a word"),
        *(
            pytest.param(BODY, r"<w:p><w:r>(<w:t[^>]*>)", rf"<w:p><w:r><w:rPr>{look}</w:rPr>\1", id=name)
            for name, look in {
                "bold": "<w:b/>",
                "italic": "<w:i/>",
                "colour": '<w:color w:val="FF0000"/>',
                "size": '<w:sz w:val="48"/>',
                "highlight": '<w:highlight w:val="yellow"/>',
                "font": '<w:rFonts w:ascii="Comic Sans MS"/>',
                "underline": '<w:u w:val="single"/>',
                "strike": "<w:strike/>",
            }.items()
        ),
        pytest.param(BODY, r"<w:p>", "<w:p><w:r><w:t>new</w:t></w:r></w:p><w:p>", id="a paragraph"),
        pytest.param(BODY, r"<w:r>(<w:t)", r'<w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins><w:r>\1',
                     id="a tracked change"),
        pytest.param(BODY, r"<w:tcPr>(<w:tcW [^>]*>)</w:tcPr>", r'<w:tcPr>\1<w:shd w:fill="FFFF00"/></w:tcPr>',
                     id="a cell's colour"),
        pytest.param(BODY, r'(.*)w:anchor="[^"]+"', r'\1w:anchor="elsewhere"', id="where a link leads"),
        pytest.param("word/styles.xml", r'(w:styleId="Heading1".*?w:color w:val=")[0-9A-F]{6}', r"\g<1>123456",
                     id="a style"),
    ],
)  # fmt: skip
def test_an_edit_is_seen(paper: bytes, part: str, old: str, new: str) -> None:
    assert print_of(with_part(paper, part, old, new)) != print_of(paper)


def test_a_picture_a_comment_and_a_header_are_seen(paper: bytes) -> None:
    content = parts(paper)
    comment = (
        b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:comment w:id="0"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></w:comments>'
    )
    assert print_of(packed({**content, "word/media/image9.png": b"picture"})) != print_of(paper)
    assert print_of(packed({**content, "word/comments.xml": comment})) != print_of(paper)
    header = content["word/header1.xml"].replace(b"<w:t ", b"<w:t>mine</w:t></w:r><w:r><w:t ", 1)
    assert print_of(packed({**content, "word/header1.xml": header})) != print_of(paper)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(BODY, r"<w:r>(<w:t[^>]*>)([^<]{2})([^<]{2,})</w:t></w:r>",
                     r'<w:r w:rsidR="00A1"><w:t>\2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>\1\3</w:t></w:r>',
                     id="a run in pieces"),
        pytest.param(BODY, r"<w:r>(<w:t)", r'<w:r><w:rPr><w:lang w:val="pl-PL"/><w:kern w:val="0"/></w:rPr>\1',
                     id="a language"),
        pytest.param(BODY, r"<w:pPr>(<w:pStyle[^>]*/>)", r'<w:pPr>\1<w:widowControl/><w:jc w:val="left"/>',
                     id="defaults written out"),
        pytest.param(BODY, r'(fldCharType="separate"/></w:r>)', r"\1<w:r><w:t>17</w:t></w:r>", id="a field's result"),
        pytest.param("word/styles.xml", r"</w:styles>",
                     '<w:style w:type="character" w:styleId="Unused"><w:rPr><w:b/></w:rPr></w:style></w:styles>',
                     id="a style that nothing uses"),
    ],
)  # fmt: skip
def test_what_a_program_writes_differently_is_not(paper: bytes, part: str, old: str, new: str) -> None:
    assert print_of(with_part(paper, part, old, new)) == print_of(paper)


def test_a_style_counts_by_what_it_comes_to(paper: bytes) -> None:
    """A look that the paragraph's style gives already is no change, another one is."""
    style = r'(<w:pStyle w:val="Heading1"/>.*?)<w:r>(<w:t)'
    bold = with_part(paper, BODY, style, r"\1<w:r><w:rPr><w:b/></w:rPr>\2")
    light = with_part(paper, BODY, style, r'\1<w:r><w:rPr><w:b w:val="0"/></w:rPr>\2')
    assert print_of(bold) == print_of(paper)
    assert print_of(light) != print_of(paper)


def test_styles_in_a_circle_end(paper: bytes) -> None:
    circle = with_part(paper, "word/styles.xml", r'(w:styleId="Title".*?w:basedOn w:val=")[^"]+', r"\g<1>Title")
    assert print_of(circle)
