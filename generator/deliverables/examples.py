"""The example with which a register begins: marked as one, of the company's own facts, and counted by nobody."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.workbook import Cell, SheetRow
from generator.locale import Label

from .columns import Col
from .internal_pen import InternalPen
from .known import avatars_written_to

EXAMPLE = Label("example", "register")
MARK = "mark"
"""The column in which an example says that it is one, where a register has no numbers of its own."""


def numbers() -> Col[Any, Cell]:
    """A first column for a number, if somebody wants to count; in the example it says what that is.

    It holds no formulas: a program that prints every row with a formula would print the empty ones.
    """
    return Col(MARK, Label("No.", "register"), 9, input=True)


def example(cells: Mapping[str, Cell], pen: InternalPen, mark: str = MARK) -> SheetRow:
    """The example of a register; ``mark`` is the column that says so."""
    return SheetRow({mark: pen.say(EXAMPLE), **cells}, id="example", style="example")


def not_an_example(marks: str, pen: InternalPen) -> str:
    """The range and the criterion by which COUNTIFS leaves the example out: ``{log.mark[]},"<>example"``."""
    return f'{{{marks}[]}},"<>{pen.say(EXAMPLE)}"'


def factor_without_example(marks: str, pen: InternalPen) -> str:
    """The same as a factor of SUMPRODUCT."""
    return f'({{{marks}[]}}<>"{pen.say(EXAMPLE)}")'


@dataclass(frozen=True, slots=True)
class Sample:
    """A customer as the company describes its customers, and who of ours talks to them."""

    person: str
    firm: str
    product: str
    segment: str | None
    competitor: str | None
    seller: str
    day: datetime.date | None


def sample(blueprint: Blueprint, pen: InternalPen) -> Sample:
    """The firm that the company writes to first, its first person, and what such a firm buys, as far as is known."""
    avatar = next(iter(avatars_written_to(blueprint)), None)
    personas, products = (avatar.personas, avatar.products) if avatar else ([], [])
    person = _named(blueprint.personas, personas) or pen.say("Contact person")
    return Sample(
        person=pen.caption(person),
        firm=pen.caption(avatar.name) if avatar else pen.say("[[Word.customer]]"),
        product=pen.caption(_named(blueprint.products, products) or pen.say("[[Word.product]]")),
        segment=_caption(_named(blueprint.segments, avatar.segments if avatar else []), pen),
        competitor=_caption(_named(blueprint.competitors, avatar.competitors if avatar else []), pen),
        seller=_seller(blueprint, pen),
        day=blueprint.as_of,
    )


def _named(collection: Mapping[str, Any], preferred: list[str]) -> str | None:
    """The name of the first preferred element, or of the first of all."""
    found = next((collection[id_] for id_ in preferred if id_ in collection), next(iter(collection.values()), None))
    return found.name if found else None


def _caption(name: str | None, pen: InternalPen) -> str | None:
    return pen.caption(name) if name else None


def _seller(blueprint: Blueprint, pen: InternalPen) -> str:
    """Somebody who sells, by name where the company has named one."""
    people = (one.name for one in blueprint.people.values() if "salesperson" in one.roles)
    return next(people, pen.say("[[Word.salesperson]]"))
