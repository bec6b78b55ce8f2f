"""``cadences``: every cadence with its messages, and a contact register whose due dates are formulas."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, LegalBasis, Step
from generator.documents.blocks import (
    Block,
    Callout,
    Column,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run
from generator.documents.undecided import joined
from generator.documents.workbook import (
    Cell,
    ChoiceList,
    Highlight,
    NamedValue,
    SheetColumn,
    SheetRow,
    TableSheet,
    TextSheet,
    Workbook,
)
from generator.locale import Label, said
from generator.rhythm.calendar import WorkingCalendar, calendar_for

from .formulas import literal, workday
from .messages import CHANNELS, labelled_message, text_to_send
from .pen import Pen
from .registry import Deliverable

TITLE = Label("Contact cadences")
SUBTITLE = Label("When, by which channel, with what, and on which legal basis")
FUNCTIONS = {
    "cold": Label("first contact"),
    "inbound": Label("reply to interest"),
    "event": Label("after an event"),
    "after-offer": Label("after the offer"),
    "nurture": Label("nurture"),
    "win-back": Label("win-back"),
    "win-loss": Label("Win-Loss invitation"),
}
GOAL = Label("Goal")
KIND = Label("Kind")
OWNER = Label("Owner")
ENTRY = Label("Who enters")
BASIS = Label("Legal basis")
STOPS = Label("Stop at once when")
DAY = Label("Day")
WORKING_DAY = Label("Working day")
CHANNEL = Label("Channel")
PURPOSE = Label("Purpose")
MESSAGE = Label("Message")
AUTOMATIC = Label("Automatic")
MINUTES = Label("Minutes")
ROLE = Label("Who")
ANSWERED = Label("If answered")
SUBJECT = Label("Subject")
BODY = Label("Text")
STEPS = Label("Touches")
LENGTH = Label("Length in days")
MOST_ACTIVE = Label("Most contacts at a time")
PAUSE = Label("Pause after no answer")
PAUSE_DAYS = Label("Pause in days")
OVERVIEW = Label("Overview")
CADENCE = Label("Cadence")
REGISTER = Label("Contact register")
MESSAGES = Label("Messages")
LEGAL = Label("Legal bases of contact")
JURISDICTION = Label("Law of")
EVIDENCE = Label("What has to be on record")
FIELDS = Label("CRM fields")
LAWYER = Label("This is not legal advice. Have the consents and bases checked by a lawyer.")
HOLIDAYS = Label("Public holidays")
NONE_YET = Label("contact cadences")
YES, NO = Label("yes"), Label("no")
CONTACT = Label("Person")
FIRM = Label("Company")
START = Label("Start")
DONE = Label("Touches done")
NEXT_DUE = Label("Next due")
NEXT_CHANNEL = Label("Next channel")
LIGHT = Label("State")
OUTCOME = Label("Outcome")
CONSENT = Label("Basis of contact")
REMARK = Label("Remarks")
TODAY = Label("Today: enter a date, or =TODAY()")
TIMING = Label("Timing")
TOUCH = Label("Touch no.")
OFFSET = Label("Days from start")
KEY = Label("Key")
LATE, DUE, AHEAD, OVER = (
    Label("late"),
    Label("due"),
    Label("ahead"),
    Label("finished"),
)
OUTCOMES = (
    Label("replied"),
    Label("meeting booked"),
    Label("refused"),
    Label("objected to contact"),
    Label("wrong person"),
    Label("no answer"),
)
INSTRUCTIONS = Label("Instructions")
HOW = (
    Label(
        "At the start of the day enter the date under “Today”, or =TODAY() once and for all: the states in the "
        "register depend on it.",
    ),
    Label("Each cadence has its sheet: day, channel, purpose, text and legal basis."),
    Label(
        "In the register enter the person, the cadence and the start date. The next due date is worked "
        "out for you, weekends and public holidays skipped.",
    ),
    Label(
        "After each touch raise “Touches done” by one. When there is an outcome, choose it from the list: the "
        "cadence ends.",
    ),
    Label(
        "Without a recorded basis neither call nor write. The column “Basis of contact” keeps it in sight.",
    ),
)
REGISTER_ROWS = 200
FIRST_YEAR = 2026
HOLIDAY_YEARS = 5


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The cadences as a workbook and as a page."""
    return [
        Deliverable(
            "cadences",
            said(TITLE, blueprint.language),
            document=document,
            document_formats=("html",),
            workbook=workbook,
            packs=("seller", "marketing"),
        )
    ]


