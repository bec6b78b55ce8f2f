"""``salesbook new``: a blueprint from about twenty questions that builds at once and can be gone on with."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator import shipping
from generator.blueprint.load import load
from generator.blueprint.starter import SCHEMA_FILE, StarterQuestion, is_answer, lines, questions
from generator.cli import new
from generator.locale.voice import Voice
from tests.shell import Said, only, problems, salesbook, where, write

SHIPPED = shipping.folder("blueprints")
TRADES = sorted(folder.name for folder in (SHIPPED / "ten-stage/packs/trade").iterdir())
BASE = """\
roles:
  salesperson: {name: {pl: Handlowiec, en: Salesperson}}
  head-of-sales: {name: {pl: Szef, en: Head}}
  interviewer: {name: {pl: Rozmówca, en: Interviewer}}
  logistics: {name: {pl: Logistyka, en: Logistics}}
  marketing: {name: {pl: Marketing, en: Marketing}}
objections:
""" + "".join(
    f"  {id_}: {{category: price, wordings: {{pl: [Nie {id_}], en: [No {id_}]}}, responses: {{"
    "a: {kind: question-back, text: {pl: A, en: A}}, b: {kind: story, text: {pl: B, en: B}}}}\n"
    for id_ in ("too-expensive", "already-solved", "have-to-think", "send-offer-by-mail", "not-now")
)


@pytest.fixture(autouse=True)
def _small_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base with nothing but the roles that a new blueprint names."""
    packs = {f"ten-stage/packs/trade/{trade}/blueprint.yaml": "blueprint: 1\n" for trade in TRADES}
    shipped = write(tmp_path / "shipped", {"ten-stage/blueprint.yaml": BASE, **packs})
    real = shipping.folder
    monkeypatch.setattr(shipping, "folder", lambda kind: shipped if kind == "blueprints" else real(kind))


def made(folder: Path, *arguments: str, typed: str = "") -> Path:
    said = salesbook("new", folder, *arguments, typed=typed)
    assert (said.code, said.err if not typed else "") == (0, "")
    assert problems(folder) == []
    return folder


def text(folder: Path) -> str:
    return (folder / "blueprint.yaml").read_text("utf-8")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_with_every_decision_open_it_loads_without_a_warning(tmp_path: Path, language: str) -> None:
    folder = made(tmp_path / "Nowa Firma", "--yes", "--language", language)
    blueprint = load(folder).blueprint
    assert (blueprint.id, blueprint.company.name, blueprint.language) == ("nowa-firma", "Nowa Firma", language)


def test_it_builds_at_once(tmp_path: Path) -> None:
    folder = made(tmp_path / "firm", "--yes")
    assert salesbook("build", folder, "--output", tmp_path / "out", "--only", "glossary", "--format", "csv").code in (
        0,
        1,
    )
    assert salesbook("build", folder, "--output", tmp_path / "out", "--format", "csv").code == 0


def test_there_are_about_twenty_questions_each_with_a_reason_and_an_example() -> None:
    assert 18 <= len(questions()) <= 24
    for question in questions():
        for phrase in (question.ask, question.why, question.example):
            assert phrase.strip()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_commented_line_may_be_uncommented(tmp_path: Path, language: str) -> None:
    folder = made(tmp_path / "firm", "--yes", "--language", language)
    open_line = re.compile(r"^( *)#(?! )", re.MULTILINE)
    everything = open_line.sub(r"\1", text(folder))
    assert len(re.findall(open_line, text(folder))) > len(lines())
    (folder / "blueprint.yaml").write_text(everything, "utf-8")
    # The small base has no offers, and evidence is printed in these papers alone.
    assert [problem["path"] for problem in problems(folder)] == ["proofs.first-proof"]
    data = yaml.load(everything, yaml.BaseLoader)
    for line in lines():
        value = data
        for step in line.path.split("."):
            value = value[step]
        assert value == ("firm" if line.path == "company.name" else shown(line, language))


def shown(line: StarterQuestion, language: str) -> str | list[str]:
    """What stands in a line that waits for a decision."""
    value = line.default or Voice(language).say(line.example)
    return value.split("; ") if line.kind == "list" else value


def test_a_default_is_what_the_base_or_the_model_says(tmp_path: Path) -> None:
    """It holds without an answer, so it must not be another number than the one that is printed."""
    write(tmp_path, {"firm/blueprint.yaml": f"extends: {SHIPPED / 'ten-stage'}\ncompany: {{name: Firm}}\n"})
    base = load(tmp_path / "firm").blueprint
    for line in lines():
        if line.default:
            value: object = base
            for step in line.path.split("."):
                value = getattr(value, step)
            assert str(value) == line.default, line.path


