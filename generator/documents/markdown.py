"""Light markdown turned into runs and blocks: emphasis, lists, links and line breaks, and nothing else.

Blocks are cut by Python-Markdown's block parser with a list processor of ours; what stands inside a paragraph is read
by ``generator.markup``, because the stock inline processors need seconds, or all of the stack, for what a stranger can
write. Whatever is not markup comes out exactly as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from generator.markup import Mark, Parsed, is_marked, parsed

from .blocks import Bullets, Paragraph, Steps
from .inline import Inline, Run, plain

__all__ = ["Field", "inline", "is_marked", "paragraphs"]

Field = Callable[[str], Inline]
"""What a merge field shows: from its token (``customer-name``) to runs."""

_PLAIN = Run("")
_STRUCTURED = re.compile(r"\n[ \t]*+\n|^[ \t]*+\\?(?:[-*]|[0-9]{1,3}\\?\.)[ \t]", re.MULTILINE)


def inline(text: str, field: Field) -> Inline:
    """The runs of one paragraph; line breaks stay in the text of runs as a newline.

    ``field`` gives the runs of a merge field such as ``[[customer-name]]`` from its token; they keep the look of what
    surrounds them.
    """
    if not is_marked(text):
        return plain(text)
    return tuple(_merged(_runs(parsed(text), field)))


def paragraphs(text: str, field: Field, origin: str = "") -> tuple[Paragraph | Bullets | Steps, ...]:
    """The paragraphs and lists of a longer text, each with the ``origin`` of the whole.

    A list holds what its items say; a list within a list becomes further lines of its item.
    """
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return ()
    if not _STRUCTURED.search(text):
        return (Paragraph(inline(text.strip(), field), origin=origin),)
    return tuple(_block(element, field, origin) for element in _elements(text))


def _elements(text: str) -> list[Element]:
    """The text's blocks. Python-Markdown is loaded for the first text that needs it: most need none of it."""
    from .listing import parsed

    return parsed(text)


def _block(element: Element, field: Field, origin: str) -> Paragraph | Bullets | Steps:
    if element.tag == "p":
        return Paragraph(inline(element.text or "", field), origin=origin)
    items = tuple(inline(item.text or "", field) for item in element)
    return Bullets(items, origin) if element.tag == "ul" else Steps(items, origin)


def _runs(text: Parsed, field: Field) -> Iterator[Run]:
    """The runs between the marks, each with the look that holds there."""
    look, link, end = Run(""), None, 0
    bold = italic = 0
    for part in text.parts:
        yield Run(text.text[end : part.start], look.bold, look.italic, look.link)
        end = part.end
        if isinstance(part, Mark):
            change = 1 if part.begins else -1
            bold, italic = bold + change * part.is_bold, italic + change * (not part.is_bold)
        elif part.kind == "text":
            yield Run(part.text, look.bold, look.italic, link or part.link)
        elif part.kind == "field":
            yield from (_surrounded(run, look) for run in field(part.text))
        else:
            link = part.link
        look = Run("", bold > 0, italic > 0, link)
    yield Run(text.text[end:], look.bold, look.italic, look.link)


def _surrounded(run: Run, look: Run) -> Run:
    """The run with the look of what surrounds it laid over its own."""
    if look == _PLAIN:
        return run
    return replace(run, bold=run.bold or look.bold, italic=run.italic or look.italic, link=look.link or run.link)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbouring texts of the same look as one run; empty ones as none."""
    for (kind, bold, italic, link), same in groupby((run for run in runs if run.text or run.kind != "text"), key=_look):
        if kind == "text":
            yield Run("".join(run.text for run in same), bold, italic, link)
        else:
            yield from same


def _look(run: Run) -> tuple[str, bool, bool, str | None]:
    return run.kind, run.bold, run.italic, run.link
