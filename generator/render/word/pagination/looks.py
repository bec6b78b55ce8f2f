"""How the paragraphs of a style are set: size, spacing, indents, and what keeps them on one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from generator.render.word.xml import W, parse

_DXA = 20
"""In a point."""
_SINGLE = 240
_EIGHTHS = 8
"""Of a point, in which the thickness of a line is given."""
_DEFAULT_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph's setting, lengths in points; ``line`` is a share of the font's own line, or points if ``exact``."""

    font: str = "Calibri"
    size: float = _DEFAULT_SIZE
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    exact: bool = False
    left: float = 0.0
    right: float = 0.0
    keeps_next: bool = False
    keeps_lines: bool = False
    breaks_page: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """The room inside the cells of a table style, in points."""

    top: float = 0.0
    left: float = 5.4
    bottom: float = 0.0
    right: float = 5.4


@dataclass(frozen=True, slots=True)
class Rules:
    """How thick the lines of a table style are, in points; ``head`` is the one below its first row."""

    top: float = 0.0
    head: float = 0.0
    between: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a shell by their ids, and the sizes of character styles that have one."""

    paragraphs: Mapping[str, Look]
    usual: Look
    runs: Mapping[str, tuple[float | None, bool]]
    cells: Mapping[str, Margins]
    rules: Mapping[str, Rules]


@lru_cache(maxsize=16)
def looks(styles: bytes, numbering: bytes) -> Looks:
    """Read the styles of a shell; paragraphs of a list are indented as the list is."""
    root = parse(styles)
    defaults = root.find(f"{W}docDefaults")
    usual = Look() if defaults is None else _set(_set(Look(), defaults.find(f".//{W}rPr")), defaults.find(f".//{W}pPr"))
    found = {str(style.get(f"{W}styleId")): style for style in root.iterfind(f"{W}style")}
    indents = _indents(parse(numbering))
    paragraphs: dict[str, Look] = {}
    for id_, style in found.items():
        if style.get(f"{W}type") == "paragraph":
            _resolve(id_, found, usual, indents, paragraphs)
    normal = next((id_ for id_, one in found.items() if one.get(f"{W}default") in {"1", "true"}), "Normal")
    return Looks(
        paragraphs,
        paragraphs.get(normal, usual),
        {id_: _of_run(style) for id_, style in found.items() if style.get(f"{W}type") == "character"},
        {id_: margins(style.find(f"{W}tblPr")) for id_, style in found.items() if style.get(f"{W}type") == "table"},
        {id_: _rules(id_, found) for id_, style in found.items() if style.get(f"{W}type") == "table"},
    )


def of_paragraph(properties: etree._Element | None, known: Looks) -> Look:
    """The setting of a paragraph with properties of its own."""
    if properties is None:
        return known.usual
    style = properties.find(f"{W}pStyle")
    look = known.usual if style is None else known.paragraphs.get(str(style.get(f"{W}val")), known.usual)
    return _set(look, properties)


def margins(properties: etree._Element | None) -> Margins:
    """The room inside cells that a table, a row or a style asks for."""
    given = None if properties is None else properties.find(f"{W}tblCellMar")
    if given is None:
        return Margins()
    sides = {etree.QName(side).localname: int(side.get(f"{W}w", "0")) / _DXA for side in given}
    return Margins(**{side: sides[side] for side in ("top", "left", "bottom", "right") if side in sides})


def _rules(id_: str, styles: Mapping[str, etree._Element]) -> Rules:
    """The lines of a table style, or of the one that it is based on where it has none itself."""
    seen: set[str] = set()
    while id_ in styles and id_ not in seen:
        seen.add(id_)
        borders = styles[id_].find(f"{W}tblPr/{W}tblBorders")
        if borders is not None:
            between = _thickness(borders.find(f"{W}insideH"))
            head = _thickness(styles[id_].find(f"{W}tblStylePr[@{W}type='firstRow']/{W}tcPr/{W}tcBorders/{W}bottom"))
            ends = (_thickness(borders.find(f"{W}{side}")) for side in ("top", "bottom"))
            return Rules(next(ends), max(head, between), between, next(ends))
        based = styles[id_].find(f"{W}basedOn")
        id_ = "" if based is None else str(based.get(f"{W}val"))
    return Rules()


def _thickness(border: etree._Element | None) -> float:
    """Two lines of a double one are as far apart as each is thick."""
    kind = "none" if border is None else str(border.get(f"{W}val"))
    if border is None or kind in {"none", "nil"}:
        return 0.0
    return int(border.get(f"{W}sz", "0")) / _EIGHTHS * (3 if kind == "double" else 1)


def _resolve(
    id_: str,
    styles: Mapping[str, etree._Element],
    usual: Look,
    indents: Mapping[str, tuple[float, float]],
    done: dict[str, Look],
) -> Look:
    """The look of a style, laid over that of the one it is based on."""
    if id_ in done or id_ not in styles:
        return done.get(id_, usual)
    done[id_] = usual  # a circle of styles ends here
    style = styles[id_]
    based = style.find(f"{W}basedOn")
    look = usual if based is None else _resolve(str(based.get(f"{W}val")), styles, usual, indents, done)
    number = style.find(f"{W}pPr/{W}numPr/{W}numId")
    if number is not None and str(number.get(f"{W}val")) in indents:
        left, right = indents[str(number.get(f"{W}val"))]
        look = replace(look, left=left, right=right)
    done[id_] = _set(_set(look, style.find(f"{W}pPr")), style.find(f"{W}rPr"))
    return done[id_]


def _set(look: Look, properties: etree._Element | None) -> Look:
    """The look with what properties of a paragraph or a run say themselves."""
    if properties is None:
        return look
    changes: dict[str, object] = {}
    for one in properties:
        setter = _SETTERS.get(str(one.tag))
        if setter:
            changes |= setter(one)
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def _spacing(one: etree._Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for side in ("before", "after"):
        if (given := one.get(f"{W}{side}")) is not None:
            found[side] = int(given) / _DXA
    if (line := one.get(f"{W}line")) is not None:
        exact = one.get(f"{W}lineRule") == "exact"
        found |= {"exact": exact, "line": int(line) / (_DXA if exact else _SINGLE)}
    return found


def _indent(one: etree._Element) -> dict[str, object]:
    sides = {"left": one.get(f"{W}left") or one.get(f"{W}start"), "right": one.get(f"{W}right") or one.get(f"{W}end")}
    return {side: int(given) / _DXA for side, given in sides.items() if given is not None}


def _is_on(one: etree._Element) -> bool:
    return one.get(f"{W}val") not in {"0", "false", "off"}


_SETTERS: Mapping[str, Callable[[etree._Element], dict[str, object]]] = {
    f"{W}spacing": _spacing,
    f"{W}ind": _indent,
    f"{W}sz": lambda one: {"size": int(one.get(f"{W}val", "20")) / 2},
    f"{W}b": lambda one: {"bold": _is_on(one)},
    f"{W}rFonts": lambda one: {"font": one.get(f"{W}ascii")} if one.get(f"{W}ascii") else {},
    f"{W}keepNext": lambda one: {"keeps_next": _is_on(one)},
    f"{W}keepLines": lambda one: {"keeps_lines": _is_on(one)},
    f"{W}pageBreakBefore": lambda one: {"breaks_page": _is_on(one)},
}


def _of_run(style: etree._Element) -> tuple[float | None, bool]:
    """The size of a character style where it has one, and whether it is bold."""
    size, bold = style.find(f"{W}rPr/{W}sz"), style.find(f"{W}rPr/{W}b")
    return (None if size is None else int(str(size.get(f"{W}val"))) / 2, bold is not None and _is_on(bold))


def _indents(numbering: etree._Element) -> dict[str, tuple[float, float]]:
    """The indents of each list's first level, by the list's number."""
    levels = {str(one.get(f"{W}abstractNumId")): one for one in numbering.iterfind(f"{W}abstractNum")}
    found = {}
    for instance in numbering.iterfind(f"{W}num"):
        abstract = instance.find(f"{W}abstractNumId")
        level = None if abstract is None else levels.get(str(abstract.get(f"{W}val")))
        indent = None if level is None else level.find(f"{W}lvl/{W}pPr/{W}ind")
        if indent is not None:
            look = _set(Look(), indent.getparent())
            found[str(instance.get(f"{W}numId"))] = (look.left, look.right)
    return found