# --- the page -------------------------------------------------------------------------------------


def document(blueprint: Blueprint) -> Document:
    """A chapter a cadence, then the messages that they use, ready to be copied."""
    pen = Pen(blueprint)
    return pen.document(
        id_="cadences",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=tuple(_content(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _content(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if not blueprint.cadences:
        yield pen.decision_box(pen.say(NONE_YET), "cadences")
    for cadence in blueprint.cadences.values():
        yield from _chapter(cadence, blueprint, pen)
    used = _used(blueprint)
    if used:
        yield Heading(1, pen.words(pen.say(MESSAGES)), "messages")
        yield from (labelled_message(blueprint.messages[id_], pen) for id_ in used)
    if blueprint.legal_bases:
        yield from _legal(blueprint, pen)


def _used(blueprint: Blueprint) -> tuple[str, ...]:
    """The messages of the touches, each once, in the order in which they are first needed."""
    steps = (step for cadence in blueprint.cadences.values() for step in cadence.steps.values())
    return tuple(dict.fromkeys(step.message for step in steps if step.message))


def _chapter(cadence: Cadence, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.inline(cadence.name), f"cadence-{cadence.id}", cadence.origin("name"))
    pairs = (
        (GOAL, pen.inline(cadence.goal)),
        (KIND, pen.words(pen.say(FUNCTIONS[cadence.function]))),
        (OWNER, pen.words(pen.role(cadence.owner))),
        (ENTRY, pen.inline(cadence.entry or "")),
        (MOST_ACTIVE, pen.words(str(cadence.most_active or ""))),
        (PAUSE, pen.words(_pause(cadence, pen))),
    )
    yield KeyValues(tuple((pen.say(label), value) for label, value in pairs if value), cadence.path)
    columns = (
        Column(_day_title(cadence, pen), 0.7),
        Column(pen.say(CHANNEL), 1.3),
        Column(pen.say(PURPOSE), 3),
        Column(pen.say(MESSAGE), 1.9),
        Column(pen.say(ANSWERED), 2.8),
        Column(pen.say(BASIS), 1.5),
    )
    yield Table(
        columns,
        tuple(_step_row(step, cadence, blueprint, pen) for step in cadence.steps.values()),
        origin=cadence.origin("steps"),
    )
    if cadence.stops:
        yield Callout("warning", pen.say(STOPS), pen.inlines(cadence.stops), cadence.origin("stops"))


def _step_row(step: Step, cadence: Cadence, blueprint: Blueprint, pen: Pen) -> TableRow:
    message = blueprint.messages.get(step.message or "")
    linked = (Run(message.name, link=f"#message-{message.id}"),) if message else pen.words("–")
    cells = (
        pen.words(str(step.day)),
        _touch(step, cadence, pen),
        pen.inline(step.purpose),
        linked,
        pen.inline(step.if_answered) if step.if_answered else pen.words("–"),
        pen.words(_basis(step, cadence, blueprint, pen)),
    )
    return TableRow(cells, origin=step.path)


def _record(basis: LegalBasis, pen: Pen) -> Iterator[tuple[str, Inline]]:
    if basis.jurisdiction:
        yield pen.say(JURISDICTION), pen.inline(basis.jurisdiction)
    if basis.evidence:
        yield pen.say(EVIDENCE), pen.inline(basis.evidence)
    if basis.crm_fields:
        yield pen.say(FIELDS), pen.words(", ".join(pen.crm_field(id_) for id_ in basis.crm_fields))


def _touch(step: Step, cadence: Cadence, pen: Pen) -> Inline:
    """The channel, and who makes this touch where that is not the cadence's owner."""
    if not step.channel:
        return pen.decision(pen.say(CHANNEL).lower(), step.origin("channel"))
    others = step.role if step.role != cadence.owner else None
    return pen.words(f"{_channel(step, pen)} ({pen.role(others)})" if others else _channel(step, pen))


def _legal(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(LEGAL)), "legal-bases")
    yield Paragraph(pen.words(pen.say(LAWYER)), "note")
    for basis in blueprint.legal_bases.values():
        yield Heading(2, pen.inline(basis.name), f"basis-{basis.id}", basis.origin("name"))
        yield from pen.blocks(basis.text, basis.origin("text"))
        record = tuple(_record(basis, pen))
        if record:
            yield KeyValues(record, basis.path)
        if basis.wording:
            yield Paragraph(pen.inline(basis.wording), "say", basis.origin("wording"))


def _pause(cadence: Cadence, pen: Pen) -> str:
    """How long a contact is left alone, in days; "" where nothing is given."""
    if cadence.pause is None:
        return ""
    return pen.counted(cadence.pause, "{n} day", "{n} days")


def _day_title(cadence: Cadence, pen: Pen) -> str:
    return pen.say(WORKING_DAY if cadence.working_days else DAY)


def _channel(step: Step, pen: Pen) -> str:
    return (
        pen.say(CHANNELS[step.channel])
        if step.channel
        else pen.bare_decision(pen.say(CHANNEL).lower(), step.origin("channel"))
    )


def _basis(step: Step, cadence: Cadence, blueprint: Blueprint, pen: Pen) -> str:
    basis = blueprint.legal_bases.get(step.legal_basis or cadence.legal_basis or "")
    return pen.bare_or_decision(basis.name if basis else None, pen.say(BASIS).lower(), step.origin("legal_basis"))


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """The register that is worked in every day, the overview, a sheet a cadence, and the days to look up."""
    pen = Pen(blueprint)
    cadences = list(blueprint.cadences.values())
    return pen.workbook(
        id_="cadences",
        title=pen.say(TITLE),
        sheets=(
            TextSheet(
                "about",
                pen.say(INSTRUCTIONS),
                pen.say(TITLE),
                (("", tuple(pen.say(line) for line in HOW)),),
                _today(blueprint, pen),
            ),
            _register(blueprint, pen),
            *((_overview(cadences, pen),) if cadences else ()),
            *(_cadence_sheet(cadence, blueprint, pen) for cadence in cadences),
            *((_timing(cadences, pen),) if cadences else ()),
        ),
        choices=_choices(blueprint, pen),
    )


def _today(blueprint: Blueprint, pen: Pen) -> tuple[NamedValue, ...]:
    return (NamedValue("ReferenceDate", pen.say(TODAY), blueprint.as_of, "date"),)


def _overview(cadences: list[Cadence], pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("cadence", pen.say(CADENCE), 18),
        SheetColumn("kind", pen.say(KIND), 16),
        SheetColumn("goal", pen.say(GOAL), 23),
        SheetColumn("entry", pen.say(ENTRY), 30),
        SheetColumn("owner", pen.say(OWNER), 13),
        SheetColumn("steps", pen.say(STEPS), 10, "integer"),
        SheetColumn("length", pen.say(LENGTH), 10, "integer"),
        SheetColumn("channels", pen.say(CHANNEL), 14),
        SheetColumn("most", pen.say(MOST_ACTIVE), 10, "integer"),
        SheetColumn("pause", pen.say(PAUSE_DAYS), 10, "integer"),
        SheetColumn("stops", pen.say(STOPS), 27),
    )
    rows = tuple(_overview_row(cadence, pen) for cadence in cadences)
    return TableSheet("overview", pen.say(OVERVIEW), columns, rows, heading=pen.say(OVERVIEW), freeze=1)


def _overview_row(cadence: Cadence, pen: Pen) -> SheetRow:
    days = [step.day for step in cadence.steps.values()]
    channels = dict.fromkeys(_channel(step, pen) for step in cadence.steps.values())
    cells: dict[str, Cell] = {
        "cadence": pen.caption(cadence.name),
        "kind": pen.say(FUNCTIONS[cadence.function]),
        "goal": pen.bare(cadence.goal),
        "entry": pen.bare_or_decision(cadence.entry, pen.say(ENTRY).lower(), cadence.origin("entry")),
        "owner": pen.role(cadence.owner),
        "steps": len(days),
        "length": max(days) - min(days) + 1 if days else 0,
        "channels": joined(", ", channels),
        "most": cadence.most_active,
        "pause": cadence.pause,
        "stops": "\n".join(pen.bare(stop) for stop in cadence.stops),
    }
    return SheetRow(cells, cadence.id, origin=cadence.path)


def _timing(cadences: list[Cadence], pen: Pen) -> TableSheet:
    """The days of all cadences in one table: what the register looks its due dates up in."""
    columns = (
        SheetColumn("key", pen.say(KEY), 44),
        SheetColumn("cadence", pen.say(CADENCE), 34),
        SheetColumn("touch", pen.say(TOUCH), 12, "integer"),
        SheetColumn("offset", pen.say(OFFSET), 14, "integer"),
        SheetColumn("working", pen.say(WORKING_DAY), 16),
        SheetColumn("channel", pen.say(CHANNEL), 24),
    )
    rows = tuple(row for cadence in cadences for row in _timing_rows(cadence, pen))
    return TableSheet("timing", pen.say(TIMING), columns, rows, heading=pen.say(TIMING))


def _timing_rows(cadence: Cadence, pen: Pen) -> Iterator[SheetRow]:
    steps = sorted(cadence.steps.values(), key=lambda step: step.day)
    name = pen.caption(cadence.name)
    for number, step in enumerate(steps, start=1):
        cells: dict[str, Cell] = {
            "key": f"{name}|{number}",
            "cadence": name,
            "touch": number,
            "offset": step.day - steps[0].day,
            "working": pen.say(YES if cadence.working_days else NO),
            "channel": _channel(step, pen),
        }
        yield SheetRow(cells, f"{cadence.id}-{step.id}", origin=step.path)


def _cadence_sheet(cadence: Cadence, blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("day", _day_title(cadence, pen), 9, "integer"),
        SheetColumn("channel", pen.say(CHANNEL), 12),
        SheetColumn("purpose", pen.say(PURPOSE), 25),
        SheetColumn("subject", pen.say(SUBJECT), 19),
        SheetColumn("body", pen.say(BODY), 54),
        SheetColumn("automatic", pen.say(AUTOMATIC), 10),
        SheetColumn("role", pen.say(ROLE), 13),
        SheetColumn("minutes", pen.say(MINUTES), 9, "integer"),
        SheetColumn("basis", pen.say(BASIS), 17),
        SheetColumn("answered", pen.say(ANSWERED), 18),
    )
    rows = tuple(_cadence_row(step, cadence, blueprint, pen) for step in cadence.steps.values())
    return TableSheet(
        cadence.id,
        pen.caption(cadence.name)[:31],
        columns,
        rows,
        heading=pen.caption(cadence.name),
        remarks=(pen.bare(cadence.goal),),
        freeze=2,
    )


def _cadence_row(step: Step, cadence: Cadence, blueprint: Blueprint, pen: Pen) -> SheetRow:
    message = blueprint.messages.get(step.message or "")
    cells: dict[str, Cell] = {
        "day": step.day,
        "channel": _channel(step, pen),
        "purpose": pen.bare(step.purpose),
        "subject": pen.bare(message.subject[0]) if message and message.subject else "",
        "body": text_to_send(message, pen) if message else "",
        "automatic": pen.say(YES if step.automatic else NO),
        "role": pen.role(step.role or cadence.owner),
        "minutes": step.minutes,
        "basis": _basis(step, cadence, blueprint, pen),
        "answered": pen.bare(step.if_answered) if step.if_answered else "",
    }
    return SheetRow(cells, step.id, origin=step.path)


def _register(blueprint: Blueprint, pen: Pen) -> TableSheet:
    """One contact a row; without any cadence there is nothing to look up, so no formulas."""
    language = pen.language
    looked_up = bool(blueprint.cadences)
    columns = (
        SheetColumn("contact", pen.say(CONTACT), 19, input=True),
        SheetColumn("firm", pen.say(FIRM), 19, input=True),
        SheetColumn("basis", pen.say(CONSENT), 20, choices="bases" if blueprint.legal_bases else "", input=True),
        SheetColumn("cadence", pen.say(CADENCE), 22, choices="cadences" if looked_up else "", input=True),
        SheetColumn("start", pen.say(START), 12, "date", input=True),
        SheetColumn("done", pen.say(DONE), 12, "integer", input=True),
        SheetColumn("outcome", pen.say(OUTCOME), 18, choices="outcomes", input=True),
        SheetColumn("due", pen.say(NEXT_DUE), 12, "date", formula=_due(calendar_for(blueprint)) if looked_up else ""),
        SheetColumn("channel", pen.say(NEXT_CHANNEL), 16, formula=_next_channel() if looked_up else ""),
        SheetColumn("state", pen.say(LIGHT), 12, formula=_state(language) if looked_up else ""),
        SheetColumn("remark", pen.say(REMARK), 26, input=True),
    )
    highlights = (
        Highlight("basis", 'AND({contact}<>"",{basis}="")', "bad"),
        Highlight("state", f'{{state}}="{pen.say(LATE)}"', "bad"),
        Highlight("state", f'{{state}}="{pen.say(DUE)}"', "warning"),
        Highlight("state", f'{{state}}="{pen.say(OVER)}"', "muted"),
    )
    return TableSheet(
        "register",
        pen.say(REGISTER),
        columns,
        heading=pen.say(REGISTER),
        blank_rows=REGISTER_ROWS,
        highlights=highlights if looked_up else (),
        freeze=2,
    )


_MATCH = f'MATCH({literal("{cadence}")}&"|"&({{done}}+1),{{timing.key[]}},0)'
_OPEN = 'OR({start}="",{cadence}="",{outcome}<>"")'


def _due(calendar: WorkingCalendar) -> str:
    """The next touch: so many working days (or days) after the start, holidays skipped.

    Counted from the day before, so that a start on a free day moves to a working day as well.
    """
    offset = f"INDEX({{timing.offset[]}},{_MATCH})"
    working = f"INDEX({{timing.working[]}},{_MATCH})"
    yes = f'OR({working}="{said(YES, "pl")}",{working}="{said(YES, "en")}")'
    worked = workday("{start}-1", f"{offset}+1", calendar, "Holidays")
    return f'IF({_OPEN},"",IFERROR(IF({yes},{worked},{{start}}+{offset}),""))'


def _next_channel() -> str:
    return f'IF({_OPEN},"",IFERROR(INDEX({{timing.channel[]}},{_MATCH}),""))'


def _state(language: str) -> str:
    late, due, ahead, over = (f'"{said(label, language)}"' for label in (LATE, DUE, AHEAD, OVER))
    by_date = f"IF({{due}}<ReferenceDate,{late},IF({{due}}=ReferenceDate,{due},{ahead}))"
    return f'IF(OR({{cadence}}="",{{start}}=""),"",IF({{due}}="",{over},IF(ReferenceDate="","",{by_date})))'


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    cadences = tuple(pen.caption(cadence.name) for cadence in blueprint.cadences.values())
    bases = tuple(pen.bare(basis.name) for basis in blueprint.legal_bases.values())
    return (
        *((ChoiceList("cadences", pen.say(CADENCE), cadences),) if cadences else ()),
        *((ChoiceList("bases", pen.say(BASIS), bases),) if bases else ()),
        ChoiceList("outcomes", pen.say(OUTCOME), tuple(pen.say(outcome) for outcome in OUTCOMES)),
        ChoiceList("holidays", pen.say(HOLIDAYS), _holidays(blueprint), name="Holidays"),
    )


def _holidays(blueprint: Blueprint) -> tuple[datetime.date, ...]:
    """Public holidays of the years ahead, and of the one before: a cadence may have begun in December.

    With no date given, the years are counted from the first one in which the format exists.
    """
    year = blueprint.as_of.year if blueprint.as_of else FIRST_YEAR
    calendar = calendar_for(blueprint)
    last = datetime.date(year + HOLIDAY_YEARS - 1, 12, 31)
    return tuple(holiday.day for holiday in calendar.holidays(datetime.date(year - 1, 1, 1), last))
