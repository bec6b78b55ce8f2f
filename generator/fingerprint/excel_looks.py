"""How the cells of an Excel file look: number format, font, fill, border, alignment and protection, by index."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.package import Element

from .excel_markup import S, local, spelled, values

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_BARE = ".-/ "
"""Signs of a number format that mean themselves, quoted or not."""
_PARTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
_LOOKED_UP = {*_PARTS, "numFmtId", "quotePrefix"}


class Looks:
    """The looks that a workbook's cells, rows, columns and conditional formats point to."""

    def __init__(self, tree: Element | None) -> None:
        self._known: dict[str, str] = {}
        self._tables = {} if tree is None else {local(one.tag): list(one) for one in tree}
        self._formats = {one.get("numFmtId", ""): one.get("formatCode", "") for one in self._tables.get("numFmts", ())}

    def of(self, index: str) -> str:
        """What a look comes to."""
        if index not in self._known:
            self._known[index] = self._look(int(index))
        return self._known[index]

    def is_quoted(self, index: str) -> bool:
        """Whether a look says that a text stays one, whatever it begins with."""
        styles = self._tables.get("cellXfs", [])
        return bool(styles) and styles[int(index)].get("quotePrefix") in ("1", "true")

    def conditional(self, index: str) -> str:
        """What a conditional format looks like; there a plain fill has its colour where patterns have their ground."""
        return "" if not index else " ".join(_part(one, "bgColor") for one in self._tables["dxfs"][int(index)])

    def named(self) -> Iterator[str]:
        """The styles that somebody has made, for cells by their names and for tables as they are."""
        for style in self._tables.get("cellStyles", ()):
            if style.get("builtinId") is None:
                yield f"style {style.get('name')} {style.get('hidden', '0')}"
        yield from (spelled(style) for style in self._tables.get("tableStyles", ()))

    def palette(self) -> Iterator[str]:
        """The colours that somebody, or LibreOffice, has put in place of Excel's usual ones."""
        yield from (spelled(colours) for colours in self._tables.get("colors", ()))

    def _look(self, index: int) -> str:
        styles = self._tables.get("cellXfs")
        if styles is None:
            return ""
        style = styles[index]
        drawn = (_part(self._tables[table][int(style.get(name, "0"))]) for name, table in _PARTS.items())
        own = (f"{name}={value}" for name, value in sorted(values(style).items()) if name not in _LOOKED_UP)
        inner = (spelled(one) for one in style)
        return " ".join(filter(None, (self._format(style.get("numFmtId", "0")), *drawn, *own, *inner)))

    def _format(self, id_: str) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        code = self._formats.get(id_) or BUILTIN_FORMATS.get(int(id_), id_)
        code = _LITERAL.sub(lambda found: "".join(map(_quoted, found[1] or found[2] or "")), code)
        return "" if code == "General" else f"format {code}"


def _quoted(sign: str) -> str:
    return sign if sign in _BARE else f'"{sign}"'


def _part(part: Element, coloured: str = "fgColor") -> str:
    """A font, a fill or a border."""
    pattern = part.find(f"{S}patternFill")
    if pattern is not None and pattern.get("patternType", "solid" if coloured == "bgColor" else "") == "solid":
        colour = pattern.find(f"{S}{coloured}")
        return f"filled {'' if colour is None else sorted(values(colour).items())}"
    return spelled(part)
