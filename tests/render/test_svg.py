"""Drawings as SVG: escaped, in the theme's colours, links only to places of the page."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from generator.documents.figures import Box, Drawing, Figure, Group, Line, Text
from generator.render import html
from generator.render.svg import file, ink, svg
from generator.themes import branded, load
from tests.render.sample import sample_document

S = "{http://www.w3.org/2000/svg}"
THEME = load("classic")
INK = ink(THEME.palette, THEME.fonts, ("stage-offer",))
NASTY = '<script>alert("x")</script> & \x0b„R&D”'


def drawing(*shapes: Box | Line | Text | Group) -> Drawing:
    return Drawing(100, 50, shapes)


def test_texts_are_escaped_and_what_xml_forbids_is_gone() -> None:
    group = Group((Text(0, 0, 90, (NASTY,), 9),), NASTY)
    root = etree.fromstring(file(drawing(group), NASTY, INK))
    assert root.get("aria-label") == root.find(f".//{S}title").text == root.find(f".//{S}tspan").text
    assert root.find(f".//{S}tspan").text == NASTY.replace("\x0b", "")
    assert root.find(f".//{S}script") is None


def test_a_link_leads_only_to_a_place_that_the_page_has() -> None:
    def made(link: str) -> str:
        return svg(drawing(Group((Box(0, 0, 9, 9),), "Etap", link)), "Mapa", INK)

    assert '<a href="#stage-offer">' in made("#stage-offer")
    assert 'role="group"' in made("#stage-offer")
    for nowhere in ("#stage-none", "javascript:alert(1)", "https://example.com", ""):
        assert "<a " not in made(nowhere)
        assert 'role="img"' in made(nowhere)


def test_colours_follow_the_brand() -> None:
    green = branded(THEME, primary="#005500", accent=None, font="Verdana")
    shapes = drawing(Box(0, 0, 9, 9, "primary"), Text(0, 0, 90, ("a",), 10))
    made = svg(shapes, "Mapa", ink(green.palette, green.fonts))
    assert 'fill="#005500"' in made
    assert "'Verdana', " in made
    assert 'font-size="8.4"' in made  # which is wider than what texts were measured in


def test_the_head_of_an_arrow_ends_where_its_line_ends() -> None:
    root = etree.fromstring(file(drawing(Line(((0, 0), (0, 20), (30, 20)), arrow=True)), "Droga", INK))
    corners = [tuple(map(float, one.split(","))) for one in root.find(f".//{S}polygon").get("points").split()]
    assert corners[0] == (30, 20)
    assert all(x < 30 for x, _ in corners[1:])
    assert float(root.find(f".//{S}polyline").get("points").split()[-1].split(",")[0]) < 30


def test_the_same_drawing_gives_the_same_bytes() -> None:
    (figure,) = (one for one in sample_document().blocks if isinstance(one, Figure))
    assert file(figure.wide, figure.alt, INK) == file(replace(figure.wide), figure.alt, INK)


def test_a_page_has_the_wide_picture_and_the_narrow_one_with_links_to_its_own_places() -> None:
    page = html.render(sample_document(), THEME).decode()
    assert page.count("<svg ") == 4  # twice the wide and the narrow one
    assert '<a href="#year">' in page
    assert page.count("<figcaption>Mapa procesu</figcaption>") == 2
