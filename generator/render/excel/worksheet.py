"""A worksheet part: its elements, put together in the order that the schema demands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from .layout import letter
from .text import escaped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PADDING = 0.71
_STANDS_IN_A_PATH = "/#?=&.-_~"


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link from a cell to a place in the workbook (``location``) or to another file (``path``)."""

    reference: str
    location: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's relationship; ``external`` ones leave the package."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Worksheet:
    """What a worksheet holds, in pieces of XML; whoever draws a sheet fills it in."""

    name: str
    widths: Sequence[float]
    tab_colour: str
    first: bool = False
    landscape: bool = False
    pages_wide: int = 1
    """The pages side by side that it is printed on; columns kept in view are repeated on each."""
    frozen: tuple[int, int] = (0, 0)
    """Columns and rows kept in view."""
    rows: list[str] = field(default_factory=list)
    filter: str = ""
    merges: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    validations: list[str] = field(default_factory=list)
    hyperlinks: list[Hyperlink] = field(default_factory=list)
    header_footer: str = ""
    texts: str = ""
    """The range whose numbers written as text are meant so."""
    table: str = ""
    """The table's definition with ``{id}`` where its number goes, "" where there is none."""


def worksheet_xml(sheet: Worksheet) -> str:
    """The part ``xl/worksheets/sheetN.xml``."""
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<sheetPr><tabColor rgb="{sheet.tab_colour}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        + _view(sheet)
        + '<sheetFormatPr defaultRowHeight="15"/>'
        + _columns(sheet.widths)
        + f"<sheetData>{''.join(sheet.rows)}</sheetData>"
        + (f'<autoFilter ref="{sheet.filter}"/>' if sheet.filter else "")
        + _collection("mergeCells", [f'<mergeCell ref="{merge}"/>' for merge in sheet.merges])
        + "".join(sheet.conditions)
        + _collection("dataValidations", sheet.validations)
        + _hyperlinks(sheet.hyperlinks)
        + _page(sheet)
        + _texts(sheet.texts)
        + ('<tableParts count="1"><tablePart r:id="table"/></tableParts>' if sheet.table else "")
        + "</worksheet>"
    )


def relationships(sheet: Worksheet, table_number: int) -> tuple[Relationship, ...]:
    """What the worksheet part refers to: its table, and the files it links to."""
    table = [Relationship("table", "table", f"../tables/table{table_number}.xml")] if sheet.table else []
    links = (
        Relationship(name, "hyperlink", quote(path, safe=_STANDS_IN_A_PATH), external=True)
        for path, name in _link_ids(sheet.hyperlinks).items()
    )
    return (*table, *links)


def _view(sheet: Worksheet) -> str:
    selected = ' tabSelected="1"' * sheet.first
    return (
        f'<sheetViews><sheetView showGridLines="0"{selected} workbookViewId="0">{_pane(*sheet.frozen)}'
        "</sheetView></sheetViews>"
    )


def _pane(columns: int, rows: int) -> str:
    """Frozen panes; the active cell is A1 in each of them."""
    if not columns and not rows:
        return '<selection activeCell="A1" sqref="A1"/>'
    panes = [name for name, there in (("topRight", columns), ("bottomLeft", rows)) if there]
    if columns and rows:
        panes.append("bottomRight")
    splits = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
    selections = "".join(f'<selection pane="{pane}" activeCell="A1" sqref="A1"/>' for pane in panes)
    top_left = f"{letter(columns + 1)}{rows + 1}"
    return f'<pane{splits} topLeftCell="{top_left}" activePane="{panes[-1]}" state="frozen"/>{selections}'


def _columns(widths: Sequence[float]) -> str:
    columns = (
        f'<col min="{number}" max="{number}" width="{round(width + _PADDING, 2):g}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    return f"<cols>{''.join(columns)}</cols>"


def _link_ids(links: Sequence[Hyperlink]) -> dict[str, str]:
    """The relationship's id of each path; a path that is linked twice has one."""
    paths = dict.fromkeys(link.path for link in links if link.path)
    return {path: f"link{number}" for number, path in enumerate(paths, 1)}


def _hyperlinks(links: Sequence[Hyperlink]) -> str:
    ids = _link_ids(links)
    return _collection("hyperlinks", (_hyperlink(link, ids) for link in links))


def _hyperlink(link: Hyperlink, ids: dict[str, str]) -> str:
    target = f'r:id="{ids[link.path]}"' if link.path else f'location="{escaped(link.location)}"'
    return f'<hyperlink ref="{link.reference}" {target}/>'


def _page(sheet: Worksheet) -> str:
    """A4, as many pages long as it takes."""
    orientation = "landscape" if sheet.landscape else "portrait"
    return (
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.3" right="0.3" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{orientation}" fitToWidth="{sheet.pages_wide}" fitToHeight="0"/>'
        f"{sheet.header_footer}"
    )


def _texts(reference: str) -> str:
    """Spares the reader the green corners of numbers that are texts, such as order numbers."""
    error = f'<ignoredError sqref="{reference}" numberStoredAsText="1"/>'
    return f"<ignoredErrors>{error}</ignoredErrors>" if reference else ""


def _collection(tag: str, entries: Iterable[str]) -> str:
    content = "".join(entries)
    return f"<{tag}>{content}</{tag}>" if content else ""
