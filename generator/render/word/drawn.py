"""Marks that keep a place in a shell for WordprocessingML that is drawn already, and what is drawn put in for them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from .text import finished

DRAWN = ("body", "contents")


def with_marks(context: Mapping[str, object]) -> dict[str, object]:
    """The values with a mark for each drawn one that is not empty."""
    return {**context, **{name: _mark(name) for name in DRAWN if context[name]}}


def put_in(part: bytes, context: Mapping[str, object]) -> bytes:
    """The part with what is drawn in place of the marks."""
    for name in DRAWN:
        part = part.replace(_mark(name).encode(), str(context[name]).encode())
    return part


def _mark(name: str) -> Markup:
    return finished(f"<!--drawn {name}-->")
