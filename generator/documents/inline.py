"""Runs of text, and light markdown turned into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal


@dataclass(frozen=True, slots=True)
class Control:
    """How a merge field is filled.

    ``kind``: a ``text``, one of several lines, a ``date``, or a ``choice`` of ``choices``; with ``or_other`` something
    else may be written as well. ``value`` is what stands in it before anybody fills it: the field keeps its token, and
    another value may take that one's place.
    """

    kind: Literal["text", "lines", "date", "choice"] = "text"
    choices: tuple[str, ...] = ()
    or_other: bool = False
    value: str = ""


A_TEXT = Control()


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one look.

    ``kind``: ``text`` as it stands; ``field`` a merge field that a salesperson fills for each customer (``token`` is
    its id, ``text`` the label to show until then, ``control`` how it is filled; with an ``origin``, the key to set, the
    company could fill it for all customers); ``decision`` something the company has not decided yet (``origin`` is the
    key to set, ``token`` what it is about). ``link`` is an http, https, mailto or tel address, ``#anchor`` within the
    same document, or another paper and a place in it (``to_paper``). Otherwise ``origin`` is given where a block joins
    the texts of several elements: the one that this text is from.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    kind: Literal["text", "field", "decision"] = "text"
    token: str | None = None
    origin: str = ""
    control: Control = A_TEXT

    @property
    def shown(self) -> str:
        """The text as it is read where nothing marks a merge field: ``[label]``, or the value that it has."""
        if self.kind != "field":
            return self.text
        return self.control.value or f"[{self.text}]"


Inline = tuple[Run, ...]
"""One paragraph's worth of runs."""

_PAPER = "paper:"


def to_paper(id_: str, anchor: str = "") -> str:
    """The link to another paper by its id, and to a place in it: where its file stands is not the text's to know."""
    return f"{_PAPER}{id_}#{anchor}" if anchor else f"{_PAPER}{id_}"


def paper_of(link: str) -> tuple[str, str] | None:
    """The id of the paper and the place in it that a link leads to; None for a link of another kind."""
    if not link.startswith(_PAPER):
        return None
    id_, _, anchor = link.removeprefix(_PAPER).partition("#")
    return id_, anchor


def plain(text: str) -> Inline:
    """Text exactly as it stands, with no markdown in it."""
    return (Run(text),) if text else ()


def bold(inline: Inline) -> Inline:
    """The same runs, all of them bold."""
    return tuple(replace(run, bold=True) for run in inline)


def text_of(inline: Inline) -> str:
    """The bare text of runs, for titles, file names and search; a merge field shows as ``[label]``."""
    return "".join(run.shown for run in inline)


def written_out(inline: Inline) -> str:
    """The text of runs where nothing can be linked, as in a cell: each address behind its label, in brackets."""
    return "".join(_written_out(inline))


def _written_out(inline: Inline) -> Iterator[str]:
    for link, same in groupby(inline, key=lambda run: run.link):
        label = text_of(tuple(same))
        yield label
        address = address_beside(label, link) if link else ""
        if address:
            yield f" ({address})"


def address_beside(label: str, link: str) -> str:
    """The address as it is printed beside the label of a link; "" where the label says it, or it is within the paper.

    Of a mail or a telephone link that is the bare address or number.
    """
    scheme, _, rest = link.partition(":")
    if link.startswith(("#", _PAPER)):
        return ""
    is_web = scheme.lower() in ("http", "https")
    address = link if is_web else rest.partition("?")[0]
    return "" if _essence(label) == _essence(address) else address


def _essence(address: str) -> str:
    """An address without what may be left out when it is written."""
    bare = address.strip().lower().removesuffix("/")
    for prefix in ("mailto:", "tel:", "https://", "http://", "www."):
        bare = bare.removeprefix(prefix)
    return bare.replace(" ", "").replace("\u00a0", "")
