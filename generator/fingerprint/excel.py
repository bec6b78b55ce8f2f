"""What an Excel file says and shows: its cells with their looks, its sheets' set-up, and all else that stands in it.

Indices into tables of looks and texts are followed; a formula counts, what it came to does not: every program works
that out anew. Any other element counts as it is spelled, without values that say what holds anyway.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.package import Element, Package, UnreadablePackageError

from . import parts, properties
from .description import Description, short
from .excel_charts import only_charts_and_pictures
from .excel_charts import tell as tell_charts
from .excel_looks import Looks
from .excel_markup import S, formula, local, spelled, values
from .foreign import foreign
from .verbatim import content

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_ASPECTS = {"sheetViews": "views", "ignoredErrors": "ignored errors", "tableStyleInfo": "table styles"}
"""The elements of a sheet or table that are an aspect by themselves."""
_SORTED = ("conditionalFormatting", "dataValidations", "mergeCells")
"""The elements of a sheet that hold rules, which programs write in an order of their own."""
_VALUE, _FORMULA, _INLINE = f"{S}v", f"{S}f", f"{S}is"
_MOST_SHARED = 1_000
"""Signs of a formula that stands for many cells, and is parsed for each of them."""
_PLAIN = (None, "normal", "shared")
"""The kinds of formulas that are for one cell."""
_ONE_CELL = re.compile(r"^([A-Z]+\d+):\1$")
_NEARLY = 0.4
"""Added to a size before its fraction is dropped: what programs make of one and the same size differs by less."""
_BETWEEN = ("between", "notBetween")
_UNBOUNDED = ("list", "custom")
_RULES = {
    "aboveAverage": ("aboveAverage",),
    "equalAverage": ("aboveAverage",),
    "bottom": ("top10",),
    "percent": ("top10",),
    "rank": ("top10",),
    "text": ("containsText", "notContainsText", "beginsWith", "endsWith"),
}
"""What belongs to a conditional format of some types only; LibreOffice writes it for each."""


def describe(package: Package, program: str) -> Description:
    """Describe a file; ``program`` makes no difference here."""
    said = Description()
    book = _Book(package, said)
    book.tell()
    for part in sorted(book.told & set(package.names)):
        for line in foreign(package, part):
            said.say(line)
    properties.tell(package, said)
    parts.tell(package, said, {*book.told, *book.drawn}, book.empty)
    return said


class _Book:
    """A workbook with its sheets."""

    def __init__(self, package: Package, said: Description) -> None:
        self.told = {_WORKBOOK, _STRINGS, _STYLES}
        self.empty: set[str] = set()
        self.drawn: set[str] = set()
        self._package, self._said = package, said
        self._numbers: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._quoted: set[str] = set()
        self._strings = list(_strings(package))
        self._looks = Looks(package.tree(_STYLES) if _STYLES in package.names else None)

    def tell(self) -> None:
        """Describe the workbook, then each sheet."""
        workbook, targets = self._package.tree(_WORKBOOK), self._package.relationships(_WORKBOOK)
        names = sorted(spelled(name) for name in workbook.iter(f"{S}definedName"))
        for one in workbook.iterchildren("*"):
            if local(one.tag) not in ("sheets", "definedNames"):
                self._say(one)
        for line in (*names, *self._looks.named()):
            self._said.say(line)
        for line in self._looks.palette():
            self._said.say(line, "palette")
        for sheet in workbook.iter(f"{S}sheet"):
            target = targets.get(sheet.get(_ID, ""))
            self._said.say(f"sheet {sheet.get('name')} {sheet.get('state', 'visible')}")
            if target is None or target.outside:
                raise UnreadablePackageError(f"sheet {sheet.get('name')} is not there")
            self._sheet(target.target)

    def _say(self, element: Element, aspect: str = "") -> None:
        if line := spelled(element):
            self._said.say(line, aspect or _ASPECTS.get(local(element.tag), ""))

    # --- sheets ---

    def _sheet(self, part: str) -> None:
        self.told.add(part)
        tree = self._package.tree(part)
        for line in sorted((*self._conditions(tree), *_validations(tree), *_merged(tree))):
            self._said.say(line)
        for one in tree.iterchildren("*"):
            if (name := local(one.tag)) in _TOLD_BY:
                _TOLD_BY[name](self, part, one)
            elif name not in _SORTED:
                self._say(one)

    def _cells(self, part: str, data: Element) -> None:
        shared: dict[str, tuple[str, str]] = {}
        for row in data:
            own, cells = _row(row), []
            for cell in row:
                reference, look = cell.get("r", ""), cell.get("s", "0")
                if look in self._quoted:
                    self._said.say(reference, "leading apostrophes")
                number = self._numbers.get(look) or self._number(look)
                cells.append(f"{reference} {number} {_content(cell, reference, self._strings, shared)}")
            if own.get("customFormat") == "1":
                own["look"] = self._number(own["s"])
            own = {name: value for name, value in own.items() if name not in ("s", "customFormat")}
            if "ht" in own:
                self._said.say(f"{own.get('r')} {own['ht']}", "sizes")
                own |= _roughly(own, "ht")
            if cells or len(own) > 1:
                self._said.say(f"row {own} {' '.join(cells)}")

    def _number(self, index: str) -> str:
        """A look by its number among those that the file shows; what it comes to is said where it comes first."""
        look = self._looks.of(index)
        if look not in self._shown:
            self._shown[look] = f"{len(self._shown)}"
            self._said.say(f"look {self._shown[look]} {look}")
        if self._looks.is_quoted(index):
            self._quoted.add(index)
        self._numbers[index] = self._shown[look]
        return self._numbers[index]

    def _columns(self, part: str, columns: Element) -> None:
        """The columns that are not like all others, neighbours that are alike as one."""
        exact: list[str] = []
        groups: list[tuple[int, int, dict[str, str]]] = []
        for column in columns:
            own = values(column)
            first, last = int(own.pop("min")), int(own.pop("max"))
            if style := own.pop("style", ""):
                own["look"] = self._number(style)
            exact.append(f"{first} {own.get('width')}")
            own |= _roughly(own, "width")
            if groups and groups[-1][1] == first - 1 and groups[-1][2] == own:
                groups[-1] = groups[-1][0], last, own
            else:
                groups.append((first, last, own))
        self._said.say(" ".join(exact), "sizes")
        for first, last, own in groups:
            self._said.say(f"columns {first} to {last} {sorted(own.items())}")

    def _conditions(self, sheet: Element) -> Iterator[str]:
        """Conditional formats in their order, with what they look like."""
        areas = sheet.iterfind(f"{S}conditionalFormatting")
        rules = [
            (int(rule.get("priority", "0")), _area(area), rule)
            for area in areas
            for rule in area.iterfind(f"{S}cfRule")
        ]
        for order, (_, area, rule) in enumerate(sorted(rules, key=lambda one: one[:2])):
            own = values(rule)
            look = short(self._looks.conditional(own.pop("dxfId", "")))
            type_ = own.get("type", "")
            found = sorted((name, value) for name, value in own.items() if type_ in _RULES.get(name, (type_,)))
            inner = [spelled(one) for one in rule]
            yield f"condition {order} {area} {found} {inner} {look}"

    def _margins(self, part: str, margins: Element) -> None:
        """Margins in inches, exactly and in tenths: LibreOffice keeps them in hundredths of a millimetre."""
        found = sorted((name, float(value)) for name, value in margins.attrib.items())
        self._said.say(f"margins {found}", "page margins")
        self._said.say(f"margins {[(name, int(value * 10 + 0.3)) for name, value in found]}")

    def _linked(self, part: str, element: Element) -> None:
        """What a sheet leads to: tables, and a drawing, unless nothing is drawn in it."""
        links = self._package.relationships(part)
        for one in element.iter(f"{S}tablePart", f"{S}drawing"):
            link = links.get(one.get(_ID, ""))
            if link is None or link.outside:
                self._said.say(f"{local(one.tag)} {link}")
            elif local(one.tag) == "tablePart":
                self.told.add(link.target)
                self._table(self._package.tree(link.target))
            elif only_charts_and_pictures(tree := self._package.tree(link.target)):
                self.drawn |= set(tell_charts(self._package, link.target, self._said))
            elif len(tree):
                self._said.say(f"drawing {content(self._package, link.target).hex()}")
            else:
                self.empty.add(link.target)

    def _table(self, table: Element) -> None:
        own = values(table)
        self._said.say(f"table {sorted(own.items())}")
        for one in table:
            self._say(one)


def _roughly(sizes: dict[str, str], name: str) -> dict[str, str]:
    return {name: str(int(float(sizes[name]) + _NEARLY))} if name in sizes else {}


def _row(row: Element) -> dict[str, str]:
    own = values(row)
    if own.get("customHeight") != "1":
        own.pop("ht", None)  # worked out from what stands in the row
    return own


def _validations(sheet: Element) -> Iterator[str]:
    yield from (_validation(rule) for rule in sheet.iterfind(f"{S}dataValidations/{S}dataValidation"))


def _merged(sheet: Element) -> Iterator[str]:
    yield from (f"merged {cells.get('ref')}" for cells in sheet.iterfind(f"{S}mergeCells/{S}mergeCell"))


def _validation(rule: Element) -> str:
    own = values(rule)
    own.pop("sqref", None)
    has_two = own.get("operator", "between") in _BETWEEN and own.get("type") not in _UNBOUNDED
    inner = [spelled(one) for one in rule if has_two or local(one.tag) != "formula2"]
    return f"validation {_area(rule)} {sorted(own.items())} {inner}"


def _area(rule: Element) -> str:
    """The cells that a rule is for, in one spelling."""
    return " ".join(sorted(_ONE_CELL.sub(r"\1", one) for one in rule.get("sqref", "").split()))


def _content(cell: Element, reference: str, strings: Sequence[str], shared: dict[str, tuple[str, str]]) -> str:
    found, value, odd = None, "", ""
    for one in cell:
        tag = one.tag
        if tag == _VALUE:
            value = one.text or ""
        elif tag == _FORMULA:
            found = one
        elif tag == _INLINE:
            odd += f"text {_text(one)}"
        else:
            odd += spelled(one)
    if found is not None:
        array = f"{found.get('t')} {found.get('ref')}" if found.get("t") not in _PLAIN else ""
        return f"{array}={_shared(found, reference, shared)}{odd}"
    match cell.get("t", "n"):
        case "s":
            return f"text {strings[int(value)]}{odd}"
        case "n":
            return f"{float(value)!r}{odd}" if value else odd
    return f"{cell.get('t')} {value}{odd}"


def _shared(found: Element, reference: str, shared: dict[str, tuple[str, str]]) -> str:
    """A cell's formula; Excel may write that of many cells once, and only point to it from the others."""
    index = found.get("si", "")
    if found.get("t") != "shared":
        return formula(found.text)
    if found.text:
        shared[index] = found.text, reference
        return formula(found.text)
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    written, origin = shared.get(index, ("", reference))
    if len(written) > _MOST_SHARED:
        raise UnreadablePackageError(f"{reference}: a formula of {len(written)} signs")
    try:
        translated = str(Translator(f"={written}", origin=origin).translate_formula(reference))
    except (TokenizerError, TranslatorError) as error:
        raise UnreadablePackageError(f"{reference}: {error}") from error
    return formula(translated.removeprefix("="))


def _strings(package: Package) -> Iterator[str]:
    if _STRINGS in package.names:
        yield from (_text(item) for item in package.tree(_STRINGS).iterchildren(f"{S}si"))


def _text(item: Element) -> str:
    """A text, as one or as runs with their looks; how it is read aloud counts where somebody has said so."""
    if len(item) == 1 and item[0].tag == f"{S}t":
        return short((item[0].text or "").replace("\r\n", "\n"))
    return short("".join(spelled(one) for one in item))


_TOLD_BY: dict[str, Callable[[_Book, str, Element], None]] = {
    "sheetData": _Book._cells,
    "cols": _Book._columns,
    "pageMargins": _Book._margins,
    "tableParts": _Book._linked,
    "drawing": _Book._linked,
}
"""What describes an element, by its name: methods held by each object would be circles that hold whole files."""
