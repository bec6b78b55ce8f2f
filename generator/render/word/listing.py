"""What a template of a paper may name, told to whoever makes one, and a template to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from generator.documents.blocks import Document
from generator.documents.inline import Run
from generator.documents.open_fields import fields
from generator.render.nameable import Kind, Nameable
from generator.render.package import package
from generator.themes import Theme

from .adopting import DOCUMENT
from .dress import dressed
from .naming import Names, title_in
from .own_values import written
from .shell import whole
from .stories import text_of
from .xml import W, parse, serialise

_BODY = "{{p body }}"
_LONGEST = 60
_MEANINGS = {
    "title": "the paper’s title",
    "subtitle": "what stands below it",
    "eyebrow": "the line above the title",
    "edition": "the edition of the process; empty on papers for customers",
    "as_of": "the date of the process; empty on papers for customers",
    "owner": "who answers for the paper",
    "stage_badge": "the number of its stage",
    "marking": "INTERNAL, on the company’s own papers",
    "footer": "the footer of the brand",
    "imprint": "the line at the foot of a page",
    "reference": "what a customer’s paper is known by",
    "language": "the language of the paper",
    "cover": "whether the paper has a cover",
    "cover_kind": "how it begins in the theme",
    "has_logo": "whether the brand has a logo",
    "has_cover_picture": "whether the brand has a picture for covers",
    "facts": "edition, date and owner, as far as the paper has them",
    "labels": "words in the paper’s language",
    "palette": "the colours of the theme, as six digits",
    "company": "the company; by itself its name",
    "terms": "the terms of an offer",
    "offer": "the offer template",
    "products": "what is sold",
    "product": "one product by its id",
    "proofs": "evidence with permission",
    "payment_plans": "how it is paid",
    "people": "who works here",
    "quote": "what this customer is offered",
}
_CALLED = (
    Nameable("{{r logo(width=46, height=12) }}", "the brand’s logo in a box of so many mm", "run"),
    Nameable("{{r cover_picture(width=172, height=86) }}", "the brand’s picture, cut to a box of so many mm", "run"),
    Nameable('{{ picture("stamp.png", width=30) }}', "a picture that lies beside the template, in mm", "text"),
    Nameable('{{p subdocument("terms.docx") }}', "a document that lies beside the template", "paragraph"),
    Nameable("{{r rich(title, bold=true, size=20) }}", "a text with a look of its own", "run"),
)
_NOT_LISTED = ("facts", "imprint", "reference", "cover_kind", "labels", "product")


def nameables(document: Document, theme: Theme) -> tuple[Nameable, ...]:
    """All that the tags of a template of this document may name."""
    names = Names(document, theme)
    return (*_drawn(names), *_fields(document, names), *_facts(names), *_CALLED)


def _drawn(names: Names) -> Iterator[Nameable]:
    yield Nameable(_BODY, "all that the paper says", "paragraph")
    for id_ in names.ids:
        title = title_in(names, id_)
        shown = title if id_ in names.sections else f"{title} (nothing is shown there now)"
        yield Nameable(f"{{{{p section.{id_} }}}}", shown, "paragraph")
    example = next(iter(names.sections), "")
    if example:
        meaning = "a section without its headline; so with each of them"
        yield Nameable(f"{{{{p content.{example} }}}}", meaning, "paragraph")
    yield Nameable("{{p contents }}", "a table of contents", "paragraph")


def _fields(document: Document, names: Names) -> Iterator[Nameable]:
    """The merge fields, those first that the paper prints."""
    used = dict.fromkeys(written(run.token) for run in fields(document) if run.token)
    for id_ in dict.fromkeys((*used, *names.fields)):
        run = names.fields[id_]
        yield Nameable(f"{{{{ fields.{id_} }}}}", _label(run), "field", _short(run.control.value))


def _label(run: Run) -> str:
    return run.text if run.kind == "field" else "filled for this customer"


def _facts(names: Names) -> Iterator[Nameable]:
    for name, value in names.facts.items():
        if name not in _NOT_LISTED:
            yield from _fact(name, value, _MEANINGS.get(name, name.replace("_", " ")))
    for name, value in names.given.items():
        if isinstance(value, bool):
            yield Nameable(f"{{% if {name} %}} … {{% endif %}}", _MEANINGS[name], "condition", str(value).lower())


def _fact(name: str, value: Any, meaning: str) -> Iterator[Nameable]:
    if isinstance(value, bool):
        yield Nameable(f"{{% if {name} %}} … {{% endif %}}", meaning, "condition", str(value).lower())
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _fact(f"{name}.{key}", one, f"{meaning.partition(';')[0]}: {key.replace('_', ' ')}")
    elif isinstance(value, list | tuple):
        yield from _list(name, value, meaning)
    else:
        yield Nameable(f"{{{{ {name} }}}}", meaning, "text", _short(str(value)))


def _list(name: str, entries: list[Any] | tuple[Any, ...], meaning: str) -> Iterator[Nameable]:
    one = name.rpartition(".")[2].removesuffix("s")
    one = f"one_{one}" if one == name.rpartition(".")[2] else one
    counted = f"{len(entries)} of them"
    yield Nameable(f"{{%tr for {one} in {name} %}} … {{%tr endfor %}}", f"{meaning}, gone through", "list", counted)
    first = entries[0] if entries else None
    if isinstance(first, Mapping):
        for key, value in first.items():
            kind: Kind = "list" if isinstance(value, list) else "text"
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield Nameable(f"{{{{ {one}.{key} }}}}", f"within that: {key.replace('_', ' ')}", kind, _short(shown))
    elif entries:
        yield Nameable(f"{{{{ {one} }}}}", "within that", "text", _short(str(first)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


# --- a template to begin with ---------------------------------------------------------------------


def starter(document: Document, theme: Theme) -> bytes:
    """A template of the paper that looks as the theme does, a tag for each section; made to be changed in Word."""
    parts = dressed(whole(theme), theme.palette, theme.fonts)
    root = parse(parts[DOCUMENT])
    place = next(one for one in root.iter(f"{W}p") if text_of(one) == _BODY)
    for id_ in Names(document, theme).ids:
        place.addprevious(_paragraph(f"{{{{p section.{id_} }}}}"))
    parent = place.getparent()
    assert parent is not None  # a paragraph stands in a body
    parent.remove(place)
    return package({**parts, DOCUMENT: serialise(root)})


def _paragraph(text: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text
    return paragraph
