"""A paper as a PDF: all that it says, tagged in an order that a screen reader follows, the same bytes each time."""

from __future__ import annotations

import datetime
import re
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import page
import pytest

from generator.documents.anchors import every_block
from generator.documents.blocks import (
    Block,
    Card,
    Column,
    Document,
    FormLines,
    Heading,
    Imprint,
    KeyValues,
    Pages,
    Paragraph,
    SignatureBox,
    Table,
    TableRow,
)
from generator.documents.inline import Run, plain
from generator.documents.volume import Volume
from generator.render import pdf
from generator.render.pdf import manuscript, renderer
from generator.themes import Theme, load
from generator.themes.pdf import PdfParts, pdf_parts
from tests.papers import ROOT
from tests.render.pdf.reading import addresses, bookmarks, elements, opened, rendered, tags, text_of_pdf
from tests.render.sample import sample_document

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
WIDTH_OF_A4, WIDTH_OF_LETTER = 595.28, 612.0
"""In points."""


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load("classic")


@pytest.fixture(scope="module")
def sample(theme: Theme) -> bytes:
    return rendered(sample_document(), theme)


def paper(*blocks: Block, **changes: Any) -> Document:
    plain_one = Document("one", "Oferta", "pl", "customer", Imprint("Alfa", "1.0"), blocks)
    return replace(plain_one, **changes)


def failures(data: bytes, profile: Any) -> list[str]:
    """What a validator finds, but for streams whose data happens to end with a carriage return.

    The line feed that follows such a stream makes a line end of both for the validator, which then counts a byte less.
    """
    found = page.validate_pdf_bytes(data, profile=profile).failures
    miscounted = re.search(rb"\r\nendstream", data) is not None
    return [one.message for one in found if not (miscounted and one.rule_id == "PDFA2A-STREAM-LENGTH-001")]


def words_of(node: object) -> set[str]:
    """Every word that people wrote into a part of a paper."""
    if isinstance(node, Run):
        return set(node.text.split())
    if isinstance(node, tuple):
        return {word for one in node for word in words_of(one)}
    names = [field.name for field in fields(node)] if hasattr(node, "__dataclass_fields__") else []  # type: ignore[arg-type]
    return {word for name in names for word in words_of(getattr(node, name))}


def test_every_kind_of_block_has_a_way_onto_paper() -> None:
    kinds = set(get_args(Block))
    assert {type(block) for block in every_block(sample_document().blocks)} == kinds
    assert set(manuscript._METHODS) == kinds


def test_all_that_a_paper_says_can_be_read_in_it(sample: bytes) -> None:
    shown = text_of_pdf(sample).replace(" ", "")
    lost = {word for word in words_of(sample_document().blocks) if word not in shown}
    assert lost == set()
    for name in ("company", "footer", "owner", "marking", "as_of"):
        assert getattr(sample_document().imprint, name).replace(" ", "") in shown, name


@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_it_is_accessible_and_lasts(profile: Any, sample: bytes) -> None:
    assert failures(sample, profile) == []


def test_headings_begin_with_the_title_and_skip_no_level(sample: bytes) -> None:
    levels = [int(tag[1]) for tag in tags(sample) if tag[:1] == "H" and tag[1:].isdigit()]
    assert levels[0] == 1
    assert len(levels) > 10
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_heads_and_lists_have_items(sample: bytes) -> None:
    found = tags(sample)
    assert {"Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Link", "TOC", "TOCI"} <= set(found)
    assert all(str(one["/A"]).find("/Scope") > 0 for one in elements(sample) if one["/S"] == "/TH")


def test_it_says_what_it_is_and_in_which_language(theme: Theme) -> None:
    reader = opened(rendered(sample_document(), theme))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Podręcznik sprzedaży", "Stalmet Wrocław sp. z o.o.")
    assert reader.trailer["/Root"]["/Lang"] == "pl-PL"


