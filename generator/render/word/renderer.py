"""A document and a theme become the bytes of a .docx: draw the blocks, fill the shell, write the package."""

from __future__ import annotations

from markupsafe import Markup

from generator.documents.blocks import (
    Block,
    Checklist,
    Document,
    Heading,
    PageBreak,
    Pages,
    Paragraph,
    SignatureBox,
    Table,
)
from generator.documents.inline import Run
from generator.locale import Say
from generator.locale.conventions import tag_of
from generator.locale.voice import Voice
from generator.render.package import package
from generator.themes import Theme

from .controls import Controls
from .drawing import Drawing
from .dress import hexadecimal
from .figures import Brush
from .flow import Flow
from .links import with_links
from .numbering import NUMBERING
from .pages import Paper
from .places import Places, places
from .runs import Runs
from .shell import RELATIONSHIPS, Shell, shell
from .text import content
from .values import values


def render(document: Document, theme: Theme) -> bytes:
    """The document as a .docx in the look of the theme; the same bytes for the same two, whatever the clock says."""
    ready = shell(theme, document.imprint.paper)
    say = Voice(document.language).say
    known = places(document)
    controls = Controls(document.language, ready.styles["merge field"], bound=is_bound(document, ready))
    runs = Runs(ready.styles, known.bookmarks, controls)
    drawing = Drawing(ready, runs, say, Brush(hexadecimal(theme.palette), theme.fonts.body))
    flow = _flow(document, ready, known)
    lay_out(document.blocks, drawing, flow)
    parts = {
        **ready.parts,
        **ready.styles_in(tag_of(document.language)),
        NUMBERING: numbering_of(ready, drawing.lists_of_steps),
        RELATIONSHIPS: with_links(ready.parts[RELATIONSHIPS], runs.targets),
    }
    context = {
        **values(document, say, reference_of(document, runs)),
        "contents": contents_of(document, known, ready, runs, say),
        "body": flow.body(),
        "last_section": flow.last_section(),
    }
    return package(ready.filling.filled(controls.with_parts(parts, RELATIONSHIPS), context))


def is_bound(document: Document, ready: Shell) -> bool:
    """Whether a field is filled everywhere at once: in a paper for one customer, but not among texts to copy.

    A shell that has a glossary of its own has no room for another.
    """
    return document.audience == "customer" and not any(part.startswith("word/glossary/") for part in ready.parts)


def reference_of(document: Document, runs: Runs) -> Markup:
    """What stands behind the imprint, parted from it."""
    given = document.imprint.reference
    return runs.of((Run("  ·  "), *given)) if given else Markup("")


def _flow(document: Document, ready: Shell, known: Places) -> Flow:
    """The flow of the body; after a cover the contents stand on pages of their own."""
    has_contents = document.contents and bool(known.contents)
    flow = Flow(
        ready.pages,
        ready.macros["page_start"],
        ready.macros["section_end"],
        opening=not document.cover,
        written=has_contents,
    )
    if document.cover:
        flow.break_page()
    return flow


def lay_out(blocks: tuple[Block, ...], drawing: Drawing, flow: Flow) -> None:
    """Draw blocks into a flow, each on the page and paper that it asks for."""
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Pages):
            _lay_out_section(block, drawing, flow)
        elif isinstance(block, PageBreak):
            flow.break_page()
        elif isinstance(block, Heading) and flow.at_top:
            flow.write(drawing.top_heading(block))
        elif isinstance(block, Paragraph) and block.text and _introduces(before, after):
            flow.write(drawing.introduction(block))
        else:
            flow.write(drawing.draw(block, flow.width))


def _introduces(before: Block | None, after: Block | None) -> bool:
    """Whether a paragraph stays on the page of what follows: below a heading, or above what says little without."""
    return isinstance(before, Heading) or isinstance(after, _INTRODUCED)


_INTRODUCED = (Table, SignatureBox, Checklist)


def _lay_out_section(section: Pages, drawing: Drawing, flow: Flow) -> None:
    paper = _paper(section)
    if paper != "upright":
        flow.lay_on(paper)
    if section.one_page:
        flow.break_page()
    lay_out(section.blocks, drawing, flow)
    if paper != "upright":
        flow.lay_on("upright")
    if section.one_page:
        flow.break_page()


def _paper(section: Pages) -> Paper:
    if section.poster:
        return "poster"
    return "landscape" if section.landscape else "upright"


def contents_of(document: Document, known: Places, ready: Shell, runs: Runs, say: Say) -> Markup:
    """The table of contents, its entries filled in because a field without them prints nothing until it is updated."""
    if not document.contents or not known.contents:
        return Markup("")
    entries = [(entry.level, runs.leap(entry.text, entry.bookmark)) for entry in known.contents]
    return ready.macros["contents"](label=content(say("Contents")), entries=entries)


def numbering_of(ready: Shell, lists_of_steps: int) -> bytes:
    """The lists of a shell, and so many of steps that begin at 1."""
    return ready.numbering.part(ready.list_of("List Number"), ready.numbering.next_list, lists_of_steps)
