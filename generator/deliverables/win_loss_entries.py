"""What is entered in the register of Win-Loss: interviews, and what was believed before and said in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.workbook import Cell, ChoiceList, Highlight, NamedValue, SheetRow, TableSheet, TextSheet
from generator.locale import Label
from generator.winloss.layout import REGISTER, form, forms
from generator.winloss.lists import DECISIVE, NO, YES

from . import win_loss_examples as examples
from .columns import Col, sheet_columns
from .due_states import lights, state
from .examples import numbers
from .formulas import literal
from .internal_pen import InternalPen
from .reference_date import today
from .win_loss_examples import DIFFERENT, SAME, SAME_GROUP, TO_DECIDE
from .win_loss_forms import MARKS, Rules, choice_lists, filled
from .win_loss_periods import periods
from .win_loss_thresholds import minimum
from .win_loss_verdicts import of_value, verdict_formula, why_formula
from .win_loss_verdicts import said as text
from .win_loss_windows import after_last

HELD = Label("Held on")
STATUS = Label("Status")
RELEASED, REJECTED = Label("released", "win-loss-register"), Label("rejected", "win-loss-register")
TAKEN = Label("This number is taken: each interview has its own.")
TOO_EARLY = Label("An interview is held after the last contact, not before it.")
UNKNOWN = Label("There is no interview of this number: enter it under “Interviews” first.")
NO_INTERVIEW, TWO_DECISIVE = Label("no such interview"), Label("more than one decisive reason")
ROWS = 120
CODE_ROWS = 360

Calculated = Mapping[str, tuple[Col[Any, Cell], ...]]


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The instructions, and the numbers that the sheets count with."""
    programme = blueprint.win_loss
    earliest = pen.say("Earliest interview, days after the last contact")
    latest = pen.say("Latest interview, days after the last contact")
    kept = pen.say("How many months what was said is kept")
    values = (
        NamedValue("WindowFrom", earliest, programme.window_min_days, "integer"),
        NamedValue("WindowTo", latest, programme.window_max_days, "integer"),
        minimum(blueprint, pen),
        NamedValue("RetentionMonths", kept, programme.retention_months, "integer"),
        today(blueprint, pen),
        *periods(blueprint, pen),
    )
    yield TextSheet("about", "", blueprint.papers[REGISTER].title, values=values)


# --- interviews -----------------------------------------------------------------------------------


