"""A stage of a map drawn: a box with its sign and name, its parts, what is said of it, and where deals end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.documents.figures import Box, Group, Line, Role, Shape
from generator.documents.text_widths import width
from generator.documents.undecided import Undecided

from .piles import Pile, Plain, Writing, line_height, moved, placed
from .process import Cell, End, Fact, Part

PADDING = 5.0
_BADGE = 1.75
"""The height of a badge, as a share of the size of its text."""
_AIR, _ARROW = 2.5, 9.0
"""Between parts, and where a way leads from one to the next."""
_SIGNS: Mapping[str, str] = {"won": "✓ ", "lost": "× ", "away": "", "way": ""}
_ROLES: Mapping[str, Role] = {"won": "good", "lost": "bad", "away": "accent", "way": "muted"}


def height_of(cell: Cell, across: float, size: float) -> float:
    """The height that a cell needs at a width and a size of text."""
    return _pile(cell, across, size).height + 2 * PADDING


def drawn(cell: Cell, x: float, y: float, across: float, down: float, size: float) -> tuple[Shape, ...]:
    """A cell as a box of a width and a height."""
    pile = _pile(cell, across, size)
    box = Box(x, y, across, down, "tint", "primary", "round", 4.0, 1.0, dashed=bool(cell.note))
    first, *rest = moved(pile.shapes, x + PADDING, y + PADDING)
    assert isinstance(first, Group)
    head = replace(first, shapes=(box, *first.shapes))
    return (head, *rest)


def _pile(cell: Cell, across: float, size: float) -> Pile:
    """What stands in a cell: first of all its head, which is a group."""
    pile = Pile(across - 2 * PADDING)
    head, height = _head(cell, pile.width, size)
    pile.put((head,), height)
    for part in cell.parts:
        pile.space(_ARROW if part.follows else _AIR)
        shapes, height = _part(part, pile.width, size * 0.88)
        pile.put(shapes, height)
    for fact in cell.facts:
        pile.space(size * 0.35)
        shapes, height = _fact(fact, pile.width, size * 0.88)
        pile.put(shapes, height)
    for end in cell.ends:
        pile.space(_AIR)
        shapes, height = _end(end, pile.width, size * 0.85)
        pile.put(shapes, height)
    return pile


def _fact(fact: Fact, room: float, size: float) -> tuple[tuple[Shape, ...], float]:
    """What it is called, and below that what is said; a decision that is still to be made is marked."""
    pile = Pile(room)
    undecided = isinstance(fact.text, Undecided)
    pile.write(fact.label, Writing(size * 0.86, "muted", bold=True))
    pile.write(fact.text, Writing(size, "warning" if undecided else "ink", bold=undecided))
    plain = tuple(shape for shape in pile.shapes if not isinstance(shape, Group))
    return (Group(plain, fact.text if undecided else "", origin=fact.origin),), pile.height


def _head(cell: Cell, room: float, size: float) -> tuple[Group, float]:
    """The badge with the sign, and the name beside it."""
    shapes: list[Plain] = []
    indent, badge = 0.0, 0.0
    if cell.sign:
        badge = size * _BADGE
        across = min(max(badge, width(cell.sign, size, bold=True) + size), room * 0.5)
        top = (badge - line_height(size)) / 2
        sign = placed(cell.sign, Writing(size, "paper", True, "center"), 0, top, across)
        badge = max(badge, sign.height + 2 * top)
        shapes += [Box(0, 0, across, badge, "primary", None, "round", size * _BADGE / 2), sign]
        indent = across + 4.0
    name = f"{cell.name} {cell.note}".strip()
    top = (size * _BADGE - line_height(size)) / 2 if cell.sign else 0.0
    text = placed(name, Writing(size, "primary", bold=True), indent, top, room - indent)
    height = max(badge, text.y + text.height)
    return Group((*shapes, text), cell.title, cell.link, cell.origin), height


def _part(part: Part, room: float, size: float) -> tuple[tuple[Shape, ...], float]:
    """A box of its own; one of a stage that runs beside has a second edge."""
    inset = 4.0
    edge = 3.0 if part.beside else 0.0
    sign = f"{part.sign} " if part.sign else ""
    left = inset + edge
    text = placed(f"{sign}{part.name}", Writing(size), left, 2.0, room - left - inset)
    height = text.height + 4.0
    box = Box(0, 0, room, height, "paper", "muted" if part.beside else "rule", dashed=part.beside)
    second = (Line(((edge, 0), (edge, height)), "muted", 0.75),) if part.beside else ()
    middle = room / 2
    arrow = (Line(((middle, -_ARROW), (middle, 0)), "muted", 0.75, arrow=True),) if part.follows else ()
    return (Group((box, *second, text, *arrow), part.title, part.link, part.origin),), height


def _end(end: End, room: float, size: float) -> tuple[tuple[Shape, ...], float]:
    """A pill whose sign and word say what its colour says."""
    role = _ROLES[end.kind]
    inset = size * 0.6
    text = placed(
        f"{_SIGNS[end.kind]}{end.text}", Writing(size, role, bold=end.kind != "way"), inset, 1.5, room - 2 * inset
    )
    longest = max((width(line, size, bold=text.bold) for line in text.lines), default=0.0)
    across = min(room, longest + 2 * inset)
    text = replace(text, width=across - 2 * inset) if len(text.lines) == 1 else text
    height = text.height + 3.0
    pill = Box(
        0, 0, across, height, "paper", role, "round", min(height, line_height(size) + 3.0) / 2, dashed=end.kind == "way"
    )
    return (Group((pill, text), end.text),), height