def test_a_line_that_is_not_asked_may_be_answered_in_a_file(tmp_path: Path) -> None:
    write(tmp_path, {"answers.yaml": "plan.channels: blog; LinkedIn\ncompany.short_name: Firma\n"})
    blueprint = load(made(tmp_path / "firm", "--answers", str(tmp_path / "answers.yaml"))).blueprint
    assert blueprint.plan.channels == ["blog", "LinkedIn"]
    assert blueprint.company.short_name == "Firma"


@pytest.mark.parametrize("number", range(len(questions())))
def test_each_answer_stands_alone(tmp_path: Path, number: int) -> None:
    question = questions()[number]
    write(tmp_path, {"answers.yaml": f'{question.path}: "{Voice("pl").say(question.example)}"\n'})
    folder = made(tmp_path / "firm", "--answers", str(tmp_path / "answers.yaml"))
    assert f"\n{'  ' * question.path.count('.')}{question.path.rpartition('.')[2]}: " in text(folder)


NAMES = [
    "\"Quoted\" & 'Sons'",
    "Line\nbreak",
    "Emoji 😀 Ltd",
    "Colon: Ltd",
    "# not a comment",
    "{{ x }} {% y %}",
    "\\back\\slash",
    "=1+1",
    "no",
    "\x7f\x85\u2028\ufeff",
    "- list",
    "x" * 5000,
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_out_as_it_went_in(tmp_path: Path, name: str) -> None:
    """But for blanks at its ends, and on one line."""
    shown = load(made(tmp_path / "firm", "--yes", "--company", name)).blueprint.company.name
    assert shown == " ".join(name.strip("\x85\u2028\ufeff").split("\n"))


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    said = salesbook("new", tmp_path / "firm", "--yes", "--company", "\udcff")
    assert said.code == 2
    assert not (tmp_path / "firm").exists()


@pytest.mark.parametrize(
    ("folder", "id_"),
    [("CON", "con-process"), ("żółw", "zolw"), ("日本", "ri-ben"), ("123", "123"), ("---", "company")],
)
def test_the_folders_name_becomes_an_id(tmp_path: Path, folder: str, id_: str) -> None:
    assert load(made(tmp_path / folder, "--yes")).blueprint.id == id_


def test_it_never_overwrites(tmp_path: Path) -> None:
    write(tmp_path / "firm", {"blueprint.yaml": "mine"})
    said = salesbook("new", tmp_path / "firm", "--yes")
    assert said.code == 1
    assert "error[exists]" in said.err
    assert [path.name for path in (tmp_path / "firm").iterdir()] == ["blueprint.yaml"]
    assert text(tmp_path / "firm") == "mine"


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "firm").mkdir()
    (tmp_path / "firm" / "blueprint.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert salesbook("new", tmp_path / "firm", "--yes").code == 1
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    write(tmp_path / "firm", {"notes.txt": "mine", "roles.yaml": "roles: {own: {name: Own, duties: [Calls]}}\n"})
    assert "own" in load(made(tmp_path / "firm", "--yes")).blueprint.roles
    assert (tmp_path / "firm" / "notes.txt").read_text() == "mine"


def test_the_schema_for_editors_stands_where_the_file_says(tmp_path: Path) -> None:
    folder = made(tmp_path / "firm", "--yes")
    assert text(folder).startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\n")
    assert (folder / SCHEMA_FILE).is_file()


def test_what_stands_in_the_schemas_place_is_left_and_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "firm", {SCHEMA_FILE: "mine"})
    said = salesbook("new", folder, "--yes")
    assert (said.code, (folder / SCHEMA_FILE).read_text()) == (0, "mine")
    assert "warning[exists]" in said.err


def test_the_schema_that_we_would_write_may_stand_there_already(tmp_path: Path) -> None:
    folder = made(tmp_path / "firm", "--yes")
    (folder / "blueprint.yaml").unlink()
    assert "exists" not in salesbook("new", folder, "--yes").err


@pytest.mark.parametrize("there", ["a file", "nothing"])
def test_no_schema_is_written_through_a_link(tmp_path: Path, there: str) -> None:
    victim, link = tmp_path / "victim", tmp_path / "firm" / SCHEMA_FILE
    link.parent.mkdir(parents=True)
    link.symlink_to(victim)
    if there == "a file":
        victim.write_text("precious")
    assert salesbook("new", tmp_path / "firm", "--yes").code == 0
    assert link.is_symlink()
    assert (victim.read_text() if victim.exists() else None) == ("precious" if there == "a file" else None)


def test_a_link_in_the_place_of_the_schemas_folder_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "firm").mkdir()
    (tmp_path / "firm/.salesbook").symlink_to(tmp_path / "elsewhere")
    said = salesbook("new", tmp_path / "firm", "--yes")
    assert (said.code, "error[linked-folder]" in said.err) == (1, True)
    assert not list((tmp_path / "elsewhere").iterdir())
    assert [path.name for path in (tmp_path / "firm").iterdir()] == [".salesbook"]


