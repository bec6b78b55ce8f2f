"""``salesbook offer``: a file in, a paper out; nobody's edit is lost, the same gives the same."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.papers import ROOT, passages
from tests.quotes.firms import Desk
from tests.shell import Said, salesbook, write

EXAMPLES = [("example-pl", "mleczarnia"), ("example-en", "fenwater")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def offer(desk: Desk, *arguments: object, file: Path | None = None) -> Said:
    return salesbook("offer", desk.path, "--customer", file or desk.file(), "--output", desk.folder / "out", *arguments)


def made(desk: Desk, suffix: str = ".docx") -> Path:
    (found,) = (path for path in (desk.folder / "out").rglob(f"*{suffix}") if ".new" not in path.name)
    return found


@pytest.mark.parametrize(("blueprint", "name"), EXAMPLES)
def test_the_examples_offer_without_a_word_left_open(blueprint: str, name: str, tmp_path: Path) -> None:
    folder = ROOT / "blueprints" / blueprint
    said = salesbook("offer", folder, "--customer", folder / f"{name}.offer.yaml", "--output", tmp_path, "--strict")
    assert (said.code, said.err) == (0, "2 create\n")
    for path in (path for path in tmp_path.rglob("*") if path.suffix in (".docx", ".html")):
        assert "[" not in "\n".join(passages(path))


def test_files_are_named_after_company_customer_and_number(desk: Desk) -> None:
    assert offer(desk).code == 0
    assert (
        made(desk).relative_to(desk.folder / "out").as_posix()
        == "offers/ann-ltd-1-2026/en/bolt-nut-ltd-ann-ltd-1-2026.docx"
    )


def test_the_same_gives_the_same_bytes_and_writes_nothing_again(desk: Desk) -> None:
    offer(desk)
    before = {path: path.read_bytes() for path in (desk.folder / "out").rglob("*") if path.is_file()}
    assert "2 identical" in offer(desk).err
    assert before == {path: path.read_bytes() for path in (desk.folder / "out").rglob("*") if path.is_file()}
    salesbook("offer", desk.path, "--customer", desk.file(), "--output", desk.folder / "again")
    other = desk.folder / "again" / made(desk).relative_to(desk.folder / "out")
    assert other.read_bytes() == made(desk).read_bytes()


def test_an_offer_that_somebody_edited_is_kept_and_the_new_one_laid_beside(desk: Desk) -> None:
    offer(desk)
    page = made(desk, ".html")
    page.write_text("mine", "utf-8")
    said = offer(desk, file=desk.file(products={"bolt": 7}))
    assert said.code == 3
    assert page.read_text("utf-8") == "mine"
    assert "£70.00" in page.with_name(page.name.replace(".html", ".new.html")).read_text("utf-8")


def test_nothing_is_written_where_something_is_wrong(desk: Desk) -> None:
    said = offer(desk, file=desk.file(products={"nut": {"quantity": 1, "price": 1}}))
    assert said.code == 1
    assert "error[price-below-floor]" in said.err
    assert not (desk.folder / "out").exists()


def test_what_is_open_is_a_warning_and_strict_makes_it_a_failure(desk: Desk) -> None:
    assert offer(desk, "--strict").code == 1
    assert not (desk.folder / "out").exists()
    said = offer(desk)
    assert said.code == 0
    label = desk.blueprint.merge_fields["delivery-date"].label
    assert f"warning[offer-open]: nobody has filled in [{label}]" in said.err
    assert "hint: Write it under `fields`: `delivery-date: …`." in said.err


@pytest.mark.parametrize("content", [b"", b"- a\n", "żółw".encode("iso8859-2"), b"customer: [", b"a: &a [*a]\n", None])
def test_whatever_the_file_is_there_is_a_problem_and_no_traceback(desk: Desk, content: bytes | None) -> None:
    file = desk.folder / "odd.yaml"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    said = offer(desk, file=file)
    assert (said.code, said.out) == (1, "")
    assert "odd.yaml:" in said.err
    assert "error[" in said.err
    assert "fault of its own" not in said.err
    assert not (desk.folder / "out").exists()


def test_a_dry_run_and_a_format(desk: Desk) -> None:
    assert "create" in offer(desk, "--dry-run").out
    assert not (desk.folder / "out").exists()
    assert offer(desk, "--format", "html").code == 0
    assert [path.suffix for path in (desk.folder / "out").rglob("bolt*")] == [".html"]


def test_problems_of_the_blueprint_and_of_the_file_are_told_together(desk: Desk) -> None:
    write(desk.folder / "firm", {"more.yaml": "nonsense: 1\n"})
    said = offer(desk, file=desk.file(seller="nobody", number=None))
    assert said.code == 1
    assert "`nonsense` is not a key" in said.err
    assert "`number` is missing" in said.err


def test_the_language_of_the_file_is_that_of_the_offer(desk: Desk) -> None:
    write(desk.folder / "firm", {"blueprint.yaml": "extends: ten-stage\ncompany: {name: Tiny, vat_pct: 23}\n"})
    own = {"own": {"name": "Own", "quantity": 1, "price": 10}}
    asked = {"language": "pl", "products": own, "seller": None, "payment_plan": None}
    assert offer(desk, file=desk.file(**asked)).code == 0
    assert "/pl/" in made(desk).as_posix()
    assert "Do zapłaty" in "\n".join(passages(made(desk)))


def test_a_file_in_the_folder_of_the_blueprint_needs_its_ending(desk: Desk) -> None:
    inside = desk.folder / "firm/ann.yaml"
    inside.write_bytes(desk.file().read_bytes())
    said = offer(desk, file=inside)
    assert (said.code, "error[part-of-blueprint]" in said.err) == (1, True)
    assert "`ann.offer.yaml`" in said.err
    inside.rename(inside.with_name("ann.offer.yaml"))
    assert offer(desk, file=inside.with_name("ann.offer.yaml")).code == 0
    assert salesbook("check", desk.path).code == 0


def test_the_report_for_machines_is_alone_on_standard_output(desk: Desk) -> None:
    rows = offer(desk, "--report", "json").data
    assert {row["verb"] for row in rows} == {"create"}


@pytest.mark.parametrize("arguments", [(), ("--customer", "a", "--new", "b")])
def test_either_a_file_or_a_new_one(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert salesbook("offer", desk.path, *arguments).code == 2


# --- a file to fill in ------------------------------------------------------------------------------


@pytest.mark.parametrize(("blueprint", "_name"), EXAMPLES)
def test_a_new_file_makes_an_offer_once_who_and_number_are_filled_in(
    blueprint: str, _name: str, tmp_path: Path
) -> None:
    file = tmp_path / "new.yaml"
    assert salesbook("offer", ROOT / "blueprints" / blueprint, "--new", file).code == 0
    arguments = ("offer", ROOT / "blueprints" / blueprint, "--customer", file, "--output", tmp_path / "out")
    unfilled = salesbook(*arguments)
    assert unfilled.code == 1
    assert unfilled.err.count("error[") == unfilled.err.count("error[missing-key]") == 2
    text = file.read_text("utf-8").replace("  name: ", "  name: Ann Ltd ").replace("number: ", "number: 7 ")
    file.write_text(text, "utf-8")
    said = salesbook(*arguments)
    assert said.code == 0, said.err


@pytest.mark.parametrize(("blueprint", "_name"), EXAMPLES)
def test_a_new_file_asks_for_all_that_an_offer_leaves_open_and_for_nothing_else(
    blueprint: str, _name: str, tmp_path: Path
) -> None:
    file = tmp_path / "new.yaml"
    assert salesbook("offer", ROOT / "blueprints" / blueprint, "--new", file).code == 0
    text = file.read_text("utf-8").replace("  name: ", "  name: Ann Ltd ", 1).replace("number: ", "number: 7 ")
    text = text.replace("# address:", "address: Here").replace('# vat_id: ""', 'vat_id: "1"')
    text = text.replace("# timetable:", "timetable:").replace('#   - ""', '  - "x"')
    head, fields, rest = re.split(r"(?<=\nfields:)|(?=\n\ntimetable:)", text)
    file.write_text(head + re.sub(r"(?m)^  ([a-z0-9-]+): ", r"  \1: x ", fields) + rest, "utf-8")
    said = salesbook("offer", ROOT / "blueprints" / blueprint, "--customer", file, "--output", tmp_path / "out")
    assert (said.code, "warning" in said.err) == (0, False), said.err


@pytest.mark.parametrize(("country", "asked"), [("PL", "NIP, in quotes"), ("GB", "VAT no., in quotes"), ("US", None)])
def test_a_new_file_asks_for_a_tax_number_in_the_words_of_the_country(
    country: str, asked: str | None, tmp_path: Path
) -> None:
    text = f"extends: ten-stage\nlanguage: en\ncountry: {country}\ncompany: {{name: Alfa}}\n"
    firm = write(tmp_path / "firm", {"blueprint.yaml": text})
    assert salesbook("offer", firm, "--new", tmp_path / "new.yaml").code == 0
    lines = [line for line in (tmp_path / "new.yaml").read_text("utf-8").splitlines() if "vat_id" in line]
    assert len(lines) == (1 if asked else 0)
    assert all(asked in line for line in lines if asked)


def test_every_line_that_a_new_file_leaves_out_may_be_taken_in(desk: Desk) -> None:
    file = desk.folder / "new.yaml"
    assert salesbook("offer", desk.path, "--new", file).code == 0
    text = file.read_text("utf-8")
    for discount in desk.blueprint.discounts:
        assert f"#   {discount}:" in text
    for product in desk.blueprint.products:
        assert f"{product}:" in text
    assert "# payment_plan: thirds" in text


def test_a_new_file_takes_nobodys_place(desk: Desk) -> None:
    file = desk.file()
    before = file.read_bytes()
    said = salesbook("offer", desk.path, "--new", file)
    assert (said.code, "error[exists]" in said.err) == (1, True)
    assert file.read_bytes() == before
    assert "part-of-blueprint" in salesbook("offer", desk.path, "--new", desk.folder / "firm/new.yaml").err


# --- the schema -------------------------------------------------------------------------------------


class _Texts(yaml.SafeLoader):
    """Reads dates as texts, as editors do."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize(("blueprint", "name"), EXAMPLES)
def test_the_schema_knows_what_the_examples_say_and_no_more(blueprint: str, name: str) -> None:
    schema = json.loads(salesbook("schema", "--customer").out)
    said = yaml.load((ROOT / "blueprints" / blueprint / f"{name}.offer.yaml").read_text("utf-8"), _Texts)
    check = jsonschema.Draft202012Validator(schema)
    check.check_schema(schema)
    assert [error.message for error in check.iter_errors(said)] == []
    assert list(check.iter_errors({**said, "seler": "x"}))
    assert all(field.get("description") for field in schema["properties"].values())


def test_a_new_file_is_of_today_where_the_blueprint_has_no_day(tmp_path: Path) -> None:
    process = "extends: ten-stage\nlanguage: en\ncompany: {name: Ann}\nproducts: {bolt: {name: Bolt, price: 2}}\n"
    file = tmp_path / "new.yaml"
    assert salesbook("offer", write(tmp_path / "ann", {"blueprint.yaml": process}), "--new", file).code == 0
    today = datetime.datetime.now().astimezone().date()
    given = yaml.safe_load(file.read_text("utf-8"))["date"]
    assert datetime.timedelta(0) <= today - given <= datetime.timedelta(days=1)
