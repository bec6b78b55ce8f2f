"""Nothing internal reaches a customer: a canary stands in every field of the model, and is looked for everywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree
from lxml import html as lxml_html

from generator.blueprint.model.annotations import element_type, entity_type
from generator.blueprint.model.base import Entity
from generator.documents.blocks import Column, Document, Heading, Imprint, KeyValues, Paragraph, Table, TableRow
from generator.documents.inline import Run, plain
from generator.render import html, word
from generator.themes import load
from tests.papers import MadeSet, make_set, sources, spaces_as_written, write_blueprint

from .planted import FIRST, SET_BY_HAND, Garden, Planted, declared_in, entities_of, is_narrow, leads_to

SEEN_BY_CUSTOMERS = {
    "PublicBrand.footer",
    "PublicCompany.name",
    "PublicCompany.address",
    "PublicCompany.phone",
    "PublicCompany.email",
    "PublicCompany.vat_id",
    "PublicProduct.name",
    "PublicProduct.unit",
    "PublicProduct.price",
    "PublicProduct.description",
    "PublicProduct.lead_time",
    "PublicProof.title",
    "PublicProof.text",
    "PublicProduct.code",
    "PublicProduct.valid_from",
    "PublicProduct.variants",
    "PublicProof.customer",
    "PublicProof.link",
    "PublicProof.number",
    "PublicBlock.body",
    "PublicTerms.payment",
    "PublicTerms.delivery",
    "PublicTerms.warranty",
    "PublicTerms.complaints",
    "PublicOffer.title",
    "PublicOffer.legal_status",
    "Part.title",
    "Part.body",
    "Part.lines",
    "Variant.name",
    "Variant.summary",
    "Variant.includes",
}
"""What customers' papers do print: if the search did not find these, it would find nothing at all."""


@pytest.fixture(scope="module")
def garden() -> Garden:
    return Garden()


