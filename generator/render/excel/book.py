"""The file that is written, by XlsxWriter: opened, given its properties and names, closed."""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from xlsxwriter import Workbook as Target

from generator.documents.workbook import Workbook
from generator.themes import Theme

from .layout import Book, TextLayout, absolute
from .names import checked
from .styles import normal
from .text import one_line

_NO_CLOCK = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the file format has none
"""Our files carry no time of their making: the same workbook gives the same bytes."""


@contextmanager
def opened(book: Book, theme: Theme, written: io.BytesIO) -> Iterator[Target]:
    """The file of a workbook, to be drawn into; its bytes are in ``written`` afterwards.

    ValueError where Excel would refuse something: XlsxWriter leaves that out and only warns.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("error", category=UserWarning, module="xlsxwriter")
        try:
            with Target(written, {"in_memory": True, "default_format_properties": normal(theme)}) as target:
                target.set_properties(_properties(book.workbook))
                yield target
                _name(target, book)
        except UserWarning as refusal:
            raise ValueError(f"workbook {book.workbook.id!r}: {refusal}") from refusal


def _properties(workbook: Workbook) -> dict[str, str | datetime.datetime]:
    company = one_line(workbook.imprint.company)
    return {"title": one_line(workbook.title), "author": company, "company": company, "created": _NO_CLOCK}


def _name(target: Target, book: Book) -> None:
    for name, place in (*book.choices_ranges, *_values(book)):
        target.define_name(checked(name), f"={place}")


def _values(book: Book) -> Iterator[tuple[str, str]]:
    for layout in book.layouts:
        if isinstance(layout, TextLayout):
            yield from ((name, absolute(layout.name, f"$B${row}")) for name, row in layout.named_rows)
