"""What the properties of texts, paragraphs, tables and cells in a Word file come to.

Every property counts, known or not, as a name and a value (``spacing@after``: ``120``). Defaults, styles and what is
set directly are laid over each other as ISO/IEC 29500-1, 17.7.2 says, since an office program that saves a file moves
properties from one to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

from lxml import etree

from generator.package import Element, Package, UnreadablePackageError, parsed

from .left_out import WORD_DEFAULTS, WORD_ELEMENTS
from .programs import LIBRE_OFFICE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES, SETTINGS = "word/styles.xml", "word/settings.xml"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF, _ON = {"0", "false", "off"}, {"1", "true", "on"}
_NESTED = {"pBdr", "tcBorders", "tblBorders", "tblCellMar", "tcMar", "numPr", "pgBorders", "docPartObj"}
"""Properties that hold others, of which each is laid over by its own name."""
_MERGED = {"spacing", "ind", "rFonts", "lang"}
"""Properties of which each attribute is laid over by itself; any other one replaces what was there."""
_COLOUR, _FILL = ("color", "val"), ("fill",)
_THEMED = {
    **dict.fromkeys(("themeColor", "themeTint", "themeShade"), _COLOUR),
    **dict.fromkeys(("themeFill", "themeFillTint", "themeFillShade"), _FILL),
}
"""Names of colours in the theme, each with the attributes that may hold the colour itself."""
_NO_LINE = ("nil", "none")
_UNSET = ("none", "clear")
"""Values of borders and tab stops that take one away, which shows in there being none."""
_TENTH, _BELOW = 24, 7
"""A tenth of a line, and how far below the tenths the steps lie between which heights are taken for the same."""
_KINDS = ("pPr", "rPr", "tblPr", "trPr", "tcPr")
_MOST_STYLES = 50
"""Styles that are based one on the other."""
EXACT_LINE = "line"
"""The property that says how high lines are, to a 240th of one; ``spacing@line`` says it in tenths."""
_FONTS = {
    "rFonts@asciiTheme": "rFonts@ascii",
    "rFonts@hAnsiTheme": "rFonts@hAnsi",
    "rFonts@eastAsiaTheme": "rFonts@eastAsia",
    "rFonts@cstheme": "rFonts@cs",
}
"""The properties that name a font of the theme, each with the one that names a font."""
_SCRIPTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}

T = TypeVar("T")
Properties = dict[str, str]
Place = tuple[str, tuple[str, ...]]
"""The style of a table, and which of its conditional looks a cell has."""
OUTSIDE: Place = ("", ())
"""Where a text stands that is in no table."""


def flat(element: Element | None, without: Collection[str] = ()) -> Properties:
    """The properties that an element holds, but for those of some names."""
    found: Properties = {}
    for one in () if element is None else element:
        name = local(one.tag)
        if name not in WORD_ELEMENTS and name not in without:
            found.update(_flat(f"{name} again" if name in found else name, one))
    return found


def _flat(name: str, element: Element) -> Properties:
    """A property as one value, or as one for each of what it holds."""
    if name in _NESTED:
        return {f"{name}/{local(part.tag)}": _whole(_values(part)) for part in element}
    if name == "tabs":
        return {f"tabs/{stop.get(f'{W}pos')}": _whole(_values(stop, ("pos",))) for stop in element}
    if len(element):
        return {name: etree.tostring(element, method="c14n", exclusive=True, with_tail=False).decode()}
    if name == "lang" or (name in _MERGED and not element.get(f"{W}val")):
        return {f"{name}@{key}": value for key, value in _values(element).items()}
    return {name: _whole(_values(element))}


def _values(element: Element, without: Collection[str] = ()) -> Properties:
    """The attributes of a property, without the names of colours that it holds as well."""
    values = {local(key): _switch(str(value)) for key, value in element.attrib.items()}
    return {
        key: value
        for key, value in values.items()
        if key not in without and not any(values.get(plain, "auto") != "auto" for plain in _THEMED.get(key, ()))
    }


def _whole(values: Mapping[str, str]) -> str:
    """A property as one value."""
    if not values:
        return "1"
    if values.get("val") in _NO_LINE:
        return "none"
    if len(values) == 1 and "val" in values:
        return values["val"]
    return " ".join(f"{key}={value}" for key, value in sorted(values.items()) if (key, value) != ("color", "auto"))


def local(tag: object) -> str:
    """A name without the namespace of Word's own elements."""
    return str(tag).removeprefix(W)


def _switch(value: str) -> str:
    return "0" if value in _OFF else "1" if value in _ON else value


