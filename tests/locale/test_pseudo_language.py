"""A third language is a catalog and two folders of texts: shown by one in which every letter has an accent.

A word without accents that is printed in it was said past the catalogs: mark it, and run ``make words``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from lxml import html as lxml_html

from generator.blueprint.starter import questions
from generator.deliverables.crm_names import CONCEPTS, SYSTEMS
from tests.papers import ROOT, passages, sources

from .pseudo import accented, make_generator, write_set

WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]+(?![^\W\d_])")
SPOKEN_ATTRIBUTES = ("aria-label", "placeholder", "title", "alt", "data-label", "data-none", "data-done", "data-failed")
PROMPTS = ("prompt", "promptTitle", "error", "errorTitle")

SIGNS = {"min", "h", "PLN"}
"""Units and the currency, which are the same everywhere."""
FILES = {"DOCX", "XLSX", "HTML", "CSV", "TXT"}
NAMES = {*SYSTEMS.values()}
"""Products of other firms."""
SPOKEN_EVERYWHERE = {"yes", "tak"}
"""Answers that a formula takes in every language."""
NO_WORDS = re.compile(
    r"https?://\S+|\S+@\S+|\.\./\S+|S\d\d-[a-z0-9-]+\.\w+"  # addresses, those of papers too
    r"|(?<![\w-])[a-z]+(?:-[a-z]+)*-\d+(?:-[a-z]+)*(?![\w-])"  # ids of fields in the rows of an offer, item-1-name
    r"|variant-(?:recommended|other)-\w+|price-(?:net|gross|bare)"  # and of what a variant is, and the whole comes to
    r"|\{\w+\}"  # what a script fills in
    r"|\d[a-e](?![^\W\d_])"  # the marks of parts of a stage, 4b
)
LEADS = (accented("Write the decision down in blueprint.yaml, under"), accented("write it down under"))
WHERE = re.compile("|".join(f"(?<={re.escape(words)}).*" for words in LEADS), re.DOTALL)
"""The key of a decision, behind the words that lead to it."""
CODES_IN_MARGINS = re.compile(r"&[LCRPNDTFA]")
"""Left, middle, right, number of the page in a spreadsheet's margins."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new company in the language, and all of its papers."""
    folder = tmp_path_factory.mktemp("pseudo")
    make_generator(folder)
    return write_set(folder)


def test_every_printed_word_goes_through_the_catalogs_or_stands_in_a_folder_of_the_language(made: Path) -> None:
    papers = sorted(file for file in (made / "output").rglob("*.*") if file.suffix in READERS)
    assert {file.suffix for file in papers} == set(READERS)
    assert len(papers) > 70
    assert unsaid((passage, file.name) for file in papers for passage in READERS[file.suffix](file)) == {}


def test_a_new_blueprint_explains_itself_in_the_language(made: Path) -> None:
    lines = (made / "firm/blueprint.yaml").read_text("utf-8").splitlines()
    explained = [line for line in lines if re.match(" *# (?!yaml-language-server)", line)]
    assert len(explained) > 50
    to_write = {"ten-stage", *(option for question in questions() for option in question.options)}
    kept = re.compile(rf"`?\b(?:{'|'.join(to_write)})\b`?")
    assert unsaid((kept.sub("", line), "blueprint.yaml") for line in explained) == {}


def test_a_word_past_the_catalogs_is_seen() -> None:
    assert plain_words(f"{accented('Every word')} but one") == ["but", "one"]
    assert plain_words(accented("Write [[customer-name]] at 4b, in PLN, for 5")) == ["customer", "name"]
    assert plain_words("понеділок, 2b: 30 min, https://firm.example") == []


def unsaid(printed: Iterator[tuple[str, str]]) -> dict[str, str]:
    """The words without accents, each with the first passage that has it and its file."""
    found: dict[str, str] = {}
    for passage, file in printed:
        if passage.strip() not in SAID_ONCE:
            found |= {word: f"{file}: {passage}" for word in plain_words(passage) if word not in found}
    return found


def plain_words(passage: str) -> list[str]:
    """The words of a passage that should have accents and have none."""
    words = WORD.findall(NO_WORDS.sub(" ", WHERE.sub("", passage)))
    return [word for word in words if word not in SIGNS | FILES | NAMES | SPOKEN_EVERYWHERE]


def said_once() -> Iterator[str]:
    """Ids, and names of what other firms' systems have: all that the base keeps beside its folders of languages."""
    for file in (ROOT / "blueprints/ten-stage").glob("*.yaml"):
        yield from leaves(tree_of(file))
    for file in (ROOT / "blueprints/ten-stage/en").glob("*.yaml"):
        yield from tree_of(file).get("merge_fields", ())
    for concept in CONCEPTS:
        yield from (concept.pipedrive, concept.hubspot, concept.salesforce)


def tree_of(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)


def leaves(value: Any) -> Iterator[str]:
    """The values of a tree, and its keys, which are ids."""
    if isinstance(value, dict):
        yield from value
        value = [*value.values()]
    for inner in value if isinstance(value, list) else ():
        yield from leaves(inner)
    if isinstance(value, str):
        yield value


SAID_ONCE = frozenset(said_once())


# --- what is printed in a file --------------------------------------------------------------------


def of_page(file: Path) -> Iterator[str]:
    """The lines of a page, and what its elements are called for whoever does not see them."""
    for passage in passages(file):
        yield from passage.splitlines()
    for element in lxml_html.fromstring(file.read_text("utf-8")).iter():
        yield from (element.attrib[name] for name in SPOKEN_ATTRIBUTES if name in element.attrib)


def of_document(file: Path) -> Iterator[str]:
    """The paragraphs of a Word document, the names of its fields and pictures, and its title."""
    yield from passages(file)
    for name, part in sources(file).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in elements(part, "alias", "docPr"):
                yield from (value for key, value in element.items() if local(key) in ("val", "descr", "title"))
    yield from title_of(file)


def of_workbook(file: Path) -> Iterator[str]:
    """The cells of a workbook, of a formula its texts; names of sheets, prompts, margins, and its title."""
    for cell in passages(file):
        yield from re.findall('"([^"]*)"', cell) if cell.startswith("=") else [cell]
    for name, part in sources(file).items():
        if name.startswith("xl/") and name.endswith(".xml"):
            yield from (sheet.get("name", "") for sheet in elements(part, "sheet") if not sheet.get("state"))
            for rule in elements(part, "dataValidation"):
                yield from (rule.attrib[key] for key in PROMPTS if key in rule.attrib)
            for margin in elements(part, "oddHeader", "oddFooter", "evenHeader", "firstHeader", "firstFooter"):
                yield CODES_IN_MARGINS.sub(" ", margin.text or "")
    yield from title_of(file)


def of_table(file: Path) -> Iterator[str]:
    """The fields of a plain table."""
    for row in csv.reader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"):
        yield from row


READERS = {".html": of_page, ".docx": of_document, ".xlsx": of_workbook, ".csv": of_table}


def title_of(file: Path) -> Iterator[str]:
    """What an office program shows as the title and the subject of a file."""
    for element in elements(sources(file)["docProps/core.xml"], "title", "subject", "description", "keywords"):
        yield element.text or ""


def elements(part: str, *names: str) -> Iterator[Any]:
    """The elements of some names in a part."""
    return (one for one in etree.fromstring(part.encode()).iter() if local(str(one.tag)) in names)


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]
