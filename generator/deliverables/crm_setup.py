"""``crm-setup``: what to set up in the CRM – stages, fields, actions, reasons, automations, reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.crm import CrmField, System
from generator.blueprint.model.offers import MergeField
from generator.blueprint.model.process import Stage
from generator.documents.workbook import Cell, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

ID = "crm-setup"
TITLE = Phrase("Konfiguracja CRM", "CRM setup")
ABOUT = Phrase("Instrukcja", "Instructions")
HOW = (
    Phrase(
        "Ten arkusz mówi, co ustawić w CRM, żeby system przypominał i podpowiadał, a nie tylko zbierał dane.",
        "This workbook says what to set up in the CRM, so that it reminds and prompts instead of only collecting data.",
    ),
    Phrase(
        "Zacznij od etapów i pól wymaganych. Pola, których nikt nie czyta, usuń po kwartale.",
        "Begin with the stages and the required fields. After a quarter, remove the fields that nobody reads.",
    ),
    Phrase(
        "Kolumna „Gotowe” jest dla administratora: wpisz datę, gdy pozycja działa w systemie.",
        "The column “Done” is for the administrator: enter the date once an item works in the system.",
    ),
)
SYSTEM, CLICKS = (
    Phrase("System", "System"),
    Phrase("Notatkę i następny krok wpisuje się tutaj", "Notes and next steps are entered here"),
)
STAGES, FIELDS, ACTIONS, REASONS, AUTOMATIONS, REPORTS = (
    Phrase("Etapy", "Stages"),
    Phrase("Pola", "Fields"),
    Phrase("Czynności", "Actions"),
    Phrase("Powody", "Reasons"),
    Phrase("Automatyzacje", "Automations"),
    Phrase("Raporty", "Reports"),
)
NUMBER, NAME, LABEL, PROBABILITY, FORECAST, STALE, HINT, KEY_FIELDS = (
    Phrase("Nr", "No."),
    Phrase("Pełna nazwa", "Full name"),
    Phrase("Etykieta", "Label"),
    Phrase("Szansa", "Probability"),
    Phrase("Prognoza", "Forecast"),
    Phrase("Bez ruchu najwyżej (dni)", "Stale after days"),
    Phrase("Podpowiedź", "Guidance"),
    Phrase("Najważniejsze pola", "Key fields"),
)
FORECASTS = {
    "omitted": Phrase("pomijana", "omitted"),
    "pipeline": Phrase("w lejku", "pipeline"),
    "best-case": Phrase("możliwa", "best case"),
    "commit": Phrase("pewna", "commit"),
    "closed": Phrase("zamknięta", "closed"),
}
FIELD, OBJECT, TYPE, OPTIONS, REQUIRED, FILLED_BY, PERSONAL, PURPOSE = (
    Phrase("Pole", "Field"),
    Phrase("Obiekt", "Object"),
    Phrase("Rodzaj", "Type"),
    Phrase("Wartości", "Options"),
    Phrase("Wymagane od etapu", "Required from stage"),
    Phrase("Wypełnia", "Filled in by"),
    Phrase("Dane osobowe", "Personal data"),
    Phrase("Po co", "Purpose"),
)
OBJECTS = {
    "deal": Phrase("szansa", "deal"),
    "company": Phrase("firma", "company"),
    "person": Phrase("osoba", "person"),
    "activity": Phrase("aktywność", "activity"),
    "product": Phrase("produkt", "product"),
}
TYPES = {
    "text": Phrase("tekst", "text"),
    "long-text": Phrase("długi tekst", "long text"),
    "number": Phrase("liczba", "number"),
    "money": Phrase("kwota", "money"),
    "date": Phrase("data", "date"),
    "choice": Phrase("lista", "choice"),
    "multiple-choice": Phrase("lista wielokrotna", "multiple choice"),
    "yes-no": Phrase("tak lub nie", "yes or no"),
    "person": Phrase("osoba", "person"),
}
SYSTEMS: dict[System, str] = {
    "livespace": "Livespace",
    "pipedrive": "Pipedrive",
    "hubspot": "HubSpot",
    "salesforce": "Salesforce",
}
CUSTOM: dict[System, Phrase] = {
    "livespace": Phrase("pole dodatkowe", "custom field"),
    "pipedrive": Phrase("custom field", "custom field"),
    "hubspot": Phrase("custom property", "custom property"),
    "salesforce": Phrase("custom field", "custom field"),
}
"""What a system calls a field of one's own, as which a field without a name there is added."""
NAMES = Phrase("Nazwy", "Names")
HERE = Phrase("U nas", "Here")
CONCEPTS: tuple[tuple[str, Phrase, Phrase, tuple[str, str, str]], ...] = (
    (
        "process",
        Phrase("proces", "process"),
        Phrase("proces", "process"),
        ("pipeline", "deal pipeline", "sales process, path"),
    ),
    (
        "stage",
        Phrase("etap", "stage"),
        Phrase("etap (nazwa, podpowiedź)", "stage (name, hint)"),
        (
            "stage (name, probability, rotting days)",
            "deal stage (name, probability, closed)",
            "stage (probability, forecast category)",
        ),
    ),
    (
        "action",
        Phrase("czynność na etapie", "action of a stage"),
        Phrase("działanie", "action"),
        ("activity", "task, playbook", "task, path guidance"),
    ),
    (
        "deal",
        Phrase("szansa sprzedaży", "deal"),
        Phrase("szansa sprzedaży", "deal"),
        ("deal", "deal", "opportunity"),
    ),
    (
        "company",
        Phrase("firma", "company"),
        Phrase("firma", "company"),
        ("organization", "company", "account"),
    ),
    (
        "person",
        Phrase("osoba", "person"),
        Phrase("osoba", "person"),
        ("person", "contact", "contact, contact role"),
    ),
    (
        "product",
        Phrase("produkt", "product"),
        Phrase("produkt", "product"),
        ("product", "product", "product, price book"),
    ),
    (
        "reason",
        Phrase("powód zakończenia", "reason for the end"),
        Phrase("powód przegrania", "lost reason"),
        ("lost reason", "closed lost reason", "custom picklist"),
    ),
)
"""What the process calls things, and what each system does, in the order of ``SYSTEMS``."""
ACTION, WEIGHT, MANDATORY, PERFORMER = (
    Phrase("Czynność", "Action"),
    Phrase("Waga", "Weight"),
    Phrase("Obowiązkowa", "Mandatory"),
    Phrase("Wykonuje", "Performed by"),
)
OUTCOME, REASON, EXPLANATION = (
    Phrase("Wynik", "Outcome"),
    Phrase("Powód", "Reason"),
    Phrase("Kiedy właściwy", "When it is the right one"),
)
OUTCOMES = {
    "won": Phrase("wygrana", "won"),
    "lost": Phrase("przegrana", "lost"),
    "abandoned": Phrase("rezygnacja", "abandoned"),
    "disqualified": Phrase("dyskwalifikacja", "disqualified"),
}
EVENT, TASK, FOR_WHOM = (
    Phrase("Zdarzenie", "Event"),
    Phrase("Co ustawia CRM", "What the CRM sets up"),
    Phrase("Dla kogo", "For whom"),
)
REPORT, SHOWS, READER, RHYTHM = (
    Phrase("Raport", "Report"),
    Phrase("Co pokazuje", "What it shows"),
    Phrase("Kto czyta", "Reader"),
    Phrase("Jak często", "How often"),
)
OBJECT_NAMES, OURS, THEIRS = (
    Phrase("Nazwy w systemie", "Names in the system"),
    Phrase("U nas", "What we call it"),
    Phrase("W systemie", "What the system calls it"),
)
TOKENS, TOKEN, MEANS, SOURCE, EXAMPLE, NEEDED = (
    Phrase("Pola szablonów", "Merge fields"),
    Phrase("Pole w szablonach", "Merge field"),
    Phrase("Co oznacza", "What it means"),
    Phrase("Skąd wartość", "Where the value comes from"),
    Phrase("Przykład", "Example"),
    Phrase("Konieczne", "Needed"),
)
DONE = Phrase("Gotowe", "Done")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The workbook, where the CRM has fields."""
    return (
        [Deliverable(ID, TITLE(blueprint.language), workbook=workbook, packs=("manager",))]
        if blueprint.crm_fields
        else []
    )


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions and a sheet a subject; a subject without content has none."""
    pen = Pen(blueprint)
    lines = (*(line(pen.language) for line in HOW), *_system(blueprint, pen))
    about = TextSheet("about", ABOUT(pen.language), TITLE(pen.language), (("", lines),))
    subjects = (_names, _stages, _objects, _fields, _actions, _reasons, _automations, _reports, _merge_fields)
    sheets = (subject(blueprint, pen) for subject in subjects)
    return pen.workbook(ID, TITLE(pen.language), (about, *(sheet for sheet in sheets if sheet.rows)))


