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
from generator.locale import Label, said

from .formulas import counted, literal
from .pen import Pen
from .registry import Deliverable
from .skeletons import EDITION_NAMES
from .win_loss import stage_of

TITLE = Label("Win-Loss register")
INSTRUCTIONS = Label("Instructions")
HOW = (
    Label(
        "1. “Interviews”: after each win, loss or abandoned purchase add a row and give it a number. The "
        "interview window is then worked out for you.",
    ),
    Label(
        "2. “Beliefs”: before the interview the salesperson writes down what, in their view, decided.",
    ),
    Label(
        "3. “Coding”: after the interview one row for each reason, with the customer’s words. Exactly one "
        "reason is decisive.",
    ),
    Label("4. “Ratings”: numbers from 1 to 5; blank where not applicable."),
    Label(
        "5. “Analysis”, “Average ratings” and “Beliefs” do the rest. Write findings into “Findings”, and pass "
        "them on to the process owner.",
    ),
    Label("The register serves to improve the process, not to judge people."),
)
WINDOW_FROM = Label("Earliest interview, days after the last contact")
WINDOW_TO = Label("Latest interview, days after the last contact")
MINIMUM = Label("Minimum order value to analyse (blank: any)")
INTERVIEWS = Label("Interviews")
BELIEFS = Label("Beliefs")
BELIEFS_HEADING = Label("The salesperson’s belief and the customer’s truth")
CODING = Label("Coding")
RATINGS = Label("Ratings")
ANALYSIS = Label("Analysis")
ANALYSIS_HEADING = Label("Reasons for the decision by outcome")
MEANS = Label("Average ratings")
FINDINGS = Label("Findings")
CODEBOOK = Label("Codebook")
SUMMARY = Label("Summary")
NUMBER = Label("Interview no.")
CUSTOMER = Label("Customer")
DEAL = Label("Order or deal")
VALUE = Label("Value, net")
OUTCOME = Label("Outcome")
SEGMENT = Label("Segment")
COMPETITOR = Label("Competitor", "win-loss-register")
INTERVIEWER = Label("Interviewer", "win-loss-register")
LAST = Label("Last contact")
SELECTED = Label("To analyse?")
FROM = Label("Call from")
UNTIL = Label("Call until")
HELD = Label("Held on")
IN_WINDOW = Label("In the window?")
MAIN = Label("Main reason, salesperson’s view")
SECOND = Label("Second reason")
MOMENT = Label("The moment that decided")
CONFIDENCE = Label("Confidence 1–5")
TRUTH = Label("Decisive reason, customer’s view")
MATCH = Label("Match")
SAME, SAME_GROUP, DIFFERENT = (
    Label("same"),
    Label("same group"),
    Label("different"),
)
DRIVER = Label("Reason")
GROUP = Label("Group")
DEFINITION = Label("Definition")
POLARITY = Label("For or against us")
FOR_US, AGAINST = Label("for us"), Label("against us")
WEIGHT = Label("Weight")
DECISIVE, IMPORTANT, MINOR = (
    Label("decisive"),
    Label("important", "win-loss-register"),
    Label("minor"),
)
QUOTE = Label("The customer’s words")
STAGE = Label("Stage where it happened")
KEY = Label("Key")
MENTIONS = Label("Mentions")
ITEM = Label("Item", "win-loss-register")
MEAN = Label("Average")
COUNT = Label("Number of ratings")
MEASURE = Label("Measure")
RESULT = Label("Value")
FINDING = Label("Finding")
EVIDENCE = Label("From how many interviews")
AFFECTS = Label("What changes in the process")
DECISION = Label("Decision")
OWNER = Label("Owner", "win-loss-register")
DUE = Label("Due", "win-loss-register")
STATUS = Label("Status")
STATUSES = (
    Label("to decide"),
    Label("under way"),
    Label("released", "win-loss-register"),
    Label("rejected", "win-loss-register"),
)
YES, NO = Label("yes"), Label("no")
HELD_COUNT = Label("Interviews held")
OUTCOME_COUNT = Label("Interviews: {outcome}")
QUOTA_LEFT = Label("Missing for the quarter’s target: {outcome}")
COMPARED = Label("Interviews with both belief and truth")
HIT_RATE = Label("Beliefs that were right, %")
ON_TIME = Label("Interviews in the window, %")
ROWS = 120
CODE_ROWS = 360


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The register."""
    return [
        Deliverable(
            "win-loss-register",
            said(TITLE, blueprint.language),
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
        title=pen.say(TITLE),
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
    least, currency = programme.min_value, pen.currency(programme.min_value)
    values = (
        NamedValue("WindowFrom", pen.say(WINDOW_FROM), programme.window_min_days, "integer"),
        NamedValue("WindowTo", pen.say(WINDOW_TO), programme.window_max_days, "integer"),
        NamedValue("MinimumValue", pen.say(MINIMUM), least.amount if least else None, "money", currency=currency),
    )
    return TextSheet(
        "about", pen.say(INSTRUCTIONS), pen.say(TITLE), (("", tuple(pen.say(line) for line in HOW)),), values
    )


def _interviews(blueprint: Blueprint, pen: Pen) -> TableSheet:
    currency = pen.currency(blueprint.win_loss.min_value)  # what is compared with the minimum is in its currency
    yes, no = f'"{pen.say(YES)}"', f'"{pen.say(NO)}"'
    columns = (
        SheetColumn("number", pen.say(NUMBER), 11, input=True),
        SheetColumn("customer", pen.say(CUSTOMER), 16, input=True),
        SheetColumn("deal", pen.say(DEAL), 16, input=True),
        SheetColumn("value", pen.say(VALUE), 14, "money", input=True, currency=currency),
        SheetColumn("outcome", pen.say(OUTCOME), 14, choices="outcomes", input=True),
        SheetColumn("segment", pen.say(SEGMENT), 13, choices="segments" if blueprint.segments else "", input=True),
        SheetColumn(
            "competitor", pen.say(COMPETITOR), 14, choices="competitors" if blueprint.competitors else "", input=True
        ),
        SheetColumn("interviewer", pen.say(INTERVIEWER), 13, input=True),
        SheetColumn("last", pen.say(LAST), 13, "date", input=True),
        SheetColumn(
            "selected", pen.say(SELECTED), 12, formula=f'IF({{value}}="","",IF({{value}}>=MinimumValue,{yes},{no}))'
        ),
        SheetColumn("from", pen.say(FROM), 13, "date", formula='IF({last}="","",{last}+WindowFrom)'),
        SheetColumn("until", pen.say(UNTIL), 13, "date", formula='IF({last}="","",{last}+WindowTo)'),
        SheetColumn("held", pen.say(HELD), 13, "date", input=True),
        SheetColumn(
            "in_window",
            pen.say(IN_WINDOW),
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
        pen.say(INTERVIEWS),
        columns,
        heading=pen.say(INTERVIEWS),
        blank_rows=ROWS,
        highlights=highlights,
        freeze=2,
    )


def _beliefs(programme: WinLoss, pen: Pen) -> TableSheet:
    """Belief beside truth; the truth is the driver coded as decisive."""
    language = pen.language
    drivers = "drivers" if programme.drivers else ""
    decisive = f'MATCH({{interview}}&"|{pen.say(DECISIVE)}",{{coding.key[]}},0)'
    truth = f'IF({{interview}}="","",IFERROR(INDEX({{coding.driver[]}},{decisive}),""))'
    columns = (
        SheetColumn("interview", pen.say(NUMBER), 11, input=True),
        SheetColumn("main", pen.say(MAIN), 30, choices=drivers, input=True),
        SheetColumn("second", pen.say(SECOND), 30, choices=drivers, input=True),
        SheetColumn("moment", pen.say(MOMENT), 36, input=True),
        SheetColumn("confidence", pen.say(CONFIDENCE), 11, "integer", choices="marks", input=True),
        SheetColumn("truth", pen.say(TRUTH), 30, formula=truth),
        SheetColumn("match", pen.say(MATCH), 16, formula=_match(language, bool(programme.drivers))),
    )
    highlights = (
        Highlight("match", f'{{match}}="{pen.say(SAME)}"', "good"),
        Highlight("match", f'{{match}}="{pen.say(DIFFERENT)}"', "bad"),
    )
    return TableSheet(
        "beliefs",
        pen.say(BELIEFS),
        columns,
        heading=pen.say(BELIEFS_HEADING),
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
    groups = f'IF({same_group},"{said(SAME_GROUP, language)}","{said(DIFFERENT, language)}")'
    other = groups if has_groups else f'"{said(DIFFERENT, language)}"'
    return f'IF(OR({{main}}="",{{truth}}=""),"",IF({{main}}={{truth}},"{said(SAME, language)}",{other}))'


def _coding(programme: WinLoss, pen: Pen) -> TableSheet:
    outcome = (
        'IF({interview}="","",IFERROR(INDEX({interviews.outcome[]},MATCH({interview},{interviews.number[]},0)),""))'
    )
    columns = (
        SheetColumn("interview", pen.say(NUMBER), 11, input=True),
        SheetColumn("driver", pen.say(DRIVER), 30, choices="drivers" if programme.drivers else "", input=True),
        SheetColumn("polarity", pen.say(POLARITY), 16, choices="polarity", input=True),
        SheetColumn("weight", pen.say(WEIGHT), 16, choices="weights", input=True),
        SheetColumn("quote", pen.say(QUOTE), 55, input=True),
        SheetColumn("stage", pen.say(STAGE), 26, choices="stages" if _has_stages(pen) else "", input=True),
        SheetColumn("outcome", pen.say(OUTCOME), 18, formula=outcome),
        SheetColumn("key", pen.say(KEY), 22, formula='IF({interview}="","",{interview}&"|"&{weight})'),
    )
    return TableSheet("coding", pen.say(CODING), columns, heading=pen.say(CODING), blank_rows=CODE_ROWS, freeze=1)


def _has_stages(pen: Pen) -> bool:
    return isinstance(pen.view, Blueprint) and bool(pen.view.stages)


def _ratings(programme: WinLoss, pen: Pen) -> TableSheet:
    items = tuple(
        SheetColumn(_item(id_), pen.caption(rating.text), 16, "integer", choices="marks", input=True)
        for id_, rating in programme.ratings.items()
    )
    columns = (SheetColumn("interview", pen.say(NUMBER), 11, input=True), *items)
    return TableSheet("ratings", pen.say(RATINGS), columns, heading=pen.say(RATINGS), blank_rows=ROWS, freeze=1)


def _item(rating: str) -> str:
    """A rating's column id."""
    return "item_" + rating.replace("-", "_")


