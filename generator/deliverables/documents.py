"""``document-…``: a paper of an order, a consent or a set of rules, for the customer or for our own people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import Document as Template
from generator.blueprint.model.offers import PublicDocument
from generator.documents.blocks import (
    Block,
    Callout,
    Document,
    KeyValues,
)
from generator.documents.inline import Run
from generator.locale import Label

from .pen import Pen
from .registry import AnyDeliverable, CustomerDeliverable, Deliverable, Pack
from .sections import blocks

WHEN = Label("When")
WRITES = Label("Written by")
ACCEPTS = Label("Accepted by")
MESSAGE = Label("Sent with the message")
REMEMBER = Label("Keep in mind")
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
        blocks=(*_head(template, pen), *preface, *blocks(template.sections, {}, pen.view, pen)),
    )


def _head(template: PublicDocument, pen: Pen) -> Iterator[Block]:
    fields = [(id_, pen.view.merge_fields[id_].label) for id_ in template.heading]
    if fields:
        pairs = ((label[:1].upper() + label[1:], (Run(label, kind="field", token=id_),)) for id_, label in fields)
        yield KeyValues(tuple(pairs), template.origin("heading"))


def _for_the_author(template: Template, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    message = blueprint.messages[template.covering_message].name if template.covering_message else ""
    facts = (
        (WHEN, pen.inline(template.when or "")),
        (WRITES, pen.words(pen.role(template.owner)) if template.owner else ()),
        (ACCEPTS, pen.words(pen.role(template.receiver)) if template.receiver else ()),
        (MESSAGE, pen.words(message)),
    )
    if given := tuple((pen.say(label), value) for label, value in facts if value):
        yield KeyValues(given, template.path)
    if template.instructions:
        yield Callout("tip", pen.say(REMEMBER), pen.inlines(template.instructions), template.origin("instructions"))
