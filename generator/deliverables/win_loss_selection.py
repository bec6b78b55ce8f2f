"""``win-loss-selection``: by what deals are chosen, which ones are and why, and how many a quarter still needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Quota
from generator.documents.workbook import (
    Cell,
    ChoiceList,
    Highlight,
    NamedValue,
    Result,
    SheetRow,
    TableSheet,
    TextSheet,
)
from generator.locale import Label
from generator.winloss import layout
from generator.winloss.lists import NO, YES
from generator.winloss.selection import MONTHS, OFFERED, Case, amount, cases, held_for, missing, why
from generator.winloss.windows import of_deal

from . import win_loss_examples as examples
from .columns import Col, sheet_columns, sheet_row
from .examples import factor_without_example
from .formulas import literal
from .internal_pen import InternalPen
from .paper import Paper
from .reference_date import TODAY, today
from .win_loss import sponsor_of, stage_of
from .win_loss_forms import choice_lists, chosen, column
from .win_loss_periods import QUARTER_FROM, quarter
from .win_loss_thresholds import has_own, minimum, thresholds
from .win_loss_verdicts import NO_VALUE, RESERVE, WORDS, of_value, said, verdict, verdict_formula, why_formula
from .win_loss_windows import after_last, windows

ID = "win-loss-selection"
ALL = Label("all", "win-loss-selection")
AGREED = Label("agreed", "win-loss-selection")
REPLIES = (AGREED, Label("declined"), Label("no reply"))
ROWS = 80
BACK = 3
"""So many quarters before this one stand beside it."""
_RULES: Mapping[str, Label] = {
    "excluded": Label("Nobody is asked of whom an exclusion is known."),
    "minimum": Label("The deal reaches the minimum value, which stands under “Instructions”."),
    "offered": Label("The deal came at least to this stage."),
    "window": Label("The window of the interview has not passed."),
    "strategic": Label("Strategic [[word.customer.many]] are always asked, also when the target is reached."),
    "first": Label("A first [[word.order]] is always asked about, also when the target is reached."),
    "quota": Label("Others are asked as long as the quarter’s target of their outcome and class leaves room."),
}
"""What a deal is chosen by; each may be switched off on its sheet."""
_BY_CLASS = Label(
    "The deal reaches the minimum value of its class (“Minimum values”), or else that under “Instructions”."
)


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """How the sheets are used, the company's own criteria in words, and the numbers that they count with."""
    programme = blueprint.win_loss
    earliest = pen.say("Earliest interview, days after the last contact")
    latest = pen.say("Latest interview, days after the last contact")
    values = (
        NamedValue("WindowFrom", earliest, programme.window_min_days, "integer"),
        NamedValue("WindowTo", latest, programme.window_max_days, "integer"),
        minimum(blueprint, pen),
        today(blueprint, pen),
        quarter(blueprint, pen),
    )
    told = ((pen.say("Selection"), programme.selection), (pen.say("Exclusions"), programme.exclusions))
    sections = tuple((title, tuple(map(pen.bare, lines))) for title, lines in told if lines)
    yield TextSheet("about", "", blueprint.papers[ID].title, sections, values)