def _system(blueprint: Blueprint, pen: Pen) -> Iterator[str]:
    """What the system is called, and where a salesperson writes in it."""
    if blueprint.crm.name:
        yield f"{SYSTEM(pen.language)}: {pen.bare(blueprint.crm.name)}."
    if blueprint.crm.click_path:
        yield f"{CLICKS(pen.language)}: {pen.bare(blueprint.crm.click_path)}."


def _sheet(id_: str, title: str, columns: tuple[SheetColumn, ...], rows: Iterable[SheetRow], pen: Pen) -> TableSheet:
    """A sheet of things to set up, with a column for the day on which each works."""
    done = SheetColumn("done", DONE(pen.language), 13, kind="date", input=True)
    return TableSheet(id_, title, (*columns, done), tuple(rows), heading=title, freeze=1)


def _row(element: Entity, **cells: Cell) -> SheetRow:
    return SheetRow(cells, id=element.id, origin=element.path)


def _names(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("here", HERE(language), 24),
        *(SheetColumn(system, name, 24, input=True) for system, name in SYSTEMS.items()),
    )
    rows = (
        SheetRow({"here": here(language), **dict(zip(SYSTEMS, (first(language), *others), strict=True))}, id=id_)
        for id_, here, first, others in CONCEPTS
    )
    title = NAMES(language)
    return TableSheet("names", title, columns, tuple(rows), heading=title, freeze=1)


