"""The flow of a body over the pages: page breaks and turns of the paper, made only where something follows them."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from .pages import Page, Pages, Paper

_EMPTY_PARAGRAPH = Markup("<w:p/>")


class Flow:
    """Collects what is drawn.

    ``page_start`` and ``section_end`` draw what starts a page and what closes a section with its set-up.
    ``opening``: the title block stands on the first page, so that page has a header of its own.
    ``written``: something already stands on the current page.
    """

    def __init__(
        self,
        pages: Pages,
        page_start: Callable[[], Markup],
        section_end: Callable[[Markup], Markup],
        *,
        opening: bool,
        written: bool,
    ) -> None:
        self._pages = pages
        self._page_start = page_start
        self._section_end = section_end
        self._opening = opening
        self._written = written
        self._break_due = False
        self._has_turned = False
        self._paper: Paper = "upright"
        self._wanted: Paper = "upright"
        self._parts: list[Markup] = []

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
            self._parts.append(self._page_start())
        self._break_due = False
        self._written = True
        self._parts.append(xml)

    def break_page(self) -> None:
        """What follows starts on a new page."""
        self._break_due = True

    def lay_on(self, paper: Paper) -> None:
        """What follows stands on pages of its own, of that paper."""
        self._wanted = paper
        self._break_due = True

    def body(self) -> Markup:
        """Everything written; never empty, because a body ends with a paragraph."""
        return Markup("").join(self._parts) or _EMPTY_PARAGRAPH

    def last_section(self) -> Markup:
        """The set-up of the last section, which closes the whole body."""
        return self.page.properties

    def close(self) -> None:
        """End upright, for what follows in a template."""
        if self._paper != "upright":
            self._parts.append(self._section_end(self.last_section()))
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

    def _turn_now(self) -> None:
        if self._written:
            self._parts.append(self._section_end(self.last_section()))
            self._opening = False
            self._has_turned = True
        self._paper = self._wanted

    def _page(self, paper: Paper) -> Page:
        return self._pages.of(paper, opening=self._opening)
