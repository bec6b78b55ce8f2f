"""A document and a theme become the bytes of a .docx: draw the blocks, fill the shell, write the package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup

from generator.documents.blocks import (
    Block,
    Checklist,
    Document,
    Heading,
    KeyValues,
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
from .density import STYLES, dense, tightened, with_dense_styles
from .drawing import Drawing
from .dress import hexadecimal
from .figures import Brush
from .fitting import Parts, Setting, Wishes, fitted
from .flow import Flow
from .links import with_links
from .numbering import NUMBERING
from .pages import Paper
from .pagination.looks import looks
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
    lay_out(document.blocks, drawing, flow, in_chapters=document.cover)
    parts = {
        **ready.parts,
        **ready.styles_in(tag_of(document.language)),
        NUMBERING: numbering_of(ready, drawing.lists_of_steps),
        RELATIONSHIPS: with_links(ready.parts[RELATIONSHIPS], runs.targets),
    }
    context = {
        **values(document, say, reference_of(document, runs)),
        "contents": contents_of(document, known, ready, runs, say),
        "last_section": flow.last_section(),
    }
    complete = controls.with_parts(parts, RELATIONSHIPS)

    def fill(setting: Setting) -> Parts:
        body = {"body": flow.body(_closer(setting, complete, ready), setting.run_on)}
        return ready.filling.filled(_styled(setting, complete), {**context, **body})

    wishes = Wishes(flow.runs, frozenset(flow.single_runs), flow.chapter_runs, bool(context["contents"]))
    return package(fitted(fill, wishes))


def _closer(setting: Setting, parts: Parts, ready: Shell) -> dict[int, Callable[[Markup], Markup]]:
    """What sets each dense run of pages closer."""
    if not setting.dense:
        return {}
    closer = partial(dense, styles=looks(parts[STYLES], parts[NUMBERING]), usual=ready.styles["normal"])
    return dict.fromkeys(setting.dense, closer)


def _styled(setting: Setting, parts: Parts) -> Parts:
    """The parts with the styles that a setting needs."""
    styles = parts[STYLES]
    if setting.dense:
        styles = with_dense_styles(styles, parts[NUMBERING], setting.size)
    if setting.room < 1:
        styles = tightened(styles, setting.room)
    return {**parts, STYLES: styles}


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
        ready.macros["gap"](),
        opening=not document.cover,
        written=has_contents,
    )
    if document.cover:
        flow.break_page()
    return flow


def lay_out(blocks: tuple[Block, ...], drawing: Drawing, flow: Flow, *, in_chapters: bool = False) -> None:
    """Draw blocks into a flow, each on the page and paper that it asks for; in a book a heading of the first level
    begins a chapter.
    """
    for number, block in enumerate(blocks):
        if in_chapters and isinstance(block, Heading) and block.level == 1:
            flow.begin_chapter()
        if isinstance(block, Pages):
            _lay_out_section(block, drawing, flow, in_chapters=in_chapters)
        elif isinstance(block, PageBreak):
            flow.break_page()
        elif isinstance(block, Heading) and flow.at_top:
            flow.write(drawing.top_heading(block))
        elif isinstance(block, Paragraph) and block.text and _introduces(blocks, number):
            flow.write(drawing.introduction(block))
        elif isinstance(block, Table) and isinstance(_after(blocks, number), KeyValues):
            flow.write(drawing.table_above_totals(block, flow.width))
        else:
            flow.write(drawing.draw(block, flow.width))


def _after(blocks: Sequence[Block], number: int) -> Block | None:
    return blocks[number + 1] if number + 1 < len(blocks) else None


def _introduces(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph stays on the page of what follows: below a heading, or above what says little without.

    Another paragraph may follow on the next page, for there are two lines with the heading; unless that one has to
    stay with what it introduces, and would leave the heading with a line or two at the foot of a page.
    """
    is_first = number > 0 and isinstance(blocks[number - 1], Heading)
    after, beyond = (*blocks[number + 1 : number + 3], None, None)[:2]
    if isinstance(after, Paragraph):
        return is_first and isinstance(beyond, _INTRODUCED)
    return is_first or isinstance(after, _INTRODUCED)


_INTRODUCED = (Table, SignatureBox, Checklist)


def _lay_out_section(section: Pages, drawing: Drawing, flow: Flow, *, in_chapters: bool) -> None:
    paper = _paper(section)
    if paper != "upright":
        flow.lay_on(paper)
    if section.one_page:
        flow.hold_on_one_page(True)
    lay_out(section.blocks, drawing, flow, in_chapters=in_chapters)
    if paper != "upright":
        flow.lay_on("upright")
    if section.one_page:
        flow.hold_on_one_page(False)


def _paper(section: Pages) -> Paper:
    if section.poster:
        return "poster"
    return "landscape" if section.landscape else "upright"


def contents_of(document: Document, known: Places, ready: Shell, runs: Runs, say: Say) -> Markup:
    """The table of contents, its entries filled in because a field without them prints nothing until it is updated."""
    if not document.contents or not known.contents:
        return Markup("")
    entries = [(entry.level, runs.entry(entry.text, entry.bookmark)) for entry in known.contents]
    width = ready.pages.upright.width
    return ready.macros["contents"](label=content(say("Contents")), entries=entries, width=width)


def numbering_of(ready: Shell, lists_of_steps: int) -> bytes:
    """The lists of a shell, and so many of steps that begin at 1."""
    return ready.numbering.part(ready.list_of("List Number"), ready.numbering.next_list, lists_of_steps)