def test_a_pipe_or_a_folder_in_the_schemas_place_is_left_there(tmp_path: Path) -> None:
    for number, put in enumerate((os.mkfifo, os.mkdir)):
        file = tmp_path / f"firm-{number}" / SCHEMA_FILE
        file.parent.mkdir(parents=True)
        put(file)
        assert "warning[exists]" in salesbook("new", tmp_path / f"firm-{number}", "--yes").err
        assert not file.is_file()


@pytest.mark.parametrize("there", [os.mkfifo, lambda path: path.symlink_to("/nowhere/at/all")])
def test_a_folder_that_is_none_is_told(tmp_path: Path, there: Callable[[Path], None]) -> None:
    there(tmp_path / "firm")
    said = salesbook("new", tmp_path / "firm", "--yes")
    assert (said.code, "error[output]" in said.err) == (1, True)


def test_a_new_blueprint_has_the_rights_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o002)
    try:
        folder = made(tmp_path / "firm", "--yes")
    finally:
        os.umask(before)
    assert {(folder / name).stat().st_mode & 0o777 for name in ("blueprint.yaml", SCHEMA_FILE)} == {0o664}


def test_a_price_without_a_name_gets_a_name(tmp_path: Path) -> None:
    write(tmp_path, {"answers.yaml": "products.main-product.price: 5\n"})
    folder = made(tmp_path / "firm", "--answers", str(tmp_path / "answers.yaml"))
    assert load(folder).blueprint.products["main-product"].name == "Główny produkt"


def test_a_question_that_there_is_not_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"answers.yaml": "company.name: X\ncompany.fone: 1\ncompany.email: [a]\n"})
    said = salesbook("new", tmp_path / "firm", "--answers", tmp_path / "answers.yaml")
    assert said.code == 1
    assert "answers.yaml:2:1: error[unknown-key]" in said.err
    assert "`company.phone`" in said.err
    assert "answers.yaml:3:16: error[value]" in said.err
    assert not (tmp_path / "firm").exists()


def test_answers_that_are_not_there_are_told(tmp_path: Path) -> None:
    said = salesbook("new", tmp_path / "firm", "--answers", tmp_path / "gone.yaml")
    assert said.code == 1
    assert "file-unreadable" in said.err
    assert not (tmp_path / "firm").exists()


def test_the_command_line_has_the_last_word_about_the_name(tmp_path: Path) -> None:
    write(tmp_path, {"answers.yaml": "company.name: From the file\n"})
    folder = made(tmp_path / "firm", "--company", "From the shell", "--answers", str(tmp_path / "answers.yaml"))
    assert load(folder).blueprint.company.name == "From the shell"


def test_answers_of_the_wrong_kind_are_told_where_they_stand(tmp_path: Path) -> None:
    wrong = "products.main-product.price: abc\ncompany.form_of_address: ty\nplan.rollout_start: wkrótce\n"
    write(tmp_path, {"answers.yaml": f"company.name: Mill\n{wrong}"})
    said = salesbook("new", tmp_path / "firm", "--answers", tmp_path / "answers.yaml")
    assert said.code == 1
    assert [f"answers.yaml:{line}:" in said.err for line in (2, 3, 4)] == [True, True, True]
    assert "One of: formal, informal." in said.err
    assert "Write it like this: 2026-02-02." in said.err
    assert not (tmp_path / "firm").exists()


def test_an_answer_that_does_not_fit_after_all_stays_in_the_file(tmp_path: Path) -> None:
    """A number is asked for, and which numbers make sense the model knows."""
    write(tmp_path, {"answers.yaml": "price_policy.reserve_pct: 850\n"})
    said = salesbook("new", tmp_path / "firm", "--answers", tmp_path / "answers.yaml")
    assert said.code == 1
    assert "at most 100 is expected" in said.err
    assert where(only(problems(tmp_path / "firm")))[0] == "blueprint.yaml"


def answered(folder: Path, monkeypatch: pytest.MonkeyPatch, *typed: str) -> Said:
    monkeypatch.setattr(new, "_is_terminal", lambda: True)
    lines = [*typed, *[""] * (len(questions()) - len(typed))]
    return salesbook("new", folder, typed="\n".join(lines) + "\n")


def test_a_person_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = answered(tmp_path / "firm", monkeypatch, "PL", "", "  Młyny Sp. z o.o. ", "mąka")
    assert said.code == 0
    assert "[do wyboru: goods, software, services, installation; Enter: coś innego]" in said.err
    assert f"24/{len(questions())}" in said.err
    assert "[Enter: 10, z metodyki]" in said.err
    assert "[np. Pipedrive; Enter: później]" in said.err or "[np. Livespace; Enter: później]" in said.err
    company = load(tmp_path / "firm").blueprint.company
    assert (company.name, company.short_name, company.sells) == ("Młyny Sp. z o.o.", None, "mąka")


