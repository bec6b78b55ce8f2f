"""The whole set: every paper in its formats, nothing undecided hidden, nothing of ours left in the texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from generator.deliverables.registry import offered
from generator.press.planning.selection import ON_REQUEST
from tests.papers import MadeSet, make_set, parts, passages, spaces_as_written, visible, write_blueprint

from .tool_rows import ROWS

OURS = re.compile(
    r"\{\{|\{%|\[\[|<function|object at 0x"
    r"|\b(?:None(?! of (?:them|your)\b)|Undefined|null|undefined|NaN)\b|\b(?:Label|Run|Decimal|Result|Callout)\("
)
"""What only a mistake of ours can print: template tags, Python's and JavaScript's nothings, objects as code. "None of
them" is how an English sentence may begin."""

COMPANIES = ["example", "example_en", "name_only"]


@pytest.fixture
def made(request: pytest.FixtureRequest) -> MadeSet:
    """The set of the company that a test is parametrised with."""
    found: MadeSet = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def without_base(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    """The set of a company that takes nothing from any base."""
    folder = tmp_path_factory.mktemp("no-base")
    source = write_blueprint(folder / "no-base", {"company": {"name": "Piekarnia Ziarno"}})
    return make_set(source, folder / "output")


def formats(made: MadeSet, audience: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in made.files:
        if file.audience == audience:
            found.setdefault(file.deliverable, set()).add(file.format)
    return found


def on_offer(made: MadeSet, audience: str) -> dict[str, set[str]]:
    """What the registry offers a company; that no paper is lost there is what the golden files tell."""
    usual = {one.id: set(one.formats) - ON_REQUEST for one in offered(made.blueprint) if one.audience == audience}
    return {id_: formats for id_, formats in usual.items() if formats}


def printed(path: Path) -> str:
    """What a file prints, the properties of a package and the names of its sheets included."""
    if path.suffix not in (".docx", ".xlsx"):
        return visible(path)
    texts = (part for name, part in parts(path.read_bytes()).items() if part and name.endswith((".xml", ".rels")))
    return "\n".join(text for part in texts for text in etree.fromstring(part).itertext())


# The papers


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_every_paper_is_there_in_its_formats_for_its_readers(made: MadeSet) -> None:
    for audience in ("internal", "customer"):
        assert formats(made, audience) == on_offer(made, audience)


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_the_manifest_names_exactly_the_files_that_are_there(made: MadeSet) -> None:
    there = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    own = {name for name in there if name == "manifest.json" or name.startswith(".salesbook/")}
    assert there - own == {file.path for file in made.files}


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_the_customers_folder_holds_the_customers_papers_and_no_other(made: MadeSet) -> None:
    there = {path for path in (made.folder / "customer").rglob("*") if path.is_file()}
    assert there == set(made.paths(audience="customer"))
    assert len(there) == sum(map(len, on_offer(made, "customer").values()))


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_file_names_are_ascii_and_begin_with_the_stage(made: MadeSet) -> None:
    assert (made.folder / "index.html").is_file()
    for path in made.paths():
        assert path.name == "index.html" or re.fullmatch(
            r"S\d\d-[a-z0-9]+(-[a-z0-9]+)*\.(docx|xlsx|html|csv|txt)", path.name
        )


def test_a_papers_file_name_carries_the_number_of_its_stage(example: MadeSet) -> None:
    stage = {"handbook": "S00-", "skeleton-cold-call": "S02-", "offer-final": "S05-", "win-loss-register": "S10-"}
    for deliverable, start in stage.items():
        assert all(path.name.startswith(start) for path in example.paths(deliverable=deliverable))


# What is printed


@pytest.mark.parametrize("made", [*COMPANIES, "without_base"], indirect=True)
def test_nothing_of_ours_is_left_in_the_texts(made: MadeSet) -> None:
    left = {path.name: OURS.findall(printed(path)) for path in made.paths()}
    assert {name: found for name, found in left.items() if found} == {}


@pytest.mark.parametrize("deliverable", ["handbook", "offer-detailed", "offer-general", "win-loss-guide"])
def test_what_is_undecided_stands_there_as_a_decision_to_make(deliverable: str, name_only: MadeSet) -> None:
    for path in name_only.paths(deliverable=deliverable):
        assert "Do ustalenia" in visible(path), path.name


@pytest.mark.parametrize(
    ("term", "of_goods"),
    [("Płatność", "Płatność"), ("Realizacja", "Dostawa"), ("Gwarancja", "Gwarancja"), ("Reklamacje", "Reklamacje")],
)
def test_each_term_of_an_offer_is_given_or_to_be_decided(
    term: str, of_goods: str, name_only: MadeSet, example: MadeSet
) -> None:
    """Each goes by the word of the trade: the example sells goods.

    What a firm need not have, a warranty or rules for complaints, is asked for in the guide of the offers alone.
    """
    for path in name_only.paths(deliverable="offers" if term in ("Gwarancja", "Reklamacje") else "offer-detailed"):
        assert re.search(rf"{term}\s*Do ustalenia", visible(path)), path.name
    for path in example.paths(deliverable="offer-detailed"):
        assert of_goods in visible(path), path.name
        assert not re.search(rf"{of_goods}\s*Do ustalenia", visible(path)), path.name


@pytest.mark.parametrize("made", ["name_only", "without_base"], indirect=True)
def test_the_one_thing_decided_stands_on_every_paper(made: MadeSet) -> None:
    for path in made.paths("docx", "xlsx", "html"):
        assert "Piekarnia Ziarno" in spaces_as_written(visible(path)), path.name


def test_the_examples_offers_leave_nothing_undecided(example: MadeSet) -> None:
    for path in example.paths(audience="customer"):
        assert "Do ustalenia" not in visible(path), path.name


def test_the_english_examples_offers_leave_nothing_undecided_and_name_its_currency(example_en: MadeSet) -> None:
    for path in example_en.paths(audience="customer"):
        assert "To be decided" not in visible(path), path.name
    for path in example_en.paths(deliverable="offer-detailed"):
        assert "£6,900.00" in visible(path), path.name


def test_nothing_polish_is_left_in_an_english_set(example_en: MadeSet) -> None:
    polish = re.compile(r"[ąćęłńśźżĄĆĘŁŃŚŹŻ]|\bzł\b|\bPLN\b|Poland|Polish")
    left = {path.name: polish.findall(printed(path)) for path in example_en.paths()}
    assert {name: found for name, found in left.items() if found} == {}


def test_without_a_base_there_are_the_papers_that_need_none(without_base: MadeSet) -> None:
    assert formats(without_base, "internal") == on_offer(without_base, "internal")
    assert formats(without_base, "customer") == {}
    assert not (without_base.folder / "customer").exists()
    assert "Do ustalenia" in visible(without_base.path("handbook", "docx"))


# The tool tables


def tool_table(made: MadeSet) -> list[tuple[str, str, str, str]]:
    """The rows of the workbook's sheet of all tools: stage, tool, how often done, how often reviewed."""
    sheet = load_workbook(made.path("stage-tools", "xlsx"))["Wszystkie narzędzia"]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    header = next(number for number, row in enumerate(rows) if "Narzędzie" in row)
    columns = [rows[header].index(title) for title in ("Nr", "Narzędzie", "Wykonanie", "Przegląd")]
    found = ([spaces_as_written(row[column]) for column in columns] for row in rows[header + 1 :])
    return [(number, tool, perform, refresh) for number, tool, perform, refresh in found if tool]


def test_the_methodologys_rows_are_fifty_with_twenty_three_wordings() -> None:
    assert len(ROWS) == 50
    assert len({wording for _, _, wording in ROWS}) == 23


def test_the_workbook_holds_exactly_the_fifty_rows_in_their_order(name_only: MadeSet) -> None:
    assert [(stage, tool) for stage, tool, _, _ in tool_table(name_only)] == [(stage, tool) for stage, tool, _ in ROWS]


def test_every_row_has_its_frequency_exactly_as_the_source_words_it(name_only: MadeSet) -> None:
    for (stage, tool, wording), (_, _, perform, refresh) in zip(ROWS, tool_table(name_only), strict=True):
        assert wording in (perform, refresh), (stage, tool, perform, refresh)


def test_only_two_conversations_have_a_frequency_beside_the_sources(name_only: MadeSet) -> None:
    """They are held after every inquiry; the source gives only how often their papers are reviewed."""
    known = {wording for _, _, wording in ROWS}
    beside = [tool for _, tool, *wordings in tool_table(name_only) if set(wordings) - known - {""}]
    assert beside == ["Rozmowa uszczegóławiająca zapytanie", "Rozmowa handlowa i przygotowanie finalnej oferty"]


def test_the_same_fifty_stand_in_word_and_on_the_page(name_only: MadeSet) -> None:
    in_word = [spaces_as_written(text) for text in passages(name_only.path("stage-tools", "docx"))]
    on_page = spaces_as_written(visible(name_only.path("stage-tools", "html")))
    for _, tool, wording in ROWS:
        assert tool in in_word
        assert tool in on_page
        assert any(
            text == wording or text.endswith(f": {wording}") or text.startswith(f"{wording};") for text in in_word
        )
        assert wording in on_page


@pytest.mark.parametrize("stage", ["offer", "delivery"])
def test_a_stage_without_tools_has_a_task_list(stage: str, name_only: MadeSet) -> None:
    found = name_only.blueprint.stages[stage]
    assert found.tasks
    sheets = load_workbook(name_only.path("stage-tools", "xlsx"))
    sheet = next(sheet for sheet in sheets if sheet.title.startswith(f"{found.number} "))
    cells = [spaces_as_written(str(cell)) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    for path in name_only.paths("docx", "html", deliverable="stage-tools"):
        for task in found.tasks.values():
            assert task.name in spaces_as_written(visible(path))
    assert [task.name for task in found.tasks.values() if task.name not in cells] == []
    assert "Zadanie" in cells


def test_each_stage_with_tools_or_tasks_has_a_sheet(name_only: MadeSet) -> None:
    numbers = [sheet.title.split()[0] for sheet in load_workbook(name_only.path("stage-tools", "xlsx"))]
    assert numbers[2:-1] == ["1a", "1b", "2b", "3", "4a", "4b", "4c", "5", "6", "7", "8", "9", "10"]
