"""``onboarding``: a new salesperson's first ninety days, the competences behind them, and a sheet to sign off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.people import Competence, OnboardingStep
from generator.documents.blocks import (
    Block,
    Column,
    Document,
    FormLines,
    Heading,
    Pages,
    Paragraph,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.inline import Inline, Run
from generator.locale import Phrase

from .pen import Pen
from .registry import Deliverable

ID = "onboarding"
TITLE = Phrase("Wdrożenie nowego handlowca", "Onboarding a new salesperson")
SUBTITLE = Phrase("Pierwsze dziewięćdziesiąt dni, krok po kroku", "The first ninety days, step by step")
USE = Phrase(
    "Każdy krok ma dzień, osobę i znak, po którym widać, że się udał. Opiekun odhacza go, gdy ten znak zobaczy.",
    "Every step has a day, a person and a sign that shows it is done. The mentor ticks it off after seeing that sign.",
)
PARTS = (
    (5, Phrase("Pierwszy tydzień: poznaj", "Week one: get to know")),
    (30, Phrase("Pierwszy miesiąc: pierwsze rozmowy", "Month one: first conversations")),
    (60, Phrase("Drugi miesiąc: oferty i cena", "Month two: offers and price")),
    (365, Phrase("Trzeci miesiąc: samodzielnie", "Month three: on your own")),
)
"""The last day of each part, and its headline."""
DAY, WHAT, WITH, SIGN, DONE = (
    Phrase("Dzień", "Day"),
    Phrase("Co", "What"),
    Phrase("Z kim", "With"),
    Phrase("Po czym poznać", "How you can tell"),
    Phrase("Widziałem", "Seen"),
)
READS = Phrase("Do przeczytania", "To read")
SKILLS = Phrase("Kompetencje", "Competences")
SKILLS_NOTE = Phrase(
    "Oceniajcie we dwoje: najpierw handlowiec sam, potem opiekun. Liczy się to, co było widać w rozmowie.",
    "Rate in pairs: the salesperson first, the mentor after. What counts is what was seen in a conversation.",
)
GROUPS = {
    "product": Phrase("Produkt i branża", "Product and industry"),
    "sales": Phrase("Sprzedaż", "Selling"),
    "people": Phrase("Ludzie", "People"),
}
TODAY, GOAL = Phrase("Dziś", "Today"), Phrase("Za 90 dni", "In 90 days")
COMPETENCE = Phrase("Kompetencja", "Competence")
SUMMARY = Phrase("Podsumowanie", "Summing up")
LINES = (
    Phrase("Co już idzie dobrze", "What goes well already"),
    Phrase("Nad czym pracujemy dalej", "What we work on next"),
    Phrase("Ustalony termin następnej rozmowy", "Date of the next review"),
)
MENTOR, NEWCOMER = Phrase("Opiekun", "Mentor"), Phrase("Handlowiec", "Salesperson")
NAME, DATE, SIGNATURE = Phrase("Nazwisko", "Name"), Phrase("Data", "Date"), Phrase("Podpis", "Signature")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The plan, where there are steps."""
    return (
        [Deliverable(ID, TITLE(blueprint.language), document=document, packs=("manager", "seller"))]
        if blueprint.onboarding
        else []
    )


def document(blueprint: Blueprint) -> Document:
    """The steps by month, the competences with their levels, and the sheet to sign."""
    pen = Pen(blueprint)
    steps = sorted(blueprint.onboarding.values(), key=lambda step: step.day)
    return pen.document(
        id_=ID,
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=(
            Paragraph(pen.words(USE(pen.language)), "lead"),
            *_parts(steps, pen),
            *_competences(blueprint, pen),
            _sheet(blueprint, pen),
        ),
    )


def _parts(steps: list[OnboardingStep], pen: Pen) -> Iterator[Block]:
    after = 0
    for last, title in PARTS:
        of_part = [step for step in steps if after < step.day <= last]
        after = last
        if of_part:
            yield Heading(1, pen.words(title(pen.language)), f"day-{last}")
            yield _table(of_part, pen)


def _table(steps: list[OnboardingStep], pen: Pen) -> Table:
    language = pen.language
    columns = (
        Column(DAY(language), 0.6, "number"),
        Column(WHAT(language), 3.6),
        Column(WITH(language), 1.3),
        Column(SIGN(language), 2.6),
        Column(DONE(language), 0.9, "check"),
    )
    return Table(columns, tuple(_row(step, pen) for step in steps), origin="onboarding")


def _row(step: OnboardingStep, pen: Pen) -> TableRow:
    cells = (
        pen.words(str(step.day)),
        (*pen.inline(step.text), *_reading(step, pen)),
        pen.words(pen.role(step.with_role)) if step.with_role else pen.words("–"),
        pen.inline(step.shows or "–"),
        (),
    )
    return TableRow(cells, origin=step.path)


def _reading(step: OnboardingStep, pen: Pen) -> Inline:
    titles = [title for id_ in step.reads if (title := pen.deliverable_title(id_))]
    return (*pen.words(f" {READS(pen.language)}: "), Run(", ".join(titles), italic=True)) if titles else ()


def _competences(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if not blueprint.competences:
        return
    language = pen.language
    yield Heading(1, pen.words(SKILLS(language)), "competences")
    yield Paragraph(pen.words(SKILLS_NOTE(language)))
    for group, title in GROUPS.items():
        of_group = [one for one in blueprint.competences.values() if one.group == group]
        if of_group:
            yield Heading(2, pen.words(title(language)), f"competences-{group}")
            yield from (block for one in of_group for block in _levels(one, pen))


def _levels(competence: Competence, pen: Pen) -> Iterator[Block]:
    yield Heading(3, pen.inline(competence.name), f"competence-{competence.id}", competence.path)
    if competence.levels:
        yield Steps(pen.inlines(competence.levels), competence.origin("levels"))


def _sheet(blueprint: Blueprint, pen: Pen) -> Pages:
    language = pen.language
    fields = tuple(label(language) for label in (NAME, DATE, SIGNATURE))
    parties = tuple((pen.words(who(language)), fields) for who in (NEWCOMER, MENTOR))
    blocks: tuple[Block, ...] = (
        Heading(1, pen.words(SUMMARY(language)), "summing-up"),
        *((_ratings(blueprint, pen),) if blueprint.competences else ()),
        FormLines(tuple(pen.words(line(language)) for line in LINES), 2),
        SignatureBox(parties),
    )
    return Pages("summary", blocks, one_page=True)


def _ratings(blueprint: Blueprint, pen: Pen) -> Table:
    """Where the salesperson stands, to be filled in by hand."""
    language = pen.language
    columns = (
        Column(COMPETENCE(language), 3),
        Column(TODAY(language), 1, "blank"),
        Column(GOAL(language), 1, "blank"),
    )
    rows = (
        TableRow((pen.inline(one.name), (), ()), origin=one.origin("name")) for one in blueprint.competences.values()
    )
    return Table(columns, tuple(rows), origin="competences")
