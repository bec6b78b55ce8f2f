"""What stands in a paragraph of a Word file, as pieces of a line: texts with their looks, fields, links, controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.package import Element, Package

from . import word_drawings as drawings
from .description import Description, short
from .left_out import WORD_BOOKMARKS, WORD_ELEMENTS
from .verbatim import spelled as verbatim
from .word_drawings import group_of, picture_of
from .word_styles import OUTSIDE, Place, Styles, W, child, children, flat, local, spelled, value, written

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RUN, _PROPERTIES, _TEXT, _FIELD, _INSTRUCTION = (f"{W}{name}" for name in ("r", "rPr", "t", "fldChar", "instrText"))
_FIELD_ENDS = {"begin": 1, "end": -1}
_TEXTS = {_TEXT: "", f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
"""What a run may hold that is read as text; "" where it is the element's own."""
_DROPPED = ("tag", "showingPlcHdr")
"""Properties of content controls that LibreOffice does not keep."""
_PICKED = {"date": "date", "dropDownList": "choice", "comboBox": "choice"}
"""Properties that have a value picked from a calendar or a list, and what LibreOffice keeps of which of them it is."""

Pieces = list[str]


class Texts:
    """The paragraphs of a part, one after the other; a field may begin in one and end in another."""

    def __init__(self, package: Package, part: str, styles: Styles, said: Description) -> None:
        self._package, self._part, self._styles, self._said = package, part, styles, said
        self._bookmarks: dict[str, str] = {}
        self._depth = 0
        self._style, self._look = "", ""
        self._place: Place = OUTSIDE
        self._pieces: Pieces = []

    def begin(self, style: str, place: Place, pieces: Pieces) -> None:
        """Begin a paragraph of a style, whose pieces are to be added to some."""
        self._style, self._place, self._look, self._pieces = style, place, "", pieces

    def add(self, element: Element, within: str = "") -> None:
        """Add what is in the paragraph; ``within`` names the aspect of what it is in that has a look of its own."""
        tell = _TOLD_BY.get(element.tag)
        if tell is not None:
            tell(self, element, within)
        elif local(element.tag) not in WORD_ELEMENTS:
            self._mark(verbatim(element, self._package, self._part))

    def control(self, properties: Element | None) -> str:
        """What a content control is; its number is given out anew by each program."""
        found = flat(properties, ("id",))
        picked = next((kind for name, kind in _PICKED.items() if name in found), None)
        if picked:
            self._said.say(spelled(found), "picked controls")
            return f"control {picked} {found.get('dataBinding', '')}"
        for name in _DROPPED:
            if name in found:
                self._said.say(f"{name}={found.pop(name)}", "content controls")
        return f"control {spelled(found)}"

    def _mark(self, text: str) -> None:
        """Add what is no text, and can't be taken for one: no file may hold these signs."""
        self._pieces.append(f"\x1d{text}\x1e")

    def _run(self, run: Element, within: str) -> None:
        own = None
        for piece in run:
            tag = piece.tag
            if tag == _PROPERTIES:
                own = piece
            elif tag in _TEXTS and (tag == _TEXT or not piece.keys()):
                if not self._depth and (text := _TEXTS[tag] or piece.text):
                    self._text(text, self._looks(own, within))
            elif tag == _FIELD:
                self._field(piece)
            elif tag == _INSTRUCTION:
                self._mark(self._instruction(piece.text or ""))
            elif local(tag) not in WORD_ELEMENTS and not (self._depth and tag in _TEXTS):
                self._other(piece, self._looks(own, within))

    def _other(self, piece: Element, look: str) -> None:
        """Add what is no text: a drawing of shapes and a picture as data, anything else as it is spelled."""
        group, picture = group_of(piece), picture_of(piece)
        if picture is not None:
            self._mark(drawings.tell_picture(picture, self._package, self._part, self._said))
        elif group is None:
            self._text(f"\x1d{verbatim(piece, self._package, self._part)}\x1e", look)
        else:
            self._mark(drawings.tell(group, self._package, self._part, self._words, self._said))

    def _words(self, block: Element) -> Iterator[str]:
        """A paragraph of a shape: how it stands, and its texts with their looks."""
        if block.tag != f"{W}p":
            yield verbatim(block, self._package, self._part)
            return
        own = child(block, "pPr")
        style = value(own, "pStyle") or self._styles.default("paragraph")
        stands = self._styles.paragraph(style, own, OUTSIDE)
        inner, pieces = Texts(self._package, self._part, self._styles, self._said), list[str]()
        inner.begin(style, OUTSIDE, pieces)
        for one in block:
            if one is not own:
                inner.add(one)
        yield f"{self._styles.name(style)} {spelled(stands)} {''.join(pieces)}"

    def _text(self, text: str, look: str) -> None:
        """Add a text, or a sign; how it looks is said where it looks different from what is before it."""
        if look != self._look:
            self._pieces.append(f"\x1c{look}\x1e")
            self._look = look
        self._pieces.append(text)

    def _looks(self, properties: Element | None, within: str) -> str:
        look = self._look_of(properties)
        if not within:
            return look
        if look != self._look_of(None):
            self._said.say(look, within)
        return within

    def _look_of(self, properties: Element | None) -> str:
        style, place = self._style, self._place
        key = "look", style, place, written(properties)
        return self._styles.once(key, lambda: short(spelled(self._styles.look(style, properties, place))))

    def _field(self, field: Element) -> None:
        """What a field comes to is no text, since it is worked out anew; that it is there counts."""
        kind = field.get(f"{W}fldCharType", "")
        self._depth = max(0, self._depth + _FIELD_ENDS.get(kind, 0))
        if kind in _FIELD_ENDS or len(field.keys()) > 1 or len(field):
            self._mark(verbatim(field, self._package, self._part))

    def _instruction(self, text: str) -> str:
        """What a field works out; LibreOffice writes the switches of a table of contents in its own order."""
        words = text.split()
        if words[:1] != ["TOC"]:
            return " ".join(words)
        if "\\n" in words:
            self._said.say("no page numbers", "table of contents")
        return " ".join(sorted(word for word in words if word != "\\n"))

    def _link(self, link: Element, within: str) -> None:
        in_field = bool(self._depth)
        if not in_field:
            found = {local(name): str(value) for name, value in link.attrib.items() if local(name) != "history"}
            if _ID in found:
                found[_ID] = str(self._package.relationships(self._part).get(found[_ID]))
            self._mark(f"link {sorted(found.items())}")
        self._inner(link, within, "" if in_field else "/link")

    def _control(self, control: Element, within: str) -> None:
        properties = child(control, "sdtPr")
        is_picked = properties is not None and any(local(one.tag) in _PICKED for one in properties)
        self._mark(self.control(properties))
        self._inner(children(control, "sdtContent"), "picked controls" if is_picked else "content controls", "/control")

    def _inner(self, elements: Element | list[Element], within: str, end: str) -> None:
        for one in elements:
            self.add(one, within)
        if end:
            self._mark(end)

    def _bookmark(self, bookmark: Element, within: str) -> None:
        name = bookmark.get(f"{W}name", "")
        if name not in WORD_BOOKMARKS:
            self._bookmarks[bookmark.get(f"{W}id", "")] = name
            self._mark(f"bookmark {name}")

    def _bookmark_end(self, end: Element, within: str) -> None:
        name = self._bookmarks.get(end.get(f"{W}id", ""))
        if name is not None:
            self._mark(f"/bookmark {name}")


_TOLD_BY: dict[str, Callable[[Texts, Element, str], None]] = {
    _RUN: Texts._run,
    f"{W}hyperlink": Texts._link,
    f"{W}bookmarkStart": Texts._bookmark,
    f"{W}bookmarkEnd": Texts._bookmark_end,
    f"{W}sdt": Texts._control,
}
"""What describes an element, by its name: methods held by each object would be circles that hold whole files."""
