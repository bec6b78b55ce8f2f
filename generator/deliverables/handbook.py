"""``handbook``: the whole process in one paper – map, roles, a chapter a stage, customers, prices, terms."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.offers import Document
from generator.documents.blocks import Block, Callout, Checklist, Heading
from generator.locale import Label

from . import (
    buying,
    glossary,
    handbook_customers,
    handbook_editions,
    handbook_funnel,
    handbook_map,
    handbook_prices,
    handbook_process,
    handbook_stages,
    qualification,
    segments,
)
from .facts import facts
from .internal_pen import InternalPen
from .laws import cited
from .messages import named_message
from .paper import Paper


def _news(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    if blueprint.change_note:
        note = pen.inline(blueprint.change_note)
        yield Callout("tip", pen.say("What is new in this edition"), (note,), "change_note")


def _about(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    company = blueprint.company
    sells = pen.or_decision(company.sells, pen.say("what the company sells"), company.origin("sells"))
    yield from facts(pen, company.origin("sells"), (Label("We sell"), sells))
    yield from facts(
        pen,
        company.path,
        (Label("This process covers"), blueprint.title),
        (Label("Market"), company.market),
        (Label("How [[word.order.many]] are confirmed"), company.confirmation_channel),
        (Label("Good to know"), company.notes),
    )


def _before_sending(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """What has to be known of each paper for customers; the paper itself must not say it. Offers have a guide."""
    for paper in blueprint.documents.values():
        if paper.audience == "customer":
            yield Heading(3, pen.words(paper.title), f"before-{paper.path.replace('.', '-')}", paper.origin("title"))
            yield from _instructions(paper, blueprint, pen)


def _instructions(paper: Document, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    yield from facts(
        pen,
        paper.path,
        (Label("When"), paper.when),
        (Label("Sent with the message"), named_message(paper.covering_message, pen)),
        (Label("Where it is written"), cited(paper.laws, blueprint, pen)),
    )
    if paper.instructions:
        yield Checklist(pen.inlines(paper.instructions), paper.origin("instructions"))


PAPER = Paper(
    "handbook",
    {
        "news": _news,
        "about": _about,
        **handbook_map.SHOWS,
        **handbook_funnel.SHOWS,
        **handbook_process.SHOWS,
        "buying": buying.phases,
        "stages": handbook_stages.chapters,
        **qualification.SHOWS,
        **handbook_customers.SHOWS,
        **segments.SHOWS,
        **handbook_prices.SHOWS,
        "before-sending": _before_sending,
        "glossary": glossary.terms,
        **handbook_editions.SHOWS,
    },
    packs=("manager",),
    cover=True,
    contents=True,
    searchable=True,
)
