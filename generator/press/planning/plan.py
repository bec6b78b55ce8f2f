"""What a build would make: a job for each file, with the digest of exactly what it is made from."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator import __version__
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError, Problem
from generator.deliverables.filing import READ_FIRST, paths
from generator.deliverables.registry import AnyDeliverable, Deliverable, Format, Shelf, Shelved
from generator.documents.blocks import LinkItem
from generator.documents.inline import paper_of
from generator.press.writing import identity
from generator.themes import Theme, branded, load

from .contents import Contents, Kind
from .memory import Made, Memory
from .printed import Printed
from .selection import Selection


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be made: where, from what, and how.

    ``inputs`` is the digest of all that its bytes follow from: what is ``printed``, the ``look``, which is that of the
    theme's parts for this format, and the generator. ``render`` gives the bytes.
    """

    path: str
    deliverable: AnyDeliverable
    format: Format
    printed: Printed
    look: str
    render: Callable[[], bytes]

    @property
    def inputs(self) -> str:
        """The digest that decides whether the file has to be rendered again."""
        return _digest(__version__, identity.renderers(), self.format, self.look, self.printed.digest)


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs of a build, and every path that a build of the whole set has.

    ``contents`` are those of all papers, ``wanted`` the papers that were selected, whatever their formats.
    """

    jobs: tuple[Job, ...]
    all_paths: frozenset[str]
    contents: Contents
    wanted: tuple[AnyDeliverable, ...]


def plan(blueprint: Blueprint, selection: Selection, theme_name: str = "classic", memory: Memory | None = None) -> Plan:
    """The files that a blueprint gives, as far as they are selected; ``memory`` spares making what it holds."""
    contents = Contents(blueprint, memory)
    wanted = selection.deliverables(contents.deliverables, blueprint)
    parts = tuple(one for one in wanted if one not in contents.deliverables)
    where = paths((*contents.deliverables, *parts), blueprint)
    theme = branded(
        load(theme_name), primary=blueprint.brand.primary, accent=blueprint.brand.accent, font=blueprint.brand.font
    )
    desk = _Desk(contents, theme, where)
    jobs = tuple(
        desk.job(deliverable, format_)
        for deliverable in wanted
        for format_ in deliverable.formats
        if selection.takes_format(format_)
    )
    return Plan(jobs, frozenset(path for files in where.values() for path in files.values()), contents, wanted)


class _Desk:
    """Puts each paper's content together with its place and its look, for each format it is rendered to."""

    def __init__(self, contents: Contents, theme: Theme, where: dict[str, dict[Format, str]]) -> None:
        self._contents, self._theme, self._where = contents, theme, where
        self._looks = {format_: _digest(*map(repr, parts(theme))) for format_, parts in _PARTS.items()}

    def job(self, deliverable: AnyDeliverable, format_: Format) -> Job:
        made, path = self._made(deliverable, format_), self._where[deliverable.id][format_]
        return Job(path, deliverable, format_, made.printed, self._looks[format_], self._rendering(made, format_))

    def _rendering(self, made: Made, format_: Format) -> Callable[[], bytes]:
        return lambda: _RENDERERS[format_](made.content, self._theme)

    def _made(self, deliverable: AnyDeliverable, format_: Format) -> Made:
        if isinstance(deliverable, Deliverable) and deliverable.index:
            return self._contents.index(deliverable.index, self._shelf())
        made = self._contents.made(deliverable, _KINDS[format_])
        return self._linked(made, self._where[deliverable.id][format_]) if format_ == "html" else made

    def _linked(self, made: Made, path: str) -> Made:
        """A page with the addresses of the papers that it links to; what is not in the set has none."""
        items = {link: self._item(link, path) for link in sorted(made.paper_links)}
        found = {link: item for link, item in items.items() if item}
        return made.leading_to(found) if found else made

    def _item(self, link: str, path: str) -> LinkItem | None:
        """Where a link of a page leads: a paper's file that is read most easily, at its place if it has that place."""
        id_, anchor = paper_of(link) or ("", "")
        files = self._where.get(id_, {})
        format_ = next((one for one in READ_FIRST if one in files), None)
        if format_ is None:
            return None
        place = anchor if format_ == "html" and anchor and anchor in self._anchors(id_) else ""
        return LinkItem(posixpath.relpath(files[format_], posixpath.dirname(path)), format_, place)

    def _anchors(self, id_: str) -> frozenset[str]:
        """The places in a paper's page."""
        paper = next((one for one in self._contents.deliverables if one.id == id_), None)
        return self._contents.made(paper, "document").anchors if paper and paper.document else frozenset()

    def _shelf(self) -> Shelf:
        return tuple(self._paper(one) for one in self._contents.deliverables if one.id != "portal")

    def _paper(self, deliverable: AnyDeliverable) -> Shelved:
        return Shelved(
            deliverable.id,
            deliverable.title,
            deliverable.stage,
            deliverable.audience,
            tuple(self._where[deliverable.id].items()),
            self._contents.made(deliverable, "document").passages if deliverable.document else (),
            deliverable.purpose,
        )


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


_KINDS: dict[Format, Kind] = {"docx": "document", "html": "document", "xlsx": "workbook", "csv": "table"}
"""What is rendered to a format."""
_PARTS: dict[Format, Callable[[Theme], tuple[object, ...]]] = {
    "docx": lambda theme: (theme.palette, theme.fonts, theme.word),
    "xlsx": lambda theme: (theme.palette, theme.fonts),
    "html": lambda theme: (theme.palette, theme.fonts, theme.html),
    "csv": lambda theme: (),
}
"""What a format takes of a theme."""


# Each renderer is imported only when there is something to render: they are what makes a build slow to start.


def _word(content: Any, theme: Theme) -> bytes:
    from generator.render import word

    try:
        return word.render(content, theme)
    except word.ShellError as error:
        message = f"the Word shell of the theme cannot be filled: {error}"
        raise BlueprintError([Problem("word-shell", message, error.hint)]) from error


def _excel(content: Any, theme: Theme) -> bytes:
    from generator.render import excel

    return excel.render(content, theme)


def _html(content: Any, theme: Theme) -> bytes:
    from generator.render import html

    return html.render(content, theme)


def _csv(content: Any, theme: Theme) -> bytes:
    """Plain data has no look, so the theme goes unused."""
    from generator.render import csv

    return csv.render(content)


_RENDERERS: dict[Format, Callable[[Any, Theme], bytes]] = {"docx": _word, "xlsx": _excel, "html": _html, "csv": _csv}
