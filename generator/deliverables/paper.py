"""A paper with an outline: code says what its sections show, the blueprint everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.papers import PublicPaper, Section
from generator.documents.blocks import Document, Imprint
from generator.documents.workbook import ChoiceList, DataTable, Sheet, Workbook

from .internal_pen import InternalPen
from .pen import CustomerPen
from .registry import AnyDeliverable, CustomerDeliverable, Deliverable, Format, Pack
from .sections import Shows, blocks
from .sheets import Makes, sheets


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the base: ``id`` names its outline in ``papers``; a module holds it as ``PAPER``.

    ``shows`` gives what sections show that need code, by their ids; None where it is no document. ``sheets`` gives what
    the sheets of its workbook hold, None where it has none, and ``choices`` the lists behind them. ``made_for`` is the
    collection without which there is no such paper; ``stage`` finds the stage that it belongs to, ``owner`` the role
    that answers for it: both are printed on it. ``cards``: people carry it, so it may be on smaller paper.
    ``written_in``: people type and tick on its page while they work. ``read_back``: what they fill into its workbook is
    read again.
    """

    id: str
    shows: Shows[Blueprint, InternalPen] | None = None
    made_for: str = ""
    stage: Callable[[Blueprint], str | None] = lambda blueprint: None
    owner: Callable[[Blueprint], str | None] = lambda blueprint: blueprint.owner
    packs: tuple[Pack, ...] = ()
    cover: bool = False
    contents: bool = False
    searchable: bool = False
    cards: bool = False
    written_in: bool = False
    read_back: bool = False
    document_formats: tuple[Format, ...] = ("docx", "html")
    sheets: Makes | None = None
    choices: Callable[[Blueprint, InternalPen], tuple[ChoiceList, ...]] = lambda blueprint, pen: ()
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
            purpose=outline.purpose or "",
        )

    def part(self, section: str, blueprint: Blueprint) -> Deliverable | None:
        """One section of the document as a paper of its own; None where there is none of that id."""
        whole = self.deliverable(blueprint)
        if whole is None or whole.document is None or section not in blueprint.papers[self.id].sections:
            return None
        return Deliverable(
            f"{self.id}.{section}",
            _title_of_part(section, blueprint.papers[self.id]),
            whole.stage,
            document=partial(self._document, only=section),
            document_formats=self.document_formats,
            packs=self.packs,
        )

    def dropped(self, blueprint: Blueprint) -> tuple[Sheet, ...]:
        """The sheets that code makes and the outline has no more, as they would be."""
        pen, left = InternalPen(blueprint), blueprint.papers[self.id].sheets
        gone = (make for id_, make in (self.sheets or {}).items() if id_ not in left)
        return tuple(sheet for make in gone for sheet in make(blueprint, pen))

    def _document(self, blueprint: Blueprint, only: str = "") -> Document:
        pen, outline = InternalPen(blueprint), blueprint.papers[self.id]
        document = pen.document(
            self.id,
            outline.title,
            tuple(blocks(_chosen(outline, only), self.shows or {}, blueprint, pen)),
            self._imprint(blueprint, pen),
            subtitle=outline.subtitle or "",
            cover=self.cover and not only,
            contents=self.contents and not only,
            searchable=self.searchable,
        )
        return replace(document, notebook=pen.notebook(self.id)) if self.written_in else document

    def _workbook(self, blueprint: Blueprint) -> Workbook:
        pen, outline = InternalPen(blueprint), blueprint.papers[self.id]
        made = tuple(sheets(outline, self.sheets or {}, blueprint, pen))
        choices, imprint = self.choices(blueprint, pen), self._imprint(blueprint, pen)
        return replace(pen.workbook(self.id, outline.title, made, choices, imprint), read_back=self.read_back)

    def _imprint(self, blueprint: Blueprint, pen: InternalPen) -> Imprint:
        imprint = pen.imprint(self.stage(blueprint), self.owner(blueprint))
        return replace(imprint, paper=blueprint.card_size) if self.cards else imprint


def of_the_company(id_: str, blueprint: Blueprint, only: str = "") -> AnyDeliverable:
    """A paper that is an outline and nothing else, such as a form; of one section where ``only`` names it."""
    outline = blueprint.papers[id_]
    name, title = (f"{id_}.{only}", _title_of_part(only, outline)) if only else (id_, outline.title)
    packs: tuple[Pack, ...] = tuple(outline.packs) or ("seller",)
    purpose = outline.purpose or ""
    if outline.audience == "customer":
        function = partial(_to_a_customer, id_=id_, only=only)
        return CustomerDeliverable(name, title, outline.stage, function, packs=("customer", *packs), purpose=purpose)
    return Deliverable(name, title, outline.stage, partial(_of_ours, id_=id_, only=only), packs=packs, purpose=purpose)


def _of_ours(blueprint: Blueprint, id_: str, only: str) -> Document:
    pen, outline = InternalPen(blueprint), blueprint.papers[id_]
    content = tuple(blocks(_chosen(outline, only), {}, blueprint, pen))
    return pen.document(id_, outline.title, content, pen.imprint(outline.stage), subtitle=outline.subtitle or "")


def _to_a_customer(view: CustomerView, id_: str, only: str) -> Document:
    pen, outline = CustomerPen(view), view.papers[id_]
    content = tuple(blocks(_chosen(outline, only), {}, view, pen))
    return pen.document(id_, outline.title, content, pen.imprint(), subtitle=outline.subtitle or "")


def _chosen(outline: PublicPaper, only: str) -> Mapping[str, Section]:
    return {only: outline.sections[only]} if only else outline.sections


def _title_of_part(section: str, outline: PublicPaper) -> str:
    title = outline.sections[section].title
    return f"{outline.title} – {title}" if title else outline.title
