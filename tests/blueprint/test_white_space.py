"""White space at the ends of a value is no part of it, and what is one line by nature stays on one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.problems import BlueprintError
from tests.papers import MadeSet, make_set, visible
from tests.shell import write

VALUES = {
    "language": "pl",
    "edition": "1.0",
    "as_of": "2026-01-05",
    "status": "draft",
    "owner": "process-owner",
    "company.name": "Alfa Sp. z o.o.",
    "company.sells": "mąki i mieszanki dla piekarni",
    "company.phone": "+48 000 000 100",
    "company.email": "biuro@alfa.example",
    "company.web": "alfa.example",
    "company.currency": "EUR",
    "company.vat_pct": "8 %",
    "company.typical_order_value": "1200 EUR",
    "company.form_of_address": "informal",
    "company.privacy_notice": "alfa.example/dane",
    "brand.primary": "#0F5C6E",
    "locale.country": "PL",
    "locale.working_hours": "7:00–15:00",
    "terms.payment": "przelew, 14 dni",
    "terms.validity_days": "30",
    "tools.fairs.perform": "raz na kwartał",
    "tools.fairs.responsible": "head-of-sales",
    "stages.offer.name": "Oferta dla piekarni",
    "products.flour.name": "Mąka",
    "products.flour.unit": "worek",
    "products.flour.price": "62.50",
    "messages.offer-detailed-mail.body": "Dzień dobry,\n\nprzesyłam ofertę: [[company.sells]].",
}
"""One for each kind of field: texts, choices, ids, references, amounts, dates, colours, rhythms."""


def literal(value: str) -> str:
    return "|\n" + "".join(f"      {line}\n" if line else "\n" for line in value.split("\n"))


FORMS = {
    "literal": literal,
    "literal that keeps its line ends": lambda value: literal(value).replace("|", "|+", 1) + "\n\n",
    "folded": lambda value: literal(value).replace("|", ">", 1) if "\n" not in value else literal(value),
    "in quotes": lambda value: '" \\n  ' + value.replace("\n", "\\n") + '\\t\\n "',
    "with unbreakable ends": lambda value: '"\\_\\u200b' + value.replace("\n", "\\n") + '\\ufeff\\_"',
}


def yaml_of(values: dict[str, str], form: Any) -> str:
    """The values as YAML, each written in a form of its own."""
    tree: dict[str, Any] = {}
    for path, value in values.items():
        *way, last = path.split(".")
        here = tree
        for part in way:
            here = here.setdefault(part, {})
        here[last] = form(value)
    return "extends: ten-stage\nid: alfa\n" + _lines(tree, "")


def _lines(tree: dict[str, Any], indent: str) -> str:
    return "".join(
        f"{indent}{key}:\n{_lines(value, indent + '  ')}" if isinstance(value, dict) else f"{indent}{key}: {value}\n"
        for key, value in tree.items()
    )


def quoted(value: str) -> str:
    return '"' + value.replace("\n", "\\n") + '"'


def built(folder: Path, text: str) -> MadeSet:
    papers = ("offer-general", "messages", "handbook", "crm-setup", "stage-tools-marketing")
    only = [option for paper in papers[:3] for option in ("--only", paper)]
    return make_set(write(folder / "bp", {"blueprint.yaml": text}), folder / "out", *only)


@pytest.fixture(scope="module")
def plainly(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(built(tmp_path_factory.mktemp("plain"), yaml_of(VALUES, quoted)))


def files(made: MadeSet) -> dict[str, bytes]:
    return {str(path.relative_to(made.folder)): path.read_bytes() for path in made.paths()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_papers_are_the_same_however_a_value_is_written(
    tmp_path: Path, plainly: dict[str, bytes], form: str, line_end: str
) -> None:
    made = built(tmp_path, yaml_of(VALUES, FORMS[form]).replace("\n", line_end))
    assert files(made) == plainly


ON_SEVERAL_LINES = {
    "company.name": "Alfa\nSp. z o.o.",
    "company.sells": "mąki\n\n  i mieszanki",
    "company.phone": "+48\n000 000 100",
    "company.email": "biuro@alfa.example",
    "stages.offer.name": "Oferta\ndla piekarni",
    "products.flour.name": "Mąka\ntyp 500",
    "products.flour.unit": "worek\n25 kg",
    "messages.offer-detailed-mail.name": "Mail\nz ofertą",
}


def test_what_is_one_line_by_nature_is_printed_on_one_line(tmp_path: Path) -> None:
    several = built(tmp_path / "several", yaml_of(ON_SEVERAL_LINES, quoted))
    single = {path: " ".join(value.split()) for path, value in ON_SEVERAL_LINES.items()}
    assert files(several) == files(built(tmp_path / "single", yaml_of(single, quoted)))


def test_a_value_of_several_lines_is_one_line_within_a_sentence(tmp_path: Path) -> None:
    text = yaml_of({"company.name": "Alfa", "terms.payment": "przelew\n14 dni"}, quoted)
    body = "messages: {offer-detailed-mail: {body: 'Płatność: [[terms.payment]].'}}\n"
    made = built(tmp_path, text + body)
    assert "Płatność: przelew 14 dni." in visible(made.path("messages", "csv"))


@pytest.mark.parametrize("value", ['"  "', "|\n\n", ">+\n\n\n", '"\\_\\u200b"'])
def test_a_value_of_blanks_alone_is_empty(tmp_path: Path, value: str) -> None:
    folder = write(tmp_path, {"blueprint.yaml": f"extends: ten-stage\ncompany:\n  name: A\n  phone: {value}\n"})
    with pytest.raises(BlueprintError) as refused:
        load(folder)
    assert [problem.message for problem in refused.value.problems] == ["the text is empty"]


def test_a_list_within_quotes_keeps_its_shape(tmp_path: Path) -> None:
    text = 'extends: ten-stage\ncompany: {name: A}\nterms: {payment: "\\n  - przelew\\n  - gotówka\\n"}\n'
    assert load(write(tmp_path, {"blueprint.yaml": text})).blueprint.terms.payment == "- przelew\n- gotówka"


def test_a_place_is_where_the_value_was_written(tmp_path: Path) -> None:
    text = 'extends: ten-stage\ncompany: {name: A}\nstatus: "  unknown "\n'
    with pytest.raises(BlueprintError) as refused:
        load(write(tmp_path, {"blueprint.yaml": text}))
    (problem,) = refused.value.problems
    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.place.text) == (3, 9, 'status: "  unknown "')
