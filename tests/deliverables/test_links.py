"""Every link of the set leads somewhere: to a file that is there, and a place that it has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html
from openpyxl import load_workbook
from slugify import slugify

from tests.papers import MadeSet, dead_links, links_within, make_set, parts, searched
from tests.shell import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPANIES = ["example", "example_en", "name_only"]


@pytest.fixture
def made(request: pytest.FixtureRequest) -> MadeSet:
    """The set of the company that a test is parametrised with."""
    found: MadeSet = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_every_link_of_every_page_leads_somewhere(made: MadeSet) -> None:
    dead = {page.name: dead_links(page) for page in made.paths("html")}
    assert {name: links for name, links in dead.items() if links} == {}


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_the_portal_leads_to_every_file(made: MadeSet) -> None:
    links = {link.partition("#")[0] for link in links_within(made.folder / "index.html")}
    assert {file.path for file in made.files if file.path != "index.html"} <= links


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_everything_that_the_search_finds_is_there(made: MadeSet) -> None:
    portal = lxml_html.fromstring((made.folder / "index.html").read_text("utf-8"))
    entries = searched(portal.get_element_by_id("page-search-data").text)["entries"]
    page = made.folder / "found.html"
    page.write_text("".join(f'<a href="{entry["href"]}">x</a>' for entry in entries), "utf-8")
    dead = dead_links(page)
    page.unlink()
    assert dead == []
    assert {entry["href"].partition("#")[0] for entry in entries} == {
        made.path(id_, "html" if "html" in formats else "xlsx").relative_to(made.folder).as_posix()
        for id_, formats in by_id(made).items()
        if id_ != "portal"
    }


@pytest.mark.parametrize("made", ["example", "example_en"], indirect=True)
@pytest.mark.parametrize(
    ("paper", "leads_to"),
    [
        ("stage-cards", "skeleton-discovery"),
        ("stage-tools", "cadences"),
        ("rollout", "handbook"),
        ("onboarding", "objections"),
        ("skeleton-discovery", "objections"),
        ("messages", "cadences"),
        ("offers", "messages"),
    ],
)
def test_a_paper_leads_to_the_papers_that_it_names(paper: str, leads_to: str, made: MadeSet) -> None:
    pages = {link.partition("#")[0] for link in links_within(made.path(paper, "html"))}
    assert made.path(leads_to, "html").name in pages


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_a_page_opens_at_once_on_a_phone(made: MadeSet) -> None:
    sizes = {page.name: len(_PICTURE.sub(b"", page.read_bytes())) for page in made.paths("html")}
    assert {name: size for name, size in sizes.items() if size >= LARGEST_PAGE} == {}


_PICTURE = re.compile(rb"<svg.*?</svg>", re.DOTALL)
LARGEST_PAGE = 300_000
"""Bytes of a page without pictures."""


def test_the_portal_lists_the_papers_of_each_role_and_all_of_them(example: MadeSet) -> None:
    portal = lxml_html.fromstring((example.folder / "index.html").read_text("utf-8"))
    cards = {card.findtext(".//h3"): card for card in portal.xpath("//article[@class='card']")}
    named = {link.get("href") for link in cards["Logistyka"].iter("a")}
    assert example.path("document-contact-after-sale", "html").relative_to(example.folder).as_posix() in named
    (everything,) = portal.xpath("//h2[@id='documents']/following-sibling::ul[1]")
    titles = [words.text_content() for words in everything.xpath(".//span[@class='words']")]
    assert len(titles) == len({file.deliverable for file in example.files}) - 1
    assert titles == sorted(titles, key=slugify)


def test_a_link_opens_the_place_that_it_names(example: MadeSet) -> None:
    links = links_within(example.path("skeleton-discovery", "html"))
    objections = example.path("objections", "html").name
    assert any(link.startswith(f"{objections}#") for link in links)


def test_a_paper_that_is_switched_off_is_named_by_nobody_as_a_link(tmp_path: Path) -> None:
    source = write(tmp_path / "alfa", {"blueprint.yaml": WITHOUT_OBJECTIONS})
    made = make_set(source, tmp_path / "output")
    assert {link for page in made.paths("html") for link in dead_links(page)} == set()
    page = made.path("skeleton-discovery", "html")
    assert "first ask" in page.read_text("utf-8")
    assert not [link for link in links_within(page) if "objections" in link.partition("#")[0]]


WITHOUT_OBJECTIONS = """\
extends: ten-stage
id: alfa
language: en
company: {name: Alfa}
deliverables: {exclude: [objections]}
"""


def by_id(made: MadeSet) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in made.files:
        found.setdefault(file.deliverable, set()).add(file.format)
    return found


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_every_internal_page_leads_home_and_no_customers_page_does(made: MadeSet) -> None:
    for page in made.paths("html", audience="internal"):
        assert page.name == "index.html" or "../../index.html" in links_within(page), page.name
    for page in made.paths("html", audience="customer"):
        assert all(link.startswith("#") for link in links_within(page)), page.name


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_every_inner_link_of_a_word_file_has_its_bookmark(made: MadeSet) -> None:
    for path in made.paths("docx"):
        body = etree.fromstring(parts(path.read_bytes())["word/document.xml"])
        bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
        targets = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None}
        assert targets <= bookmarks, path.name


@pytest.mark.parametrize("made", COMPANIES, indirect=True)
def test_every_link_of_a_workbook_leads_somewhere(made: MadeSet) -> None:
    for path in made.paths("xlsx"):
        book = load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows():
                for link in (cell.hyperlink for cell in row if cell.hyperlink):
                    title = (link.location or "").rpartition("!")[0].strip("'")
                    assert title in book.sheetnames or (path.parent / (link.target or "")).is_file(), (
                        path.name,
                        link.ref,
                    )


def test_a_dead_link_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    good = '<h1 id="top">x</h1><a href="#top">x</a><a href="page.html#top">x</a><a href="https://example.org">x</a>'
    page.write_text(f'{good}<a href="#away">x</a><a href="gone.html">x</a><a href="page.html#away">x</a>', "utf-8")
    assert dead_links(page) == ["#away", "gone.html", "page.html#away"]
