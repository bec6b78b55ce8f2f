"""The parts of the package around the worksheets: workbook, relationships, content types, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .layout import Book, TableLayout, TextLayout, absolute, letter
from .names import checked
from .shared import Shared
from .text import escaped, one_line
from .worksheet import MAIN, OFFICE, Relationship, Worksheet, relationships, worksheet_xml

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_SHEET_TYPES = f"{_TYPES}.spreadsheetml"
_OFFICE_SCHEMAS = OFFICE.removesuffix("/relationships")
_CONTENT_TYPES = {
    "xl/worksheets/": f"{_SHEET_TYPES}.worksheet+xml",
    "xl/tables/": f"{_SHEET_TYPES}.table+xml",
    "xl/workbook.xml": f"{_SHEET_TYPES}.sheet.main+xml",
    "xl/styles.xml": f"{_SHEET_TYPES}.styles+xml",
    "xl/sharedStrings.xml": f"{_SHEET_TYPES}.sharedStrings+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_TYPES}.extended-properties+xml",
}
_NO_CLOCK = "2000-01-01T00:00:00Z"
"""Our files carry no time of their making: the same workbook gives the same bytes."""


def parts(shared: Shared, sheets: Sequence[Worksheet]) -> Mapping[str, bytes]:
    """Every part of the package by its path."""
    texts = {**_sheet_parts(sheets), **_book_parts(shared, sheets), **_property_parts(shared)}
    texts["[Content_Types].xml"] = _content_types(texts)
    return {path: (_DECLARATION + text).encode() for path, text in texts.items()}


def _sheet_parts(sheets: Sequence[Worksheet]) -> Mapping[str, str]:
    parts: dict[str, str] = {}
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = worksheet_xml(sheet)
        if targets := relationships(sheet, number):
            parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relationships(targets)
        if sheet.table:
            parts[f"xl/tables/table{number}.xml"] = sheet.table.replace("{id}", str(number), 1)
    return parts


def _book_parts(shared: Shared, sheets: Sequence[Worksheet]) -> Mapping[str, str]:
    targets = [
        *(Relationship(f"sheet{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)),
        Relationship("styles", "styles", "styles.xml"),
        Relationship("strings", "sharedStrings", "sharedStrings.xml"),
    ]
    return {
        "xl/workbook.xml": _workbook(shared.book, sheets),
        "xl/_rels/workbook.xml.rels": _relationships(targets),
        "xl/styles.xml": shared.styles.xml(),
        "xl/sharedStrings.xml": shared.strings.xml(),
    }


def _workbook(book: Book, sheets: Sequence[Worksheet]) -> str:
    entries = (
        f'<sheet name="{escaped(sheet.name)}" sheetId="{number}" r:id="sheet{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{''.join(entries)}</sheets>{_defined_names(book, sheets)}"
        '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def _defined_names(book: Book, sheets: Sequence[Worksheet]) -> str:
    own = dict((*book.choices_ranges, *_values(book)))
    named = (f'<definedName name="{checked(name)}">{escaped(place)}</definedName>' for name, place in own.items())
    entries = "".join((*named, *_sheet_names(book, sheets)))
    return f"<definedNames>{entries}</definedNames>" if entries else ""


def _values(book: Book) -> Iterator[tuple[str, str]]:
    for layout in book.layouts:
        if isinstance(layout, TextLayout):
            yield from ((name, absolute(layout.name, f"$B${row}")) for name, row in layout.named_rows)


def _sheet_names(book: Book, sheets: Sequence[Worksheet]) -> Iterator[str]:
    """Excel's own names of a sheet: what is repeated on each page, and the range of a filter without a table."""
    for number, (layout, sheet) in enumerate(zip(book.layouts, sheets, strict=True)):
        if isinstance(layout, TableLayout):
            titles = escaped(_print_titles(layout, sheet))
            yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">{titles}</definedName>'
            if layout.filtered and not layout.sheet.as_table:
                yield _filter_name(layout, number)


def _print_titles(layout: TableLayout, sheet: Worksheet) -> str:
    """The header's row; on pages side by side the columns kept in view as well."""
    rows = absolute(layout.name, f"${layout.header_row}:${layout.header_row}")
    columns = sheet.frozen[0] if sheet.pages_wide > 1 else 0
    return f"{absolute(layout.name, f'$A:${letter(columns)}')},{rows}" if columns else rows


def _filter_name(layout: TableLayout, number: int) -> str:
    place = escaped(absolute(layout.name, f"$A${layout.header_row}:${layout.last_letter}${layout.last_row}"))
    return f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">{place}</definedName>'


def _property_parts(shared: Shared) -> Mapping[str, str]:
    title, company = one_line(shared.workbook.title), one_line(shared.workbook.imprint.company)
    return {
        "_rels/.rels": _relationships(
            [
                Relationship("workbook", "officeDocument", "xl/workbook.xml"),
                Relationship("core", "metadata/core-properties", "docProps/core.xml"),
                Relationship("app", "extended-properties", "docProps/app.xml"),
            ]
        ),
        "docProps/core.xml": _core_properties(escaped(title), escaped(company), shared.workbook.language),
        "docProps/app.xml": f'<Properties xmlns="{_OFFICE_SCHEMAS}/extended-properties"><Application>salesbook'
        f"</Application><Company>{escaped(company)}</Company></Properties>",
    }


def _core_properties(title: str, company: str, language: str) -> str:
    stamp = 'xsi:type="dcterms:W3CDTF"'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{company}</dc:creator><dc:language>{language}</dc:language>"
        f"<dcterms:created {stamp}>{_NO_CLOCK}</dcterms:created>"
        f"<dcterms:modified {stamp}>{_NO_CLOCK}</dcterms:modified></cp:coreProperties>"
    )


def _relationships(targets: Iterable[Relationship]) -> str:
    entries = "".join(_relationship(target) for target in targets)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _relationship(target: Relationship) -> str:
    schema = _PACKAGE + "/relationships" if target.kind.startswith("metadata/") else OFFICE
    mode = ' TargetMode="External"' * target.external
    return f'<Relationship Id="{target.id}" Type="{schema}/{target.kind}" Target="{escaped(target.target)}"{mode}/>'


def _content_types(paths: Iterable[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="{_content_type(path)}"/>'
        for path in paths
        if not path.endswith(".rels")
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _content_type(path: str) -> str:
    return next(content_type for start, content_type in _CONTENT_TYPES.items() if path.startswith(start))
