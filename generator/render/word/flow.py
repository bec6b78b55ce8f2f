"""The flow of a body over the pages: page breaks and turns of the paper, made only where something follows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from .pages import Page, Pages, Paper

_EMPTY_PARAGRAPH = Markup("<w:p/>")
_TABLE_END = "</w:tbl>"
_AS_DRAWN: Mapping[int, Callable[[Markup], Markup]] = MappingProxyType({})


class Flow:
    """Collects what is drawn.

    ``page_start`` and ``section_end`` draw what starts a page and what closes a section with its set-up, ``gap`` what
    parts a table from what follows: where nothing does it would be a line too much, and a page of nothing but it.
    ``opening``: the title block stands on the first page, so that page has a header of its own.
    ``written``: something already stands on the current page.
    """

    def __init__(
        self,
        pages: Pages,
        page_start: Callable[[], Markup],
        section_end: Callable[[Markup], Markup],
        gap: Markup,
        *,
        opening: bool,
        written: bool,
    ) -> None:
        self._pages = pages
        self._page_start = page_start
        self._section_end = section_end
        self._gap = gap
        self._opening = opening
        self._written = written
        self._break_due = False
        self._paper: Paper = "upright"
        self._wanted: Paper = "upright"
        self._parts: list[Markup] = []
        self._single = False
        self._run = 0
        self._runs: list[int] = []
        self.single_runs: set[int] = set()

    @property
    def width(self) -> int:
        """The text width, in dxa, of what is written next."""
        return self._page(self._wanted).width

    @property
    def at_top(self) -> bool:
        """Whether what is written next stands first on its page, with no title above it."""
        if not self._written:
            return not self._opening
        return self._break_due or self._wanted != self._paper

    def write(self, xml: Markup) -> None:
        """Add what was drawn, on the page and paper that were asked for."""
        if not xml:
            return
        if self._wanted != self._paper:
            self._turn_now()
        elif self._break_due and self._written:
            self._end_page()
            self._run += 1
            self._add(self._page_start())
        self._break_due = False
        self._written = True
        if self._single:
            self.single_runs.add(self._run)
        self._add(xml)

    def hold_on_one_page(self, wanted: bool) -> None:
        """Whether what follows is meant to stand on one page."""
        self._single = wanted
        self.break_page()

    def break_page(self) -> None:
        """What follows starts on a new page."""
        self._break_due = True

    def lay_on(self, paper: Paper) -> None:
        """What follows stands on pages of its own, of that paper."""
        self._wanted = paper
        self._break_due = True

    @property
    def runs(self) -> int:
        """How many runs of pages there are, each begun by a page break or a section."""
        return self._run + 1

    def body(self, closer: Mapping[int, Callable[[Markup], Markup]] = _AS_DRAWN) -> Markup:
        """Everything written; never empty, because a body ends with a paragraph.

        ``closer`` sets the parts of a run of pages closer, by the run's number.
        """
        self._end_page()
        written = Markup("").join(
            closer[run](part) if run in closer else part for run, part in zip(self._runs, self._parts, strict=True)
        )
        return written + self._section_end(Markup("")) if written.endswith(_TABLE_END) else written or _EMPTY_PARAGRAPH

    def last_section(self) -> Markup:
        """The set-up of the last section, which closes the whole body."""
        return self._page(self._paper).properties

    def _add(self, xml: Markup) -> None:
        self._parts.append(xml)
        self._runs.append(self._run)

    def _end_page(self) -> None:
        """Take away the gap below a table that ends its page."""
        if self._parts:
            self._parts[-1] = Markup(self._parts[-1].removesuffix(self._gap))  # noqa: S704

    def _turn_now(self) -> None:
        if self._written:
            self._end_page()
            self._add(self._section_end(self.last_section()))
            self._run += 1
            self._opening = False
        self._paper = self._wanted

    def _page(self, paper: Paper) -> Page:
        return self._pages.of(paper, opening=self._opening)
