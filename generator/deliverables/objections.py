"""``objections``: a card for each objection; in Excel the list, a log to keep, and what the log says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Objection, Response
from generator.documents.blocks import Block, Card, Column, Document, Heading, KeyValues, Paragraph, Table, TableRow
from generator.documents.inline import Inline, Run
from generator.documents.workbook import ChoiceList, Result, SheetColumn, SheetRow, TableSheet, TextSheet, Workbook
from generator.locale import Phrase

from .formulas import counted
from .pen import Pen
from .registry import Deliverable

TITLE = Phrase("Lista obiekcji i odpowiedzi", "Objections and answers")
SUBTITLE = Phrase("Najpierw zrozum, potem odpowiadaj", "Understand first, answer second")
CATEGORIES = {
    "price": Phrase("Cena", "Price"),
    "need": Phrase("Potrzeba", "Need"),
    "time": Phrase("Czas", "Time"),
    "brush-off": Phrase("Wymówka", "Brush-off"),
    "trust": Phrase("Zaufanie", "Trust"),
    "competitor": Phrase("Konkurencja", "Competitor"),
    "authority": Phrase("Decyzyjność", "Authority"),
    "product": Phrase("Produkt", "Product"),
    "risk": Phrase("Ryzyko", "Risk"),
    "formal": Phrase("Formalności", "Formalities"),
    "process": Phrase("Przebieg zakupu", "Buying process"),
}
KINDS = {
    "question-back": Phrase("Pytanie zwrotne", "Question back"),
    "reframe": Phrase("Zmiana perspektywy", "Reframe"),
    "evidence": Phrase("Dowód", "Evidence"),
    "comparison": Phrase("Porównanie tego samego zakresu", "Comparison on equal scope"),
    "scope": Phrase("Zmiana zakresu", "Change of scope"),
    "trade": Phrase("Coś za coś", "Give and get"),
    "risk-reducer": Phrase("Mniejsze ryzyko", "Less risk"),
    "story": Phrase("Historia podobnego klienta", "Story of a similar customer"),
    "qualify-out": Phrase("Zgoda i wycofanie się", "Agree and qualify out"),
}
ROUTE = Phrase(
    "Cztery kroki: uznaj, dopytaj, odpowiedz, upewnij się", "Four beats: acknowledge, clarify, respond, confirm"
)
ROUTE_BODY = Phrase(
    "Nie odpowiadaj na pierwsze zdanie. Uznaj, że klient ma powód. Dopytaj, o co naprawdę chodzi. Odpowiedz "
    "jednym argumentem i upewnij się, czy to wystarcza.",
    "Do not answer the first sentence. Accept that the customer has a reason. Ask what it really is. Answer "
    "with one argument, and make sure it is enough.",
)
MEANING = Phrase("Co to zwykle znaczy", "What it usually means")
ALSO = Phrase("Słychać też", "Also heard as")
ACKNOWLEDGE = Phrase("Uznaj", "Acknowledge")
CLARIFY = Phrase("Dopytaj", "Clarify")
RESPOND = Phrase("Odpowiedz", "Respond")
CONFIRM = Phrase("Upewnij się", "Confirm")
DO = Phrase("Rób", "Do")
DONT = Phrase("Nie rób", "Don’t")
NEXT = Phrase("Następny krok", "Next step")
PROOF = Phrase("Dowód", "Evidence")
RESPONSES = Phrase("odpowiedzi na tę obiekcję", "responses to this objection")
NONE_YET = Phrase("obiekcje, które słyszą handlowcy", "the objections that salespeople hear")
INDEX = Phrase("Spis obiekcji", "List of objections")
HEARD = Phrase("Klient mówi", "The customer says")
CATEGORY = Phrase("Kategoria", "Category")
WHERE = Phrase("Etapy", "Stages")
LIST = Phrase("Lista", "List")
LOG = Phrase("Dziennik", "Log")
RANKING = Phrase("Ranking", "Ranking")
ANSWER = Phrase("Odpowiedź", "Response")
DATE = Phrase("Data", "Date")
DEAL = Phrase("Klient lub szansa", "Customer or deal")
OBJECTION = Phrase("Obiekcja", "Objection")
USED = Phrase("Rodzaj odpowiedzi", "Kind of response")
WORKED = Phrase("Zadziałało?", "Did it work?")
REMARK = Phrase("Dokładne słowa klienta", "The customer’s exact words")
COUNT = Phrase("Ile razy", "Times heard")
SUCCESSES = Phrase("Ile razy zadziałało", "Times it worked")
RATE = Phrase("Skuteczność %", "Success rate %")
YES_NO = (Phrase("tak", "yes"), Phrase("nie", "no"))
INSTRUCTIONS = Phrase("Instrukcja", "Instructions")
HOW = (
    Phrase(
        "„Lista” to wszystkie obiekcje z odpowiedziami; filtruj po kategorii przed rozmową.",
        "“List” has every objection with its responses; filter by category before a call.",
    ),
    Phrase(
        "W „Dzienniku” zapisuj każdą usłyszaną obiekcję: to trwa kilkanaście sekund.",
        "Write every objection you hear into the “Log”: it takes a few seconds.",
    ),
    Phrase(
        "„Ranking” liczy się sam. Obiekcja, która wraca często, a odpowiedź nie działa, idzie na najbliższe "
        "spotkanie zespołu.",
        "“Ranking” works itself out. An objection that keeps coming back and is not answered well goes to the "
        "next team meeting.",
    ),
)
LOG_ROWS = 200
NOTES, REVIEWED = Phrase("Warto wiedzieć", "Good to know"), Phrase("Ostatni przegląd", "Last reviewed")
HEARD_TIMES = Phrase("słyszana w ostatnim kwartale: {times}", "heard last quarter: {times}")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The objection cards and the workbook."""
    return [
        Deliverable("objections", TITLE(blueprint.language), document=document, workbook=workbook, packs=("seller",))
    ]


