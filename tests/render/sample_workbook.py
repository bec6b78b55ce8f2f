"""A workbook that uses all of the vocabulary, with texts as a firm would have them."""

from __future__ import annotations

import datetime
from decimal import Decimal

from generator.documents.blocks import Imprint
from generator.documents.workbook import (
    CellFormula,
    CellLink,
    ChoiceList,
    Highlight,
    NamedValue,
    Result,
    SheetColumn,
    SheetRow,
    TableSheet,
    TextSheet,
    Workbook,
)

AS_OF = datetime.date(2026, 1, 5)
HOLIDAYS = (datetime.date(2026, 1, 1), datetime.date(2026, 1, 6), datetime.date(2026, 4, 6), datetime.date(2026, 5, 1))

INSTRUCTIONS = TextSheet(
    "instructions",
    "Instrukcja",
    "Jak prowadzić rejestr szans i kontaktów",
    sections=(
        (
            "Do czego służy ten plik",
            (
                "Rejestr pokazuje, co dzieje się z każdą szansą sprzedaży, kto za nią odpowiada i kiedy przypada "
                "następny krok. Handlowiec uzupełnia go w dniu rozmowy, a kierownik przegląda w poniedziałek rano.",
                "Pola na jasnożółtym tle są do wypełnienia. Pola na szarym tle liczą się same.",
            ),
        ),
        (
            "Zasady",
            (
                "Każda otwarta szansa ma wpisany następny krok z datą.",
                "Termin w kolorze czerwonym minął. Trzeba dziś zadzwonić albo zamknąć szansę z podaniem powodu.",
                "=1+1 to zwykły tekst, a nie formuła",
            ),
        ),
    ),
    values=(
        NamedValue("MinimumValue", "Najmniejsza wartość zamówienia, od której liczymy szansę", 5000, "money"),
        NamedValue("FollowUpDays", "Dni robocze do kontaktu po wysłaniu oferty", 3, "integer"),
        NamedValue("ReportDate", "Stan na dzień", AS_OF, "date"),
        NamedValue(
            "OpenValue",
            "Wartość wszystkich szans (liczy się sama)",
            CellFormula("SUM({deals.value[]})", Result(Decimal("260390.50"))),
            "money",
            input=False,
        ),
    ),
)

DEALS = TableSheet(
    "deals",
    "Szanse sprzedaży",
    columns=(
        SheetColumn("customer", "Klient", 26),
        SheetColumn("stage", "Etap", 16, choices="stages", input=True),
        SheetColumn("value", "Wartość netto", 16, "money", input=True, total="sum"),
        SheetColumn("chance", "Szansa", 10, "percent", input=True, total="average"),
        SheetColumn(
            "weighted", "Wartość ważona", 16, "money", formula='IF({value}="","",{value}*{chance}/100)', total="sum"
        ),
        SheetColumn("sent", "Oferta wysłana", 13, "date", input=True),
        SheetColumn(
            "due", "Kontakt do dnia", 13, "date", formula='IF({sent}="","",WORKDAY({sent},FollowUpDays,Holidays))'
        ),
        SheetColumn("visits", "Liczba wizyt", 9, "integer", input=True, total="sum"),
        SheetColumn("done", "Potwierdzone", 12, "check", input=True, total="count"),
        SheetColumn("next", "Następny krok", 46, input=True),
        SheetColumn("paper", "Dokument", 22),
    ),
    rows=(
        SheetRow({"customer": "Klienci z segmentu A – opieka kierownika sprzedaży"}, style="group"),
        SheetRow(
            {
                "customer": "Zakłady Mięsne „Podlasie” Sp. z o.o.",
                "stage": "Oferta",
                "value": Decimal("184500.00"),
                "chance": 60,
                "weighted": Result(Decimal("110700.00")),
                "sent": datetime.date(2026, 1, 2),
                "due": Result(datetime.date(2026, 1, 8)),
                "visits": 2,
                "done": True,
                "next": "Telefon do dyrektora produkcji w sprawie terminu montażu; wcześniej sprawdzić z logistyką, "
                "czy w marcu mamy wolną ekipę, i przygotować dwa warianty harmonogramu.",
                "paper": CellLink("Oferta szczegółowa", path="../word/S04-oferta-szczegolowa.docx"),
            },
            id="podlasie",
        ),
        SheetRow(
            {
                "customer": "Meble Kaszuby S.A.",
                "stage": "Zapytanie",
                "value": Decimal("61890.50"),
                "chance": 2.5,
                "weighted": Result(Decimal("1547.2625")),
                "due": Result(""),
                "visits": 0,
                "done": False,
                "next": "=1+1",
                "paper": CellLink("Sekwencja kontaktu", sheet="cadence"),
            },
            id="kaszuby",
        ),
        SheetRow({"customer": "Pozostali"}, style="group"),
        SheetRow(
            {
                "customer": 'O’Brien & Sons <Gdańsk> "Port"',
                "stage": "Rozpoznanie potrzeb",
                "value": 14000,
                "chance": 8,
                "weighted": Result(1120.0),
                "sent": datetime.date(2025, 12, 22),
                "due": Result(datetime.date(2025, 12, 25)),
                "next": "Wysłać podsumowanie rozmowy.\nUstalić, kto podpisuje zamówienie.\nUmówić wizytę w zakładzie.",
                "paper": CellLink("Oferta szczegółowa", path="../word/S04-oferta-szczegolowa.docx"),
            },
            id="port",
            style="strong",
        ),
    ),
    heading="Rejestr szans sprzedaży 2026",
    remarks=(
        "Jeden wiersz to jedna szansa. Nowe wpisuj w pierwszym wolnym wierszu tabeli; "
        "listy rozwijane i formuły już tam są.",
        "Terminy liczą się w dniach roboczych z pominięciem świąt z arkusza „Listy”.",
    ),
    blank_rows=8,
    highlights=(
        Highlight("due", "AND(ISNUMBER({due}),{due}<ReportDate)", "bad"),
        Highlight("value", "AND(ISNUMBER({value}),{value}<MinimumValue)", "warning"),
        Highlight("chance", "AND(ISNUMBER({chance}),{chance}>=60)", "good"),
        Highlight("customer", '{done}="✓"', "muted", whole_row=True),
        Highlight("next", 'LEFT({next},1)="="', "accent"),
    ),
    freeze=1,
)

