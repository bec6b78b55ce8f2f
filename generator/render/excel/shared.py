"""What the sheets of one workbook have in common while it is drawn: places, looks, texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter.format import Format

from generator.documents.workbook import Workbook
from generator.locale.conventions import conventions
from generator.locale.voice import Voice
from generator.themes import Theme

from .book import Target
from .cells import Strings
from .layout import Book
from .measures import ROW_LIMIT, row_height
from .styles import Look, cell_format, highlight_format, stripe_format


@dataclass(frozen=True)
class Shared:
    """The workbook's places, its theme, and the file to be written, whose looks and texts cells name by number."""

    book: Book
    theme: Theme
    target: Target
    strings: Strings
    _looks: dict[Look, int] = field(default_factory=dict)

    @property
    def workbook(self) -> Workbook:
        """What is drawn."""
        return self.book.workbook

    @property
    def size(self) -> float:
        """The size of body text in points."""
        return self.theme.fonts.size

    def say(self, words: str, context: str = "", **values: object) -> str:
        """Our own words in the workbook's language."""
        return Voice(self.workbook.language).say(words, context, **values)

    @property
    def last_day(self) -> str:
        """The last day of a year as a cell shows it."""
        shown = conventions(self.workbook.language).sheet_date.replace("\\", "")
        return shown.replace("dd", "31").replace("mm", "12").replace("yyyy", "2026")

    def style(self, look: Look) -> int:
        """The number of a look; one that is asked for twice has one number."""
        if look not in self._looks:
            number: int = self.target.add_format(cell_format(look, self.theme))._get_xf_index()
            self._looks[look] = number
        return self._looks[look]

    def highlight(self, look: str) -> Format:
        """The look of a conditional format."""
        return self.target.add_format(highlight_format(look, self.theme))

    @property
    def stripe(self) -> Format:
        """The look of every second row."""
        return self.target.add_format(stripe_format(self.theme))

    def row_height(self, lines: int) -> float:
        """The height of a row with so many lines, in points."""
        return min(ROW_LIMIT, row_height(lines, self.size) + self.theme.excel.air)


def shared_by(book: Book, theme: Theme, target: Target) -> Shared:
    """What the sheets of a book share while they are drawn into a file."""
    return Shared(book, theme, target, Strings(target.str_table))