def interviews(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each deal: whether its customer is asked and when, and how long what was said is kept."""
    yes, no = text(YES, pen), text(NO, pen)
    rules: dict[str, Rules] = {
        "number": {"rule": "SUMPRODUCT(--({number[]}={number}))=1", "refusal": TAKEN},
        "held": {"rule": "{held}>={last}", "refusal": TOO_EARLY},
    }
    calculated: Calculated = {
        "exclusion": (*_chosen(blueprint, pen), *_window(blueprint)),
        "held": (Col("in-window", Label("In the window?"), 12, formula=_in_window(pen)),),
        "quotable": (Col("keep", Label("Keep until"), 13, kind="date", formula=_KEPT),),
    }
    highlights = (
        Highlight("in-window", f"{{in-window}}={no}", "warning"),
        Highlight("in-window", f"{{in-window}}={yes}", "good"),
        Highlight("selected", f"{{selected}}={no}", "muted"),
        Highlight("keep", 'AND({keep}<>"",ReferenceDate<>"",{keep}<ReferenceDate)', "bad"),
    )
    row = examples.interview(blueprint, pen)
    yield _sheet("interviews", row, calculated, rules, blueprint, pen, highlights=highlights, freeze=2)


_KEPT = 'IF({held}="","",EDATE({held},RetentionMonths))'


def _chosen(blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Any, Cell], ...]:
    """Whether a customer is asked, and for what reason or why not."""
    tests = {"exclusion": '{exclusion}<>""', **of_value(blueprint)}
    tests |= {"strategic": f"{{strategic}}={text(YES, pen)}", "first": f"{{first}}={text(YES, pen)}"}
    return (
        Col("selected", Label("Selected?"), 12, formula=verdict_formula(pen)),
        Col("why", Label("Why", "win-loss-register"), 22, formula=why_formula(tests, pen)),
    )


def _window(blueprint: Blueprint) -> tuple[Col[Any, Cell], ...]:
    """The days between which the customer is called."""
    first, latest = after_last("from", "WindowFrom", blueprint), after_last("until", "WindowTo", blueprint)
    return (
        Col("from", Label("Call from"), 13, kind="date", formula=f'IF({{last}}="","",{{last}}+{first})'),
        Col("until", Label("Call until"), 13, kind="date", formula=f'IF({{last}}="","",{{last}}+{latest})'),
    )


def _in_window(pen: InternalPen) -> str:
    yes, no = text(YES, pen), text(NO, pen)
    return f'IF(OR({{held}}="",{{last}}=""),"",IF(AND({{held}}>={{from}},{{held}}<={{until}}),{yes},{no}))'


# --- what was believed, and what was said ---------------------------------------------------------


def beliefs(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """Belief beside truth; the truth is the driver coded as decisive."""
    decisive = f'MATCH({{interview}}&"|{pen.say(DECISIVE)}",{{coding.key[]}},0)'
    truth = f'IF({{interview}}="","",IFERROR(INDEX({{coding.driver[]}},{decisive}),""))'
    before = f'IF(OR({{written}}="",{{held}}=""),"",IF({{written}}<={{held}},{text(YES, pen)},{text(NO, pen)}))'
    calculated: Calculated = {
        "confidence": (
            _held(),
            Col("in-time", Label("Written before the interview?"), 13, formula=before),
            Col("truth", Label("Decisive reason, [[word.customer]]’s view"), 30, formula=truth),
            Col("match", Label("Match"), 16, formula=_match(bool(blueprint.win_loss.drivers), pen)),
        )
    }
    highlights = (
        Highlight("in-time", f"{{in-time}}={text(NO, pen)}", "warning"),
        Highlight("match", f"{{match}}={text(SAME, pen)}", "good"),
        Highlight("match", f"{{match}}={text(DIFFERENT, pen)}", "bad"),
    )
    row = examples.belief(blueprint, pen)
    yield _sheet("beliefs", row, calculated, _OF_AN_INTERVIEW, blueprint, pen, highlights=highlights)


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
    calculated: Calculated = {
        "stage": (
            _outcome(),
            _held(),
            Col("key", Label("Key"), 16, formula='IF({interview}="","",{interview}&"|"&{weight})'),
            Col("check", Label("To correct"), 16, formula=_to_correct(pen)),
        )
    }
    row, wrong = examples.code(blueprint, pen), Highlight("check", '{check}<>""', "bad")
    yield _sheet("coding", row, calculated, _OF_AN_INTERVIEW, blueprint, pen, highlights=(wrong,), blank_rows=CODE_ROWS)


def _to_correct(pen: InternalPen) -> str:
    """What a reason's row has against it: an interview that nobody entered, or a second decisive reason."""
    decisive = f"({{weight[]}}={text(DECISIVE, pen)})"
    several = f"SUMPRODUCT(({{interview[]}}={{interview}})*{decisive})>1"
    twice = f'IF(AND({{weight}}={text(DECISIVE, pen)},{several}),{text(TWO_DECISIVE, pen)},"")'
    unknown = "ISNA(MATCH({interview},{interviews.number[]},0))"
    return f'IF({{interview}}="","",IF({unknown},{text(NO_INTERVIEW, pen)},{twice}))'


def objections(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each objection that a customer raised."""
    row = examples.objection(blueprint, pen)
    calculated = {"answer": (_outcome(), _held())}
    yield _sheet("objections", row, calculated, _OF_AN_INTERVIEW, blueprint, pen, blank_rows=CODE_ROWS)


def turning_points(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each moment that decided."""
    row, calculated = examples.turning_point(blueprint, pen), {"direction": (_held(),)}
    yield _sheet("turning-points", row, calculated, _OF_AN_INTERVIEW, blueprint, pen, blank_rows=CODE_ROWS)


def ratings(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each interview, a column for each item."""
    if blueprint.win_loss.ratings:
        fields = form("ratings", blueprint).fields
        row, calculated = examples.marks(blueprint, pen), {fields[0].id: (_held(),)}
        yield _sheet("ratings", row, calculated, _OF_AN_INTERVIEW, blueprint, pen)


def proposals(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each thing that the interviewer would change in the process."""
    yield _sheet("proposals", examples.proposal(blueprint, pen), {}, _OF_AN_INTERVIEW, blueprint, pen)


_OF_AN_INTERVIEW: Mapping[str, Rules] = {
    "interview": {"rule": "COUNT(MATCH({interview},{interviews.number[]},0))=1", "refusal": UNKNOWN}
}
"""The number of an interview that stands in the register."""


def _outcome() -> Col[Any, Cell]:
    """How the deal of a row's interview ended."""
    found = "INDEX({interviews.outcome[]},MATCH({interview},{interviews.number[]},0))"
    return Col("outcome", Label("Outcome"), 14, formula=f'IF({{interview}}="","",IFERROR({found}&"",""))')


def _held() -> Col[Any, Cell]:
    """The day of a row's interview, by which the row belongs to a period."""
    found = "INDEX({interviews.held[]},MATCH({interview},{interviews.number[]},0))"
    formula = f'IF({{interview}}="","",IFERROR(IF({found}="","",{found}),""))'
    return Col("held", HELD, 13, kind="date", formula=formula)


def _sheet(
    id_: str,
    example: SheetRow,
    calculated: Calculated,
    rules: Mapping[str, Rules],
    blueprint: Blueprint,
    pen: InternalPen,
    *,
    highlights: tuple[Highlight, ...] = (),
    blank_rows: int = ROWS,
    freeze: int = 1,
) -> TableSheet:
    """A sheet of the layout, with its example and rows to fill."""
    columns = sheet_columns(filled(form(id_, blueprint), blueprint, pen, calculated, rules), pen)
    return TableSheet(id_, "", columns, (example,), blank_rows=blank_rows, highlights=highlights, freeze=freeze)


# --- findings -------------------------------------------------------------------------------------


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
    used = tuple(field.choices for one in forms(blueprint) for field in one.fields)
    statuses = (TO_DECIDE, Label("under way"), RELEASED, REJECTED)
    return (
        *choice_lists(used, blueprint, pen),
        ChoiceList("statuses", pen.say(STATUS), tuple(pen.say(status) for status in statuses)),
        ChoiceList("marks", pen.say(Label("Marks")), MARKS),
    )
