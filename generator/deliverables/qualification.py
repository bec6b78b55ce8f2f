"""The qualifying framework in use: its letters with what to ask, where to write it down and what proves it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Skeleton
from generator.blueprint.model.qualification import Framework, Letter
from generator.documents.blocks import Block, Paragraph, Table
from generator.documents.inline import Inline, Run, bold
from generator.documents.workbook import Cell
from generator.locale import Label

from .columns import Col, table
from .headlines import under
from .internal_pen import InternalPen
from .sections import Shows

QUALIFYING_STAGE = "discovery"
LETTER, NAME = Label("Letter"), Label("What has to be known")
QUESTIONS, FIELD, PROOF = Label("What to ask"), Label("CRM field"), Label("Proved by")


def in_use(blueprint: Blueprint) -> Framework | None:
    """The framework that the company qualifies by; None where it has named none."""
    return blueprint.frameworks.get(blueprint.qualification.framework or "")


def proved_by(criterion: str, blueprint: Blueprint) -> list[str]:
    """What the letters stand for that an exit criterion proves, by both its ids: ``discovery.people-listed``."""
    framework = in_use(blueprint)
    return [one.name for one in framework.letters.values() if one.exit == criterion] if framework else []


# --- the handbook ---------------------------------------------------------------------------------


def _chapter(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    framework = in_use(blueprint)
    if framework and framework.letters:
        yield Paragraph((*bold(pen.words(framework.name)), *_about(framework, pen)), origin=framework.origin("name"))
        yield letters(framework, blueprint, pen)


def _about(framework: Framework, pen: InternalPen) -> Inline:
    return pen.inline(f" – {framework.about}") if framework.about else ()


def letters(framework: Framework, blueprint: Blueprint, pen: InternalPen) -> Table:
    """A row a letter."""
    columns: tuple[Col[Letter, Inline | str], ...] = (
        Col("letter", LETTER, 0.6, lambda one: bold(pen.words(one.letter))),
        Col("name", NAME, 2, lambda one: _known(one, pen)),
        Col("ask", QUESTIONS, 3, lambda one: _asked(one, blueprint, pen)),
        Col("field", FIELD, 1.2, lambda one: pen.words(pen.crm_field(one.crm_field) or "–")),
        Col("exit", PROOF, 2, lambda one: _proof(one, pen)),
    )
    return table(framework.letters.values(), pen, *columns, origin=framework.origin("letters"))


def _known(letter: Letter, pen: InternalPen) -> Inline:
    """What it stands for, and below that when it is met."""
    meaning = (Run("\n"), *pen.inline(letter.meaning)) if letter.meaning else ()
    return (*bold(pen.words(letter.name)), *meaning)


def questions(letter: Letter, blueprint: Blueprint) -> list[str]:
    """What is asked: the questions of the bank, then those in words of its own."""
    return [*(blueprint.questions[id_].text for id_ in letter.questions), *letter.ask]


def _asked(letter: Letter, blueprint: Blueprint, pen: InternalPen) -> Inline:
    lines = [pen.inline(text) for text in questions(letter, blueprint)]
    return tuple(run for line in lines for run in (Run("\n"), *line))[1:] or pen.words("–")


def _proof(letter: Letter, pen: InternalPen) -> Inline:
    if not letter.exit:
        return pen.words("–")
    stage = pen.stage(letter.exit.partition(".")[0])
    return (*pen.words(f"{stage}: "), *pen.inline(pen.exit_criterion(letter.exit)))


# --- a talk ---------------------------------------------------------------------------------------


def of_talk(skeleton: Skeleton, blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The letters, in the talks in which deals are qualified."""
    framework = in_use(blueprint)
    if framework and framework.letters and skeleton.stage == QUALIFYING_STAGE:
        title = pen.say("Qualifying: {framework}", framework=framework.name)
        yield from under(title, [letters(framework, blueprint, pen)], pen, 1, "qualifying")


# --- a sheet of the CRM's workbook ----------------------------------------------------------------


def columns(blueprint: Blueprint, pen: InternalPen) -> tuple[Col[Letter, Cell], ...]:
    """What to set up in the CRM for each letter."""
    return (
        Col("letter", LETTER, 8, lambda one: one.letter),
        Col("name", NAME, 28, lambda one: one.name),
        Col("ask", QUESTIONS, 60, lambda one: " ".join(map(pen.bare, questions(one, blueprint)))),
        Col("field", FIELD, 24, lambda one: pen.crm_field(one.crm_field) or None),
        Col("stage", Label("Gate of stage"), 24, lambda one: _gate(one, pen)),
        Col("exit", PROOF, 50, lambda one: pen.bare(pen.exit_criterion(one.exit)) or None),
    )


def _gate(letter: Letter, pen: InternalPen) -> str | None:
    return pen.stage(letter.exit.partition(".")[0]) if letter.exit else None


SHOWS: Shows[Blueprint, InternalPen] = {"qualifying": _chapter}
