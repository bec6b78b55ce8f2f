"""Merge fields of a document with what somebody has written for them, and those that are still open."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import quote

from .blocks import Document
from .inline import Inline, Run
from .open_fields import fields


def filled(document: Document, texts: Mapping[str, str]) -> Document:
    """The document with a text in place of each merge field that has one; the others stay as they are.

    A text is put in as it stands: no markup is read in it, and no further fields.
    """
    blocks = tuple(_filled(block, texts) for block in document.blocks)
    imprint = replace(document.imprint, reference=_filled(document.imprint.reference, texts))
    return replace(document, blocks=blocks, imprint=imprint)


def open_fields(document: Document) -> dict[str, str]:
    """The fields that nobody has filled, in the order in which they stand there: what each asks for, by its id."""
    found: dict[str, str] = {}
    for run in fields(document):
        if run.token:
            found.setdefault(run.token, run.text)
    return found


def _filled(node: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(node, tuple):
        if any(isinstance(one, Run) for one in node):
            return _line(node, texts)
        return tuple(_filled(one, texts) for one in node)
    if isinstance(node, Run) or not is_dataclass(node) or isinstance(node, type):
        return node
    values = {name: getattr(node, name) for name in _names(node.__class__)}
    return replace(node, **{name: _filled(value, texts) for name, value in values.items() if isinstance(value, tuple)})


def _line(inline: Inline, texts: Mapping[str, str]) -> Inline:
    """The runs of a paragraph, filled; a text that brings its own full stop takes the place of the one behind it."""
    found: list[Run] = []
    for run, after in zip(inline, (*inline[1:], None), strict=True):
        text = texts.get(run.token or "") if run.kind == "field" else None
        if text is None:
            found.append(_linked(run, texts))
            continue
        has_stop = text.endswith(".") and after is not None and after.text.startswith(".")
        found.append(replace(run, text=text[:-1] if has_stop else text, kind="text", token=None, origin=""))
    return tuple(found)


def _linked(run: Run, texts: Mapping[str, str]) -> Run:
    """A run whose address may have merge fields in it."""
    link = run.link
    for token in texts if link and "[[" in link else ():
        link = (link or "").replace(f"[[{token}]]", quote(texts[token], safe="@+"))
    return run if link == run.link else replace(run, link=link)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
