"""What people do to Word and Excel files: each a pattern in a part, and what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from tests.papers import parts

from .packages import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
BODY, SETTINGS = "word/document.xml", "word/settings.xml"
BOOK, SHEET, STYLES = "xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns="{S}" xmlns:m="{M}" xmlns:w14="{W14}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

Edit = Callable[[Any], None]


def edited(data: bytes, part: str, edit: Edit) -> bytes:
    """The package with one part edited as a tree."""
    content = parts(data)
    tree = etree.fromstring(content[part])
    edit(tree)
    return packed({**content, part: etree.tostring(tree)})


def element(text: str) -> Any:
    """An element with the usual prefixes."""
    return etree.fromstring(f"<all {_NAMESPACES}>{text}</all>")[0]


def in_paragraph(text: str) -> Edit:
    """Add something at the end of the first paragraph that says something."""
    return lambda tree: _paragraph(tree).append(element(text))


def paragraph_property(text: str) -> Edit:
    """Give the first paragraph that says something a property."""
    return lambda tree: _set(element(text), _properties(_paragraph(tree), "pPr"))


def text_property(text: str) -> Edit:
    """Give the first text that says something a property."""
    return lambda tree: _set(element(text), _properties(_run(tree), "rPr"))


def within(path: str, text: str) -> Edit:
    """Put something in the first element that a path leads to, in place of what has its name there."""

    def edit(tree: Any) -> None:
        parent = tree.find(path, {"w": W, "s": S}) if path else tree
        assert parent is not None, path
        _set(element(text), parent)

    return edit


def attribute(path: str, name: str, value: str) -> Edit:
    """Set an attribute of the first element that a path leads to."""
    return lambda tree: tree.find(path, {"w": W, "s": S}).set(name.replace("w:", f"{{{W}}}"), value)


def _paragraph(tree: Any) -> Any:
    """The first paragraph of the body, in no table and no list of contents, that has a text of some length."""
    return next(
        paragraph
        for paragraph in tree[0].iterchildren(f"{{{W}}}p")
        if len("".join(paragraph.itertext(f"{{{W}}}t"))) > 12
    )


def _run(tree: Any) -> Any:
    """The first run with a text, in that paragraph."""
    return next(run for run in _paragraph(tree).iter(f"{{{W}}}r") if run.findtext(f"{{{W}}}t"))


def _properties(owner: Any, name: str) -> Any:
    """What holds an element's properties, put in front of all else where there is none."""
    found = owner.find(f"{{{W}}}{name}")
    if found is None:
        found = element(f"<w:{name}/>")
        owner.insert(0, found)
    return found


def _set(new: Any, parent: Any) -> None:
    """Put an element last in another, in place of those of its name."""
    for old in parent.findall(new.tag):
        parent.remove(old)
    parent.append(new)