def criteria(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The rules that the list of deals goes by; each applies or does not."""
    stage = pen.stage(OFFERED) if OFFERED in blueprint.stages else None
    columns: tuple[Col[tuple[str, Label], Cell], ...] = (
        Col("rule", Label("Rule"), 80, lambda rule: pen.say(rule[1])),
        Col(
            "threshold",
            Label("Stage"),
            26,
            lambda rule: stage if rule[0] == "offered" else None,
            choices="stages" if blueprint.stages else "",
            input=True,
        ),
        Col("applies", Label("Applies?"), 12, lambda rule: pen.say(YES), choices="yes-no", input=True),
    )
    rows = tuple(sheet_row(rule, columns, rule[0], "") for rule in _rules(blueprint).items())
    yield TableSheet("criteria", "", sheet_columns(columns, pen), rows)


def _rules(blueprint: Blueprint) -> Mapping[str, Label]:
    """The rules that a company has something for: without targets or stages nobody can go by them."""
    has = {"offered": bool(blueprint.stages), "quota": bool(blueprint.win_loss.quotas)}
    rules = {**_RULES, "minimum": _BY_CLASS} if has_own(blueprint) else _RULES
    return {id_: rule for id_, rule in rules.items() if has.get(id_, True)}


# --- deals ----------------------------------------------------------------------------------------


def deals(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a deal that has ended: whether its customer is asked and why, when, and what came of it."""
    columns = (*_known(blueprint, pen), *_decided(blueprint, pen), *_asked())
    rows = (examples.case(blueprint, pen), *(_row(case, blueprint, pen) for case in cases(blueprint)))
    highlights = (
        Highlight("verdict", f"{{verdict}}={said(YES, pen)}", "good"),
        Highlight("verdict", f"{{verdict}}={said(RESERVE, pen)}", "warning"),
        Highlight("verdict", f"{{verdict}}={said(NO, pen)}", "muted"),
        Highlight("why", f"{{why}}={said(NO_VALUE, pen)}", "warning"),
    )
    made = sheet_columns(columns, pen)
    yield TableSheet("deals", "", made, rows, blank_rows=ROWS, highlights=highlights, freeze=2)


_KNOWN = ("value", "outcome", "pipeline", "segment", "last", "first", "strategic", "exclusion")
"""What is known of a deal, as the register asks for it."""


def _known(blueprint: Blueprint, pen: InternalPen) -> Iterator[Col[Any, Cell]]:
    yield Col("number", Label("No. in the CRM"), 13, input=True)
    yield Col("customer", Label("[[Word.customer]]"), 18, input=True)
    yield from (
        column(field, blueprint, pen) for field in layout.form("interviews", blueprint).fields if field.id in _KNOWN
    )
    yield Col("stage", Label("How far it came"), 22, choices="stages" if blueprint.stages else "", input=True)


def _decided(blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Any, Cell], ...]:
    first, latest = after_last("from", "WindowFrom", blueprint), after_last("until", "WindowTo", blueprint)
    return (
        Col("verdict", Label("Selected?"), 12, formula=verdict_formula(pen)),
        Col("why", Label("Why", "win-loss-register"), 24, formula=why_formula(_tests(blueprint, pen), pen)),
        Col("from", Label("Call from"), 13, kind="date", formula=f'IF({{last}}="","",{{last}}+{first})'),
        Col("until", Label("Call until"), 13, kind="date", formula=f'IF({{last}}="","",{{last}}+{latest})'),
    )


def _asked() -> tuple[Col[Any, Cell], ...]:
    return (
        Col("invited", Label("Invited on"), 13, kind="date", input=True),
        Col("reply", Label("Reply"), 13, choices="replies", input=True),
        Col("held", Label("Held on"), 13, kind="date", input=True),
    )


def _tests(blueprint: Blueprint, pen: InternalPen) -> dict[str, str]:
    """The tests of the rules, in the order in which they count; one that does not apply holds for nobody."""
    yes = said(YES, pen)
    place = f"MATCH({literal('{stage}')},Stages,0)<MATCH({literal('{criteria.threshold@offered}')},Stages,0)"
    value = of_value(blueprint)
    tests = {
        "exclusion": ("excluded", '{exclusion}<>""'),
        "no-value": ("minimum", value["no-value"]),
        "below": ("minimum", value["below"]),
        "early": ("offered", f"IFERROR({place},FALSE)"),
        "passed": ("window", f'{{held}}="",{{until}}<>"",N({TODAY})>0,{{until}}<{TODAY}'),
        "strategic": ("strategic", f"{{strategic}}={yes}"),
        "first": ("first", f"{{first}}={yes}"),
        "enough": ("quota", f'{{held}}="",{_room(pen)}=0'),
    }
    tests = {id_: test for id_, test in tests.items() if test[0] in _rules(blueprint)}
    return {id_: f"AND({{criteria.applies@{rule}}}={yes},{test})" for id_, (rule, test) in tests.items()}


def _room(pen: InternalPen) -> str:
    """How many interviews are missing of the targets that a deal counts for."""
    of_class = f"(({{quotas.segment[]}}={said(ALL, pen)})+({{quotas.segment[]}}={{segment}})>0)"
    return f"SUMPRODUCT(({{quotas.outcome[]}}={{outcome}})*{of_class}*{{quotas.missing[]}})"


