"""``objections``: a card for each objection; in Excel the list, a log to keep, and what the log says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Objection, Response
from generator.documents.blocks import Block, Card, Heading
from generator.documents.inline import Inline, Run, to_paper
from generator.documents.workbook import (
    Cell,
    CellLink,
    Chart,
    ChoiceList,
    Highlight,
    NamedValue,
    Result,
    SheetRow,
    TableSheet,
    TextSheet,
)
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row, sheet_rows, table
from .evidence import of_objection, weightiest_first
from .examples import MARK, example, factor_without_example, numbers, sample
from .facts import facts
from .formulas import counted
from .internal_pen import InternalPen
from .paper import Paper

CATEGORIES = {
    "price": Label("Price"),
    "need": Label("Need"),
    "time": Label("Time"),
    "brush-off": Label("Brush-off"),
    "trust": Label("Trust"),
    "competitor": Label("Competitor"),
    "authority": Label("Authority"),
    "product": Label("[[Word.product]]"),
    "risk": Label("Risk"),
    "formal": Label("Formalities"),
    "process": Label("Buying process"),
}
KINDS = {
    "question-back": Label("Question back"),
    "reframe": Label("Reframe"),
    "evidence": Label("Evidence"),
    "comparison": Label("Comparison on equal scope"),
    "scope": Label("Change of scope"),
    "trade": Label("Give and get"),
    "risk-reducer": Label("Less risk"),
    "story": Label("Story of a similar [[word.customer]]"),
    "qualify-out": Label("Agree and qualify out"),
}
YES, NO = Label("yes"), Label("no")
LOG_ROWS = 200
MANY, FEW = "LeastHeard", "LeastSuccess"
"""From when on an objection goes to the team meeting: cells that people may change."""


# --- the document ---------------------------------------------------------------------------------


def undecided(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The decision that a company without any has to make."""
    if not blueprint.objections:
        yield pen.decision_box(pen.say("the objections that [[word.salesperson.many]] hear"), "objections")


