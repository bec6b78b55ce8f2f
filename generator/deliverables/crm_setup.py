"""``crm-setup``: what to set up in the CRM – stages, fields, actions, reasons, automations, reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.crm import CrmAction, CrmAutomation, CrmField, CrmReason, CrmReport, System
from generator.blueprint.model.offers import MergeField
from generator.blueprint.model.process import Stage
from generator.documents.workbook import Cell, SheetRow, TableSheet, TextSheet
from generator.locale import Label

from . import qualification
from .columns import Col, sheet_columns, sheet_row, sheet_rows
from .internal_pen import InternalPen
from .paper import Paper

E = TypeVar("E")
ID = "crm-setup"
FIELD, OBJECT, HINT = Label("Field"), Label("Object"), Label("Guidance")
FORECASTS = {
    "omitted": Label("omitted"),
    "pipeline": Label("pipeline"),
    "best-case": Label("best case"),
    "commit": Label("commit"),
    "closed": Label("closed"),
}
OBJECTS = {
    "deal": Label("deal", "crm-setup"),
    "company": Label("company"),
    "person": Label("person"),
    "activity": Label("activity"),
    "product": Label("product"),
}
TYPES = {
    "text": Label("text"),
    "long-text": Label("long text"),
    "number": Label("number"),
    "money": Label("money"),
    "date": Label("date"),
    "choice": Label("choice"),
    "multiple-choice": Label("multiple choice"),
    "yes-no": Label("yes or no"),
    "person": Label("person"),
}
OUTCOMES = {
    "won": Label("won"),
    "lost": Label("lost"),
    "abandoned": Label("abandoned"),
    "disqualified": Label("disqualified"),
}
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


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """What the system is called, and where a salesperson writes in it."""
    crm = blueprint.crm
    facts = ((Label("System"), crm.name), (Label("Notes and next steps are entered here"), crm.click_path))
    lines = tuple(f"{pen.say(label)}: {pen.bare(text)}." for label, text in facts if text)
    yield TextSheet("about", "", blueprint.papers[ID].title, (("", lines),))


def names(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What the process calls things, and what each system does; none where the company's system is another."""
    columns: tuple[Col[Concept, Cell], ...] = (
        Col("here", Label("Here"), 24, lambda one: pen.say(one.here)),
        *(_concept_in(system, pen) for system in _systems(blueprint)),
    )
    if len(columns) > 1:
        rows = tuple(sheet_row(concept, columns, concept.id, "") for concept in CONCEPTS)
        yield TableSheet("names", "", sheet_columns(columns, pen), rows, freeze=1)


def _concept_in(system: System, pen: InternalPen) -> Col[Concept, Cell]:
    """What a system calls things; a label is said in the language of the paper, as its users see it."""
    return Col(system, SYSTEMS[system], 24, lambda one: pen.label_of(getattr(one, system)), input=True)


def _systems(blueprint: Blueprint) -> tuple[System, ...]:
    """The systems that the company's CRM is one of, by its name; all of them where it has not said which it has."""
    named = (blueprint.crm.name or "").casefold()
    return tuple(system for system, name in SYSTEMS.items() if not named or name.casefold() in named)


