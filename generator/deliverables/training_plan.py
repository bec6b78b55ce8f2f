"""``training-plan``: what a team learns next, because of what, and by which sign one sees that it helped.

The document is for whoever trains; the workbook is filled in: competences rated, trainings planned, conversations
observed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Skeleton
from generator.blueprint.model.people import Competence, TrainingItem
from generator.blueprint.model.winloss import Change
from generator.documents.blocks import Block, Bullets, Heading
from generator.documents.workbook import (
    Cell,
    CellFormula,
    Chart,
    ChoiceList,
    Highlight,
    Result,
    SheetRow,
    TableSheet,
    TextSheet,
)
from generator.locale import Label

from .columns import Col, sheet_columns, sheet_row, sheet_rows, table
from .due_states import lights, result, state
from .examples import MARK, example, not_an_example, numbers, sample
from .internal_pen import InternalPen
from .onboarding import GROUPS
from .paper import Paper
from .reference_date import counted_from, today
from .rollout import FORMS, training

ID = "training-plan"
_PLAN_ROWS, _OBSERVATION_ROWS = 40, 200
_UNNAMED = 3
"""Columns for salespeople where the company has named none."""
_TOO_LOW = 3
"""A mean of marks from 1 to 5 below which a competence is a topic of training."""
_MARKS = (1, 2, 3, 4, 5)
_DAYS_AHEAD = 14
"""When the example is held."""


# --- the document ---------------------------------------------------------------------------------


def urgent(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """The changes that do not wait, with the training that serves each."""
    waiting = _urgent(blueprint)
    if waiting:
        yield table(
            waiting,
            pen,
            Col("finding", Label("Finding"), 3, lambda one: one.finding),
            Col("decision", Label("Decision"), 3, lambda one: one.decision or "–"),
            Col("owner", Label("Accountable"), 1.4, lambda one: pen.words(pen.role(one.owner) if one.owner else "–")),
            Col("due", Label("Due", "win-loss-guide"), 1.2, lambda one: pen.date(one.due) or "–"),
            Col(
                "training", Label("Training", "training-plan"), 2, lambda one: "; ".join(_topics(one, blueprint)) or "–"
            ),
            origin="changes",
        )


def _urgent(blueprint: Blueprint) -> list[Change]:
    return [one for one in blueprint.changes.values() if one.urgent and one.status != "rejected"]


def _topics(change: Change, blueprint: Blueprint) -> list[str]:
    return [one.topic for one in blueprint.training.values() if one.change == change.id]


def observation(blueprint: Blueprint, pen: InternalPen) -> Iterator[Block]:
    """Where the card of each conversation is, by which it is observed."""
    observed = [one for one in blueprint.skeletons.values() if one.rubric]
    if observed:
        yield Heading(2, pen.words(pen.say("Observation cards")), "observation")
        yield Bullets(tuple(pen.paper(f"skeleton-{one.id}", "rubric", pen.inline(one.title)) for one in observed))


# --- the workbook ---------------------------------------------------------------------------------


def about(blueprint: Blueprint, pen: InternalPen) -> Iterator[TextSheet]:
    """The instructions, and the day that counts as today."""
    yield TextSheet("about", "", blueprint.papers[ID].title, values=(today(blueprint, pen),))


def competences(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a competence, a column for each who sells; the mean shows what to train."""
    if not blueprint.competences:
        return
    people = tuple(_people(blueprint, pen))
    marks = ",".join(f"{{{person.id}}}" for person in people)
    mean = f'IF(COUNT({marks})=0,"",ROUND(AVERAGE({marks}),1))'
    columns: tuple[Col[Competence, Cell], ...] = (
        Col("group", Label("Group"), 20, lambda one: pen.say(GROUPS[one.group])),
        Col("competence", Label("Competence"), 38, lambda one: pen.bare(one.name)),
        *people,
        Col("mean", Label("Average"), 12, _nothing_yet, "number", formula=mean),
    )
    rows = sheet_rows(blueprint.competences.values(), columns)
    low = Highlight("mean", f'AND({{mean}}<>"",{{mean}}<{_TOO_LOW})', "warning")
    bars = Chart(pen.say("Competences, average"), "competence", ("mean",), pen.say("Average, 1 to 5"), "bars", most=5)
    yield TableSheet(
        "competences",
        "",
        sheet_columns(columns, pen),
        rows,
        highlights=(low,),
        freeze=2,
        landscape=False,
        charts=(bars,),
    )


