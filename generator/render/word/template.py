"""A paper put into a template of the company's own: document, theme and template in, the bytes of a .docx out.

The template says what stands where and how it looks; what a paper says is drawn by the theme's macros, in the styles
that the template has, at the tags that ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from markupsafe import Markup

from generator.documents.blocks import Block, Document, Pages
from generator.documents.sections import sections, without_headline
from generator.locale.conventions import tag_of
from generator.locale.voice import Voice
from generator.render.package import package
from generator.themes import Theme
from generator.themes.template import Template

from .adopting import DOCUMENT, RELATIONSHIPS, adopted, readable_parts
from .controls import Controls
from .drawing import Drawing
from .drawn import DRAWN, IN_PARTS
from .dress import dressed, hexadecimal
from .emblems import with_pictures
from .field_tags import FINISHED, FieldTag, with_finished_fields
from .figures import Brush
from .flow import Flow
from .links import with_links
from .numbering import NUMBERING, numbering
from .own_values import facts, fields_of, section_ids, written
from .pages import Page, pages
from .places import places
from .renderer import contents_of, is_bound, lay_out, numbering_of, reference_of
from .runs import Runs
from .shell import Shell, cut_last_section, files_of, filling, given_to, macros_of, whole
from .spots import Spot, spots
from .stories import STORIES
from .tags import Tagged, check_kinds, holds_tags, tagged
from .xml import parse, serialise

_STYLES = "word/styles.xml"
_EMPTY_PARAGRAPH = Markup("<w:p/>")
_END_OF_TABLE = "</w:tbl>"


@dataclass(frozen=True, slots=True)
class Ready:
    """A template that can be filled.

    ``spots`` are the places for what is drawn, in their order, ``fields`` the tags that print a field, ``last`` is the
    set-up that closes the document.
    """

    shell: Shell
    spots: tuple[Spot, ...]
    fields: tuple[FieldTag, ...]
    last: Page


def fill(document: Document, theme: Theme, template: Template) -> bytes:
    """The document in the template; the same bytes for the same three. Raises ``ShellError``."""
    ready = made_ready(template, theme)
    shell, say = ready.shell, Voice(document.language).say
    shown = {spot: _shown_at(spot, document) for spot in ready.spots}
    drawn = replace(document, blocks=tuple(block for blocks in shown.values() for block in blocks), contents=True)
    known = places(drawn)
    controls = Controls(document.language, shell.styles["merge field"], bound=is_bound(document, shell))
    runs = Runs(shell.styles, known.bookmarks, controls)
    drawing = Drawing(shell, runs, say, Brush(hexadecimal(theme.palette), theme.fonts.body))
    at_spots, last = _drawn(shown, drawing, ready)
    context = {
        **facts(document, say, reference_of(document, runs)),
        **{name: Markup("") for name in DRAWN},
        **{name: dict.fromkeys(section_ids(document), Markup("")) for name in IN_PARTS},
    }
    _put(context, at_spots)
    context["contents"] = contents_of(drawn, known, shell, runs, say)
    context["fields"] = {id_: run.shown for id_, run in fields_of(document).items()}
    context[FINISHED] = _controls(ready.fields, document, runs)
    context["last_section"] = last.properties
    parts = {
        **shell.parts,
        **shell.styles_in(tag_of(document.language)),
        NUMBERING: numbering_of(shell, drawing.lists_of_steps),
        RELATIONSHIPS: with_links(shell.parts[RELATIONSHIPS], runs.targets),
    }
    return package(shell.filling.filled(controls.with_parts(parts, RELATIONSHIPS), context))


@lru_cache(maxsize=8)
def made_ready(template: Template, theme: Theme) -> Ready:
    """Open a template and read its tags. Raises ``ShellError`` for the first thing that is wrong with it."""
    ours = dressed(whole(theme), theme.palette, theme.fonts)
    one = adopted(readable_parts(template.data, template.name), ours)
    parts, fields = _with_fields(one.parts)
    found = spots(parse(parts[DOCUMENT]))
    section, parts[DOCUMENT] = cut_last_section(parse(parts[DOCUMENT]))
    tags = {path: part for path, part in parts.items() if path == DOCUMENT or holds_tags(path, part)}
    parts = with_pictures(parts, tags, theme.brand)
    ids = _Styles(one.grafts.ids)
    given = given_to(theme, ids)
    lists = numbering(parts[NUMBERING], parse(parts[_STYLES]))
    own = {style: number for style, number in lists.list_of_style.items() if number in lists.abstract_of_list}
    all_lists = replace(lists, list_of_style={**one.grafts.lists, **own})
    enclosed = partial(files_of, template.files, theme.palette, theme.fonts)
    set_ups = pages(section)
    shell = Shell(
        parts={path: part for path, part in parts.items() if path not in tags},
        filling=filling(tags, {path: _compiled(path, part) for path, part in tags.items()}, given, enclosed),
        macros=macros_of(theme.word.blocks, theme.palette, ids),
        styles=ids,
        numbering=all_lists,
        pages=set_ups,
    )
    return Ready(shell, found, tuple(fields), set_ups.opening_upright)


class _Styles(dict[str, str]):
    """The ids of a template's styles by their names in lower case; what a theme's macros name is there."""


def _compiled(path: str, part: bytes) -> Tagged:
    check_kinds(path, part)
    return tagged(path, part.decode("utf-8"))


def _with_fields(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[FieldTag]]:
    found: list[FieldTag] = []
    changed = dict(parts)
    for path in sorted(filter(STORIES.fullmatch, parts)):
        root = parse(parts[path])
        found += with_finished_fields(root, len(found))
        changed[path] = serialise(root)
    return changed, found


# --- what is drawn --------------------------------------------------------------------------------


def _shown_at(spot: Spot, document: Document) -> tuple[Block, ...]:
    if spot.name == "body":
        return document.blocks
    found = {written(id_): blocks for id_, blocks in sections(document).items()}.get(spot.id, ())
    blocks = tuple(_on_the_page(block) for block in found)
    return without_headline(blocks) if spot.name == "content" else blocks


def _on_the_page(block: Block) -> Block:
    """A section where a template has it: the template says where a page begins."""
    return replace(block, one_page=False) if isinstance(block, Pages) else block


def _drawn(
    shown: Mapping[Spot, tuple[Block, ...]], drawing: Drawing, ready: Ready
) -> tuple[list[tuple[Spot, Markup]], Page]:
    """What stands at each place, and the set-up that closes the document then."""
    found, last = [], ready.last
    for spot, blocks in shown.items():
        if spot.pages is None or spot.name == "contents":
            found.append((spot, _in_a_cell(blocks, drawing, spot)))
            continue
        flow = Flow(
            spot.pages,
            ready.shell.macros["page_start"],
            ready.shell.macros["section_end"],
            ready.shell.macros["gap"](),
            opening=True,
            written=True,
        )
        lay_out(blocks, drawing, flow)
        if not (spot.is_last and spot.ends_document):
            flow.close()
        if flow.has_turned and spot.ends_document:
            last = flow.page
        found.append((spot, flow.body() if blocks else Markup("")))
    return found, last


def _in_a_cell(blocks: tuple[Block, ...], drawing: Drawing, spot: Spot) -> Markup:
    """Blocks where no page can be turned; a cell ends with a paragraph."""
    drawn = Markup("").join([drawing.draw(block, spot.width) for block in blocks])
    return drawn + _EMPTY_PARAGRAPH if not drawn or drawn.endswith(_END_OF_TABLE) else drawn


def _put(context: dict[str, object], at_spots: list[tuple[Spot, Markup]]) -> None:
    for spot, drawn in at_spots:
        parts = context[spot.name]
        if spot.name == "body":
            context["body"] = drawn
        elif isinstance(parts, dict) and spot.id in parts:
            parts[spot.id] = drawn


def _controls(tags: tuple[FieldTag, ...], document: Document, runs: Runs) -> list[Markup]:
    known = fields_of(document)
    return [runs.field_in(known[tag.id], tag.look) if tag.id in known else Markup("") for tag in tags]
