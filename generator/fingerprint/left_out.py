"""What is no part of a description, with the reason for each: all that opening and saving changes in every program.

Whatever is not named here counts, known or unknown. What single programs lose or redo beyond this: ``programs``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

WORD_ELEMENTS: Mapping[str, str] = {
    "proofErr": "where Word's spelling and grammar checks have been",
    "lastRenderedPageBreak": "where a page ended on the screen of whoever saved last",
    "cnfStyle": "Word's note of which conditional looks of its table a cell has; they are worked out from the table",
    "rsid": "the number of the session in which a style was changed",
    "docPartUnique": "written with or without its value",
}
"""Elements of a Word file, of its body and of properties alike."""

WORD_ATTRIBUTES: Mapping[str, str] = {
    "rsid": "numbers of the sessions in which something was written; they begin so",
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId": "given out anew by each program",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId": "given out anew by each program",
}
"""Attributes of paragraphs, texts, tables, rows and cells: how their names begin."""

FOREIGN: Mapping[str, str] = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable": "what older programs may skip",
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId": "given out anew by each program",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId": "given out anew by each program",
    "{http://schemas.microsoft.com/office/word/2012/wordml}restartNumberingAfterBreak": "of lists, in newer Words",
    "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}dateUtc": "a date said a second time",
    "{http://schemas.microsoft.com/office/word/2016/wordml/cid}durableId": "given out anew by each program",
    "{http://schemas.libreoffice.org/}extCalcPr": "how LibreOffice reads references in texts",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "counts by what stands in it",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice": "counts by what stands in it",
    "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac}absPath": "in which folder Excel saved",
    "{http://schemas.microsoft.com/office/spreadsheetml/2014/revision}": "numbers that Excel gives to what it saves",
    "{http://schemas.microsoft.com/office/spreadsheetml/2015/revision2}": "numbers that Excel gives to what it saves",
    "{http://schemas.microsoft.com/office/spreadsheetml/2016/revision3}": "numbers that Excel gives to what it saves",
    "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac}dyDescent": "how far a font reaches below its line",
    "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}slicerStyles": "the usual style of slicers",
    "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/main}timelineStyles": "the usual style of timelines",
    "{http://schemas.microsoft.com/office/spreadsheetml/2010/11/main}workbookPr": "of Excel's newer charts",
    "{http://schemas.microsoft.com/office/spreadsheetml/2018/calcfeatures}": "which of its functions Excel works out",
}
"""Elements and attributes of other namespaces than the format's own, by how their names begin."""

WORD_BOOKMARKS: Mapping[str, str] = {"_GoBack": "where the cursor stood when Word saved"}

WORD_DEFAULTS: Mapping[str, Collection[str]] = {
    **dict.fromkeys(
        # how texts look
        ("b", "bCs", "i", "iCs", "strike", "dstrike", "caps", "smallCaps", "vanish", "outline", "shadow", "emboss"),
        ("0",),
    ),
    **dict.fromkeys(("imprint", "noProof", "webHidden", "specVanish", "rtl", "cs"), ("0",)),
    **dict.fromkeys(("kern", "position", "spacing"), ("0",)),
    **dict.fromkeys(("u", "highlight", "effect", "em"), ("none",)),
    "color": ("auto",),
    "shd": ("fill=auto val=clear", "val=clear"),
    "vertAlign": ("baseline",),
    "w": ("100",),
    # how paragraphs stand
    **dict.fromkeys(("keepNext", "keepLines", "pageBreakBefore", "contextualSpacing", "mirrorIndents", "bidi"), ("0",)),
    **dict.fromkeys(("spacing@before", "spacing@after"), ("0",)),
    **dict.fromkeys(("ind@left", "ind@right", "ind@firstLine", "ind@hanging", "ind@start", "ind@end"), ("0",)),
    **dict.fromkeys(("suppressLineNumbers", "spacing@beforeAutospacing", "spacing@afterAutospacing"), ("0",)),
    "spacing@line": ("100%",),
    "jc": ("left", "start"),
    "widowControl": ("1",),
    "outlineLvl": ("9",),
    # tables, rows and cells
    "tblInd": ("type=dxa w=0",),
    **dict.fromkeys(("cantSplit", "tblHeader", "noWrap", "hidden"), ("0",)),
    "vAlign": ("top",),
    # sections
    "type": ("nextPage",),
    "pgNumType": ("fmt=decimal",),
    "textDirection": ("lrTb",),
    **dict.fromkeys(("formProt", "titlePg"), ("0",)),
    # lists
    "suff": ("tab",),
    "lvlJc": ("left", "start"),
}
"""Values that say what holds anyway (ISO/IEC 29500-1, 17.3 to 17.9): some programs write them and some do not."""

