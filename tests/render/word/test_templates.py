"""A paper in a company's own Word template: what tags print, in whose look, and that Word can open it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import Mm
from lxml import etree

from generator.documents import blocks as b
from generator.documents.inline import plain
from generator.render.word import ShellError, fill
from generator.themes.template import Template

from .shells import W, parts, png, replaced, saved, terms, with_parts
from .templates import CLASSIC, document, letterhead, offer, put_into, template


def texts(made: WordDocument) -> list[str]:
    """What stands in the body and its tables, a paragraph each."""
    return [text for paragraph in made.element.body.iter(f"{W}p") if (text := _said(paragraph))]


def _said(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


# What tags print


def test_the_whole_paper_stands_where_its_tag_is() -> None:
    made = texts(put_into(template("Dear reader,", "{{p body }}", "Yours")))
    assert made[0] == "Dear reader,"
    assert {"Scope", "Order", "Bolt", "How to order"} <= set(made)
    assert made[-1] == "Yours"


def test_sections_stand_anywhere_and_in_any_order_and_with_or_without_their_headlines() -> None:
    made = texts(put_into(template("{{p section.prices }}", "Between", "{{p content.scope }}")))
    assert made.index("Prices") < made.index("Between") < made.index("Order")
    assert "Scope" not in made
    assert "How to order" not in made


def test_an_id_is_written_with_hyphens_or_underscores() -> None:
    made = texts(put_into(template("{{p section.sign-here }}", "{{ fields.customer-name }}", "{{p section.scope }}")))
    assert "How to order" in made
    assert "[customer’s name]" in made


def test_a_section_that_prints_nothing_today_leaves_nothing() -> None:
    assert texts(put_into(template("A", "{{p section.not_today }}", "B"))) == ["A", "B"]


def test_facts_are_texts_and_lists() -> None:
    rows = [["{%tr for one in products %}", ""], ["{{ one.name }}", "{{ one.price }}"], ["{%tr endfor %}", ""]]
    made = put_into(template("{{ company.name }}, {{ company }}", rows, "{% if company.phone %}T {% endif %}end"))
    assert texts(made) == ["Ann & Sons <Ltd>, Ann & Sons <Ltd>", "Bolt", "£1.00", "Nut & washer", "£2.00", "end"]


def test_a_tag_that_word_has_cut_into_runs_is_one() -> None:
    cut = docx.Document()
    paragraph = cut.add_paragraph()
    for piece in ("Dear {", "{ fields.cust", "omer-", "name }", "}, hello {{ ti", "tle }}"):
        paragraph.add_run(piece).bold = piece.startswith("{")
    assert texts(put_into(Template("cut.docx", saved(cut)))) == ["Dear [customer’s name], hello Quotation"]


def test_a_field_is_one_that_word_has_filled_in_the_look_of_its_tag() -> None:
    own = docx.Document()
    run = own.add_paragraph("To ").add_run("{{ fields.customer_name }}")
    run.bold = True
    made = put_into(Template("own.docx", saved(own)))
    (control,) = made.element.body.iter(f"{W}sdt")
    assert control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "customer-name"
    assert control.find(f"{W}sdtContent/{W}r/{W}rPr/{W}b") is not None


def test_a_field_that_is_filled_is_a_text() -> None:
    data = {**offer().data, "fields": {"customer-name": {"filled": True, "value": "R&D <Ltd>"}}}
    paper = offer(blocks=(), data=data)
    made = put_into(template("Dear {{ fields.customer_name }}!"), paper)
    assert texts(made) == ["Dear R&D <Ltd>!"]
    assert not list(made.element.body.iter(f"{W}sdt"))


def test_headers_footers_and_properties_have_tags_too() -> None:
    own = docx.Document(io.BytesIO(document("x", header="{{ title }}", footer="{{ company.email }}")))
    own.core_properties.title = "{{ title }} of {{ company.name }}"
    made = put_into(Template("own.docx", saved(own)))
    assert made.sections[0].header.paragraphs[0].text == "Quotation"
    assert made.sections[0].footer.paragraphs[0].text == "a@b.example"
    assert made.core_properties.title == "Quotation of Ann & Sons <Ltd>"


def test_pictures_and_documents_beside_a_template_are_taken_in() -> None:
    files = {"stamp.png": png(), "terms.docx": terms()}
    made = put_into(template('{{ picture("stamp.png", width=20) }}', '{{p subdocument("terms.docx") }}', files=files))
    assert len(list(made.element.body.iter("{*}blip"))) == 2
    assert "Warunki dostawy" in texts(made)


def test_a_file_that_is_not_beside_it_is_told() -> None:
    with pytest.raises(ShellError, match=r"no file `secret\.png`"):
        put_into(template('{{ picture("secret.png") }}'))


# In whose look


def test_styles_of_the_template_are_used_and_those_it_lacks_are_added() -> None:
    made = put_into(Template("letter.docx", letterhead("{{p body }}")))
    heading = next(one for one in made.paragraphs if one.text == "Scope")
    assert (heading.style.name, heading.style.font.name) == ("Heading 1", "Georgia")
    assert {"Data Table", "Checklist", "Lead"} <= {style.name for style in made.styles}
    assert made.sections[0].header.tables[0].cell(0, 1).text.startswith("Ann & Sons")


def test_a_style_of_our_name_and_another_kind_is_left_alone() -> None:
    paper = offer(blocks=(b.Paragraph(plain("Small print"), "note"),))
    made = put_into(Template("letter.docx", letterhead("{{p body }}")), paper)
    (note,) = (one for one in made.paragraphs if one.text == "Small print")
    assert note.style.name == "Note (salesbook)"
    assert made.styles["Note"].font.italic


def test_lists_are_numbered_by_themselves_in_a_template_that_has_none() -> None:
    bare = parts(document("{{p body }}"))
    types = bare["[Content_Types].xml"]
    bare.pop("word/numbering.xml")
    links = "word/_rels/document.xml.rels"
    root = etree.fromstring(bare[links])
    for link in list(root):
        if link.get("Type").endswith("/numbering"):
            root.remove(link)
    bare[links] = etree.tostring(root)
    kinds = etree.fromstring(types)
    for kind in list(kinds):
        if kind.get("PartName") == "/word/numbering.xml":
            kinds.remove(kind)
    bare["[Content_Types].xml"] = etree.tostring(kinds)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in bare.items():
            package.writestr(name, data)
    made = put_into(Template("bare.docx", target.getvalue()))
    step = next(one for one in made.paragraphs if one.text == "Order")
    number = step._p.pPr.numPr.numId.val
    assert number in [one.numId for one in made.part.numbering_part.element.num_lst]


def test_drawn_in_a_cell_it_is_as_wide_as_the_cell() -> None:
    own = docx.Document()
    table = own.add_table(1, 2)
    for cell, width in zip(table.rows[0].cells, (Mm(50), Mm(100)), strict=True):
        cell.width = width
    table.cell(0, 0).text = "{{p section.prices }}"
    inner = put_into(Template("own.docx", saved(own))).tables[0].cell(0, 0).tables[0]
    width = sum(int(one.get(f"{W}w")) for one in inner._tbl.tblGrid.iterchildren())
    assert Mm(40) < width * 635 <= Mm(50)


def test_a_cell_ends_with_a_paragraph_whatever_is_drawn_in_it() -> None:
    made = put_into(template([["{{p section.prices }}", "{{p section.not_today }}"]]))
    for cell in made.element.body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_a_turned_page_turns_back_for_what_follows_in_the_template() -> None:
    made = put_into(template("{{p section.prices }}", "Upright again"))
    assert [one.orientation for one in made.sections] == [0, 1, 0]
    assert [one.orientation for one in put_into(template("A", "{{p section.prices }}")).sections] == [0, 1]


def test_contents_lead_to_what_is_printed_and_to_nothing_else() -> None:
    made = put_into(template("{{p contents }}", "{{p section.scope }}"))
    marks = {one.get(f"{W}name") for one in made.element.body.iter(f"{W}bookmarkStart")}
    leaps = [one.get(f"{W}anchor") for one in made.element.body.iter(f"{W}hyperlink")]
    assert leaps == ["scope"]
    assert "scope" in marks


def test_no_number_of_the_template_is_that_of_something_drawn() -> None:
    own = docx.Document(io.BytesIO(document("{{p body }}")))
    for number in ("1", "1001"):
        mark = etree.SubElement(own.paragraphs[0]._p, f"{W}bookmarkStart")
        mark.set(f"{W}id", number)
        mark.set(f"{W}name", f"own{number}")
        etree.SubElement(own.paragraphs[0]._p, f"{W}bookmarkEnd").set(f"{W}id", number)
    own.add_paragraph().add_run().add_picture(io.BytesIO(png()))
    made = put_into(Template("own.docx", saved(own)))
    numbers = [one.get(f"{W}id") for one in made.element.body.iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))


def test_the_same_three_give_the_same_bytes() -> None:
    one = Template("letter.docx", letterhead("{{p section.scope }}", "{{ fields.customer_name }}"))
    assert fill(offer(), CLASSIC, one) == fill(offer(), CLASSIC, one)


def test_a_theme_s_shell_is_a_template_too() -> None:
    made = put_into(Template("shell.docx", CLASSIC.word.document), replace(offer(), contents=True))
    assert {"Quotation", "Scope", "Bolt"} <= set(texts(made))


# docxtpl's own ways


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (["{% for one in products %}{{ one.name }}; {% endfor %}"], ["Bolt; Nut & washer; "]),
        (["{%p for one in products %}", "{{ one.name }}", "{%p endfor %}"], ["Bolt", "Nut & washer"]),
        (["{%p if false %}", "gone", "{%p else %}", "{{ title }}", "{%p endif %}"], ["Quotation"]),
        ([[["{%tc for one in products %}", "{{ one.name }}", "{%tc endfor %}"]]], ["Bolt", "Nut & washer"]),
        (["{# nobody reads this #}{{ title|upper }}"], ["QUOTATION"]),
        (["{% set n = products|length %}{{ n }} {%- if n == 2 %} pair{% endif %}"], ["2 pair"]),
        (["{{r rich(title, bold=true) }} {_{ kept }_}"], ["Quotation {{ kept }}"]),
        (["{{ “typed” ~ ‘so’ }}"], ["typedso"]),
        ([[["{% colspan 2 %}{{ title }}", "x"]]], ["Quotation", "x"]),
        ([[["{% cellbg 'FF0000' %}{{ title }}", "x"]]], ["Quotation", "x"]),
    ],
)
def test_tags_of_docxtpl_do_what_they_do_there(content: list[str], printed: list[str]) -> None:
    assert texts(put_into(template(*content))) == printed


# What does harm


def test_a_program_in_a_template_is_refused() -> None:
    data = with_parts(document("x"), {"word/vbaProject.bin": b"x"})
    with pytest.raises(ShellError, match=r"vbaProject\.bin, which runs a program"):
        put_into(Template("macro.docx", data))


@pytest.mark.parametrize(
    "code", ["DDEAUTO c:\\\\x", "INCLUDETEXT \\\\x", 'INCLUDEPICTURE "http://x/y.png"', "LINK Word"]
)
def test_a_field_that_fetches_something_is_refused_in_however_many_runs_it_stands(code: str) -> None:
    own = docx.Document()
    paragraph = own.add_paragraph()
    for kind, text in (("begin", ""), ("", code[:4]), ("", code[4:]), ("end", "")):
        run = paragraph.add_run()._r
        if kind:
            etree.SubElement(run, f"{W}fldChar").set(f"{W}fldCharType", kind)
        else:
            etree.SubElement(run, f"{W}instrText").text = text
    with pytest.raises(ShellError, match="a field that fetches something"):
        put_into(Template("own.docx", saved(own)))


def test_a_tag_cannot_write_the_code_of_a_field() -> None:
    own = docx.Document()
    run = own.add_paragraph().add_run()._r
    etree.SubElement(run, f"{W}instrText").text = '{{ "DDE" ~ "AUTO" }}'
    with pytest.raises(ShellError, match="a tag within the code of a field"):
        put_into(Template("own.docx", saved(own)))


def test_another_form_of_docx_is_told_with_the_way_out() -> None:
    strict = replaced(
        document("x"),
        "word/document.xml",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with pytest.raises(ShellError) as caught:
        put_into(Template("strict.docx", strict))
    assert "not as “Strict Open XML Document”" in caught.value.hint


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ company.__class__ }}",
        "{{ company.update(name='x') }}",
        "{{ products.append(1) }}",
        "{{ picture.__self__ }}",
        "{{ _finished_fields.append(1) }}",
        "{% include 'x' %}",
        "{% import '/etc/passwd' as x %}",
    ],
)
def test_a_tag_reaches_nothing_but_what_it_is_given(tag: str) -> None:
    with pytest.raises(ShellError):
        put_into(template(tag, "{{ fields.customer_name }}"))