def _summary(programme: WinLoss, pen: Pen) -> TableSheet:
    held = "COUNT({interviews.held[]})"
    rows = [_measure("held", pen.say(HELD_COUNT), held, 0)]
    for outcome, name in EDITION_NAMES.items():
        count = f'COUNTIFS({{interviews.outcome[]}},"{pen.say(name)}",{{interviews.held[]}},">0")'
        rows.append(_measure(outcome, pen.say(OUTCOME_COUNT, outcome=pen.say(name)), count, 0))
        quota = sum(quota.per_quarter for quota in programme.quotas.values() if quota.outcome == outcome)
        rows.append(
            _measure(f"{outcome}-left", pen.say(QUOTA_LEFT, outcome=pen.say(name)), f"MAX(0,{quota}-{count})", quota)
        )
    matches = (SAME, SAME_GROUP, DIFFERENT)
    compared = "+".join(f'COUNTIF({{beliefs.match[]}},"{pen.say(match)}")' for match in matches)
    right = f'COUNTIF({{beliefs.match[]}},"{pen.say(SAME)}")'
    on_time = f'COUNTIF({{interviews.in_window[]}},"{pen.say(YES)}")'
    rows += [
        _measure("compared", pen.say(COMPARED), compared, 0),
        _measure("hit-rate", pen.say(HIT_RATE), f'IF({compared}=0,"",ROUND({right}/({compared})*100,0))', ""),
        _measure("on-time", pen.say(ON_TIME), f'IF({held}=0,"",ROUND({on_time}/{held}*100,0))', ""),
    ]
    columns = (SheetColumn("measure", pen.say(MEASURE), 52), SheetColumn("result", pen.say(RESULT), 16, "number"))
    return TableSheet("summary", pen.say(SUMMARY), columns, tuple(rows), heading=pen.say(SUMMARY), landscape=False)


