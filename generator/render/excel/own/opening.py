"""An Excel file of a company's own, looked at before it is opened: what does harm in it, and what saving it would lose.

openpyxl keeps cells, formats, formulas, names, tables, validations and conditional formats. Charts, pictures, shapes
and what newer versions of Excel write beside these it leaves out or makes anew, and says nothing of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.package import Package, UnreadablePackageError

_WORKBOOK = "xl/workbook.xml"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_MAY_LEAD_OUTSIDE = "/hyperlink"
_HARMS = re.compile(r"vbaProject|/activeX/|/embeddings/|/externalLinks/|/connections\.xml|/queryTables/|customUI")
_LOST = (
    (re.compile(r"xl/charts?/|xl/chartsheets/"), "charts", "delete them"),
    (re.compile(r"xl/media/"), "pictures", "delete them; a logo may stand in the header of the page as text"),
    (re.compile(r"xl/drawings/drawing\d*\.xml"), "shapes or text boxes", "write their text into cells"),
    (re.compile(r"xl/pivot(?:Tables|Cache)/"), "pivot tables", "keep them in a workbook of their own"),
    (re.compile(r"xl/(?:slicers|slicerCaches|timelines)/"), "slicers", "delete them; filters of tables stay"),
    (re.compile(r"xl/ctrlProps/"), "buttons or other controls", "delete them"),
    (re.compile(r"xl/threadedComments/"), "threaded comments", "make them notes, or delete them"),
)
_SPARKLINES = b"sparklineGroup"
_CONDITIONS_OF_2010 = re.compile(rb"<x14:conditionalFormatting\b|<x14:dataValidation\b")
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


class TemplateError(Exception):
    """A template that cannot be used: the ``part`` or file, the ``reason``, and a ``hint`` that mends it."""

    def __init__(self, part: str, reason: str, hint: str) -> None:
        super().__init__(f"{part}: {reason}")
        self.part, self.reason, self.hint = part, reason, hint


def template_parts(data: bytes, name: str) -> Package:
    """The package of a template that can be opened, and loses nothing when it is saved. Raises ``TemplateError``."""
    try:
        package = Package(data)
        for part in filter(package.is_xml, package.names):
            package.tree(part)
        if package.content_type(_WORKBOOK) != _EXCEL:
            raise TemplateError(name, "is no Excel workbook (.xlsx)", "Save it in Excel as a .xlsx without macros.")
        if _STRICT in package.read(_WORKBOOK):
            raise TemplateError(name, "is a “Strict Open XML Spreadsheet”", "Save it as “Excel Workbook (.xlsx)”.")
        _refuse_harm(package, name)
        _refuse_losses(package, name)
    except UnreadablePackageError as error:
        raise TemplateError(name, f"cannot be read: {error}", "Save it anew in Excel as a .xlsx.") from error
    return package


def _refuse_harm(package: Package, name: str) -> None:
    for part in package.names:
        if _HARMS.search(f"/{part}"):
            hint = "Delete macros, objects, data connections and links to other workbooks, and save it as a .xlsx."
            raise TemplateError(name, f"holds {part}, which runs or fetches something", hint)
        for link in package.relationships(part).values():
            if link.outside and not link.kind.endswith(_MAY_LEAD_OUTSIDE):
                kind = link.kind.rpartition("/")[2]
                raise TemplateError(name, f"takes a part from {link.target} ({kind})", "Remove the link.")


def _refuse_losses(package: Package, name: str) -> None:
    lost = dict(_losses(package))
    if lost:
        ways = "; ".join(f"{what}: {way}" for what, way in lost.items())
        reason = f"would lose on saving: {', '.join(lost)}"
        raise TemplateError(name, reason, f"{ways[:1].upper()}{ways[1:]}.")


def _losses(package: Package) -> Iterator[tuple[str, str]]:
    for part in package.names:
        yield from ((what, way) for pattern, what, way in _LOST if pattern.match(part) and _counts(part, package))
        if _SHEET.fullmatch(part) and _SPARKLINES in package.read(part):
            yield "sparklines", "delete them"
        if _SHEET.fullmatch(part) and _CONDITIONS_OF_2010.search(package.read(part)):
            yield "rules that look at other sheets", "name the cells that they look at, and use the names"


def _counts(part: str, package: Package) -> bool:
    """Whether a drawing is one of its own: that of a chart or a picture is told with it."""
    if not part.startswith("xl/drawings/"):
        return True
    data = package.read(part)
    return b"<xdr:sp>" in data or b"<xdr:sp " in data or b"<xdr:cxnSp" in data or b"<xdr:grpSp" in data