def _stages(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("number", NUMBER(language), 6),
        SheetColumn("name", NAME(language), 30),
        SheetColumn("label", LABEL(language), 20),
        SheetColumn("probability", PROBABILITY(language), 11, kind="percent"),
        SheetColumn("forecast", FORECAST(language), 13),
        SheetColumn("stale", STALE(language), 11, kind="integer"),
        SheetColumn("hint", HINT(language), 60),
        SheetColumn("fields", KEY_FIELDS(language), 34),
    )
    rows = (_stage(stage, pen) for stage in blueprint.stages.values())
    return _sheet("stages", STAGES(language), columns, rows, pen)


def _stage(stage: Stage, pen: Pen) -> SheetRow:
    return _row(
        stage,
        number=pen.stage_number(stage.id),
        name=pen.bare(stage.name),
        label=stage.short_label,
        probability=stage.probability,
        forecast=FORECASTS[stage.forecast](pen.language) if stage.forecast else None,
        stale=stage.stale_after_days,
        hint=pen.bare(stage.crm_guidance or ""),
        fields=", ".join(pen.bare(pen.crm_field(id_)) for id_ in stage.key_fields),
    )


def _objects(blueprint: Blueprint, pen: Pen) -> TableSheet:
    """What the system calls its objects; a company that has not said so has no such sheet."""
    columns = (SheetColumn("ours", OURS(pen.language), 24), SheetColumn("theirs", THEIRS(pen.language), 34))
    rows = (
        SheetRow({"ours": OBJECTS[id_](pen.language), "theirs": pen.bare(name)}, id=id_, origin="crm.objects")
        for id_, name in blueprint.crm.objects.items()
    )
    return _sheet("objects", OBJECT_NAMES(pen.language), columns, rows, pen)


