"""What a reader sees and an editor changes in an Excel file: cells with their look, rules, comments, pictures.

A formula counts, what it came to does not: every program works that out anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .package import Element, Package, UnreadablePackageError

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_ASIDE = ("xl/comments", "xl/threadedComments", "xl/drawings/comments")
_SWITCHES = ("b", "i", "strike")
_OFF = {"0", "false", "none"}
_SPELLINGS = re.compile(r"""'|\s|(?<=TRUE)\(\)|(?<=FALSE)\(\)|_xlfn\.""")
"""What programs write differently in one and the same formula."""


def marks(package: Package) -> Iterator[str]:
    """A line for each thing that counts."""
    workbook, targets = package.tree(_WORKBOOK), package.targets(_WORKBOOK)
    strings, looks = _strings(package), _looks(package)
    for sheet in workbook.iter(f"{_S}sheet"):
        yield f"sheet {sheet.get('name')} {sheet.get('state', 'visible')}"
        tree = package.tree(targets.get(sheet.get(_ID, ""), ""))
        yield from _cells(tree, strings, looks)
        yield from sorted(_rules(tree))
    yield from sorted(_names(workbook))
    for prefix in _ASIDE:
        for part in package.trees(prefix):
            yield from ("".join(map(str, note.itertext())) for note in part.iter("{*}comment", "{*}threadedComment"))
    yield from (f"picture {digest}" for digest in package.pictures("xl/media/"))
    yield from ("chart" for name in package.names if re.fullmatch(r"xl/charts/chart\d+\.xml", name))


def _names(workbook: Element) -> Iterator[str]:
    """The names that somebody gave; those of print areas, titles and filters are the program's."""
    for name in workbook.iter(f"{_S}definedName"):
        if not name.get("name", "").startswith("_xlnm"):
            yield f"name {name.get('name')} {_formula(name.text)}"


def _cells(sheet: Element, strings: Sequence[str], looks: Sequence[str]) -> Iterator[str]:
    """The cells that hold or show something; of an empty one only its colour is seen."""
    shared: dict[str, tuple[str, str]] = {}
    for cell in sheet.iter(f"{_S}c"):
        reference = cell.get("r", "")
        text = _content(cell, reference, strings, shared)
        look = looks[int(cell.get("s", "0"))]
        if not text:
            look = look.partition("\x1e")[0]
        if text or look:
            yield f"{reference} {look}\x1f{text}"


def _content(cell: Element, reference: str, strings: Sequence[str], shared: dict[str, tuple[str, str]]) -> str:
    formula, value = cell.find(f"{_S}f"), cell.findtext(f"{_S}v", "")
    if formula is not None:
        return f"={_shared(formula, reference, shared)}"
    match cell.get("t", "n"):
        case "s":
            return strings[int(value)]
        case "inlineStr":
            return _text(cell.find(f"{_S}is"))
        case "n":
            return repr(float(value)) if value else ""
    return value


def _shared(formula: Element, reference: str, shared: dict[str, tuple[str, str]]) -> str:
    """A cell's formula; Excel may write that of many cells once, and only point to it from the others."""
    index = formula.get("si", "")
    if formula.get("t") != "shared":
        return _formula(formula.text)
    if formula.text:
        shared[index] = formula.text, reference
        return _formula(formula.text)
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    written, origin = shared.get(index, ("", reference))
    try:
        translated = str(Translator(f"={written}", origin=origin).translate_formula(reference))
    except (TokenizerError, TranslatorError) as error:
        raise UnreadablePackageError(f"{reference}: {error}") from error
    return _formula(translated.removeprefix("="))


def _rules(sheet: Element) -> Iterator[str]:
    """Drop-downs, limits and conditional colours, each with the cells it is for; and cells made one."""
    for rule in sheet.iter(f"{_S}dataValidation"):
        yield f"validation {_area(rule)} {rule.get('type')} {_formula(rule.findtext(f'{_S}formula1'))}"
    for formatting in sheet.iter(f"{_S}conditionalFormatting"):
        for rule in formatting.iter(f"{_S}cfRule"):
            formulas = " ".join(_formula(formula.text) for formula in rule.iter(f"{_S}formula"))
            yield f"condition {_area(formatting)} {rule.get('type')} {formulas}"
    yield from (f"merged {merged.get('ref')}" for merged in sheet.iter(f"{_S}mergeCell"))


def _area(rule: Element) -> str:
    return " ".join(sorted(rule.get("sqref", "").split()))


def _formula(text: str | None) -> str:
    return _SPELLINGS.sub("", text or "")


def _strings(package: Package) -> list[str]:
    if _STRINGS not in package.names:
        return []
    return [_text(item) for item in package.tree(_STRINGS).iter(f"{_S}si")]


def _text(item: Element | None) -> str:
    """The text of a string, plain or in runs; how it is read aloud is no part of it."""
    if item is None:
        return ""
    runs = [item.findtext(f"{_S}t", ""), *(run.findtext(f"{_S}t", "") for run in item.iter(f"{_S}r"))]
    return "".join(runs).replace("\r\n", "\n")


def _looks(package: Package) -> list[str]:
    """How a cell of each style looks: its fill, and after it its font."""
    if _STYLES not in package.names:
        return [""]
    tree = package.tree(_STYLES)
    fonts = [_font(font) for font in tree.iterfind(f"{_S}fonts/{_S}font")]
    fills = [_fill(fill) for fill in tree.iterfind(f"{_S}fills/{_S}fill")]
    styles = tree.iterfind(f"{_S}cellXfs/{_S}xf")
    return [f"{fills[int(style.get('fillId', '0'))]}\x1e{fonts[int(style.get('fontId', '0'))]}" for style in styles]


def _font(font: Element) -> str:
    found = {name: _on(font.find(f"{_S}{name}")) for name in _SWITCHES}
    for name in ("name", "sz", "u"):
        element = font.find(f"{_S}{name}")
        found[name] = "" if element is None else element.get("val", "single")
    return " ".join([*(f"{name}={value}" for name, value in found.items() if value), _colour(font.find(f"{_S}color"))])


def _on(switch: Element | None) -> str:
    return "" if switch is None or switch.get("val", "1") in _OFF else "1"


def _fill(fill: Element) -> str:
    pattern = fill.find(f"{_S}patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return ""
    return f"{pattern.get('patternType')} {_colour(pattern.find(f'{_S}fgColor'))}"


def _colour(colour: Mapping[str, str] | Element | None) -> str:
    if colour is None:
        return ""
    return " ".join(f"{name}={colour.get(name)}" for name in ("rgb", "theme", "tint", "indexed") if colour.get(name))
