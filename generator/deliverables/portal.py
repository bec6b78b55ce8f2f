"""``portal``: the page where a salesperson finds the right paper in thirty seconds.

By moment, by stage, by role, by title, and by a search over all that can be opened here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from slugify import slugify

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import Moment
from generator.documents.blocks import (
    Block,
    Card,
    Document,
    Grid,
    LinkEntry,
    LinkItem,
    Links,
    Paragraph,
    SearchEntry,
)
from generator.locale import Label

from .filing import READ_FIRST
from .internal_pen import InternalPen
from .reading import papers_of_roles
from .registry import Deliverable, Shelf, Shelved
from .sections import blocks

WHOLE = Label("The whole process")
_LONGEST_PASSAGE = 600
_ALL_PASSAGES = 320_000
"""Characters of texts that the page carries to be searched, so that it stays a page however much a company writes."""


@dataclass(frozen=True, slots=True)
class Index:
    """A paper of the base that is made when all others are on the shelf, and leads to them."""

    id: str

    def deliverable(self, blueprint: Blueprint) -> Deliverable | None:
        """The paper; None where the company has switched it off."""
        outline = blueprint.papers.get(self.id)
        if outline is None:
            return None
        return Deliverable(self.id, outline.title, index=self._document, purpose=outline.purpose or "")

    def part(self, section: str, blueprint: Blueprint) -> None:
        """No section of it alone: it leads to the other papers as a whole."""

    def _document(self, blueprint: Blueprint, shelf: Shelf) -> Document:
        """The page: moments first, then stages; the search covers every paper that can be opened here."""
        pen, outline = InternalPen(blueprint), blueprint.papers[self.id]
        shows = {
            "moments": partial(_moments, shelf),
            "stages": partial(_by_stage, shelf),
            "roles": partial(_by_role, shelf),
            "documents": partial(_by_title, shelf),
        }
        return pen.document(
            self.id,
            outline.title,
            tuple(blocks(outline.sections, shows, blueprint, pen)),
            subtitle=outline.subtitle or "",
            search=tuple(_search(blueprint, shelf, pen)),
        )


def _moments(shelf: Shelf, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if entries := tuple(_moment(moment, paper, pen) for moment, paper in _happening(blueprint, shelf)):
        yield Links(entries, "moments")
    else:
        subject = pen.say("the situations in which [[word.salesperson.a]] needs a page at once")
        yield Paragraph(pen.decision(subject, "moments"), origin="moments")


def _happening(blueprint: Blueprint, shelf: Shelf) -> Iterator[tuple[Moment, Shelved]]:
    """The moments with the paper that helps in each."""
    papers = {paper.id: paper for paper in shelf}
    for moment in blueprint.moments.values():
        if moment.deliverable in papers:
            yield moment, papers[moment.deliverable]


def _moment(moment: Moment, paper: Shelved, pen: InternalPen) -> LinkEntry:
    return LinkEntry(pen.inline(moment.text), _links(paper, _anchor(moment, paper)), pen.words(paper.title))


def _anchor(moment: Moment, paper: Shelved) -> str:
    """Where in the paper the moment's element stands; its top where it is not there."""
    wanted = moment.element.rpartition(".")[2] if moment.element else ""
    return wanted if any(passage.anchor == wanted for passage in paper.passages) else ""


def _by_stage(shelf: Shelf, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    cards = [_card(pen.say(WHOLE), "", [paper for paper in shelf if paper.stage is None], pen)]
    for stage in blueprint.stages.values():
        papers = [paper for paper in shelf if paper.stage == stage.id]
        if papers:
            cards.append(_card(stage.name, pen.stage_number(stage.id), papers, pen))
    yield Grid(tuple(cards), per_row=2)


def _by_role(shelf: Shelf, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A card for each of our roles that has papers to work with."""
    used = papers_of_roles(blueprint)
    ours = [id_ for id_, role in blueprint.roles.items() if role.side == "us"]
    cards = [_card(pen.role(id_), "", [paper for paper in shelf if paper.id in used.get(id_, ())], pen) for id_ in ours]
    if held := tuple(card for card in cards if card.blocks):
        yield Grid(held, per_row=2)


def _by_title(shelf: Shelf, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """All papers from A to Z, each with what it is for."""
    papers = sorted(shelf, key=lambda paper: slugify(paper.title))
    yield Links(tuple(LinkEntry(pen.words(one.title), _links(one), pen.inline(one.purpose)) for one in papers))


def _card(title: str, badge: str, papers: Iterable[Shelved], pen: InternalPen) -> Card:
    entries = tuple(_entry(paper, pen) for paper in papers)
    return Card(pen.words(title), (Links(entries),) if entries else (), badge)


def _entry(paper: Shelved, pen: InternalPen) -> LinkEntry:
    note = pen.words(pen.say("for the [[word.customer]]")) if paper.audience == "customer" else ()
    return LinkEntry(pen.words(paper.title), _links(paper), note)


def _links(paper: Shelved, anchor: str = "") -> tuple[LinkItem, ...]:
    files = dict(paper.files)
    return tuple(
        LinkItem(files[format_], format_, anchor if format_ == "html" else "")
        for format_ in READ_FIRST
        if format_ in files
    )


def _search(blueprint: Blueprint, shelf: Shelf, pen: InternalPen) -> Iterator[SearchEntry]:
    """What can be found, what is most likely meant first: moments, papers, then the passages within them."""
    for moment, paper in _happening(blueprint, shelf):
        best, also = _links(paper, _anchor(moment, paper))[0], tuple(map(pen.caption, moment.also))
        title = pen.caption(moment.text)
        yield SearchEntry(title, best.path, best.anchor, paper.title, _kind(paper, pen), also=also)
    for paper in shelf:
        purpose = pen.caption(paper.purpose)
        yield SearchEntry(paper.title, _links(paper)[0].path, text=purpose, kind=_kind(paper, pen))
    length = min(_LONGEST_PASSAGE, _ALL_PASSAGES // max(1, sum(len(paper.passages) for paper in shelf)))
    for paper in shelf:
        yield from _within(paper, length, pen)


def _within(paper: Shelved, length: int, pen: InternalPen) -> Iterator[SearchEntry]:
    """A paper's passages, of each the first ``length`` characters; none where there is no page to open."""
    best = _links(paper)[0]
    if best.format == "html":
        for passage in paper.passages:
            if passage.anchor:
                text = passage.text[:length]
                yield SearchEntry(passage.title, best.path, passage.anchor, text, _kind(paper, pen), paper.title)


def _kind(paper: Shelved, pen: InternalPen) -> str:
    """Where in the process a paper belongs, in words."""
    if paper.stage is None:
        return pen.say(WHOLE)
    number = pen.stage_number(paper.stage)
    return f"{pen.say('Stage')} {number}" if number else pen.stage_name(paper.stage)


PAPER = Index("portal")
