"""``publication-plan``: what is published when and for whom, the automatic mails, campaigns and events."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.marketing import Happening, Publication
from generator.documents.blocks import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run, bold
from generator.documents.workbook import Cell, DataTable, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale import Label, said
from generator.rhythm.calendar import calendar_for

from .pen import Pen
from .registry import Deliverable

ID = "publication-plan"
TITLE = Label("90-day publication and email plan")
SUBTITLE = Label("The customer’s problem first, then the ways out, then us")
ABOUT = Label("Instructions")
TITLES_WITH_A_FIELD = Label(
    "These are working titles. In place of the field in brackets put the problem that your avatar describes.",
)
HOW = (
    Label(
        "Publish pairs together: link the video below the article, and the article below the video.",
    ),
    Label("Sell nothing at the reach stage. The product may appear in the last sentence at most."),
    Label(
        "Automatic emails count their days from the reader’s consent, not from the start of the plan.",
    ),
)
PLAN, MAILS, THEMES, CAMPAIGNS, EVENTS = (
    Label("Publication plan"),
    Label("Automatic emails"),
    Label("Themes"),
    Label("Campaigns"),
    Label("Events"),
)
DAY, DATE, PART, CHANNEL, WORKING_TITLE, FORM, THEME, PERSONA, BRIEF, CALL, KEYWORD, PAIR, AUTHOR, STATUS = (
    Label("Day"),
    Label("Date"),
    Label("Part"),
    Label("Channel"),
    Label("Working title"),
    Label("Form"),
    Label("Theme"),
    Label("For whom"),
    Label("What it says"),
    Label("What the reader does"),
    Label("Keywords"),
    Label("Paired with"),
    Label("Author"),
    Label("Published"),
)
MESSAGE, SUBJECT = Label("Message"), Label("Subject", "publication-plan")
CHANNELS = {
    "blog": Label("blog"),
    "linkedin": Label("LinkedIn"),
    "facebook": Label("Facebook"),
    "youtube": Label("YouTube"),
    "google": Label("Google"),
    "mail": Label("email"),
    "webinar": Label("webinar"),
    "event": Label("event"),
    "press": Label("press"),
}
PILLARS = {"problem": Label("problem"), "solution": Label("solution")}
ANGLE, KIND = Label("Our angle"), Label("Kind")
CAMPAIGN_KINDS = {"reach": Label("reach"), "remarketing": Label("remarketing")}
LANDING, BUDGET, CHECK, STOP = (
    Label("Leads to"),
    Label("Monthly budget"),
    Label("How often it is checked"),
    Label("When it is stopped"),
)
BUDGET_TO_DECIDE = Label("monthly budget")
WHAT, WHO, GOALS = Label("What"), Label("Who"), Label("Goals")
START = Label("the date on which the publication plan starts")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The plan, with the stage of marketing, where there are publications."""
    if not blueprint.publications:
        return []
    stage = "marketing" if "marketing" in blueprint.stages else None
    return [
        Deliverable(
            ID,
            said(TITLE, blueprint.language),
            stage,
            document=document,
            document_formats=("html",),
            workbook=workbook,
            table=table,
            packs=("marketing",),
        )
    ]


def _published(blueprint: Blueprint) -> list[Publication]:
    """Everything but the automatic mails, by its day."""
    found = [one for one in blueprint.publications.values() if one.channel != "mail"]
    return sorted(found, key=lambda publication: publication.day)


def _mailed(blueprint: Blueprint) -> list[Publication]:
    found = [one for one in blueprint.publications.values() if one.channel == "mail"]
    return sorted(found, key=lambda publication: publication.day)


def date_of(publication: Publication, blueprint: Blueprint) -> datetime.date | None:
    """The working day on which it appears; None where the start of the plan is not decided."""
    start = blueprint.plan.publications_start
    if start is None:
        return None
    return calendar_for(blueprint).next_working_day(start + datetime.timedelta(days=publication.day - 1))


# --- the page -------------------------------------------------------------------------------------


