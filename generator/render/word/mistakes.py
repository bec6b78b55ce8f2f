"""All that is wrong with the tags of a template at once, each with where it stands and a way out that mends it.

What docxtpl cannot read, reads otherwise than it looks, or drops without a word is known to ``docxtpl_lint``; this says
it in our words. What names there are, and what is drawn, stands in ``naming``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import docxtpl_lint

from generator.documents.blocks import Document
from generator.render.mistake import Mistake
from generator.render.package import package
from generator.themes import Theme
from generator.themes.sandbox import Sandbox
from generator.themes.template import Template

from .adopting import DOCUMENT, readable_parts
from .foreign_fields import foreign_fields
from .naming import Names, empty_facts, left_out, misused, unknown_elsewhere
from .stories import STORIES, TAG, Spot, paragraphs, place_of
from .tag_syntax import bound_names

_SEE = "See docs/templates.md."
_WHERE = {"p": "paragraph", "tr": "row of a table", "tc": "cell", "r": "run"}
_TABLE_TAGS = {"tr": "row", "tc": "cell"}


def mistakes(document: Document, theme: Theme, template: Template) -> tuple[Mistake, ...]:
    """What is wrong with a template of this document. The tags are read, and none is run. Raises ``ShellError``."""
    parts = readable_parts(template.data, template.name)
    names = Names(document, theme)
    found = [*_linted(parts, names), *misused(parts, names), *unknown_elsewhere(parts, names)]
    if not found:
        found += [*left_out(parts, names), *empty_facts(parts, names)]
    return tuple(dict.fromkeys((*found, *foreign_fields(parts, names))))


def _linted(parts: Mapping[str, bytes], names: Names) -> Iterator[Mistake]:
    result = docxtpl_lint.lint(
        io.BytesIO(package(parts)), names.sample(), jinja_env=Sandbox(), autoescape=True, ignore=_NOT_OURS
    )
    bound = bound_names(tag for path in parts if STORIES.fullmatch(path) for tag in _tags(path, parts))
    for issue in result.issues:
        if issue.rule == "DTL301" and re.split(r"[.\[]", issue.params["path"])[0] in bound:
            continue  # a loop that cannot be read
        said = _SAID.get(issue.rule)
        reason, hint, name = said(issue, names) if said else (issue.message, _SEE, "")
        known = names.beside(name) if name else ()
        above, dot, last = name.rpartition(".")
        if "[*]" not in above:
            known, last = tuple(f"{above}{dot}{one}" for one in known), name
        yield Mistake("tag", _place(issue, parts), issue.snippet, reason, hint, last, known)


_NOT_OURS = ("DTL002", "DTL005", "DTL103", "DTL104", "DTL105", "DTL302", "DTL304", "DTL305", "DTL307", "DTL308")
"""What is no mistake here, or is told tag by tag: it tells the first that cannot be read, and only where all end."""


def _tags(path: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    for _, text in paragraphs(path, parts):
        yield from TAG.findall(text)


def _place(issue: Any, parts: Mapping[str, bytes]) -> str:
    where = issue.location
    cell = where.cells[-1] if where.cells else None
    spot = Spot(where.paragraph, (cell.table, cell.row, cell.col) if cell else None)
    path = DOCUMENT if where.part == "body" else f"word/{where.part}.xml"
    return place_of(path, spot, parts, issue.snippet)


# --- what each rule says --------------------------------------------------------------------------

_Said = tuple[str, str, str]


def _unclosed_tag(issue: Any, names: Names) -> _Said:
    close = issue.params["close"]
    return f"it does not end with {close}", f"Write {close} behind it, in the same paragraph.", ""


def _deleted(issue: Any, names: Names) -> _Said:
    return (
        "it stands in text that was deleted while changes were tracked",
        "Accept all changes in Word (Review › Accept) and save.",
        "",
    )


def _unclosed_block(issue: Any, names: Names) -> _Said:
    kind = _kind_of(issue.snippet)
    return (
        f"nothing ends this `{issue.params['kw']}`",
        f"Write {{%{kind} end{issue.params['kw']} %}} behind what it is about"
        + (f", alone in its {_WHERE[kind]}." if kind else "."),
        "",
    )


def _stray(issue: Any, names: Names) -> _Said:
    return (
        "nothing is open here that it could belong to",
        "Delete it, or write the tag that it belongs to above it.",
        "",
    )


def _leaked(issue: Any, names: Names) -> _Said:
    name = issue.params["name"]
    return f"`{name}` is known only within its loop", "Move the tag above the `endfor` of the loop.", ""


def _percent(issue: Any, names: Names) -> _Said:
    return (
        f"a tag that begins with {issue.params['prefix']} may hold neither % nor }}",
        "Work the value out before, {% set value = … %}, and name `value` here.",
        "",
    )


def _spaced(issue: Any, names: Names) -> _Said:
    prefix = issue.params["prefix"]
    return f"a blank stands before `{prefix}`", f"Write {{%{prefix} … %}} without it.", ""


def _outside(issue: Any, names: Names) -> _Said:
    what = _TABLE_TAGS.get(issue.params["prefix"], "cell")
    return f"it is about a {what} of a table, and stands in none", "Put it into a table, or write {%p … %}.", ""


def _mismatched(issue: Any, names: Names) -> _Said:
    prefix = issue.params["open_prefix"].strip("-")
    return (
        f"it ends {issue.params['open_raw']}, which begins otherwise",
        f"Begin both alike: {{%{prefix} {issue.snippet.strip('{%} ').split()[-1]} %}}.",
        "",
    )


def _two_tables(issue: Any, names: Names) -> _Said:
    hint = "Put both into the table whose rows they repeat."
    return f"it ends {issue.params['open_raw']}, which stands in another table", hint, ""


def _one_row(issue: Any, names: Names) -> _Said:
    hint = "Give each a row of its own, above and below the row that is repeated."
    return f"it stands in the same row as {issue.params['open_raw']}", hint, ""


def _other_row(issue: Any, names: Names) -> _Said:
    hint = "Put both into the row whose cells they repeat."
    return f"it ends {issue.params['open_raw']}, which stands in another row", hint, ""


def _no_cell(issue: Any, names: Names) -> _Said:
    return "it is about a cell of a table, and stands in none", "Put it at the head of a cell.", ""


def _lost(issue: Any, names: Names) -> _Said:
    unit, prefix = issue.params["unit"].replace("table ", ""), _kind_of(issue.snippet)
    reason = f"lost text: the tag takes its whole {unit} away, and “{issue.params['rest']}” with it"
    alone = f"Give the tag a {unit} of its own"
    return (
        reason,
        f"{alone}." if issue.snippet.startswith("{{") else f"{alone}, or write it without the `{prefix}`.",
        "",
    )


def _one_paragraph(issue: Any, names: Names) -> _Said:
    return (
        f"it stands in the same paragraph as {issue.params['open_raw']}",
        "Give each a paragraph of its own, or write both without the `p`.",
        "",
    )


def _undefined(issue: Any, names: Names) -> _Said:
    path, hint = issue.params["path"], f"`salesbook fields {names.paper}` lists what there is."
    above, _, name = path.rpartition(".")
    if path.casefold() in names.fields:
        return f"there is no `{path}`", f"Write {{{{ fields.{path.casefold()} }}}}.", ""
    if "[*]" in above:
        return f"what is in `{above.replace('[*]', '')}` has no `{name}`", hint, path
    return f"there is no `{path.replace('[*]', '')}`", hint, path


def _no_list(issue: Any, names: Names) -> _Said:
    path = issue.params["path"].replace("[*]", "")
    return f"`{path}` is no list", f"Print it, {{{{ {path} }}}}; lists: {', '.join(names.lists())}.", ""


_SAID: Mapping[str, Callable[[Any, Names], _Said]] = {
    "DTL001": _unclosed_tag,
    "DTL003": _deleted,
    "DTL101": _unclosed_block,
    "DTL102": _stray,
    "DTL106": _leaked,
    "DTL201": _percent,
    "DTL202": _spaced,
    "DTL203": _outside,
    "DTL204": _mismatched,
    "DTL205": _two_tables,
    "DTL206": _one_row,
    "DTL207": _other_row,
    "DTL208": _no_cell,
    "DTL209": _lost,
    "DTL210": _one_paragraph,
    "DTL301": _undefined,
    "DTL303": _no_list,
    "DTL306": _no_list,
}


def _kind_of(tag: str) -> str:
    """The letters behind the opening braces of a tag: "p", "tr", "tc", "r" or ""."""
    letters = tag[2:].split(" ", 1)[0] if len(tag) > 2 else ""
    return letters if letters in _WHERE else ""