def _row(case: Case, blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """A deal of the blueprint, with what the formulas come to."""
    deal, reason, window = case.deal, why(case, blueprint), of_deal(case.deal.pipeline, blueprint)
    cells: dict[str, Cell] = {
        "number": deal.number or deal.id,
        "customer": deal.customer,
        "value": amount(deal.value, blueprint),
        **{id_: chosen(f"{id_}s", getattr(deal, id_), blueprint, pen) for id_ in ("outcome", "segment", "stage")},
        "last": case.last,
        "first": pen.say(YES) if deal.first_order else None,
        "strategic": pen.say(YES) if deal.strategic else None,
        "exclusion": chosen("exclusions", deal.exclusion, blueprint, pen),
        "verdict": Result(pen.label_of(verdict(reason))),
        "why": Result(pen.label_of(WORDS[reason])),
        "from": Result(examples.later(case.last, window.first)),
        "until": Result(examples.later(case.last, window.last)),
        "held": case.held,
    }
    if pipeline := chosen("pipelines", deal.pipeline, blueprint, pen):
        cells["pipeline"] = pipeline
    return SheetRow(cells, deal.id, origin=deal.path)


# --- targets --------------------------------------------------------------------------------------


def quotas(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a target: how far it is reached in this quarter, and how far it was in those before."""
    columns: tuple[Col[Quota, Cell], ...] = (
        Col("outcome", Label("Outcome"), 24, lambda one: chosen("outcomes", one.outcome, blueprint, pen)),
        Col(
            "segment", Label("Segment"), 22, lambda one: chosen("segments", one.segment, blueprint, pen) or pen.say(ALL)
        ),
        Col(
            "target",
            Label("Target", "win-loss-register"),
            12,
            lambda one: one.per_quarter,
            "integer",
            input=True,
            least=0,
        ),
        Col(
            "invited",
            Label("Invited in the quarter"),
            14,
            lambda one: Result(0),
            "integer",
            formula=_counted("invited", pen),
        ),
        Col("agreed", Label("Of these agreed"), 14, lambda one: Result(0), "integer", formula=_agreed(pen)),
        Col(
            "held",
            Label("Held in the quarter"),
            14,
            lambda one: Result(held_for(one, blueprint)),
            "integer",
            formula=_counted("held", pen),
        ),
        Col(
            "missing",
            Label("Missing", "win-loss-register"),
            12,
            lambda one: Result(missing(one, blueprint)),
            "integer",
            formula="MAX(0,{target}-{held})",
        ),
        *(_earlier(back, blueprint, pen) for back in range(1, BACK + 1)),
    )
    rows = tuple(sheet_row(one, columns, one.id, one.path) for one in blueprint.win_loss.quotas.values())
    short = Highlight("missing", "{missing}>0", "warning")
    if rows:
        yield TableSheet("quotas", "", sheet_columns(columns, pen), rows, highlights=(short,), freeze=2)


def _earlier(back: int, blueprint: Blueprint, pen: InternalPen) -> Col[Quota, Cell]:
    """Interviews held in a quarter before this one."""
    label = pen.counted(back, "Held {n} quarter ago", "Held {n} quarters ago")
    formula = _counted("held", pen, back)
    return Col(
        f"held-{back}", label, 14, lambda one: Result(held_for(one, blueprint, back)), "integer", formula=formula
    )


def _counted(day: str, pen: InternalPen, back: int = 0, more: str = "") -> str:
    """How many deals of a target have that day in a quarter."""
    first = f"EDATE({QUARTER_FROM},{-MONTHS * back})" if back else QUARTER_FROM
    within = f"({{deals.{day}[]}}>={first})*({{deals.{day}[]}}<EDATE({QUARTER_FROM},{MONTHS - MONTHS * back}))"
    dated = f'({{deals.{day}[]}}<>"")*{within}'
    of_class = f"((({{segment}}={said(ALL, pen)})+({{deals.segment[]}}={{segment}}))>0)"
    without = factor_without_example("deals.number", pen)
    return f"SUMPRODUCT({without}*({{deals.outcome[]}}={{outcome}})*{of_class}*{dated}{more})"


def _agreed(pen: InternalPen) -> str:
    return _counted("invited", pen, more=f"*({{deals.reply[]}}={said(AGREED, pen)})")


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The lists to choose from; formulas compare the places of stages in theirs."""
    used = ("outcomes", "pipelines", "segments", "exclusions", "yes-no", "stages")
    lists = choice_lists(used, blueprint, pen)
    replies = ChoiceList("replies", pen.say(Label("Reply")), tuple(pen.say(reply) for reply in REPLIES))
    return (*(_with_name(one) for one in lists), replies)


def _with_name(one: ChoiceList) -> ChoiceList:
    return ChoiceList(one.id, one.title, one.values, "Stages", one.ids) if one.id == "stages" else one


PAPER = Paper(
    ID,
    stage=stage_of,
    owner=sponsor_of,
    packs=("interviewer", "manager"),
    sheets={
        "about": about,
        "criteria": criteria,
        "deals": deals,
        "quotas": quotas,
        "windows": windows,
        "thresholds": thresholds,
    },
    choices=choices,
)
