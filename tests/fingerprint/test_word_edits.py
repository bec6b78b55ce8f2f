"""Word files: what a person changes is seen, what a program writes differently is not."""

from __future__ import annotations

import pytest

from generator.fingerprint import fingerprint, only_saved
from generator.render import word
from generator.themes import load
from tests.papers import parts
from tests.render.sample import sample_document

from .edits import BODY, WORD_EDITS, edited
from .packages import LIBRE_OFFICE, WORD, packed, saved_by, with_part


@pytest.fixture(scope="module")
def paper() -> bytes:
    return word.render(sample_document(), load())


def counts_as_ours(paper: bytes, found: bytes) -> bool:
    ours = fingerprint(paper, "docx")
    assert ours
    return only_saved(ours, fingerprint(found, "docx"))


@pytest.mark.parametrize("edit", WORD_EDITS)
def test_an_edit_is_seen(paper: bytes, edit: str) -> None:
    """Whoever wrote the file, and whether it kept everything else of it or not."""
    changed = edited(paper, *WORD_EDITS[edit])
    assert not counts_as_ours(paper, changed)
    assert not counts_as_ours(paper, saved_by(changed, WORD))
    assert not counts_as_ours(paper, saved_by(changed, LIBRE_OFFICE))


@pytest.mark.parametrize(
    "name", ["word/media/image9.png", "word/charts/chart1.xml", "word/embeddings/a.bin", "word/vbaProject.bin",
             "word/comments.xml", "customXml/item1.xml", "word/glossary/document.xml"]
)  # fmt: skip
def test_a_part_that_ours_has_not_is_seen(paper: bytes, name: str) -> None:
    assert not counts_as_ours(paper, packed({**parts(paper), name: b"<a/>"}))
    assert not counts_as_ours(paper, saved_by(packed({**parts(paper), name: b"<a/>"}), LIBRE_OFFICE))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(BODY, r"<w:r>(<w:t[^>]*>)([^<]{2})([^<]{2,})</w:t></w:r>",
                     r'<w:r w:rsidR="00A1"><w:t>\2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>\1\3</w:t></w:r>',
                     id="a run in pieces"),
        pytest.param(BODY, r"<w:p>", '<w:p w:rsidR="00A1" w:rsidP="00B2" w:rsidRDefault="00C3">', id="sessions"),
        pytest.param(BODY, r"(<w:r>)(<w:t)", r"\1<w:lastRenderedPageBreak/>\2", id="where a page ended"),
        pytest.param(BODY, r"(<w:p>)(<w:r>)",
                     r'\1<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>\2',
                     id="where the cursor stood"),
        pytest.param(BODY, r"<w:r>(<w:t)", r'<w:r><w:rPr><w:lang w:val="pl-PL"/><w:kern w:val="0"/></w:rPr>\1',
                     id="the document's own language"),
        pytest.param(BODY, r"<w:pPr>(<w:pStyle[^>]*/>)", r'<w:pPr>\1<w:widowControl/><w:jc w:val="left"/>',
                     id="defaults written out"),
        pytest.param(BODY, r'(fldCharType="separate"/></w:r>)', r"\1<w:r><w:t>17</w:t></w:r>", id="a field's result"),
        pytest.param("word/settings.xml", r"</w:settings>",
                     '<w:rsids><w:rsidRoot w:val="00A1"/></w:rsids></w:settings>', id="a list of sessions"),
        pytest.param("docProps/core.xml", r"(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2030-01-01T00:00:00Z",
                     id="the time"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("program", ["", WORD, LIBRE_OFFICE])
def test_what_a_program_writes_differently_is_not(paper: bytes, part: str, old: str, new: str, program: str) -> None:
    written = with_part(paper, part, old, new)
    assert counts_as_ours(paper, saved_by(written, program) if program else written)


def test_a_style_counts_by_what_it_comes_to() -> None:
    """A look that the paragraph's style gives already is no change, another one is; headings of this theme are bold."""
    paper = word.render(sample_document(), load("modern"))
    style = r'(<w:pStyle w:val="Heading1"/>.*?)<w:r>(<w:t)'
    bold = with_part(paper, BODY, style, r"\1<w:r><w:rPr><w:b/></w:rPr>\2")
    light = with_part(paper, BODY, style, r'\1<w:r><w:rPr><w:b w:val="0"/></w:rPr>\2')
    assert counts_as_ours(paper, bold)
    assert not counts_as_ours(paper, light)


def test_styles_in_a_circle_end(paper: bytes) -> None:
    circle = with_part(paper, "word/styles.xml", r'(w:styleId="Title".*?w:basedOn w:val=")[^"]+', r"\g<1>Title")
    assert fingerprint(circle, "docx")