def test_its_date_is_that_of_the_process_and_never_the_clocks(theme: Theme) -> None:
    imprint = replace(sample_document().imprint, day=datetime.date(2026, 3, 2))
    for given, year in ((imprint, 2026), (sample_document().imprint, 2000)):
        metadata = opened(rendered(replace(sample_document(), imprint=given), theme)).metadata
        assert metadata is not None
        assert metadata.creation_date is not None
        assert metadata.creation_date.year == year


def test_the_same_paper_gives_the_same_bytes(sample: bytes, theme: Theme) -> None:
    assert rendered(sample_document(), theme) == sample


def test_headings_and_titled_cards_are_bookmarks(sample: bytes) -> None:
    titles = {title for _, title, _ in bookmarks(sample)}
    assert {"Podręcznik sprzedaży", "Jak korzystać z podręcznika", "Zrób"} <= titles
    assert bookmarks(sample)[0] == (0, "Podręcznik sprzedaży", 1)


def test_links_lead_to_what_may_be_linked_to_and_nowhere_else(theme: Theme) -> None:
    links = [
        "https://example.org/a?b=ć",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "#nowhere",
    ]
    blocks = tuple(Paragraph((Run(f"Link {number}", link=link),)) for number, link in enumerate(links))
    data = rendered(paper(*blocks), theme)
    assert addresses(data) == ["https://example.org/a?b=%C4%87", "mailto:a@example.org"]
    assert "Link 4" in text_of_pdf(data)


def test_a_paper_is_laid_out_for_the_paper_of_its_country(theme: Theme) -> None:
    for size, width in (("A4", WIDTH_OF_A4), ("Letter", WIDTH_OF_LETTER)):
        document = paper(Paragraph(plain("Tekst")), imprint=Imprint("Alfa", "1.0", paper=size))  # type: ignore[arg-type]
        assert float(opened(rendered(document, theme)).pages[0].mediabox.width) == pytest.approx(width, abs=0.5)


def test_a_landscape_part_turns_its_pages_and_no_others(theme: Theme) -> None:
    wide = Pages("wide", (Paragraph(plain("Szeroko")),), landscape=True)
    data = opened(rendered(paper(Paragraph(plain("Przed")), wide, Paragraph(plain("Po"))), theme))
    assert [one.mediabox.width > one.mediabox.height for one in data.pages] == [False, True, False]


def test_a_head_of_a_table_stands_on_each_of_its_pages(theme: Theme) -> None:
    rows = tuple(TableRow((plain(f"Wiersz {number}"),)) for number in range(120))
    data = opened(rendered(paper(Table((Column("Nagłówek"),), rows)), theme))
    assert len(data.pages) > 2
    assert all("Nagłówek" in one.extract_text() for one in data.pages)


def test_a_heading_is_never_the_last_thing_on_a_page(theme: Theme) -> None:
    for lines in range(30, 50):
        blocks = [Paragraph(plain(f"Wiersz {number}")) for number in range(lines)]
        data = opened(rendered(paper(*blocks, Heading(1, plain("Rozdział")), Paragraph(plain("Treść"))), theme))
        (on,) = (one.extract_text() for one in data.pages if "Rozdział" in one.extract_text())
        assert "Treść" in on


def test_a_place_to_sign_does_not_stand_alone(theme: Theme) -> None:
    box = SignatureBox(((plain("Kupujący"), ("Data i podpis",)), (plain("Sprzedający"), ("Data i podpis",))))
    for lines in range(25, 45):
        blocks = [Paragraph(plain(f"Wiersz {number}")) for number in range(lines)]
        document = paper(*blocks, Paragraph(plain("Zgadzam się.")), Heading(1, plain("Podpisy")), box)
        data = opened(rendered(document, theme))
        (on,) = (one.extract_text() for one in data.pages if "Kupujący" in one.extract_text())
        assert "Zgadzam się." in on


@pytest.mark.parametrize("count", [1, 400])
def test_a_card_of_any_length_is_read_to_its_end(count: int, theme: Theme) -> None:
    card = Card(plain("Karta"), tuple(Paragraph(plain(f"Zdanie {number}.")) for number in range(count)))
    assert f"Zdanie {count - 1}." in text_of_pdf(rendered(paper(card), theme))


