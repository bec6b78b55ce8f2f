"""The one registry of deliverables: every module of this package that has some, asked in its turn.

A module has one paper as ``PAPER``, or offers a family through ``offered(blueprint)``, so that one that is made for
each skeleton or each offer follows what the company has. An outline that no module has is a paper of its own. Adding a
deliverable is adding an outline, and a module where its sections need code.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Literal, Protocol, cast

import generator.deliverables as package
from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import PaperPack
from generator.documents.blocks import Document
from generator.documents.passages import Passage
from generator.documents.volume import Volume
from generator.documents.workbook import DataTable, Sheet, Workbook

Format = Literal["docx", "xlsx", "html", "csv", "txt", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "xlsx", "html", "csv", "txt", "pdf")
Audience = Literal["internal", "customer"]
Pack = PaperPack
"""Whose hands a bundle of papers is for; ``customer`` is all that may be sent to one."""


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A paper for the company's own people.

    ``id`` and ``stage`` are the blueprint's names, ``title`` is printed, ``purpose`` says in lists what the paper is
    for. Each function takes the
    blueprint: ``document`` is rendered to ``document_formats`` and pdf, ``workbook`` to xlsx, ``table`` to csv;
    ``index`` is made last and is given the shelf of all other papers, ``volume`` the documents of all internal ones.
    ``packs`` are the bundles that it belongs to.
    """

    id: str
    title: str
    stage: str | None = None
    document: Callable[[Blueprint], Document] | None = None
    document_formats: tuple[Format, ...] = ("docx", "html")
    workbook: Callable[[Blueprint], Workbook] | None = None
    table: Callable[[Blueprint], DataTable] | None = None
    index: Callable[[Blueprint, Shelf], Document] | None = None
    volume: Callable[[Blueprint, tuple[Document, ...]], Volume] | None = None
    packs: tuple[Pack, ...] = ()
    purpose: str = ""
    audience: Literal["internal"] = "internal"

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats it is made in."""
        if self.index:
            return ("html",)
        return ("pdf",) if self.volume else _formats(self)


@dataclass(frozen=True, slots=True)
class CustomerDeliverable:
    """A paper that goes to a customer: made from the customer's view, in which nothing internal exists."""

    id: str
    title: str
    stage: str | None = None
    document: Callable[[CustomerView], Document] | None = None
    document_formats: tuple[Format, ...] = ("docx", "html")
    workbook: Callable[[CustomerView], Workbook] | None = None
    table: Callable[[CustomerView], DataTable] | None = None
    packs: tuple[Pack, ...] = ("customer", "seller")
    purpose: str = ""
    audience: Literal["customer"] = "customer"

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats it is made in."""
        return _formats(self)


AnyDeliverable = Deliverable | CustomerDeliverable


@dataclass(frozen=True, slots=True)
class Shelved:
    """A deliverable on the shelf: its files by format (paths relative to the output), and what a search finds in it.

    ``purpose`` says what it is for, in the blueprint's words.
    """

    id: str
    title: str
    stage: str | None
    audience: Audience
    files: tuple[tuple[Format, str], ...]
    passages: tuple[Passage, ...]
    purpose: str = ""


Shelf = tuple[Shelved, ...]


class _Outlined(Protocol):
    """A paper of a module, as ``paper.Paper`` is one."""

    @property
    def id(self) -> str: ...

    def deliverable(self, blueprint: Blueprint) -> Deliverable | None: ...

    def part(self, section: str, blueprint: Blueprint) -> Deliverable | None: ...

    def dropped(self, blueprint: Blueprint) -> tuple[Sheet, ...]: ...


def offered(blueprint: Blueprint) -> tuple[AnyDeliverable, ...]:
    """The deliverables that a company wants: all that are possible, or those of its choice."""
    choice = blueprint.deliverables
    return tuple(
        deliverable
        for deliverable in possible(blueprint)
        if deliverable.id not in choice.exclude
        and deliverable.id in (choice.include or (deliverable.id,))
        and _is_in_a_pack(deliverable, choice.packs)
    )


def _is_in_a_pack(deliverable: AnyDeliverable, packs: list[Pack]) -> bool:
    """Whether one of the packs has it; the portal, which leads to the others, belongs to all."""
    is_index = isinstance(deliverable, Deliverable) and deliverable.index is not None
    return not packs or is_index or not set(packs).isdisjoint(deliverable.packs)


def possible(blueprint: Blueprint) -> tuple[AnyDeliverable, ...]:
    """All that a blueprint has the content for: the portal first, then whole-process papers, then by stage.

    Raises ``ValueError`` where two modules give their papers one id: one of them would be lost.
    """
    order = list(blueprint.stages)
    found = [deliverable for module in _modules() for deliverable in _of_module(module, blueprint)]
    found += _without_code(blueprint, {deliverable.id for deliverable in found})
    _refuse_shared_ids(found)
    return tuple(sorted(found, key=lambda d: (d.id != "portal", order.index(d.stage) + 1 if d.stage else 0, d.id)))


def _refuse_shared_ids(found: list[AnyDeliverable]) -> None:
    seen: set[str] = set()
    for deliverable in found:
        if deliverable.id in seen:
            raise ValueError(f"two modules offer a paper with the id {deliverable.id!r}")
        seen.add(deliverable.id)


def _of_module(module: ModuleType, blueprint: Blueprint) -> Iterator[AnyDeliverable]:
    """What a module offers; what it has merely imported is another's."""
    offer = getattr(module, "offered", None)
    if module.__name__ != __name__ and getattr(offer, "__module__", "") == module.__name__:
        yield from cast(Callable[[Blueprint], Iterable[AnyDeliverable]], offer)(blueprint)
    paper = _paper_of(module)
    deliverable = paper.deliverable(blueprint) if paper else None
    if deliverable:
        yield deliverable


