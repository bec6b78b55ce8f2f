"""Runs of text, and light markdown turned into them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one look.

    ``kind``: ``text`` as it stands; ``field`` a merge field that a salesperson fills for each
    customer (``token`` is its id, ``text`` the label to show until then); ``decision`` something the
    company has not decided yet (``origin`` is the key to set, ``token`` what it is about). ``link`` is an http,
    https, mailto or tel address, or ``#anchor`` within the same document. Otherwise ``origin`` is given where a block
    joins the texts of several elements: the one that this text is from.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    kind: Literal["text", "field", "decision"] = "text"
    token: str | None = None
    origin: str = ""


Inline = tuple[Run, ...]
"""One paragraph's worth of runs."""


def plain(text: str) -> Inline:
    """Text exactly as it stands, with no markdown in it."""
    return (Run(text),) if text else ()


def bold(inline: Inline) -> Inline:
    """The same runs, all of them bold."""
    return tuple(replace(run, bold=True) for run in inline)


def text_of(inline: Inline) -> str:
    """The bare text of runs, for cells, file names and search; a merge field shows as ``[label]``."""
    return "".join(f"[{run.text}]" if run.kind == "field" else run.text for run in inline)