def test_long_labels_of_lines_to_write_on_do_not_run_into_each_other(theme: Theme) -> None:
    long = "Który moment zdecydował? Opisz go jednym zdaniem i zaznacz pewność od 1 do 5, gdzie 5 to powiedział sam."
    short_one, long_one = (opened(rendered(paper(FormLines((plain(label),) * 60)), theme)) for label in ("Imię", long))
    assert len(long_one.pages) > len(short_one.pages)


def test_what_is_empty_leaves_no_trace(theme: Theme) -> None:
    document = paper(
        Heading(1, plain(" ")), Table((Column("Kolumna"),), ()), KeyValues(()), SignatureBox(()), FormLines(())
    )
    assert "Kolumna" not in text_of_pdf(rendered(document, theme))


def test_a_theme_draws_a_block_in_its_own_way(theme: Theme) -> None:
    look = '#let look = (cover: "page", paragraph: (b, k) => [Tak: #b.text.first().text])'
    data = rendered(paper(Paragraph(plain("treść"))), replace(theme, pdf=PdfParts(look)))
    assert "Tak: treść" in text_of_pdf(data)


LOOKS = sorted((ROOT / "themes").glob("*/pdf/look.typ"))


@pytest.mark.parametrize("file", LOOKS, ids=lambda file: str(file.parent.parent.name))
def test_a_paper_in_each_look_is_accessible_and_says_the_same(file: Path, sample: bytes, theme: Theme) -> None:
    data = rendered(sample_document(), replace(theme, pdf=pdf_parts(file.read_text("utf-8"))))
    assert [failures(data, profile) for profile in PROFILES] == [[], []]
    missing = set(text_of_pdf(sample).casefold().split()) - set(text_of_pdf(data).casefold().split())
    assert {word for word in missing if word.isalpha()} == set()


# Several papers as one


@pytest.fixture(scope="module")
def volume(theme: Theme) -> bytes:
    place = Heading(1, plain("Rozdział"), anchor="same")
    link = Paragraph((Run("do rozdziału", link="#same"),))
    papers = tuple(paper(place, link, id=f"p{number}", title=f"Pismo {number}", cover=True) for number in range(3))
    return rendered(Volume("book", "Księga", "pl", Imprint("Alfa", "1.0"), papers), theme)


def test_a_volume_binds_its_papers_in_order_behind_one_cover(volume: bytes) -> None:
    top = [(title, number) for depth, title, number in bookmarks(volume) if depth == 0]
    assert top == [("Księga", 1), ("Spis treści", 2), ("Pismo 0", 3), ("Pismo 1", 4), ("Pismo 2", 5)]


def test_the_pages_of_a_volume_are_counted_through(volume: bytes) -> None:
    assert "Strona 5 z 5" in " ".join(opened(volume).pages[4].extract_text().split())
    assert "Pismo 2 5" in " ".join(opened(volume).pages[1].extract_text().split())


def test_a_link_of_a_bound_paper_stays_in_that_paper(volume: bytes) -> None:
    reader = opened(volume)
    for number in (2, 3, 4):
        (link,) = (one.get_object() for one in reader.pages[number]["/Annots"])
        place = reader.named_destinations[link["/Dest"]]
        assert reader.get_destination_page_number(place) == number


# Drawings


def test_a_drawing_is_set_with_its_words_for_who_cannot_see_it(theme: Theme) -> None:
    """What the typesetter makes of a drawing, whichever block brings it."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 9"><text y="8">Etap</text></svg>'
    tree: dict[str, Any] = renderer._manuscript(paper(), theme, pdf.faces(theme.fonts, "Etap"))
    tree["papers"][0]["blocks"] = [{"kind": "figure", "svg": svg, "alt": "Mapa", "width": 1, "caption": "Rysunek"}]
    data = renderer.typeset(tree, theme, pdf.faces(theme.fonts, "Etap"))
    assert {"Etap", "Rysunek"} <= set(text_of_pdf(data).split())
    assert "Mapa" in [str(one.get("/Alt")) for one in elements(data)]
    assert [failures(data, profile) for profile in PROFILES] == [[], []]
