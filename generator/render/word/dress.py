"""Lay a palette and fonts over the parts of a shell: the Word theme, and the plain values that other viewers read.

Whatever in the shell names a theme colour or a theme font follows the palette; a colour that a
consultant fixed by hand stays as it is.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from lxml import etree

from generator.themes import Fonts, Palette

from .xml import A, W, parse, serialise

_THEME_PART = "word/theme/theme1.xml"
_STYLES_PART = "word/styles.xml"
_WHITE = "FFFFFF"
_SLOTS = {
    "dk1": "ink",
    "dk2": "muted",
    "lt2": "tint",
    "accent1": "primary",
    "accent2": "accent",
    "accent3": "good",
    "accent4": "warning",
    "accent5": "bad",
    "accent6": "rule",
    "hlink": "primary",
    "folHlink": "muted",
}
_SLOT_OF_THEME_COLOUR = {
    "text1": "dk1",
    "dark1": "dk1",
    "text2": "dk2",
    "dark2": "dk2",
    "background1": "lt1",
    "light1": "lt1",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
}
_PLAIN_FONTS = {
    f"{W}asciiTheme": f"{W}ascii",
    f"{W}hAnsiTheme": f"{W}hAnsi",
    f"{W}eastAsiaTheme": f"{W}eastAsia",
    f"{W}cstheme": f"{W}cs",
}


def dressed(parts: Mapping[str, bytes], palette: Palette, fonts: Fonts) -> dict[str, bytes]:
    """The parts in the colours, fonts and body size of a theme."""
    return {path: _dressed_part(path, part, palette, fonts) if _wears(path) else part for path, part in parts.items()}


def in_language(styles: bytes, tag: str) -> bytes:
    """The styles part with its default proofing language set, such as ``pl-PL``."""
    root = parse(styles)
    for language in root.iterfind(f"{W}docDefaults//{W}lang"):
        language.set(f"{W}val", tag)
    return serialise(root)


def hexadecimal(palette: Palette) -> dict[str, str]:
    """The palette as macros use it: six digits a colour, without the ``#``."""
    return {name: getattr(palette, name)[1:].upper() for name in palette.__dataclass_fields__}


def _wears(path: str) -> bool:
    return path.startswith("word/") and path.endswith(".xml")


def _dressed_part(path: str, part: bytes, palette: Palette, fonts: Fonts) -> bytes:
    root = parse(part)
    if path == _THEME_PART:
        _set_theme(root, palette, fonts)
    if path == _STYLES_PART:
        _scale_sizes(root, fonts.size)
    _set_plain_colours(root, _colours(palette))
    _set_plain_fonts(root, fonts)
    return serialise(root)


def _colours(palette: Palette) -> dict[str, str]:
    values = hexadecimal(palette)
    return {"lt1": _WHITE} | {slot: values[name] for slot, name in _SLOTS.items()}


def _set_theme(root: etree._Element, palette: Palette, fonts: Fonts) -> None:
    for slot, value in _colours(palette).items():
        for place in root.iter(f"{A}{slot}"):
            place[:] = [place.makeelement(f"{A}srgbClr", {"val": value})]
    for kind, family in (("major", fonts.heading), ("minor", fonts.body)):
        for latin in root.iterfind(f".//{A}{kind}Font/{A}latin"):
            latin.set("typeface", family)


def _set_plain_colours(root: etree._Element, colours: Mapping[str, str]) -> None:
    for element in root.iter(f"{W}*"):
        if (theme_colour := element.get(f"{W}themeColor")) in _SLOT_OF_THEME_COLOUR:
            place = "val" if element.tag == f"{W}color" else "color"
            element.set(f"{W}{place}", _plain(element, "theme", theme_colour, colours))
        if (theme_fill := element.get(f"{W}themeFill")) in _SLOT_OF_THEME_COLOUR:
            element.set(f"{W}fill", _plain(element, "themeFill", theme_fill, colours))


def _plain(element: etree._Element, prefix: str, name: str, colours: Mapping[str, str]) -> str:
    colour = colours[_SLOT_OF_THEME_COLOUR[name]]
    if tint := element.get(f"{W}{prefix}Tint"):
        return _with_lightness(colour, int(tint, 16) / 255, 1.0)
    if shade := element.get(f"{W}{prefix}Shade"):
        return _with_lightness(colour, int(shade, 16) / 255, 0.0)
    return colour


def _with_lightness(colour: str, share: float, rest: float) -> str:
    """The colour, its lightness drawn to white (``rest`` 1) or black (0): tint and shade of ISO/IEC 29500-1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    mixed = colorsys.hls_to_rgb(hue, lightness * share + rest * (1 - share), saturation)
    return "".join(f"{round(channel * 255):02X}" for channel in mixed)


def _set_plain_fonts(root: etree._Element, fonts: Fonts) -> None:
    for element in root.iter(f"{W}rFonts"):
        for theme_attribute, plain_attribute in _PLAIN_FONTS.items():
            if family := element.get(theme_attribute):
                element.set(plain_attribute, fonts.heading if family.startswith("major") else fonts.body)


def _scale_sizes(root: etree._Element, body_size: float) -> None:
    """Scale every size of the styles, in half-points, so that the body's default is ``body_size`` points."""
    default = root.find(f"{W}docDefaults//{W}sz")
    if default is None:
        return
    ratio = body_size * 2 / int(default.get(f"{W}val", "21"))
    for size in root.iter(f"{W}sz", f"{W}szCs"):
        size.set(f"{W}val", str(round(int(size.get(f"{W}val", "21")) * ratio)))
