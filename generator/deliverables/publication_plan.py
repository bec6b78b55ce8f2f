"""``publication-plan``: what is published when and for whom, the automatic mails, campaigns and events."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.marketing import Campaign, Happening, Milestone, Pillar, Publication
from generator.documents.blocks import Block, Bullets, Heading, Paragraph, Table
from generator.documents.inline import Inline, Run, bold, to_paper
from generator.documents.workbook import Cell, CellLink, DataTable, Result, TableSheet, TextSheet
from generator.locale import Label
from generator.rhythm.calendar import calendar_for
from generator.rhythm.publications import date_of

from .columns import Col, sheet_columns, sheet_rows, table
from .due_states import lights, result, state
from .facts import facts
from .formulas import week
from .internal_pen import InternalPen
from .known import avatar_fields
from .paper import Paper
from .readers import for_whom, pen_of
from .reference_date import today
from .rhythm_rows import WEEK
from .sheets import plain_table

TITLES = Label("These are working titles: the facts in them are those of the company that each is written for.")
HOW = (
    Label("Publish pairs together: link the video below the article, and the article below the video."),
    Label("Sell nothing at the reach stage. The [[word.product]] may appear in the last sentence at most."),
    Label("Automatic emails count their days from the reader’s consent, not from the start of the plan."),
)
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
CAMPAIGN_KINDS = {"reach": Label("reach"), "remarketing": Label("remarketing")}
WORKING_TITLE, CALL, AUTHOR = Label("Working title"), Label("What the reader does"), Label("Author")
FOR_WHOM = Label("For whom")
SUBJECT = Label("Subject", "publication-plan")
SCHEDULED = ("date", "channel", "title", "brief", "call", "author")
"""What a scheduler takes of the columns of the plan."""

Plain = str | int | datetime.date | None


def _published(blueprint: Blueprint) -> list[Publication]:
    """Everything but the automatic mails, by its day."""
    found = [one for one in blueprint.publications.values() if one.channel != "mail"]
    return sorted(found, key=lambda publication: publication.day)


def _mailed(blueprint: Blueprint) -> list[Publication]:
    found = [one for one in blueprint.publications.values() if one.channel == "mail"]
    return sorted(found, key=lambda publication: publication.day)


def _author(publication: Publication, pen: InternalPen) -> str:
    return pen.role_or_decision(publication.author, publication.origin("author"))


def _subject(publication: Publication, blueprint: Blueprint) -> str:
    subjects = blueprint.messages[publication.message].subject if publication.message else []
    return subjects[0] if subjects else ""


def _theme(publication: Publication, blueprint: Blueprint) -> str:
    return blueprint.pillars[publication.pillar].name if publication.pillar else ""


def _instructions(blueprint: Blueprint, pen: InternalPen) -> tuple[str, ...]:
    """How to work with the plan; of the field in a title only where there is one."""
    with_facts = any(avatar_fields([publication.title], blueprint) for publication in blueprint.publications.values())
    return tuple(pen.say(line) for line in ((TITLES, *HOW) if with_facts else HOW))


# --- the page -------------------------------------------------------------------------------------


def how(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """How to work with the plan, and the date that it still needs."""
    yield Bullets(tuple(pen.words(line) for line in _instructions(blueprint, pen)))
    if blueprint.plan.publications_start is None:
        yield pen.decision_box(pen.say("the date on which the publication plan starts"), "plan.publications_start")


def themes(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What it is all about."""
    columns: tuple[Col[Pillar, Inline | str], ...] = (
        Col("theme", Label("Theme"), 2, lambda one: one.name),
        Col("kind", Label("Kind"), 1, lambda one: pen.say(PILLARS[one.kind])),
        Col("angle", Label("Our angle"), 4, lambda one: one.angle or "–"),
    )
    if blueprint.pillars:
        yield table(blueprint.pillars.values(), pen, *columns, origin="pillars")


