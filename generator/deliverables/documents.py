"""``document-…``: a paper of an order, a consent or a set of rules, for the customer or for our own people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import Document as Template
from generator.blueprint.model.offers import DocumentSection, PublicDocument
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Column,
    Document,
    FormLines,
    Heading,
    KeyValues,
    SignatureBox,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run
from generator.locale import Phrase

from .pen import Pen
from .registry import AnyDeliverable, CustomerDeliverable, Deliverable, Pack

WHEN = Phrase("Kiedy", "When")
WRITES = Phrase("Przygotowuje", "Written by")
ACCEPTS = Phrase("Przyjmuje", "Accepted by")
MESSAGE = Phrase("Wysyłamy z wiadomością", "Sent with the message")
REMEMBER = Phrase("Pamiętaj", "Keep in mind")
WHAT, WHO, BY, DONE = (
    Phrase("Co", "What"),
    Phrase("Kto", "Who"),
    Phrase("Na kiedy", "By when"),
    Phrase("Zrobione", "Done"),
)
ITEM, QUANTITY, PRICE, NET = (
    Phrase("Pozycja", "Item"),
    Phrase("Ilość", "Quantity"),
    Phrase("Cena netto", "Net price"),
    Phrase("Wartość netto", "Net value"),
)
NOTES = Phrase("Uwagi", "Remarks")
TOTAL = Phrase("Razem", "Total")
SIGN = (
    Phrase("Imię i nazwisko", "Name"),
    Phrase("Stanowisko", "Position"),
    Phrase("Data i podpis", "Date and signature"),
)
BLANK_ROWS = 5
_PACKS: dict[str, tuple[Pack, ...]] = {"order": ("seller", "logistics"), "delivery": ("seller", "logistics")}
"""Who works with the papers of these stages, beside the salesperson."""


def offered(blueprint: Blueprint) -> Iterable[AnyDeliverable]:
    """A deliverable for each paper, among customers' papers or among our own as the paper says."""
    return [_offer(template) for template in blueprint.documents.values()]


def _offer(template: Template) -> AnyDeliverable:
    id_, packs = f"document-{template.id}", _PACKS.get(template.stage, ("seller",))
    if template.audience == "customer":
        function = partial(customers_document, id_=template.id)
        return CustomerDeliverable(id_, template.title, template.stage, function, packs=("customer", *packs))
    return Deliverable(id_, template.title, template.stage, partial(own_document, id_=template.id), packs=packs)


def customers_document(view: CustomerView, id_: str) -> Document:
    """The paper as a customer gets it."""
    pen = Pen(view)
    return _document(view.documents[id_], (), pen)


def own_document(blueprint: Blueprint, id_: str) -> Document:
    """The paper for our own people, with what its author has to know."""
    pen = Pen(blueprint)
    template = blueprint.documents[id_]
    return _document(template, tuple(_for_the_author(template, blueprint, pen)), pen)


def _document(template: PublicDocument, preface: tuple[Block, ...], pen: Pen) -> Document:
    return pen.document(
        id_=f"document-{template.id}",
        title=template.title,
        imprint=pen.imprint(template.stage),
        blocks=(*_head(template, pen), *preface, *_sections(template, pen)),
    )


def _head(template: PublicDocument, pen: Pen) -> Iterator[Block]:
    fields = [(id_, pen.view.merge_fields[id_].label) for id_ in template.heading]
    if fields:
        pairs = ((label[:1].upper() + label[1:], (Run(label, kind="field", token=id_),)) for id_, label in fields)
        yield KeyValues(tuple(pairs), template.origin("heading"))


def _for_the_author(template: Template, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    message = blueprint.messages[template.covering_message].name if template.covering_message else ""
    facts = (
        (WHEN, pen.inline(template.when or "")),
        (WRITES, pen.words(pen.role(template.owner)) if template.owner else ()),
        (ACCEPTS, pen.words(pen.role(template.receiver)) if template.receiver else ()),
        (MESSAGE, pen.words(message)),
    )
    if given := tuple((label(language), value) for label, value in facts if value):
        yield KeyValues(given, template.path)
    if template.instructions:
        yield Callout("tip", REMEMBER(language), pen.inlines(template.instructions), template.origin("instructions"))


def _sections(template: PublicDocument, pen: Pen) -> Iterator[Block]:
    for section in template.sections.values():
        yield Heading(1, pen.inline(section.title), section.id, section.origin("title"))
        if section.body:
            yield from pen.blocks(section.body, section.origin("body"))
        yield from _BODY[section.kind](section, pen)


# --- what each kind of section prints below its body ----------------------------------------------


def _text(section: DocumentSection, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield Bullets(pen.inlines(section.lines), section.origin("lines"))


def _form(section: DocumentSection, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield FormLines(pen.inlines(section.lines), 1, section.origin("lines"))


def _checklist(section: DocumentSection, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield Checklist(pen.inlines(section.lines), section.origin("lines"))


def _tasks(section: DocumentSection, pen: Pen) -> Iterator[Block]:
    language = pen.language
    columns = (
        Column(WHAT(language), 3.4),
        Column(WHO(language), 1.4, "blank"),
        Column(BY(language), 1.1, "blank"),
        Column(DONE(language), 0.9, "check"),
    )
    rows = tuple(TableRow((text, (), (), ())) for text in pen.inlines(section.lines))
    yield Table(columns, rows, origin=section.origin("lines"))


def _items(section: DocumentSection, pen: Pen) -> Iterator[Block]:
    language = pen.language
    columns = (Column(ITEM(language), 3.4), Column(QUANTITY(language), 1, "blank"), Column(NOTES(language), 2, "blank"))
    yield Table(columns, _rows_to_fill(section, len(columns), pen), origin=section.path)


def _priced_items(section: DocumentSection, pen: Pen) -> Iterator[Block]:
    language = pen.language
    columns = (
        Column(ITEM(language), 3.4),
        Column(QUANTITY(language), 0.9, "blank"),
        Column(PRICE(language), 1.2, "blank"),
        Column(NET(language), 1.2, "blank"),
    )
    total = TableRow((pen.words(TOTAL(language)), (), (), ()), emphasis=True)
    yield Table(columns, (*_rows_to_fill(section, len(columns), pen), total), origin=section.path)


def _rows_to_fill(section: DocumentSection, columns: int, pen: Pen) -> tuple[TableRow, ...]:
    """The items that are given, then blank rows."""
    named: list[Inline] = list(pen.inlines(section.lines))
    named += [()] * (BLANK_ROWS - len(named))
    return tuple(TableRow((name, *((),) * (columns - 1))) for name in named)


def _signatures(section: DocumentSection, pen: Pen) -> Iterator[Block]:
    labels = tuple(label(pen.language) for label in SIGN)
    parties = pen.inlines(section.lines) or (pen.words(pen.view.company.name),)
    yield SignatureBox(tuple((party, labels) for party in parties), section.path)


_BODY: dict[str, Callable[[DocumentSection, Pen], Iterator[Block]]] = {
    "text": _text,
    "form": _form,
    "checklist": _checklist,
    "tasks": _tasks,
    "items": _items,
    "priced-items": _priced_items,
    "signatures": _signatures,
}
