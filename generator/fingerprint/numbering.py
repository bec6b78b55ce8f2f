"""The numbers and signs in front of a Word file's list items, as a reader sees them.

Ids of lists do not count, since an office program gives out its own; where a list begins anew shows in its numbers.
"""

from __future__ import annotations

from generator.package import Element, Package, UnreadablePackageError

from .description import short
from .left_out import WORD_NUMBERING
from .word_styles import Styles, W, child, flat, spelled, value

NUMBERING = "word/numbering.xml"
_LEVELS = "012345678"
_UNNUMBERED = {"bullet", "none"}


class Numbering:
    """The lists of a document; items are to be asked for in their order."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, Element] = {}
        self._levels: dict[str, dict[str, Element]] = {}
        self._overrides: dict[tuple[str, str], Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._known: dict[tuple[str, str], str] = {}
        if NUMBERING in package.names:
            self._read(package.tree(NUMBERING))

    def _read(self, tree: Element) -> None:
        for kind in tree.iter(f"{W}abstractNum"):
            self._levels[kind.get(f"{W}abstractNumId", "")] = {
                level.get(f"{W}ilvl", ""): level for level in kind.iter(f"{W}lvl")
            }
        for list_ in tree.iter(f"{W}num"):
            id_ = list_.get(f"{W}numId", "")
            self._lists[id_] = list_
            for override in list_.iterchildren(f"{W}lvlOverride"):
                self._overrides.setdefault((id_, override.get(f"{W}ilvl", "")), override)

    def item(self, list_: str, level: str) -> str:
        """What stands in front of the next item of a list, and how."""
        if list_ not in self._lists:
            return ""
        kind = value(self._lists[list_], "abstractNumId")
        if level not in _LEVELS:
            raise UnreadablePackageError(f"level {level} of a list")
        found = self._override(list_, level, "lvl")
        if found is None:
            found = self._levels.get(kind, {}).get(level)
        number = self._next(list_, kind, int(level), found)
        look = self._known.setdefault((list_, level), "") or self._look(list_, level, found)
        return look if value(found, "numFmt") in _UNNUMBERED else f"{number} {look}"

    def _look(self, list_: str, level: str, found: Element | None) -> str:
        properties = flat(found, ("pPr", "rPr", "start", *WORD_NUMBERING))
        for kind in ("pPr", "rPr"):
            laid: dict[str, str] = {}
            self._styles.lay(laid, flat(child(found, kind), WORD_NUMBERING))
            properties |= {f"{kind}.{name}": value for name, value in laid.items() if name not in WORD_NUMBERING}
        self._known[list_, level] = short(f"item {level} {spelled(properties)}")
        return self._known[list_, level]

    def _next(self, list_: str, kind: str, level: int, found: Element | None) -> int:
        counts = self._counts.setdefault(kind, {})
        start = value(found, "start")
        if list_ not in self._begun:
            self._begun.add(list_)
            override = self._override(list_, str(level), "startOverride")
            if override is not None:
                counts.pop(level, None)
                start = override.get(f"{W}val", "")
        counts[level] = counts[level] + 1 if level in counts else int(start or "1")
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return counts[level]

    def _override(self, list_: str, level: str, name: str) -> Element | None:
        return child(self._overrides.get((list_, level)), name)
