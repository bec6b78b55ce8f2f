"""The handbook's chapters on who works in the process, and by when: the roles and the deadlines."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import Role
from generator.blueprint.model.process import Event
from generator.documents.blocks import Block
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .facts import facts
from .headlines import under
from .internal_pen import InternalPen
from .sections import Shows

# --- who ------------------------------------------------------------------------------------------


def _roles(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield table(
        _of("us", blueprint),
        pen,
        Col("role", Label("Role"), 1.4, lambda role: pen.words(role.name)),
        Col("purpose", Label("Why it exists"), 3, lambda role: role.purpose or "–"),
        Col("people", Label("Who fills it"), 1.8, lambda role: _people(role, blueprint, pen)),
        origin="roles",
    )


def _people(role: Role, blueprint: Blueprint, pen: InternalPen) -> Inline:
    names = ", ".join(person.name for person in blueprint.people.values() if role.id in person.roles)
    return pen.words(names) if names else pen.decision(pen.say("a person for this role"), "people")


def _duties(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    duties = facts(pen, "roles", *((role.name, " ".join(role.duties)) for role in _of("us", blueprint)))
    yield from under(Label("What each role does"), duties, pen, 2, "duties")


def _customers_people(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    theirs = _of("customer", blueprint)
    if theirs:
        shown = table(
            theirs,
            pen,
            Col("role", Label("Role"), 1.4, lambda role: pen.words(role.name)),
            Col("part", Label("Part in the purchase"), 2.4, lambda role: role.purpose or "–"),
            Col("does", Label("What they do"), 2.4, lambda role: " ".join(role.duties) or "–"),
        )
        yield from under(Label("People on the [[word.customer]]’s side"), [shown], pen, 2, "customers-people")


def _partners(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The firms that we work with, and below them the parts that their people play."""
    if blueprint.partners:
        firms = table(
            blueprint.partners.values(),
            pen,
            Col("partner", Label("Partner"), 1.6, lambda one: pen.words(one.name)),
            Col("does", Label("What it does"), 3, lambda one: one.does or "–"),
            Col("contact", Label("How to reach it"), 1.6, lambda one: pen.words(one.contact or "–")),
            Col("notes", Label("Good to know"), 2, lambda one: one.notes or "–"),
        )
        yield from under(Label("Partners"), [firms], pen, 2, "partners")
    parts = facts(pen, "roles", *((pen.role(one.id), _part(one)) for one in _of("partner", blueprint)))
    yield from under(Label("People on partners’ side"), parts, pen, 2, "partners-people")


def _part(role: Role) -> str:
    return " ".join(filter(None, (role.purpose, *role.duties))) or "–"


def _of(side: str, blueprint: Blueprint) -> list[Role]:
    return [role for role in blueprint.roles.values() if role.side == side]


# --- by when --------------------------------------------------------------------------------------


def _deadlines(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if blueprint.time_rules:
        yield table(
            blueprint.time_rules.values(),
            pen,
            Col("event", Label("Event"), 2, lambda rule: _event(blueprint.events[rule.event], pen)),
            Col("action", Label("Reaction"), 3, lambda rule: rule.action),
            Col("role", Label("Role"), 1.3, lambda rule: pen.words(pen.role(rule.role))),
            Col("within", Label("Within"), 1.5, lambda rule: pen.words(pen.reaction(rule).wording)),
        )


def _event(event: Event, pen: InternalPen) -> Inline:
    """The event, and below it when exactly it has happened."""
    exactly = (*pen.words("\n"), *pen.inline(event.description)) if event.description else ()
    return (*pen.inline(event.name), *exactly)


SHOWS: Shows[Blueprint, InternalPen] = {
    "roles": _roles,
    "duties": _duties,
    "customers-people": _customers_people,
    "partners": _partners,
    "deadlines": _deadlines,
}
