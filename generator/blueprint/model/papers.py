"""The outlines of papers: what each is called, and the sections that it consists of, in their order."""

from __future__ import annotations

from typing import Literal

from .base import BlockId, Collection, Entity, Line, Name, OwnStageId, Text, Title
from .company import PaperPack

SectionKind = Literal[
    "text", "lead", "note", "steps", "form", "fields", "checklist", "tasks", "items", "priced-items", "signatures",
    "rule", "tip", "warning",
]  # fmt: skip
OfferSectionKind = Literal[
    SectionKind, "products", "variants", "prices", "timetable", "terms", "proofs", "acceptance"
]  # fmt: skip


class Column(Entity):
    """A column of a table or a sheet."""

    title: Title | None = None
    """What it is called instead."""


class Part(Entity):
    """What a part of any paper has beside its kind."""

    title: Line | None = None
    """Its headline; without one it goes on below the section before."""
    body: Text | None = None
    """Its text."""
    lines: list[Text] = []
    """Bullets, labels, boxes, tasks or parties, by kind."""
    block: BlockId | None = None
    """A text of ``blocks`` that is printed below the body and the lines: one wording for several papers."""
    columns: Collection[Column] = {}
    """The columns of its tables in their order."""
    layout: Literal["flowing", "own-page", "landscape"] = "flowing"
    """The page it stands on: with the others, one of its own, or one that is turned."""


class Section(Part):
    """A part of a paper.

    ``text`` prints the body, and its lines as bullets; ``lead`` the body as an opening, ``note`` as small print;
    ``steps`` its lines numbered; ``form`` lines to fill in by hand, ``fields`` a place in the file for each line or the
    merge field that it is; ``checklist`` boxes to tick; ``tasks`` a table of
    what, who and when to fill in; ``items`` a table of ordered items to fill in, ``priced-items`` one with prices and
    a total; ``signatures`` a place to sign for each party; ``rule``, ``tip``, ``warning`` a box that catches the eye.
    """

    kind: SectionKind = "text"
    """What is printed below the headline."""


class OfferSection(Part):
    """A part of an offer.

    The kinds of ``Section``, and those that print the offer itself below the body: ``products`` the catalogue with
    list prices, ``variants`` the comparison of variants, ``prices`` the price table to fill in, ``timetable`` its lines
    as milestones with dates, ``terms`` the terms, ``proofs`` the evidence with permission, ``acceptance`` the box to
    sign, on a page of its own.
    """

    kind: OfferSectionKind = "text"
    """What is printed below the headline."""


class Sheet(Entity):
    """A sheet of a workbook."""

    title: Title | None = None
    """What its tab is called."""
    heading: Line | None = None
    """What stands at its top; the title where it is missing."""
    lines: list[Text] = []
    """What a sheet that is read says, a line each."""
    columns: Collection[Column] = {}
    """The columns of its table in their order."""


class PublicPaper(Entity):
    """A paper as whoever gets it reads it."""

    title: Title
    """Printed title: "Closing, negotiating and defending the price"."""
    subtitle: Title | None = None
    """What it is for, below the title."""
    file_name: Name | None = None
    """What its files are called instead, without the ending."""
    sections: Collection[Section] = {}
    """Its parts in their order."""
    sheets: Collection[Sheet] = {}
    """The sheets of its workbook in their order."""


class Paper(PublicPaper):
    """A paper with whom it is for."""

    audience: Literal["internal", "customer"] = "internal"
    """Who reads a paper of the company's own."""
    purpose: Line | None = None
    """What it is for, in a line; printed in lists of papers."""
    stage: OwnStageId | None = None
    """The stage that a paper of the company's own belongs to; the whole process where it is missing."""
    packs: list[PaperPack] = []
    """The bundles that a paper of the company's own is in; the seller's where none is named."""
