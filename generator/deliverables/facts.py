"""Facts about a thing, as label and value."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import KeyValues
from generator.documents.inline import Inline

from .pen import Pen


def facts(pen: Pen, origin: str, *pairs: tuple[str, Inline | str | None]) -> Iterator[KeyValues]:
    """The labelled values that there are; nothing where there is none."""
    given = tuple((pen.label_of(label), _inline(value, pen)) for label, value in pairs if value)
    if given:
        yield KeyValues(given, origin)


def _inline(value: Inline | str | None, pen: Pen) -> Inline:
    return pen.inline(value) if isinstance(value, str) else value or ()
