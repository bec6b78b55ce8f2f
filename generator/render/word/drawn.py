"""Marks that keep a place in a shell for WordprocessingML that is drawn already, and what is drawn put in for them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from .text import finished

DRAWN = ("body", "contents")
"""What a shell has drawn."""
IN_PARTS = ("section", "content")
"""What a template has drawn beside that, by the ids of sections."""


def with_marks(context: Mapping[str, object]) -> dict[str, object]:
    """The values with a mark for each drawn one that is not empty."""
    marked = {name: _mark(name) for name in DRAWN if context[name]}
    parts = {name: _marked(name, _parts(context, name)) for name in IN_PARTS if name in context}
    return {**context, **marked, **parts}


def put_in(part: bytes, context: Mapping[str, object]) -> bytes:
    """The part with what is drawn in place of the marks."""
    drawn = {name: str(context[name]) for name in DRAWN}
    drawn |= {f"{name} {id_}": str(one) for name in IN_PARTS for id_, one in _parts(context, name).items()}
    for name, xml in drawn.items():
        part = part.replace(_mark(name).encode(), xml.encode())
    return part


def _marked(name: str, drawn: Mapping[str, object]) -> dict[str, object]:
    return {id_: _mark(f"{name} {id_}") if one else one for id_, one in drawn.items()}


def _parts(context: Mapping[str, object], name: str) -> Mapping[str, object]:
    parts = context.get(name, {})
    assert isinstance(parts, Mapping)  # sections by their ids
    return parts


def _mark(name: str) -> Markup:
    return finished(f"<!--drawn {name}-->")
