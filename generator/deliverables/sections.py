"""The sections of a paper in the order of its outline: what each says itself, and below that what code shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeVar

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.base import Buyers
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.papers import OfferSection
from generator.blueprint.model.papers import Section as PaperSection
from generator.blueprint.model.taxes import Basis, shown
from generator.documents.blocks import (
    Audience,
    Block,
    Bullets,
    Callout,
    Checklist,
    Column,
    FormLines,
    Heading,
    KeyValues,
    Pages,
    Paragraph,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.inline import Control, Inline, Run
from generator.locale import Label

from .arrangement import arranged_table
from .pen import Pen
from .prices import PRICE

V = TypeVar("V", bound=Blueprint | CustomerView)
P = TypeVar("P", bound=Pen)
Shows = Mapping[str, Callable[[V, P], Iterable[Block]]]
"""What code shows in sections, by their ids."""

WHAT, WHO, BY, DONE = (
    Label("What"),
    Label("Who"),
    Label("By when"),
    Label("Done"),
)
ITEM, QUANTITY = Label("Item"), Label("Quantity")
VALUE: Mapping[Basis, Label] = {"net": Label("Net value"), "gross": Label("Gross value"), "bare": Label("Value")}
NOTES = Label("Remarks")
TOTAL = Label("Total")
_AT_HOME = (Label("Name"), Label("Date and signature"))
SIGN: Mapping[Buyers, tuple[Label, ...]] = {
    "businesses": (Label("Name"), Label("Position"), Label("Date and signature")),
    "consumers": _AT_HOME,
    "both": _AT_HOME,
}
"""What customers sign with, by who buys: a position is asked for where nobody but firms does."""
BLANK_ROWS: Mapping[Audience, int] = {"internal": 5, "customer": 3}

Section = PaperSection | OfferSection


def blocks(sections: Mapping[str, Section], shows: Shows[V, P], view: V, pen: P) -> Iterator[Block]:
    """The blocks of all sections.

    One that code has nothing to show in is left out, with its headline and all that it says.
    """
    for section in sections.values():
        show = shows.get(section.id)
        content = tuple(_arranged(block, section) for block in show(view, pen)) if show else ()
        if content or not show:
            yield from _laid_out(section, (*_said(section, pen), *_shared(section, pen), *content))


def _arranged(block: Block, section: Section) -> Block:
    return arranged_table(block, section.columns) if isinstance(block, Table) else block


def _laid_out(section: Section, content: tuple[Block, ...]) -> tuple[Block, ...]:
    if section.layout == "flowing":
        return content
    return (Pages(section.id, content, landscape=section.layout == "landscape", one_page=section.layout == "own-page"),)


def _said(section: Section, pen: Pen) -> Iterator[Block]:
    """What a section says itself."""
    if section.kind in _BOXES:
        yield _box(section, _BOXES[section.kind], pen)
        return
    if section.title:
        yield Heading(1, pen.inline(section.title), section.id, section.origin("title"))
    if section.body and section.kind in _STYLES:
        yield from (
            Paragraph(text, _STYLES[section.kind], section.origin("body")) for text in pen.paragraphs(section.body)
        )
    elif section.body:
        yield from pen.blocks(section.body, section.origin("body"))
    yield from _BELOW.get(section.kind, _bullets)(section, pen)


def _shared(section: Section, pen: Pen) -> Iterator[Block]:
    """The text that it shares with other papers; a decision to make where nobody has written that."""
    if section.block:
        text = pen.view.blocks[section.block]
        undecided = Paragraph(pen.decision(pen.caption(text.title), text.origin("body")))
        yield from pen.blocks(text.body, text.origin("body")) if text.body else (undecided,)


def _box(section: Section, kind: Literal["rule", "tip", "warning"], pen: Pen) -> Callout:
    body = (*(pen.paragraphs(section.body) if section.body else ()), *pen.inlines(section.lines))
    return Callout(kind, pen.caption(section.title or ""), body, section.path)


# --- what each kind prints below its body ---------------------------------------------------------


def _bullets(section: Section, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield Bullets(pen.inlines(section.lines), section.origin("lines"))


def _steps(section: Section, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield Steps(pen.inlines(section.lines), section.origin("lines"))


def _form(section: Section, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield FormLines(pen.inlines(section.lines), 1, section.origin("lines"))


def _fields(section: Section, pen: Pen) -> Iterator[Block]:
    """What is filled in while the paper is written: a label, and a place that is named by it."""
    pairs = tuple(_to_fill(number, line, section, pen) for number, line in enumerate(section.lines, 1))
    if pairs:
        yield KeyValues(pairs, section.origin("lines"))


def _to_fill(number: int, line: str, section: Section, pen: Pen) -> tuple[str, Inline]:
    """A line that is nothing but a merge field has its label; another is the label of a field of its own."""
    runs = pen.inline(line)
    if len(runs) == 1 and runs[0].kind == "field":
        return _capital(runs[0].text), runs
    label = pen.caption(line)
    own = Run(_small(label), kind="field", token=f"{section.id}-{number}", control=Control("lines"))
    return label, (own,)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    """A label within a line; one that begins with an abbreviation stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _checklist(section: Section, pen: Pen) -> Iterator[Block]:
    if section.lines:
        yield Checklist(pen.inlines(section.lines), section.origin("lines"))