WORD_NUMBERING: Mapping[str, str] = {
    "pStyle": "the style that a list belongs to; what it looks like shows in the paragraphs themselves",
    "rFonts@eastAsia": "LibreOffice drops the font for East Asian signs in front of list items",
    "rFonts@hint": "which of its fonts a sign is taken from, which LibreOffice says anew",
    "tabs": "the stop after a list item's sign, where the text begins anyway",
}
"""Properties of the signs in front of list items."""

WORD_PICTURE_EXTENSIONS: Mapping[str, str] = {
    "{28A0092B-C50C-407E-A947-70E740481C1C}": "whether Word shows a picture by the dots of the screen it was saved at",
    "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}": "a number that Word gives to each drawing",
}
"""Extensions that Word adds to the pictures of a file that it saves, by their numbers."""

WORD_SETTINGS: Mapping[str, str] = {
    "rsids": "numbers of sessions",
    "zoom": "how large the window showed the page",
    "view": "in which view the window was",
    "proofState": "whether Word has finished checking the spelling",
    "autoHyphenation": "shows in the paragraphs that are hyphenated",
    "themeFontLang": "the languages of whoever saved; those of the texts count",
    "mathPr": "how equations are set that are not there; one that is there counts itself",
    "shapeDefaults": "the numbers that Word gives to shapes",
    "hdrShapeDefaults": "the numbers that Word gives to shapes in headers",
    "docId": "a number that Word gives to the file",
    "chartTrackingRefBased": "written by newer versions of Word",
    "footnote": "the lines that Word keeps for notes, as long as there are none",
    "endnote": "the lines that Word keeps for notes, as long as there are none",
    "updateFields": "whether fields are to be worked out at the next opening",
}
"""Elements of a Word file's settings."""

CORE_PROPERTIES: Mapping[str, str] = {
    "modified": "when it was saved",
    "lastModifiedBy": "by whom it was saved",
    "revision": "how often it was saved",
    "lastPrinted": "when it was printed",
}

