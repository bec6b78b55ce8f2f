"""``crm-setup``: what to set up in the CRM – stages, fields, actions, reasons, automations, reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from generator.blueprint.buyers import sold_to
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.crm import CrmAction, CrmAutomation, CrmField, CrmReason, CrmReport, System
from generator.blueprint.model.offers import MergeField
from generator.blueprint.model.process import Stage
from generator.documents.workbook import Cell, Chart, SheetRow, TableSheet, TextSheet
from generator.locale import Label

from . import qualification
from .columns import Col, sheet_columns, sheet_row, sheet_rows
from .crm_names import CUSTOM, SYSTEMS, names, systems
from .crm_pipelines import (
    DONE,
    FORECAST,
    FULL_NAME,
    LABEL,
    NUMBER,
    PART,
    PROBABILITY,
    STALE,
    agreed,
    forecast_of,
    forecasts,
    pipelines,
    plain,
    standings,
)
from .internal_pen import InternalPen
from .paper import Paper
from .pipelines import column, taking_part
from .pipelines import names as names_of_pipelines
from .registry import Deliverable

E = TypeVar("E")
ID = "crm-setup"
FIELD, OBJECT, HINT = Label("Field"), Label("Object"), Label("Guidance")
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


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """What the system is called, and where a salesperson writes in it."""
    crm = blueprint.crm
    facts = ((Label("System"), crm.name), (Label("Notes and next steps are entered here"), crm.click_path))
    lines = tuple(f"{pen.say(label)}: {pen.bare(text)}." for label, text in facts if text)
    yield TextSheet("about", "", blueprint.papers[ID].title, (("", lines),))


def stages(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The stages, each with what the CRM has to know about it."""
    among = names_of_pipelines(blueprint)
    standing = {one.id: standings(one, blueprint) for one in blueprint.stages.values()}
    probability, stale_after_days = attrgetter("probability"), attrgetter("stale_after_days")
    columns: tuple[Col[Stage, Cell], ...] = (
        Col("number", NUMBER, 6, lambda one: pen.stage_number(one.id)),
        Col("name", FULL_NAME, 30, lambda one: pen.bare(one.name)),
        *column(lambda one: among.get(one.id), blueprint),
        *_taking_part(blueprint, pen),
        Col("label", LABEL, 20, lambda one: pen.stage_label(one.id) or None),
        Col("probability", PROBABILITY, 11, lambda one: agreed(standing[one.id], probability), "percent"),
        Col("forecast", FORECAST, 13, lambda one: agreed(standing[one.id], lambda it: forecast_of(it, blueprint))),
        Col("stale", STALE, 11, lambda one: agreed(standing[one.id], stale_after_days), "integer"),
        Col("hint", HINT, 60, lambda one: pen.bare(one.crm_guidance or "")),
        Col("fields", Label("Key fields"), 34, lambda one: _key_fields(one, pen)),
    )
    yield from _sheet("stages", columns, sheet_rows(blueprint.stages.values(), columns), pen)


def chances(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The chance of winning from stage to stage, as bars on a page of their own; none where no chance is known."""
    title, measure = pen.say("Chance of winning from stage to stage"), f"{pen.say(PROBABILITY)} (%)"
    bars = Chart(title, "name", ("probability",), measure, "bars", most=100, sheet="stages")
    if any(one.probability is not None for one in blueprint.stages.values()):
        yield TextSheet("chances", "", title, charts=(bars,))


def _taking_part(blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Stage, Cell], ...]:
    """How stages take part in a deal, where that is not a matter of course for all of them."""
    if not any(taking_part(one, pen) for one in blueprint.stages.values()):
        return ()
    return (Col("part", PART, 22, lambda one: taking_part(one, pen) or None, origin="stages"),)


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
        Col("options", Label("Options"), 28, lambda one: ", ".join(_options(one, blueprint))),
        Col("required", Label("Required from stage"), 24, lambda one: _required_from(one, pen)),
        Col("filled-by", Label("Filled in by"), 18, lambda one: pen.role(one.filled_by) if one.filled_by else None),
        Col("personal", Label("Personal data"), 10, lambda one: one.personal_data, "check"),
        Col("purpose", Label("Purpose", "crm-setup"), 34, lambda one: pen.bare(one.purpose or "")),
        *(_named_in(system, pen) for system in systems(blueprint)),
    )
    yield from _sheet("fields", columns, sheet_rows(sold_to(blueprint, blueprint.crm_fields).values(), columns), pen)


def _options(field: CrmField, blueprint: Blueprint) -> tuple[str, ...]:
    """What there is to choose from: the values that are given, then stages as they are called for short."""
    stages = (blueprint.stages[id_] for id_ in field.stages)
    return (*field.options, *(stage.short_label or stage.name for stage in stages))


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
        Col("driver", Label("Code in Win-Loss interviews"), 28, lambda one: _code(one, blueprint, pen)),
    )
    yield from _sheet("reasons", columns, sheet_rows(blueprint.crm.reasons.values(), columns), pen)


def _code(reason: CrmReason, blueprint: Blueprint, pen: InternalPen) -> str | None:
    """The name that interviews have for the same reason."""
    return pen.bare(blueprint.win_loss.drivers[reason.driver].name) if reason.driver else None


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
    found = sold_to(blueprint, blueprint.merge_fields).values()
    columns: tuple[Col[MergeField, Cell], ...] = (
        Col("token", Label("Merge field"), 26, lambda one: one.id),
        Col("label", Label("What it means"), 32, lambda one: pen.bare(one.label)),
        Col("object", OBJECT, 11, lambda one: pen.say(OBJECTS[one.object]) if one.object else None),
        Col("field", FIELD, 26, lambda one: pen.bare(pen.crm_field(one.crm_field)) or None),
        Col("source", Label("Where the value comes from"), 36, lambda one: pen.bare(one.source or "") or None),
        Col("example", Label("Example"), 28, lambda one: _example(one, pen)),
        Col("needed", Label("Needed"), 10, lambda one: one.required, "check"),
        *(_written_in(system) for system in systems(blueprint) if any(system in field.tokens for field in found)),
    )
    yield from _sheet("merge-fields", columns, sheet_rows(found, columns), pen)


def _example(field: MergeField, pen: InternalPen) -> str | None:
    """The fact that fills a field, where there is one."""
    return pen.bare(f"[[{field.id}]]" if pen.knows(field) else field.example or "") or None


def _written_in(system: System) -> Col[MergeField, Cell]:
    """How a system's own templates write a field."""
    return Col(system, SYSTEMS[system], 26, lambda one: one.tokens.get(system), input=True)


def _sheet(
    id_: str, columns: tuple[Col[E, Cell], ...], rows: tuple[SheetRow, ...], pen: InternalPen
) -> Iterator[TableSheet]:
    """A sheet of things to set up, with a column for the day on which each works; none without things."""
    done: Col[E, Cell] = Col("done", DONE, 13, kind="date", input=True)
    if rows:
        yield TableSheet(id_, "", sheet_columns((*columns, done), pen), rows, freeze=1)


class _OfPipelines(Paper):
    """A paper with a plain table where the company has pipelines."""

    def deliverable(self, blueprint: Blueprint) -> Deliverable | None:
        made = super().deliverable(blueprint)
        return replace(made, table=plain) if made and blueprint.pipelines else made


PAPER = _OfPipelines(
    ID,
    made_for="crm_fields",
    packs=("manager",),
    sheets={
        "about": about,
        "names": names,
        "pipelines": pipelines,
        "stages": stages,
        "chances": chances,
        "forecasts": forecasts,
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
