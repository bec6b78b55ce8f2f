"""Merge fields in Word: what kind of control each is, and that one filling reaches all of its places."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from generator.documents.blocks import Document, Imprint, Paragraph
from generator.documents.inline import Control, Run, plain
from generator.render import word
from generator.themes import load
from tests.papers import parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = Run("customer’s <name> & co", kind="field", token="customer-name")
DAY = Run("day", kind="field", token="offer-date", control=Control("date"))
PLAN = Run("plan", kind="field", token="plan", control=Control("choice", ("In one", "In <two>", "In one")))
ITEM = Run("item", kind="field", token="2nd-item", control=Control("choice", ("Sieve",), or_other=True))
LINES = Run("lines", kind="field", token="lines", control=Control("lines"))
TOTAL = Run("total", kind="field", token="total", control=Control(value="12 & 3"))
PAPER = Document(
    "offer",
    "Offer",
    "en",
    "customer",
    Imprint("Alfa", "", reference=(Run("no. "), replace(NAME, token="offer-number", text="number"))),
    (Paragraph((NAME, *plain(" and "), NAME, DAY, PLAN, ITEM, LINES, TOTAL)),),
)


def made(paper: Document = PAPER) -> dict[str, bytes]:
    return parts(word.render(paper, load("classic")))


def controls(part: bytes) -> dict[str, list[etree._Element]]:
    found: dict[str, list[etree._Element]] = {}
    for control in etree.fromstring(part).iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        assert tag is not None
        found.setdefault(str(tag.get(f"{W}val")), []).append(control)
    return found


def kind(control: etree._Element) -> etree._Element:
    properties = control.find(f"{W}sdtPr")
    assert properties is not None
    return properties[-1]


def test_each_field_is_filled_as_what_it_holds_is() -> None:
    found = controls(made()["word/document.xml"])
    assert kind(found["customer-name"][0]).tag == f"{W}text"
    assert kind(found["lines"][0]).get(f"{W}multiLine") == "1"
    date = kind(found["offer-date"][0])
    assert date.tag == f"{W}date"
    assert date.find(f"{W}dateFormat").get(f"{W}val") == "d MMMM yyyy"  # type: ignore[union-attr]
    choice = kind(found["plan"][0])
    assert choice.tag == f"{W}dropDownList"
    assert [item.get(f"{W}displayText") for item in choice] == ["In one", "In <two>"]
    assert kind(found["2nd-item"][0]).tag == f"{W}comboBox"


def test_the_places_of_a_field_share_one_value() -> None:
    package = made()
    bound = controls(package["word/document.xml"])["customer-name"]
    paths = {control.find(f"{W}sdtPr/{W}dataBinding").get(f"{W}xpath") for control in bound}  # type: ignore[union-attr]
    assert len(bound) == 2
    assert paths == {"/f:fields[1]/f:customer-name[1]"}
    values = etree.fromstring(package["customXml/fields.xml"])
    names = [etree.QName(value).localname for value in values]
    assert names == sorted({"_2nd-item", "customer-name", "lines", "offer-date", "offer-number", "plan", "total"})


def test_the_part_of_values_is_the_one_that_controls_name() -> None:
    package = made()
    (store,) = set(re.findall(rb'storeItemID="([^"]+)"', package["word/document.xml"]))
    assert b'itemID="%s"' % store in package["customXml/fieldsProperties.xml"]
    assert b"/customXml/fields.xml" in package["word/_rels/document.xml.rels"]
    assert b"fieldsProperties.xml" in package["customXml/_rels/fields.xml.rels"]


def test_a_field_that_is_known_is_filled_in_both_places() -> None:
    package = made()
    control = controls(package["word/document.xml"])["total"][0]
    assert "".join(control.itertext()) == "12 & 3"
    assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is None
    value = etree.fromstring(package["customXml/fields.xml"]).find("{urn:salesbook:fields}total")
    assert value is not None
    assert value.text == "12 & 3"


def test_an_empty_field_shows_its_name_and_has_it_again_when_it_is_emptied() -> None:
    package = made()
    control = controls(package["word/document.xml"])["customer-name"][0]
    assert "".join(control.itertext()) == "[customer’s <name> & co]"
    part = control.find(f"{W}sdtPr/{W}placeholder/{W}docPart")
    assert part is not None
    glossary = etree.fromstring(package["word/glossary/document.xml"])
    shown = {
        one.find(f"{W}docPartPr/{W}name").get(f"{W}val"): "".join(one.itertext())  # type: ignore[union-attr]
        for one in glossary.iter(f"{W}docPart")
        if one.find(f"{W}docPartPr") is not None
    }
    assert shown[part.get(f"{W}val")] == "[customer’s <name> & co]"


def test_the_number_of_the_paper_stands_at_the_foot_of_each_page() -> None:
    package = made()
    footers = [part for name, part in package.items() if name.startswith("word/footer")]
    assert footers
    assert all("offer-number" in controls(part) for part in footers)


@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_texts_to_copy_are_bound_to_nothing(audience: str) -> None:
    package = made(replace(PAPER, audience=audience))  # type: ignore[arg-type]
    assert ("customXml/fields.xml" in package) == (audience == "customer")
    assert (b"dataBinding" in package["word/document.xml"]) == (audience == "customer")


def test_a_customers_paper_without_fields_needs_no_values() -> None:
    bare = replace(PAPER, imprint=Imprint("Alfa", ""), blocks=(Paragraph(plain("x")),))
    assert not any(name.startswith(("customXml", "word/glossary")) for name in made(bare))


def test_the_same_paper_is_the_same_bytes() -> None:
    assert word.render(PAPER, load("classic")) == word.render(PAPER, load("classic"))
