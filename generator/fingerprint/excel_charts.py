"""The charts and pictures of a sheet as data: where each stands, what it shows, and its words, colours and fonts.

Every program writes a chart in its own way, with elements that say what holds anyway. So what counts is what can be
seen and chosen; how a program spells the rest is an aspect of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.package import Element, Package, UnreadablePackageError

from .description import Description
from .excel_markup import formula
from .excel_pictures import seen
from .verbatim import content, spelled

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FRAME = f"{_DRAWING}graphicFrame"
_PICTURE = f"{_DRAWING}pic"
_AROUND = tuple(f"{_DRAWING}{name}" for name in ("from", "to", "pos", "ext", "clientData"))
"""What stands in an anchor beside what is drawn."""
_NEARLY = 190_500
"""In EMU, twenty pixels: where a chart ends is kept to a hundredth of a millimetre by some programs."""
_CHOSEN: Mapping[str, tuple[str, ...]] = {
    **{f"{_CHART}{name}": ("val",) for name in (
        "barDir", "grouping", "orientation", "min", "max", "logBase", "legendPos", "showVal", "gapWidth",
        "majorTickMark", "minorTickMark", "tickLblPos", "order",
    )},
    **{f"{_A}{name}": ("val",) for name in ("srgbClr", "schemeClr", "lumMod", "lumOff", "alpha")},
    **{f"{_A}{name}": ("b", "i", "u", "sz") for name in ("rPr", "defRPr")},
    f"{_A}latin": ("typeface",),
    f"{_A}pattFill": ("prst",),
    f"{_A}prstDash": ("val",),
    f"{_A}gradFill": (),
    f"{_A}blipFill": (),
    f"{_A}effectLst": (),
}  # fmt: skip
"""What somebody chose: elements, and the attributes of each that say it."""
_THERE = (
    "ser", "dPt", "trendline", "errBars", "dTable", "legend", "majorGridlines", "minorGridlines", "title", "catAx",
    "valAx", "dateAx", "serAx", "userShapes", "upDownBars", "hiLowLines", "dropLines", "marker", "smooth",
)  # fmt: skip
"""Elements of a chart that are seen because they are there."""
_LABELS = ("showVal", "showCatName", "showSerName", "showPercent", "showLegendKey", "showBubbleSize")
_UNSAID = {"b": ("0",), "i": ("0",), "u": ("none",)}


def only_charts_and_pictures(drawing: Element) -> bool:
    """Whether a drawing holds charts and pictures and nothing else."""
    return len(drawing) > 0 and all(_is_known(anchor) for anchor in drawing)


def _is_known(anchor: Element) -> bool:
    drawn = [str(one.tag) for one in anchor if one.tag not in _AROUND]
    return drawn in ([_FRAME], [_PICTURE])


def tell(package: Package, part: str, said: Description) -> Iterator[str]:
    """Describe the charts and pictures of a drawing; gives the parts that are told by that."""
    yield part
    links = package.relationships(part)
    for anchor in package.tree(part):
        place, exactly = _place(anchor)
        said.say(exactly, "sizes")
        for chart in anchor.iter(f"{_CHART}chart"):
            link = links.get(chart.get(_ID, ""))
            if link is None or link.outside:
                raise UnreadablePackageError(f"{part}: a chart is not there")
            said.say(f"chart {place} {' '.join(_seen(package.tree(link.target)))}")
            said.say(content(package, link.target).hex(), "charts")
            yield link.target
        for picture in anchor.iter(_PICTURE):
            said.say(f"picture {place} {' '.join(seen(picture, package, part))} {_described(picture)}")
            said.say(spelled(picture, package, part), "drawings")
        if anchor.find(_FRAME) is not None and (text := _described(anchor)):
            said.say(text, "alternative texts")


def _described(element: Element) -> str:
    """What something shows, in words."""
    return " ".join(str(named.get("descr")) for named in element.iter(f"{_DRAWING}cNvPr") if named.get("descr"))


def _place(anchor: Element) -> tuple[str, str]:
    """Between which cells something stands, roughly and exactly."""
    ends = [[int(one.text or 0) for one in end] for end in anchor if end.tag in (f"{_DRAWING}from", f"{_DRAWING}to")]
    roughly = [[col, round(over / _NEARLY), row, round(below / _NEARLY)] for col, over, row, below in ends]
    return f"{anchor.get('editAs')} {roughly}", f"{ends}"


def _seen(chart: Element) -> Iterator[str]:
    """What is seen of a chart, in the order in which the format has it."""
    unseen = {one for labels in chart.iter(f"{_CHART}dLbls") if not _shows(labels) for one in labels.iter()}
    for one in chart.iter("{*}*"):
        tag = str(one.tag)
        name = tag.removeprefix(_CHART)
        if one in unseen:
            continue
        if tag in _CHOSEN:
            yield f"{name} {_values(one, _CHOSEN[tag])}"
        elif name in _THERE or name.endswith("Chart"):
            yield name
        elif tag == f"{_A}t" or _names_a_series(one):
            yield f"text {one.text}"
        elif tag == f"{_CHART}f" and not _is_in(one, "tx"):
            yield f"cells {formula(one.text)}"


def _shows(labels: Element) -> bool:
    """Whether labels show anything; LibreOffice writes down how those would look that do not."""
    return any(str(one.tag).removeprefix(_CHART) in _LABELS and one.get("val") in ("1", "true") for one in labels)


def _values(element: Element, names: tuple[str, ...]) -> str:
    found = {name: str(element.get(name)).lower() for name in names if element.get(name) is not None}
    return str(sorted((name, value) for name, value in found.items() if value not in _UNSAID.get(name, ())))


def _names_a_series(element: Element) -> bool:
    """Whether a value is the name of a series; those of cells are worked out anew."""
    return element.tag == f"{_CHART}v" and _is_in(element, "tx")


def _is_in(element: Element, name: str) -> bool:
    return next(element.iterancestors(f"{_CHART}{name}"), None) is not None
