"""What a reader sees and an editor changes in a Word file: text with its look, pictures, comments, tracked changes.

The look of a text is what its styles come to, since an office program that saves a file writes styles in its own way.
Widths, margins and distances are left out for the same reason: every program rounds them differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from .package import Element, Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PARAGRAPH, _RUN, _CELL, _TABLE, _ROW = (f"{_W}{name}" for name in ("p", "r", "tc", "tbl", "tr"))
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES, _SECTION = (f"{_W}{name}" for name in ("pPr", "rPr", "sectPr"))
_FIELD, _FIELD_TYPE, _FIELD_ENDS = f"{_W}fldChar", f"{_W}fldCharType", {"begin": 1, "end": -1}
_HYPERLINK, _ANCHOR, _CONTENT = (f"{_W}{name}" for name in ("hyperlink", "anchor", "sdtContent"))
_CELL_PROPERTIES, _TABLE_PROPERTIES = (f"{_W}{name}" for name in ("tcPr", "tblPr"))
_SHADE, _VAL, _FILL = (f"{_W}{name}" for name in ("shd", "val", "fill"))
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_ASIDE = ("word/footnotes", "word/endnotes", "word/comments")
_REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
_TEXTS = {
    f"{_W}t": "",
    f"{_W}delText": "",
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
}
"""What a run may hold that is read; "" where it is the element's own text."""
_SWITCHES = ("b", "i", "strike", "caps", "smallCaps", "vanish")
_VALUES = ("color", "sz", "u", "highlight", "vertAlign")
_OFF = {"0", "false", "off", "none", "auto"}
_LEFT = {"", "left", "start", "both"}
"""LibreOffice writes an alignment where the file had none."""

Look = Mapping[str, str]


def marks(package: Package) -> Iterator[str]:
    """A line for each thing that counts."""
    styles = _Styles(package)
    body, targets = package.tree(_DOCUMENT), package.targets(_DOCUMENT)
    yield from _story(body, styles, targets)
    margins = [package.tree(name) for name in _headers_and_footers(body, targets)]
    yield from sorted({line for part in margins for line in _story(part, styles, {}) if line})
    for prefix in _ASIDE:
        for part in package.trees(prefix):
            yield from (line for line in _story(part, styles, {}) if line)
    yield from (f"revision {name}" for name in _REVISIONS for _ in body.iter(f"{_W}{name}"))
    yield from (f"picture {digest}" for digest in package.pictures("word/media/"))


def _headers_and_footers(body: Element, targets: Mapping[str, str]) -> set[str]:
    """The parts that pages show; an office program may drop those of a first page that is none."""
    shown = set()
    for section in body.iter(_SECTION):
        has_first = section.find(f"{_W}titlePg") is not None
        for reference in section.iter(f"{_W}headerReference", f"{_W}footerReference"):
            if has_first or reference.get(f"{_W}type") != "first":
                shown.add(targets.get(reference.get(_ID, ""), ""))
    return shown - {""}


def _story(part: Element, styles: _Styles, targets: Mapping[str, str]) -> Iterator[str]:
    """The paragraphs and coloured cells of a part; a paragraph as its stretches of text that look alike."""
    was_empty, depth = False, 0
    for element in part.iter(_PARAGRAPH, _CELL):
        if element.tag == _CELL:
            if fill := styles.fill(element):
                yield f"fill {fill}"
            continue
        texts, depth = _texts(element, depth)
        properties = _child(element, _PARAGRAPH_PROPERTIES)
        line = _line(texts, properties, styles, targets)
        ends_section = _child(properties, _SECTION) is not None
        if not (ends_section and was_empty and not line):  # LibreOffice ends a section in a paragraph of its own
            yield line
        was_empty = not line


def _line(
    texts: list[tuple[Element, str]], properties: Element | None, styles: _Styles, targets: Mapping[str, str]
) -> str:
    """A paragraph as a line: what does not look like what stands before it begins with how it looks."""
    style, before, line = _value(properties, "pStyle"), "", []
    for run, text in texts:
        look = f"{_link(run, targets)} {styles.look(style, run)}"
        line += [text] if look == before else ["\x1f", look, "\x1e", text]
        before = look
    alignment = styles.alignment(style, properties) if line else ""
    return "".join(line) if alignment in _LEFT else "".join([alignment, *line])


def _texts(paragraph: Element, depth: int) -> tuple[list[tuple[Element, str]], int]:
    """The runs of a paragraph with their texts; what a field shows is no text, since it is worked out anew.

    ``depth`` is that of the fields which are open where the paragraph begins; that of where it ends comes back.
    """
    texts = []
    for run in paragraph.iter(_RUN):
        if run.getparent() is not paragraph and next(run.iterancestors(_PARAGRAPH)) is not paragraph:
            continue  # of a text box, whose paragraphs come in their turn
        for piece in run:
            tag = piece.tag
            if tag == _FIELD:
                depth = max(0, depth + _FIELD_ENDS.get(piece.get(_FIELD_TYPE, ""), 0))
            elif not depth and tag in _TEXTS:
                text = _TEXTS[tag] or piece.text or ""
                if text:
                    texts.append((run, text))
    return texts, depth