def index(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """A table whose first column leads to the cards."""
    columns: tuple[Col[Objection, Inline | str], ...] = (
        Col("heard", Label("The [[word.customer]] says"), 3, lambda one: _linked(one, pen)),
        Col("category", Label("Category"), 1.2, lambda one: pen.say(CATEGORIES[one.category])),
        Col("stages", Label("Stages"), 1, lambda one: _stages(one, pen)),
    )
    if blueprint.objections:
        yield table(weightiest_first(blueprint.objections.values(), blueprint), pen, *columns)


def _linked(objection: Objection, pen: InternalPen) -> Inline:
    return (Run(pen.quoted(objection.wordings[0]), link=f"#{objection.id}"),)


def _stages(objection: Objection, pen: InternalPen) -> str:
    return ", ".join(pen.stage_sign(stage) for stage in objection.stages) or "–"


def cards(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The cards of each category."""
    for category, label in CATEGORIES.items():
        its = (one for one in blueprint.objections.values() if one.category == category)
        objections = weightiest_first(its, blueprint)
        if objections:
            yield Heading(1, pen.words(pen.say(label)), f"category-{category}")
            yield from (_card(objection, blueprint, pen) for objection in objections)


def _card(objection: Objection, blueprint: Blueprint, pen: InternalPen) -> Card:
    title = pen.words(pen.quoted(objection.wordings[0]))
    beats = tuple(_beats(objection, blueprint, pen))
    return Card(title, beats, pen.say(CATEGORIES[objection.category]), objection.id, objection.path)


def _beats(objection: Objection, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The card's lines; what was not written has none, but an objection without an answer says so."""
    return facts(
        pen,
        objection.path,
        (Label("In interviews"), of_objection(objection, blueprint, pen)),
        (Label("Also heard as"), pen.words(" · ".join(pen.quoted(wording) for wording in objection.wordings[1:]))),
        (Label("What it usually means"), objection.meaning),
        ("1. " + pen.say("Acknowledge"), objection.acknowledge),
        ("2. " + pen.say("Clarify"), _lines(pen.inlines(objection.clarify))),
        ("3. " + pen.say("Respond"), _responses(objection, blueprint, pen)),
        ("4. " + pen.say("Confirm"), objection.confirm),
        (Label("Next step"), objection.next_step),
        (Label("Do"), _lines(pen.inlines(objection.do))),
        (Label("Don’t"), _lines(pen.inlines(objection.dont))),
        (Label("Good to know"), objection.notes),
        (Label("Last reviewed"), pen.words(_reviewed(objection, pen))),
    )


def _responses(objection: Objection, blueprint: Blueprint, pen: InternalPen) -> Inline:
    answers = _lines([_response(response, blueprint, pen) for response in objection.responses.values()])
    return answers or pen.decision(pen.say("responses to this objection"), objection.origin("responses"))


def _response(response: Response, blueprint: Blueprint, pen: InternalPen) -> Inline:
    proof, evidence = blueprint.proofs.get(response.proof or ""), pen.say("Evidence")
    shown = (Run(f" [{evidence}: {proof.title}]", italic=True),) if proof else ()
    runs = (Run(f"{pen.say(KINDS[response.kind])}: ", bold=True), *pen.inline(response.text), *shown)
    return tuple(replace(run, origin=response.path) if _is_said(run) else run for run in runs)


def _is_said(run: Run) -> bool:
    """Whether a run is the response's own text: what is still to be filled in names its own key."""
    return run.kind == "text" and not run.origin


def _lines(texts: Sequence[Inline]) -> Inline:
    """Several texts in one cell, a line each."""
    return tuple(run for number, text in enumerate(texts) for run in (*((Run("\n"),) if number else ()), *text))


def _reviewed(objection: Objection, pen: InternalPen) -> str:
    """When the answers were last gone over, and how often the objection was heard since."""
    often = "" if objection.heard is None else pen.say("heard last quarter: {times}", times=objection.heard)
    return "; ".join(filter(None, (pen.date(objection.last_reviewed), often)))


# --- the workbook ---------------------------------------------------------------------------------


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The objections where there are any, the kinds of responses, and whether one has worked."""
    heard = tuple(_title(objection, pen) for objection in blueprint.objections.values())
    return (
        *((ChoiceList("objections", pen.say("Objection"), heard),) if heard else ()),
        ChoiceList("kinds", pen.say("Kind of response"), tuple(pen.say(kind) for kind in KINDS.values())),
        ChoiceList("answers", pen.say("Did it work?"), (pen.say(YES), pen.say(NO))),
    )


def _title(objection: Objection, pen: InternalPen) -> str:
    return pen.caption(objection.wordings[0])


def _to_its_card(objection: Objection, pen: InternalPen) -> CellLink:
    """The objection, which opens its card."""
    return CellLink(_title(objection, pen), paper=to_paper("objections", objection.id))


_Row = tuple[Objection, Response | None]
"""An objection with one of its responses; with None where it has none yet."""


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """How to work with it, and from when on an objection is talked over by the team."""
    values = (
        NamedValue(MANY, pen.say("To the team meeting: heard at least so many times"), 3, "integer"),
        NamedValue(FEW, pen.say("To the team meeting: answered well in less than"), 50, "percent"),
    )
    yield TextSheet("about", "", blueprint.papers["objections"].title, values=values if blueprint.objections else ())


def every_response(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row for each response, so that a filter finds them one by one."""
    columns: tuple[Col[_Row, Cell], ...] = (
        Col("heard", Label("The [[word.customer]] says"), 24, lambda row: _to_its_card(row[0], pen)),
        Col("category", Label("Category"), 13, lambda row: pen.say(CATEGORIES[row[0].category])),
        Col("stages", Label("Stages"), 9, lambda row: _stages(row[0], pen)),
        Col("clarify", Label("Clarify"), 38, lambda row: "\n".join(pen.bare(question) for question in row[0].clarify)),
        Col("kind", Label("Kind of response"), 16, lambda row: pen.say(KINDS[row[1].kind]) if row[1] else None),
        Col("response", Label("Response"), 52, lambda row: _text(*row, pen)),
        Col("next", Label("Next step"), 26, lambda row: pen.bare(row[0].next_step or "")),
    )
    rows = tuple(_row(row, columns) for one in blueprint.objections.values() for row in _answered(one))
    yield TableSheet(
        "list", "", sheet_columns(columns, pen), rows, heading=blueprint.papers["objections"].title, freeze=1
    )


def _answered(objection: Objection) -> Iterator[_Row]:
    responses: Sequence[Response | None] = list(objection.responses.values()) or [None]
    return ((objection, response) for response in responses)


def _row(row: _Row, columns: tuple[Col[_Row, Cell], ...]) -> SheetRow:
    objection, response = row
    id_, printed = (f"{objection.id}-{response.id}", response.path) if response else ("", objection.path)
    return sheet_row(row, columns, id_, printed)


def _text(objection: Objection, response: Response | None, pen: InternalPen) -> str:
    if response is None:
        return pen.bare_decision(pen.say("responses to this objection"), objection.origin("responses"))
    return pen.bare(response.text)


def log(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What salespeople hear, and how they answer."""
    known = "objections" if blueprint.objections else ""
    columns: tuple[Col[object, Cell], ...] = (
        numbers(),
        Col("date", Label("Date"), 12, kind="date", input=True),
        Col("deal", Label("[[Word.customer]] or deal"), 30, input=True),
        Col("objection", Label("Objection"), 40, choices=known, input=True),
        Col("words", Label("The [[word.customer]]’s exact words"), 44, input=True),
        Col("kind", Label("Kind of response"), 26, choices="kinds", input=True),
        Col("worked", Label("Did it work?"), 14, choices="answers", input=True),
    )
    rows = (_example(blueprint, pen),)
    yield TableSheet("log", "", sheet_columns(columns, pen), rows, blank_rows=LOG_ROWS, freeze=2)


def _example(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """The first objection of the list, as somebody hears it and answers it well."""
    whom, heard = sample(blueprint, pen), next(iter(blueprint.objections.values()), None)
    answer = next(iter(heard.responses.values()), None) if heard else None
    cells: dict[str, Cell] = {
        "date": whom.day,
        "deal": whom.firm,
        "objection": _title(heard, pen) if heard else pen.say(CATEGORIES["price"]),
        "words": pen.caption((heard.wordings[1:] or heard.wordings)[0]) if heard else None,
        "kind": pen.say(KINDS[answer.kind if answer else "question-back"]),
        "worked": pen.say(YES),
    }
    return example(cells, pen)


def ranking(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """How often each objection of the log was heard, and answered well; no sheet where there is none to count."""
    heard, well = ("{log.objection[]}", "{objection}"), ("{log.worked[]}", f'"{pen.say(YES)}"')
    share = 'IF({count}=0,"",ROUND({worked}/{count}*100,0))'
    often = f'IF(AND({{count}}>={MANY},{{count}}>0,{{rate}}<{FEW}),"{pen.say(YES)}","")'
    none, blank, others = Result(0), Result(""), factor_without_example(f"log.{MARK}", pen)
    columns: tuple[Col[Objection, Cell], ...] = (
        Col("objection", Label("Objection"), 44, lambda one: _title(one, pen)),
        Col("count", Label("Times heard"), 14, lambda one: none, "integer", formula=counted(heard, without=others)),
        Col(
            "worked",
            Label("Times it worked"),
            18,
            lambda one: none,
            "integer",
            formula=counted(heard, well, without=others),
        ),
        Col("rate", Label("Success rate %"), 16, lambda one: blank, "percent", formula=share),
        Col("discuss", Label("To the team meeting?"), 16, lambda one: blank, formula=often),
    )
    if blueprint.objections:
        rows = sheet_rows(blueprint.objections.values(), columns)
        discussed = Highlight("discuss", '{discuss}<>""', "warning")
        yield TableSheet("ranking", "", sheet_columns(columns, pen), rows, highlights=(discussed,))


def chart(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The ranking as bars, on a sheet that is printed by itself; none where there is nothing to count."""
    title = pen.say("Objections heard, and answered well")
    bars = Chart(title, "objection", ("count", "worked"), pen.say("Number of conversations"), "bars", sheet="ranking")
    if blueprint.objections:
        yield TextSheet("chart", "", title, charts=(bars,))


PAPER = Paper(
    "objections",
    {"undecided": undecided, "index": index, "cards": cards},
    packs=("seller",),
    searchable=True,
    sheets={"about": about, "list": every_response, "log": log, "ranking": ranking, "chart": chart},
    choices=choices,
)
