"""Runs as HTML: escaped exactly once, emphasis and links as elements, merge fields and open decisions marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup, escape

from generator.documents.blocks import LinkItem
from generator.documents.inline import Inline, Run, address_beside, paper_of, text_of

from .addresses import address, file_address

_FIELD = Markup('<span class="field" data-token="{token}">{text}</span>')
_DECISION = Markup('<mark class="decision">{text}</mark>')
_LINK = Markup('<a href="{address}">{text}</a>')
_LINK_TO_COPY = Markup('<a href="{address}" data-address="{beside}">{text}</a>')
"""With the address that goes along where the text is copied to where nothing can be linked."""
_BREAK = Markup("<br>")


@dataclass(frozen=True, slots=True)
class Targets:
    """What the links of a page may lead to: its ``anchors`` (None: any), and the files of other papers by the link."""

    anchors: Collection[str] | None = None
    papers: Mapping[str, LinkItem] = field(default_factory=dict)

    def address(self, link: str) -> str:
        """Where a link leads; "" where it leads nowhere."""
        if paper_of(link):
            return file_address(self.papers[link]) if link in self.papers else ""
        is_lost = link.startswith("#") and self.anchors is not None and link[1:] not in self.anchors
        return "" if is_lost else address(link)


ANYWHERE = Targets()


def runs(inline: Inline, targets: Targets = ANYWHERE) -> Markup:
    """Text with its look and its links, as far as they lead somewhere."""
    if len(inline) == 1 and inline[0] == Run(inline[0].text):
        return _broken(inline[0].text)
    return Markup().join(_linked(link, same, targets) for link, same in groupby(inline, key=lambda run: run.link))


def words(inline: Inline) -> Markup:
    """Text with its look but without links, for a place that is itself a link."""
    return runs(tuple(replace(run, link=None) for run in inline))


def _linked(link: str | None, same: Iterable[Run], targets: Targets) -> Markup:
    label = tuple(same)
    text = Markup().join(map(_run, label))
    target = targets.address(link) if link else ""
    if not link or not target:
        return text
    beside = address_beside(text_of(label), link)
    return (_LINK_TO_COPY if beside else _LINK).format(address=target, text=text, beside=beside)


def _run(run: Run) -> Markup:
    html = _marked(run, _broken(run.shown))
    if run.italic:
        html = Markup("<em>{}</em>").format(html)
    if run.bold:
        html = Markup("<strong>{}</strong>").format(html)
    return html


def _marked(run: Run, text: Markup) -> Markup:
    if run.kind == "field" and not run.control.value:
        return _FIELD.format(token=run.token or "", text=text)
    if run.kind == "decision":
        return _DECISION.format(text=text)
    return text


def _broken(text: str) -> Markup:
    """A text, escaped, with its line breaks as elements."""
    if "\n" not in text and "\r" not in text:
        return escape(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _BREAK.join(escape(line) for line in lines)