def plan(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What is published, day by day."""
    columns: tuple[Col[Publication, Inline | str], ...] = (
        Col("day", Label("Day"), 0.6, lambda one: str(one.day), "number"),
        Col(
            "date",
            Label("Date"),
            1.1,
            lambda one: pen.date(date_of(one, blueprint, calendar_for(blueprint))) or "–",
            "number",
        ),
        Col("channel", Label("Channel"), 1, lambda one: pen.say(CHANNELS[one.channel])),
        Col("title", WORKING_TITLE, 3.4, lambda one: _title_and_brief(one, pen)),
        Col("persona", FOR_WHOM, 1.5, lambda one: pen.words(for_whom(one, pen) or "–")),
        Col("call", CALL, 2, lambda one: pen_of(one, pen).inline(one.call_to_action or "–")),
        Col("author", AUTHOR, 1.1, lambda one: pen.words(_author(one, pen))),
    )
    found = _published(blueprint)
    if found:
        yield _anchored(table(found, pen, *columns, origin="publications"), found)


def _title_and_brief(publication: Publication, pen: InternalPen) -> Inline:
    pen = pen_of(publication, pen)
    brief = pen.inline(f"\n{publication.brief}") if publication.brief else ()
    return (*bold(pen.inline(publication.title)), *brief)


def _anchored(shown: Table, publications: Iterable[Publication]) -> Table:
    """A table whose rows can be linked to."""
    rows = zip(shown.rows, publications, strict=True)
    return replace(shown, rows=tuple(replace(row, anchor=f"publication-{one.id}") for row, one in rows))


def mails(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The automatic mails, counted from the reader's consent."""
    columns: tuple[Col[Publication, Inline | str], ...] = (
        Col("day", Label("Day"), 0.6, lambda one: str(one.day), "number"),
        Col("message", Label("Message"), 3, lambda one: one.title),
        Col("subject", SUBJECT, 3, lambda one: _subject(one, blueprint) or "–"),
    )
    found = _mailed(blueprint)
    if found:
        yield table(found, pen, *columns, origin="publications")


def campaigns(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What is paid for, and when it is stopped."""
    for one in blueprint.campaigns.values():
        yield Heading(2, pen.inline(one.name), f"campaign-{one.id}", one.origin("name"))
        yield from facts(
            pen,
            one.path,
            (Label("Kind"), pen.say(CAMPAIGN_KINDS[one.kind])),
            (Label("Channel"), pen.say(CHANNELS[one.channel])),
            (Label("Leads to"), _landing(one, blueprint, pen)),
            (Label("Monthly budget"), _budget(one, pen)),
            (Label("How often it is checked"), pen.words(pen.frequency(one.check))),
            (Label("When it is stopped"), one.stop_when),
        )


def _landing(campaign: Campaign, blueprint: Blueprint, pen: InternalPen) -> Inline:
    """The title of the publication that it leads to."""
    landing = blueprint.publications[campaign.landing] if campaign.landing else None
    return pen_of(landing, pen).inline(landing.title) if landing else ()


def _budget(campaign: Campaign, pen: InternalPen) -> Inline:
    if campaign.budget:
        return pen.words(pen.money(campaign.budget))
    return pen.decision(pen.say("monthly budget"), campaign.origin("budget"))


def events(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What leads to each event, and what follows it."""
    for one in blueprint.happenings.values():
        yield from _event(one, blueprint, pen)


def _event(happening: Happening, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield Heading(2, pen.inline(happening.name), f"event-{happening.id}", happening.origin("name"))
    if happening.topic:
        yield Paragraph(pen.inline(happening.topic), "lead", happening.origin("topic"))
    held = _held_on(happening, blueprint)
    columns: tuple[Col[Milestone, Inline | str], ...] = (
        Col("day", Label("Day"), 0.7, lambda one: _signed(one.day), "number"),
        Col("date", Label("Date"), 1.1, lambda one: _date_of_a_milestone(one, held, pen), "number"),
        Col("what", Label("What"), 5, lambda one: one.text),
        Col("who", Label("Who"), 1.4, lambda one: pen.words(pen.role_or_decision(one.role, one.origin("role")))),
    )
    steps = sorted(happening.timeline.values(), key=lambda milestone: milestone.day)
    yield table(steps, pen, *columns, origin=happening.origin("timeline"))
    if happening.goals:
        yield Paragraph((Run(f"{pen.say('Goals')}:", bold=True),))
        yield Bullets(pen.inlines(happening.goals), happening.origin("goals"))


def _held_on(happening: Happening, blueprint: Blueprint) -> datetime.date | None:
    """The day of an event that stands in the plan; None where it does not, or the plan has no start."""
    planned = blueprint.publications[happening.publication] if happening.publication else None
    return date_of(planned, blueprint, calendar_for(blueprint)) if planned else None


def _date_of_a_milestone(milestone: Milestone, held: datetime.date | None, pen: InternalPen) -> str:
    return pen.date(held + datetime.timedelta(days=milestone.day)) if held else "–"


def _signed(day: int) -> str:
    """Days before an event with a minus, those after it with a plus."""
    return f"{'−' if day < 0 else '+' if day > 0 else ''}{abs(day)}"


# --- the workbook ---------------------------------------------------------------------------------


def about_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """How to work with the plan."""
    yield TextSheet(
        "about", "", blueprint.papers[PAPER.id].title, (("", _instructions(blueprint, pen)),), (today(blueprint, pen),)
    )


def plan_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The plan to tick off."""
    in_week: Col[Publication, Cell] = Col(
        "week", WEEK, 7, lambda one: _week(one, blueprint), "integer", formula=week("{date}", calendar_for(blueprint))
    )
    day, date, *others = _plan_columns(blueprint, pen)
    opening: Col[Publication, Cell] = Col("title", WORKING_TITLE, 40, lambda one: _on_the_page(one, pen))
    how: Col[Publication, Cell] = Col(
        "state", Label("State"), 12, lambda one: _state(one, blueprint, pen), formula=_how_it_stands(pen)
    )
    columns = (day, date, in_week, *(opening if one.id == "title" else one for one in others), how)
    found = _published(blueprint)
    if found:
        rows = sheet_rows(found, columns)
        yield TableSheet("plan", "", sheet_columns(columns, pen), rows, highlights=lights("state", pen), freeze=6)


def _how_it_stands(pen: InternalPen) -> str:
    return state("{date}", '{published}<>""', pen)


def _state(publication: Publication, blueprint: Blueprint, pen: InternalPen) -> Cell:
    return result(date_of(publication, blueprint, calendar_for(blueprint)), blueprint, pen)


def _on_the_page(publication: Publication, pen: InternalPen) -> CellLink:
    """Its title, which opens the page of the plan where that says more."""
    title = pen_of(publication, pen).bare(publication.title)
    return CellLink(title, paper=to_paper(PAPER.id, f"publication-{publication.id}"))


def _plan_columns(blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Publication, Plain], ...]:
    return (
        Col("day", Label("Day"), 7, lambda one: one.day, "integer"),
        Col(
            "date", Label("Date"), 13, lambda one: date_of(one, blueprint, calendar_for(blueprint)), "date", input=True
        ),
        Col("part", Label("Part"), 20, lambda one: pen.stage_name(one.stage)),
        Col("channel", Label("Channel"), 11, lambda one: pen.say(CHANNELS[one.channel])),
        Col("title", WORKING_TITLE, 40, lambda one: pen_of(one, pen).bare(one.title)),
        Col("form", Label("Form"), 20, lambda one: pen.bare(one.form or "")),
        Col("theme", Label("Theme"), 22, lambda one: pen.bare(_theme(one, blueprint))),
        Col("persona", FOR_WHOM, 18, lambda one: for_whom(one, pen) or None, input=True),
        Col("brief", Label("What it says"), 48, lambda one: pen_of(one, pen).bare(one.brief or "")),
        Col("call", CALL, 28, lambda one: pen_of(one, pen).bare(one.call_to_action or "")),
        Col("keyword", Label("Keywords"), 20, lambda one: one.keyword, input=True),
        Col("pair", Label("Paired with"), 28, lambda one: _pair(one, blueprint, pen)),
        Col("author", AUTHOR, 16, lambda one: _author(one, pen)),
        Col("published", Label("Published"), 13, kind="date", input=True),
    )


def _week(publication: Publication, blueprint: Blueprint) -> Result:
    """The week of the date; the sheet counts it anew where somebody enters another one."""
    calendar = calendar_for(blueprint)
    day = date_of(publication, blueprint, calendar)
    return Result(calendar.week(day) if day else "")


def _pair(publication: Publication, blueprint: Blueprint, pen: InternalPen) -> str:
    pair = blueprint.publications[publication.pair] if publication.pair else None
    return pen_of(pair, pen).bare(pair.title) if pair else ""


def mail_sheet(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The mails to tick off."""
    columns: tuple[Col[Publication, Plain], ...] = (
        Col("day", Label("Day"), 7, lambda one: one.day, "integer"),
        Col("title", Label("Message"), 40, lambda one: pen.bare(one.title)),
        Col("subject", SUBJECT, 48, lambda one: pen.bare(_subject(one, blueprint))),
        Col("theme", Label("Theme"), 30, lambda one: pen.bare(_theme(one, blueprint))),
        Col("published", Label("Published"), 13, kind="date", input=True),
    )
    found = _mailed(blueprint)
    if found:
        yield TableSheet("mails", "", sheet_columns(columns, pen), sheet_rows(found, columns))


# --- the file for schedulers ----------------------------------------------------------------------


def scheduled(blueprint: Blueprint) -> DataTable:
    """The dated publications as a scheduler takes them: a row each, in neutral columns."""
    pen = InternalPen(blueprint)
    columns = [column for column in _plan_columns(blueprint, pen) if column.id in SCHEDULED]
    rows = (tuple(column.cell(one) for column in columns if column.cell) for one in _published(blueprint))
    return plain_table(blueprint.papers[PAPER.id], "plan", columns, rows, pen)


PAPER = Paper(
    "publication-plan",
    {"how": how, "themes": themes, "plan": plan, "mails": mails, "campaigns": campaigns, "events": events},
    made_for="publications",
    stage=lambda blueprint: "marketing" if "marketing" in blueprint.stages else None,
    owner=lambda blueprint: None,
    packs=("marketing",),
    contents=True,
    searchable=True,
    document_formats=("html",),
    sheets={"about": about_sheet, "plan": plan_sheet, "mails": mail_sheet},
    table=scheduled,
)
