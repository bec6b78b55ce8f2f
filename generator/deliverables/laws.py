"""The rules of law that a statement rests on, as they are cited, with the day on which they were last looked up."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Law
from generator.documents.inline import Inline, Run

from .internal_pen import InternalPen


def cited(ids: Iterable[str], blueprint: Blueprint, pen: InternalPen) -> Inline:
    """The laws one after another; () for none."""
    laws = (_cited(blueprint.laws[id_], pen) for id_ in ids)
    return tuple(run for law in laws for run in (Run("\n"), *law))[1:]


def _cited(law: Law, pen: InternalPen) -> Inline:
    says = pen.inline(f" – {law.says}") if law.says else ()
    checked = pen.words(f" ({pen.say('checked on {day}', day=pen.date(law.checked_on))})") if law.checked_on else ()
    return (Run(pen.caption(law.name), link=law.link, origin=law.origin("name")), *says, *checked)