def _link(run: Element, targets: Mapping[str, str]) -> str:
    """Where a text leads that is a link."""
    link = run.getparent()
    if link is None or link.tag != _HYPERLINK:
        return ""
    return link.get(_ANCHOR) or targets.get(link.get(_ID, ""), "")


class _Styles:
    """What the styles of a document come to."""

    def __init__(self, package: Package) -> None:
        self._style: dict[str, Element] = {}
        self._known: dict[tuple[object, ...], str] = {}
        self._default: Look = {}
        self._paragraph = ""
        if _STYLES in package.names:
            self._read(package.tree(_STYLES))

    def _read(self, tree: Element) -> None:
        self._default = _look(tree.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"))
        for style in tree.iter(f"{_W}style"):
            self._style[style.get(f"{_W}styleId", "")] = style
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true"):
                self._paragraph = style.get(f"{_W}styleId", "")

    def look(self, paragraph_style: str, run: Element) -> str:
        """How a run looks: the document's defaults, its paragraph's style, its own style, its own properties."""
        parent = run.getparent()
        if parent is not None and parent.tag == _CONTENT:
            return "field"  # to be filled in; LibreOffice keeps its text and drops its look
        properties = _child(run, _RUN_PROPERTIES)
        written = "" if properties is None else etree.tostring(properties, with_tail=False, encoding="unicode")
        return self._once(("look", paragraph_style, written), lambda: self._look_of(paragraph_style, properties))

    def _look_of(self, paragraph_style: str, properties: Element | None) -> str:
        around = {**self._default, **self._of(paragraph_style or self._paragraph)}
        own = self._of(_value(properties, "rStyle"))
        direct = _look(properties)
        if "sz" in own and direct.get("sz") == around.get("sz"):
            del direct["sz"]  # LibreOffice sets it in tables, against the text's own style
        look = {**around, **own, **direct}
        return " ".join(f"{name}={value}" for name, value in sorted(look.items()) if value.lower() not in _OFF)

    def alignment(self, style: str, properties: Element | None) -> str:
        """How a paragraph is aligned; "" where nothing says so."""
        return _value(properties, "jc") or self._once(("alignment", style), lambda: self._alignment_of(style))

    def _alignment_of(self, style: str) -> str:
        chain = self._chain(style or self._paragraph)
        return next(filter(None, (_value(_child(one, _PARAGRAPH_PROPERTIES), "jc") for one in chain)), "")

    def fill(self, cell: Element) -> str:
        """The colour behind a cell, "" for none: its own, or what its table's style gives to such a cell."""
        shade = _child(_child(cell, _CELL_PROPERTIES), _SHADE)
        if shade is None:
            table = next(cell.iterancestors(_TABLE))
            is_head = cell.getparent() is _child(table, _ROW)
            style = _value(_child(table, _TABLE_PROPERTIES), "tblStyle")
            return self._once(("fill", style, is_head), lambda: self._fill_of(style, is_head))
        return _colour(shade)

    def _fill_of(self, style: str, is_head: bool) -> str:
        shade = f"{_CELL_PROPERTIES}/{_SHADE}"
        names = [f"{_W}tblStylePr[@{_W}type='firstRow']/{shade}"] if is_head else []
        names.append(shade)
        shades = (one.find(name) for name in names for one in self._chain(style))
        return next((_colour(shade) for shade in shades if shade is not None), "")

    def _once(self, key: tuple[object, ...], make: Callable[[], str]) -> str:
        """What was worked out under a key before: a paper has thousands of texts and a few dozen looks."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def _of(self, id_: str) -> Look:
        """What a style comes to with those that it is based on."""
        chain = [_look(_child(style, _RUN_PROPERTIES)) for style in reversed(self._chain(id_))]
        return {name: value for look in chain for name, value in look.items()}

    def _chain(self, id_: str) -> list[Element]:
        """A style and those that it is based on, the nearest first; a circle ends where it began."""
        chain: list[Element] = []
        while id_ in self._style and self._style[id_] not in chain:
            chain.append(self._style[id_])
            id_ = _value(chain[-1], "basedOn")
        return chain


def _look(properties: Element | None) -> dict[str, str]:
    """The properties of a run, of a style or of the defaults that a reader sees."""
    found: dict[str, str] = {}
    for child in () if properties is None else properties:
        name = str(child.tag).removeprefix(_W)
        if name in _VALUES:
            found[name] = child.get(_VAL, "")
        elif name in _SWITCHES:
            found[name] = "0" if child.get(_VAL, "1") in _OFF else "1"
        elif name == "shd":
            found["fill"] = child.get(_FILL, "")
        elif name == "rFonts" and child.get(f"{_W}ascii"):
            found["font"] = child.get(f"{_W}ascii", "")
    return found


def _colour(shade: Element) -> str:
    colour = shade.get(_FILL, "")
    return "" if colour.lower() in {*_OFF, "ffffff"} else colour


def _value(parent: Element | None, name: str) -> str:
    """The ``val`` of a child; "" where there is none."""
    child = _child(parent, f"{_W}{name}")
    return "" if child is None else child.get(_VAL, "")


def _child(parent: Element | None, tag: str) -> Element | None:
    """The first child with a tag; found by looking at each, which takes a third of the time of ``find``."""
    for child in () if parent is None else parent:
        if child.tag == tag:
            return child
    return None
