"""What is entered in the register of Win-Loss: interviews, beliefs, codes, ratings and findings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Rating
from generator.documents.workbook import Cell, ChoiceList, Highlight, NamedValue, SheetColumn, TableSheet, TextSheet
from generator.locale import Label

from . import win_loss_examples as examples
from .columns import Col, sheet_columns
from .due_states import lights, state
from .examples import numbers
from .formulas import literal
from .internal_pen import InternalPen
from .pipelines import ORIGIN, PIPELINE
from .reference_date import today
from .skeletons import EDITION_NAMES
from .win_loss_examples import (
    AGAINST,
    DECISIVE,
    DIFFERENT,
    NO,
    SAME,
    SAME_GROUP,
    TO_DECIDE,
    YES,
)
from .win_loss_windows import after_last, names_to_choose

NUMBER = Label("Interview no.")
OUTCOME = Label("Outcome")
SEGMENT = Label("Segment")
HELD = Label("Held on")
COMPETITOR = Label("Competitor", "win-loss-register")
CONFIDENCE = Label("Confidence 1–5")
DRIVER = Label("Reason")
GROUP = Label("Group")
POLARITY = Label("For or against us")
FOR_US = Label("for us")
WEIGHT = Label("Weight")
STAGE = Label("Stage where it happened")
STATUS = Label("Status")
RELEASED, REJECTED = Label("released", "win-loss-register"), Label("rejected", "win-loss-register")
TAKEN = Label("This number is taken: each interview has its own.")
TOO_EARLY = Label("An interview is held after the last contact, not before it.")
UNKNOWN = Label("There is no interview of this number: enter it under “Interviews” first.")
NO_INTERVIEW, TWO_DECISIVE = Label("no such interview"), Label("more than one decisive reason")
ROWS = 120
CODE_ROWS = 360


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The instructions, and the numbers that the sheets count with."""
    programme = blueprint.win_loss
    least, currency = programme.min_value, pen.currency(programme.min_value)
    earliest = pen.say("Earliest interview, days after the last contact")
    latest = pen.say("Latest interview, days after the last contact")
    minimum = pen.say("Minimum [[word.order]] value to look into (blank: any)")
    values = (
        NamedValue("WindowFrom", earliest, programme.window_min_days, "integer"),
        NamedValue("WindowTo", latest, programme.window_max_days, "integer"),
        NamedValue("MinimumValue", minimum, least.amount if least else None, "money", currency=currency),
        today(blueprint, pen),
    )
    yield TextSheet("about", "", blueprint.papers["win-loss-register"].title, values=values)


