"""What a build would make: a job for each file, with the digest of exactly what it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from generator import __version__
from generator.blueprint.customer import CustomerView, customer_view
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.naming import HOME, paths
from generator.deliverables.registry import (
    AnyDeliverable,
    CustomerDeliverable,
    Deliverable,
    Format,
    Paper,
    Shelf,
    offered,
)
from generator.documents.blocks import Document
from generator.documents.workbook import DataTable, Workbook
from generator.themes import Theme, branded, load

from .selection import Selection

Content = Document | Workbook | DataTable


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be made: where, from what, and how. ``render`` gives its bytes."""

    path: str
    deliverable: AnyDeliverable
    format: Format
    inputs: str
    render: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs of a build, and every path that a build of the whole set has."""

    jobs: tuple[Job, ...]
    all_paths: frozenset[str]


def plan(blueprint: Blueprint, selection: Selection, theme_name: str = "classic") -> Plan:
    """The files that a blueprint gives, as far as they are selected."""
    everything = offered(blueprint)
    wanted = selection.deliverables(everything, blueprint)
    where = paths(everything, blueprint)
    theme = branded(
        load(theme_name), primary=blueprint.brand.primary, accent=blueprint.brand.accent, font=blueprint.brand.font
    )
    desk = _Desk(blueprint, customer_view(blueprint), theme, everything, where)
    jobs = tuple(
        desk.job(deliverable, format_)
        for deliverable in wanted
        for format_ in deliverable.formats
        if format_ in selection.formats
    )
    return Plan(jobs, frozenset(path for files in where.values() for path in files.values()))


class _Desk:
    """Makes each paper's content once, however many formats it is rendered to."""

    def __init__(
        self,
        blueprint: Blueprint,
        customer: CustomerView,
        theme: Theme,
        everything: tuple[AnyDeliverable, ...],
        where: dict[str, dict[Format, str]],
    ) -> None:
        self._blueprint, self._customer, self._theme = blueprint, customer, theme
        self._everything, self._where = everything, where
        self._documents: dict[str, Document] = {}
        self._look = digest(theme)

    def job(self, deliverable: AnyDeliverable, format_: Format) -> Job:
        content = self._content(deliverable, format_)
        inputs = hashlib.sha256(f"{__version__}|{format_}|{self._look}|{digest(content)}".encode()).hexdigest()
        render = _RENDERERS[format_]
        return Job(
            self._where[deliverable.id][format_], deliverable, format_, inputs, lambda: render(content, self._theme)
        )

    def _content(self, deliverable: AnyDeliverable, format_: Format) -> Content:
        if format_ in ("xlsx", "csv"):
            sheet: Workbook | DataTable = self._made(
                deliverable, deliverable.workbook if format_ == "xlsx" else deliverable.table
            )
            return sheet
        return self._document(deliverable)

    def _document(self, deliverable: AnyDeliverable) -> Document:
        if deliverable.id not in self._documents:
            self._documents[deliverable.id] = self._new_document(deliverable)
        return self._documents[deliverable.id]

    def _new_document(self, deliverable: AnyDeliverable) -> Document:
        if isinstance(deliverable, Deliverable) and deliverable.index:
            return deliverable.index(self._blueprint, self._shelf())
        document: Document = self._made(deliverable, deliverable.document)
        return replace(document, home=HOME) if deliverable.audience == "internal" else document

    def _made(self, deliverable: AnyDeliverable, function: Callable[[Any], Any] | None) -> Any:
        assert function is not None  # a format is offered only where there is a function for it
        return function(self._customer if isinstance(deliverable, CustomerDeliverable) else self._blueprint)

    def _shelf(self) -> Shelf:
        return tuple(self._paper(deliverable) for deliverable in self._everything if deliverable.id != "portal")

    def _paper(self, deliverable: AnyDeliverable) -> Paper:
        return Paper(
            deliverable.id,
            deliverable.title,
            deliverable.stage,
            deliverable.audience,
            tuple(self._where[deliverable.id].items()),
            self._document(deliverable) if deliverable.document else None,
        )


def digest(content: object) -> str:
    """The digest of frozen data: equal data, equal digest, on any machine."""
    return hashlib.sha256(repr(content).encode()).hexdigest()


# Each renderer is imported only when there is something to render: they are what makes a build slow to start.


def _word(content: Any, theme: Theme) -> bytes:
    from generator.render import word

    return word.render(content, theme)


def _excel(content: Any, theme: Theme) -> bytes:
    from generator.render import excel

    return excel.render(content, theme)


def _html(content: Any, theme: Theme) -> bytes:
    from generator.render import html

    return html.render(content, theme)


def _csv(content: Any, theme: Theme) -> bytes:
    """Plain data has no look, so the theme goes unused."""
    from generator.render import csv

    return csv.render(content)


_RENDERERS: dict[Format, Callable[[Any, Theme], bytes]] = {"docx": _word, "xlsx": _excel, "html": _html, "csv": _csv}