def stages(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The stages, each with what the CRM has to know about it."""
    columns: tuple[Col[Stage, Cell], ...] = (
        Col("number", Label("No."), 6, lambda one: pen.stage_number(one.id)),
        Col("name", Label("Full name"), 30, lambda one: pen.bare(one.name)),
        Col("label", Label("Label"), 20, lambda one: one.short_label),
        Col("probability", Label("Probability"), 11, lambda one: one.probability, "percent"),
        Col("forecast", Label("Forecast"), 13, lambda one: pen.say(FORECASTS[one.forecast]) if one.forecast else None),
        Col("stale", Label("Stale after days"), 11, lambda one: one.stale_after_days, "integer"),
        Col("hint", HINT, 60, lambda one: pen.bare(one.crm_guidance or "")),
        Col("fields", Label("Key fields"), 34, lambda one: _key_fields(one, pen)),
    )
    yield from _sheet("stages", columns, sheet_rows(blueprint.stages.values(), columns), pen)


def _key_fields(stage: Stage, pen: InternalPen) -> str:
    return ", ".join(pen.bare(pen.crm_field(id_)) for id_ in stage.key_fields)


def objects(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What the system calls its objects; a company that has not said so has no such sheet."""
    columns: tuple[Col[tuple[str, str], Cell], ...] = (
        Col("ours", Label("What we call it"), 24, lambda one: pen.say(OBJECTS[one[0]])),
        Col("theirs", Label("What the system calls it"), 34, lambda one: pen.bare(one[1])),
    )
    rows = (sheet_row(pair, columns, pair[0], "crm.objects") for pair in blueprint.crm.objects.items())
    yield from _sheet("objects", columns, tuple(rows), pen)


def fields(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The fields, with the names that the systems have for them."""
    columns: tuple[Col[CrmField, Cell], ...] = (
        Col("label", FIELD, 28, lambda one: pen.bare(one.label)),
        Col("object", OBJECT, 11, lambda one: pen.say(OBJECTS[one.object])),
        Col("type", Label("Type"), 14, lambda one: pen.say(TYPES[one.type])),
        Col("options", Label("Options"), 28, lambda one: ", ".join(one.options)),
        Col("required", Label("Required from stage"), 24, lambda one: _required_from(one, pen)),
        Col("filled-by", Label("Filled in by"), 18, lambda one: pen.role(one.filled_by) if one.filled_by else None),
        Col("personal", Label("Personal data"), 10, lambda one: one.personal_data, "check"),
        Col("purpose", Label("Purpose", "crm-setup"), 34, lambda one: pen.bare(one.purpose or "")),
        *(_named_in(system, pen) for system in _systems(blueprint)),
    )
    yield from _sheet("fields", columns, sheet_rows(blueprint.crm_fields.values(), columns), pen)


def _required_from(field: CrmField, pen: InternalPen) -> str | None:
    return pen.stage(field.required_from) if field.required_from else None


def _named_in(system: System, pen: InternalPen) -> Col[CrmField, Cell]:
    """What a system calls a field."""
    return Col(system, SYSTEMS[system], 18, lambda one: one.names.get(system, pen.say(CUSTOM[system])), input=True)


def letters(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The letters of the qualifying framework, each with its field and its gate."""
    framework, columns = qualification.in_use(blueprint), qualification.columns(blueprint, pen)
    yield from _sheet("qualifying", columns, sheet_rows(framework.letters.values() if framework else (), columns), pen)


def actions(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What is done at each stage."""
    columns: tuple[Col[CrmAction, Cell], ...] = (
        Col("stage", pen.say("Stage"), 26, lambda one: pen.stage(one.stage)),
        Col("name", Label("Action"), 34, lambda one: pen.bare(one.name)),
        Col("hint", HINT, 48, lambda one: pen.bare(one.hint or "")),
        Col("weight", Label("Weight"), 8, lambda one: one.weight, "integer"),
        Col("mandatory", Label("Mandatory"), 12, lambda one: one.mandatory, "check"),
        Col("performer", Label("Performed by"), 20, lambda one: _performer(one, pen)),
    )
    yield from _sheet("actions", columns, sheet_rows(blueprint.crm.actions.values(), columns), pen)


def _performer(action: CrmAction, pen: InternalPen) -> str:
    return pen.role_or_decision(action.performer, action.origin("performer"))


def reasons(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Why deals end."""
    columns: tuple[Col[CrmReason, Cell], ...] = (
        Col("outcome", Label("Outcome"), 16, lambda one: pen.say(OUTCOMES[one.outcome])),
        Col("name", Label("Reason"), 36, lambda one: pen.bare(one.name)),
        Col("explanation", Label("When it is the right one"), 64, lambda one: pen.bare(one.explanation or "")),
    )
    yield from _sheet("reasons", columns, sheet_rows(blueprint.crm.reasons.values(), columns), pen)


def automations(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What the CRM sets up by itself after an event."""
    columns: tuple[Col[CrmAutomation, Cell], ...] = (
        Col("event", Label("Event"), 36, lambda one: pen.bare(blueprint.events[one.event].name)),
        Col("task", Label("What the CRM sets up"), 64, lambda one: pen.bare(one.task)),
        Col("role", Label("For whom"), 22, lambda one: pen.role(one.role)),
    )
    yield from _sheet("automations", columns, sheet_rows(blueprint.crm.automations.values(), columns), pen)


def reports(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What is read from the CRM, by whom and how often."""
    columns: tuple[Col[CrmReport, Cell], ...] = (
        Col("name", Label("Report"), 34, lambda one: pen.bare(one.name)),
        Col("shows", Label("What it shows"), 64, lambda one: pen.bare(one.shows)),
        Col("reader", Label("Reader"), 20, lambda one: pen.role_or_decision(one.reader, one.origin("reader"))),
        Col("rhythm", Label("How often"), 20, lambda one: pen.bare(one.rhythm or "")),
    )
    yield from _sheet("reports", columns, sheet_rows(blueprint.crm.reports.values(), columns), pen)


def merge_fields(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The fields of the templates: where the CRM has their values, and how its own templates write them."""
    found = blueprint.merge_fields.values()
    columns: tuple[Col[MergeField, Cell], ...] = (
        Col("token", Label("Merge field"), 26, lambda one: one.id),
        Col("label", Label("What it means"), 32, lambda one: pen.bare(one.label)),
        Col("object", OBJECT, 11, lambda one: pen.say(OBJECTS[one.object]) if one.object else None),
        Col("field", FIELD, 26, lambda one: pen.bare(pen.crm_field(one.crm_field)) or None),
        Col("source", Label("Where the value comes from"), 36, lambda one: pen.bare(one.source or "") or None),
        Col("example", Label("Example"), 28, lambda one: pen.bare(one.example or "") or None),
        Col("needed", Label("Needed"), 10, lambda one: one.required, "check"),
        *(_written_in(system) for system in _systems(blueprint) if any(system in field.tokens for field in found)),
    )
    yield from _sheet("merge-fields", columns, sheet_rows(found, columns), pen)


def _written_in(system: System) -> Col[MergeField, Cell]:
    """How a system's own templates write a field."""
    return Col(system, SYSTEMS[system], 26, lambda one: one.tokens.get(system), input=True)


def _sheet(
    id_: str, columns: tuple[Col[E, Cell], ...], rows: tuple[SheetRow, ...], pen: InternalPen
) -> Iterator[TableSheet]:
    """A sheet of things to set up, with a column for the day on which each works; none without things."""
    done: Col[E, Cell] = Col("done", Label("Done", "crm-setup"), 13, kind="date", input=True)
    if rows:
        yield TableSheet(id_, "", sheet_columns((*columns, done), pen), rows, freeze=1)


PAPER = Paper(
    ID,
    made_for="crm_fields",
    packs=("manager",),
    sheets={
        "about": about,
        "names": names,
        "stages": stages,
        "objects": objects,
        "fields": fields,
        "qualifying": letters,
        "actions": actions,
        "reasons": reasons,
        "automations": automations,
        "reports": reports,
        "merge-fields": merge_fields,
    },
)
