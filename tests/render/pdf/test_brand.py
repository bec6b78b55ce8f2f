"""A company's brand in PDF: its logo, its cover and picture, and cards on small paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import page
import pytest

from generator.documents.blocks import Document, Heading, Imprint, PageBreak, Paragraph
from generator.documents.inline import plain
from generator.themes import Brand, branded, load, picture, shipped
from tests.render.pdf.reading import opened, rendered, tags, text_of_pdf
from tests.render.word.shells import png

LOGO, HALL = picture(png(300, 100)), picture(png(90, 70))
BODY = (Heading(1, plain("Chapter")), Paragraph(plain("Text")), PageBreak(), Paragraph(plain("More")))


def paper(**changes: Any) -> Document:
    imprint = Imprint("Firm Ltd", "1.0", "today", "2b", "INTERNAL", "Footer", "Owner")
    return replace(Document("one", "Handbook", "en", "internal", imprint, BODY), **changes)


def pictures_on(data: bytes) -> list[list[tuple[int, int]]]:
    """The sizes in pixels of the pictures on each page, the smallest first."""
    return [sorted(_pictures(each["/Resources"])) for each in opened(data).pages]


def _pictures(resources: Any) -> Iterator[tuple[int, int]]:
    """Those of a page or of a form on it."""
    for one in resources.get("/XObject", {}).values():
        each = one.get_object()
        if each["/Subtype"] == "/Image":
            yield each["/Width"], each["/Height"]
        else:
            yield from _pictures(each.get("/Resources", {}))


def test_a_logo_stands_on_every_page() -> None:
    theme = branded(load(), brand=Brand(LOGO))
    for document in (paper(), paper(cover=True)):
        found = pictures_on(rendered(document, theme))
        assert found == [[(300, 100)]] * len(found)


def test_a_logo_says_on_the_cover_whose_it_is() -> None:
    figures = [tag for tag in tags(rendered(paper(cover=True), branded(load(), brand=Brand(LOGO)))) if tag == "Figure"]
    assert len(figures) == 1, "once: above each page it is no part of what is read"


def test_without_a_logo_the_company_is_named_above_each_page() -> None:
    pages = [each.extract_text() for each in opened(rendered(paper(), load())).pages]
    assert all("Firm Ltd" in text.title() for text in pages)
    assert pictures_on(rendered(paper(), load())) == [[], []]


def test_a_first_page_does_not_say_its_title_twice() -> None:
    first, second = (each.extract_text() for each in opened(rendered(paper(), load())).pages)
    assert (first.count("Handbook"), second.count("Handbook")) == (1, 1)


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("cover", ["band", "plain"])
def test_a_cover_is_as_the_brand_has_it(name: str, cover: Any) -> None:
    theme = branded(load(name), cover=cover, brand=Brand(LOGO, HALL), primary="#123456")
    data = rendered(paper(cover=True, contents=True), theme)
    first, *others = pictures_on(data)
    assert (first, {tuple(each) for each in others}) == ([(90, 70), (300, 100)], {((300, 100),)})
    assert "Handbook" in opened(data).pages[0].extract_text()
    filled = opened(data).pages[0].get_contents().get_data().decode("latin-1")
    colour = "0.06666667 0.06666667 0.06666667" if name == "field" else "0.07058824 0.20392157 0.3372549"
    assert (f"{colour} scn 0 0 m" in filled) == (cover == "band"), "a field or a strip of colour"


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_it_stays_accessible_and_lasting_with_pictures(profile: Any) -> None:
    data = rendered(paper(cover=True), branded(load(), brand=Brand(LOGO, HALL)))
    found = page.validate_pdf_bytes(data, profile=profile).failures
    assert [one.message for one in found if one.rule_id != "PDFA2A-STREAM-LENGTH-001"] == []


def test_a_long_title_leaves_room_on_its_cover() -> None:
    title = " ".join(["Handbook of a very long name"] * 6)
    theme = branded(load(), brand=Brand(LOGO, HALL))
    data = rendered(paper(cover=True, title=title, subtitle="And a subtitle"), theme)
    heights = [(text, height) for text, height, _ in set_on_first_page(data)]
    title_ends = min(height for text, height in heights if "long name" in text)
    subtitle = next(height for text, height in heights if "And a subtitle" in text)
    assert subtitle < title_ends, "below it, and not over its last lines"
    assert title in text_of_pdf(data)


def test_cards_on_a5_have_smaller_type_and_margins() -> None:
    large, small = (rendered(paper(imprint=Imprint("Firm Ltd", "1.0", paper=size)), load()) for size in ("A4", "A5"))  # type: ignore[arg-type]
    assert [round(float(each.mediabox.width)) for each in opened(small).pages] == [420, 420]
    assert [largest(one) for one in (large, small)] == [pytest.approx(22.0), pytest.approx(22.0 * 0.86)]


def largest(data: bytes) -> float:
    """The size of the largest type on the first page, in points."""
    return max(size for _, _, size in set_on_first_page(data))


def set_on_first_page(data: bytes) -> list[tuple[str, float, float]]:
    """Each piece of text with its height above the foot of the page and its size, in points."""
    found: list[tuple[str, float, float]] = []

    def take(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            found.append((text, cm[5] + tm[5], size))

    opened(data).pages[0].extract_text(visitor_text=take)
    return found
