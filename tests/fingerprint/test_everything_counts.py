"""Everything in a package counts but for a table with reasons: each kind of change, in our papers and in samples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import pytest

from generator.fingerprint import fingerprint, only_saved
from tests.papers import MadeSet, parts

from .changes import changes
from .packages import EXCEL, WORD, saved_by
from .samples import excel_sample, word_sample

FILES = 2
"""In how many files a kind of change is tried, until it is seen."""

UNSEEN: Mapping[str, str] = {
    # packages
    r"\[Content_Types\].xml .*": "what a part holds counts where the part does; how that is written does not",
    r"\S*\.rels \S+Relationships? (attribute|element)": "nothing may stand there, and no program reads it",
    r"\S*\.rels .*/\S+Relationship (doubled|@Id changed|@Type changed)": "links count by what they lead to",
    r"docProps/\w+.xml \S+:(Properties|coreProperties) (attribute|element)": "an empty property is none",
    r"docProps/app.xml .*(Application|Template|TotalTime|Pages|Words|Characters\w*|DocSecurity|Lines|Paragraphs"
    r"|ScaleCrop|LinksUpToDate|SharedDoc|HyperlinksChanged|AppVersion|HeadingPairs|TitlesOfParts|vector|variant"
    r"|lpstr|i4)\b.*": "of the program that saved, or counted anew by it",
    r"docProps/core.xml .*(modified|lastModifiedBy|revision|lastPrinted)\b.*": "when and by whom it was saved",
    r"docProps/core.xml \S+:(subject|keywords|description|category) attribute": "an empty property is none",
    r"docProps/core.xml .*:(subject|keywords|description|category) removed": "an empty property is none",
    r".* @2006:Ignorable changed": "what older programs may skip",
    # Word: what holds anyway, or is said elsewhere
    r"word/\w+.xml w:(p|hyperlink)/w:(r|hyperlink) removed": "in a table of contents",
    r"word/document.xml w:p/w:hyperlink @w:(anchor|history) changed": "in a table of contents",
    r"word/\w+.xml w:r/w:(t|instrText) (@namespace:space changed|doubled|removed)": "no signs; spaces are kept",
    r"word/\w+.xml .*@w:theme\w+ changed": "the name in the theme of a colour that stands beside it",
    r"word/\w+.xml w:rPr/w:rFonts @w:\w+ changed": "a font that has another name in the theme",
    r"word/\w+.xml w:(rPr|pPr)/w:\w+ removed": "what a style or nothing at all says as well",
    r"word/\w+.xml w:(r|style|tblStylePr|tr|pPrDefault|rPrDefault|docDefaults)/w:\w+ removed": "what holds nothing new",
    r"word/\w+.xml w:(numPr|tblCellMar|tcPr|trPr|tblPr|pBdr|tabs|lvl|tcBorders|tblBorders)/w:\w+ removed":
        "what a style or nothing at all says as well",
    r"word/\w+.xml w:tblPr/w:tblLook @w:val changed": "the same once more, in bits",
    r"word/\w+.xml w:tabs/w:tab doubled": "the same stop twice",
    r"word/\w+.xml w:sdtPr/w:id (@w:val changed|removed)": "a number that each program gives out anew",
    r"word/\w+.xml w:sectPr/w:cols .*": "how far apart columns are where there is one",
    r"word/\w+.xml w:sectPr/w:docGrid .*": "a grid that is not drawn",
    r"word/\w+.xml w:sectPr/w:pgMar @w:(header|footer) changed": "where a header would stand that is not there",
    r"word/\w+.xml w:sectPr/w:\w+ removed": "what holds anyway",
    r"word/\w+.xml .*@w:rsid\w* changed": "numbers of sessions",
    r"word/\w+.xml .*w:(proofErr|lastRenderedPageBreak|cnfStyle|rsid)\b.*": "notes of the program",
    r"word/numbering.xml .*": "lists that nothing uses, and what their items show anyway",
    r"word/settings.xml w:(settings|compat) attribute": "nothing may stand there",
    r"word/settings.xml .*w:(zoom|themeFontLang|view|proofState|rsids?|rsidRoot|mathPr|hdrShapeDefaults|shapeDefaults"
    r"|docId|updateFields)\b.*": "how and with what it was saved",
    r"word/settings.xml (\S*math:|\S*office:).*": "how what is not there would be set",
    r"word/styles.xml w:(numPr)/w:\w+ @w:val changed": "the list of a style whose paragraphs name theirs",
    r"word/styles.xml .*w:(latentStyles|lsdException)\b.*": "where styles stand in Word's own list of them",
    r"word/styles.xml w:style/w:(uiPriority|qFormat|semiHidden|unhideWhenUsed|locked) .*": "the same",
    r"word/styles.xml w:styles/w:style (doubled|@w:default changed)": "the same style once more",
    r"word/glossary/\S+ .*": "what empty controls show, as each of them shows; that there is a glossary counts",
    r"customXml/\S+ .*": "what bound controls hold, as each of them shows",
    r"word/(fontTable|webSettings|stylesWithEffects|footnotes|endnotes).xml .*": "Word's own",
    r"word/\w+.xml (2006|main|picture|wordprocessing\w+):.*":
        "how a drawing is spelled; its shapes, places, words and colours count",
    r"word/\w+.xml w:drawing/wordprocessingDrawing:inline @dist[BLRT] changed": "room around what stands within a line",
    r"word/document.xml w:txbxContent attribute": "how a drawing is spelled",
    r"word/document.xml w:hyperlink/w:r doubled": "an entry of the contents, which are made anew",
    r"word/_rels/footer.xml.rels .*": "pictures that a footer may show and does not",
    # Excel
    r"xl/worksheets/sheet.xml hyperlinks/hyperlink @display changed": "what a link shows, which is its cell's text",
    r"xl/(charts|drawings)/\S+ .*": "how a chart is spelled; what it shows, its words and colours count",
    r"xl/\S+ .*@(count|uniqueCount) changed": "how many follow, as they themselves show",
    r"xl/\S+ .*@namespace:space changed": "spaces are kept anyway",
    r"xl/styles.xml (cellStyleXfs|cellStyles|styleSheet)/(xf|cellStyle|cellStyleXfs|cellStyles|tableStyles) .*":
        "looks of named styles, which show in the cells that have them",
    r"xl/styles.xml cellXfs/xf @(apply\w+|xfId) changed": "how a look is told from that of its named style",
    r"xl/styles.xml (dxfs?|patternFill|fill|font|numFmts|border|styleSheet)/\w+ .*": "looks that nothing has",
    r"xl/styles.xml xf/protection removed": "what holds anyway",
    r"xl/tables/table.xml (/table|tableColumns/tableColumn) @id changed": "numbers that programs give",
    r"xl/workbook.xml (bookViews|workbook)/\w+ (removed|@(activeTab|firstSheet|tabRatio|\w*[wW]indow\w*) changed)":
        "the window",
    r"xl/workbook.xml workbook/fileVersion @\w+ changed": "which program saved it",
    r"xl/workbook.xml workbook/workbookPr @defaultThemeVersion changed": "the theme of the program that saved it",
    r"xl/workbook.xml sheets/sheet @sheetId changed": "a number that each program gives out anew",
    r"xl/workbook.xml workbook/calcPr @(calcId|fullCalcOnLoad) changed": "when formulas are worked out",
    r"xl/worksheets/sheet.xml sheetView/(pane @(activePane|topLeftCell) changed|selection .*)": "the cursor",
    r"xl/worksheets/sheet.xml sheetViews/sheetView @(tabSelected|zoomScaleNormal) changed": "where the window stood",
    r"xl/worksheets/sheet.xml worksheet/dimension .*": "which cells are used, as they themselves show",
    r"xl/worksheets/sheet.xml conditionalFormatting/cfRule @priority changed": "which comes before which counts",
    r"xl/worksheets/sheet.xml sheetPr/pageSetUpPr removed": "what holds anyway",
}  # fmt: skip
"""What may be changed without being seen, as patterns of kinds of changes: each with the reason."""


def unseen(files: Iterable[bytes], format_: str, program: str, within: str = "") -> list[str]:
    """The kinds of changes to parts whose names match a pattern that no file shows, as a program may leave them.

    What ``UNSEEN`` gives a reason for is not tried.
    """
    tried: dict[str, int] = {}
    seen: set[str] = set()
    for data in sorted(files, key=len):
        content = parts(saved_by(data, program))
        known = fingerprint(data, format_)
        assert known
        for kind, spots in changes({name: part for name, part in content.items() if re.match(within, name)}).items():
            if is_explained(kind):
                continue
            tried[kind] = tried.get(kind, 0) + 1
            if kind in seen or tried[kind] > FILES:
                continue
            for spot in spots:
                if not only_saved(known, fingerprint(spot.made_to(content), format_)):
                    seen.add(kind)
                    break
    return sorted(set(tried) - seen)


@cache
def is_explained(kind: str) -> bool:
    return any(re.fullmatch(pattern, kind) for pattern in UNSEEN)


@pytest.mark.parametrize(("format_", "program"), [("docx", WORD), ("xlsx", EXCEL)])
def test_everything_in_our_papers_counts(example: MadeSet, format_: str, program: str) -> None:
    papers = [path.read_bytes() for path in example.paths(format_)]
    assert unseen(papers, format_, program) == []


def test_everything_in_a_sample_workbook_counts() -> None:
    assert unseen([excel_sample()], "xlsx", EXCEL) == []


def test_everything_in_a_sample_document_counts() -> None:
    assert unseen([word_sample()], "docx", WORD, r"word/(document|header|footer|comments|_rels)") == []