def document(blueprint: Blueprint) -> Document:
    """The plan to be read: themes, publications, mails, campaigns and events."""
    pen = Pen(blueprint)
    return pen.document(
        id_=ID,
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        imprint=pen.imprint("marketing" if "marketing" in blueprint.stages else None),
        blocks=tuple(_page(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _instructions(blueprint: Blueprint) -> tuple[str, ...]:
    """How to work with the plan; of the field in a title only where there is one."""
    with_a_field = any("[[" in publication.title for publication in blueprint.publications.values())
    lines = (TITLES_WITH_A_FIELD, *HOW) if with_a_field else HOW
    return tuple(said(line, blueprint.language) for line in lines)


def _page(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Bullets(tuple(pen.words(line) for line in _instructions(blueprint)))
    if blueprint.plan.publications_start is None:
        yield pen.decision_box(pen.say(START), "plan.publications_start")
    yield from _themes(blueprint, pen)
    yield from _publications(blueprint, pen)
    yield from _mails(blueprint, pen)
    yield from _campaigns(blueprint, pen)
    yield from _events(blueprint, pen)


def _themes(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if blueprint.pillars:
        columns = (Column(pen.say(THEME), 2), Column(pen.say(KIND), 1), Column(pen.say(ANGLE), 4))
        rows = (
            TableRow(
                (pen.inline(one.name), pen.words(pen.say(PILLARS[one.kind])), pen.inline(one.angle or "–")),
                origin=one.path,
            )
            for one in blueprint.pillars.values()
        )
        yield Heading(1, pen.words(pen.say(THEMES)), "themes")
        yield Table(columns, tuple(rows), origin="pillars")


def _publications(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    found = _published(blueprint)
    if not found:
        return
    yield Heading(1, pen.words(pen.say(PLAN)), "plan")
    columns = (
        Column(pen.say(DAY), 0.6, "number"),
        Column(pen.say(DATE), 1.1, "number"),
        Column(pen.say(CHANNEL), 1),
        Column(pen.say(WORKING_TITLE), 3.4),
        Column(pen.say(CALL), 2),
        Column(pen.say(AUTHOR), 1.1),
    )
    yield Table(columns, tuple(_publication(one, blueprint, pen) for one in found), origin="publications")


def _publication(publication: Publication, blueprint: Blueprint, pen: Pen) -> TableRow:
    brief = pen.inline(f"\n{publication.brief}") if publication.brief else ()
    day = date_of(publication, blueprint)
    cells: tuple[Inline, ...] = (
        pen.words(str(publication.day)),
        pen.words(pen.date(day) or "–"),
        pen.words(pen.say(CHANNELS[publication.channel])),
        (*bold(pen.inline(publication.title)), *brief),
        pen.inline(publication.call_to_action or "–"),
        pen.words(pen.role_or_decision(publication.author, publication.origin("author"))),
    )
    return TableRow(cells, anchor=f"publication-{publication.id}", origin=publication.path)


def _mails(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    found = _mailed(blueprint)
    if not found:
        return
    yield Heading(1, pen.words(pen.say(MAILS)), "mails")
    columns = (Column(pen.say(DAY), 0.6, "number"), Column(pen.say(MESSAGE), 3), Column(pen.say(SUBJECT), 3))
    rows = (
        TableRow(
            (pen.words(str(one.day)), pen.inline(one.title), pen.inline(_subject(one, blueprint) or "–")),
            origin=one.path,
        )
        for one in found
    )
    yield Table(columns, tuple(rows), origin="publications")


def _subject(publication: Publication, blueprint: Blueprint) -> str:
    subjects = blueprint.messages[publication.message].subject if publication.message else []
    return subjects[0] if subjects else ""


def _campaigns(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if blueprint.campaigns:
        yield Heading(1, pen.words(pen.say(CAMPAIGNS)), "campaigns")
    for one in blueprint.campaigns.values():
        landing = blueprint.publications[one.landing].title if one.landing else ""
        facts = (
            (KIND, pen.words(pen.say(CAMPAIGN_KINDS[one.kind]))),
            (CHANNEL, pen.words(pen.say(CHANNELS[one.channel]))),
            (LANDING, pen.inline(landing)),
            (
                BUDGET,
                pen.words(pen.money(one.budget))
                if one.budget
                else pen.decision(pen.say(BUDGET_TO_DECIDE), one.origin("budget")),
            ),
            (CHECK, pen.words(pen.frequency(one.check))),
            (STOP, pen.inline(one.stop_when or "")),
        )
        yield Heading(2, pen.inline(one.name), f"campaign-{one.id}", one.origin("name"))
        yield KeyValues(tuple((pen.say(label), value) for label, value in facts if value), one.path)


def _events(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if blueprint.happenings:
        yield Heading(1, pen.words(pen.say(EVENTS)), "events")
    for one in blueprint.happenings.values():
        yield from _event(one, pen)


def _event(happening: Happening, pen: Pen) -> Iterator[Block]:
    yield Heading(2, pen.inline(happening.name), f"event-{happening.id}", happening.origin("name"))
    if happening.topic:
        yield Paragraph(pen.inline(happening.topic), "lead", happening.origin("topic"))
    columns = (Column(pen.say(DAY), 0.7, "number"), Column(pen.say(WHAT), 5), Column(pen.say(WHO), 1.4))
    steps = sorted(happening.timeline.values(), key=lambda milestone: milestone.day)
    rows = (
        TableRow(
            (
                pen.words(_signed(step.day)),
                pen.inline(step.text),
                pen.words(pen.role_or_decision(step.role, step.origin("role"))),
            ),
            origin=step.path,
        )
        for step in steps
    )
    yield Table(columns, tuple(rows), origin=happening.origin("timeline"))
    if happening.goals:
        yield Paragraph((Run(f"{pen.say(GOALS)}:", bold=True),))
        yield Bullets(pen.inlines(happening.goals), happening.origin("goals"))


def _signed(day: int) -> str:
    """Days before an event with a minus, those after it with a plus."""
    return f"{'−' if day < 0 else '+' if day > 0 else ''}{abs(day)}"


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions, the plan to tick off, and the mails."""
    pen = Pen(blueprint)
    about = TextSheet("about", pen.say(ABOUT), pen.say(TITLE), (("", _instructions(blueprint)),))
    sheets = (_plan_sheet(blueprint, pen), _mail_sheet(blueprint, pen))
    return pen.workbook(ID, pen.say(TITLE), (about, *(sheet for sheet in sheets if sheet.rows)))


def _plan_sheet(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("day", pen.say(DAY), 7, kind="integer"),
        SheetColumn("date", pen.say(DATE), 13, kind="date", input=True),
        SheetColumn("part", pen.say(PART), 20),
        SheetColumn("channel", pen.say(CHANNEL), 11),
        SheetColumn("title", pen.say(WORKING_TITLE), 40),
        SheetColumn("form", pen.say(FORM), 20),
        SheetColumn("theme", pen.say(THEME), 22),
        SheetColumn("persona", pen.say(PERSONA), 18, input=True),
        SheetColumn("brief", pen.say(BRIEF), 48),
        SheetColumn("call", pen.say(CALL), 28),
        SheetColumn("keyword", pen.say(KEYWORD), 20, input=True),
        SheetColumn("pair", pen.say(PAIR), 28),
        SheetColumn("author", pen.say(AUTHOR), 16),
        SheetColumn("published", pen.say(STATUS), 13, kind="date", input=True),
    )
    rows = tuple(_plan_row(one, blueprint, pen) for one in _published(blueprint))
    return TableSheet("plan", pen.say(PLAN), columns, rows, heading=pen.say(PLAN), freeze=5)


def _plan_row(publication: Publication, blueprint: Blueprint, pen: Pen) -> SheetRow:
    pair = blueprint.publications[publication.pair].title if publication.pair else ""
    persona = blueprint.personas[publication.persona].name if publication.persona else ""
    pillar = blueprint.pillars[publication.pillar].name if publication.pillar else ""
    cells: dict[str, Cell] = {
        "day": publication.day,
        "date": date_of(publication, blueprint),
        "part": pen.stage_name(publication.stage),
        "channel": pen.say(CHANNELS[publication.channel]),
        "title": pen.bare(publication.title),
        "form": pen.bare(publication.form or ""),
        "theme": pen.bare(pillar),
        "persona": pen.bare(persona) or None,
        "brief": pen.bare(publication.brief or ""),
        "call": pen.bare(publication.call_to_action or ""),
        "keyword": publication.keyword,
        "pair": pen.bare(pair),
        "author": pen.role_or_decision(publication.author, publication.origin("author")),
    }
    return SheetRow(cells, id=publication.id, origin=publication.path)


def _mail_sheet(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("day", pen.say(DAY), 7, kind="integer"),
        SheetColumn("title", pen.say(MESSAGE), 40),
        SheetColumn("subject", pen.say(SUBJECT), 48),
        SheetColumn("theme", pen.say(THEME), 30),
        SheetColumn("published", pen.say(STATUS), 13, kind="date", input=True),
    )
    rows = tuple(_mail_row(one, blueprint, pen) for one in _mailed(blueprint))
    return TableSheet("mails", pen.say(MAILS), columns, rows, heading=pen.say(MAILS))


def _mail_row(publication: Publication, blueprint: Blueprint, pen: Pen) -> SheetRow:
    pillar = blueprint.pillars[publication.pillar].name if publication.pillar else ""
    cells: dict[str, Cell] = {
        "day": publication.day,
        "title": pen.bare(publication.title),
        "subject": pen.bare(_subject(publication, blueprint)),
        "theme": pen.bare(pillar),
    }
    return SheetRow(cells, id=publication.id, origin=publication.path)


# --- the file for schedulers ----------------------------------------------------------------------


def table(blueprint: Blueprint) -> DataTable:
    """The dated publications as a scheduler takes them: a row each, in neutral columns."""
    pen = Pen(blueprint)
    labels = (DATE, CHANNEL, WORKING_TITLE, BRIEF, CALL, AUTHOR)
    rows = tuple(
        (
            date_of(one, blueprint),
            pen.say(CHANNELS[one.channel]),
            pen.bare(one.title),
            pen.bare(one.brief or ""),
            pen.bare(one.call_to_action or ""),
            pen.role_or_decision(one.author, one.origin("author")),
        )
        for one in _published(blueprint)
    )
    return DataTable(ID, pen.say(TITLE), pen.language, tuple(pen.say(label) for label in labels), rows)
