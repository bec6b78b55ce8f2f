"""``offer-fields``: what is filled in for one customer – every open field of the offers, as a sheet for whoever sells.

The list is read off the offers themselves, so that it holds what they ask for and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.blueprint.customer import customer_view
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import MergeField
from generator.documents.inline import Run
from generator.documents.open_fields import open_fields
from generator.documents.workbook import Cell, SheetRow, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row
from .internal_pen import InternalPen
from .offers import document
from .paper import Paper

ID = "offer-fields"


@dataclass(frozen=True, slots=True)
class _Place:
    """A field of the offers: where it stands first, in which offers at all, and what the blueprint says of it."""

    run: Run
    heading: str
    offers: frozenset[str]
    declared: MergeField | None


def fields(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a field, with a column for what it is filled with and one for each offer that has it."""
    places = _places(blueprint)
    columns: tuple[Col[_Place, Cell], ...] = (
        Col("label", Label("What to fill in"), 38, lambda one: one.run.text),
        Col("value", Label("Value"), 40, input=True),
        Col("needed", Label("Needed"), 10, lambda one: one.declared is None or one.declared.required, "check"),
        Col("example", Label("For example"), 36, lambda one: _example(one, pen)),
        Col("source", Label("Where the value comes from"), 34, lambda one: _source(one, pen)),
        Col("field", Label("CRM field"), 24, lambda one: _crm_field(one, pen)),
        Col("place", Label("Where it stands"), 28, lambda one: one.heading or None),
        *(_in_offer(id_, blueprint) for id_ in blueprint.offers),
        Col("token", Label("Merge field"), 26, lambda one: one.run.token),
    )
    rows = tuple(_row(place, columns) for place in places.values())
    if rows:
        yield TableSheet("fields", "", sheet_columns(columns, pen), rows, freeze=1)


def _places(blueprint: Blueprint) -> Mapping[str, _Place]:
    """The fields of all offers by their tokens, in the order in which they are come upon."""
    view = customer_view(blueprint)
    found: dict[str, _Place] = {}
    for id_ in blueprint.offers:
        for place in open_fields(document(view, id_)):
            token = place.run.token or place.run.text
            known = found.get(token)
            offers = (known.offers if known else frozenset()) | {id_}
            first = known or _Place(place.run, place.heading, offers, blueprint.merge_fields.get(token))
            found[token] = _Place(first.run, first.heading, offers, first.declared)
    return found


def _row(place: _Place, columns: tuple[Col[_Place, Cell], ...]) -> SheetRow:
    origin = place.declared.path if place.declared else ""
    return sheet_row(place, columns, place.run.token or place.run.text, origin)


def _in_offer(id_: str, blueprint: Blueprint) -> Col[_Place, Cell]:
    """Whether an offer has the field; the column is there because of the offer."""
    offer = blueprint.offers[id_]
    return Col(f"in-{id_}", offer.title, 14, lambda one: id_ in one.offers, "check", origin=offer.origin("title"))


def _example(place: _Place, pen: InternalPen) -> str | None:
    """A filled one; of a choice, what there is to choose from."""
    if place.run.control.choices:
        return "\n".join(place.run.control.choices)
    return pen.bare(place.declared.example or "") or None if place.declared else None


def _source(place: _Place, pen: InternalPen) -> str | None:
    return pen.bare(place.declared.source or "") or None if place.declared else None


def _crm_field(place: _Place, pen: InternalPen) -> str | None:
    return pen.bare(pen.crm_field(place.declared.crm_field)) or None if place.declared else None


PAPER = Paper(ID, sheets={"fields": fields}, made_for="offers", packs=("seller",))
