"""The variants of an offer side by side: the same rows for all, differences marked, the recommended one named."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.offers import PublicOffer, Variant
from generator.blueprint.model.papers import OfferSection
from generator.documents.blocks import Block, Card, Grid, Paragraph
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .pen import Pen

MOST_SIDE_BY_SIDE = 3


def variants(section: OfferSection, offer: PublicOffer, view: CustomerView, pen: Pen) -> Iterator[Block]:
    """A card a variant, and what each includes; a decision to make where there are none."""
    given, origin = offer.variants.values(), offer.origin("variants")
    if not given:
        yield Paragraph(pen.decision(pen.say("variants of the [[word.offer]]"), origin), origin=origin)
        return
    yield Grid(tuple(_card(variant, pen) for variant in given), min(len(given), MOST_SIDE_BY_SIDE))
    features = dict.fromkeys(feature for variant in given for feature in variant.includes)
    columns: tuple[Col[str, Inline | str], ...] = (
        Col("feature", Label("Scope"), 3, lambda one: one),
        *(_included(variant, pen) for variant in given),
    )
    yield table(features, pen, *columns, origin=origin)


def _included(variant: Variant, pen: Pen) -> Col[str, Inline | str]:
    yes = pen.say("yes")
    return Col(variant.id, pen.caption(variant.name), 1.2, lambda one: yes if one in variant.includes else "–")


def _card(variant: Variant, pen: Pen) -> Card:
    badge = _badge(variant.name, pen) if variant.recommended else ""
    summary = Paragraph(pen.inline(variant.summary))
    return Card(pen.inline(variant.name), (summary,), badge, f"variant-{variant.id}", variant.path)


def _badge(name: str, pen: Pen) -> str:
    """The mark of the recommended variant, unless its name says so already."""
    mark = pen.say("recommended")
    return "" if mark in name.lower() else mark