def _tasks(section: Section, pen: Pen) -> Iterator[Block]:
    columns = (
        Column(pen.say(WHAT), 3.4),
        Column(pen.say(WHO), 1.4, "blank"),
        Column(pen.say(BY), 1.1, "blank"),
        Column(pen.say(DONE), 0.9, "check"),
    )
    rows = tuple(TableRow((text, (), (), ())) for text in pen.inlines(section.lines))
    yield Table(columns, rows, origin=section.origin("lines"))


def _items(section: Section, pen: Pen) -> Iterator[Block]:
    columns = (
        Column(pen.say(ITEM), 3.4, id="item"),
        Column(pen.say(QUANTITY), 1, "blank", "quantity"),
        Column(pen.say(NOTES), 2, "blank", "notes"),
    )
    yield _arranged(Table(columns, _rows_to_fill(section, columns, pen), origin=section.path), section)


def _priced_items(section: Section, pen: Pen) -> Iterator[Block]:
    basis = shown(pen.view.company)[0]
    kind = _kind_of_figures(pen)
    columns = (
        Column(pen.say(ITEM), 3.4, id="item"),
        Column(pen.say(QUANTITY), 0.9, kind, "quantity"),
        Column(pen.say(PRICE[basis]), 1.2, kind, "price"),
        Column(pen.say(VALUE[basis]), 1.2, kind, "net"),
    )
    whole = pen.gap(f"{section.id}-total", pen.say(TOTAL).lower())
    total = TableRow((pen.words(pen.say(TOTAL)), (), (), whole), emphasis=True)
    rows = (*_rows_to_fill(section, columns, pen), total)
    yield _arranged(Table(columns, rows, origin=section.path), section)


def _kind_of_figures(pen: Pen) -> Literal["number", "blank"]:
    """Figures are named fields on a customer's paper, with none beside the total; our own has room for a pen."""
    return "number" if pen.audience == "customer" else "blank"


def _rows_to_fill(section: Section, columns: tuple[Column, ...], pen: Pen) -> tuple[TableRow, ...]:
    """The items that are given, then rows to fill in."""
    named: list[Inline] = list(pen.inlines(section.lines))
    rows = max(len(named), BLANK_ROWS[pen.audience])
    return tuple(_row_to_fill(number, named[number : number + 1], section, columns, pen) for number in range(rows))


def _row_to_fill(number: int, named: list[Inline], section: Section, columns: tuple[Column, ...], pen: Pen) -> TableRow:
    first, *others = columns
    gaps = [pen.gap(f"{section.id}-{number + 1}-{one.id}", f"{one.title.lower()} {number + 1}") for one in others]
    name = (
        named[0] if named else pen.gap(f"{section.id}-{number + 1}-{first.id}", f"{first.title.lower()} {number + 1}")
    )
    return TableRow((name, *gaps))


def _signatures(section: Section, pen: Pen) -> Iterator[Block]:
    who: Buyers = pen.view.company.sells_to if pen.audience == "customer" else "businesses"
    labels = tuple(pen.say(label) for label in SIGN[who])
    parties = pen.inlines(section.lines) or (pen.words(pen.view.company.name),)
    yield SignatureBox(tuple((party, labels) for party in parties), section.path)


_BELOW: dict[str, Callable[[Section, Pen], Iterator[Block]]] = {
    "steps": _steps,
    "form": _form,
    "fields": _fields,
    "checklist": _checklist,
    "tasks": _tasks,
    "items": _items,
    "priced-items": _priced_items,
    "signatures": _signatures,
    "timetable": lambda section, pen: iter(()),  # its lines are the milestones of an offer's table
}
_BOXES: dict[str, Literal["rule", "tip", "warning"]] = {"rule": "rule", "tip": "tip", "warning": "warning"}
_STYLES: dict[str, Literal["lead", "note"]] = {"lead": "lead", "note": "note"}
