"""``onboarding``: a new salesperson's first ninety days, the competences behind them, and a sheet to sign off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.people import Competence, OnboardingStep
from generator.documents.blocks import Block, FormLines, Heading, SignatureBox, Steps, Table
from generator.documents.inline import Inline
from generator.locale import Label

from .columns import Col, table
from .internal_pen import InternalPen
from .paper import Paper

GROUPS = {
    "product": Label("[[Word.product]] and industry"),
    "sales": Label("Selling"),
    "people": Label("People"),
}


def part(blueprint: Blueprint, pen: InternalPen, after: int, last: int) -> Iterator[Block]:
    """The steps of some days: those after one, up to another."""
    steps = [step for step in blueprint.onboarding.values() if after < step.day <= last]
    if steps:
        yield table(
            sorted(steps, key=lambda step: step.day),
            pen,
            Col("day", Label("Day"), 0.6, lambda step: str(step.day), "number"),
            Col("what", Label("What"), 3.6, lambda step: (*pen.inline(step.text), *_reading(step, pen))),
            Col(
                "with", Label("With"), 1.3, lambda step: pen.words(pen.role(step.with_role) if step.with_role else "–")
            ),
            Col("sign", Label("How you can tell"), 2.6, lambda step: step.shows or "–"),
            Col("seen", Label("Seen"), 0.9, kind="check"),
            origin="onboarding",
        )


def _reading(step: OnboardingStep, pen: InternalPen) -> Inline:
    titles = tuple(replace(run, italic=True) for run in pen.papers(step.reads, ", "))
    return (*pen.words(f" {pen.say('To read')}: "), *titles) if titles else ()


def _with_whom(step: OnboardingStep, pen: InternalPen) -> Inline:
    return pen.words(pen.role(step.with_role) if step.with_role else "–")


def competences(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The competences of each group, with their levels."""
    for group, title in GROUPS.items():
        of_group = [one for one in blueprint.competences.values() if one.group == group]
        if of_group:
            yield Heading(2, pen.words(pen.say(title)), f"competences-{group}")
            yield from (block for one in of_group for block in _levels(one, pen))


def _levels(competence: Competence, pen: InternalPen) -> Iterator[Block]:
    yield Heading(3, pen.inline(competence.name), f"competence-{competence.id}", competence.path)
    if competence.levels:
        yield Steps(pen.inlines(competence.levels), competence.origin("levels"))


def summary(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Where the salesperson stands and what comes next, to be filled in by hand and signed."""
    lines = pen.say("What goes well already"), pen.say("What we work on next"), pen.say("Date of the next review")
    fields = pen.say(Label("Name", "onboarding")), pen.say("Date"), pen.say("Signature")
    parties = pen.say("[[Word.salesperson]]"), pen.say("Mentor")
    yield Heading(1, pen.words(pen.say("Summing up")), "summing-up")
    if blueprint.competences:
        yield _ratings(blueprint, pen)
    yield FormLines(tuple(map(pen.words, lines)), 2)
    yield SignatureBox(tuple((pen.words(who), fields) for who in parties))


def _ratings(blueprint: Blueprint, pen: InternalPen) -> Table:
    return table(
        blueprint.competences.values(),
        pen,
        Col("competence", Label("Competence"), 3, lambda one: one.name),
        Col("today", Label("Today"), 1, kind="blank"),
        Col("goal", Label("In 90 days"), 1, kind="blank"),
        origin="competences",
        row_origin=lambda one: one.origin("name"),
    )


PAPER = Paper(
    "onboarding",
    {
        "day-5": partial(part, after=0, last=5),
        "day-30": partial(part, after=5, last=30),
        "day-60": partial(part, after=30, last=60),
        "day-365": partial(part, after=60, last=365),
        "competences": competences,
        "summary": summary,
    },
    made_for="onboarding",
    packs=("manager", "seller"),
)
