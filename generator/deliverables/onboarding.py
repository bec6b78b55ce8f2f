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
from generator.locale import Label, said

from .pen import Pen
from .registry import Deliverable

ID = "onboarding"
TITLE = Label("Onboarding a new salesperson")
SUBTITLE = Label("The first ninety days, step by step")
USE = Label(
    "Every step has a day, a person and a sign that shows it is done. The mentor ticks it off after seeing that sign.",
)
PARTS = (
    (5, Label("Week one: get to know")),
    (30, Label("Month one: first conversations")),
    (60, Label("Month two: offers and price")),
    (365, Label("Month three: on your own")),
)
"""The last day of each part, and its headline."""
DAY, WHAT, WITH, SIGN, DONE = (
    Label("Day"),
    Label("What"),
    Label("With"),
    Label("How you can tell"),
    Label("Seen"),
)
READS = Label("To read")
SKILLS = Label("Competences")
SKILLS_NOTE = Label(
    "Rate in pairs: the salesperson first, the mentor after. What counts is what was seen in a conversation.",
)
GROUPS = {
    "product": Label("Product and industry"),
    "sales": Label("Selling"),
    "people": Label("People"),
}
TODAY, GOAL = Label("Today"), Label("In 90 days")
COMPETENCE = Label("Competence")
SUMMARY = Label("Summing up")
LINES = (
    Label("What goes well already"),
    Label("What we work on next"),
    Label("Date of the next review"),
)
MENTOR, NEWCOMER = Label("Mentor"), Label("Salesperson")
NAME, DATE, SIGNATURE = Label("Name", "onboarding"), Label("Date"), Label("Signature")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The plan, where there are steps."""
    return (
        [Deliverable(ID, said(TITLE, blueprint.language), document=document, packs=("manager", "seller"))]
        if blueprint.onboarding
        else []
    )


def document(blueprint: Blueprint) -> Document:
    """The steps by month, the competences with their levels, and the sheet to sign."""
    pen = Pen(blueprint)
    steps = sorted(blueprint.onboarding.values(), key=lambda step: step.day)
    return pen.document(
        id_=ID,
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=(
            Paragraph(pen.words(pen.say(USE)), "lead"),
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
            yield Heading(1, pen.words(pen.say(title)), f"day-{last}")
            yield _table(of_part, pen)


def _table(steps: list[OnboardingStep], pen: Pen) -> Table:
    columns = (
        Column(pen.say(DAY), 0.6, "number"),
        Column(pen.say(WHAT), 3.6),
        Column(pen.say(WITH), 1.3),
        Column(pen.say(SIGN), 2.6),
        Column(pen.say(DONE), 0.9, "check"),
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
    return (*pen.words(f" {pen.say(READS)}: "), Run(", ".join(titles), italic=True)) if titles else ()


def _competences(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if not blueprint.competences:
        return
    yield Heading(1, pen.words(pen.say(SKILLS)), "competences")
    yield Paragraph(pen.words(pen.say(SKILLS_NOTE)))
    for group, title in GROUPS.items():
        of_group = [one for one in blueprint.competences.values() if one.group == group]
        if of_group:
            yield Heading(2, pen.words(pen.say(title)), f"competences-{group}")
            yield from (block for one in of_group for block in _levels(one, pen))


def _levels(competence: Competence, pen: Pen) -> Iterator[Block]:
    yield Heading(3, pen.inline(competence.name), f"competence-{competence.id}", competence.path)
    if competence.levels:
        yield Steps(pen.inlines(competence.levels), competence.origin("levels"))


def _sheet(blueprint: Blueprint, pen: Pen) -> Pages:
    fields = tuple(pen.say(label) for label in (NAME, DATE, SIGNATURE))
    parties = tuple((pen.words(pen.say(who)), fields) for who in (NEWCOMER, MENTOR))
    blocks: tuple[Block, ...] = (
        Heading(1, pen.words(pen.say(SUMMARY)), "summing-up"),
        *((_ratings(blueprint, pen),) if blueprint.competences else ()),
        FormLines(tuple(pen.words(pen.say(line)) for line in LINES), 2),
        SignatureBox(parties),
    )
    return Pages("summary", blocks, one_page=True)


def _ratings(blueprint: Blueprint, pen: Pen) -> Table:
    """Where the salesperson stands, to be filled in by hand."""
    columns = (
        Column(pen.say(COMPETENCE), 3),
        Column(pen.say(TODAY), 1, "blank"),
        Column(pen.say(GOAL), 1, "blank"),
    )
    rows = (
        TableRow((pen.inline(one.name), (), ()), origin=one.origin("name")) for one in blueprint.competences.values()
    )
    return Table(columns, tuple(rows), origin="competences")