def test_the_trade_is_asked_right_after_the_country_and_offers_every_pack_that_there_is() -> None:
    country, trade, *_ = questions()
    assert (country.path, trade.path) == ("country", "trade")
    assert sorted(trade.options) == TRADES


def test_the_unit_is_asked_beside_the_price_and_stands_in_no_examples_name(tmp_path: Path) -> None:
    paths = [question.path for question in questions()]
    price = paths.index("products.main-product.price")
    assert paths[price + 1] == "products.main-product.unit"
    name = next(line for line in lines() if line.path == "products.main-product.name")
    assert [words for words in name.by_trade.values() if " per " in words] == []
    write(tmp_path, {"answers.yaml": "products.main-product.price: 29\nproducts.main-product.unit: user and month\n"})
    product = load(made(tmp_path / "firm", "--answers", str(tmp_path / "answers.yaml"))).blueprint.products[
        "main-product"
    ]
    assert product.unit == "user and month"


def test_who_is_in_another_trade_leaves_it_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered(tmp_path / "mill", monkeypatch, "PL", "bakery", "", "Młyny", *[""] * len(questions())).code == 0
    assert load(tmp_path / "mill").blueprint.trade is None
    assert answered(tmp_path / "shop", monkeypatch, "PL", "goods", "Młyny").code == 0
    assert load(tmp_path / "shop").blueprint.trade == "goods"


def test_who_answers_nothing_gets_the_folders_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered(tmp_path / "firm", monkeypatch).code == 0
    assert load(tmp_path / "firm").blueprint.company.name == "firm"


def test_who_stops_answering_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "_is_terminal", lambda: True)
    said = salesbook("new", tmp_path / "firm", typed="Name\n")
    assert said.code == 130
    assert not (tmp_path / "firm").exists()


def test_without_a_terminal_nobody_is_asked(tmp_path: Path) -> None:
    said = salesbook("new", tmp_path / "firm")
    assert said.code == 2
    assert "--yes" in said.err


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    said = salesbook("new", tmp_path / place, "--yes")
    assert said.code in (1, 2)
    assert "file" in said.err
    assert "fault of its own" not in said.err


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", denied)
    said = salesbook("new", tmp_path / "firm", "--yes")
    assert said.code == 1
    assert "firm" in said.err
    assert "permission denied" in said.err


def test_an_answer_of_the_wrong_kind_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = next(n for n, question in enumerate(questions()) if question.kind == "number")
    said = answered(
        tmp_path / "firm", monkeypatch, "Firma", *[""] * (number - 1), "20 tys.", "20000", *[""] * len(questions())
    )
    assert said.code == 0
    assert "20000" in (tmp_path / "firm/blueprint.yaml").read_text("utf-8")
    assert "20 tys." not in (tmp_path / "firm/blueprint.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "written"),
    [("45 000", "45000"), ("45\u00a0000,50", "45000.50"), ("1.234,50", "1234.50"), ("100,-", "100")],
)
def test_a_number_is_read_as_a_blueprint_reads_it_and_written_in_digits(
    typed: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = next(n for n, question in enumerate(questions()) if question.kind == "number")
    said = answered(tmp_path / "firm", monkeypatch, *[""] * number, typed)
    assert said.code == 0
    assert f"typical_order_value: {written}\n" in (tmp_path / "firm/blueprint.yaml").read_text("utf-8")


def test_an_amount_that_could_be_two_is_no_answer() -> None:
    assert not is_answer("24,000", next(question for question in questions() if question.kind == "number"))


@pytest.mark.parametrize(("typed", "code"), [("USA", "US"), ("u.k.", "GB"), ("Polska", "PL"), ("Niemcy", "DE")])
def test_who_names_the_country_is_told_its_code(
    typed: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answered(tmp_path / "firm", monkeypatch, typed, code, *[""] * len(questions()))
    assert f"Napisz tak: {code}." in said.err
    assert f"country: {code}\n" in (tmp_path / "firm/blueprint.yaml").read_text("utf-8")


def test_a_date_is_a_date(tmp_path: Path) -> None:
    dated = next(question for question in questions() if question.kind == "date")
    assert is_answer("2026-02-02", dated)
    assert is_answer("", dated)
    assert not is_answer("2.02.2026", dated)


def test_a_language_the_base_does_not_have_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "languages", lambda: ("pl",))
    said = salesbook("new", tmp_path / "firm", "--yes", "--language", "en")
    assert said.code == 1
    assert "Languages it has: pl" in said.err
    assert not (tmp_path / "firm").exists()
