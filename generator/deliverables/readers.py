"""For whom a publication is written: the person, and the kind of firm whose facts stand in it."""

from __future__ import annotations

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.marketing import Publication

from .firms import written_to
from .internal_pen import InternalPen


def pen_of(publication: Publication, pen: InternalPen) -> InternalPen:
    """The pen that fills in the facts of the firm that a publication is for."""
    return pen.writing_to(_firm_of(publication, pen.blueprint))


def for_whom(publication: Publication, pen: InternalPen) -> str:
    """The person and the kind of firm that it is written for."""
    persona = pen.blueprint.personas[publication.persona].name if publication.persona else ""
    texts = (publication.title, publication.brief, publication.call_to_action)
    firm = written_to(_firm_of(publication, pen.blueprint), texts, pen)
    return "; ".join(filter(None, (pen.bare(persona), firm)))


def _firm_of(publication: Publication, blueprint: Blueprint) -> str | None:
    """The kind of firm that it is for: its own, or that of the publication that it is paired with."""
    pair = blueprint.publications[publication.pair] if publication.pair else None
    return publication.avatar or (pair.avatar if pair else None)
