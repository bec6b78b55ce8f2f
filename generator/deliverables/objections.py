"""``objections``: a card for each objection; in Excel the list, a log to keep, and what the log says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Objection, Response
from generator.documents.blocks import Block, Card, Column, Document, Heading, KeyValues, Paragraph, Table, TableRow
from generator.documents.inline import Inline, Run
from generator.documents.workbook import ChoiceList, Result, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale import Label, said

from .formulas import counted
from .pen import Pen
from .registry import Deliverable

TITLE = Label("Objections and answers")
SUBTITLE = Label("Understand first, answer second")
CATEGORIES = {
    "price": Label("Price"),
    "need": Label("Need"),
    "time": Label("Time"),
    "brush-off": Label("Brush-off"),
    "trust": Label("Trust"),
    "competitor": Label("Competitor"),
    "authority": Label("Authority"),
    "product": Label("Product"),
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
    "story": Label("Story of a similar customer"),
    "qualify-out": Label("Agree and qualify out"),
}
ROUTE = Label("Four beats: acknowledge, clarify, respond, confirm")
ROUTE_BODY = Label(
    "Do not answer the first sentence. Accept that the customer has a reason. Ask what it really is. Answer "
    "with one argument, and make sure it is enough.",
)
MEANING = Label("What it usually means")
ALSO = Label("Also heard as")
ACKNOWLEDGE = Label("Acknowledge")
CLARIFY = Label("Clarify")
RESPOND = Label("Respond")
CONFIRM = Label("Confirm")
DO = Label("Do")
DONT = Label("Don’t")
NEXT = Label("Next step")
PROOF = Label("Evidence")
RESPONSES = Label("responses to this objection")
NONE_YET = Label("the objections that salespeople hear")
INDEX = Label("List of objections")
HEARD = Label("The customer says")
CATEGORY = Label("Category")
WHERE = Label("Stages")
LIST = Label("List")
LOG = Label("Log")
RANKING = Label("Ranking")
ANSWER = Label("Response")
DATE = Label("Date")
DEAL = Label("Customer or deal")
OBJECTION = Label("Objection")
USED = Label("Kind of response")
WORKED = Label("Did it work?")
REMARK = Label("The customer’s exact words")
COUNT = Label("Times heard")
SUCCESSES = Label("Times it worked")
RATE = Label("Success rate %")
YES_NO = (Label("yes"), Label("no"))
INSTRUCTIONS = Label("Instructions")
HOW = (
    Label("“List” has every objection with its responses; filter by category before a call."),
    Label("Write every objection you hear into the “Log”: it takes a few seconds."),
    Label(
        "“Ranking” works itself out. An objection that keeps coming back and is not answered well goes to the "
        "next team meeting.",
    ),
)
LOG_ROWS = 200
NOTES, REVIEWED = Label("Good to know"), Label("Last reviewed")
HEARD_TIMES = Label("heard last quarter: {times}")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The objection cards and the workbook."""
    return [
        Deliverable(
            "objections", said(TITLE, blueprint.language), document=document, workbook=workbook, packs=("seller",)
        )
    ]


def document(blueprint: Blueprint) -> Document:
    """The list of objections, then a card each."""
    pen = Pen(blueprint)
    return pen.document(
        id_="objections",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=tuple(_content(blueprint, pen)),
        searchable=True,
    )


def _content(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(ROUTE)), "route")
    yield Paragraph(pen.words(pen.say(ROUTE_BODY)))
    if not blueprint.objections:
        yield pen.decision_box(pen.say(NONE_YET), "objections")
        return
    yield Heading(1, pen.words(pen.say(INDEX)), "index")
    yield _index(blueprint, pen)
    for category in CATEGORIES:
        cards = [objection for objection in blueprint.objections.values() if objection.category == category]
        if cards:
            yield Heading(1, pen.words(pen.say(CATEGORIES[category])), f"category-{category}")
            yield from (_card(objection, blueprint, pen) for objection in cards)


