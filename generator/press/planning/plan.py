"""What a build would make: a job for each file, with the digest of exactly what it is made from."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError, Problem
from generator.deliverables.filing import READ_FIRST, paths
from generator.deliverables.registry import AnyDeliverable, Deliverable, Format, Shelf, Shelved
from generator.documents.blocks import Document, LinkItem
from generator.documents.inline import paper_of
from generator.documents.volume import Volume
from generator.press.templates import filling
from generator.press.templates.found import NONE, Named, Templates
from generator.press.writing import identity
from generator.themes import Theme, load

from . import printshop
from .contents import Contents, Kind
from .memory import Forgetful, Made, Memory
from .printed import Printed
from .selection import ON_REQUEST, Selection

if TYPE_CHECKING:
    from generator.render.pdf import Faces


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

    ``contents`` are those of all papers, ``wanted`` the papers that were selected, whatever their formats; ``remarks``
    is what there is to tell of how they are made.
    """

    jobs: tuple[Job, ...]
    all_paths: frozenset[str]
    contents: Contents
    wanted: tuple[AnyDeliverable, ...]
    remarks: tuple[Problem, ...] = ()


def plan(
    blueprint: Blueprint,
    selection: Selection,
    theme: Theme | None = None,
    memory: Memory | Forgetful | None = None,
    standing: Container[str] = (),
    templates: Templates = NONE,
) -> Plan:
    """The files that a blueprint gives, as far as they are selected, in the look of a theme, or of the usual one.

    ``templates`` are the company's own files that papers are put into. ``memory`` spares making what it holds.
    ``standing`` are the paths of the files that are there: one in a format that is made on request is kept up to date.
    Raises ``BlueprintError`` where a format cannot be made on this machine.
    """
    contents = Contents(blueprint, memory)
    wanted = selection.deliverables(contents.deliverables, blueprint)
    parts = tuple(one for one in wanted if one not in contents.deliverables)
    where = paths((*contents.deliverables, *parts), blueprint)
    desk = _Desk(contents, theme or load(), where, templates)
    chosen = [
        (deliverable, format_)
        for deliverable in wanted
        for format_ in deliverable.formats
        if selection.takes_format(format_, deliverable)
        or (not selection.formats and where[deliverable.id][format_] in standing)
    ]
    desk.set_type(tuple(deliverable for deliverable, format_ in chosen if format_ == "pdf"))
    jobs = tuple(desk.job(deliverable, format_) for deliverable, format_ in chosen)
    usual = (path for files in where.values() for format_, path in files.items() if format_ not in ON_REQUEST)
    return Plan(jobs, frozenset([*usual, *(job.path for job in jobs)]), contents, wanted, desk.remarks)


def plan_of(
    deliverable: AnyDeliverable,
    files: dict[Format, str],
    blueprint: Blueprint,
    selection: Selection,
    theme: Theme,
    templates: Templates = NONE,
) -> Plan:
    """The files of one paper that is no part of the set, such as an offer to one customer; ``files`` by format."""
    contents = Contents(blueprint)
    desk = _Desk(contents, theme, {deliverable.id: files}, templates)
    formats = [format_ for format_ in files if selection.takes_format(format_, deliverable)]
    desk.set_type((deliverable,) if "pdf" in formats else ())
    jobs = tuple(desk.job(deliverable, format_) for format_ in formats)
    usual = (path for format_, path in files.items() if format_ not in ON_REQUEST)
    return Plan(jobs, frozenset([*usual, *(job.path for job in jobs)]), contents, (deliverable,), desk.remarks)


