"""The lines of a page: what stands in its paragraphs, items and cells, without what its scripts and styles say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.package import Element, UnreadablePackageError

from .lines import Line, refuse_too_many

_PASSED_OVER = {
    "script", "style", "template", "svg", "textarea", "input", "button", "select", "head", "nav", "noscript", "math",
    "object", "iframe", "footer",
}  # fmt: skip
_INLINE = {
    "br", "a", "b", "strong", "i", "em", "span", "mark", "u", "font", "small", "sub", "sup", "code", "label", "ins",
    "abbr", "time", "q", "cite",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_FIELD = "field"
_BLANKS = re.compile(r"\s+")


def lines_of(data: bytes, most: int) -> list[Line]:
    """The lines of a page of so many bytes at most. Raises ``UnreadablePackageError``."""
    if len(data) > most:
        raise UnreadablePackageError("larger than any paper")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePackageError(str(error)) from error
    body = root.find("body")
    lines = [*_lines(body)] if body is not None else []
    refuse_too_many(lines)
    return lines


def _lines(body: Element) -> Iterator[Line]:
    """The lines in their order; a heading is said of those below it."""
    heading, number = "", 0
    pieces: list[str] = []
    for text, tag in _pieces(body):
        if text is not None:
            pieces.append(text)
            continue
        said = "".join(pieces).strip()
        pieces.clear()
        if said:
            number += 1
            yield Line(said, heading, str(number))
            if tag in _HEADINGS:
                heading = " ".join(said.split())


def _pieces(body: Element) -> Iterator[tuple[str | None, str]]:
    """Texts, and (None, tag) where a block begins or ends."""
    waiting: list[tuple[Element, bool]] = [(body, False)]
    while waiting:
        element, is_read = waiting.pop()
        if is_read:
            yield from _end(element, element is body)
            continue
        waiting.append((element, True))
        if _is_seen(element):
            yield from _begin(element)
            if not _is_field(element):
                waiting += ((one, False) for one in reversed(element))


def _begin(element: Element) -> Iterator[tuple[str | None, str]]:
    if _is_field(element):
        yield f"[{element.get('data-token', '')}]", ""
        return
    if element.tag not in _INLINE:
        yield None, ""
    yield "\n" if element.tag == "br" else _BLANKS.sub(" ", element.text or ""), ""


def _end(element: Element, is_last: bool) -> Iterator[tuple[str | None, str]]:
    if element.tag not in _INLINE:
        yield None, str(element.tag)
    if not is_last:
        yield _BLANKS.sub(" ", element.tail or ""), ""


def _is_seen(element: Element) -> bool:
    return element.tag not in _PASSED_OVER and element.get("hidden") is None


def _is_field(element: Element) -> bool:
    """Whether it is a merge field, whose filling is no edit."""
    return _FIELD in element.get("class", "").split()