def spelled(properties: Mapping[str, str]) -> str:
    """Properties as a line, without those that only say what holds anyway."""
    return " ".join(
        f"{name}={value}"
        for name, value in sorted(properties.items())
        if value not in WORD_DEFAULTS.get(name, ()) and not ("/" in name and value in _UNSET)
    )


def child(parent: Element | None, name: str) -> Element | None:
    """The first child of a name; found by looking at each, which takes a third of the time of ``find``."""
    tag = f"{W}{name}"
    for one in () if parent is None else parent:
        if one.tag == tag:
            return one
    return None


def value(parent: Element | None, name: str) -> str:
    """The ``val`` of a child; "" where there is none."""
    one = child(parent, name)
    return "" if one is None else one.get(f"{W}val", "")


def children(parent: Element | None, name: str) -> list[Element]:
    """What stands in the first child of a name."""
    one = child(parent, name)
    return [] if one is None else list(one)


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a child is there that switches something on."""
    one = child(parent, name)
    return one is not None and one.get(f"{W}val", "1") not in _OFF


class Styles:
    """The styles of a document with its defaults and the fonts of its theme."""

    def __init__(self, styles: bytes, theme: bytes, hyphenates: bool, program: str) -> None:
        self._program, self._hyphenates = program, hyphenates
        self._style: dict[str, Element] = {}
        self._known: dict[tuple[object, ...], Any] = {}
        self._default: dict[str, str] = {}
        self._defaults: dict[str, Properties] = {"rPr": {}, "pPr": {}}
        self._fonts = dict(_theme_fonts(theme))
        if styles:
            self._read(parsed(styles))

    @classmethod
    def of_package(cls, package: Package, program: str) -> Styles:
        """The styles of a document that a program has written."""
        names = [name for name in package.names if name.startswith("word/theme/") and name.endswith(".xml")]
        styles, theme = (
            package.read(name) if name else b""
            for name in (
                STYLES if STYLES in package.names else "",
                names[0] if names else "",
            )
        )
        settings = package.tree(SETTINGS) if SETTINGS in package.names else None
        return _styles(styles, theme, is_on(settings, "autoHyphenation"), program)

    def _read(self, tree: Element) -> None:
        for style in tree.iter(f"{W}style"):
            id_ = style.get(f"{W}styleId", "")
            self._style[id_] = style
            if style.get(f"{W}default") in _ON:
                self._default[style.get(f"{W}type", "")] = id_
        defaults = child(tree, "docDefaults")
        for kind in self._defaults:
            self.lay(self._defaults[kind], flat(child(child(defaults, f"{kind}Default"), kind)))

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was worked out under a key before, in this paper or in another with these styles.

        A set of papers has tens of thousands of texts and a few dozen looks.
        """
        if key not in self._known:
            self._known[key] = make()
        return cast(T, self._known[key])

    def all(self, custom: bool) -> list[str]:
        """The styles that somebody has made, or those that Word brings, by their names: each with what it comes to."""
        return self.once(("all", custom), lambda: sorted(self._described(custom)))

    def _described(self, custom: bool) -> Iterator[str]:
        for id_, style in self._style.items():
            if (style.get(f"{W}customStyle") in _ON) == custom:
                kin = [self.name(value(style, name)) for name in ("basedOn", "next", "link")]
                yield f"style {self.name(id_)} {style.get(f'{W}type')} {kin} {' '.join(self._made(id_, style))}"

    def _made(self, id_: str, style: Element) -> Iterator[str]:
        if style.get(f"{W}type") == "paragraph":
            stands = self.paragraph(id_, None, OUTSIDE)
            without = ("numPr/numId", "numPr/ilvl", EXACT_LINE)
            yield spelled({name: value for name, value in stands.items() if name not in without})
            yield spelled(self.look(id_, None, OUTSIDE))
        else:
            yield from (spelled(self.of(id_, kind)) for kind in _KINDS)
            for part in style.iterfind(f"{W}tblStylePr"):
                looks = (spelled(flat(child(part, kind))) for kind in _KINDS)
                yield f"{part.get(f'{W}type')} {' '.join(looks)}"

    def name(self, id_: str) -> str:
        """The name of a style by its id, which programs translate or make anew."""
        return value(self._style.get(id_), "name").lower() or id_

    def default(self, type_: str) -> str:
        """The style of what names none."""
        return self._default.get(type_, "")

    def of(self, id_: str, kind: str) -> Properties:
        """What a style and those that it is based on say of ``pPr``, ``rPr``, ``tblPr`` or ``tcPr``."""
        return self.once(("of", id_, kind), lambda: self._laid(child(style, kind) for style in self._chain(id_)))

    def paragraph(self, style: str, properties: Element | None, place: Place) -> Properties:
        """How a paragraph stands."""
        found = self._over(self._around(style, "pPr", place), flat(properties, ("pStyle", "rPr", "sectPr")))
        line, rule = found.get("spacing@line", "240"), found.get("spacing@lineRule", "auto")
        if found.pop("suppressAutoHyphens", "0") == "0" and self._hyphenates:
            found["hyphenated"] = "1"
        if rule == "auto":
            found.pop("spacing@lineRule", None)
            found["spacing@line"], found[EXACT_LINE] = _about(line), line
        return found

    def look(self, paragraph: str, properties: Element | None, place: Place) -> Properties:
        """How a text looks in a paragraph of a style.

        LibreOffice sets in tables, for all of a text, what its paragraph looks like, even where the text's own style
        says otherwise.
        """
        style, direct = value(properties, "rStyle"), flat(properties, ("rStyle",))
        around = self._around(paragraph, "rPr", place)
        if not style:
            return self._over(around, direct)
        own = self.of(style, "rPr")
        if self._program == LIBRE_OFFICE:
            direct = {name: value for name, value in direct.items() if name not in own or value != around.get(name)}
        return {**self._over(around, own, direct), "rStyle": self.name(style)}

    def cell(self, properties: Element | None, place: Place) -> Properties:
        """How a cell looks, as its table's style and it itself say."""
        return self._over(self._placed(place, "tcPr"), flat(properties))

    def table(self, style: str, properties: Element | None) -> Properties:
        """How a table looks."""
        return self._over(self.of(style, "tblPr"), flat(properties, ("tblStyle", "tblLook")))

    def lay(self, properties: Properties, over: Mapping[str, str]) -> None:
        """Lay properties over others; a font of the theme counts by its name."""
        for name, value in over.items():
            if name in _FONTS:
                properties[_FONTS[name]] = self._fonts.get(value, value)
        for name, value in over.items():
            if name not in _FONTS and not any(_FONTS[themed] == name for themed in _FONTS if themed in over):
                properties[name] = value

    def _over(self, around: Mapping[str, str], *layers: Mapping[str, str]) -> Properties:
        result = dict(around)
        for layer in layers:
            self.lay(result, layer)
        return result

    def _around(self, style: str, kind: str, place: Place) -> Properties:
        """What holds for a paragraph of a style or for its texts, before they say anything themselves."""
        return self.once(
            ("around", style, kind, place),
            lambda: self._over(self._defaults[kind], self._placed(place, kind), self.of(style, kind)),
        )

    def _placed(self, place: Place, kind: str) -> Properties:
        """What a table's style says of ``pPr``, ``rPr`` or ``tcPr`` in a cell with some of its conditional looks."""
        return self.once(("placed", place, kind), lambda: self._laid(self._conditional(place, kind)))

    def _conditional(self, place: Place, kind: str) -> Iterator[Element | None]:
        style, conditions = place
        chain = self._chain(style)
        yield from (child(one, kind) for one in chain)
        for condition in conditions:
            for one in chain:
                for part in one.iterfind(f"{W}tblStylePr[@{W}type='{condition}']"):
                    yield child(part, kind)

    def _laid(self, elements: Iterator[Element | None]) -> Properties:
        return self._over({}, *(flat(element, ("rPr",)) for element in elements))

    def _chain(self, id_: str) -> list[Element]:
        """A style and those that it is based on, the farthest first; a circle ends where it began."""
        chain: list[Element] = []
        while id_ in self._style and self._style[id_] not in chain:
            chain.append(self._style[id_])
            if len(chain) > _MOST_STYLES:
                raise UnreadablePackageError("styles based on each other without end")
            id_ = value(chain[-1], "basedOn")
        return chain[::-1]


def _about(line: str) -> str:
    """The height of lines in tenths; LibreOffice, which keeps it in percents, comes to the same."""
    return f"{int(float(line) + _BELOW) // _TENTH}0%"


@lru_cache(maxsize=4)
def _styles(styles: bytes, theme: bytes, hyphenates: bool, program: str) -> Styles:
    return Styles(styles, theme, hyphenates, program)


def written(element: Element | None) -> bytes:
    """An element as it is written, to find again what it comes to."""
    return b"" if element is None else etree.tostring(element, with_tail=False)


def _theme_fonts(theme: bytes) -> Iterator[tuple[str, str]]:
    """The fonts of the theme by the names that properties have for them: ``minorHAnsi``, ``majorBidi``."""
    for size in ("major", "minor"):
        for font in parsed(theme).iterfind(f".//{_A}{size}Font/*") if theme else ():
            for script in _SCRIPTS.get(str(font.tag).removeprefix(_A), ()):
                yield f"{size}{script}", font.get("typeface", "")
