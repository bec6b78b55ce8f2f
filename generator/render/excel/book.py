"""The file that XlsxWriter writes: opened with its properties, given its names, and packed."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import xlsxwriter
from xlsxwriter.packager import Packager

from generator.documents.workbook import Workbook
from generator.render.package import package
from generator.themes import Theme

from .layout import Book, TableLayout, TextLayout, absolute
from .names import checked
from .styles import normal
from .text import one_line

_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_APP, _CORE = "docProps/app.xml", "docProps/core.xml"
_NO_CLOCK = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the file format has none
"""Our files carry no time of their making: the same workbook gives the same bytes."""


class Target(xlsxwriter.Workbook):
    """A workbook of XlsxWriter's, whose parts are put into a package of ours once it is closed."""

    def __init__(self, book: Book, theme: Theme) -> None:
        self._parts: dict[str, bytes] = {}
        self._book = book
        super().__init__(io.BytesIO(), {"in_memory": True, "default_format_properties": normal(theme)})
        self.set_properties(_properties(book.workbook))

    def print_only(self, layout: TableLayout) -> None:
        """Have a register printed as far as it is filled. Excel works that out anew; LibreOffice prints all of it."""
        name = layout.name.replace("'", "''")
        self.define_name(f"'{name}'!_xlnm.Print_Area", f"={layout.filled_range}")

    def closed(self) -> bytes:
        """The finished file."""
        for name, place in (*self._book.choices_ranges, *_values(self._book)):
            self.define_name(checked(name), f"={place}")
        self.close()
        # They point back: without this, the whole workbook would wait for the garbage collector.
        self.worksheets_objs.clear()
        self.sheetnames.clear()
        return package(_ours(self._parts, self._book.workbook.language))

    def _get_packager(self) -> _Packager:
        return _Packager(self._parts)


class _Packager(Packager):
    """Keeps the parts of a workbook instead of having them packed."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        super().__init__()
        self._parts = parts

    def _create_package(self) -> Sequence[tuple[io.StringIO | io.BytesIO, str, bool]]:
        for content, path, _ in super()._create_package():  # type: ignore[no-untyped-call]
            written = content.getvalue()
            content.close()
            self._parts[path] = written.encode() if isinstance(written, str) else written
        return ()


@contextmanager
def refusing(workbook: Workbook) -> Iterator[None]:
    """ValueError where Excel would refuse something: XlsxWriter leaves that out and only warns."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", category=UserWarning, module="xlsxwriter")
        try:
            yield
        except UserWarning as refusal:
            raise ValueError(f"workbook {workbook.id!r}: {refusal}") from refusal


def _ours(parts: dict[str, bytes], language: str) -> Mapping[str, bytes]:
    """The parts without Excel's old theme, which no look of ours uses, under our own name and with their language.

    LibreOffice rounds what it takes for Excel's, and a theme would be redone by whoever saves the file.
    """
    said = {path: parts[path].decode() for path in (_TYPES, _RELATIONSHIPS, _APP, _CORE)}
    said[_TYPES] = re.sub(r'<Override PartName="/xl/theme/[^>]*/>', "", said[_TYPES])
    said[_RELATIONSHIPS] = re.sub(r'<Relationship [^>]*/theme"[^>]*/>', "", said[_RELATIONSHIPS])
    said[_APP] = said[_APP].replace(">Microsoft Excel<", ">salesbook<")
    said[_CORE] = said[_CORE].replace("</cp:core", f"<dc:language>{language}</dc:language></cp:core")
    kept = {path: content for path, content in parts.items() if not path.startswith("xl/theme/")}
    kept |= {path: _labelled(content) for path, content in kept.items() if path.startswith("xl/charts/")}
    return kept | {path: text.encode() for path, text in said.items()}


def _labelled(chart: bytes) -> bytes:
    """A chart whose labels say that they show values and nothing else; what is not said, LibreOffice shows as well."""
    others = "".join(f'<c:show{name} val="0"/>' for name in ("CatName", "SerName", "Percent", "BubbleSize"))
    value = '<c:showVal val="1"/>'
    return chart.replace(value.encode(), f'<c:showLegendKey val="0"/>{value}{others}'.encode())


def _properties(workbook: Workbook) -> dict[str, str | datetime.datetime]:
    company = one_line(workbook.imprint.company)
    return {"title": one_line(workbook.title), "author": company, "company": company, "created": _NO_CLOCK}


def _values(book: Book) -> Iterator[tuple[str, str]]:
    for layout in book.layouts:
        if isinstance(layout, TextLayout):
            yield from ((name, absolute(layout.name, f"$B${row}")) for name, row in layout.named_rows)
