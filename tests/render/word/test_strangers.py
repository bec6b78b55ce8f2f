"""A shell that somebody else made does no harm, and what is wrong with it is told with its place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from generator.documents.blocks import Steps
from generator.documents.inline import plain
from generator.render.word import ShellError, render
from generator.themes import Theme

from .shells import CLASSIC, DOCXTPL, Content, paper, png, replaced, saved, terms, theme, with_parts, with_shell

FILES = {"none.png": png(), "terms.docx": terms()}
RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused(of_theme: Theme) -> ShellError:
    with pytest.raises(ShellError) as caught:
        render(paper(), of_theme)
    return caught.value


@pytest.fixture(params=["compiled", "docxtpl"])
def way(request: pytest.FixtureRequest) -> tuple[Content, ...]:
    return DOCXTPL if request.param == "docxtpl" else ()


# What is told


def test_a_name_that_does_not_exist_is_told_with_those_that_do(way: tuple[Content, ...]) -> None:
    error = refused(theme(*way, files=FILES, header="{{ edition }} {{ titel }}"))
    assert str(error) == "word/header1.xml: `{{ titel }}`: there is no `titel`"
    assert "as_of, body, company," in error.hint
    assert "last_section" not in error.hint


@pytest.mark.parametrize(
    ("text", "tag", "reason"),
    [
        ("{{ title }} {{ labels.pages }}", "{{ labels.pages }}", "has no attribute 'pages'"),
        ("{{ title }} {{ 1 / 0 }}", "{{ 1 / 0 }}", "division by zero"),
        ("{{ title }} {{ title + 1 }}", "{{ title + 1 }}", "can only concatenate str"),
        ("{{ title }} {{ title of }}", "{{ title of }}", "got 'of'"),
        ("{% if cover %} {{ title }}", "{% if cover %}", "Unexpected end of template"),
        ("{{ title|shout }}", "{{ title|shout }}", "No filter named 'shout'"),
        ('{{r rich(title, weight="bold") }}', '{{ rich(title, weight="bold") }}', "unexpected keyword argument"),
        ('{{r rich(title, color="red") }}', '{{ rich(title, color="red") }}', "`red` is no colour"),
        ('{{r rich(title, style="Loud") }}', '{{ rich(title, style="Loud") }}', "no style `Loud`"),
        ("{% for n in range(10**9) %}{% endfor %}", "{% for n in range(10**9) %}", "Range too big"),
    ],
)
def test_a_tag_that_fails_is_told_as_it_is_written(way: tuple[Content, ...], text: str, tag: str, reason: str) -> None:
    error = refused(theme(*way, text, files=FILES))
    assert (error.part, error.tag) == ("word/document.xml", tag) or reason.startswith("Unexpected end")
    assert reason in error.reason


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("{{ body }}", "{{p "),
        ("{{ contents }}", "{{p "),
        ("{{rich(title) }}", "{{r "),
        ('{{ subdocument("terms.docx") }}', "{{p "),
    ],
)
def test_what_takes_the_place_of_a_paragraph_or_run_is_told_how(tag: str, kind: str) -> None:
    error = refused(theme(tag, files=FILES))
    assert error.tag == tag
    assert kind in error.hint


def test_a_shell_without_a_place_for_the_content_is_refused() -> None:
    error = refused(with_shell(replaced(CLASSIC.word.document, "word/document.xml", "{{p body }}", "")))
    assert "prints the paper's content nowhere" in str(error)


def test_a_condition_that_ends_elsewhere_is_told(way: tuple[Content, ...]) -> None:
    error = refused(theme(*way, "{% if cover %}", [["{% endif %}"]], files=FILES))
    assert error.part == "word/document.xml"
    assert "is no XML any more" in error.reason


def test_merging_cells_outside_a_loop_is_told() -> None:
    error = refused(theme([["{% vm %}x"]]))
    assert "inside a loop" in error.hint


def test_files_that_are_not_there_are_told_with_those_that_are() -> None:
    error = refused(theme('{{ picture("logo.png") }}', files=FILES))
    assert error.tag == '{{ picture("logo.png") }}'
    assert "no file `logo.png` lies beside this one" in error.reason
    assert "`none.png`, `terms.docx`" in error.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{{ picture("terms.docx") }}', "no picture"),
        ('{{ picture("none.png", width=-1) }}', "no size of a picture"),
        ('{{ picture("none.png", width="wide") }}', "not supported between"),
        ('{{p subdocument("none.png") }}', "no Word document"),
        ('{{ picture("/etc/passwd") }}', "lies beside this one"),
        ('{{p subdocument("../word/terms.docx") }}', "lies beside this one"),
    ],
)
def test_a_file_that_is_something_else_is_told(text: str, reason: str) -> None:
    assert reason in refused(theme(text, files=FILES)).reason


def test_a_document_in_a_header_is_told() -> None:
    error = refused(theme(files=FILES, header='{{p subdocument("terms.docx") }}'))
    assert (error.part, error.reason) == ("word/header1.xml", "a document stands in the body alone")


def test_a_missing_style_is_told() -> None:
    error = refused(with_shell(replaced(CLASSIC.word.document, "word/styles.xml", '"Lead"', '"Intro"')))
    assert "there is no style `lead`" in str(error)


def test_a_list_style_without_a_list_is_told() -> None:
    shell = docx.Document(io.BytesIO(CLASSIC.word.document))
    properties = shell.styles["List Number"].element.pPr
    properties.remove(properties.numPr)
    with pytest.raises(ShellError, match="`List Number` belongs to no list"):
        render(paper(blocks=(Steps((plain("x"),)),)), with_shell(saved(shell)))


def test_a_colour_that_is_none_of_the_theme_stays(way: tuple[Content, ...]) -> None:
    shell = theme(*way, files=FILES).word.document
    odd = replaced(shell, "word/document.xml", "<w:body>", f"<w:body>{UNDYED}")
    assert b'w:val="123456" w:themeColor="none"' in zipfile.ZipFile(
        io.BytesIO(render(paper(), with_shell(odd, FILES)))
    ).read(BODY)


UNDYED = '<w:p><w:r><w:rPr><w:color w:val="123456" w:themeColor="none"/></w:rPr><w:t>x</w:t></w:r></w:p>'
BODY = "word/document.xml"


# What does harm


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ picture.__self__ }}",
        "{{ rich.__globals__ }}",
        "{{ picture.__func__.__globals__ }}",
        '{{ picture("none.png").tpl }}',
        '{{ picture("none.png")._template }}',
        '{{ subdocument("terms.docx").docx }}',
        "{{ facts.append(1) }}",
        "{{ labels.clear() }}",
        "{{ labels.update(x=1) }}",
    ],
)
def test_a_tag_reaches_nothing_but_what_it_is_given(tag: str) -> None:
    document = tag.replace("{{ subdocument", "{{p subdocument")
    refused(theme(*DOCXTPL, document, files=FILES))


def test_a_text_of_the_paper_cannot_write_markup_through_a_look() -> None:
    error = refused(theme("{{r rich('x', style=title) }}"))
    assert "no style `Oferta`" in error.reason


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "subDocument", "frame"])
def test_what_loads_something_from_elsewhere_is_refused(kind: str) -> None:
    error = refused(with_shell(_leading_outside(CLASSIC.word.document, kind)))
    assert f"takes a part from https://example.com/x ({kind})" in error.reason
    files = {**FILES, "terms.docx": _leading_outside(terms(), kind)}
    assert refused(theme(*DOCXTPL, files=files)).part == "terms.docx"


def _leading_outside(package: bytes, kind: str) -> bytes:
    row = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="https://example.com/x" TargetMode="External"/>'
    return replaced(package, RELATIONSHIPS, "</Relationships>", f"{row}</Relationships>")


@pytest.mark.parametrize(
    "package",
    [
        b"",
        b"PK\x03\x04 no package",
        with_parts(CLASSIC.word.document, {"word/bomb.xml": b"<a>" + b"0" * 3_000_000 + b"</a>"}),
        with_parts(CLASSIC.word.document, {"word/footnotes.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        with_parts(CLASSIC.word.document, {"word/footnotes.xml": b"<a>"}),
        replaced(CLASSIC.word.document, "[Content_Types].xml", "document.main+xml", "document.macroEnabled.main+xml"),
    ],
    ids=["nothing", "damaged", "bomb", "document type", "broken XML", "another kind"],
)
def test_what_is_no_document_or_too_large_is_refused(package: bytes) -> None:
    assert refused(with_shell(package)).part == "document.docx"
    assert refused(theme(*DOCXTPL, files={"terms.docx": package})).part == "terms.docx"


def test_a_part_that_every_shell_needs_is_missed() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(CLASSIC.word.document)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name != "word/numbering.xml":
                new.writestr(name, old.read(name))
    assert str(refused(with_shell(target.getvalue()))) == "word/numbering.xml: is missing"


def test_endnotes_cannot_be_taken_along_and_are_told() -> None:
    document = docx.Document()
    document.add_paragraph("x")
    noted = replaced(saved(document), "word/document.xml", "<w:t>x</w:t>", '<w:t>x</w:t><w:endnoteReference w:id="2"/>')
    assert "endnotes" in refused(theme(*DOCXTPL, files={"terms.docx": noted})).reason


def test_a_shell_writes_and_reads_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of files are looked up in what was loaded, wherever the generator runs."""
    (tmp_path / "logo.png").write_bytes(png())
    monkeypatch.chdir(tmp_path)
    assert "lies beside this one" in refused(theme(f'{{{{ picture("{tmp_path}/logo.png") }}}}', files=FILES)).reason
    assert "lies beside this one" in refused(theme('{{ picture("logo.png") }}', files=FILES)).reason


def test_comments_of_a_document_are_left_behind() -> None:
    document = docx.Document()
    run = document.add_paragraph("uwaga").runs[0]
    document.add_comment(run, text="wewnętrzne", author="A")
    made = render(paper(), theme('{{p subdocument("terms.docx") }}', files={"terms.docx": saved(document)}))
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    assert b"uwaga" in body
    assert b"<w:comment" not in body
