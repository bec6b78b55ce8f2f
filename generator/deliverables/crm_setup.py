"""``crm-setup``: what to set up in the CRM – stages, fields, actions, reasons, automations, reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.crm import CrmField, System
from generator.blueprint.model.offers import MergeField
from generator.blueprint.model.process import Stage
from generator.documents.workbook import Cell, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

ID = "crm-setup"
TITLE = Label("CRM setup")
ABOUT = Label("Instructions")
HOW = (
    Label(
        "This workbook says what to set up in the CRM, so that it reminds and prompts instead of only collecting data.",
    ),
    Label(
        "Begin with the stages and the required fields. After a quarter, remove the fields that nobody reads.",
    ),
    Label(
        "The column “Done” is for the administrator: enter the date once an item works in the system.",
    ),
)
SYSTEM, CLICKS = (
    Label("System"),
    Label("Notes and next steps are entered here"),
)
STAGES, FIELDS, ACTIONS, REASONS, AUTOMATIONS, REPORTS = (
    Label("Stages"),
    Label("Fields"),
    Label("Actions"),
    Label("Reasons"),
    Label("Automations"),
    Label("Reports"),
)
NUMBER, NAME, LABEL, PROBABILITY, FORECAST, STALE, HINT, KEY_FIELDS = (
    Label("No."),
    Label("Full name"),
    Label("Label"),
    Label("Probability"),
    Label("Forecast"),
    Label("Stale after days"),
    Label("Guidance"),
    Label("Key fields"),
)
FORECASTS = {
    "omitted": Label("omitted"),
    "pipeline": Label("pipeline"),
    "best-case": Label("best case"),
    "commit": Label("commit"),
    "closed": Label("closed"),
}
FIELD, OBJECT, TYPE, OPTIONS, REQUIRED, FILLED_BY, PERSONAL, PURPOSE = (
    Label("Field"),
    Label("Object"),
    Label("Type"),
    Label("Options"),
    Label("Required from stage"),
    Label("Filled in by"),
    Label("Personal data"),
    Label("Purpose", "crm-setup"),
)
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
NAMES = Label("Names")
HERE = Label("Here")
CONCEPTS: tuple[tuple[str, Label, Label, tuple[str, str, str]], ...] = (
    (
        "process",
        Label("process"),
        Label("process"),
        ("pipeline", "deal pipeline", "sales process, path"),
    ),
    (
        "stage",
        Label("stage"),
        Label("stage (name, hint)"),
        (
            "stage (name, probability, rotting days)",
            "deal stage (name, probability, closed)",
            "stage (probability, forecast category)",
        ),
    ),
    (
        "action",
        Label("action of a stage"),
        Label("action"),
        ("activity", "task, playbook", "task, path guidance"),
    ),
    (
        "deal",
        Label("deal"),
        Label("deal"),
        ("deal", "deal", "opportunity"),
    ),
    (
        "company",
        Label("company"),
        Label("company"),
        ("organization", "company", "account"),
    ),
    (
        "person",
        Label("person"),
        Label("person"),
        ("person", "contact", "contact, contact role"),
    ),
    (
        "product",
        Label("product"),
        Label("product"),
        ("product", "product", "product, price book"),
    ),
    (
        "reason",
        Label("reason for the end"),
        Label("lost reason"),
        ("lost reason", "closed lost reason", "custom picklist"),
    ),
)
"""What the process calls things, and what each system does, in the order of ``SYSTEMS``."""
ACTION, WEIGHT, MANDATORY, PERFORMER = (
    Label("Action"),
    Label("Weight"),
    Label("Mandatory"),
    Label("Performed by"),
)
OUTCOME, REASON, EXPLANATION = (
    Label("Outcome"),
    Label("Reason"),
    Label("When it is the right one"),
)
OUTCOMES = {
    "won": Label("won"),
    "lost": Label("lost"),
    "abandoned": Label("abandoned"),
    "disqualified": Label("disqualified"),
}
EVENT, TASK, FOR_WHOM = (
    Label("Event"),
    Label("What the CRM sets up"),
    Label("For whom"),
)
REPORT, SHOWS, READER, RHYTHM = (
    Label("Report"),
    Label("What it shows"),
    Label("Reader"),
    Label("How often"),
)
OBJECT_NAMES, OURS, THEIRS = (
    Label("Names in the system"),
    Label("What we call it"),
    Label("What the system calls it"),
)
TOKENS, TOKEN, MEANS, SOURCE, EXAMPLE, NEEDED = (
    Label("Merge fields"),
    Label("Merge field"),
    Label("What it means"),
    Label("Where the value comes from"),
    Label("Example"),
    Label("Needed"),
)
DONE = Label("Done", "crm-setup")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The workbook, where the CRM has fields."""
    return (
        [Deliverable(ID, said(TITLE, blueprint.language), workbook=workbook, packs=("manager",))]
        if blueprint.crm_fields
        else []
    )


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions and a sheet a subject; a subject without content has none."""
    pen = Pen(blueprint)
    lines = (*(pen.say(line) for line in HOW), *_system(blueprint, pen))
    about = TextSheet("about", pen.say(ABOUT), pen.say(TITLE), (("", lines),))
    subjects = (_names, _stages, _objects, _fields, _actions, _reasons, _automations, _reports, _merge_fields)
    sheets = (subject(blueprint, pen) for subject in subjects)
    return pen.workbook(ID, pen.say(TITLE), (about, *(sheet for sheet in sheets if sheet.rows)))


def _system(blueprint: Blueprint, pen: Pen) -> Iterator[str]:
    """What the system is called, and where a salesperson writes in it."""
    if blueprint.crm.name:
        yield f"{pen.say(SYSTEM)}: {pen.bare(blueprint.crm.name)}."
    if blueprint.crm.click_path:
        yield f"{pen.say(CLICKS)}: {pen.bare(blueprint.crm.click_path)}."


def _sheet(id_: str, title: str, columns: tuple[SheetColumn, ...], rows: Iterable[SheetRow], pen: Pen) -> TableSheet:
    """A sheet of things to set up, with a column for the day on which each works."""
    done = SheetColumn("done", pen.say(DONE), 13, kind="date", input=True)
    return TableSheet(id_, title, (*columns, done), tuple(rows), heading=title, freeze=1)


def _row(element: Entity, **cells: Cell) -> SheetRow:
    return SheetRow(cells, id=element.id, origin=element.path)


def _names(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("here", pen.say(HERE), 24),
        *(SheetColumn(system, name, 24, input=True) for system, name in SYSTEMS.items()),
    )
    rows = (
        SheetRow({"here": pen.say(here), **dict(zip(SYSTEMS, (pen.say(first), *others), strict=True))}, id=id_)
        for id_, here, first, others in CONCEPTS
    )
    title = pen.say(NAMES)
    return TableSheet("names", title, columns, tuple(rows), heading=title, freeze=1)


def _stages(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("number", pen.say(NUMBER), 6),
        SheetColumn("name", pen.say(NAME), 30),
        SheetColumn("label", pen.say(LABEL), 20),
        SheetColumn("probability", pen.say(PROBABILITY), 11, kind="percent"),
        SheetColumn("forecast", pen.say(FORECAST), 13),
        SheetColumn("stale", pen.say(STALE), 11, kind="integer"),
        SheetColumn("hint", pen.say(HINT), 60),
        SheetColumn("fields", pen.say(KEY_FIELDS), 34),
    )
    rows = (_stage(stage, pen) for stage in blueprint.stages.values())
    return _sheet("stages", pen.say(STAGES), columns, rows, pen)


def _stage(stage: Stage, pen: Pen) -> SheetRow:
    return _row(
        stage,
        number=pen.stage_number(stage.id),
        name=pen.bare(stage.name),
        label=stage.short_label,
        probability=stage.probability,
        forecast=pen.say(FORECASTS[stage.forecast]) if stage.forecast else None,
        stale=stage.stale_after_days,
        hint=pen.bare(stage.crm_guidance or ""),
        fields=", ".join(pen.bare(pen.crm_field(id_)) for id_ in stage.key_fields),
    )


def _objects(blueprint: Blueprint, pen: Pen) -> TableSheet:
    """What the system calls its objects; a company that has not said so has no such sheet."""
    columns = (SheetColumn("ours", pen.say(OURS), 24), SheetColumn("theirs", pen.say(THEIRS), 34))
    rows = (
        SheetRow({"ours": pen.say(OBJECTS[id_]), "theirs": pen.bare(name)}, id=id_, origin="crm.objects")
        for id_, name in blueprint.crm.objects.items()
    )
    return _sheet("objects", pen.say(OBJECT_NAMES), columns, rows, pen)


def _merge_fields(blueprint: Blueprint, pen: Pen) -> TableSheet:
    """The fields of the templates: where the CRM has their values, and how its own templates write them."""
    fields = blueprint.merge_fields.values()
    systems = {id_: name for id_, name in SYSTEMS.items() if any(id_ in field.tokens for field in fields)}
    columns = (
        SheetColumn("token", pen.say(TOKEN), 26),
        SheetColumn("label", pen.say(MEANS), 32),
        SheetColumn("object", pen.say(OBJECT), 11),
        SheetColumn("field", pen.say(FIELD), 26),
        SheetColumn("source", pen.say(SOURCE), 36),
        SheetColumn("example", pen.say(EXAMPLE), 28),
        SheetColumn("needed", pen.say(NEEDED), 10, kind="check"),
        *(SheetColumn(system, name, 26, input=True) for system, name in systems.items()),
    )
    rows = (_merge_field(field, list(systems), pen) for field in fields)
    return _sheet("merge-fields", pen.say(TOKENS), columns, rows, pen)


def _merge_field(field: MergeField, systems: list[System], pen: Pen) -> SheetRow:
    return _row(
        field,
        token=field.id,
        label=pen.bare(field.label),
        object=pen.say(OBJECTS[field.object]) if field.object else None,
        field=pen.bare(pen.crm_field(field.crm_field)) or None,
        source=pen.bare(field.source or "") or None,
        example=pen.bare(field.example or "") or None,
        needed=field.required,
        **{system: field.tokens.get(system) for system in systems},
    )


def _fields(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("label", pen.say(FIELD), 28),
        SheetColumn("object", pen.say(OBJECT), 11),
        SheetColumn("type", pen.say(TYPE), 14),
        SheetColumn("options", pen.say(OPTIONS), 28),
        SheetColumn("required", pen.say(REQUIRED), 24),
        SheetColumn("filled_by", pen.say(FILLED_BY), 18),
        SheetColumn("personal", pen.say(PERSONAL), 10, kind="check"),
        SheetColumn("purpose", pen.say(PURPOSE), 34),
        *(SheetColumn(system, name, 18, input=True) for system, name in SYSTEMS.items()),
    )
    rows = (_field(field, pen) for field in blueprint.crm_fields.values())
    return _sheet("fields", pen.say(FIELDS), columns, rows, pen)


def _field(field: CrmField, pen: Pen) -> SheetRow:
    return _row(
        field,
        label=pen.bare(field.label),
        object=pen.say(OBJECTS[field.object]),
        type=pen.say(TYPES[field.type]),
        options=", ".join(field.options),
        required=pen.stage(field.required_from) if field.required_from else None,
        filled_by=pen.role(field.filled_by) if field.filled_by else None,
        personal=field.personal_data,
        purpose=pen.bare(field.purpose or ""),
        **{system: field.names.get(system, pen.say(custom)) for system, custom in CUSTOM.items()},
    )


def _actions(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("stage", pen.label("common.stage"), 26),
        SheetColumn("name", pen.say(ACTION), 34),
        SheetColumn("hint", pen.say(HINT), 48),
        SheetColumn("weight", pen.say(WEIGHT), 8, kind="integer"),
        SheetColumn("mandatory", pen.say(MANDATORY), 12, kind="check"),
        SheetColumn("performer", pen.say(PERFORMER), 20),
    )
    rows = (
        _row(
            action,
            stage=pen.stage(action.stage),
            name=pen.bare(action.name),
            hint=pen.bare(action.hint or ""),
            weight=action.weight,
            mandatory=action.mandatory,
            performer=pen.role_or_decision(action.performer, action.origin("performer")),
        )
        for action in blueprint.crm.actions.values()
    )
    return _sheet("actions", pen.say(ACTIONS), columns, rows, pen)


def _reasons(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("outcome", pen.say(OUTCOME), 16),
        SheetColumn("name", pen.say(REASON), 36),
        SheetColumn("explanation", pen.say(EXPLANATION), 64),
    )
    rows = (
        _row(
            reason,
            outcome=pen.say(OUTCOMES[reason.outcome]),
            name=pen.bare(reason.name),
            explanation=pen.bare(reason.explanation or ""),
        )
        for reason in blueprint.crm.reasons.values()
    )
    return _sheet("reasons", pen.say(REASONS), columns, rows, pen)


def _automations(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("event", pen.say(EVENT), 36),
        SheetColumn("task", pen.say(TASK), 64),
        SheetColumn("role", pen.say(FOR_WHOM), 22),
    )
    rows = (
        _row(
            automation,
            event=pen.bare(blueprint.events[automation.event].name),
            task=pen.bare(automation.task),
            role=pen.role(automation.role),
        )
        for automation in blueprint.crm.automations.values()
    )
    return _sheet("automations", pen.say(AUTOMATIONS), columns, rows, pen)


def _reports(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("name", pen.say(REPORT), 34),
        SheetColumn("shows", pen.say(SHOWS), 64),
        SheetColumn("reader", pen.say(READER), 20),
        SheetColumn("rhythm", pen.say(RHYTHM), 20),
    )
    rows = (
        _row(
            report,
            name=pen.bare(report.name),
            shows=pen.bare(report.shows),
            reader=pen.role_or_decision(report.reader, report.origin("reader")),
            rhythm=pen.bare(report.rhythm or ""),
        )
        for report in blueprint.crm.reports.values()
    )
    return _sheet("reports", pen.say(REPORTS), columns, rows, pen)