def _merge_fields(blueprint: Blueprint, pen: Pen) -> TableSheet:
    """The fields of the templates: where the CRM has their values, and how its own templates write them."""
    language, fields = pen.language, blueprint.merge_fields.values()
    systems = {id_: name for id_, name in SYSTEMS.items() if any(id_ in field.tokens for field in fields)}
    columns = (
        SheetColumn("token", TOKEN(language), 26),
        SheetColumn("label", MEANS(language), 32),
        SheetColumn("object", OBJECT(language), 11),
        SheetColumn("field", FIELD(language), 26),
        SheetColumn("source", SOURCE(language), 36),
        SheetColumn("example", EXAMPLE(language), 28),
        SheetColumn("needed", NEEDED(language), 10, kind="check"),
        *(SheetColumn(system, name, 26, input=True) for system, name in systems.items()),
    )
    rows = (_merge_field(field, list(systems), pen) for field in fields)
    return _sheet("merge-fields", TOKENS(language), columns, rows, pen)


def _merge_field(field: MergeField, systems: list[System], pen: Pen) -> SheetRow:
    return _row(
        field,
        token=field.id,
        label=pen.bare(field.label),
        object=OBJECTS[field.object](pen.language) if field.object else None,
        field=pen.bare(pen.crm_field(field.crm_field)) or None,
        source=pen.bare(field.source or "") or None,
        example=pen.bare(field.example or "") or None,
        needed=field.required,
        **{system: field.tokens.get(system) for system in systems},
    )


def _fields(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("label", FIELD(language), 28),
        SheetColumn("object", OBJECT(language), 11),
        SheetColumn("type", TYPE(language), 14),
        SheetColumn("options", OPTIONS(language), 28),
        SheetColumn("required", REQUIRED(language), 24),
        SheetColumn("filled_by", FILLED_BY(language), 18),
        SheetColumn("personal", PERSONAL(language), 10, kind="check"),
        SheetColumn("purpose", PURPOSE(language), 34),
        *(SheetColumn(system, name, 18, input=True) for system, name in SYSTEMS.items()),
    )
    rows = (_field(field, pen) for field in blueprint.crm_fields.values())
    return _sheet("fields", FIELDS(language), columns, rows, pen)


def _field(field: CrmField, pen: Pen) -> SheetRow:
    return _row(
        field,
        label=pen.bare(field.label),
        object=OBJECTS[field.object](pen.language),
        type=TYPES[field.type](pen.language),
        options=", ".join(field.options),
        required=pen.stage(field.required_from) if field.required_from else None,
        filled_by=pen.role(field.filled_by) if field.filled_by else None,
        personal=field.personal_data,
        purpose=pen.bare(field.purpose or ""),
        **{system: field.names.get(system, custom(pen.language)) for system, custom in CUSTOM.items()},
    )


def _actions(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("stage", pen.label("common.stage"), 26),
        SheetColumn("name", ACTION(language), 34),
        SheetColumn("hint", HINT(language), 48),
        SheetColumn("weight", WEIGHT(language), 8, kind="integer"),
        SheetColumn("mandatory", MANDATORY(language), 12, kind="check"),
        SheetColumn("performer", PERFORMER(language), 20),
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
    return _sheet("actions", ACTIONS(language), columns, rows, pen)


def _reasons(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("outcome", OUTCOME(language), 16),
        SheetColumn("name", REASON(language), 36),
        SheetColumn("explanation", EXPLANATION(language), 64),
    )
    rows = (
        _row(
            reason,
            outcome=OUTCOMES[reason.outcome](language),
            name=pen.bare(reason.name),
            explanation=pen.bare(reason.explanation or ""),
        )
        for reason in blueprint.crm.reasons.values()
    )
    return _sheet("reasons", REASONS(language), columns, rows, pen)


def _automations(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("event", EVENT(language), 36),
        SheetColumn("task", TASK(language), 64),
        SheetColumn("role", FOR_WHOM(language), 22),
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
    return _sheet("automations", AUTOMATIONS(language), columns, rows, pen)


def _reports(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("name", REPORT(language), 34),
        SheetColumn("shows", SHOWS(language), 64),
        SheetColumn("reader", READER(language), 20),
        SheetColumn("rhythm", RHYTHM(language), 20),
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
    return _sheet("reports", REPORTS(language), columns, rows, pen)