APP_PROPERTIES: Mapping[str, str] = dict.fromkeys(
    (
        "Application",
        "AppVersion",
        "Template",
        "TotalTime",
        "DocSecurity",
        "ScaleCrop",
        "LinksUpToDate",
        "SharedDoc",
        "HyperlinksChanged",
    ),
    "of the program that saved",
) | dict.fromkeys(
    ("Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "HeadingPairs", "TitlesOfParts"),
    "counted anew at each save",
)

PARTS: Mapping[str, str] = {
    "fontTable": "which fonts the program that saved has",
    "webSettings": "how Word would save as a web page",
    "thumbnail": "a picture of the first page",
    "stylesWithEffects": "a copy of the styles for an old version of Word",
    "calcChain": "in which order Excel works out formulas",
    "printerSettings": "of the printer of whoever saved",
    "chartStyle": "which looks Excel offers for a chart; what it looks like stands in the chart",
    "chartColorStyle": "which colours Excel offers for a chart; those that it has stand in the chart",
}
"""Parts of a package by the last word of their relationship's type."""

VALUES: Mapping[str, str] = {"urn:salesbook:fields": "values of bound controls, as each of them shows"}
"""Parts of a company's own XML by their namespace."""

EXCEL_ELEMENTS: Mapping[str, str] = {
    "fileVersion": "which program saved",
    "fileRecoveryPr": "how a file was mended at its last opening",
    "dimension": "which cells are used, as they themselves show",
    "selection": "where the cursor stands",
    "charset": "which signs a font has",
    "scheme": "which font of the theme a font was when it was chosen; its name counts",
    "mruColors": "the colours that were chosen last",
}
"""Elements of an Excel file."""

EXCEL_ATTRIBUTES: Mapping[str, str] = {
    "count": "how many follow, as they themselves show",
    "uniqueCount": "how many follow, as they themselves show",
    "{http://www.w3.org/XML/1998/namespace}space": "whether spaces are kept, which they are",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable": "namespaces that older programs may skip",
    "codeName": "the name that a sheet has in macros, of which a file of ours has none",
    "hyperlink@display": "the text of a link, which stands in its cell",
    "workbookView@xWindow": "where the window stood",
    "workbookView@yWindow": "where the window stood",
    "workbookView@windowWidth": "how large the window was",
    "workbookView@windowHeight": "how large the window was",
    "workbookView@activeTab": "which sheet was open",
    "workbookView@firstSheet": "which tab was leftmost",
    "workbookView@tabRatio": "how much room the tabs had",
    "workbookPr@dateCompatibility": "LibreOffice writes what holds anyway",
    "workbookPr@defaultThemeVersion": "the version of the theme that Excel adds",
    "calcPr@calcId": "which version worked the formulas out",
    "calcPr@fullCalcOnLoad": "whether formulas are to be worked out at the next opening",
    "calcPr@iterateCount": "how circles of formulas are worked out, where that is not switched on",
    "calcPr@iterateDelta": "how circles of formulas are worked out, where that is not switched on",
    "sheetView@tabSelected": "which sheet was open",
    "sheetView@topLeftCell": "where the window stood",
    "sheetView@colorId": "the colour of the grid, which is the usual one",
    "sheetView@zoomScaleNormal": "how large other views of the sheet are",
    "sheetView@zoomScaleSheetLayoutView": "how large other views of the sheet are",
    "sheetView@zoomScalePageLayoutView": "how large other views of the sheet are",
    "pane@topLeftCell": "where the window stood",
    "pane@activePane": "where the cursor stands",
    "sheetFormatPr@defaultColWidth": "worked out from the font",
    "sheetFormatPr@outlineLevelRow": "how deep groups are, as they themselves show",
    "sheetFormatPr@outlineLevelCol": "how deep groups are, as they themselves show",
    "row@spans": "which cells are used, as they themselves show",
    "row@thickTop": "as the borders show",
    "row@thickBot": "as the borders show",
    "pageSetup@horizontalDpi": "of the printer of whoever saved",
    "pageSetup@verticalDpi": "of the printer of whoever saved",
    "pageSetup@{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id": "settings of a printer",
    "cfRule@priority": "given out anew; which rule comes before which counts",
    "xf@xfId": "the named style that a look began with; the look itself counts",
    "xf@applyNumberFormat": "whether a look differs from that of its style, as it shows",
    "xf@applyFont": "whether a look differs from that of its style, as it shows",
    "xf@applyFill": "whether a look differs from that of its style, as it shows",
    "xf@applyBorder": "whether a look differs from that of its style, as it shows",
    "xf@applyAlignment": "whether a look differs from that of its style, as it shows",
    "xf@applyProtection": "whether a look differs from that of its style, as it shows",
    "table@id": "given out anew by each program",
    "tableColumn@id": "given out anew by each program",
    "f@aca": "when a formula is worked out",
    "f@ca": "when a formula is worked out",
}
"""Attributes of an Excel file, of all elements or of one."""

EXCEL_EXTENSIONS: Mapping[str, str] = {
    "{7626C862-2A13-11E5-B345-FEFF819CDC9F}": "how LibreOffice reads references in texts",
    "{140A7094-0E35-4892-8432-C4D2E57EDEB5}": "whether Excel's newer charts are in use",
    "{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}": "which of its newer functions Excel works out",
    "{EB79DEF2-80B8-43E5-95BD-54CBDDF9020C}": "the usual style of slicers",
    "{9260A510-F301-46A8-8635-F512D64BE5F5}": "the usual style of timelines",
}
"""Extensions that programs add to every file, by their numbers."""

EXCEL_DEFAULTS: Mapping[str, Collection[str]] = {
    **dict.fromkeys(("hidden", "function", "vbProcedure", "collapsed", "outlineLevel", "customFormat"), ("0",)),
    **dict.fromkeys(("xlm", "publishToServer", "workbookParameter", "backupFile", "iterate", "filterMode"), ("0",)),
    **dict.fromkeys(("showHorizontalScroll", "showVerticalScroll", "showSheetTabs"), ("1",)),
    **dict.fromkeys(
        ("showGridLines", "showRowColHeaders", "showZeros", "showOutlineSymbols", "defaultGridColor"), ("1",)
    ),
    **dict.fromkeys(("showFormulas", "rightToLeft", "workbookViewId", "zeroHeight"), ("0",)),
    "showObjects": ("all",),
    "refMode": ("A1",),
    "view": ("normal",),
    "zoomScale": ("100",),
    "fitToPage": ("0",),
    "col@style": ("0",),
    "row@customHeight": ("0",),
    "col@bestFit": ("0",),
    # looks
    "horizontal": ("general",),
    "vertical": ("bottom",),
    **dict.fromkeys(("textRotation", "wrapText", "indent", "shrinkToFit", "readingOrder", "justifyLastLine"), ("0",)),
    "locked": ("1",),
    **dict.fromkeys(("diagonalUp", "diagonalDown"), ("0",)),
    "patternType": ("none",),
    "pivotButton": ("0",),
    **dict.fromkeys(("b@val", "i@val", "strike@val", "outline@val", "shadow@val"), ("1",)),
    "u@val": ("single",),
    "family@val": (),
    # validations, conditional formats, tables
    "operator": ("between",),
    "errorStyle": ("stop",),
    "imeMode": ("noControl",),
    **dict.fromkeys(("showDropDown", "allowBlank", "showErrorMessage", "showInputMessage", "stopIfTrue"), ("0",)),
    "headerRowCount": ("1",),
    "totalsRowCount": ("0",),
    "insertRow": ("0",),
    # print
    "scale": ("100",),
    "pageOrder": ("downThenOver",),
    "cellComments": ("none",),
    "copies": ("1",),
    "fitToWidth": ("1",),
    "fitToHeight": ("1",),
    **dict.fromkeys(
        ("blackAndWhite", "draft", "headings", "gridLines", "horizontalCentered", "verticalCentered"), ("0",)
    ),
    "gridLinesSet": ("1",),
    **dict.fromkeys(("differentFirst", "differentOddEven", "usePrinterDefaults"), ("0",)),
    **dict.fromkeys(("scaleWithDoc", "alignWithMargins"), ("1",)),
}
"""Values of attributes that say what holds anyway (ISO/IEC 29500-1, 18), of all elements or of one."""

EXCEL_EMPTY: Collection[str] = {
    *("workbookPr", "workbookProtection", "bookViews", "workbookView", "calcPr", "extLst", "ext", "AlternateContent"),
    *(
        "left",
        "right",
        "top",
        "bottom",
        "diagonal",
        "vertical",
        "horizontal",
        "border",
        "fill",
        "patternFill",
        "colors",
    ),
    *("alignment", "protection", "sheetPr", "pageSetUpPr", "sheetViews", "sheetView", "sheetFormatPr", "phoneticPr"),
    *("pageSetup", "printOptions", "headerFooter"),
}
"""Elements that say nothing where they hold nothing."""
