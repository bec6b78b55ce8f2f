"""``publication-plan``: what is published when and for whom, the automatic mails, campaigns and events."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

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
from generator.locale import Phrase
from generator.rhythm.calendar import calendar_for

from .pen import Pen
from .registry import Deliverable

ID = "publication-plan"
TITLE = Phrase("Plan publikacji i maili na 90 dni", "90-day publication and email plan")
SUBTITLE = Phrase(
    "Najpierw kłopot klienta, potem sposoby, na końcu my", "The customer’s problem first, then the ways out, then us"
)
ABOUT = Phrase("Instrukcja", "Instructions")
TITLES_WITH_A_FIELD = Phrase(
    "Tytuły są robocze. W miejsce pola w nawiasie wpisz kłopot, który opisuje awatar, jego własnymi słowami.",
    "These are working titles. In place of the field in brackets put the problem that your avatar describes.",
)
HOW = (
    Phrase(
        "Publikację z parą wydaj razem z nią: film podlinkuj pod wpisem, a wpis pod filmem.",
        "Publish pairs together: link the video below the article, and the article below the video.",
    ),
    Phrase(
        "Na etapie zasięgu nie sprzedawaj. Produkt może pojawić się najwyżej w ostatnim zdaniu.",
        "Sell nothing at the reach stage. The product may appear in the last sentence at most.",
    ),
    Phrase(
        "Maile automatyczne liczą dni od zgody czytelnika, nie od początku planu.",
        "Automatic emails count their days from the reader’s consent, not from the start of the plan.",
    ),
)
PLAN, MAILS, THEMES, CAMPAIGNS, EVENTS = (
    Phrase("Plan publikacji", "Publication plan"),
    Phrase("Maile automatyczne", "Automatic emails"),
    Phrase("Tematy", "Themes"),
    Phrase("Kampanie", "Campaigns"),
    Phrase("Wydarzenia", "Events"),
)
DAY, DATE, PART, CHANNEL, WORKING_TITLE, FORM, THEME, PERSONA, BRIEF, CALL, KEYWORD, PAIR, AUTHOR, STATUS = (
    Phrase("Dzień", "Day"),
    Phrase("Data", "Date"),
    Phrase("Część", "Part"),
    Phrase("Kanał", "Channel"),
    Phrase("Tytuł roboczy", "Working title"),
    Phrase("Forma", "Form"),
    Phrase("Temat", "Theme"),
    Phrase("Dla kogo", "For whom"),
    Phrase("O czym", "What it says"),
    Phrase("Co robi czytelnik", "What the reader does"),
    Phrase("Słowa kluczowe", "Keywords"),
    Phrase("W parze z", "Paired with"),
    Phrase("Autor", "Author"),
    Phrase("Opublikowano", "Published"),
)
MESSAGE, SUBJECT = Phrase("Wiadomość", "Message"), Phrase("Temat maila", "Subject")
CHANNELS = {
    "blog": Phrase("blog", "blog"),
    "linkedin": Phrase("LinkedIn", "LinkedIn"),
    "facebook": Phrase("Facebook", "Facebook"),
    "youtube": Phrase("YouTube", "YouTube"),
    "google": Phrase("Google", "Google"),
    "mail": Phrase("e-mail", "email"),
    "webinar": Phrase("webinar", "webinar"),
    "event": Phrase("wydarzenie", "event"),
    "press": Phrase("prasa", "press"),
}
PILLARS = {"problem": Phrase("kłopot", "problem"), "solution": Phrase("rozwiązanie", "solution")}
ANGLE, KIND = Phrase("Nasze spojrzenie", "Our angle"), Phrase("Rodzaj", "Kind")
CAMPAIGN_KINDS = {"reach": Phrase("zasięgowa", "reach"), "remarketing": Phrase("remarketingowa", "remarketing")}
LANDING, BUDGET, CHECK, STOP = (
    Phrase("Prowadzi do", "Leads to"),
    Phrase("Budżet miesięczny", "Monthly budget"),
    Phrase("Jak często sprawdzamy", "How often it is checked"),
    Phrase("Kiedy wyłączamy", "When it is stopped"),
)
BUDGET_TO_DECIDE = Phrase("budżet miesięczny", "monthly budget")
WHAT, WHO, GOALS = Phrase("Co", "What"), Phrase("Kto", "Who"), Phrase("Cele", "Goals")
START = Phrase("data początku planu publikacji", "the date on which the publication plan starts")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The plan, with the stage of marketing, where there are publications."""
    if not blueprint.publications:
        return []
    stage = "marketing" if "marketing" in blueprint.stages else None
    return [
        Deliverable(
            ID,
            TITLE(blueprint.language),
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
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        imprint=pen.imprint("marketing" if "marketing" in blueprint.stages else None),
        blocks=tuple(_page(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _instructions(blueprint: Blueprint) -> tuple[str, ...]:
    """How to work with the plan; of the field in a title only where there is one."""
    with_a_field = any("[[" in publication.title for publication in blueprint.publications.values())
    lines = (TITLES_WITH_A_FIELD, *HOW) if with_a_field else HOW
    return tuple(line(blueprint.language) for line in lines)


def _page(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Bullets(tuple(pen.words(line) for line in _instructions(blueprint)))
    if blueprint.plan.publications_start is None:
        yield pen.decision_box(START(pen.language), "plan.publications_start")
    yield from _themes(blueprint, pen)
    yield from _publications(blueprint, pen)
    yield from _mails(blueprint, pen)
    yield from _campaigns(blueprint, pen)
    yield from _events(blueprint, pen)


def _themes(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    if blueprint.pillars:
        columns = (Column(THEME(language), 2), Column(KIND(language), 1), Column(ANGLE(language), 4))
        rows = (
            TableRow(
                (pen.inline(one.name), pen.words(PILLARS[one.kind](language)), pen.inline(one.angle or "–")),
                origin=one.path,
            )
            for one in blueprint.pillars.values()
        )
        yield Heading(1, pen.words(THEMES(language)), "themes")
        yield Table(columns, tuple(rows), origin="pillars")


def _publications(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    found = _published(blueprint)
    if not found:
        return
    yield Heading(1, pen.words(PLAN(language)), "plan")
    columns = (
        Column(DAY(language), 0.6, "number"),
        Column(DATE(language), 1.1, "number"),
        Column(CHANNEL(language), 1),
        Column(WORKING_TITLE(language), 3.4),
        Column(CALL(language), 2),
        Column(AUTHOR(language), 1.1),
    )
    yield Table(columns, tuple(_publication(one, blueprint, pen) for one in found), origin="publications")


def _publication(publication: Publication, blueprint: Blueprint, pen: Pen) -> TableRow:
    brief = pen.inline(f"\n{publication.brief}") if publication.brief else ()
    day = date_of(publication, blueprint)
    cells: tuple[Inline, ...] = (
        pen.words(str(publication.day)),
        pen.words(pen.date(day) or "–"),
        pen.words(CHANNELS[publication.channel](pen.language)),
        (*bold(pen.inline(publication.title)), *brief),
        pen.inline(publication.call_to_action or "–"),
        pen.words(pen.role_or_decision(publication.author, publication.origin("author"))),
    )
    return TableRow(cells, anchor=f"publication-{publication.id}", origin=publication.path)


def _mails(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    found = _mailed(blueprint)
    if not found:
        return
    yield Heading(1, pen.words(MAILS(language)), "mails")
    columns = (Column(DAY(language), 0.6, "number"), Column(MESSAGE(language), 3), Column(SUBJECT(language), 3))
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
    language = pen.language
    if blueprint.campaigns:
        yield Heading(1, pen.words(CAMPAIGNS(language)), "campaigns")
    for one in blueprint.campaigns.values():
        landing = blueprint.publications[one.landing].title if one.landing else ""
        facts = (
            (KIND, pen.words(CAMPAIGN_KINDS[one.kind](language))),
            (CHANNEL, pen.words(CHANNELS[one.channel](language))),
            (LANDING, pen.inline(landing)),
            (
                BUDGET,
                pen.words(pen.money(one.budget))
                if one.budget
                else pen.decision(BUDGET_TO_DECIDE(language), one.origin("budget")),
            ),
            (CHECK, pen.words(pen.frequency(one.check))),
            (STOP, pen.inline(one.stop_when or "")),
        )
        yield Heading(2, pen.inline(one.name), f"campaign-{one.id}", one.origin("name"))
        yield KeyValues(tuple((label(language), value) for label, value in facts if value), one.path)


def _events(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if blueprint.happenings:
        yield Heading(1, pen.words(EVENTS(pen.language)), "events")
    for one in blueprint.happenings.values():
        yield from _event(one, pen)


def _event(happening: Happening, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(2, pen.inline(happening.name), f"event-{happening.id}", happening.origin("name"))
    if happening.topic:
        yield Paragraph(pen.inline(happening.topic), "lead", happening.origin("topic"))
    columns = (Column(DAY(language), 0.7, "number"), Column(WHAT(language), 5), Column(WHO(language), 1.4))
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
        yield Paragraph((Run(f"{GOALS(language)}:", bold=True),))
        yield Bullets(pen.inlines(happening.goals), happening.origin("goals"))


def _signed(day: int) -> str:
    """Days before an event with a minus, those after it with a plus."""
    return f"{'−' if day < 0 else '+' if day > 0 else ''}{abs(day)}"


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """Instructions, the plan to tick off, and the mails."""
    pen = Pen(blueprint)
    about = TextSheet("about", ABOUT(pen.language), TITLE(pen.language), (("", _instructions(blueprint)),))
    sheets = (_plan_sheet(blueprint, pen), _mail_sheet(blueprint, pen))
    return pen.workbook(ID, TITLE(pen.language), (about, *(sheet for sheet in sheets if sheet.rows)))


def _plan_sheet(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("day", DAY(language), 7, kind="integer"),
        SheetColumn("date", DATE(language), 13, kind="date", input=True),
        SheetColumn("part", PART(language), 20),
        SheetColumn("channel", CHANNEL(language), 11),
        SheetColumn("title", WORKING_TITLE(language), 40),
        SheetColumn("form", FORM(language), 20),
        SheetColumn("theme", THEME(language), 22),
        SheetColumn("persona", PERSONA(language), 18, input=True),
        SheetColumn("brief", BRIEF(language), 48),
        SheetColumn("call", CALL(language), 28),
        SheetColumn("keyword", KEYWORD(language), 20, input=True),
        SheetColumn("pair", PAIR(language), 28),
        SheetColumn("author", AUTHOR(language), 16),
        SheetColumn("published", STATUS(language), 13, kind="date", input=True),
    )
    rows = tuple(_plan_row(one, blueprint, pen) for one in _published(blueprint))
    return TableSheet("plan", PLAN(language), columns, rows, heading=PLAN(language), freeze=5)


def _plan_row(publication: Publication, blueprint: Blueprint, pen: Pen) -> SheetRow:
    pair = blueprint.publications[publication.pair].title if publication.pair else ""
    persona = blueprint.personas[publication.persona].name if publication.persona else ""
    pillar = blueprint.pillars[publication.pillar].name if publication.pillar else ""
    cells: dict[str, Cell] = {
        "day": publication.day,
        "date": date_of(publication, blueprint),
        "part": pen.stage_name(publication.stage),
        "channel": CHANNELS[publication.channel](pen.language),
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
    language = pen.language
    columns = (
        SheetColumn("day", DAY(language), 7, kind="integer"),
        SheetColumn("title", MESSAGE(language), 40),
        SheetColumn("subject", SUBJECT(language), 48),
        SheetColumn("theme", THEME(language), 30),
        SheetColumn("published", STATUS(language), 13, kind="date", input=True),
    )
    rows = tuple(_mail_row(one, blueprint, pen) for one in _mailed(blueprint))
    return TableSheet("mails", MAILS(language), columns, rows, heading=MAILS(language))


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
    language = pen.language
    labels: tuple[Callable[[str], str], ...] = (DATE, CHANNEL, WORKING_TITLE, BRIEF, CALL, AUTHOR)
    rows = tuple(
        (
            date_of(one, blueprint),
            CHANNELS[one.channel](language),
            pen.bare(one.title),
            pen.bare(one.brief or ""),
            pen.bare(one.call_to_action or ""),
            pen.role_or_decision(one.author, one.origin("author")),
        )
        for one in _published(blueprint)
    )
    return DataTable(ID, TITLE(language), language, tuple(label(language) for label in labels), rows)
