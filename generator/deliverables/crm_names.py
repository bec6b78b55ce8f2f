"""The names of ``crm-setup``: what the process calls things, and what each system does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.crm import System
from generator.documents.workbook import Cell, TableSheet
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row
from .internal_pen import InternalPen

SYSTEMS: dict[System, str] = {
    "livespace": "Livespace",
    "pipedrive": "Pipedrive",
    "hubspot": "HubSpot",
    "salesforce": "Salesforce",
}
CUSTOM: dict[System, Label] = {
    "livespace": Label("custom field", "crm-setup"),
    "pipedrive": Label("custom field"),
    "hubspot": Label("custom property"),
    "salesforce": Label("custom field"),
}
"""What a system calls a field of one's own, as which a field without a name there is added."""


@dataclass(frozen=True, slots=True)
class Concept:
    """What the process calls a thing, and what each of ``SYSTEMS`` does."""

    id: str
    here: Label
    livespace: Label
    pipedrive: str
    hubspot: str
    salesforce: str


CONCEPTS = (
    Concept("process", Label("process"), Label("process"), "pipeline", "deal pipeline", "sales process, path"),
    Concept(
        "stage",
        Label("stage"),
        Label("stage (name, hint)"),
        "stage (name, probability, rotting days)",
        "deal stage (name, probability, closed)",
        "stage (probability, forecast category)",
    ),
    Concept("action", Label("action of a stage"), Label("action"), "activity", "task, playbook", "task, path guidance"),
    Concept("deal", Label("deal"), Label("deal"), "deal", "deal", "opportunity"),
    Concept("company", Label("company"), Label("company"), "organization", "company", "account"),
    Concept("person", Label("person"), Label("person"), "person", "contact", "contact, contact role"),
    Concept("product", Label("product"), Label("product"), "product", "product", "product, price book"),
    Concept(
        "reason",
        Label("reason for the end"),
        Label("lost reason"),
        "lost reason",
        "closed lost reason",
        "custom picklist",
    ),
)


def names(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What the process calls things, and what each system does; none where the company's system is another."""
    columns: tuple[Col[Concept, Cell], ...] = (
        Col("here", Label("Here"), 24, lambda one: pen.say(one.here)),
        *(_concept_in(system, pen) for system in systems(blueprint)),
    )
    if len(columns) > 1:
        rows = tuple(sheet_row(concept, columns, concept.id, "") for concept in CONCEPTS)
        yield TableSheet("names", "", sheet_columns(columns, pen), rows, freeze=1)


def _concept_in(system: System, pen: InternalPen) -> Col[Concept, Cell]:
    """What a system calls things; a label is said in the language of the paper, as its users see it."""
    return Col(system, SYSTEMS[system], 24, lambda one: pen.label_of(getattr(one, system)), input=True)


def systems(blueprint: Blueprint) -> tuple[System, ...]:
    """The systems that the company's CRM is one of, by its name; all of them where it has not said which it has."""
    named = (blueprint.crm.name or "").casefold()
    return tuple(system for system, name in SYSTEMS.items() if not named or name.casefold() in named)
