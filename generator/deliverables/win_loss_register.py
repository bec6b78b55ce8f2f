"""``win-loss-register``: interviews, beliefs, codes and ratings as they come in; what they say, by formulas."""

from __future__ import annotations

from collections.abc import Iterable

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import WinLoss
from generator.documents.workbook import (
    CellFormula,
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
from generator.locale import Phrase

from .formulas import counted, literal
from .pen import Pen
from .registry import Deliverable
from .skeletons import EDITION_NAMES
from .win_loss_guide import stage_of

TITLE = Phrase("Rejestr Win-Loss", "Win-Loss register")
INSTRUCTIONS = Phrase("Instrukcja", "Instructions")
HOW = (
    Phrase(
        "1. „Rozmowy”: po każdej wygranej, przegranej albo rezygnacji dopisz wiersz i nadaj numer. Okno "
        "rozmowy policzy się samo.",
        "1. “Interviews”: after each win, loss or abandoned purchase add a row and give it a number. The "
        "interview window is then worked out for you.",
    ),
    Phrase(
        "2. „Przekonania”: handlowiec zapisuje przed rozmową, co jego zdaniem zdecydowało.",
        "2. “Beliefs”: before the interview the salesperson writes down what, in their view, decided.",
    ),
    Phrase(
        "3. „Kodowanie”: po rozmowie jeden wiersz na każdy powód, ze słowami klienta. Dokładnie jeden powód "
        "jest rozstrzygający.",
        "3. “Coding”: after the interview one row for each reason, with the customer’s words. Exactly one "
        "reason is decisive.",
    ),
    Phrase(
        "4. „Oceny”: liczby od 1 do 5; puste, jeśli nie dotyczy.",
        "4. “Ratings”: numbers from 1 to 5; blank where not applicable.",
    ),
    Phrase(
        "5. „Analiza”, „Średnie ocen” i „Przekonania” liczą resztę. Wnioski zapisz w arkuszu „Wnioski” i "
        "przekaż właścicielowi procesu.",
        "5. “Analysis”, “Average ratings” and “Beliefs” do the rest. Write findings into “Findings”, and pass "
        "them on to the process owner.",
    ),
    Phrase(
        "Rejestr służy poprawie procesu, nie ocenie ludzi.",
        "The register serves to improve the process, not to judge people.",
    ),
)
WINDOW_FROM = Phrase(
    "Rozmowa najwcześniej po tylu dniach od ostatniego kontaktu",
    "Earliest interview, days after the last contact",
)
WINDOW_TO = Phrase(
    "Rozmowa najpóźniej po tylu dniach od ostatniego kontaktu", "Latest interview, days after the last contact"
)
MINIMUM = Phrase(
    "Najmniejsza wartość zamówienia do analizy (puste: każde)", "Minimum order value to analyse (blank: any)"
)
INTERVIEWS = Phrase("Rozmowy", "Interviews")
BELIEFS = Phrase("Przekonania", "Beliefs")
BELIEFS_HEADING = Phrase("Przekonanie handlowca a słowa klienta", "The salesperson’s belief and the customer’s truth")
CODING = Phrase("Kodowanie", "Coding")
RATINGS = Phrase("Oceny", "Ratings")
ANALYSIS = Phrase("Analiza", "Analysis")
ANALYSIS_HEADING = Phrase("Powody decyzji według wyniku", "Reasons for the decision by outcome")
MEANS = Phrase("Średnie ocen", "Average ratings")
FINDINGS = Phrase("Wnioski", "Findings")
CODEBOOK = Phrase("Słownik kodów", "Codebook")
SUMMARY = Phrase("Podsumowanie", "Summary")
NUMBER = Phrase("Nr rozmowy", "Interview no.")
CUSTOMER = Phrase("Klient", "Customer")
DEAL = Phrase("Zamówienie lub szansa", "Order or deal")
VALUE = Phrase("Wartość netto", "Value, net")
OUTCOME = Phrase("Wynik", "Outcome")
SEGMENT = Phrase("Segment", "Segment")
COMPETITOR = Phrase("Konkurent", "Competitor")
INTERVIEWER = Phrase("Prowadzi", "Interviewer")
LAST = Phrase("Ostatni kontakt", "Last contact")
SELECTED = Phrase("Do analizy?", "To analyse?")
FROM = Phrase("Rozmowa od", "Call from")
UNTIL = Phrase("Rozmowa do", "Call until")
HELD = Phrase("Data rozmowy", "Held on")
IN_WINDOW = Phrase("W terminie?", "In the window?")
MAIN = Phrase("Główny powód zdaniem handlowca", "Main reason, salesperson’s view")
SECOND = Phrase("Drugi powód", "Second reason")
MOMENT = Phrase("Moment, który przesądził", "The moment that decided")
CONFIDENCE = Phrase("Pewność 1–5", "Confidence 1–5")
TRUTH = Phrase("Rozstrzygający powód zdaniem klienta", "Decisive reason, customer’s view")
MATCH = Phrase("Zgodność", "Match")
SAME, SAME_GROUP, DIFFERENT = (
    Phrase("zgodne", "same"),
    Phrase("ta sama grupa", "same group"),
    Phrase("różne", "different"),
)
DRIVER = Phrase("Powód", "Reason")
GROUP = Phrase("Grupa", "Group")
DEFINITION = Phrase("Definicja", "Definition")
POLARITY = Phrase("Za nami czy przeciw", "For or against us")
FOR_US, AGAINST = Phrase("za nami", "for us"), Phrase("przeciw nam", "against us")
WEIGHT = Phrase("Waga", "Weight")
DECISIVE, IMPORTANT, MINOR = (
    Phrase("rozstrzygający", "decisive"),
    Phrase("ważny", "important"),
    Phrase("drobny", "minor"),
)
QUOTE = Phrase("Słowa klienta", "The customer’s words")
STAGE = Phrase("Etap, na którym to się stało", "Stage where it happened")
KEY = Phrase("Klucz", "Key")
MENTIONS = Phrase("Wskazania", "Mentions")
ITEM = Phrase("Co oceniamy", "Item")
MEAN = Phrase("Średnia", "Average")
COUNT = Phrase("Liczba ocen", "Number of ratings")
MEASURE = Phrase("Wielkość", "Measure")
RESULT = Phrase("Wartość", "Value")
FINDING = Phrase("Wniosek", "Finding")
EVIDENCE = Phrase("Z ilu rozmów", "From how many interviews")
AFFECTS = Phrase("Co zmieniamy w procesie", "What changes in the process")
DECISION = Phrase("Decyzja", "Decision")
OWNER = Phrase("Kto", "Owner")
DUE = Phrase("Do kiedy", "Due")
STATUS = Phrase("Stan", "Status")
STATUSES = (
    Phrase("do decyzji", "to decide"),
    Phrase("w toku", "under way"),
    Phrase("wdrożone", "released"),
    Phrase("odrzucone", "rejected"),
)
YES, NO = Phrase("tak", "yes"), Phrase("nie", "no")
HELD_COUNT = Phrase("Przeprowadzone rozmowy", "Interviews held")
OUTCOME_COUNT = Phrase("Rozmowy: {outcome}", "Interviews: {outcome}")
QUOTA_LEFT = Phrase("Brakuje do celu kwartału: {outcome}", "Missing for the quarter’s target: {outcome}")
COMPARED = Phrase(
    "Rozmowy, w których znamy i przekonanie handlowca, i słowa klienta", "Interviews with both belief and truth"
)
HIT_RATE = Phrase("Trafność przekonań, %", "Beliefs that were right, %")
ON_TIME = Phrase("Rozmowy w terminie, %", "Interviews in the window, %")
ROWS = 120
CODE_ROWS = 360


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The register."""
    return [
        Deliverable(
            "win-loss-register",
            TITLE(blueprint.language),
            stage_of(blueprint),
            workbook=workbook,
            packs=("interviewer", "manager"),
        )
    ]


def workbook(blueprint: Blueprint) -> Workbook:
    """What is entered first, what follows from it after."""
    pen = Pen(blueprint)
    programme = blueprint.win_loss
    return pen.workbook(
        id_="win-loss-register",
        title=TITLE(pen.language),
        imprint=pen.imprint(stage_of(blueprint), owner=programme.sponsor),
        sheets=(
            _about(programme, pen),
            _interviews(blueprint, pen),
            _beliefs(programme, pen),
            _coding(programme, pen),
            *((_ratings(programme, pen),) if programme.ratings else ()),
            _summary(programme, pen),
            *((_analysis(programme, pen),) if programme.drivers else ()),
            *((_means(programme, pen),) if programme.ratings else ()),
            _findings(pen),
            *((_codebook(programme, pen),) if programme.drivers else ()),
        ),
        choices=_choices(blueprint, pen),
    )


def _about(programme: WinLoss, pen: Pen) -> TextSheet:
    language = pen.language
    least, currency = programme.min_value, pen.currency(programme.min_value)
    values = (
        NamedValue("WindowFrom", WINDOW_FROM(language), programme.window_min_days, "integer"),
        NamedValue("WindowTo", WINDOW_TO(language), programme.window_max_days, "integer"),
        NamedValue("MinimumValue", MINIMUM(language), least.amount if least else None, "money", currency=currency),
    )
    return TextSheet(
        "about", INSTRUCTIONS(language), TITLE(language), (("", tuple(line(language) for line in HOW)),), values
    )


def _interviews(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    currency = pen.currency(blueprint.win_loss.min_value)  # what is compared with the minimum is in its currency
    yes, no = f'"{YES(language)}"', f'"{NO(language)}"'
    columns = (
        SheetColumn("number", NUMBER(language), 11, input=True),
        SheetColumn("customer", CUSTOMER(language), 16, input=True),
        SheetColumn("deal", DEAL(language), 16, input=True),
        SheetColumn("value", VALUE(language), 14, "money", input=True, currency=currency),
        SheetColumn("outcome", OUTCOME(language), 14, choices="outcomes", input=True),
        SheetColumn("segment", SEGMENT(language), 13, choices="segments" if blueprint.segments else "", input=True),
        SheetColumn(
            "competitor", COMPETITOR(language), 14, choices="competitors" if blueprint.competitors else "", input=True
        ),
        SheetColumn("interviewer", INTERVIEWER(language), 13, input=True),
        SheetColumn("last", LAST(language), 13, "date", input=True),
        SheetColumn(
            "selected", SELECTED(language), 12, formula=f'IF({{value}}="","",IF({{value}}>=MinimumValue,{yes},{no}))'
        ),
        SheetColumn("from", FROM(language), 13, "date", formula='IF({last}="","",{last}+WindowFrom)'),
        SheetColumn("until", UNTIL(language), 13, "date", formula='IF({last}="","",{last}+WindowTo)'),
        SheetColumn("held", HELD(language), 13, "date", input=True),
        SheetColumn(
            "in_window",
            IN_WINDOW(language),
            12,
            formula=f'IF(OR({{held}}="",{{last}}=""),"",IF(AND({{held}}>={{from}},{{held}}<={{until}}),{yes},{no}))',
        ),
    )
    highlights = (
        Highlight("in_window", f"{{in_window}}={no}", "warning"),
        Highlight("in_window", f"{{in_window}}={yes}", "good"),
        Highlight("selected", f"{{selected}}={no}", "muted"),
    )
    return TableSheet(
        "interviews",
        INTERVIEWS(language),
        columns,
        heading=INTERVIEWS(language),
        blank_rows=ROWS,
        highlights=highlights,
        freeze=2,
    )


def _beliefs(programme: WinLoss, pen: Pen) -> TableSheet:
    """Belief beside truth; the truth is the driver coded as decisive."""
    language = pen.language
    drivers = "drivers" if programme.drivers else ""
    decisive = f'MATCH({{interview}}&"|{DECISIVE(language)}",{{coding.key[]}},0)'
    truth = f'IF({{interview}}="","",IFERROR(INDEX({{coding.driver[]}},{decisive}),""))'
    columns = (
        SheetColumn("interview", NUMBER(language), 11, input=True),
        SheetColumn("main", MAIN(language), 30, choices=drivers, input=True),
        SheetColumn("second", SECOND(language), 30, choices=drivers, input=True),
        SheetColumn("moment", MOMENT(language), 36, input=True),
        SheetColumn("confidence", CONFIDENCE(language), 11, "integer", choices="marks", input=True),
        SheetColumn("truth", TRUTH(language), 30, formula=truth),
        SheetColumn("match", MATCH(language), 16, formula=_match(language, bool(programme.drivers))),
    )
    highlights = (
        Highlight("match", f'{{match}}="{SAME(language)}"', "good"),
        Highlight("match", f'{{match}}="{DIFFERENT(language)}"', "bad"),
    )
    return TableSheet(
        "beliefs",
        BELIEFS(language),
        columns,
        heading=BELIEFS_HEADING(language),
        blank_rows=ROWS,
        highlights=highlights,
        freeze=1,
    )


def _match(language: str, has_groups: bool) -> str:
    main, truth = (
        f"INDEX({{codebook.group[]}},MATCH({literal(driver)},{{codebook.driver[]}},0))"
        for driver in ("{main}", "{truth}")
    )
    same_group = f"IFERROR({main}={truth},FALSE)"
    groups = f'IF({same_group},"{SAME_GROUP(language)}","{DIFFERENT(language)}")'
    other = groups if has_groups else f'"{DIFFERENT(language)}"'
    return f'IF(OR({{main}}="",{{truth}}=""),"",IF({{main}}={{truth}},"{SAME(language)}",{other}))'


def _coding(programme: WinLoss, pen: Pen) -> TableSheet:
    language = pen.language
    outcome = (
        'IF({interview}="","",IFERROR(INDEX({interviews.outcome[]},MATCH({interview},{interviews.number[]},0)),""))'
    )
    columns = (
        SheetColumn("interview", NUMBER(language), 11, input=True),
        SheetColumn("driver", DRIVER(language), 30, choices="drivers" if programme.drivers else "", input=True),
        SheetColumn("polarity", POLARITY(language), 16, choices="polarity", input=True),
        SheetColumn("weight", WEIGHT(language), 16, choices="weights", input=True),
        SheetColumn("quote", QUOTE(language), 55, input=True),
        SheetColumn("stage", STAGE(language), 26, choices="stages" if _has_stages(pen) else "", input=True),
        SheetColumn("outcome", OUTCOME(language), 18, formula=outcome),
        SheetColumn("key", KEY(language), 22, formula='IF({interview}="","",{interview}&"|"&{weight})'),
    )
    return TableSheet("coding", CODING(language), columns, heading=CODING(language), blank_rows=CODE_ROWS, freeze=1)


def _has_stages(pen: Pen) -> bool:
    return isinstance(pen.view, Blueprint) and bool(pen.view.stages)


def _ratings(programme: WinLoss, pen: Pen) -> TableSheet:
    language = pen.language
    items = tuple(
        SheetColumn(_item(id_), pen.caption(rating.text), 16, "integer", choices="marks", input=True)
        for id_, rating in programme.ratings.items()
    )
    columns = (SheetColumn("interview", NUMBER(language), 11, input=True), *items)
    return TableSheet("ratings", RATINGS(language), columns, heading=RATINGS(language), blank_rows=ROWS, freeze=1)


def _item(rating: str) -> str:
    """A rating's column id."""
    return "item_" + rating.replace("-", "_")


def _summary(programme: WinLoss, pen: Pen) -> TableSheet:
    language = pen.language
    held = "COUNT({interviews.held[]})"
    rows = [_measure("held", HELD_COUNT(language), held, 0)]
    for outcome, name in EDITION_NAMES.items():
        count = f'COUNTIFS({{interviews.outcome[]}},"{name(language)}",{{interviews.held[]}},">0")'
        rows.append(_measure(outcome, OUTCOME_COUNT(language, outcome=name(language)), count, 0))
        quota = sum(quota.per_quarter for quota in programme.quotas.values() if quota.outcome == outcome)
        rows.append(
            _measure(f"{outcome}-left", QUOTA_LEFT(language, outcome=name(language)), f"MAX(0,{quota}-{count})", quota)
        )
    matches = (SAME, SAME_GROUP, DIFFERENT)
    compared = "+".join(f'COUNTIF({{beliefs.match[]}},"{match(language)}")' for match in matches)
    right = f'COUNTIF({{beliefs.match[]}},"{SAME(language)}")'
    on_time = f'COUNTIF({{interviews.in_window[]}},"{YES(language)}")'
    rows += [
        _measure("compared", COMPARED(language), compared, 0),
        _measure("hit-rate", HIT_RATE(language), f'IF({compared}=0,"",ROUND({right}/({compared})*100,0))', ""),
        _measure("on-time", ON_TIME(language), f'IF({held}=0,"",ROUND({on_time}/{held}*100,0))', ""),
    ]
    columns = (SheetColumn("measure", MEASURE(language), 52), SheetColumn("result", RESULT(language), 16, "number"))
    return TableSheet("summary", SUMMARY(language), columns, tuple(rows), heading=SUMMARY(language), landscape=False)


def _measure(id_: str, name: str, formula: str, on_empty_register: int | str) -> SheetRow:
    return SheetRow({"measure": name, "result": CellFormula(formula, Result(on_empty_register))}, id_)


def _analysis(programme: WinLoss, pen: Pen) -> TableSheet:
    language = pen.language
    outcomes = (
        _count_column(key, name(language), "outcome", name(language), 16) for key, name in EDITION_NAMES.items()
    )
    columns = (
        SheetColumn("driver", DRIVER(language), 36),
        SheetColumn("group", GROUP(language), 22),
        *outcomes,
        SheetColumn("mentions", MENTIONS(language), 13, "integer", formula=counted(_OF_THIS_DRIVER)),
        _count_column("decisive", DECISIVE(language), "weight", DECISIVE(language), 16),
        _count_column("for_us", FOR_US(language), "polarity", FOR_US(language), 13),
        _count_column("against", AGAINST(language), "polarity", AGAINST(language), 14),
    )
    zero = {column.id: Result(0) for column in columns if column.formula}
    rows = tuple(
        SheetRow(
            {"driver": pen.caption(driver.name), "group": pen.caption(driver.group), **zero},
            driver.id,
            origin=driver.path,
        )
        for driver in programme.drivers.values()
    )
    return TableSheet("analysis", ANALYSIS(language), columns, rows, heading=ANALYSIS_HEADING(language), freeze=1)


_OF_THIS_DRIVER = ("{coding.driver[]}", "{driver}")


def _count_column(id_: str, title: str, coded: str, value: str, width: float) -> SheetColumn:
    """How often a driver was coded with a value in the column ``coded``."""
    formula = counted(_OF_THIS_DRIVER, (f"{{coding.{coded}[]}}", f'"{value}"'))
    return SheetColumn(id_, title.capitalize(), width, "integer", formula=formula)


def _means(programme: WinLoss, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("item", ITEM(language), 44),
        SheetColumn("mean", MEAN(language), 12, "number"),
        SheetColumn("count", COUNT(language), 14, "integer"),
    )
    rows = tuple(
        SheetRow(
            {
                "item": pen.caption(rating.text),
                "mean": CellFormula(
                    f'IF(COUNT({{ratings.{_item(id_)}[]}})=0,"",ROUND(AVERAGE({{ratings.{_item(id_)}[]}}),2))',
                    Result(""),
                ),
                "count": CellFormula(f"COUNT({{ratings.{_item(id_)}[]}})", Result(0)),
            },
            id_,
            origin=rating.path,
        )
        for id_, rating in programme.ratings.items()
    )
    return TableSheet("means", MEANS(language), columns, rows, heading=MEANS(language), landscape=False)


def _findings(pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("finding", FINDING(language), 50, input=True),
        SheetColumn("evidence", EVIDENCE(language), 14, "integer", input=True),
        SheetColumn("affects", AFFECTS(language), 36, input=True),
        SheetColumn("decision", DECISION(language), 36, input=True),
        SheetColumn("owner", OWNER(language), 20, input=True),
        SheetColumn("due", DUE(language), 13, "date", input=True),
        SheetColumn("status", STATUS(language), 14, choices="statuses", input=True),
    )
    return TableSheet("findings", FINDINGS(language), columns, heading=FINDINGS(language), blank_rows=40)


def _codebook(programme: WinLoss, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("driver", DRIVER(language), 36),
        SheetColumn("group", GROUP(language), 22),
        SheetColumn("definition", DEFINITION(language), 80),
    )
    rows = tuple(
        SheetRow(
            {
                "driver": pen.caption(driver.name),
                "group": pen.caption(driver.group),
                "definition": pen.bare(driver.definition),
            },
            driver.id,
            origin=driver.path,
        )
        for driver in programme.drivers.values()
    )
    return TableSheet("codebook", CODEBOOK(language), columns, rows, heading=CODEBOOK(language))


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    language = pen.language
    lists: tuple[tuple[str, Phrase, list[str] | list[int]], ...] = (
        ("outcomes", OUTCOME, [name(language) for name in EDITION_NAMES.values()]),
        ("segments", SEGMENT, [pen.caption(segment.name) for segment in blueprint.segments.values()]),
        ("competitors", COMPETITOR, [pen.caption(competitor.name) for competitor in blueprint.competitors.values()]),
        ("drivers", DRIVER, [pen.caption(driver.name) for driver in blueprint.win_loss.drivers.values()]),
        ("polarity", POLARITY, [FOR_US(language), AGAINST(language)]),
        ("weights", WEIGHT, [DECISIVE(language), IMPORTANT(language), MINOR(language)]),
        ("stages", STAGE, [pen.stage(stage) for stage in blueprint.stages]),
        ("statuses", STATUS, [status(language) for status in STATUSES]),
        ("marks", CONFIDENCE, [1, 2, 3, 4, 5]),
    )
    return tuple(ChoiceList(id_, title(language), tuple(values)) for id_, title, values in lists if values)
