"""Which fonts a PDF is set in, and which characters none of them has.

Three families come along (``fonts/``) and three with Typst: a paper in one of them has the same bytes on any machine.
A company's own font is taken from the machine where it is there; what is nearest to it stands in for it elsewhere.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import typst

from generator.themes import Fonts

from .typesetting import FONTS, compiled

_SANS, _ARIAL, _CAMBRIA, _SERIF, _MONO = "Carlito", "Arimo", "Caladea", "Libertinus Serif", "DejaVu Sans Mono"
_LIKE_ARIAL = {"arial", "helvetica", "helvetica neue", "liberation sans", "nimbus sans", "verdana", "tahoma", "univers"}
_SERIFS = {
    "times new roman", "times", "georgia", "garamond", "eb garamond", "palatino", "constantia",
    "book antiqua", "palatino linotype", "liberation serif", "bookman old style", "century", "baskerville", "didot",
}  # fmt: skip
_SERIF_WORD = re.compile(r"(?<!sans )(?<!sans-)\bserif\b|\bslab\b|\bantiqua\b", re.IGNORECASE)
_MONO_WORD = re.compile(r"\bmono(space)?\b|\bcourier\b|\bconsolas\b|\bcode\b", re.IGNORECASE)
_SAME_WIDTHS = {
    "calibri": _SANS,
    "cambria": _CAMBRIA,
    "arial": _ARIAL,
    "helvetica": _ARIAL,
    "liberation sans": _ARIAL,
}
"""Fonts whose letters are as wide as those of one that comes along: lines break where they broke."""
_ALWAYS = (_SANS, _SERIF, _MONO, "New Computer Modern", "New Computer Modern Math")
"""Families that are asked for a character one after another."""
_NOT_DISPLAYED = re.compile(r'error: PDF[^\n]*?(?:the text|the codepoint|codepoint) `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_STYLES = ("", '#set text(weight: "bold")\n', '#set text(style: "italic")\n')
_MOST_PROBES = 40


@dataclass(frozen=True, slots=True)
class Faces:
    """The families for headings and text, first the one that is wanted; ``signs`` for boxes to tick.

    ``from_system`` says whether fonts of the machine are used, ``lost`` which characters no font has, ``instead`` which
    family stands in for one that is not there. ``digest`` changes with all that the fonts' shapes follow from.
    """

    heading: tuple[str, ...]
    body: tuple[str, ...]
    signs: tuple[str, ...]
    from_system: bool
    lost: frozenset[str]
    instead: tuple[tuple[str, str], ...]
    digest: str


def faces(fonts: Fonts, characters: Iterable[str]) -> Faces:
    """The fonts of a machine for a theme, as far as the characters need them."""
    wanted = tuple(dict.fromkeys((fonts.heading, fonts.body)))
    asks_system = any(not _comes_along(family) and family.casefold() in _of_system() for family in wanted)
    families = {family: _families(family) for family in wanted}
    everything = tuple(dict.fromkeys(name for chain in families.values() for name in chain))
    needed = "".join(sorted(set(characters)))
    lost = _lost(everything, needed, asks_system)
    if lost and not asks_system and (fewer := _lost(everything, needed, True)) != lost:
        lost, asks_system = fewer, True
    missing = (family for family in wanted if not _comes_along(family) and family.casefold() not in _of_system())
    return Faces(
        families[fonts.heading],
        families[fonts.body],
        (_MONO,),
        asks_system,
        lost,
        tuple((family, _nearest(family)) for family in missing if family.casefold() not in _SAME_WIDTHS),
        _digest(asks_system),
    )


def _families(wanted: str) -> tuple[str, ...]:
    """A family that is there, what is nearest to it, and what is asked for a character after these."""
    own = (wanted,) if _comes_along(wanted) or wanted.casefold() in _of_system() else ()
    return tuple(dict.fromkeys((*own, _nearest(wanted), *_ALWAYS)))


def _nearest(wanted: str) -> str:
    """The family of ours that looks most like one."""
    name = wanted.casefold().strip()
    if name in _SAME_WIDTHS:
        return _SAME_WIDTHS[name]
    if _MONO_WORD.search(name):
        return _MONO
    if name in _SERIFS or _SERIF_WORD.search(name):
        return _SERIF
    return _ARIAL if name in _LIKE_ARIAL else _SANS


def _comes_along(family: str) -> bool:
    return family.casefold() in _ours()


@lru_cache(maxsize=1)
def _ours() -> frozenset[str]:
    own = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    return frozenset(family.casefold() for family in own.families())


@lru_cache(maxsize=1)
def _of_system() -> dict[str, list[typst.FontInfo]]:
    """The fonts of the machine by their families; what is installed meanwhile is seen by the next process."""
    found: dict[str, list[typst.FontInfo]] = {}
    for font in typst.Fonts(include_embedded_fonts=False).fonts():
        found.setdefault(font.family.casefold(), []).append(font)
    return found


@lru_cache(maxsize=2)
def _digest(asks_system: bool) -> str:
    """The digest of the typesetter and, where they are used, of the machine's fonts by their names and sizes."""
    total = hashlib.sha256(version("typst").encode())
    ours = sorted(path for path in FONTS.iterdir() if path.suffix == ".ttf")
    for path in ours:
        total.update(f"{path.name} {path.stat().st_size}\n".encode())
    system = sorted((str(font.path), font.index) for fonts in _of_system().values() for font in fonts)
    for name, index in system if asks_system else ():
        total.update(f"{Path(name).name} {index} {_size(name)}\n".encode())
    return total.hexdigest()


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except OSError:  # gone since the fonts were listed
        return 0


@lru_cache(maxsize=16)
def _lost(families: tuple[str, ...], characters: str, from_system: bool) -> frozenset[str]:
    """The characters that none of the families, and no other font, can show; a proof sheet of them tells."""
    lost: set[str] = set()
    left = "".join(one for one in characters if one not in " \n")
    for _ in range(_MOST_PROBES):
        found = _refused(families, left, from_system) & set(left)
        if not found:
            break
        lost |= found
        left = "".join(one for one in left if one not in found)
    return frozenset(lost)


def _refused(families: tuple[str, ...], characters: str, from_system: bool) -> set[str]:
    """The characters that a proof sheet is refused for, as PDF/A allows no character without a shape."""
    if not characters:
        return set()
    chain = ", ".join(f'"{_bare(family)}"' for family in families)
    head = f"#set document(title: [-], date: datetime(year: 2000, month: 1, day: 1))\n#set text(font: ({chain}))\n"
    sheet = '#sys.inputs.characters.codepoints().join(" ")\n'
    source = head + "".join(f"#[{style}{sheet}]\n" for style in _STYLES)
    try:
        compiled({"main.typ": source.encode()}, from_system, {"characters": characters})
    except typst.TypstError as error:
        return {one for text in _NOT_DISPLAYED.findall(error.diagnostic) for one in _unescaped(text)}
    return set()


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace('\\"', '"').replace("\\\\", "\\")


def _bare(family: str) -> str:
    return re.sub(r"[^\w .-]", "", family)
