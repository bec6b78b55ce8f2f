"""The outline of a page: levels without gaps, anchors without doubles, and the table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count

from markupsafe import Markup

from generator.documents.blocks import Block, Card, Heading
from generator.documents.inline import text_of

from .addresses import fragment
from .runs import words

_TITLE = 1
_DEEPEST = 6
_DEEPEST_IN_CONTENTS = 2
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Entry:
    """A line of the table of contents: address within the page, text, and the lines below it."""

    href: str
    text: Markup
    level: int
    below: list[Entry] = field(default_factory=list)


class Outline:
    """Follows the drawing of a page block by block. ``reserved`` are ids that the page itself uses."""

    def __init__(self, reserved: Iterable[str]) -> None:
        self.contents: list[Entry] = []
        self._taken = set(reserved)
        self._names: set[str] = set()
        self._part = ""
        self._base = self._current = _TITLE

    def level(self, block: Block) -> int:
        """The level (2 to 6) of a block's title: one below its container's at least, and never skipping one."""
        below = min(self._current + 1, _DEEPEST)
        if isinstance(block, Heading | Card):
            self._part = text_of(block.text if isinstance(block, Heading) else block.title)
        if not isinstance(block, Heading):
            return below
        self._current = min(max(block.level + 1, self._base + 1), below)
        return self._current

    def anchor(self, wanted: str) -> str:
        """The anchor as an id, or "" where there is none or the page has it already."""
        anchor = _SPACE.sub("-", wanted)
        if not anchor or anchor in self._taken:
            return ""
        self._taken.add(anchor)
        return anchor

    def region_name(self, caption: str, kind: str) -> str:
        """What a region of the page is called: its caption, or its kind and the part it stands in; no name twice."""
        name = caption or (f"{kind}: {self._part}" if self._part else kind)
        names = chain([name], (f"{name} ({number})" for number in count(2)))
        free = next(name for name in names if name not in self._names)
        self._names.add(free)
        return free

    def heading_anchor(self, heading: Heading, level: int) -> str:
        """A heading's anchor, made up from its place where it brings none, and its line in the table of contents."""
        anchor = self.anchor(heading.anchor or f"page-part-{len(self._taken)}")
        if self._base == _TITLE and heading.level <= _DEEPEST_IN_CONTENTS:
            self._add(Entry(f"#{fragment(anchor or heading.anchor)}", words(heading.text), level))
        return anchor

    @contextmanager
    def inside(self, level: int) -> Iterator[None]:
        """What is drawn meanwhile stands in a block whose title has this level."""
        before = self._base, self._current
        self._base = self._current = level
        yield
        self._base, self._current = before

    def _add(self, entry: Entry) -> None:
        above = self.contents[-1] if self.contents else None
        if above is not None and entry.level > above.level:
            above.below.append(entry)
        else:
            self.contents.append(entry)
