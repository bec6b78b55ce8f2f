"""Papers in files of the company's own: what a blueprint may name, what a build makes of it, and what harms nobody."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.deliverables.planted import FIRST, Garden
from tests.papers import passages_of, spaces_as_written, write_blueprint
from tests.render.word.shells import png, with_parts
from tests.render.word.templates import document, letterhead
from tests.shell import errors, only, problems, salesbook, where, write

from .tiny import BLUEPRINT, tiny

LINE = BLUEPRINT.count("\n") + 1
OURS = "offers/ours.docx"
FIELD = "merge_fields: {customer-name: {label: nazwa klienta}}\n"


def with_template(folder: Path, data: bytes, paper: str = "offer-general", name: str = OURS) -> Path:
    blueprint = tiny(folder / "tiny", f"{BLUEPRINT}templates: {{{paper}: {name}}}\n{FIELD}")
    return write(blueprint, {name: data})


def built(blueprint: Path, *options: str) -> Path:
    out = blueprint.parent / "out"
    said = salesbook("build", blueprint, "--output", out, *options)
    assert said.code == 0, said.err
    return next(out.glob("tiny/*/"))


def texts(file: Path) -> list[str]:
    return [text for text in passages_of(file.read_bytes(), file.suffix[1:]) if text]


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


# What a build makes


def test_a_paper_stands_in_the_company_s_own_file_and_its_page_as_before(tmp_path: Path) -> None:
    folder = built(with_template(tmp_path, letterhead("Dzień dobry, {{ company.name }}", "{{p section.one }}")))
    (made,) = (folder / "customer/word").glob("*.docx")
    assert {"Dzień dobry, Tiny", "T", "B"} <= set(texts(made))
    (page,) = (folder / "customer/html").glob("*.html")
    assert "Dzień dobry" not in page.read_text("utf-8")


def test_a_template_that_changes_makes_its_paper_anew_and_no_other(tmp_path: Path) -> None:
    blueprint = with_template(tmp_path, document("{{p body }}"))
    built(blueprint)
    out = blueprint.parent / "out"
    rows = salesbook("build", blueprint, "--output", out, "--report", "json").data
    assert {row["verb"] for row in rows} == {"identical"}
    write(blueprint, {OURS: document("{{p body }}", "Z poważaniem")})
    rows = salesbook("build", blueprint, "--output", out, "--report", "json").data
    changed = [row for row in rows if row["verb"] != "identical"]
    assert [(row["verb"], Path(row["path"]).suffix) for row in changed] == [("update", ".docx")]


def test_a_picture_beside_it_that_changes_makes_its_paper_anew(tmp_path: Path) -> None:
    blueprint = with_template(tmp_path, document("{{p body }}", '{{ picture("stamp.png", width=20) }}'))
    write(blueprint, {"offers/stamp.png": png()})
    built(blueprint)
    write(blueprint, {"offers/stamp.png": png(colour=(1, 2, 3))})
    rows = salesbook("build", blueprint, "--output", blueprint.parent / "out", "--report", "json").data
    assert [row["verb"] for row in rows if row["verb"] != "identical"] == ["update"]


def test_what_somebody_wrote_into_the_paper_is_not_lost(tmp_path: Path) -> None:
    blueprint = with_template(tmp_path, document("{{p body }}"))
    (made,) = (built(blueprint) / "customer/word").glob("*.docx")
    own = docx.Document(str(made))
    own.paragraphs[0].add_run(" my own words")
    own.save(str(made))
    write(blueprint, {OURS: document("{{p body }}", "Z poważaniem")})
    said = salesbook("build", blueprint, "--output", blueprint.parent / "out")
    assert said.code == 3
    assert any("my own words" in text for text in texts(made))
    assert "Z poważaniem" in texts(made.with_suffix(".new.docx"))


def test_an_excel_file_is_filled_as_well(tmp_path: Path) -> None:
    data = workbook(["{{ title }}"], ["Zarzut"], ["{{ list.heard }}"])
    folder = built(with_template(tmp_path, data, "objections", "lists.xlsx"), "--format", "xlsx")
    assert [file for file in folder.rglob("*.xlsx") if texts(file)[1:3] == ["Zarzut", "Za drogo"]]


def test_a_paper_may_have_a_file_for_each_program(tmp_path: Path) -> None:
    blueprint = tiny(tmp_path / "tiny", f"{BLUEPRINT}templates: {{objections: [a.docx, a.xlsx]}}\n")
    write(blueprint, {"a.docx": document("{{p body }}", "Own"), "a.xlsx": workbook(["Own"], ["{{ list.heard }}"])})
    folder = built(blueprint)
    own = [file for file in folder.rglob("*.*x") if file.suffix != ".json" and "Own" in texts(file)]
    assert {file.suffix for file in own} == {".docx", ".xlsx"}


# What is told of files


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("offers/our.docx", "is not in the blueprint's folder", "Did you mean `offers/ours.docx`?"),
        ("offers/ours.docm", "is neither a .docx nor an .xlsx", "Save it in Word as a .docx"),
        ("offers/ours.pdf", "is neither a .docx nor an .xlsx", "Name a .docx or an .xlsx"),
        ("offers", "is neither a .docx nor an .xlsx", "Name a .docx"),
        ("../ours.docx", "leads out of the blueprint's folder", "Copy the file into the folder"),
        ("/etc/ours.docx", "leads out of the blueprint's folder", "Copy the file into the folder"),
        ("offers/ours.xlsx", "is for Excel, in which `offer-general` is not made", "made for Word: name a .docx"),
        ("offers/folder.docx", "is a folder", "Name the file in it"),
        ("offers/pipe.docx", "is no file of at most", "Save it smaller"),
        ("offers/link.docx", "leads out of the blueprint's folder", "Copy the file"),
        ("offers/text.docx", "cannot be used: cannot be read", "Save it anew in Word"),
        ("offers/macro.docx", "which runs a program", "Delete the object or the macros"),
    ],
)
def test_a_file_that_cannot_be_a_template_is_told_with_its_place(
    name: str, said: str, hint: str, tmp_path: Path
) -> None:
    blueprint = tiny(tmp_path / "tiny", f"{BLUEPRINT}templates: {{offer-general: {name}}}\n")
    write(blueprint, {OURS: document("x"), "offers/text.docx": b"x", "offers/folder.docx/a": b"x"})
    write(blueprint, {"offers/macro.docx": with_parts(document("x"), {"word/vbaProject.bin": b"x"})})
    os.mkfifo(blueprint / "offers/pipe.docx")
    (blueprint / "offers/link.docx").symlink_to("/etc/hostname")
    found = only(errors(blueprint))
    assert (found["code"], where(found)[1]) == ("template-file", LINE)
    assert f"`{name}`" in found["message"]
    assert said in found["message"]
    assert hint in found["hint"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = with_parts(document("x"), {"word/bomb.xml": b"<a>" + b"0" * 40_000_000 + b"</a>"})
    assert "larger than any paper" in only(errors(with_template(tmp_path, bomb)))["message"]


def test_a_paper_that_there_is_not_is_told_with_the_nearest(tmp_path: Path) -> None:
    found = only(errors(with_template(tmp_path, document("x"), "offer-generel")))
    assert (found["code"], found["hint"]) == ("unknown-reference", "Did you mean `offer-general`?")


def test_two_files_for_one_program_are_one_too_many(tmp_path: Path) -> None:
    blueprint = tiny(tmp_path / "tiny", f"{BLUEPRINT}templates: {{offer-general: [a.docx, b.docx]}}\n")
    write(blueprint, {"a.docx": document("{{p body }}"), "b.docx": document("{{p body }}")})
    assert "is the second of its kind" in only(errors(blueprint))["message"]


def test_charts_and_pictures_of_a_workbook_are_told_before_they_are_lost(tmp_path: Path) -> None:
    from openpyxl.chart import BarChart, Reference

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["{{ list.heard }}"])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1))
    sheet.add_chart(chart, "D4")
    target = io.BytesIO()
    book.save(target)
    found = only(errors(with_template(tmp_path, target.getvalue(), "objections", "a.xlsx")))
    assert (found["code"], found["hint"]) == ("template-file", "Charts: delete them.")
    assert "would lose on saving: charts" in found["message"]


# What is told of tags


def test_mistakes_are_told_by_check_and_stop_a_build_before_anything_is_written(tmp_path: Path) -> None:
    blueprint = with_template(tmp_path, document("{{ titel }}", "{{ company.fone }}", "{{p body }}"))
    found = errors(blueprint)
    assert {one["code"] for one in found} == {"template-tag"}
    assert {one["hint"] for one in found} == {"Did you mean `company.phone`?", "Did you mean `title`?"}
    assert found[0]["path"] == "templates.offer-general"
    said = salesbook("build", blueprint, "--output", tmp_path / "out")
    assert said.code == 1
    assert not (tmp_path / "out").exists()


def test_what_only_filling_shows_is_told_by_check_too(tmp_path: Path) -> None:
    found = only(errors(with_template(tmp_path, document("{{ title + 1 }}", "{{p body }}"))))
    assert found["code"] == "template-tag"
    assert "can only concatenate str" in found["message"]


def test_what_is_left_out_is_a_note_that_can_be_accepted(tmp_path: Path) -> None:
    blueprint = with_template(tmp_path, document("{{ title }}"))
    told = [one for one in problems(blueprint) if one["code"].startswith("template")]
    assert [(one["code"], one["severity"]) for one in told] == [("template-left-out", "advice")]
    accepted = "audit: {accepted: {bare: {code: template-left-out, reason: A cover letter}}}\n"
    (blueprint / "audit.yaml").write_text(accepted, "utf-8")
    assert not [one for one in problems(blueprint) if one["code"].startswith("template")]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Dear [[customer-name]],", "Write {{ fields.customer_name }} in its place."),
        ("Dear ${Customer name},", "Write {{ fields.customer_name }} in its place."),
        ("Dear <<customer_name>>,", "Write {{ fields.customer_name }} in its place."),
        ("Dear {customer_name},", "Write {{ fields.customer_name }} in its place."),
        ("{ { title } }", "Write {{ title }} in its place."),
        ("No. ${invoice}", "Write a tag in its place: `salesbook fields offer-general` lists what there is."),
    ],
)
def test_a_field_of_another_program_is_told_before_a_customer_reads_it(typed: str, hint: str, tmp_path: Path) -> None:
    told = [
        one for one in problems(with_template(tmp_path, document(typed, "{{p body }}"))) if "template" in one["code"]
    ]
    assert [(one["code"], one["severity"], one["hint"]) for one in told] == [("template-unfilled", "warning", hint)]
    assert "body, paragraph 1" in told[0]["message"]


def test_fields_of_words_mail_merge_and_tags_in_addresses_are_told(tmp_path: Path) -> None:
    page = docx.Document(io.BytesIO(document("To ", "{{p body }}")))
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " MERGEFIELD customer_name ")
    page.paragraphs[0]._p.append(field)
    page.part.relate_to("mailto:%7B%7Bcompany.email%7D%7D", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    target = io.BytesIO()
    page.save(target)
    told = [one for one in problems(with_template(tmp_path, target.getvalue())) if "template" in one["code"]]
    assert {one["code"] for one in told} == {"template-unfilled"}
    merged, address = (one["message"] for one in told)
    assert "`«customer_name»`" in merged
    assert "the address of a link, `mailto:{{company.email}}`" in address


@pytest.mark.parametrize(
    "typed", ["„Cena {brutto}” – a {1} b", "«Cytat» i [uwaga] oraz a << b", "{{ company.name }}{{ title }}"]
)
def test_other_brackets_are_nothing_to_tell(typed: str, tmp_path: Path) -> None:
    told = [one["message"] for one in problems(with_template(tmp_path, document(typed, "{{p body }}")))]
    assert [one for one in told if "template" in one and "{brutto}" not in one] == []


def test_mistakes_are_told_in_the_order_of_the_paragraphs(tmp_path: Path) -> None:
    found = errors(with_template(tmp_path, document(*(f"{{{{ lost_{number} }}}}" for number in range(1, 12)))))
    assert [one["message"].split(":")[1] for one in found] == [f" body, paragraph {number}" for number in range(1, 12)]


# What harms nobody


@pytest.mark.parametrize(
    "tag",
    [
        "{% for a in range(90000) %}{% for b in range(90000) %}x{% endfor %}{% endfor %}",
        "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
        "{% set x = namespace(a='aaaaaaaa') %}{% for n in range(60) %}{% set x.a = x.a ~ x.a %}{% endfor %}",
        "{{ 'a' * 3000000000 }}",
        "{{ 'a'.ljust(9000000000) }}",
        "{{ 9 ** 999999999 }}",
        "{{ '{:3000000000}'.format(1) }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_a_strangers_template_neither_goes_on_for_ever_nor_reaches_out(
    tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.press.templates.filling._SECONDS", 2)
    monkeypatch.setattr("generator.press.templates.filling._MEMORY", 1_000_000_000)
    found = errors(with_template(tmp_path, document(tag, "{{p body }}")))
    assert {one["code"] for one in found} == {"template-tag"}


def test_no_tag_of_a_customers_paper_reaches_what_is_internal(tmp_path: Path) -> None:
    garden = Garden()
    data: dict[str, Any] = {**garden.data, "templates": {f"offer-{FIRST}": "all.docx"}}
    path = write_blueprint(tmp_path / "planted", data)
    every = ("company", "terms", "products", "product", "proofs", "payment_plans", "offer", "fields", "facts")
    tags = [f"{{{{ {name}|tojson }}}}" for name in every]
    write(tmp_path / "planted", {"all.docx": document(*tags, "{{p body }}")})
    said = salesbook("build", path, "--output", tmp_path / "out", "--only", f"offer-{FIRST}", "--format", "docx")
    assert said.code == 0, said.err
    (made,) = (tmp_path / "out").rglob("*.docx")
    read = spaces_as_written("\n".join(texts(made)))
    read += json.dumps(read)
    assert {one.field for one in garden.planted if not one.public and one.found_in(read)} == set()
    assert {"PublicCompany.phone", "PublicProduct.name", "PublicTerms.warranty"} <= {
        one.field for one in garden.planted if one.found_in(read)
    }