def _people(blueprint: Blueprint, pen: InternalPen) -> Iterator[Col[Competence, Cell]]:
    """Those who sell, by name; a few columns without a name where the company has given none."""
    named = [one for one in blueprint.people.values() if "salesperson" in one.roles]
    for person in named:
        yield _marks(f"person-{person.id}", pen.bare(person.name), person.origin("name"))
    for number in range(1, 1 + (0 if named else _UNNAMED)):
        yield _marks(f"person-{number}", pen.say("[[Word.salesperson]] {number}", number=number), "people")


def _marks(id_: str, name: str, origin: str) -> Col[Competence, Cell]:
    return Col(id_, name, 16, kind="integer", choices="marks", input=True, origin=origin)


def _nothing_yet(competence: Competence) -> Cell:
    return Result("")


def plan(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a training: what is planned, or an example while nothing is, and rows for what will be."""
    columns: tuple[Col[TrainingItem, Cell], ...] = (
        numbers(),
        Col("topic", Label("Topic"), 42, lambda one: pen.bare(one.topic), input=True),
        Col("form", Label("Form"), 14, lambda one: pen.say(FORMS[one.form]), choices="forms", input=True),
        Col(
            "competence",
            Label("Competence"),
            28,
            lambda one: _competence(one, blueprint, pen),
            choices=_listed(blueprint.competences, "competences"),
            input=True,
        ),
        Col("reason", Label("It follows from"), 44, lambda one: _finding(one, blueprint, pen), input=True),
        Col(
            "for",
            Label("For whom"),
            18,
            lambda one: pen.role(one.role) if one.role else None,
            choices=_listed(blueprint.roles, "roles"),
            input=True,
        ),
        Col(
            "trainer",
            Label("Led by"),
            18,
            lambda one: pen.role(one.trainer) if one.trainer else None,
            choices=_listed(blueprint.roles, "roles"),
            input=True,
        ),
        Col("on", Label("When"), 13, lambda one: one.on, "date", input=True),
        Col(
            "measure",
            Label("How we tell that it helped"),
            36,
            lambda one: pen.bare(one.measure or "") or None,
            input=True,
        ),
        Col("done", Label("Held on"), 13, kind="date", input=True),
        Col(
            "state",
            Label("On time?"),
            12,
            lambda one: result(one.on, blueprint, pen),
            formula=state("{on}", '{done}<>""', pen),
        ),
        Col("effect", Label("What came of it"), 30, input=True),
    )
    planned = sorted(blueprint.training.values(), key=lambda one: one.on or datetime.date.max)
    rows = sheet_rows(planned, columns) or (_example(blueprint, pen),)
    yield TableSheet(
        "plan", "", sheet_columns(columns, pen), rows, blank_rows=_PLAN_ROWS, highlights=lights("state", pen), freeze=2
    )


def _listed(collection: object, choices: str) -> str:
    """The list to choose from; none where the company has nothing of the kind."""
    return choices if collection else ""


def _competence(item: TrainingItem, blueprint: Blueprint, pen: InternalPen) -> str | None:
    found = blueprint.competences.get(item.competence or "")
    return pen.bare(found.name) if found else None


def _finding(item: TrainingItem, blueprint: Blueprint, pen: InternalPen) -> str | None:
    found = blueprint.changes.get(item.change or "")
    return pen.bare(found.finding) if found else None


def _example(blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """A rehearsal of the first conversation, for whoever sells."""
    whom = sample(blueprint, pen)
    first = next(iter(blueprint.skeletons.values()), None)
    cells: dict[str, Cell] = {
        "topic": pen.bare(first.title) if first else whom.product,
        "form": pen.say(FORMS["rehearsal"]),
        "reason": pen.say("a new edition of the process"),
        "for": pen.role("salesperson") if "salesperson" in blueprint.roles else None,
        "on": counted_from(whom.day, _DAYS_AHEAD),
        "state": result(whom.day + datetime.timedelta(days=_DAYS_AHEAD) if whom.day else None, blueprint, pen),
    }
    return example(cells, pen)


def urgent_rows(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """The changes that do not wait, to be ticked off."""
    columns: tuple[Col[Change, Cell], ...] = (
        Col("finding", Label("Finding"), 50, lambda one: pen.bare(one.finding)),
        Col("decision", Label("Decision"), 44, lambda one: pen.bare(one.decision or "") or None),
        Col("owner", Label("Accountable"), 20, lambda one: pen.role(one.owner) if one.owner else None),
        Col("due", Label("Due", "win-loss-guide"), 13, lambda one: one.due, "date"),
        Col(
            "training",
            Label("Training", "training-plan"),
            36,
            lambda one: "\n".join(map(pen.bare, _topics(one, blueprint))) or None,
            input=True,
        ),
        Col("done", Label("Held on"), 13, kind="date", input=True),
        Col(
            "state",
            Label("On time?"),
            12,
            lambda one: result(one.due, blueprint, pen),
            formula=state("{due}", '{done}<>""', pen),
        ),
    )
    rows = sheet_rows(_urgent(blueprint), columns)
    if rows:
        yield TableSheet("urgent", "", sheet_columns(columns, pen), rows, highlights=lights("state", pen), freeze=1)


def observations(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """A row a behaviour in a conversation that somebody listened to."""
    watched = _watched(blueprint)
    if not watched:
        return
    columns: tuple[Col[None, Cell], ...] = (
        numbers(),
        Col("date", Label("Date"), 13, kind="date", input=True),
        Col("who", Label("[[Word.salesperson]]"), 22, input=True),
        Col("talk", Label("Conversation"), 34, choices="talks", input=True),
        Col("behaviour", Label("What to watch for"), 52, choices="behaviours", input=True),
        Col("score", Label("Score 1–5"), 12, kind="integer", choices="marks", input=True),
        Col("words", Label("What was said, word for word"), 52, input=True),
    )
    rows = (_observed(watched[0], blueprint, pen),)
    yield TableSheet("observation", "", sheet_columns(columns, pen), rows, blank_rows=_OBSERVATION_ROWS, freeze=1)


@dataclass(frozen=True, slots=True)
class _Watched:
    """A behaviour that is watched for in a conversation."""

    talk: Skeleton
    behaviour: str


def _watched(blueprint: Blueprint) -> list[_Watched]:
    return [_Watched(talk, behaviour) for talk in blueprint.skeletons.values() for behaviour in talk.rubric]


def _observed(first: _Watched, blueprint: Blueprint, pen: InternalPen) -> SheetRow:
    """What is watched for first, done well."""
    whom = sample(blueprint, pen)
    cells: dict[str, Cell] = {
        "date": counted_from(whom.day),
        "who": whom.seller,
        "talk": pen.bare(first.talk.title),
        "behaviour": pen.bare(first.behaviour),
        "score": _MARKS[-2],
    }
    return example(cells, pen)


def behaviours(blueprint: Blueprint, pen: InternalPen) -> Iterator[TableSheet]:
    """What is watched for in each conversation, and how well it was done, on average."""
    its = (
        "{observation.talk[]},{talk},{observation.behaviour[]},{behaviour},"
        f"{not_an_example(f'observation.{MARK}', pen)}"
    )
    given = f'COUNTIFS({{observation.score[]}},">0",{its})'
    mean = f'IF({given}=0,"",ROUND(AVERAGEIFS({{observation.score[]}},{its}),1))'
    columns: tuple[Col[_Watched, Cell], ...] = (
        Col("talk", Label("Conversation"), 40, lambda one: pen.bare(one.talk.title)),
        Col("behaviour", Label("What to watch for"), 76, lambda one: pen.bare(one.behaviour)),
        Col("count", Label("Observations"), 14, lambda one: CellFormula(given, Result(0)), "integer"),
        Col("mean", Label("Average"), 12, lambda one: CellFormula(mean, Result("")), "number"),
    )
    rows = tuple(sheet_row(one, columns, "", one.talk.origin("rubric")) for one in _watched(blueprint))
    low = Highlight("mean", f'AND({{mean}}<>"",{{mean}}<{_TOO_LOW})', "warning")
    if rows:
        yield TableSheet("behaviours", "", sheet_columns(columns, pen), rows, highlights=(low,), freeze=2)


def choices(blueprint: Blueprint, pen: InternalPen) -> tuple[ChoiceList, ...]:
    """The lists to choose from."""
    watched = _watched(blueprint)
    talks = dict.fromkeys(pen.bare(one.talk.title) for one in watched)
    what = dict.fromkeys(pen.bare(one.behaviour) for one in watched)
    skills = dict.fromkeys(pen.bare(one.name) for one in blueprint.competences.values())
    lists: tuple[tuple[str, Label, Sequence[str | int]], ...] = (
        ("forms", Label("Form"), [pen.say(form) for form in FORMS.values()]),
        ("competences", Label("Competence"), [*skills]),
        ("roles", Label("For whom"), [pen.role(role) for role in blueprint.roles]),
        ("marks", Label("Rating"), [*_MARKS]),
        ("talks", Label("Conversation"), [*talks]),
        ("behaviours", Label("What to watch for"), [*what]),
    )
    return tuple(ChoiceList(id_, pen.say(title), tuple(values)) for id_, title, values in lists if values)


PAPER = Paper(
    ID,
    {"urgent": urgent, "plan": training, "observation": observation},
    packs=("manager",),
    sheets={
        "about": about,
        "competences": competences,
        "plan": plan,
        "urgent": urgent_rows,
        "observation": observations,
        "behaviours": behaviours,
    },
    choices=choices,
)
