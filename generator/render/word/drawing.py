"""Draws blocks: each kind is measured and turned into runs here, and given its look by the theme's macro for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from generator.documents.blocks import (
    CALLOUTS,
    Block,
    Bullets,
    Callout,
    Card,
    Checklist,
    Column,
    FormLines,
    Grid,
    Heading,
    KeyValues,
    Links,
    Message,
    PageBreak,
    Pages,
    Paragraph,
    Question,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.figures import Figure
from generator.documents.inline import Inline, Run
from generator.locale import Say

from .figures import Brush, figure
from .measures import card_inner, card_widths, column_widths, label_width, lines
from .pagination.letters import letters
from .places import bookmark_name, heading_bookmark
from .runs import Runs
from .shell import Shell
from .text import content, finished

Macro = Callable[..., Markup]
_LONGEST_UNSPLIT = 1500
_LAST_LEVEL = 3
_ROWS_OF_A_TOTAL = 4
_ROWS_KEPT_TOGETHER = 12
_LINES_KEPT_TOGETHER = 40
_FIRST_BOOKMARK = 1000
_DXA = 20
"""In a point."""


class Drawing:
    """The blocks of one document, drawn one after another; it numbers bookmarks and lists."""

    def __init__(self, shell: Shell, runs: Runs, say: Say, brush: Brush) -> None:
        self.lists_of_steps = 0
        self._figures = 0
        self._brush = brush
        self._macros: Mapping[str, Macro] = shell.macros
        self._shell = shell
        self._runs = runs
        self._say = say
        self._headings = 0
        self._bookmarked: set[str] = set()

    def draw(self, block: Block, width: int) -> Markup:
        """The block's WordprocessingML at a text width in dxa; nothing for a block without content."""
        return _METHODS[type(block)](self, block, width)

    def _all(self, blocks: Iterable[Block], width: int) -> Markup:
        return Markup("").join([self.draw(block, width) for block in blocks])

    def _inlines(self, inlines: Iterable[Inline]) -> list[Markup]:
        return [self._runs.of(inline) for inline in inlines]

    def _bookmarked_runs(self, name: str, runs: Markup) -> Markup:
        """The runs between the marks of a bookmark; a name that was already given marks nothing."""
        if not name or name in self._bookmarked:
            return runs
        self._bookmarked.add(name)
        number = _FIRST_BOOKMARK + len(self._bookmarked)
        return finished(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>')

    def _anchored(self, anchor: str, text: Inline) -> Markup:
        return self._bookmarked_runs(bookmark_name(anchor) if anchor else "", self._runs.of(text))

    def _heading(self, block: Heading, width: int) -> Markup:
        return self._macros["heading"](**self._heading_parts(block), tops_page=False)

    def top_heading(self, block: Heading) -> Markup:
        """A heading that stands first on its page and needs no room above it."""
        return self._macros["heading"](**self._heading_parts(block), tops_page=True)

    def _heading_parts(self, block: Heading) -> dict[str, object]:
        self._headings += 1
        name = heading_bookmark(block.anchor, self._headings)
        text = self._bookmarked_runs(name, self._runs.of(block.text))
        return {"level": min(block.level, _LAST_LEVEL), "text": text}

    def _paragraph(self, block: Paragraph, width: int) -> Markup:
        if not block.text:
            return Markup("")
        return self._macros["paragraph"](style=block.style, text=self._runs.of(block.text), kept=False)

    def introduction(self, block: Paragraph) -> Markup:
        """A paragraph that stays on the page of what it introduces."""
        return self._macros["paragraph"](style=block.style, text=self._runs.of(block.text), kept=True)

    def _bullets(self, block: Bullets, width: int) -> Markup:
        return self._macros["bullets"](entries=self._inlines(block.items), list=self._shell.list_of("List Bullet"))

    def _checklist(self, block: Checklist, width: int) -> Markup:
        return self._macros["checklist"](entries=self._inlines(block.items), list=self._shell.list_of("Checklist"))

    def _steps(self, block: Steps, width: int) -> Markup:
        if not block.items:
            return Markup("")
        number = self._shell.numbering.next_list + self.lists_of_steps
        self.lists_of_steps += 1
        return self._macros["steps"](entries=self._inlines(block.items), list=number)

    def _table(self, block: Table, width: int) -> Markup:
        return self._tabled(block, width, _kept(block.rows))

    def table_above_totals(self, block: Table, width: int) -> Markup:
        """A table whose end stays on the page of the facts that follow: they sum it up."""
        drawn = self._tabled(block, width, _kept((*block.rows, _SUMMED_UP))[:-1])
        return finished(drawn.removesuffix(self._macros["gap"]()) + self._macros["kept_gap"]()) if drawn else drawn

    def _tabled(self, block: Table, width: int, kept: list[bool]) -> Markup:
        """A table; a row that is ``kept`` stays on the page of what follows it."""
        if not block.rows or not block.columns:
            return Markup("")
        widths = column_widths(width, block.columns, block.rows, letters(self._brush.font, bold=True))
        return self._macros["table"](
            caption=content(block.caption),
            columns=self._columns(block.columns, widths),
            headed=any(column.title for column in block.columns),
            roomy=any(column.kind == "blank" for column in block.columns),
            rows=[
                {**self._row(row, block.columns, widths), "kept": is_kept}
                for row, is_kept in zip(block.rows, kept, strict=True)
            ],
            width=width,
        )

    def _columns(self, columns: tuple[Column, ...], widths: list[int]) -> list[tuple[str, int, Markup]]:
        titles = [content(column.title) for column in columns]
        return [(column.kind, width, title) for column, width, title in zip(columns, widths, titles, strict=True)]

    def _row(self, row: TableRow, columns: tuple[Column, ...], widths: list[int]) -> dict[str, object]:
        filled = row.cells + ((),) * (len(columns) - len(row.cells))
        texts = self._inlines(filled)
        if row.anchor:
            texts[0] = self._bookmarked_runs(bookmark_name(row.anchor), texts[0])
        kinds = [column.kind for column in columns]
        return {
            "entries": list(zip(kinds, widths, texts, strict=True)),
            "emphasis": row.emphasis,
            "whole": _fits_unsplit(*row.cells),
        }

    def _key_values(self, block: KeyValues, width: int) -> Markup:
        pairs = [(content(label), self._runs.of(value), _fits_unsplit(value)) for label, value in block.pairs]
        if not pairs:
            return Markup("")
        label = label_width(width, [label for label, _ in block.pairs])
        kept = len(pairs) <= _ROWS_KEPT_TOGETHER and _fits_unsplit(*(value for _, value in block.pairs))
        return self._macros["key_values"](pairs=pairs, label_width=label, kept=kept, width=width)

    def _callout(self, block: Callout, width: int) -> Markup:
        return self._macros["callout"](
            kind=block.kind,
            label=content(self._say(CALLOUTS[block.kind])),
            title=content(block.title),
            body=self._inlines(block.body),
            whole=_fits_unsplit(*block.body),
            width=width,
        )

    def _question(self, block: Question, width: int) -> Markup:
        return self._macros["question"](
            ask=self._runs.of(block.ask),
            facts=[(content(label), self._runs.of(text)) for label, text in block.facts],
            probes=self._inlines(block.probes),
            probe_list=self._shell.list_of("Probe"),
            scale=[content(mark) for mark in block.scale],
            answer_lines=block.answer_lines,
            width=width,
        )

    def _message(self, block: Message, width: int) -> Markup:
        return self._macros["message"](
            title=self._anchored(block.anchor, (Run(block.title),)) if block.title else Markup(""),
            facts=[(content(label), self._runs.of(text)) for label, text in block.facts],
            subjects=list(zip(self._subject_labels(len(block.subjects)), self._inlines(block.subjects), strict=True)),
            preview=self._runs.of(block.preview),
            preview_label=content(self._say("Preview")),
            body=self._inlines(block.body),
            footer=self._inlines(block.footer),
            whole=_fits_unsplit(*block.body, *block.footer),
            width=width,
        )

    def _subject_labels(self, count: int) -> list[Markup]:
        """A label for each subject; variants are numbered."""
        label = self._say("Subject")
        return [content(label if count == 1 else f"{label} {number}") for number in range(1, count + 1)]

    def _form_lines(self, block: FormLines, width: int) -> Markup:
        if not block.labels:
            return Markup("")
        return self._macros["form_lines"](entries=self._inlines(block.labels), lines=block.lines, width=width)

    def _signature_box(self, block: SignatureBox, width: int) -> Markup:
        if not block.parties:
            return Markup("")
        parties = [(self._runs.of(heading), [content(label) for label in labels]) for heading, labels in block.parties]
        return self._macros["signature_box"](parties=parties, width=width)

    def _figure(self, block: Figure, width: int) -> Markup:
        """A picture as wide as it was laid out, or as there is room for."""
        self._figures += 1
        brush = replace(self._brush, scale=min(1.0, width / (block.wide.width * _DXA)), width=block.wide.width)
        drawn = figure(block.wide, block.alt, self._figures, brush)
        return self._macros["figure"](drawn=drawn, caption=content(block.caption))

    def _links(self, block: Links, width: int) -> Markup:
        """The entries' texts alone: a paper may be printed or sent without the files that they open."""
        titles = [entry.text + ((Run(" – "), *entry.note) if entry.note else ()) for entry in block.entries]
        return self._bullets(Bullets(tuple(titles)), width)

    def _card(self, block: Card, width: int) -> Markup:
        return self._row_of_cards([self._cell(block, width)])

    def _grid(self, block: Grid, width: int) -> Markup:
        widths = card_widths(width, block.per_row)
        cards = block.cards
        starts = range(0, len(cards), block.per_row)
        return Markup("").join([self._grid_row(cards[start : start + block.per_row], widths) for start in starts])

    def _grid_row(self, cards: tuple[Card, ...], widths: list[int]) -> Markup:
        cells = [self._cell(card, width) for card, width in zip(cards, widths, strict=False)]
        return self._row_of_cards(cells)

    def _row_of_cards(self, cells: list[dict[str, Any]]) -> Markup:
        """Cards side by side, kept together where they are no longer than most of a page."""
        longest = max(lines(cell["content"], card_inner(cell["width"])) for cell in cells)
        return self._macros["grid"](cells=cells, whole=longest <= _LINES_KEPT_TOGETHER)

    def _cell(self, card: Card, width: int) -> dict[str, Any]:
        return {
            "width": width,
            "title": self._anchored(card.anchor, card.title),
            "badge": content(card.badge),
            "content": self._all(card.blocks, card_inner(width)),
        }

    def _section(self, block: Pages, width: int) -> Markup:
        return self._all(block.blocks, width)

    def _page_break(self, block: PageBreak, width: int) -> Markup:
        """Nothing: pages are broken by the flow of the body, and inside a card there is no page to break."""
        return Markup("")


_SUMMED_UP = TableRow((), emphasis=True)
"""Stands for the facts below a table, as its last row."""


def _kept(rows: tuple[TableRow, ...]) -> list[bool]:
    """Which rows stay on the page of the next: a short table with its total is whole, and no total stands alone."""
    first = next((number for number, row in enumerate(rows) if number and row.emphasis), len(rows))
    if first < len(rows) <= _ROWS_KEPT_TOGETHER:
        return [number < len(rows) - 1 for number in range(len(rows))]
    last = min(len(rows) - 1, first + _ROWS_OF_A_TOTAL)
    return [first - 1 <= number < last for number in range(len(rows))]


def _fits_unsplit(*inlines: Inline) -> bool:
    """Whether the texts are short enough, in characters, to be kept together on a page."""
    return sum(map(_length, inlines)) <= _LONGEST_UNSPLIT


def _length(text: Inline) -> int:
    """Of a text, in characters."""
    return sum(len(run.text) for run in text)


_METHODS: Mapping[type, Callable[[Drawing, Any, int], Markup]] = {
    Heading: Drawing._heading,
    Paragraph: Drawing._paragraph,
    Bullets: Drawing._bullets,
    Steps: Drawing._steps,
    Checklist: Drawing._checklist,
    Table: Drawing._table,
    KeyValues: Drawing._key_values,
    Callout: Drawing._callout,
    Question: Drawing._question,
    Message: Drawing._message,
    FormLines: Drawing._form_lines,
    SignatureBox: Drawing._signature_box,
    Links: Drawing._links,
    PageBreak: Drawing._page_break,
    Card: Drawing._card,
    Grid: Drawing._grid,
    Pages: Drawing._section,
    Figure: Drawing._figure,
}
