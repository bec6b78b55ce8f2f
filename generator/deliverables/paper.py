"""A paper with an outline: code says what its sections show, the blueprint everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Document, Imprint
from generator.documents.workbook import ChoiceList, DataTable, Workbook

from .pen import Pen
from .registry import AnyDeliverable, CustomerDeliverable, Deliverable, Format, Pack
from .sections import Shows, blocks
from .sheets import Makes, sheets


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the base: ``id`` names its outline in ``papers``; a module holds it as ``PAPER``.

    ``shows`` gives what sections show that need code, by their ids; None where it is no document. ``sheets`` gives what
    the sheets of its workbook hold, None where it has none, and ``choices`` the lists behind them. ``made_for`` is the
    collection without which there is no such paper; ``stage`` finds the stage that it belongs to. ``imprint`` gives its
    header and footer where they are not those of the whole process.
    """

    id: str
    shows: Shows[Blueprint] | None = None
    made_for: str = ""
    stage: Callable[[Blueprint], str | None] = lambda blueprint: None
    packs: tuple[Pack, ...] = ()
    imprint: Callable[[Blueprint, Pen], Imprint | None] = lambda blueprint, pen: None
    cover: bool = False
    contents: bool = False
    searchable: bool = False
    document_formats: tuple[Format, ...] = ("docx", "html")
    sheets: Makes | None = None
    choices: Callable[[Blueprint, Pen], tuple[ChoiceList, ...]] = lambda blueprint, pen: ()
    table: Callable[[Blueprint], DataTable] | None = None

    def deliverable(self, blueprint: Blueprint) -> Deliverable | None:
        """The paper; None where the company has switched it off, or has nothing that it is made for."""
        outline = blueprint.papers.get(self.id)
        if outline is None or (self.made_for and not getattr(blueprint, self.made_for)):
            return None
        return Deliverable(
            self.id,
            outline.title,
            self.stage(blueprint),
            document=self._document if self.shows is not None else None,
            document_formats=self.document_formats,
            workbook=self._workbook if self.sheets is not None else None,
            table=self.table,
            packs=self.packs,
        )

    def _document(self, blueprint: Blueprint) -> Document:
        pen, outline = Pen(blueprint), blueprint.papers[self.id]
        return pen.document(
            self.id,
            outline.title,
            tuple(blocks(outline.sections, self.shows or {}, blueprint, pen)),
            self.imprint(blueprint, pen),
            subtitle=outline.subtitle or "",
            cover=self.cover,
            contents=self.contents,
            searchable=self.searchable,
        )

    def _workbook(self, blueprint: Blueprint) -> Workbook:
        pen, outline = Pen(blueprint), blueprint.papers[self.id]
        made = tuple(sheets(outline, self.sheets or {}, blueprint, pen))
        return pen.workbook(self.id, outline.title, made, self.choices(blueprint, pen), self.imprint(blueprint, pen))


def of_the_company(id_: str, blueprint: Blueprint) -> AnyDeliverable:
    """A paper that is an outline and nothing else: a form, a letter, a checklist of the company's own."""
    outline = blueprint.papers[id_]
    if outline.audience == "customer":
        packs: tuple[Pack, ...] = ("customer", *(outline.packs or ("seller",)))
        return CustomerDeliverable(id_, outline.title, outline.stage, partial(_to_a_customer, id_=id_), packs=packs)
    packs = tuple(outline.packs) or ("seller",)
    return Deliverable(id_, outline.title, outline.stage, partial(_of_ours, id_=id_), packs=packs)


def _of_ours(blueprint: Blueprint, id_: str) -> Document:
    pen, outline = Pen(blueprint), blueprint.papers[id_]
    content = tuple(blocks(outline.sections, {}, blueprint, pen))
    return pen.document(id_, outline.title, content, pen.imprint(outline.stage), subtitle=outline.subtitle or "")


def _to_a_customer(view: CustomerView, id_: str) -> Document:
    pen, outline = Pen(view), view.papers[id_]
    content = tuple(blocks(outline.sections, {}, view, pen))
    return pen.document(id_, outline.title, content, pen.imprint(None), subtitle=outline.subtitle or "")
