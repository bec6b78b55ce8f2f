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
        self._has_turned = False
        self._paper: Paper = "upright"
        self._wanted: Paper = "upright"
        self._parts: list[Markup] = []
        self._single = False
        self._run = 0
        self._runs: list[int] = []
        self._chapter_due = False
        self._chapter_starts: dict[int, int] = {}
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
        elif (self._break_due or self._chapter_due) and self._written:
            self._start_page()
        self._break_due = self._chapter_due = False
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

    def begin_chapter(self) -> None:
        """What follows starts on a new page, unless so little stands on the last that it is let run on."""
        self._chapter_due = True

    def lay_on(self, paper: Paper) -> None:
        """What follows stands on pages of its own, of that paper."""
        self._wanted = paper
        self._break_due = True

    @property
    def runs(self) -> int:
        """How many runs of pages there are, each begun by a page break or a section."""
        return self._run + 1

    @property
    def chapter_runs(self) -> frozenset[int]:
        """The runs that begin with a chapter."""
        return frozenset(self._chapter_starts.values())

    def body(
        self, closer: Mapping[int, Callable[[Markup], Markup]] = _AS_DRAWN, run_on: frozenset[int] = frozenset()
    ) -> Markup:
        """Everything written; never empty, because a body ends with a paragraph.

        ``closer`` sets the parts of a run of pages closer, by the run's number; the chapters ``run_on`` follow on the
        page where the run before them ends.
        """
        self._end_page()
        written = Markup("").join(
            closer[run](part) if run in closer else part
            for number, (run, part) in enumerate(zip(self._runs, self._parts, strict=True))
            if self._chapter_starts.get(number) not in run_on
        )
        return written + self._section_end(Markup("")) if written.endswith(_TABLE_END) else written or _EMPTY_PARAGRAPH

    def last_section(self) -> Markup:
        """The set-up of the last section, which closes the whole body."""
        return self.page.properties

    def close(self) -> None:
        """End upright, for what follows in a template."""
        if self._paper != "upright":
            self._add(self._section_end(self.last_section()))
            self._paper = self._wanted = "upright"
            self._opening = False

    @property
    def page(self) -> Page:
        """The set-up of the pages that it is on."""
        return self._page(self._paper)

    @property
    def has_turned(self) -> bool:
        """Whether it has left the pages that it began on."""
        return self._has_turned

    def _start_page(self) -> None:
        self._end_page()
        self._run += 1
        if not self._break_due:
            self._chapter_starts[len(self._parts)] = self._run
        self._add(self._page_start())

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
            self._has_turned = True
        self._paper = self._wanted

    def _page(self, paper: Paper) -> Page:
        return self._pages.of(paper, opening=self._opening)
