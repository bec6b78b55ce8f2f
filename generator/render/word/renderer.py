"""A document and a theme become the bytes of a .docx: draw the blocks, fill the shell, write the package."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.documents.blocks import Block, Document, Heading, PageBreak, Pages, Paragraph
from generator.locale import Label, Say
from generator.locale.conventions import tag_of
from generator.locale.voice import Voice
from generator.render.package import package
from generator.themes import Theme

from .drawing import Drawing
from .flow import Flow
from .links import with_links
from .places import Places, places
from .runs import Runs
from .shell import NUMBERING, RELATIONSHIPS, Shell, shell
from .text import content, printable
from .xml import parse

_LABELS_OF_SHELL = {
    "edition": Label("Edition"),
    "as_of": Label("as of"),
    "as_of_title": Label("As of"),
    "owner": Label("Owner", "imprint"),
    "page": Label("Page"),
    "of": Label("of", "page"),
}


def render(document: Document, theme: Theme) -> bytes:
    """The document as a .docx in the look of the theme; the same bytes for the same two, whatever the clock says."""
    ready = shell(theme.word, theme.palette, theme.fonts)
    say = Voice(document.language).say
    known = places(document)
    runs = Runs(ready.styles, known.bookmarks)
    drawing = Drawing(ready, runs, say)
    flow = _flow(document, ready, known)
    _lay_out(document.blocks, drawing, flow)
    context = _context(document, say) | {
        "contents": _contents(document, known, ready, runs, say),
        "body": flow.body(),
        "last_section": flow.last_section(),
    }
    return package(
        ready.parts
        | ready.styles_in(tag_of(document.language))
        | _filled(ready, context)
        | {
            NUMBERING: _numbering(ready, drawing.lists_of_steps),
            RELATIONSHIPS: with_links(ready.parts[RELATIONSHIPS], runs.targets),
        }
    )


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


def _lay_out(blocks: tuple[Block, ...], drawing: Drawing, flow: Flow) -> None:
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(block, Pages):
            _lay_out_section(block, drawing, flow)
        elif isinstance(block, PageBreak):
            flow.break_page()
        elif isinstance(block, Heading) and flow.at_top:
            flow.write(drawing.top_heading(block))
        elif isinstance(block, Paragraph) and block.text and isinstance(before, Heading):
            flow.write(drawing.introduction(block))
        else:
            flow.write(drawing.draw(block, flow.width))


def _lay_out_section(section: Pages, drawing: Drawing, flow: Flow) -> None:
    if section.landscape:
        flow.lay_landscape()
    if section.one_page:
        flow.break_page()
    _lay_out(section.blocks, drawing, flow)
    if section.landscape:
        flow.lay_upright()
    if section.one_page:
        flow.break_page()


def _contents(document: Document, known: Places, ready: Shell, runs: Runs, say: Say) -> Markup:
    """The table of contents, its entries filled in because a field without them prints nothing until it is updated."""
    if not document.contents or not known.contents:
        return Markup("")
    entries = [(entry.level, runs.leap(entry.text, entry.bookmark)) for entry in known.contents]
    return ready.macros["contents"](label=content(say("Contents")), entries=entries)


def _context(document: Document, say: Say) -> dict[str, object]:
    """What the tags of a shell may name."""
    imprint = document.imprint
    values = {
        "title": document.title,
        "subtitle": document.subtitle,
        "company": imprint.company,
        "edition": imprint.edition,
        "as_of": imprint.as_of if document.audience == "internal" else "",
        "stage_badge": imprint.stage_badge,
        "marking": imprint.marking,
        "footer": imprint.footer,
        "owner": imprint.owner,
        "eyebrow": _eyebrow(document, say),
        "language": tag_of(document.language),
    }
    return values | {"cover": document.cover, "labels": _labels_of_shell(say)}


def _labels_of_shell(say: Say) -> dict[str, str]:
    return {name: say(label) for name, label in _LABELS_OF_SHELL.items()}


def _eyebrow(document: Document, say: Say) -> str:
    """The line above the title: whose paper it is and, among ourselves, which stage it serves."""
    imprint = document.imprint
    if document.audience == "customer" or not imprint.stage_badge:
        return imprint.company
    return f"{imprint.company} · {say('Stage')} {imprint.stage_badge}"


def _filled(ready: Shell, context: Mapping[str, object]) -> dict[str, bytes]:
    in_word = {name: _as_content(value) for name, value in context.items()}
    as_property = {name: _as_property(value) for name, value in context.items()}
    return {
        path: _checked(template.render(in_word if path.startswith("word/") else as_property))
        for path, template in ready.templates.items()
    }


def _as_content(value: object) -> object:
    return content(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _as_property(value: object) -> object:
    return printable(value) if isinstance(value, str) else value


def _checked(xml: str) -> bytes:
    """The part's bytes, once a strict parser has read them: Word opens nothing that is not well-formed."""
    part = xml.encode("utf-8")
    parse(part)
    return part


def _numbering(ready: Shell, lists_of_steps: int) -> bytes:
    return ready.numbering.part(ready.list_of("List Number"), ready.numbering.next_list, lists_of_steps)