CADENCE = TableSheet(
    "cadence",
    "Sekwencja: targi / zima [2026]",
    columns=(
        SheetColumn("step", "Krok", 7, "integer"),
        SheetColumn("day", "Dzień", 8, "integer"),
        SheetColumn("channel", "Kanał", 14, choices="channels"),
        SheetColumn("purpose", "Cel i treść", 60),
        SheetColumn(
            "share",
            "Udział szans",
            12,
            "percent",
            formula="IF(SUM({deals.value[]})=0,0,{deals.value@port}/SUM({deals.value[]})*100)",
        ),
    ),
    rows=(
        SheetRow(
            {
                "step": 1,
                "day": 0,
                "channel": "Telefon",
                "purpose": "Podziękować za rozmowę na stoisku i zapytać o jeden konkretny problem, o którym była mowa.",
                "share": Result(14000 / 260390.5 * 100),
            }
        ),
        SheetRow(
            {
                "step": 2,
                "day": 2,
                "channel": "E-mail",
                "purpose": "Przesłać obiecany materiał i zaproponować dwa terminy spotkania.",
                "share": Result(14000 / 260390.5 * 100),
            }
        ),
        SheetRow(
            {
                "step": 3,
                "day": 6,
                "channel": "LinkedIn",
                "purpose": "Zaprosić do kontaktów z krótką wiadomością.",
                "share": Result(14000 / 260390.5 * 100),
            }
        ),
    ),
    as_table=False,
    landscape=False,
)

SUMMARY = TableSheet(
    "summary",
    "Podsumowanie",
    columns=(
        SheetColumn("stage", "Etap", 30),
        SheetColumn("count", "Szanse", 10, "integer", formula="COUNTIF({deals.stage[]},{stage})", total="sum"),
        SheetColumn(
            "mean",
            "Średnia szansa",
            12,
            "number",
            formula="IFERROR(AVERAGEIF({deals.stage[]},{stage},{deals.chance[]}),0)",
        ),
        SheetColumn("note", "Uwaga", 24, formula='IFS({count}=0,"brak szans",{count}>0,"w toku")'),
    ),
    rows=tuple(
        SheetRow({"stage": stage, "count": Result(count), "mean": Result(mean), "note": Result(note)})
        for stage, count, mean, note in (
            ("Rozpoznanie potrzeb", 1, 8, "w toku"),
            ("Zapytanie", 1, 2.5, "w toku"),
            ("Oferta", 1, 60, "w toku"),
            ("Zamówienie", 0, 0, "brak szans"),
        )
    ),
    heading="Szanse według etapów",
)


def sample_workbook() -> Workbook:
    return Workbook(
        id="register",
        title="Rejestr szans i kontaktów",
        language="pl",
        audience="internal",
        imprint=Imprint("Stolmax Sp. z o.o.", "1.0", "05.01.2026", marking="WEWNĘTRZNE"),
        sheets=(INSTRUCTIONS, DEALS, CADENCE, SUMMARY),
        choices=(
            ChoiceList("stages", "Etapy", ("Rozpoznanie potrzeb", "Zapytanie", "Oferta", "Zamówienie")),
            ChoiceList("channels", "Kanały", ("Telefon", "E-mail", "LinkedIn", "Spotkanie")),
            ChoiceList("holidays", "Święta", HOLIDAYS, name="Holidays"),
        ),
        choices_title="Listy",
    )
