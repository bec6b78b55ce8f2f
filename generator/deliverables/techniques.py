"""``techniques``: a card for each way to close, to negotiate and to defend a price, with the line not to cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Technique
from generator.documents.blocks import (
    Block,
    Callout,
    Card,
    Checklist,
    Column,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Steps,
    Table,
    TableRow,
)
from generator.documents.inline import Run
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

TITLE = Phrase("Techniki zamykania, negocjacji i obrony ceny", "Closing, negotiating and defending the price")
SUBTITLE = Phrase(
    "Kiedy pomagają, kiedy szkodzą i gdzie jest granica", "When they help, when they harm, and where the line is"
)
FAMILIES = {
    "closing": Phrase("Zamykanie", "Closing"),
    "negotiation": Phrase("Negocjacje", "Negotiating"),
    "price-defence": Phrase("Obrona ceny", "Defending the price"),
}
READY = Phrase("Zanim zapytasz o decyzję", "Before you ask for a decision")
READY_BODY = Phrase(
    "Technika nie zastąpi pracy z wcześniejszych etapów. Jeśli któregoś z tych punktów nie możesz odhaczyć, "
    "wróć do niego, zamiast naciskać.",
    "No technique makes up for work left undone at earlier stages. Where you cannot tick a line, go back to it "
    "instead of pushing.",
)
SIGNS = (
    Phrase(
        "Klient powiedział własnymi słowami, co się zmieni po zakupie.",
        "The customer has said in their own words what will change once they have bought.",
    ),
    Phrase(
        "Znasz osobę, która decyduje, i ona zna ofertę.", "You know the person who decides, and they know the offer."
    ),
    Phrase("Każda wątpliwość, która padła, ma odpowiedź.", "Every doubt that was voiced has had an answer."),
    Phrase(
        "Klient pyta o szczegóły po zakupie: dostawę, szkolenie, fakturę.",
        "The customer asks about what comes after: delivery, training, the invoice.",
    ),
)
LINE = Phrase("Jedna granica dla wszystkich technik", "One line for all of them")
LINE_BODY = Phrase(
    "Mówisz tylko prawdę i nie tworzysz pośpiechu, którego nie ma. Klient, który po roku pozna kulisy, ma uznać, "
    "że było uczciwie.",
    "You say only what is true, and make no hurry where there is none. A customer who learns a year later how it "
    "was done should still call it fair.",
)
INDEX = Phrase("Spis technik", "List of techniques")
NAME = Phrase("Technika", "Technique")
WHEN = Phrase("Kiedy", "When")
WHEN_NOT = Phrase("Kiedy nie", "When not")
STAGES = Phrase("Etapy", "Stages")
EXAMPLE = Phrase("Na przykład", "For example")
RISK = Phrase("Ryzyko", "Risk")
ETHICS = Phrase("Granica", "Where the line is")
FOR_WHOM = Phrase("Z kim", "With whom")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The cards, where there are techniques."""
    if blueprint.techniques:
        yield Deliverable("techniques", TITLE(blueprint.language), document=document, packs=("seller",))


def document(blueprint: Blueprint) -> Document:
    """What has to be true first, the list of techniques, then a card each."""
    pen = Pen(blueprint)
    return pen.document(
        id_="techniques",
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=(*_first(pen), *_index(blueprint, pen), *_cards(blueprint, pen)),
        searchable=True,
    )


def _first(pen: Pen) -> Iterator[Block]:
    """What holds for every technique."""
    language = pen.language
    yield Heading(1, pen.words(READY(language)), "ready")
    yield Paragraph(pen.words(READY_BODY(language)))
    yield Checklist(tuple(pen.words(sign(language)) for sign in SIGNS))
    yield Callout("rule", LINE(language), (pen.words(LINE_BODY(language)),))


def _index(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    columns = (Column(NAME(language), 2), Column(WHEN(language), 4), Column(STAGES(language), 1.4))
    yield Heading(1, pen.words(INDEX(language)), "index")
    for family, techniques in _by_family(blueprint):
        rows = tuple(_index_row(technique, pen) for technique in techniques)
        yield Table(columns, rows, FAMILIES[family](language))


def _index_row(technique: Technique, pen: Pen) -> TableRow:
    name = (Run(pen.caption(technique.name), link=f"#{technique.id}"),)
    return TableRow((name, pen.inline(technique.when), pen.words(_stages(technique, pen))), origin=technique.path)


def _cards(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    for family, techniques in _by_family(blueprint):
        yield Heading(1, pen.words(FAMILIES[family](pen.language)), f"family-{family}")
        yield from (_card(technique, blueprint, pen) for technique in techniques)


def _by_family(blueprint: Blueprint) -> Iterator[tuple[str, list[Technique]]]:
    for family in FAMILIES:
        techniques = [technique for technique in blueprint.techniques.values() if technique.family == family]
        if techniques:
            yield family, techniques


def _card(technique: Technique, blueprint: Blueprint, pen: Pen) -> Card:
    blocks = tuple(_content(technique, blueprint, pen))
    return Card(pen.inline(technique.name), blocks, _stages(technique, pen), technique.id, technique.path)


def _content(technique: Technique, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield _facts(
        technique,
        pen,
        (WHEN, technique.when),
        (WHEN_NOT, technique.when_not),
        (FOR_WHOM, _people(technique, blueprint)),
    )
    if technique.steps:
        yield Steps(pen.inlines(technique.steps), technique.origin("steps"))
    example = (Run(f"{EXAMPLE(pen.language)}: ", bold=True), *pen.inline(technique.example))
    yield Paragraph(example, "say", technique.origin("example"))
    yield _facts(technique, pen, (RISK, technique.risk or ""), (ETHICS, technique.ethics))


def _facts(technique: Technique, pen: Pen, *facts: tuple[Phrase, str]) -> KeyValues:
    """The labelled lines that have a text."""
    return KeyValues(tuple((label(pen.language), pen.inline(text)) for label, text in facts if text), technique.path)


def _people(technique: Technique, blueprint: Blueprint) -> str:
    personas = [blueprint.personas[id_].name for id_ in technique.personas]
    segments = [blueprint.segments[id_].name for id_ in technique.segments]
    return ", ".join(personas + segments)


def _stages(technique: Technique, pen: Pen) -> str:
    return ", ".join(pen.stage_number(stage) for stage in technique.stages)