@pytest.fixture(scope="module")
def made(garden: Garden, tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    """The customers' papers of the planted blueprint."""
    folder = tmp_path_factory.mktemp("planted")
    return make_set(write_blueprint(folder, garden.data), folder / "output", "--only", f"offer-{FIRST}")


@pytest.fixture(scope="module")
def everything(made: MadeSet) -> dict[str, str]:
    """Every part of every customer's file as it stands, and the texts of the markup without the markup."""
    paths = made.paths(audience="customer")
    assert {path.suffix for path in paths} == {".docx", ".html"}
    return {f"{path.name}:{name}": as_searched(content) for path in paths for name, content in sources(path).items()}


def as_searched(content: str) -> str:
    """The source, and its texts run together: a renderer may cut a text into several runs."""
    return spaces_as_written(f"{content}\n{re.sub('<[^>]*>', '', content)}")


def leaks(planted: list[Planted], contents: dict[str, str]) -> list[tuple[str, str]]:
    """The field and the part of each planted value that stands somewhere."""
    return [(one.field, part) for one in planted for part, content in contents.items() if one.found_in(content)]


# The garden itself


def test_every_field_of_every_entity_is_planted(garden: Garden) -> None:
    fields = {
        f"{declared_in(model, name).__name__}.{info.alias or name}"
        for model in entities_of()
        for name, info in model.model_fields.items()
        if not holds_no_value_of_its_own(model, name)
    }
    assert fields - set(SET_BY_HAND) == {one.field for one in garden.planted}


def holds_no_value_of_its_own(model: type[Entity], name: str) -> bool:
    """Whether a field holds other entities, ids, a choice or a yes: nothing that could be told from anything else."""
    info = model.model_fields[name]
    annotation = info.annotation
    of_choices = "Literal" in str(annotation) and not any(kind in str(annotation) for kind in ("Money", "dict"))
    within_entities = element_type(annotation) or entity_type(annotation)
    return bool(within_entities or leads_to(model, name) or of_choices or is_narrow(info) or annotation is bool)


def test_every_planted_value_is_its_own(garden: Garden) -> None:
    assert len({str(one.value) for one in garden.planted}) == len(garden.planted) > 250


@pytest.mark.parametrize(
    "field",
    [
        "PricePolicy.reserve_pct",
        "Product.floor_price",
        "Product.cost",
        "Product.notes",
        "Objection.notes",
        "Company.notes",
        "Competitor.weaknesses",
        "Person.name",
        "Segment.max_discount_pct",
        "Offer.instructions",
        "Tool.perform",
        "Blueprint.meta",
        "Proof.valid_until",
    ],
)
def test_what_is_internal_is_planted_as_internal(field: str, garden: Garden) -> None:
    assert {one.public for one in garden.planted if one.field == field} == {False}


def test_a_proof_is_public_only_with_permission(garden: Garden) -> None:
    proofs = garden.data["proofs"]
    assert {proof["permission"] for proof in proofs.values()} == {"none", "asked", "granted"}
    for one in garden.planted:
        if one.field == "PublicProof.title":
            assert one.public == (proofs[one.path.split(".")[1]]["permission"] == "granted")


# The search


def test_no_internal_value_stands_in_any_part_of_a_customers_file(garden: Garden, everything: dict[str, str]) -> None:
    internal = [one for one in garden.planted if not one.public]
    assert leaks(internal, everything) == []


def test_the_search_finds_what_is_a_customers_to_see(garden: Garden, everything: dict[str, str]) -> None:
    public = [one for one in garden.planted if one.public]
    for suffix in (".docx:", ".html:"):
        parts = {part: content for part, content in everything.items() if suffix in part}
        assert {field for field, _ in leaks(public, parts)} >= SEEN_BY_CUSTOMERS


def test_every_permitted_proof_is_shown(garden: Garden, everything: dict[str, str]) -> None:
    titles = [one for one in garden.planted if one.field == "PublicProof.title"]
    shown = {one.path for one in titles if leaks([one], everything)}
    assert shown == {one.path for one in titles if one.public}
    assert len(shown) < len(titles)


SECRET = Planted("KANAREK-9999", "Product.notes", "", public=False)
FLOOR = Planted(70_009_999, "Product.floor_price", "", public=False)
BARE = Document("paper", "Oferta", "pl", "customer", Imprint("Firma", "1.0"), (Heading(1, plain("Ceny"), "prices"),))


@pytest.mark.parametrize(
    ("planted", "leaky"),
    [
        (SECRET, replace(BARE, blocks=(Paragraph((Run("KANA", bold=True), Run("REK-9999"))),))),
        (SECRET, replace(BARE, title="KANAREK-9999")),
        (SECRET, replace(BARE, imprint=Imprint("Firma", "1.0", footer="KANAREK-9999"))),
        (SECRET, replace(BARE, blocks=(Paragraph((Run("pole", kind="field", token="KANAREK-9999"),)),))),
        (SECRET, replace(BARE, blocks=(Paragraph((Run("tu", link="https://example.org/?KANAREK-9999"),)),))),
        (FLOOR, replace(BARE, blocks=(KeyValues((("Cena", plain("70\u00a0009\u00a0999,00\u00a0zł")),)),))),
        (FLOOR, replace(BARE, blocks=(Table((Column("Cena"),), (TableRow((plain("70009999.0"),)),)),))),
    ],
)
def test_a_leak_would_be_found_wherever_it_stood(planted: Planted, leaky: Document, tmp_path: Path) -> None:
    for name, render in (("leaky.docx", word.render), ("leaky.html", html.render)):
        for document, found in ((leaky, True), (BARE, False)):
            (tmp_path / name).write_bytes(render(document, load("classic")))
            contents = {part: as_searched(content) for part, content in sources(tmp_path / name).items()}
            assert bool(leaks([planted], contents)) is found, name


# The folder


def links(path: Path) -> list[str]:
    """Every address in a file: of links, pictures, styles and scripts, and a package's outward relationships."""
    if path.suffix == ".html":
        page = lxml_html.fromstring(path.read_text("utf-8"))
        return [address for _, _, address, _ in page.iterlinks()]
    targets = (
        relation
        for name, text in sources(path).items()
        if name.endswith(".rels")
        for relation in etree.fromstring(text.encode())
    )
    return [relation.get("Target") for relation in targets if relation.get("TargetMode") == "External"]


@pytest.mark.parametrize("which", ["example", "example_en", "name_only", "made"])
def test_nothing_in_the_customers_folder_points_outside_of_it(which: str, request: pytest.FixtureRequest) -> None:
    made: MadeSet = request.getfixturevalue(which)
    folder = made.folder / "customer"
    for path in made.paths(audience="customer"):
        for address in links(path):
            parted = urlsplit(address)
            if parted.scheme not in ("http", "https", "mailto", "tel") and parted.path:
                assert (path.parent / parted.path).resolve().is_relative_to(folder), (path.name, address)


def test_a_link_out_of_the_folder_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "leaky.html"
    page.write_bytes(html.render(replace(BARE, home="../../index.html"), load("classic")))
    assert "../../index.html" in links(page)
