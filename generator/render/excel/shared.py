"""What the sheets of one workbook have in common while it is drawn: places, looks, texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.documents.workbook import CellLink, Workbook
from generator.locale import labels
from generator.themes import Theme

from .cells import SharedStrings
from .layout import Book, absolute
from .styles import Look, Stylesheet
from .worksheet import Hyperlink


@dataclass(frozen=True)
class Shared:
    """The workbook's places, its theme, and the registers that its cells refer to by number."""

    book: Book
    theme: Theme
    styles: Stylesheet
    strings: SharedStrings = field(default_factory=SharedStrings)

    @property
    def workbook(self) -> Workbook:
        """What is drawn."""
        return self.book.workbook

    @property
    def size(self) -> float:
        """The size of body text in points."""
        return self.theme.fonts.size

    def label(self, key: str) -> str:
        """A printed label of the group ``excel``, in the workbook's language."""
        return labels(self.workbook.language)[f"excel.{key}"]

    def style(self, look: Look) -> int:
        """The number of a look."""
        return self.styles.number(look)

    def hyperlink(self, reference: str, link: CellLink) -> Hyperlink:
        """The link of a cell; LookupError where it leads to a sheet that is not there."""
        if link.path:
            return Hyperlink(reference, path=link.path)
        return Hyperlink(reference, location=absolute(self.book.sheet_name(link.sheet), "A1"))


def shared_by(book: Book, theme: Theme) -> Shared:
    """What the sheets of a book share, with empty registers."""
    return Shared(book, theme, Stylesheet(theme))