def _index(blueprint: Blueprint, pen: Pen) -> Table:
    columns = (Column(pen.say(HEARD), 3), Column(pen.say(CATEGORY), 1.2), Column(pen.say(WHERE), 1))
    rows = tuple(
        TableRow(
            (
                (Run(pen.quoted(objection.wordings[0]), link=f"#{objection.id}"),),
                pen.words(pen.say(CATEGORIES[objection.category])),
                pen.words(_stages(objection, pen)),
            ),
            origin=objection.path,
        )
        for objection in blueprint.objections.values()
    )
    return Table(columns, rows)


def _stages(objection: Objection, pen: Pen) -> str:
    return ", ".join(pen.stage_number(stage) for stage in objection.stages) or "–"


def _card(objection: Objection, blueprint: Blueprint, pen: Pen) -> Card:
    title = pen.words(pen.quoted(objection.wordings[0]))
    beats = KeyValues(tuple(_beats(objection, blueprint, pen)), objection.path)
    return Card(title, (beats,), pen.say(CATEGORIES[objection.category]), objection.id, objection.path)


def _beats(objection: Objection, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    """The card's lines; what was not written has none, but an objection without an answer says so."""
    answers = [_response(response, blueprint, pen) for response in objection.responses.values()]
    beats = (
        (pen.say(ALSO), pen.words(" · ".join(pen.quoted(wording) for wording in objection.wordings[1:]))),
        (pen.say(MEANING), pen.inline(objection.meaning or "")),
        (f"1. {pen.say(ACKNOWLEDGE)}", pen.inline(objection.acknowledge or "")),
        (f"2. {pen.say(CLARIFY)}", _lines(pen.inlines(objection.clarify))),
        (
            f"3. {pen.say(RESPOND)}",
            _lines(answers) or pen.decision(pen.say(RESPONSES), objection.origin("responses")),
        ),
        (f"4. {pen.say(CONFIRM)}", pen.inline(objection.confirm or "")),
        (pen.say(NEXT), pen.inline(objection.next_step or "")),
        (pen.say(DO), _lines(pen.inlines(objection.do))),
        (pen.say(DONT), _lines(pen.inlines(objection.dont))),
        (pen.say(NOTES), pen.inline(objection.notes or "")),
        (pen.say(REVIEWED), pen.words(_reviewed(objection, pen))),
    )
    return ((label, text) for label, text in beats if text)


def _reviewed(objection: Objection, pen: Pen) -> str:
    """When the answers were last gone over, and how often the objection was heard since."""
    often = pen.say(HEARD_TIMES, times=objection.heard) if objection.heard is not None else ""
    return "; ".join(filter(None, (pen.date(objection.last_reviewed), often)))


def _lines(texts: Sequence[Inline]) -> Inline:
    """Several texts in one cell, a line each."""
    return tuple(run for number, text in enumerate(texts) for run in (*((Run("\n"),) if number else ()), *text))


def _response(response: Response, blueprint: Blueprint, pen: Pen) -> Inline:
    proof = blueprint.proofs.get(response.proof or "")
    shown = (Run(f" [{pen.say(PROOF)}: {proof.title}]", italic=True),) if proof else ()
    runs = (Run(f"{pen.say(KINDS[response.kind])}: ", bold=True), *pen.inline(response.text), *shown)
    return tuple(replace(run, origin=response.path) for run in runs)


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """List, log and ranking."""
    pen = Pen(blueprint)
    return pen.workbook(
        id_="objections",
        title=pen.say(TITLE),
        sheets=(
            TextSheet("about", pen.say(INSTRUCTIONS), pen.say(TITLE), (("", tuple(pen.say(line) for line in HOW)),)),
            _list(blueprint, pen),
            _log(pen),
            *((_ranking(blueprint, pen),) if blueprint.objections else ()),
        ),
        choices=_choices(blueprint, pen),
    )


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    heard = tuple(_title(objection, pen) for objection in blueprint.objections.values())
    return (
        *((ChoiceList("objections", pen.say(OBJECTION), heard),) if heard else ()),
        ChoiceList("kinds", pen.say(USED), tuple(pen.say(kind) for kind in KINDS.values())),
        ChoiceList("answers", pen.say(WORKED), tuple(pen.say(answer) for answer in YES_NO)),
    )


def _title(objection: Objection, pen: Pen) -> str:
    return pen.caption(objection.wordings[0])


def _list(blueprint: Blueprint, pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("heard", pen.say(HEARD), 24),
        SheetColumn("category", pen.say(CATEGORY), 13),
        SheetColumn("stages", pen.say(WHERE), 9),
        SheetColumn("clarify", pen.say(CLARIFY), 38),
        SheetColumn("kind", pen.say(USED), 16),
        SheetColumn("response", pen.say(ANSWER), 52),
        SheetColumn("next", pen.say(NEXT), 26),
    )
    rows = tuple(row for objection in blueprint.objections.values() for row in _list_rows(objection, pen))
    return TableSheet("list", pen.say(LIST), columns, rows, heading=pen.say(TITLE), freeze=1)


def _list_rows(objection: Objection, pen: Pen) -> Iterator[SheetRow]:
    """A row for each response, so that a filter finds them one by one."""
    common = {
        "heard": _title(objection, pen),
        "category": pen.say(CATEGORIES[objection.category]),
        "stages": _stages(objection, pen),
        "clarify": "\n".join(pen.bare(question) for question in objection.clarify),
        "next": pen.bare(objection.next_step or ""),
    }
    if not objection.responses:
        yield SheetRow(
            {**common, "response": pen.bare_decision(pen.say(RESPONSES), objection.origin("responses"))},
            origin=objection.path,
        )
    for response in objection.responses.values():
        answer = {"kind": pen.say(KINDS[response.kind]), "response": pen.bare(response.text)}
        yield SheetRow({**common, **answer}, f"{objection.id}-{response.id}", origin=response.path)


def _log(pen: Pen) -> TableSheet:
    columns = (
        SheetColumn("date", pen.say(DATE), 12, "date", input=True),
        SheetColumn("deal", pen.say(DEAL), 30, input=True),
        SheetColumn(
            "objection", pen.say(OBJECTION), 40, choices="objections" if _has_objections(pen) else "", input=True
        ),
        SheetColumn("words", pen.say(REMARK), 44, input=True),
        SheetColumn("kind", pen.say(USED), 26, choices="kinds", input=True),
        SheetColumn("worked", pen.say(WORKED), 14, choices="answers", input=True),
    )
    return TableSheet("log", pen.say(LOG), columns, heading=pen.say(LOG), blank_rows=LOG_ROWS)


def _has_objections(pen: Pen) -> bool:
    return isinstance(pen.view, Blueprint) and bool(pen.view.objections)


def _ranking(blueprint: Blueprint, pen: Pen) -> TableSheet:
    heard = ("{log.objection[]}", "{objection}")
    columns = (
        SheetColumn("objection", pen.say(OBJECTION), 44),
        SheetColumn("count", pen.say(COUNT), 14, "integer", formula=counted(heard)),
        SheetColumn(
            "worked",
            pen.say(SUCCESSES),
            18,
            "integer",
            formula=counted(heard, ("{log.worked[]}", f'"{pen.say(YES_NO[0])}"')),
        ),
        SheetColumn("rate", pen.say(RATE), 16, "percent", formula='IF({count}=0,"",ROUND({worked}/{count}*100,0))'),
    )
    rows = tuple(
        SheetRow(
            {"objection": _title(objection, pen), "count": Result(0), "worked": Result(0), "rate": Result("")},
            objection.id,
        )
        for objection in blueprint.objections.values()
    )
    return TableSheet("ranking", pen.say(RANKING), columns, rows, heading=pen.say(RANKING))