def _paper_of(module: ModuleType) -> _Outlined | None:
    return cast("_Outlined | None", getattr(module, "PAPER", None))


def _without_code(blueprint: Blueprint, made: Container[str]) -> Iterator[AnyDeliverable]:
    """The papers that are an outline and nothing else."""
    from .paper import of_the_company  # which is made of what stands here

    return (of_the_company(id_, blueprint) for id_ in blueprint.papers if id_ not in made and id_ not in with_code())


@lru_cache(maxsize=1)
def with_code() -> Mapping[str, _Outlined]:
    """The papers of modules, by their ids."""
    return {paper.id: paper for module in _modules() if (paper := _paper_of(module))}


def part(id_: str, blueprint: Blueprint) -> AnyDeliverable | None:
    """A section of a paper alone, by the ids of both: ``handbook.roles``. None where there is no such section."""
    from .paper import of_the_company  # as above

    paper, _, section = id_.partition(".")
    if paper in with_code():
        return with_code()[paper].part(section, blueprint)
    outline = blueprint.papers.get(paper)
    return of_the_company(paper, blueprint, section) if outline and section in outline.sections else None


def dropped_sheets(id_: str, blueprint: Blueprint) -> tuple[Sheet, ...]:
    """The sheets of a paper that its outline has no more, as code would make them."""
    return with_code()[id_].dropped(blueprint) if id_ in with_code() else ()


@lru_cache(maxsize=1)
def _modules() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(importlib.import_module(f"{package.__name__}.{name}") for name in names)


def _formats(deliverable: AnyDeliverable) -> tuple[Format, ...]:
    made: set[Format] = set(deliverable.document_formats if deliverable.document else ())
    made |= {"xlsx"} if deliverable.workbook else set()
    made |= {"csv"} if deliverable.table else set()
    made |= {"pdf"} if deliverable.document else set()
    return tuple(format_ for format_ in FORMATS if format_ in made)
