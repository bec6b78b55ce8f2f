"""``document-…``: a paper of an order, a consent or a set of rules, for the customer or for our own people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import Document as Template
from generator.blueprint.model.offers import PublicDocument
from generator.documents.blocks import Block, Callout, Document, Imprint, KeyValues
from generator.documents.inline import Run
from generator.locale import Label

from .facts import facts
from .internal_pen import InternalPen
from .laws import cited
from .messages import named_message
from .pen import CustomerPen, Pen
from .registry import AnyDeliverable, CustomerDeliverable, Deliverable, Pack
from .sections import blocks

_PACKS: dict[str, tuple[Pack, ...]] = {"order": ("seller", "logistics"), "delivery": ("seller", "logistics")}
"""Who works with the papers of these stages, beside the salesperson."""


def offered(blueprint: Blueprint) -> Iterable[AnyDeliverable]:
    """A deliverable for each paper, among customers' papers or among our own as the paper says."""
    return [_offer(template) for template in blueprint.documents.values()]


def _offer(template: Template) -> AnyDeliverable:
    id_, packs, purpose = f"document-{template.id}", _PACKS.get(template.stage, ("seller",)), template.when or ""
    title, stage = template.title, template.stage
    if template.audience == "customer":
        made = partial(customers_document, id_=template.id)
        return CustomerDeliverable(id_, title, stage, made, packs=("customer", *packs), purpose=purpose)
    return Deliverable(id_, title, stage, partial(own_document, id_=template.id), packs=packs, purpose=purpose)


def customers_document(view: CustomerView, id_: str) -> Document:
    """The paper as a customer gets it."""
    pen = CustomerPen(view)
    return _document(view.documents[id_], (), pen, pen.imprint())


def own_document(blueprint: Blueprint, id_: str) -> Document:
    """The paper for our own people, with what its author has to know."""
    pen = InternalPen(blueprint)
    template = blueprint.documents[id_]
    return _document(template, tuple(_for_the_author(template, blueprint, pen)), pen, pen.imprint(template.stage))


def _document(template: PublicDocument, preface: tuple[Block, ...], pen: Pen, imprint: Imprint) -> Document:
    return pen.document(
        id_=f"document-{template.id}",
        title=template.title,
        imprint=imprint,
        blocks=(*_head(template, pen), *preface, *blocks(template.sections, {}, pen.view, pen)),
    )


def _head(template: PublicDocument, pen: Pen) -> Iterator[KeyValues]:
    fields = [(id_, pen.view.merge_fields[id_].label) for id_ in template.heading]
    pairs = ((label[:1].upper() + label[1:], (Run(label, kind="field", token=id_),)) for id_, label in fields)
    return facts(pen, template.origin("heading"), *pairs)


def _for_the_author(template: Template, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    message = named_message(template.covering_message, pen)
    yield from facts(
        pen,
        template.path,
        (Label("When"), template.when),
        (Label("Written by"), pen.words(pen.role(template.owner)) if template.owner else None),
        (Label("Accepted by"), pen.words(pen.role(template.receiver)) if template.receiver else None),
        (Label("Sent with the message"), message),
        (Label("Where it is written"), cited(template.laws, blueprint, pen)),
    )
    if template.instructions:
        tips = pen.inlines(template.instructions)
        yield Callout("tip", pen.say("Keep in mind"), tips, template.origin("instructions"))