def document(blueprint: Blueprint) -> Document:
    """The list of objections, then a card each."""
    pen = Pen(blueprint)
    return pen.document(
        id_="objections",
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=tuple(_content(blueprint, pen)),
        searchable=True,
    )


def _content(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(1, pen.words(ROUTE(language)), "route")
    yield Paragraph(pen.words(ROUTE_BODY(language)))
    if not blueprint.objections:
        yield pen.decision_box(NONE_YET(language), "objections")
        return
    yield Heading(1, pen.words(INDEX(language)), "index")
    yield _index(blueprint, pen)
    for category in CATEGORIES:
        cards = [objection for objection in blueprint.objections.values() if objection.category == category]
        if cards:
            yield Heading(1, pen.words(CATEGORIES[category](language)), f"category-{category}")
            yield from (_card(objection, blueprint, pen) for objection in cards)


def _index(blueprint: Blueprint, pen: Pen) -> Table:
    columns = (Column(HEARD(pen.language), 3), Column(CATEGORY(pen.language), 1.2), Column(WHERE(pen.language), 1))
    rows = tuple(
        TableRow(
            (
                (Run(pen.quoted(objection.wordings[0]), link=f"#{objection.id}"),),
                pen.words(CATEGORIES[objection.category](pen.language)),
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
    return Card(title, (beats,), CATEGORIES[objection.category](pen.language), objection.id, objection.path)


def _beats(objection: Objection, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    """The card's lines; what was not written has none, but an objection without an answer says so."""
    language = pen.language
    answers = [_response(response, blueprint, pen) for response in objection.responses.values()]
    beats = (
        (ALSO(language), pen.words(" · ".join(pen.quoted(wording) for wording in objection.wordings[1:]))),
        (MEANING(language), pen.inline(objection.meaning or "")),
        (f"1. {ACKNOWLEDGE(language)}", pen.inline(objection.acknowledge or "")),
        (f"2. {CLARIFY(language)}", _lines(pen.inlines(objection.clarify))),
        (
            f"3. {RESPOND(language)}",
            _lines(answers) or pen.decision(RESPONSES(language), objection.origin("responses")),
        ),
        (f"4. {CONFIRM(language)}", pen.inline(objection.confirm or "")),
        (NEXT(language), pen.inline(objection.next_step or "")),
        (DO(language), _lines(pen.inlines(objection.do))),
        (DONT(language), _lines(pen.inlines(objection.dont))),
        (NOTES(language), pen.inline(objection.notes or "")),
        (REVIEWED(language), pen.words(_reviewed(objection, pen))),
    )
    return ((label, text) for label, text in beats if text)


def _reviewed(objection: Objection, pen: Pen) -> str:
    """When the answers were last gone over, and how often the objection was heard since."""
    often = HEARD_TIMES(pen.language, times=objection.heard) if objection.heard is not None else ""
    return "; ".join(filter(None, (pen.date(objection.last_reviewed), often)))


def _lines(texts: Sequence[Inline]) -> Inline:
    """Several texts in one cell, a line each."""
    return tuple(run for number, text in enumerate(texts) for run in (*((Run("\n"),) if number else ()), *text))


def _response(response: Response, blueprint: Blueprint, pen: Pen) -> Inline:
    proof = blueprint.proofs.get(response.proof or "")
    shown = (Run(f" [{PROOF(pen.language)}: {proof.title}]", italic=True),) if proof else ()
    runs = (Run(f"{KINDS[response.kind](pen.language)}: ", bold=True), *pen.inline(response.text), *shown)
    return tuple(replace(run, origin=response.path) for run in runs)


# --- the workbook ---------------------------------------------------------------------------------


def workbook(blueprint: Blueprint) -> Workbook:
    """List, log and ranking."""
    pen = Pen(blueprint)
    language = pen.language
    return pen.workbook(
        id_="objections",
        title=TITLE(language),
        sheets=(
            TextSheet("about", INSTRUCTIONS(language), TITLE(language), (("", tuple(line(language) for line in HOW)),)),
            _list(blueprint, pen),
            _log(pen),
            *((_ranking(blueprint, pen),) if blueprint.objections else ()),
        ),
        choices=_choices(blueprint, pen),
    )


def _choices(blueprint: Blueprint, pen: Pen) -> tuple[ChoiceList, ...]:
    language = pen.language
    heard = tuple(_title(objection, pen) for objection in blueprint.objections.values())
    return (
        *((ChoiceList("objections", OBJECTION(language), heard),) if heard else ()),
        ChoiceList("kinds", USED(language), tuple(kind(language) for kind in KINDS.values())),
        ChoiceList("answers", WORKED(language), tuple(answer(language) for answer in YES_NO)),
    )


def _title(objection: Objection, pen: Pen) -> str:
    return pen.caption(objection.wordings[0])


def _list(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("heard", HEARD(language), 24),
        SheetColumn("category", CATEGORY(language), 13),
        SheetColumn("stages", WHERE(language), 9),
        SheetColumn("clarify", CLARIFY(language), 38),
        SheetColumn("kind", USED(language), 16),
        SheetColumn("response", ANSWER(language), 52),
        SheetColumn("next", NEXT(language), 26),
    )
    rows = tuple(row for objection in blueprint.objections.values() for row in _list_rows(objection, pen))
    return TableSheet("list", LIST(language), columns, rows, heading=TITLE(language), freeze=1)


def _list_rows(objection: Objection, pen: Pen) -> Iterator[SheetRow]:
    """A row for each response, so that a filter finds them one by one."""
    common = {
        "heard": _title(objection, pen),
        "category": CATEGORIES[objection.category](pen.language),
        "stages": _stages(objection, pen),
        "clarify": "\n".join(pen.bare(question) for question in objection.clarify),
        "next": pen.bare(objection.next_step or ""),
    }
    if not objection.responses:
        yield SheetRow(
            {**common, "response": pen.bare_decision(RESPONSES(pen.language), objection.origin("responses"))},
            origin=objection.path,
        )
    for response in objection.responses.values():
        answer = {"kind": KINDS[response.kind](pen.language), "response": pen.bare(response.text)}
        yield SheetRow({**common, **answer}, f"{objection.id}-{response.id}", origin=response.path)


def _log(pen: Pen) -> TableSheet:
    language = pen.language
    columns = (
        SheetColumn("date", DATE(language), 12, "date", input=True),
        SheetColumn("deal", DEAL(language), 30, input=True),
        SheetColumn(
            "objection", OBJECTION(language), 40, choices="objections" if _has_objections(pen) else "", input=True
        ),
        SheetColumn("words", REMARK(language), 44, input=True),
        SheetColumn("kind", USED(language), 26, choices="kinds", input=True),
        SheetColumn("worked", WORKED(language), 14, choices="answers", input=True),
    )
    return TableSheet("log", LOG(language), columns, heading=LOG(language), blank_rows=LOG_ROWS)


def _has_objections(pen: Pen) -> bool:
    return isinstance(pen.view, Blueprint) and bool(pen.view.objections)


def _ranking(blueprint: Blueprint, pen: Pen) -> TableSheet:
    language = pen.language
    heard = ("{log.objection[]}", "{objection}")
    columns = (
        SheetColumn("objection", OBJECTION(language), 44),
        SheetColumn("count", COUNT(language), 14, "integer", formula=counted(heard)),
        SheetColumn(
            "worked",
            SUCCESSES(language),
            18,
            "integer",
            formula=counted(heard, ("{log.worked[]}", f'"{YES_NO[0](language)}"')),
        ),
        SheetColumn("rate", RATE(language), 16, "percent", formula='IF({count}=0,"",ROUND({worked}/{count}*100,0))'),
    )
    rows = tuple(
        SheetRow(
            {"objection": _title(objection, pen), "count": Result(0), "worked": Result(0), "rate": Result("")},
            objection.id,
        )
        for objection in blueprint.objections.values()
    )
    return TableSheet("ranking", RANKING(language), columns, rows, heading=RANKING(language))
