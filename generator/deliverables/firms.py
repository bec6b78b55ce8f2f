"""A text for several kinds of firms: it stands there as the main one gets it, and what the others get instead below."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blueprint.model.customers import Avatar
from generator.documents.inline import Inline

from .internal_pen import InternalPen
from .known import avatar_fields, avatars_written_to


def written_to(avatar: str | None, texts: Iterable[str | None], pen: InternalPen) -> str:
    """The kind of firm whose facts stand in texts: ``avatar``, or the main of several; "" for the only one."""
    firms = avatars_written_to(pen.blueprint)
    if avatar:
        return pen.caption(pen.blueprint.avatars[avatar].name)
    return pen.caption(firms[0].name) if len(firms) > 1 and avatar_fields(texts, pen.blueprint) else ""


def to_others(avatar: str | None, texts: Iterable[str | None], pen: InternalPen) -> tuple[tuple[str, Inline], ...]:
    """What texts say instead to each further kind of firm; nothing where they are written to ``avatar`` alone."""
    fields = [] if avatar else avatar_fields(texts, pen.blueprint)
    further = avatars_written_to(pen.blueprint)[1:] if fields else []
    return tuple((_to(firm, pen), _instead(fields, pen.writing_to(firm.id))) for firm in further)


def _to(firm: Avatar, pen: InternalPen) -> str:
    return pen.say("To “{firm}”", firm=pen.caption(firm.name))


def _instead(fields: list[str], pen: InternalPen) -> Inline:
    """The facts of a kind of firm, each behind the label of its field."""
    return pen.inline("\n".join(f"{pen.blueprint.merge_fields[id_].label}: [[{id_}]]" for id_ in fields))
