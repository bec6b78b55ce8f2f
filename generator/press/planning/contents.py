"""What each paper of a blueprint says, made once however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Literal

from generator.blueprint.customer import customer_view
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.filing import HOME
from generator.deliverables.registry import (
    AnyDeliverable,
    CustomerDeliverable,
    Deliverable,
    Format,
    Shelf,
    Shelved,
    offered,
)
from generator.deliverables.template_data import template_data
from generator.documents.blocks import Document
from generator.documents.volume import Volume
from generator.documents.workbook import Workbook

from .memory import Forgetful, Made, Memory
from .printed import Content
from .selection import ON_REQUEST

Kind = Literal["document", "workbook", "table"]
"""What a paper may be made as, by the name of the function that makes it."""
_KINDS: tuple[Kind, ...] = ("document", "workbook", "table")


class Contents:
    """The papers that a blueprint's company wants, and what they say; ``memory`` spares making what it holds."""

    def __init__(self, blueprint: Blueprint, memory: Memory | Forgetful | None = None) -> None:
        self.blueprint = blueprint
        self.deliverables = offered(blueprint)
        self._customer = customer_view(blueprint)
        self._memory = memory or Forgetful()
        self._with_facts: dict[str, Made] = {}

    def made(self, deliverable: AnyDeliverable, kind: Kind) -> Made:
        """A paper as a document, a workbook or a table; it has to be one that is made so."""
        function: Callable[[Any], Any] | None = getattr(deliverable, kind)
        assert function is not None  # a kind is asked for only where there is a function for it
        key = f"{deliverable.id} {kind}"
        if isinstance(deliverable, CustomerDeliverable):
            return self._memory.made(key, self._customer, function)
        return self._memory.made(key, self.blueprint, lambda view: _with_way_home(function(view)))

    def with_facts(self, deliverable: AnyDeliverable, format_: Format) -> Made:
        """A paper with the facts that a template of the company's own may print beside it."""
        key = f"{deliverable.id} {format_}"
        if key not in self._with_facts:
            made = self.made(deliverable, "document" if format_ == "docx" else "workbook")
            self._with_facts[key] = self._completed(made, deliverable)
        return self._with_facts[key]

    def _completed(self, made: Made, deliverable: AnyDeliverable) -> Made:
        content = made.content
        if not isinstance(content, Document | Workbook):
            return made
        facts = template_data(deliverable.id, deliverable.audience, self.blueprint)
        return Made(replace(content, data={**facts, **content.data}))

    def index(self, function: Callable[[Blueprint, Shelf], Document], shelf: Shelf) -> Made:
        """A page that leads to the papers on a shelf."""
        return Made(function(self.blueprint, shelf))

    def volume(self, function: Callable[[Blueprint, tuple[Document, ...]], Volume]) -> Made:
        """The documents for the company's own people, bound as one."""
        papers = (one for one in self.deliverables if one.document and one.audience == "internal")
        documents = tuple(self.made(one, "document").content for one in papers)
        return Made(function(self.blueprint, tuple(one for one in documents if isinstance(one, Document))))

    def of(self, deliverable: AnyDeliverable) -> Iterator[Made]:
        """All that a paper is made as. An index is given the papers' names alone: what else it shows is in them."""
        if isinstance(deliverable, Deliverable) and deliverable.index:
            yield self.index(deliverable.index, self._bare_shelf())
        yield from (self.made(deliverable, kind) for kind in _KINDS if getattr(deliverable, kind))

    def _bare_shelf(self) -> Shelf:
        return tuple(_unopened(deliverable) for deliverable in self.shelved)

    @property
    def shelved(self) -> tuple[AnyDeliverable, ...]:
        """The papers that an index leads to: all that are made whenever a set is."""
        papers = (one for one in self.deliverables if one.id != "portal")
        return tuple(one for one in papers if not ON_REQUEST.issuperset(one.formats))


def _unopened(deliverable: AnyDeliverable) -> Shelved:
    files = tuple((format_, deliverable.id) for format_ in deliverable.formats if format_ not in ON_REQUEST)
    audience, purpose = deliverable.audience, deliverable.purpose
    return Shelved(deliverable.id, deliverable.title, deliverable.stage, audience, files, (), purpose)


def _with_way_home(content: Content) -> Content:
    """An internal page leads back to the portal."""
    return replace(content, home=HOME) if isinstance(content, Document) else content