WORD_EDITS: Mapping[str, tuple[str, Edit]] = {
    "a tick from Insert > Symbol": (BODY, in_paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')),
    "an equation": (BODY, in_paragraph("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")),
    "a ticked content control": (BODY, in_paragraph(
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>")),
    "an embedded object": (BODY, in_paragraph("<w:r><w:object><v:shape/></w:object></w:r>")),
    "a shape": (BODY, in_paragraph("<w:r><w:pict><v:rect/></w:pict></w:r>")),
    "a text": (BODY, in_paragraph("<w:r><w:t>mine</w:t></w:r>")),
    "a tracked change": (BODY, in_paragraph('<w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>')),
    "a bookmark": (BODY, in_paragraph('<w:bookmarkStart w:id="977" w:name="mine"/>')),
    "a page break": (BODY, in_paragraph('<w:r><w:br w:type="page"/></w:r>')),
    "a comment's mark": (BODY, in_paragraph('<w:r><w:commentReference w:id="0"/></w:r>')),
    "a field": (BODY, in_paragraph('<w:fldSimple w:instr="DATE"/>')),
    **{f"text: {one}": (BODY, text_property(f"<w:{one}/>")) for one in (
        'b', 'i', 'strike', 'dstrike', 'smallCaps w:val="0"', 'vanish', 'outline', 'shadow', 'emboss', 'imprint',
        'u w:val="dotted"', 'u w:val="single" w:color="FF0000"', 'color w:val="FF0000"', 'sz w:val="48"',
        'highlight w:val="yellow"', 'vertAlign w:val="superscript"', 'rFonts w:ascii="Comic Sans MS"',
        'spacing w:val="40"', 'position w:val="6"', 'kern w:val="28"', 'w w:val="150"', 'lang w:val="fr-FR"',
        'shd w:val="clear" w:fill="FFFF00"', 'bdr w:val="single" w:sz="4"', 'rStyle w:val="Mark"',
    )},
    **{f"paragraph: {one}": (BODY, paragraph_property(f"<w:{one}>")) for one in (
        'jc w:val="right"/', 'ind w:left="700"/', 'spacing w:after="900"/', 'contextualSpacing/', 'pageBreakBefore/',
        'outlineLvl w:val="1"/', 'shd w:val="clear" w:fill="FFFF00"/', 'pStyle w:val="Heading2"/',
        'widowControl w:val="0"/',
        'pBdr><w:top w:val="single" w:sz="4"/></w:pBdr', 'tabs><w:tab w:val="left" w:pos="777"/></w:tabs',
        'numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr',
    )},
    "a cell's colour": (BODY, within(".//w:tc/w:tcPr", '<w:shd w:val="clear" w:fill="FFFF00"/>')),
    "a cell's border": (
        BODY, within(".//w:tc/w:tcPr", '<w:tcBorders><w:top w:val="double" w:sz="24"/></w:tcBorders>')),
    "a cell's margin": (BODY, within(".//w:tc/w:tcPr", '<w:tcMar><w:top w:w="999" w:type="dxa"/></w:tcMar>')),
    "merged cells": (BODY, within(".//w:tc/w:tcPr", '<w:gridSpan w:val="2"/>')),
    "a row's height": (BODY, within(".//w:tr/w:trPr", '<w:trHeight w:val="999"/>')),
    "a row that repeats": (BODY, within(".//w:tr[2]/w:trPr", "<w:tblHeader/>")),
    "a table's alt text": (BODY, within(".//w:tbl/w:tblPr", '<w:tblDescription w:val="mine"/>')),
    "margins": (BODY, attribute(".//w:sectPr/w:pgMar", "w:left", "2222")),
    "columns": (BODY, within("./w:body/w:sectPr", '<w:cols w:num="2"/>')),
    "page borders": (BODY, within("./w:body/w:sectPr", '<w:pgBorders><w:top w:val="single"/></w:pgBorders>')),
    "line numbers": (BODY, within("./w:body/w:sectPr", '<w:lnNumType w:countBy="1"/>')),
    "a watermark": ("word/header1.xml", within("./w:p", "<w:r><w:pict><v:shape/></w:pict></w:r>")),
    "a header's text": ("word/header1.xml", within(".//w:p", "<w:r><w:t>mine</w:t></w:r>")),
    "protection": (SETTINGS, within("", '<w:documentProtection w:edit="readOnly"/>')),
    "tracking": (SETTINGS, within("", "<w:trackRevisions/>")),
    "a style": ("word/styles.xml", within("./w:style[@w:styleId='Heading1']/w:rPr", '<w:color w:val="123456"/>')),
    "a property of the file": ("docProps/core.xml", within("", "<w:keywords>mine</w:keywords>")),
}  # fmt: skip
"""Edits of a Word file by what they are."""

EXCEL_EDITS: Mapping[str, tuple[str, Edit]] = {
    "a number format": (STYLES, attribute("./s:cellXfs/s:xf[2]", "numFmtId", "14")),
    "a wrapped text": (STYLES, attribute("./s:cellXfs/s:xf[2]/s:alignment", "wrapText", "0")),
    "a turned text": (STYLES, attribute("./s:cellXfs/s:xf[2]/s:alignment", "textRotation", "45")),
    "a locked cell": (STYLES, within("./s:cellXfs/s:xf[2]", '<protection hidden="1"/>')),
    "a border": (STYLES, attribute("./s:borders/s:border[2]/s:bottom", "style", "double")),
    "double strike": (STYLES, within("./s:fonts/s:font[1]", '<u val="double"/>')),
    "a hidden row": (SHEET, attribute("./s:sheetData/s:row[2]", "hidden", "1")),
    "a grouped row": (SHEET, attribute("./s:sheetData/s:row[2]", "outlineLevel", "1")),
    "a row's height": (SHEET, attribute("./s:sheetData/s:row[@customHeight]", "ht", "99")),
    "a hidden column": (SHEET, attribute("./s:cols/s:col", "hidden", "1")),
    "a column's width": (SHEET, attribute("./s:cols/s:col", "width", "77")),
    "a sorted table": (SHEET, within("", '<sortState ref="A5:B9"/>')),
    "protection": (SHEET, within("", '<sheetProtection sheet="1"/>')),
    "a page's direction": (SHEET, attribute("./s:pageSetup", "orientation", "mine")),
    "a page's size": (SHEET, attribute("./s:pageSetup", "paperSize", "8")),
    "margins": (SHEET, attribute("./s:pageMargins", "left", "1.9")),
    "a page break": (SHEET, within("", '<rowBreaks><brk id="5"/></rowBreaks>')),
    "a header": (SHEET, within("./s:headerFooter", "<oddHeader>mine</oddHeader>")),
    "grid lines in print": (SHEET, attribute("./s:printOptions", "gridLines", "1")),
    "frozen panes": (SHEET, within("./s:sheetViews/s:sheetView", '<pane ySplit="9" state="frozen"/>')),
    "a zoom": (SHEET, attribute("./s:sheetViews/s:sheetView", "zoomScale", "70")),
    "the colour of a tab": (SHEET, within("./s:sheetPr", '<tabColor rgb="FF00FF00"/>')),
    "a filter": (SHEET, within("", '<autoFilter ref="A4:B9"><filterColumn colId="0"/></autoFilter>')),
    "an outside link": (SHEET, within("", '<hyperlinks><hyperlink ref="A1" location="X"/></hyperlinks>')),
    "a sparkline": (SHEET, within("", '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"/></extLst>')),
    "a hidden sheet": (BOOK, attribute("./s:sheets/s:sheet[2]", "state", "hidden")),
    "a protected workbook": (BOOK, within("", '<workbookProtection lockStructure="1"/>')),
    "a name": (BOOK, within("", '<definedNames><definedName name="mine">1</definedName></definedNames>')),
    "no automatic calculation": (BOOK, within("", '<calcPr calcMode="manual"/>')),
    "another first day of all": (BOOK, within("", '<workbookPr date1904="1"/>')),
}  # fmt: skip
"""Edits of an Excel file by what they are."""
