"""Fields of another program, or of a blueprint's texts, in a template: nobody fills them, and they are printed.

Letters that a company has sent for years hold fields of Word's mail merge; who has written blueprints writes ``[[…]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from generator.render.mistake import Mistake

from .naming import Names
from .stories import STORIES, TAG, Spot, paragraphs, place_of, spotted
from .xml import W, parse

_NAME = r"\w[\w .-]{0,60}"
_FOREIGN = re.compile(
    rf"\[\[({_NAME})\]\]|\$\{{({_NAME})\}}|<<({_NAME})>>|\{{\s+\{{\s*({_NAME})\}}\s+\}}|(?<![{{\w])\{{({_NAME})\}}(?!\}})"
)
_MAIL_MERGE = re.compile(r"\bMERGEFIELD\s+\"?([\w.-]+)", re.IGNORECASE)
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def foreign_fields(parts: Mapping[str, bytes], names: Names) -> Iterator[Mistake]:
    """Whatever was most likely meant to be filled, and is printed as it stands."""
    for path in sorted(filter(STORIES.fullmatch, parts)):
        for spot, written, name in (*_typed(path, parts), *_merged(path, parts)):
            place = place_of(path, spot, parts, written)
            yield Mistake("unfilled", place, written, "it is printed as it stands", _way(name, names))
        yield from _in_addresses(path, parts)


def _typed(path: str, parts: Mapping[str, bytes]) -> Iterator[tuple[Spot, str, str]]:
    """Fields that are text, each with its name."""
    for spot, text in paragraphs(path, parts):
        for found in _FOREIGN.finditer(TAG.sub("", text)):
            yield spot, found[0], next(filter(None, found.groups()))


def _merged(path: str, parts: Mapping[str, bytes]) -> Iterator[tuple[Spot, str, str]]:
    """Fields of Word's mail merge, each with its name."""
    for spot, paragraph in spotted(path, parts):
        codes = [str(field.get(f"{W}instr") or "") for field in paragraph.iter(f"{W}fldSimple")]
        codes.append("".join(text.text or "" for text in paragraph.iter(f"{W}instrText")))
        for code in codes:
            yield from ((spot, f"«{name}»", name) for name in _MAIL_MERGE.findall(code))


def _way(name: str, names: Names) -> str:
    called = re.sub(r"\W+", "_", name.strip()).lower()
    if called in names.fields:
        return f"Write {{{{ fields.{called} }}}} in its place."
    if called in names.facts:
        return f"Write {{{{ {called} }}}} in its place."
    return f"Write a tag in its place: `salesbook fields {names.paper}` lists what there is."


def _in_addresses(path: str, parts: Mapping[str, bytes]) -> Iterator[Mistake]:
    """Tags in the addresses of links, which lie beside the text."""
    folder, _, name = path.rpartition("/")
    links = parts.get(f"{folder}/_rels/{name}.rels")
    for link in parse(links).iter(_RELATIONSHIPS) if links else ():
        address = unquote(link.get("Target") or "")
        for tag in TAG.findall(address):
            hint = "Write the address itself into the link (Insert › Link), without a tag."
            yield Mistake(
                "unfilled", place_of(path, Spot(0), parts), tag, f"it is in the address of a link, `{address}`", hint
            )