def interviews(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each deal, with the days between which the customer is called."""
    currency = pen.currency(blueprint.win_loss.min_value)  # what is compared with the minimum is in its currency
    yes, no = text(YES, pen), text(NO, pen)
    first, latest = after_last("from", "WindowFrom", blueprint), after_last("until", "WindowTo", blueprint)
    selected = f'IF({{value}}="","",IF({{value}}>=MinimumValue,{yes},{no}))'
    in_window = f'IF(OR({{held}}="",{{last}}=""),"",IF(AND({{held}}>={{from}},{{held}}<={{until}}),{yes},{no}))'
    columns: tuple[Col[None, Cell], ...] = (
        Col("number", NUMBER, 11, input=True, rule="SUMPRODUCT(--({number[]}={number}))=1", refusal=TAKEN),
        Col("customer", Label("[[Word.customer]]"), 16, input=True),
        Col("deal", Label("[[Word.order]] or deal"), 16, input=True),
        Col("value", Label("Value, net"), 14, kind="money", input=True, currency=currency, least=0),
        Col("outcome", OUTCOME, 14, choices="outcomes", input=True),
        *_pipeline(blueprint),
        Col("segment", SEGMENT, 13, choices="segments" if blueprint.segments else "", input=True),
        Col("competitor", COMPETITOR, 14, choices="competitors" if blueprint.competitors else "", input=True),
        Col("interviewer", Label("Interviewer", "win-loss-register"), 13, input=True),
        Col("last", Label("Last contact"), 13, kind="date", input=True),
        Col("selected", Label("Selected?"), 12, formula=selected),
        Col("from", Label("Call from"), 13, kind="date", formula=f'IF({{last}}="","",{{last}}+{first})'),
        Col("until", Label("Call until"), 13, kind="date", formula=f'IF({{last}}="","",{{last}}+{latest})'),
        Col("held", HELD, 13, kind="date", input=True, rule="{held}>={last}", refusal=TOO_EARLY),
        Col("in-window", Label("In the window?"), 12, formula=in_window),
    )
    highlights = (
        Highlight("in-window", f"{{in-window}}={no}", "warning"),
        Highlight("in-window", f"{{in-window}}={yes}", "good"),
        Highlight("selected", f"{{selected}}={no}", "muted"),
    )
    rows = (examples.interview(blueprint, pen),)
    yield TableSheet(
        "interviews", "", sheet_columns(columns, pen), rows, blank_rows=ROWS, highlights=highlights, freeze=2
    )


def _pipeline(blueprint: Blueprint) -> tuple[Col[None, Cell], ...]:
    """Which pipeline a deal came through, where there are several: its interview is held in the window of that one."""
    if not names_to_choose(blueprint):
        return ()
    return (Col("pipeline", PIPELINE, 18, choices="pipelines", input=True, origin=ORIGIN),)


def beliefs(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Belief beside truth; the truth is the driver coded as decisive."""
    drivers = _drivers(blueprint)
    decisive = f'MATCH({{interview}}&"|{pen.say(DECISIVE)}",{{coding.key[]}},0)'
    truth = f'IF({{interview}}="","",IFERROR(INDEX({{coding.driver[]}},{decisive}),""))'
    columns: tuple[Col[None, Cell], ...] = (
        _interview(),
        Col("main", Label("Main reason, [[word.salesperson]]’s view"), 30, choices=drivers, input=True),
        Col("second", Label("Second reason"), 30, choices=drivers, input=True),
        Col("moment", Label("The moment that decided"), 36, input=True),
        Col("confidence", CONFIDENCE, 11, kind="integer", choices="marks", input=True),
        Col("truth", Label("Decisive reason, [[word.customer]]’s view"), 30, formula=truth),
        Col("match", Label("Match"), 16, formula=_match(bool(drivers), pen)),
    )
    highlights = (
        Highlight("match", f"{{match}}={text(SAME, pen)}", "good"),
        Highlight("match", f"{{match}}={text(DIFFERENT, pen)}", "bad"),
    )
    rows = (examples.belief(blueprint, pen),)
    yield TableSheet("beliefs", "", sheet_columns(columns, pen), rows, blank_rows=ROWS, highlights=highlights, freeze=1)


def _interview() -> Col[None, Cell]:
    """The number of an interview that stands in the register."""
    known = "COUNT(MATCH({interview},{interviews.number[]},0))=1"
    return Col("interview", NUMBER, 11, input=True, rule=known, refusal=UNKNOWN)


def _match(has_groups: bool, pen: InternalPen) -> str:
    main, truth = (
        f"INDEX({{codebook.group[]}},MATCH({literal(driver)},{{codebook.driver[]}},0))"
        for driver in ("{main}", "{truth}")
    )
    same, same_group, different = (text(match, pen) for match in (SAME, SAME_GROUP, DIFFERENT))
    other = f"IF(IFERROR({main}={truth},FALSE),{same_group},{different})" if has_groups else different
    return f'IF(OR({{main}}="",{{truth}}=""),"",IF({{main}}={{truth}},{same},{other}))'


def coding(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each reason that a customer gave."""
    outcome = (
        'IF({interview}="","",IFERROR(INDEX({interviews.outcome[]},MATCH({interview},{interviews.number[]},0)),""))'
    )
    columns: tuple[Col[None, Cell], ...] = (
        _interview(),
        Col("driver", DRIVER, 26, choices=_drivers(blueprint), input=True),
        Col("polarity", POLARITY, 14, choices="polarity", input=True),
        Col("weight", WEIGHT, 15, choices="weights", input=True),
        Col("quote", Label("The [[word.customer]]’s words"), 45, input=True),
        Col("stage", STAGE, 22, choices="stages" if blueprint.stages else "", input=True),
        Col("outcome", OUTCOME, 14, formula=outcome),
        Col("key", Label("Key"), 16, formula='IF({interview}="","",{interview}&"|"&{weight})'),
        Col("check", Label("To correct"), 16, formula=_to_correct(pen)),
    )
    rows, wrong = (examples.code(blueprint, pen),), Highlight("check", '{check}<>""', "bad")
    yield TableSheet(
        "coding", "", sheet_columns(columns, pen), rows, blank_rows=CODE_ROWS, highlights=(wrong,), freeze=1
    )


def _to_correct(pen: InternalPen) -> str:
    """What a reason's row has against it: an interview that nobody entered, or a second decisive reason."""
    decisive = f"({{weight[]}}={text(DECISIVE, pen)})"
    several = f"SUMPRODUCT(({{interview[]}}={{interview}})*{decisive})>1"
    twice = f'IF(AND({{weight}}={text(DECISIVE, pen)},{several}),{text(TWO_DECISIVE, pen)},"")'
    unknown = "ISNA(MATCH({interview},{interviews.number[]},0))"
    return f'IF({{interview}}="","",IF({unknown},{text(NO_INTERVIEW, pen)},{twice}))'


def _drivers(blueprint: Blueprint) -> str:
    """The list to choose drivers from; none where the company has no codebook."""
    return "drivers" if blueprint.win_loss.drivers else ""


def ratings(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each interview, a column for each item."""
    rated = tuple((rating, item(rating)) for rating in blueprint.win_loss.ratings.values())
    if rated:
        columns = (*sheet_columns((_interview(),), pen), *(_rated(rating, pen) for rating, _ in rated))
        yield TableSheet("ratings", "", columns, (examples.marks(rated, pen),), blank_rows=ROWS, freeze=1)


def _rated(rating: Rating, pen: InternalPen) -> SheetColumn:
    title, origin = pen.caption(rating.text), rating.origin("text")
    return SheetColumn(item(rating), title, 16, "integer", choices="marks", input=True, origin=origin)


def item(rating: Rating) -> str:
    """A rating's column id."""
    return "item_" + rating.id.replace("-", "_")


def findings(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What was found, and what is done about it."""
    closed = f"OR({{status}}={text(RELEASED, pen)},{{status}}={text(REJECTED, pen)})"
    columns: tuple[Col[None, Cell], ...] = (
        numbers(),
        Col("finding", Label("Finding"), 50, input=True),
        Col("evidence", Label("From how many interviews"), 14, kind="integer", input=True, least=1),
        Col("affects", Label("What changes in the process"), 36, input=True),
        Col("decision", Label("Decision"), 36, input=True),
        Col("owner", Label("Owner", "win-loss-register"), 20, input=True),
        Col("due", Label("Due", "win-loss-register"), 13, kind="date", input=True),
        Col("status", STATUS, 14, choices="statuses", input=True),
        Col("state", Label("On time?"), 12, formula=state("{due}", closed, pen)),
    )
    rows = (examples.finding(blueprint, pen),)
    yield TableSheet(
        "findings", "", sheet_columns(columns, pen), rows, blank_rows=40, highlights=lights("state", pen), freeze=2
    )


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The lists to choose from."""
    drivers = blueprint.win_loss.drivers.values()
    weights = (DECISIVE, Label("important", "win-loss-register"), Label("minor"))
    statuses = (
        TO_DECIDE,
        Label("under way"),
        RELEASED,
        REJECTED,
    )
    lists: tuple[tuple[str, Label, list[str] | list[int]], ...] = (
        ("outcomes", OUTCOME, [pen.say(name) for name in EDITION_NAMES.values()]),
        ("pipelines", PIPELINE, names_to_choose(blueprint)),
        ("segments", SEGMENT, [pen.caption(segment.name) for segment in blueprint.segments.values()]),
        ("competitors", COMPETITOR, [pen.caption(competitor.name) for competitor in blueprint.competitors.values()]),
        ("drivers", DRIVER, [pen.caption(driver.name) for driver in drivers]),
        ("polarity", POLARITY, [pen.say(FOR_US), pen.say(AGAINST)]),
        ("weights", WEIGHT, [pen.say(weight) for weight in weights]),
        ("stages", STAGE, [pen.stage(stage) for stage in blueprint.stages]),
        ("statuses", STATUS, [pen.say(status) for status in statuses]),
        ("marks", CONFIDENCE, [1, 2, 3, 4, 5]),
    )
    return tuple(ChoiceList(id_, pen.say(title), tuple(values)) for id_, title, values in lists if values)


def text(words: Label, pen: InternalPen) -> str:
    """A cell's words as formulas compare with them."""
    return f'"{pen.say(words)}"'
