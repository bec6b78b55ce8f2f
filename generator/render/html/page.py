"""A document and a theme in, the bytes of one self-contained page out."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import get_args

from jinja2 import Template
from markupsafe import Markup

from generator.documents.anchors import anchors
from generator.documents.blocks import Document
from generator.documents.figures import Role
from generator.documents.inline import text_of
from generator.locale.voice import Voice
from generator.render.svg import Ink
from generator.themes import Theme

from .addresses import address
from .drawing import Drawing
from .notes import Notes
from .outline import Entry, Outline
from .runs import Targets
from .sandbox import compiled
from .script import script
from .search_data import search_data
from .style import READABLE, style_sheet

_RESERVED = (
    "page-content",
    "page-filter",
    "page-search",
    "page-results",
    "page-search-data",
    "page-title",
    "page-notebook",
)
_LONG = 5
"""So many chapters make a page long."""
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) refuses; no browser shows it either."""


def render(document: Document, theme: Theme) -> bytes:
    """The page of a document as UTF-8: same document and theme, same bytes."""
    say = Voice(document.language).say
    places = frozenset(anchors(document.blocks))
    targets = Targets(places, document.papers)
    notes = Notes(is_kept=document.notebook is not None)
    drawing = Drawing(compiled(theme.html.blocks), say, Outline(_RESERVED), targets, notes, _ink(theme, places))
    body = drawing.draw(document.blocks)
    contents = _contents(document, drawing.outline.contents)
    style = _clean(style_sheet(theme, document, say, drawing.shares_used))
    code = _clean(script(document, drawing.kinds | ({"contents"} if contents else set())))
    data = search_data(document)
    html = _page().render(
        document=document,
        say=say,
        policy=_policy(style, code, data),
        has_logo=theme.brand.logo is not None,
        cover=theme.cover,
        style=Markup(style),  # noqa: S704
        script=Markup(code),  # noqa: S704
        search_data=data,
        home=address(document.home),
        notebook=document.notebook,
        minutes=sum(part.minutes for part in document.notebook.parts) if document.notebook else 0,
        contents=contents,
        ways=drawing.outline.contents if document.search else [],
        reference=text_of(document.imprint.reference),
        body=body,
    )
    return _clean(html).encode("utf-8")


def _ink(theme: Theme, places: frozenset[str]) -> Ink:
    """The colours of pictures as a page's own properties: on a dark screen they are as its texts and grounds are."""
    named: dict[Role, str] = {role: f"{role}-ink" if role in READABLE else role for role in get_args(Role)}
    colours = {**named, "paper": "page"}
    return Ink({role: f"var(--{name})" for role, name in colours.items()}, theme.fonts.body, places)


def _contents(document: Document, entries: list[Entry]) -> list[Entry]:
    """The table of contents. Our own people get it on every long page: a page is not leafed through as a paper is."""
    long = document.audience == "internal" and not document.search and len(entries) >= _LONG
    return entries if document.contents or long else []


def _policy(style: str, *scripts: str) -> str:
    """A Content-Security-Policy that lets the page's own style and scripts run, and nothing else load.

    Browsers ask no leave for a block of data; validators do, so its digest stands here too.
    """
    digests = " ".join(_digest(script) for script in scripts if script) or "'none'"
    sources = f"style-src {_digest(style)}; script-src {digests}"
    return f"default-src 'none'; {sources}; img-src data:; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _clean(text: str) -> str:
    """Without forbidden characters, and with the line ends that a browser will see."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@lru_cache(maxsize=1)
def _page() -> Template:
    return compiled((Path(__file__).parent / "page.html.j2").read_text("utf-8"))