def _measure(id_: str, name: str, formula: str, on_empty_register: int | str) -> SheetRow:
    return SheetRow({"measure": name, "result": CellFormula(formula, Result(on_empty_register))}, id_)


def _analysis(programme: WinLoss, pen: Pen) -> TableSheet:
    outcomes = (_count_column(key, pen.say(name), "outcome", pen.say(name), 16) for key, name in EDITION_NAMES.items())
    columns = (
        SheetColumn("driver", pen.say(DRIVER), 36),
        SheetColumn("group", pen.say(GROUP), 22),
        *outcomes,
        SheetColumn("mentions", pen.say(MENTIONS), 13, "integer", formula=counted(_OF_THIS_DRIVER)),
        _count_column("decisive", pen.say(DECISIVE), "weight", pen.say(DECISIVE), 16),
        _count_column("for_us", pen.say(FOR_US), "polarity", pen.say(FOR_US), 13),
        _count_column("against", pen.say(AGAINST), "polarity", pen.say(AGAINST), 14),
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
    return TableSheet("analysis", pen.say(ANALYSIS), columns, rows, heading=pen.say(ANALYSIS_HEADING), freeze=1)


_OF_THIS_DRIVER = ("{coding.driver[]}", "{driver}")


def _count_column(id_: str, title: str, coded: str, value: str, width: float) -> SheetColumn:
    """How often a driver was coded with a value in the column ``coded``."""
    formula = counted(_OF_THIS_DRIVER, (f"{{coding.{coded}[]}}", f'"{value}"'))
    return SheetColumn(id_, title.capitalize(), width, "integer", formula=formula)


def _means(programme: WinLoss, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("item", pen.say(ITEM), 44),
        SheetColumn("mean", pen.say(MEAN), 12, "number"),
        SheetColumn("count", pen.say(COUNT), 14, "integer"),
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
    return TableSheet("means", pen.say(MEANS), columns, rows, heading=pen.say(MEANS), landscape=False)


def _findings(pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("finding", pen.say(FINDING), 50, input=True),
        SheetColumn("evidence", pen.say(EVIDENCE), 14, "integer", input=True),
        SheetColumn("affects", pen.say(AFFECTS), 36, input=True),
        SheetColumn("decision", pen.say(DECISION), 36, input=True),
        SheetColumn("owner", pen.say(OWNER), 20, input=True),
        SheetColumn("due", pen.say(DUE), 13, "date", input=True),
        SheetColumn("status", pen.say(STATUS), 14, choices="statuses", input=True),
    )
    return TableSheet("findings", pen.say(FINDINGS), columns, heading=pen.say(FINDINGS), blank_rows=40)


def _codebook(programme: WinLoss, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("driver", pen.say(DRIVER), 36),
        SheetColumn("group", pen.say(GROUP), 22),
        SheetColumn("definition", pen.say(DEFINITION), 80),
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
    return TableSheet("codebook", pen.say(CODEBOOK), columns, rows, heading=pen.say(CODEBOOK))


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    lists: tuple[tuple[str, Label, list[str] | list[int]], ...] = (
        ("outcomes", OUTCOME, [pen.say(name) for name in EDITION_NAMES.values()]),
        ("segments", SEGMENT, [pen.caption(segment.name) for segment in blueprint.segments.values()]),
        ("competitors", COMPETITOR, [pen.caption(competitor.name) for competitor in blueprint.competitors.values()]),
        ("drivers", DRIVER, [pen.caption(driver.name) for driver in blueprint.win_loss.drivers.values()]),
        ("polarity", POLARITY, [pen.say(FOR_US), pen.say(AGAINST)]),
        ("weights", WEIGHT, [pen.say(DECISIVE), pen.say(IMPORTANT), pen.say(MINOR)]),
        ("stages", STAGE, [pen.stage(stage) for stage in blueprint.stages]),
        ("statuses", STATUS, [pen.say(status) for status in STATUSES]),
        ("marks", CONFIDENCE, [1, 2, 3, 4, 5]),
    )
    return tuple(ChoiceList(id_, pen.say(title), tuple(values)) for id_, title, values in lists if values)
