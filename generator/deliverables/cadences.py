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
from generator.locale import Phrase
from generator.rhythm.calendar import WorkingCalendar, calendar_for

from .formulas import literal, workday
from .messages import CHANNELS, labelled_message, text_to_send
from .pen import Pen
from .registry import Deliverable

TITLE = Phrase("Sekwencje kontaktu", "Contact cadences")
SUBTITLE = Phrase(
    "Kiedy, jakim kanałem, z czym i na jakiej podstawie prawnej",
    "When, by which channel, with what, and on which legal basis",
)
FUNCTIONS = {
    "cold": Phrase("pierwszy kontakt", "first contact"),
    "inbound": Phrase("odpowiedź na zainteresowanie", "reply to interest"),
    "event": Phrase("po wydarzeniu", "after an event"),
    "after-offer": Phrase("po ofercie", "after the offer"),
    "nurture": Phrase("podtrzymanie kontaktu", "nurture"),
    "win-back": Phrase("odzyskanie klienta", "win-back"),
    "win-loss": Phrase("zaproszenie Win-Loss", "Win-Loss invitation"),
}
GOAL = Phrase("Cel", "Goal")
KIND = Phrase("Rodzaj", "Kind")
OWNER = Phrase("Prowadzi", "Owner")
ENTRY = Phrase("Kto wchodzi", "Who enters")
BASIS = Phrase("Podstawa prawna", "Legal basis")
STOPS = Phrase("Przerwij natychmiast, gdy", "Stop at once when")
DAY = Phrase("Dzień", "Day")
WORKING_DAY = Phrase("Dzień roboczy", "Working day")
CHANNEL = Phrase("Kanał", "Channel")
PURPOSE = Phrase("Po co ten kontakt", "Purpose")
MESSAGE = Phrase("Wiadomość", "Message")
AUTOMATIC = Phrase("Automat", "Automatic")
MINUTES = Phrase("Minuty", "Minutes")
ROLE = Phrase("Kto", "Who")
ANSWERED = Phrase("Jeśli odpowie", "If answered")
SUBJECT = Phrase("Temat", "Subject")
BODY = Phrase("Treść", "Text")
STEPS = Phrase("Kontakty", "Touches")
LENGTH = Phrase("Długość w dniach", "Length in days")
MOST_ACTIVE = Phrase("Najwięcej osób naraz", "Most contacts at a time")
PAUSE = Phrase("Przerwa po serii bez odpowiedzi", "Pause after no answer")
PAUSE_DAYS = Phrase("Przerwa w dniach", "Pause in days")
DAY_ONE, DAYS = Phrase("dzień", "day"), Phrase("dni", "days")
OVERVIEW = Phrase("Przegląd", "Overview")
CADENCE = Phrase("Sekwencja", "Cadence")
REGISTER = Phrase("Rejestr kontaktów", "Contact register")
MESSAGES = Phrase("Wiadomości", "Messages")
LEGAL = Phrase("Podstawy prawne kontaktu", "Legal bases of contact")
JURISDICTION = Phrase("Prawo kraju", "Law of")
EVIDENCE = Phrase("Co ma być zapisane", "What has to be on record")
FIELDS = Phrase("Pola CRM", "CRM fields")
LAWYER = Phrase(
    "To nie jest porada prawna. Teksty zgód i podstawy daj sprawdzić prawnikowi.",
    "This is not legal advice. Have the consents and bases checked by a lawyer.",
)
HOLIDAYS = Phrase("Święta", "Public holidays")
NONE_YET = Phrase("sekwencje kontaktu", "contact cadences")
YES, NO = Phrase("tak", "yes"), Phrase("nie", "no")
CONTACT = Phrase("Osoba", "Person")
FIRM = Phrase("Firma", "Company")
START = Phrase("Start", "Start")
DONE = Phrase("Wykonane kontakty", "Touches done")
NEXT_DUE = Phrase("Następny termin", "Next due")
NEXT_CHANNEL = Phrase("Następny kanał", "Next channel")
LIGHT = Phrase("Stan", "State")
OUTCOME = Phrase("Wynik", "Outcome")
CONSENT = Phrase("Podstawa kontaktu", "Basis of contact")
REMARK = Phrase("Uwagi", "Remarks")
TODAY = Phrase("Dzisiaj: wpisz datę albo =DZIŚ()", "Today: enter a date, or =TODAY()")
TIMING = Phrase("Terminarz", "Timing")
TOUCH = Phrase("Kontakt nr", "Touch no.")
OFFSET = Phrase("Dni od startu", "Days from start")
KEY = Phrase("Klucz", "Key")
LATE, DUE, AHEAD, OVER = (
    Phrase("zaległe", "late"),
    Phrase("dzisiaj", "due"),
    Phrase("w planie", "ahead"),
    Phrase("zakończone", "finished"),
)
OUTCOMES = (
    Phrase("odpowiedział", "replied"),
    Phrase("umówione spotkanie", "meeting booked"),
    Phrase("odmowa", "refused"),
    Phrase("sprzeciw wobec kontaktu", "objected to contact"),
    Phrase("niewłaściwa osoba", "wrong person"),
    Phrase("bez odpowiedzi", "no answer"),
)
INSTRUCTIONS = Phrase("Instrukcja", "Instructions")
HOW = (
    Phrase(
        "Na początku dnia wpisz w polu „Dzisiaj” datę albo raz na zawsze =DZIŚ(): od niej zależy stan w rejestrze.",
        "At the start of the day enter the date under “Today”, or =TODAY() once and for all: the states in the "
        "register depend on it.",
    ),
    Phrase(
        "Każda sekwencja ma swój arkusz: dzień, kanał, cel kontaktu, treść i podstawa prawna.",
        "Each cadence has its sheet: day, channel, purpose, text and legal basis.",
    ),
    Phrase(
        "W rejestrze wpisz osobę, sekwencję i datę startu. Następny termin policzy się sam, z pominięciem "
        "weekendów i świąt.",
        "In the register enter the person, the cadence and the start date. The next due date is worked "
        "out for you, weekends and public holidays skipped.",
    ),
    Phrase(
        "Po każdym kontakcie zwiększ „Wykonane kontakty” o jeden. Gdy jest wynik, wybierz go z listy: "
        "sekwencja się kończy.",
        "After each touch raise “Touches done” by one. When there is an outcome, choose it from the list: the "
        "cadence ends.",
    ),
    Phrase(
        "Bez zapisanej podstawy kontaktu nie dzwoń i nie pisz. Kolumna „Podstawa kontaktu” jest po to, żeby "
        "ją było widać.",
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
            TITLE(blueprint.language),
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
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=tuple(_content(blueprint, pen)),
        contents=True,
        searchable=True,
    )


def _content(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if not blueprint.cadences:
        yield pen.decision_box(NONE_YET(pen.language), "cadences")
    for cadence in blueprint.cadences.values():
        yield from _chapter(cadence, blueprint, pen)
    used = _used(blueprint)
    if used:
        yield Heading(1, pen.words(MESSAGES(pen.language)), "messages")
        yield from (labelled_message(blueprint.messages[id_], pen) for id_ in used)
    if blueprint.legal_bases:
        yield from _legal(blueprint, pen)


def _used(blueprint: Blueprint) -> tuple[str, ...]:
    """The messages of the touches, each once, in the order in which they are first needed."""
    steps = (step for cadence in blueprint.cadences.values() for step in cadence.steps.values())
    return tuple(dict.fromkeys(step.message for step in steps if step.message))


def _chapter(cadence: Cadence, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(1, pen.inline(cadence.name), f"cadence-{cadence.id}", cadence.origin("name"))
    pairs = (
        (GOAL, pen.inline(cadence.goal)),
        (KIND, pen.words(FUNCTIONS[cadence.function](language))),
        (OWNER, pen.words(pen.role(cadence.owner))),
        (ENTRY, pen.inline(cadence.entry or "")),
        (MOST_ACTIVE, pen.words(str(cadence.most_active or ""))),
        (PAUSE, pen.words(_pause(cadence, pen))),
    )
    yield KeyValues(tuple((label(language), value) for label, value in pairs if value), cadence.path)
    columns = (
        Column(_day_title(cadence, pen), 0.7),
        Column(CHANNEL(language), 1.3),
        Column(PURPOSE(language), 3),
        Column(MESSAGE(language), 1.9),
        Column(ANSWERED(language), 2.8),
        Column(BASIS(language), 1.5),
    )
    yield Table(
        columns,
        tuple(_step_row(step, cadence, blueprint, pen) for step in cadence.steps.values()),
        origin=cadence.origin("steps"),
    )
    if cadence.stops:
        yield Callout("warning", STOPS(language), pen.inlines(cadence.stops), cadence.origin("stops"))


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
        yield JURISDICTION(pen.language), pen.inline(basis.jurisdiction)
    if basis.evidence:
        yield EVIDENCE(pen.language), pen.inline(basis.evidence)
    if basis.crm_fields:
        yield FIELDS(pen.language), pen.words(", ".join(pen.crm_field(id_) for id_ in basis.crm_fields))


def _touch(step: Step, cadence: Cadence, pen: Pen) -> Inline:
    """The channel, and who makes this touch where that is not the cadence's owner."""
    if not step.channel:
        return pen.decision(CHANNEL(pen.language).lower(), step.origin("channel"))
    others = step.role if step.role != cadence.owner else None
    return pen.words(f"{_channel(step, pen)} ({pen.role(others)})" if others else _channel(step, pen))


def _legal(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(LEGAL(pen.language)), "legal-bases")
    yield Paragraph(pen.words(LAWYER(pen.language)), "note")
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
    one, more = (f"{{n}} {word(pen.language)}" for word in (DAY_ONE, DAYS))
    return pen.plural(cadence.pause, one=one, few=more, many=more, other=more)


def _day_title(cadence: Cadence, pen: Pen) -> str:
    return (WORKING_DAY if cadence.working_days else DAY)(pen.language)


def _channel(step: Step, pen: Pen) -> str:
    return (
        CHANNELS[step.channel](pen.language)
        if step.channel
        else pen.bare_decision(CHANNEL(pen.language).lower(), step.origin("channel"))
    )


def _basis(step: Step, cadence: Cadence, blueprint: Blueprint, pen: Pen) -> str:
    basis = blueprint.legal_bases.get(step.legal_basis or cadence.legal_basis or "")
    return pen.bare_or_decision(basis.name if basis else None, BASIS(pen.language).lower(), step.origin("legal_basis"))


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """The register that is worked in every day, the overview, a sheet a cadence, and the days to look up."""
    pen = Pen(blueprint)
    language = pen.language
    cadences = list(blueprint.cadences.values())
    return pen.workbook(
        id_="cadences",
        title=TITLE(language),
        sheets=(
            TextSheet(
                "about",
                INSTRUCTIONS(language),
                TITLE(language),
                (("", tuple(line(language) for line in HOW)),),
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
    return (NamedValue("ReferenceDate", TODAY(pen.language), blueprint.as_of, "date"),)


def _overview(cadences: list[Cadence], pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("cadence", CADENCE(language), 18),
        SheetColumn("kind", KIND(language), 16),
        SheetColumn("goal", GOAL(language), 23),
        SheetColumn("entry", ENTRY(language), 30),
        SheetColumn("owner", OWNER(language), 13),
        SheetColumn("steps", STEPS(language), 10, "integer"),
        SheetColumn("length", LENGTH(language), 10, "integer"),
        SheetColumn("channels", CHANNEL(language), 14),
        SheetColumn("most", MOST_ACTIVE(language), 10, "integer"),
        SheetColumn("pause", PAUSE_DAYS(language), 10, "integer"),
        SheetColumn("stops", STOPS(language), 27),
    )
    rows = tuple(_overview_row(cadence, pen) for cadence in cadences)
    return TableSheet("overview", OVERVIEW(language), columns, rows, heading=OVERVIEW(language), freeze=1)


def _overview_row(cadence: Cadence, pen: Pen) -> SheetRow:
    days = [step.day for step in cadence.steps.values()]
    channels = dict.fromkeys(_channel(step, pen) for step in cadence.steps.values())
    cells: dict[str, Cell] = {
        "cadence": pen.caption(cadence.name),
        "kind": FUNCTIONS[cadence.function](pen.language),
        "goal": pen.bare(cadence.goal),
        "entry": pen.bare_or_decision(cadence.entry, ENTRY(pen.language).lower(), cadence.origin("entry")),
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
    language = pen.language
    columns = (
        SheetColumn("key", KEY(language), 44),
        SheetColumn("cadence", CADENCE(language), 34),
        SheetColumn("touch", TOUCH(language), 12, "integer"),
        SheetColumn("offset", OFFSET(language), 14, "integer"),
        SheetColumn("working", WORKING_DAY(language), 16),
        SheetColumn("channel", CHANNEL(language), 24),
    )
    rows = tuple(row for cadence in cadences for row in _timing_rows(cadence, pen))
    return TableSheet("timing", TIMING(language), columns, rows, heading=TIMING(language))


def _timing_rows(cadence: Cadence, pen: Pen) -> Iterator[SheetRow]:
    steps = sorted(cadence.steps.values(), key=lambda step: step.day)
    name = pen.caption(cadence.name)
    for number, step in enumerate(steps, start=1):
        cells: dict[str, Cell] = {
            "key": f"{name}|{number}",
            "cadence": name,
            "touch": number,
            "offset": step.day - steps[0].day,
            "working": (YES if cadence.working_days else NO)(pen.language),
            "channel": _channel(step, pen),
        }
        yield SheetRow(cells, f"{cadence.id}-{step.id}", origin=step.path)


def _cadence_sheet(cadence: Cadence, blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("day", _day_title(cadence, pen), 9, "integer"),
        SheetColumn("channel", CHANNEL(language), 12),
        SheetColumn("purpose", PURPOSE(language), 25),
        SheetColumn("subject", SUBJECT(language), 19),
        SheetColumn("body", BODY(language), 54),
        SheetColumn("automatic", AUTOMATIC(language), 10),
        SheetColumn("role", ROLE(language), 13),
        SheetColumn("minutes", MINUTES(language), 9, "integer"),
        SheetColumn("basis", BASIS(language), 17),
        SheetColumn("answered", ANSWERED(language), 18),
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
        "automatic": (YES if step.automatic else NO)(pen.language),
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
        SheetColumn("contact", CONTACT(language), 19, input=True),
        SheetColumn("firm", FIRM(language), 19, input=True),
        SheetColumn("basis", CONSENT(language), 20, choices="bases" if blueprint.legal_bases else "", input=True),
        SheetColumn("cadence", CADENCE(language), 22, choices="cadences" if looked_up else "", input=True),
        SheetColumn("start", START(language), 12, "date", input=True),
        SheetColumn("done", DONE(language), 12, "integer", input=True),
        SheetColumn("outcome", OUTCOME(language), 18, choices="outcomes", input=True),
        SheetColumn("due", NEXT_DUE(language), 12, "date", formula=_due(calendar_for(blueprint)) if looked_up else ""),
        SheetColumn("channel", NEXT_CHANNEL(language), 16, formula=_next_channel() if looked_up else ""),
        SheetColumn("state", LIGHT(language), 12, formula=_state(language) if looked_up else ""),
        SheetColumn("remark", REMARK(language), 26, input=True),
    )
    highlights = (
        Highlight("basis", 'AND({contact}<>"",{basis}="")', "bad"),
        Highlight("state", f'{{state}}="{LATE(language)}"', "bad"),
        Highlight("state", f'{{state}}="{DUE(language)}"', "warning"),
        Highlight("state", f'{{state}}="{OVER(language)}"', "muted"),
    )
    return TableSheet(
        "register",
        REGISTER(language),
        columns,
        heading=REGISTER(language),
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
    yes = f'OR({working}="{YES("pl")}",{working}="{YES("en")}")'
    worked = workday("{start}-1", f"{offset}+1", calendar, "Holidays")
    return f'IF({_OPEN},"",IFERROR(IF({yes},{worked},{{start}}+{offset}),""))'


def _next_channel() -> str:
    return f'IF({_OPEN},"",IFERROR(INDEX({{timing.channel[]}},{_MATCH}),""))'


def _state(language: str) -> str:
    late, due, ahead, over = (f'"{label(language)}"' for label in (LATE, DUE, AHEAD, OVER))
    by_date = f"IF({{due}}<ReferenceDate,{late},IF({{due}}=ReferenceDate,{due},{ahead}))"
    return f'IF(OR({{cadence}}="",{{start}}=""),"",IF({{due}}="",{over},IF(ReferenceDate="","",{by_date})))'


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    language = pen.language
    cadences = tuple(pen.caption(cadence.name) for cadence in blueprint.cadences.values())
    bases = tuple(pen.bare(basis.name) for basis in blueprint.legal_bases.values())
    return (
        *((ChoiceList("cadences", CADENCE(language), cadences),) if cadences else ()),
        *((ChoiceList("bases", BASIS(language), bases),) if bases else ()),
        ChoiceList("outcomes", OUTCOME(language), tuple(outcome(language) for outcome in OUTCOMES)),
        ChoiceList("holidays", HOLIDAYS(language), _holidays(blueprint), name="Holidays"),
    )


def _holidays(blueprint: Blueprint) -> tuple[datetime.date, ...]:
    """Public holidays of the years ahead, and of the one before: a cadence may have begun in December.

    With no date given, the years are counted from the first one in which the format exists.
    """
    year = blueprint.as_of.year if blueprint.as_of else FIRST_YEAR
    calendar = calendar_for(blueprint)
    last = datetime.date(year + HOLIDAY_YEARS - 1, 12, 31)
    return tuple(holiday.day for holiday in calendar.holidays(datetime.date(year - 1, 1, 1), last))