class _Desk:
    """Puts each paper's content together with its place and its look, for each format it is rendered to."""

    def __init__(
        self, contents: Contents, theme: Theme, where: dict[str, dict[Format, str]], templates: Templates
    ) -> None:
        self._contents, self._theme, self._where, self._templates = contents, theme, where, templates
        self._looks = {format_: _digest(*map(repr, parts(theme))) for format_, parts in _PARTS.items()}
        self._faces: Mapping[str, Faces] = {}
        self.remarks: tuple[Problem, ...] = ()

    def set_type(self, deliverables: tuple[AnyDeliverable, ...]) -> None:
        """Find the fonts of what is to be a PDF. Raises ``BlueprintError``."""
        if deliverables:
            made = {one.id: self._made(one, "pdf").content for one in deliverables}
            contents = {id_: content for id_, content in made.items() if isinstance(content, Document | Volume)}
            self._faces = printshop.typefaces(self._theme, contents)
            self.remarks = tuple(printshop.remarks(self._faces, {one.id: one.title for one in deliverables}))

    def job(self, deliverable: AnyDeliverable, format_: Format) -> Job:
        """The file of a paper in a format."""
        named = self._templates.by_paper.get((deliverable.id, format_))
        if named:
            return self._templated(deliverable, format_, named)
        made, path, look = self._made(deliverable, format_), self._where[deliverable.id][format_], self._looks[format_]
        if format_ == "pdf":
            faces = self._faces[deliverable.id]
            return Job(
                path, deliverable, format_, made.printed, _digest(look, faces.digest), self._setting(made, faces)
            )
        return Job(path, deliverable, format_, made.printed, look, self._rendering(made, format_))

    def _templated(self, deliverable: AnyDeliverable, format_: Format, named: Named) -> Job:
        """The file of a paper that is put into a template."""
        made, path = self._contents.with_facts(deliverable, format_), self._where[deliverable.id][format_]
        look = _digest(self._looks[format_], named.template.digest)
        return Job(
            path, deliverable, format_, made.printed, look, lambda: filling.filled(made.content, self._theme, named)
        )

    def _rendering(self, made: Made, format_: Format) -> Callable[[], bytes]:
        return lambda: _RENDERERS[format_](_begun(made.content, self._theme), self._theme)

    def _setting(self, made: Made, faces: Faces) -> Callable[[], bytes]:
        return lambda: _pdf(_begun(made.content, self._theme), self._theme, faces)

    def _made(self, deliverable: AnyDeliverable, format_: Format) -> Made:
        if isinstance(deliverable, Deliverable) and deliverable.index:
            return self._contents.index(deliverable.index, self._shelf())
        if isinstance(deliverable, Deliverable) and deliverable.volume:
            return self._contents.volume(deliverable.volume)
        made = self._contents.made(deliverable, _KINDS[format_])
        return self._linked(made, self._where[deliverable.id][format_]) if format_ in _LINKING else made

    def _linked(self, made: Made, path: str) -> Made:
        """A page or a workbook with the addresses of the papers that it links to; what is not in the set has none."""
        items = {link: self._item(link, path) for link in sorted(made.paper_links)}
        found = {link: item for link, item in items.items() if item}
        return made.leading_to(found) if found else made

    def _item(self, link: str, path: str) -> LinkItem | None:
        """Where a link leads: a paper's file that is read most easily, at its place if it has that place."""
        id_, anchor = paper_of(link) or ("", "")
        files = self._where.get(id_, {})
        format_ = next((one for one in READ_FIRST if one in files), None)
        if format_ is None:
            return None
        place = anchor if format_ == "html" and anchor and anchor in self._anchors(id_) else ""
        return LinkItem(posixpath.relpath(f"/{files[format_]}", f"/{posixpath.dirname(path)}"), format_, place)

    def _anchors(self, id_: str) -> frozenset[str]:
        """The places in a paper's page."""
        paper = next((one for one in self._contents.deliverables if one.id == id_), None)
        return self._contents.made(paper, "document").anchors if paper and paper.document else frozenset()

    def _shelf(self) -> Shelf:
        return tuple(self._paper(one) for one in self._contents.shelved)

    def _paper(self, deliverable: AnyDeliverable) -> Shelved:
        return Shelved(
            deliverable.id,
            deliverable.title,
            deliverable.stage,
            deliverable.audience,
            tuple((f, path) for f, path in self._where[deliverable.id].items() if f not in ON_REQUEST),
            self._contents.made(deliverable, "document").passages if deliverable.document else (),
            deliverable.purpose,
        )


def _begun(content: Any, theme: Theme) -> Any:
    """The content without its cover, where the theme has none."""
    is_covered = theme.cover == "none" and isinstance(content, Document)
    return replace(content, cover=False) if is_covered else content


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


_KINDS: dict[Format, Kind] = {
    "docx": "document",
    "html": "document",
    "pdf": "document",
    "txt": "document",
    "xlsx": "workbook",
    "csv": "table",
}
"""What is rendered to a format."""
_LINKING: tuple[Format, ...] = ("html", "xlsx")
"""The formats in which a text that names another paper opens it."""
_PARTS: dict[Format, Callable[[Theme], tuple[object, ...]]] = {
    "docx": lambda theme: (theme.palette, theme.fonts, theme.word, theme.cover, theme.brand),
    "xlsx": lambda theme: (theme.palette, theme.fonts, theme.excel, theme.brand),
    "html": lambda theme: (theme.palette, theme.fonts, theme.html, theme.cover, theme.brand),
    "pdf": lambda theme: (theme.palette, theme.fonts, theme.pdf, theme.cover, theme.brand),
    "csv": lambda theme: (),
    "txt": lambda theme: (),
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


def _text(content: Any, theme: Theme) -> bytes:
    """Plain text has no look, so the theme goes unused."""
    from generator.render import text

    return text.render(content)


def _pdf(content: Any, theme: Theme, faces: Faces) -> bytes:
    from generator.render import pdf

    try:
        return pdf.render(content, theme, faces)
    except pdf.LookError as error:
        message = f"the theme's look cannot draw the PDF: {error}"
        hint = "Mend `pdf/look.typ` of the theme; docs/themes.md names what may stand in it."
        raise BlueprintError([Problem("pdf-look", message, hint)]) from error


_RENDERERS: dict[Format, Callable[[Any, Theme], bytes]] = {
    "docx": _word,
    "xlsx": _excel,
    "html": _html,
    "csv": _csv,
    "txt": _text,
}
