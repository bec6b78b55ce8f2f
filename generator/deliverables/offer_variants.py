"""The variants of an offer side by side: the same rows for all, differences marked, the recommended one named.

Where a company names none, the section asks whoever writes the offer for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.customer import CustomerView
from generator.blueprint.model import taxes
from generator.blueprint.model.offers import PublicOffer, Variant
from generator.blueprint.model.papers import OfferSection
from generator.documents.blocks import Block, Card, Column, Grid, Paragraph, Table, TableRow
from generator.documents.inline import Control, Inline
from generator.locale import Label

from .columns import Col, table
from .offer_prices import total_of, whole_to_fill
from .offer_totals import Amounts, Priced, priced_variants
from .pen import CustomerPen, Pen
from .prices import PRICE

MOST_SIDE_BY_SIDE = 3
TO_FILL = {"recommended": Label("the recommended variant", "offers"), "other": Label("the other variant", "offers")}
"""What a firm without variants of its own is asked for, by the mark of the fields."""


def variants(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: CustomerPen) -> Iterator[Block]:
    """A card a variant, what each includes and what it costs; where there are none, a table to fill in."""
    given = tuple(offer.variants.values())
    if not given:
        yield _to_fill(section, view, pen)
        return
    yield Grid(tuple(_card(variant, pen) for variant in given), min(len(given), MOST_SIDE_BY_SIDE))
    features = dict.fromkeys(feature for variant in given for feature in variant.includes)
    columns: tuple[Col[str, Inline | str], ...] = (
        Col("feature", Label("Scope"), 3, lambda one: one),
        *(_included(variant, pen) for variant in given),
    )
    compared = table(features, pen, *columns, origin=offer.origin("variants"))
    rows = tuple(_price_rows(priced_variants(offer, view), view, pen))
    yield Table(compared.columns, (*compared.rows, *rows), origin=compared.origin)


def _included(variant: Variant, pen: Pen) -> Col[str, Inline | str]:
    yes = pen.say("yes")
    return Col(variant.id, pen.caption(variant.name), 1.4, lambda one: yes if one in variant.includes else "–")


def _price_rows(given: tuple[Priced, ...], view: CustomerView, pen: CustomerPen) -> Iterator[TableRow]:
    """What each variant costs, a row for each basis on which prices are shown."""
    for basis in taxes.shown(view.company):
        cells = (total_of(_only(one), basis, one, pen) for one in given)
        yield TableRow((pen.words(pen.say(PRICE[basis])), *cells), emphasis=True)


def _only(one: Priced) -> Amounts:
    """What a variant comes to, if that is in one currency."""
    return one.total[0] if one.total and len(one.total) == 1 else Amounts({})


def _card(variant: Variant, pen: Pen) -> Card:
    badge = _badge(variant.name, pen) if variant.recommended else ""
    summary = Paragraph(pen.inline(variant.summary))
    return Card(pen.inline(variant.name), (summary,), badge, f"variant-{variant.id}", variant.path)


def _badge(name: str, pen: Pen) -> str:
    """The mark of the recommended variant, unless its name says so already."""
    mark = pen.say("recommended")
    return "" if mark in name.lower() else mark


# --- where a company names none -------------------------------------------------------------------


def _to_fill(section: OfferSection, view: CustomerView, pen: CustomerPen) -> Table:
    columns = (
        Column(pen.say("Variant"), 1.6),
        Column(pen.say("What it includes"), 3.4),
        *(Column(pen.say(PRICE[basis]), 1.4, "number") for basis in taxes.shown(view.company)),
    )
    return Table(columns, tuple(_row_to_fill(mark, view, pen) for mark in TO_FILL), origin=section.path)


def _row_to_fill(mark: str, view: CustomerView, pen: CustomerPen) -> TableRow:
    scope = pen.say("what it includes: {variant}", variant=pen.say(TO_FILL[mark]))
    lines = Control("lines")
    prices = (_price_to_fill(basis, mark, view, pen) for basis in taxes.shown(view.company))
    return TableRow((name_to_fill(mark, pen), (pen.ask(f"variant-{mark}-scope", scope, lines),), *prices))


def _price_to_fill(basis: taxes.Basis, mark: str, view: CustomerView, pen: CustomerPen) -> Inline:
    """What a variant costs; the recommended one is what the offer speaks of where it names one sum."""
    if mark == "recommended":
        return whole_to_fill("net" if basis == taxes.shown(view.company)[0] else "gross", pen)
    return (pen.ask(f"variant-{mark}-{basis}", _price_label(basis, mark, pen)),)


def _price_label(basis: taxes.Basis, mark: str, pen: Pen) -> str:
    return pen.say("{price}: {variant}", price=pen.say(PRICE[basis]).lower(), variant=pen.say(TO_FILL[mark]))


def name_to_fill(mark: str, pen: CustomerPen) -> Inline:
    """The field for what a variant is called; one that is filled in is so wherever the offer names the variant."""
    return (pen.ask(f"variant-{mark}-name", pen.say("name: {variant}", variant=pen.say(TO_FILL[mark]))),)
